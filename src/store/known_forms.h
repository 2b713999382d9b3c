// The forms registered with a store, by id, and which of their answers are sealed. Private to this room.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "base/error.h"
#include "form/form.h"
#include "store/sealed_paths.h"

namespace gongjian::store {

struct KnownForm {
    form::Form form;
    SealedPaths paths;
};

class KnownForms {
public:
    void Add(const form::Form& form, SealedPaths paths) {
        m_forms.insert_or_assign(form.id, KnownForm{form, std::move(paths)});
    }

    /// Null if it was not registered: its cases can be read, but not written.
    const form::Form* Find(const std::string& id) const {
        const auto found = m_forms.find(id);
        return found == m_forms.end() ? nullptr : &found->second.form;
    }

    /// Whether lists of the form show sealed answers.
    bool SealsList(const std::string& id) const {
        const auto found = m_forms.find(id);
        return found != m_forms.end() && found->second.paths.SealsList(found->second.form);
    }

    const KnownForm& ForWriting(const std::string& id) const {
        const auto found = m_forms.find(id);
        if (found != m_forms.end()) return found->second;
        throw base::Error(
            base::Msg("The workspace has no usable form “{form}”, so its cases cannot be changed. Put the "
                      "form file into the forms folder and open the workspace again.",
                      {{"form", id}}));
    }

private:
    std::map<std::string, KnownForm> m_forms;
};

}  // namespace gongjian::store
