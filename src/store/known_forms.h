// The forms registered with a store, by id. Private to this room.
#pragma once

#include <map>
#include <string>

#include "base/error.h"
#include "form/form.h"

namespace gongjian::store {

class KnownForms {
public:
    void Add(const form::Form& form) { m_forms.insert_or_assign(form.id, form); }

    /// Null if it was not registered: its cases can be read, but not written.
    const form::Form* Find(const std::string& id) const {
        const auto found = m_forms.find(id);
        return found == m_forms.end() ? nullptr : &found->second;
    }

    const form::Form& ForWriting(const std::string& id) const {
        if (const form::Form* form = Find(id)) return *form;
        throw base::Error(
            base::Msg("The workspace has no usable form “{form}”, so its cases cannot be changed. Put the "
                      "form file into the forms folder and open the workspace again.",
                      {{"form", id}}));
    }

private:
    std::map<std::string, form::Form> m_forms;
};

}  // namespace gongjian::store
