// gj test: the tests that stand in rule files.
#include <memory>
#include <ostream>

#include "tool/command.h"
#include "tool/json_output.h"
#include "tool/rule_tests.h"
#include "tool/rules_input.h"

namespace gongjian::tool {
namespace {

struct TestOptions {
    std::vector<std::string> rules;
    std::string forms;
    bool json = false;
};

struct FileReport {
    std::string file;
    RuleTestReport report;
};

/// Tests are run as of the end of the rules' period, so that they mean the same next year.
base::Date DayOfTests(const lang::RuleSetInfo& rules, const Surroundings& surroundings) {
    if (rules.period_to) return *rules.period_to;
    if (rules.period_from) return *rules.period_from;
    return AsOf(surroundings, "");
}

Json ToJson(const std::vector<FileReport>& files) {
    Json tests = Json::array(), unreached = Json::array();
    std::size_t clauses = 0;
    for (const FileReport& file : files) {
        clauses += file.report.clauses;
        for (const TestOutcome& test : file.report.tests) {
            Json expected = Json::object(), actual = Json::object();
            for (const TestComparison& one : test.comparisons) {
                expected[one.target] = one.is_list ? Json(one.expected_list) : Json(one.expected);
                actual[one.target] = one.is_list ? Json(one.actual_list) : Json(one.actual);
            }
            tests.push_back({{"name", test.name}, {"passed", test.passed}, {"expected", expected}, {"actual", actual}});
        }
        for (const ClausePlace& clause : file.report.unreached) {
            unreached.push_back({{"file", file.file}, {"line", clause.line}, {"text", clause.text}});
        }
    }
    const std::size_t reached = clauses - unreached.size();
    return {{"tests", tests}, {"clauses", {{"total", clauses}, {"reached", reached}, {"unreached", unreached}}}};
}

std::string Shown(bool is_list, const std::string& text, const std::vector<std::string>& list) {
    if (!is_list) return text.empty() ? base::Tr("nothing") : text;
    std::string joined;
    for (const std::string& one : list) joined += (joined.empty() ? "" : base::Tr(", ")) + one;
    return joined.empty() ? base::Tr("nothing") : joined;
}

void PrintTests(std::ostream& out, const FileReport& file) {
    for (const TestOutcome& test : file.report.tests) {
        out << (test.passed ? base::Tr("passed") : base::Tr("FAILED")) << "  " << file.file << ":" << test.line << "  "
            << test.name << "\n";
        for (const TestComparison& one : test.comparisons) {
            if (one.met) continue;
            out << "        "
                << base::Tr("{target}: expected {expected}, is {actual}",
                            {{"target", one.target},
                             {"expected", Shown(one.is_list, one.expected, one.expected_list)},
                             {"actual", Shown(one.is_list, one.actual, one.actual_list)}})
                << "\n";
        }
    }
    for (const ClausePlace& clause : file.report.unreached) {
        out << base::Tr("no test reaches  {file}:{line}  {text}",
                        {{"file", file.file}, {"line", std::to_string(clause.line)}, {"text", clause.text}})
            << "\n";
    }
}

int Test(const TestOptions& options, Surroundings& surroundings) {
    std::vector<FileReport> files;
    for (const std::string& name : options.rules) {
        const OpenedRules opened = OpenRules(name, {options.forms, {}}, surroundings);
        const lang::RuleSetInfo& info = opened.rules->Info();
        files.push_back({info.file, RunRuleTests(opened, DayOfTests(info, surroundings))});
    }
    long tests = 0, failed = 0;
    std::size_t clauses = 0, unreached = 0;
    for (const FileReport& file : files) {
        if (!options.json) PrintTests(surroundings.out, file);
        for (const TestOutcome& test : file.report.tests) ++tests, failed += test.passed ? 0 : 1;
        clauses += file.report.clauses;
        unreached += file.report.unreached.size();
    }
    if (options.json) WriteJson(surroundings.out, ToJson(files));
    surroundings.err << base::Tr("{tests}, {failed} failed; {reached} of {clauses} clauses reached.",
                                 {{"tests", base::TrN("{n} test", "{n} tests", tests)},
                                  {"failed", std::to_string(failed)},
                                  {"reached", std::to_string(clauses - unreached)},
                                  {"clauses", std::to_string(clauses)}})
                     << "\n";
    return failed > 0 ? kFound : kDone;
}

}  // namespace

void AddTest(CLI::App& program, Chosen& chosen) {
    const auto options = std::make_shared<TestOptions>();
    CLI::App* command = AddCommand(program, "test", base::Tr("Run the tests that stand in rule files"),
                                   "  gj test rules/village_committee.rules\n"
                                   "  gj test rules/*.rules --json");
    command->add_option("RULES", options->rules, base::Tr("Rule files"))->required()->type_name("");
    command->add_option("--forms", options->forms, base::Tr("Folder in which forms are looked for first"))
        ->type_name("DIR");
    command->add_flag("--json", options->json, base::Tr("Print tests and coverage as JSON"));
    command->callback([options, &chosen] {
        chosen = [options](Surroundings& surroundings) { return Test(*options, surroundings); };
    });
}

}  // namespace gongjian::tool
