// Names given twice.
#include "form/name_scope.h"

namespace gongjian::form {

using base::Msg;

void NameScope::Declare(Kind kind, const std::string& name, base::Range range, base::Range owner,
                        const std::string& path) {
    if (name.empty()) return;
    const auto [entry, is_new] = m_names.emplace(name, Named{kind, range, owner});
    const Named& first = entry->second;
    if (is_new || first.owner == owner) return;
    const base::Arguments arguments = {{"name", name}, {"path", path}, {"line", m_findings.LineOf(first.range)}};
    if (kind == Kind::Id && first.kind == Kind::Id) {
        m_findings.Error(range, "duplicate-id", Msg("{path} has the id of the question in line {line}", arguments),
                         Msg("give one of the two another id"));
    } else if (kind == Kind::RuleName || first.kind == Kind::RuleName) {
        m_findings.Error(range, "duplicate-rule-name",
                         Msg("“{name}” of {path} also names the question in line {line}", arguments),
                         Msg("choose a short name that no other question has as id, label or rule name"));
    } else {
        m_findings.Warn(
            range, "duplicate-label", Msg("“{name}” of {path} also names the question in line {line}", arguments),
            Msg("make the labels differ: rules may name a question by its label, and could not tell the two apart"));
    }
}

}  // namespace gongjian::form
