// Names for the rule files of tests/golden: those of the shipped form, or of a form that lies beside them.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "interview/checked_form.h"
#include "lang/names.h"

namespace gongjian::lang::testing {

inline const Names* GoldenNames(const std::string& form_id) {
    static std::map<std::string, interview::FormCheckResult> opened;
    const std::filesystem::path root(GONGJIAN_SOURCE_DIR);
    for (const auto& folder : {root / "forms", root / "tests" / "golden" / "rules"}) {
        const auto file = folder / (form_id + ".info");
        if (!opened.contains(form_id) && std::filesystem::exists(file))
            opened.emplace(form_id, interview::OpenForm(file));
    }
    const auto found = opened.find(form_id);
    return found != opened.end() && found->second.form ? &found->second.form->names : nullptr;
}

}  // namespace gongjian::lang::testing
