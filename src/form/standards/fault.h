// What a standard finds wrong with a code: shared by all of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "form/form.h"

namespace gongjian::form {

/// One thing that is wrong with a value, and what to do about it.
struct Fault {
    std::string code;  ///< stable and one word or two: "length", "check", "organization_check"
    Severity severity = Severity::Hard;
    base::Message message;
};

/// All that is wrong, what matters most first; empty: the value meets its standard.
using Faults = std::vector<Fault>;

/// Whether nothing hard was found.
bool IsAcceptable(const Faults& faults);

}  // namespace gongjian::form
