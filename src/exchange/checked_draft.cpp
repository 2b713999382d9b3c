#include "exchange/checked_draft.h"

#include <algorithm>
#include <map>

#include "form/form_loader.h"
#include "interview/checked_form.h"

namespace gongjian::exchange {

namespace {

using base::Msg;

/// All errors of the form file.
std::vector<base::Diagnostic> Errors(const DraftForm& form, const std::string& text) {
    form::LoadedForm loaded = form::LoadForm(base::Source(form.id + ".info", text));
    std::vector<base::Diagnostic> found = std::move(loaded.diagnostics);
    if (loaded.form) {
        auto checked = interview::CheckForm(std::move(*loaded.form));
        found.insert(found.end(), checked.diagnostics.begin(), checked.diagnostics.end());
    }
    std::erase_if(found, [](const base::Diagnostic& d) { return d.severity != base::Severity::Error; });
    return found;
}

class Trimmer {
public:
    Trimmer(DraftForm& form, const std::string& sheet, ImportReport& report)
        : m_form(form), m_sheet(sheet), m_report(report) {}

    std::string Run() {
        constexpr int kMostRounds = 200;
        for (int round = 0; round < kMostRounds; ++round) {
            std::string text = WriteForm(m_form);
            const std::vector<base::Diagnostic> errors = Errors(m_form, text);
            if (errors.empty()) return text;
            bool dropped = false;
            for (const base::Diagnostic& error : errors) dropped = Drop(error) || dropped;
            Mend();
            if (dropped) continue;
            for (const base::Diagnostic& error : errors) {
                m_report.Add(
                    {m_sheet, 0, 0, Outcome::Refused, error.code,
                     Msg("The form that came out is not right: {problem}", {{"problem", base::Text(error.message)}}),
                     error.hint});
            }
            return {};
        }
        return {};
    }

private:
    bool Drop(const base::Diagnostic& error) {
        bool dropped = false;
        const auto take = [&](DraftExpression& expression, const std::string&) {
            if (expression.Empty() || expression.line != error.line) return;
            m_report.Add({m_sheet, expression.row, expression.column, Outcome::Lost, "expression-refused",
                          Msg("“{text}” does not hold in the form and is left out: {problem}",
                              {{"text", expression.text}, {"problem", base::Text(error.message)}}),
                          error.hint});
            expression = {};
            dropped = true;
        };
        for (DraftSection& section : m_form.sections) {
            take(section.relevance, "relevance");
            for (DraftQuestion& question : section.questions) ForEachExpression(question, take);
        }
        return dropped;
    }

    /// A computed question without its computation is asked; checks without a condition go.
    void Mend() {
        for (DraftSection& section : m_form.sections) {
            for (DraftQuestion& question : section.questions) Mend(question);
        }
    }
    static void Mend(DraftQuestion& question) {
        if (question.type == "computed" && question.computation.Empty()) {
            question.type = question.computed_type;
            question.computed_type.clear();
        }
        std::erase_if(question.checks, [](const DraftCheck& check) { return check.condition.Empty(); });
        for (DraftQuestion& column : question.questions) Mend(column);
    }

    DraftForm& m_form;
    std::string m_sheet;
    ImportReport& m_report;
};

}  // namespace

std::string WriteCheckedForm(DraftForm& form, const std::string& sheet, ImportReport& report) {
    return Trimmer(form, sheet, report).Run();
}

}  // namespace gongjian::exchange
