#include "tool/violations.h"

#include <algorithm>
#include <ostream>

namespace gongjian::tool {

Json ViolationsToJson(const std::vector<interview::Violation>& violations) {
    Json list = Json::array();
    for (const interview::Violation& violation : violations) {
        list.push_back({{"path", violation.path},
                        {"severity", violation.severity == form::Severity::Hard ? "hard" : "soft"},
                        {"code", violation.code},
                        {"message", violation.message.In(base::CurrentLanguage())}});
    }
    return list;
}

void PrintViolations(std::ostream& out, const std::vector<interview::Violation>& violations) {
    for (const interview::Violation& violation : violations) {
        const bool hard = violation.severity == form::Severity::Hard;
        out << "  " << (hard ? base::Tr("error") : base::Tr("warning")) << " " << violation.path << " ["
            << violation.code << "]: " << violation.message.In(base::CurrentLanguage()) << "\n";
    }
}

bool HasHard(const std::vector<interview::Violation>& violations) {
    return std::any_of(violations.begin(), violations.end(), [](const interview::Violation& violation) {
        return violation.severity == form::Severity::Hard;
    });
}

}  // namespace gongjian::tool
