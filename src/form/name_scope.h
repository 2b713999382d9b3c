// The names by which rules and expressions call the questions of one level (a form, or one roster): ids, Chinese labels and
// short rule names. Reports names that are given twice.
#pragma once

#include <map>
#include <string>

#include "form/findings.h"

namespace gongjian::form {

class NameScope {
public:
    explicit NameScope(Findings& findings) : m_findings(findings) {}

    enum class Kind { Id, Label, RuleName };

    /// Enters a name of the question whose entry begins at `owner`. Two ids or a rule name that is something else's name
    /// are errors; two equal labels are a warning, since the ids still tell the questions apart.
    void Declare(Kind kind, const std::string& name, base::Range range, base::Range owner, const std::string& path);

private:
    struct Named {
        Kind kind;
        base::Range range;
        base::Range owner;
    };
    Findings& m_findings;
    std::map<std::string, Named> m_names;
};

}  // namespace gongjian::form
