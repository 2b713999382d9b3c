#include "tool/json_output.h"

#include <ostream>

#include "cases/answer_json.h"

namespace gongjian::tool {

void WriteJson(std::ostream& out, const Json& json) {
    out << json.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

Json FixToJson(const base::Fix& fix) {
    return {{"title", base::Text(fix.title)}, {"line", fix.line}, {"column", fix.column}, {"end_line", fix.end_line},
            {"end_column", fix.end_column},   {"text", fix.text}};
}

Json DiagnosticToJson(const base::Diagnostic& diagnostic) {
    Json fixes = Json::array();
    for (const base::Fix& fix : diagnostic.fixes) fixes.push_back(FixToJson(fix));
    return {{"file", diagnostic.file},
            {"line", diagnostic.line},
            {"column", diagnostic.column},
            {"end_line", diagnostic.end_line},
            {"end_column", diagnostic.end_column},
            {"severity", diagnostic.severity == base::Severity::Error ? "error" : "warning"},
            {"code", diagnostic.code},
            {"message", base::Text(diagnostic.message)},
            {"hint", base::Text(diagnostic.hint)},
            {"fixes", fixes}};
}

Json AnswerJson(const cases::Answer& answer) { return Json::parse(cases::AnswerToJson(answer)); }

}  // namespace gongjian::tool
