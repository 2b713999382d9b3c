// XLSForms of a public project become forms: names, types, logic and choices as the reference converter has them.
#include "exchange/xlsform_import.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <set>

#include "exchange/xlsform_choices.h"
#include "exchange/xlsform_samples.h"
#include "form/form_loader.h"
#include "interview/checked_form.h"
#include "interview/session.h"

using namespace gongjian;
using namespace gongjian::exchange;

namespace {

ImportedForm Import(const std::string& name) {
    const std::filesystem::path path = tests::SamplePath(name);
    return ImportXlsForm(tests::SampleWorkbook(name), path.stem().string(),
                         [](const std::string&) { return std::nullopt; });
}

std::shared_ptr<const interview::CheckedForm> Checked(const ImportedForm& imported) {
    form::LoadedForm loaded = form::LoadForm(base::Source(imported.id + ".info", imported.text));
    std::string problems;
    for (const base::Diagnostic& d : loaded.diagnostics) problems += base::Render(d, nullptr);
    BOOST_REQUIRE_MESSAGE(loaded.form.has_value(), imported.report.file + ": " + problems);
    interview::FormCheckResult result = interview::CheckForm(std::move(*loaded.form));
    for (const base::Diagnostic& d : result.diagnostics) problems += base::Render(d, nullptr);
    BOOST_REQUIRE_MESSAGE(result.form != nullptr, imported.report.file + ": " + problems);
    return result.form;
}

/// One question with the relevance of its section in it.
struct Asked {
    const form::Question* question;
    bool relevant_sometimes = false;
};

void Collect(const form::Question& question, bool sometimes, std::map<std::string, Asked>& out) {
    sometimes = sometimes || !question.relevance.Empty();
    out[question.id] = {&question, sometimes};
    for (const form::Question& column : question.questions) Collect(column, sometimes, out);
}

std::map<std::string, Asked> QuestionsOf(const form::Form& form) {
    std::map<std::string, Asked> out;
    for (const form::Section& section : form.sections) {
        for (const form::Question& question : section.questions) Collect(question, !section.relevance.Empty(), out);
    }
    return out;
}

std::string IdOf(const std::string& name) {
    std::set<std::string> none;
    return MakeId(name, "q", none);
}

std::string ChoiceIdOf(const std::string& name) {
    std::set<std::string> none;
    return MakeId(name, "c_", none);
}

bool Lost(const ImportReport& report, const std::string& name) {
    return std::any_of(report.deviations.begin(), report.deviations.end(), [&](const Deviation& d) {
        return d.outcome == Outcome::Lost &&
               base::Text(base::Language::English, d.message).find(name) != std::string::npos;
    });
}

bool TypeAgrees(const std::string& xform, const form::Question& question) {
    using T = form::QuestionType;
    const T type = question.type == T::Computed ? question.computed_type : question.type;
    if (xform == "int") return type == T::Integer;
    if (xform == "decimal") return type == T::Decimal;
    if (xform == "date") return type == T::Date;
    // A calculation is a string there whatever it gives; choices are strings as well.
    return true;
}

void CompareBind(const std::string& file, pugi::xml_node bind, const std::map<std::string, Asked>& questions,
                 const ImportReport& report) {
    const std::string nodeset = bind.attribute("nodeset").value(), name = nodeset.substr(nodeset.rfind('/') + 1);
    const bool generated = name.starts_with("generated_table_list") || name.starts_with("reserved_name_for") ||
                           nodeset.find("/meta/") != std::string::npos || name.ends_with("_count");
    if (generated || bind.attribute("type").empty()) return;
    const auto found = questions.find(IdOf(name));
    BOOST_REQUIRE_MESSAGE(found != questions.end(), file + ": there is no " + name);
    const form::Question& question = *found->second.question;
    BOOST_TEST(TypeAgrees(bind.attribute("type").value(), question), file + ": " + name);
    if (!bind.attribute("relevant").empty()) {
        BOOST_TEST((found->second.relevant_sometimes || Lost(report, name)), file + ": relevance of " + name);
    }
    if (!bind.attribute("constraint").empty()) {
        const bool kept = !question.checks.empty() || question.maximum_length.has_value() || Lost(report, name);
        BOOST_TEST(kept, file + ": constraint of " + name);
    }
    if (!bind.attribute("calculate").empty()) {
        BOOST_TEST((question.type == form::QuestionType::Computed || Lost(report, name)),
                   file + ": calculation of " + name);
    }
    BOOST_TEST(question.required == (std::string(bind.attribute("required").value()) == "true()"), file + ": " + name);
}

/// Choices of the lists in <instance>, by the selects of the body.
void CompareChoices(const std::string& file, const pugi::xml_document& xform,
                    const std::map<std::string, Asked>& questions) {
    for (const pugi::xpath_node found : xform.select_nodes("//*[local-name()='select1' or local-name()='select']")) {
        const std::string ref = found.node().attribute("ref").value(), name = ref.substr(ref.rfind('/') + 1);
        const std::string nodeset = found.node().child("itemset").attribute("nodeset").value();
        const auto question = questions.find(IdOf(name));
        if (name.starts_with("reserved_name_for") || nodeset.empty() || question == questions.end()) continue;
        const std::string list = nodeset.substr(10, nodeset.find('\'', 10) - 10);
        std::vector<std::string> wanted, is;
        std::string query = "//*[local-name()='instance'][@id='";
        query.append(list).append("']/*/*/*[local-name()='name']");
        for (const pugi::xpath_node item : xform.select_nodes(query.c_str()))
            wanted.push_back(ChoiceIdOf(item.node().text().get()));
        for (const form::Category& category : question->second.question->categories) is.push_back(category.id);
        BOOST_TEST(is == wanted, file << ": choices of " << name);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(xlsform_import_tests)

BOOST_AUTO_TEST_CASE(every_valid_sample_becomes_a_form_that_passes) {
    for (const std::string& name : tests::SampleNames("valid")) {
        const ImportedForm imported = Import(name);
        BOOST_TEST(!imported.report.Refused(), ReportText(imported.report));
        Checked(imported);
    }
}

BOOST_AUTO_TEST_CASE(the_report_accounts_for_every_row_and_column) {
    for (const std::string& name : tests::SampleNames("valid")) {
        const ImportedForm imported = Import(name);
        for (const Sheet& sheet : tests::SampleWorkbook(name).sheets) {
            const auto& accounts = imported.report.sheets;
            const auto account = std::find_if(accounts.begin(), accounts.end(),
                                              [&](const SheetAccount& a) { return a.sheet == sheet.name; });
            BOOST_REQUIRE(account != accounts.end());
            if (account->outcome == Outcome::Ignored) continue;
            for (const Row& row : sheet.rows) {
                const bool known = std::any_of(account->rows.begin(), account->rows.end(),
                                               [&](const RowAccount& r) { return r.row == row.number; });
                BOOST_TEST(known, name + " " + sheet.name + " " + std::to_string(row.number));
            }
            const Row* header = sheet.FindRow(1);
            if (header != nullptr) BOOST_TEST(account->columns.size() == header->cells.size(), name + " " + sheet.name);
        }
        BOOST_TEST(nlohmann::json::accept(ReportJson(imported.report)));
    }
}

BOOST_AUTO_TEST_CASE(names_types_logic_and_choices_agree_with_the_reference) {
    std::size_t compared = 0;
    for (const std::string& name : tests::SampleNames("valid")) {
        const std::filesystem::path xml =
            tests::SamplePath("expected") / (std::filesystem::path(name).stem().string() + ".xml");
        if (!std::filesystem::exists(xml)) continue;
        pugi::xml_document xform;
        BOOST_REQUIRE(xform.load_file(xml.c_str()));
        const ImportedForm imported = Import(name);
        const auto checked = Checked(imported);
        const auto questions = QuestionsOf(checked->form);
        for (const pugi::xpath_node bind : xform.select_nodes("//*[local-name()='bind']")) {
            CompareBind(name, bind.node(), questions, imported.report);
        }
        CompareChoices(name, xform, questions);
        ++compared;
    }
    BOOST_TEST(compared >= 11u);
}

BOOST_AUTO_TEST_CASE(faulty_samples_are_refused_or_warned_of_by_cell) {
    for (const std::string& name : tests::SampleNames("faulty")) {
        const ImportedForm imported = Import(name);
        const auto& found = imported.report.deviations;
        const bool by_cell = std::any_of(found.begin(), found.end(), [](const Deviation& d) {
            return !d.sheet.empty() && d.row > 0 && d.column > 0;
        });
        BOOST_TEST(by_cell, name + "\n" + ReportText(imported.report));
        if (!imported.report.Refused()) Checked(imported);
    }
    BOOST_TEST(Import("faulty/duplicate_columns.xlsx").report.Refused());
}

BOOST_AUTO_TEST_CASE(what_is_relevant_follows_the_answers) {
    const auto form = Checked(Import("valid/tutorial.xls"));
    cases::Case opened;
    opened.form_id = form->form.id;
    interview::Session session(form, opened, base::Date{15'000}, [n = 0]() mutable { return std::to_string(++n); });
    const std::string roster = form->form.sections.front().questions.front().id;
    const auto path = [&](const std::string& id) { return *cases::ParsePath(roster + "[1]." + id); };
    session.InsertRow(roster, 0);
    session.Set(path("sex"), cases::Answer(std::string("female")));
    session.Set(path("older_than_five"), cases::Answer(std::string("yes")));
    BOOST_TEST(session.IsRelevant(path("age_in_years")));
    BOOST_TEST(!session.IsRelevant(path("age_in_months")));
    BOOST_TEST(!session.IsRelevant(path("pregnant")));  // nothing is known of the age
    session.Set(path("age_in_years"), cases::Answer(base::Decimal{20, 0}));
    BOOST_TEST(session.IsRelevant(path("pregnant")));
}

BOOST_AUTO_TEST_SUITE_END()
