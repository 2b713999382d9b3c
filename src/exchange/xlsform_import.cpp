#include "exchange/xlsform_import.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "exchange/checked_draft.h"
#include "exchange/xlsform_logic.h"
#include "exchange/xlsform_sections.h"

namespace gongjian::exchange {

namespace {

using base::Msg;

class Importer {
public:
    Importer(const Workbook& workbook, const std::string& stem, SiblingFile sibling)
        : m_workbook(workbook), m_stem(stem), m_sibling(std::move(sibling)) {
        m_result.report.file = workbook.file;
    }

    ImportedForm Run() {
        ImportReport& report = m_result.report;
        if (m_workbook.has_macros) {
            report.Add({m_workbook.sheets.front().name,
                        1,
                        1,
                        Outcome::Ignored,
                        "macros",
                        Msg("The workbook has macros. They are never run and not taken over."),
                        {}});
        }
        m_form = ReadXlsForm(m_workbook, report);
        if (!m_form.survey_sheet.empty()) Import();
        report.Settle();
        if (report.Refused()) {
            m_result.text.clear();
        } else {
            report.form = m_result.id;
        }
        return std::move(m_result);
    }

private:
    void Import() {
        ImportReport& report = m_result.report;
        const LanguageOf usual = LanguageNamed(m_form.settings.Text("default_language"));
        XlsLabels labels(usual, report);
        const auto lists = ReadChoiceLists(m_form.choices, m_form, labels, report);
        const auto external = ReadChoiceLists(m_form.external_choices, m_form, labels, report);
        SurveyTree tree = SurveyTreeBuilder(m_form, lists, external, labels, report).Run();
        const base::Language language = SpeaksChinese() ? base::Language::Chinese : base::Language::English;
        XlsLogic(tree, lists, labels, language, m_sibling, report).Run();
        DraftForm draft = Head(tree);
        draft.sections = LayOut(tree, draft.title, language, report);
        if (draft.sections.empty()) AddNote(draft);
        for (DraftSection& section : draft.sections) KeepNamesApart(section.questions);
        labels.ReportStandIns();
        m_result.id = draft.id;
        if (!report.Refused()) m_result.text = WriteCheckedForm(draft, m_form.survey_sheet, report);
    }

    bool SpeaksChinese() const {
        return std::any_of(m_form.survey.begin(), m_form.survey.end(), [](const TableRow& row) {
            const auto found = row.cells.find("label");
            return found != row.cells.end() &&
                   std::any_of(found->second.begin(), found->second.end(),
                               [](const auto& entry) { return HasChinese(entry.second.text); });
        });
    }

    DraftForm Head(const SurveyTree& tree) const {
        DraftForm draft;
        std::set<std::string> ids;
        std::string id = m_form.settings.Text("form_id");
        if (id.empty()) id = m_stem;
        draft.id = MakeId(id, "form", ids);
        draft.version = m_form.settings.Text("version");
        if (draft.version.empty()) draft.version = "1";
        std::string title = m_form.settings.Text("form_title");
        if (title.empty()) title = tree.title.empty() ? m_stem : tree.title;
        draft.title = XlsLabels::Same(title);
        draft.comments = {"Made from the XLSForm " + m_workbook.file + "."};
        return draft;
    }

    void AddNote(DraftForm& draft) {
        DraftSection section;
        section.id = "main";
        section.title = draft.title;
        DraftQuestion note;
        note.id = "empty_note";
        note.type = "note";
        note.label = {"原表没有题目", "The workbook asks nothing"};
        section.questions.push_back(std::move(note));
        draft.sections.push_back(std::move(section));
        m_result.report.Add({m_form.survey_sheet, 0, 0, Outcome::Changed, "no-questions",
                             Msg("The sheet has no questions; the form got a note."),
                             Msg("Write questions below the headers.")});
    }

    /// Rules may call a question by its label: none may be the id of another one.
    static void KeepNamesApart(std::vector<DraftQuestion>& questions) {
        std::set<std::string> ids;
        for (const DraftQuestion& question : questions) ids.insert(question.id);
        for (DraftQuestion& question : questions) {
            for (std::string* label : {&question.label.zh, &question.label.en}) {
                if (*label != question.id && ids.count(*label) != 0) *label += " (" + question.id + ")";
            }
            std::set<std::string> choices;
            for (const DraftCategory& category : question.categories) choices.insert(category.id);
            for (DraftCategory& category : question.categories) {
                for (std::string* label : {&category.label.zh, &category.label.en}) {
                    if (*label != category.id && choices.count(*label) != 0) *label += " (" + category.id + ")";
                }
            }
            KeepNamesApart(question.questions);
        }
    }

    const Workbook& m_workbook;
    std::string m_stem;
    SiblingFile m_sibling;
    XlsForm m_form;
    ImportedForm m_result;
};

}  // namespace

ImportedForm ImportXlsForm(const Workbook& workbook, const std::string& stem,
                           const std::function<std::optional<std::string>(const std::string&)>& sibling) {
    return Importer(workbook, stem, sibling).Run();
}

}  // namespace gongjian::exchange
