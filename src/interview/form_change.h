// A case that was filled under one version of its form and is opened under another: what becomes of each answer. Nothing is
// lost: what the new version does not ask, or what does not fit it any more, is set aside.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cases/case.h"
#include "form/form.h"

namespace gongjian::interview {

struct ChangedAnswer {
    enum class Fate {
        Converted,  ///< read as the type that the question has now
        SetAside,   ///< the question is gone, or the answer does not fit it
    };
    std::string path;  ///< "visits[2].place"
    Fate fate = Fate::Converted;
    cases::Answer before, after;  ///< `after` is Blank where it is set aside
    bool asked = false;           ///< the form still has the question
};

struct FormChange {
    std::string from, to;  ///< versions
    std::size_t kept = 0;  ///< answers that stay as they are
    std::vector<ChangedAnswer> changed;
    cases::Case adopted;  ///< the case under the new version
};

/// An answer as a person would type it, whatever its question was; a refusal and the like are empty.
std::string PlainText(const cases::Answer& answer);

/// Compares the answers of a case with a form, of whatever version. Computed answers do not count: they are computed anew.
FormChange CompareWithForm(const cases::Case& stored, const form::Form& form);

}  // namespace gongjian::interview
