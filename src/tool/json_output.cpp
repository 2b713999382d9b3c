#include "tool/json_output.h"

#include <ostream>

#include "cases/answer_json.h"

namespace gongjian::tool {

void WriteJson(std::ostream& out, const Json& json) {
    out << json.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

Json DiagnosticToJson(const base::Diagnostic& diagnostic) {
    return {{"file", diagnostic.file},
            {"line", diagnostic.line},
            {"column", diagnostic.column},
            {"end_line", diagnostic.end_line},
            {"end_column", diagnostic.end_column},
            {"severity", diagnostic.severity == base::Severity::Error ? "error" : "warning"},
            {"code", diagnostic.code},
            {"message", base::Text(diagnostic.message)},
            {"hint", base::Text(diagnostic.hint)}};
}

Json AnswerJson(const cases::Answer& answer) { return Json::parse(cases::AnswerToJson(answer)); }

}  // namespace gongjian::tool
