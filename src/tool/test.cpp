// gj test: the tests that stand in rule files.
#include <algorithm>
#include <memory>
#include <ostream>

#include "base/text.h"
#include "tool/command.h"
#include "tool/json_output.h"
#include "tool/rule_hints.h"
#include "tool/rule_tests.h"
#include "tool/rules_input.h"

namespace gongjian::tool {
namespace {

struct TestOptions {
    std::vector<std::string> rules;
    std::string forms;
    bool hints = false;
    bool json = false;
};

struct FileReport {
    std::string file;
    RuleTestReport report;
    HintReport hints = {};
};

/// Tests are run as of the end of the rules' period, so that they mean the same next year.
base::Date DayOfTests(const lang::RuleSetInfo& rules, const Surroundings& surroundings) {
    if (rules.period_to) return *rules.period_to;
    if (rules.period_from) return *rules.period_from;
    return AsOf(surroundings, "");
}

Json HintsToJson(const std::vector<FileReport>& files) {
    Json hints = Json::array();
    for (const FileReport& file : files) {
        for (const RuleHint& hint : file.hints.hints) {
            hints.push_back({{"file", file.file},
                             {"line", hint.line},
                             {"column", hint.column},
                             {"text", hint.text},
                             {"mutant", hint.mutant},
                             {"message", base::Text(hint.message)},
                             {"example", hint.example.Empty() ? "" : base::Text(hint.example)}});
        }
    }
    return hints;
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

void PrintHints(std::ostream& out, const FileReport& file) {
    for (const RuleHint& hint : file.hints.hints) {
        out << base::Tr(
                   "hint  {file}:{line}  {message}",
                   {{"file", file.file}, {"line", std::to_string(hint.line)}, {"message", base::Text(hint.message)}})
            << "\n";
        if (!hint.example.Empty()) out << "        " << base::Text(hint.example) << "\n";
    }
}

/// On a terminal one line says how far the work is, and is gone afterwards.
HintReport HintsOf(const OpenedRules& opened, const RuleTestReport& report, Surroundings& surroundings) {
    const lang::RuleSetInfo& info = opened.rules->Info();
    const bool failed =
        std::any_of(report.tests.begin(), report.tests.end(), [](const TestOutcome& test) { return !test.passed; });
    if (failed || report.tests.empty()) {
        surroundings.err << (failed ? base::Tr("{file}: hints are given once all tests pass.", {{"file", info.file}})
                                    : base::Tr("{file}: no tests, so no hints: nothing would be noticed.",
                                               {{"file", info.file}}))
                         << "\n";
        return {};
    }
    std::size_t width = 0;
    const auto show = [&](const std::string& text) {
        surroundings.err << "\r" << base::PadRight(text, static_cast<int>(width)) << "\r" << text << std::flush;
        width = static_cast<std::size_t>(base::DisplayWidth(text));
    };
    const HintReport hints = FindHints(opened, DayOfTests(info, surroundings), [&](std::size_t done, std::size_t all) {
        if (!surroundings.err_is_terminal || done % 10 != 0) return;
        show(base::Tr("trying changes: {done} of {all}",
                      {{"done", std::to_string(done)}, {"all", std::to_string(all)}}));
    });
    if (width > 0) show("");
    if (hints.tried < hints.all) {
        surroundings.err << base::Tr("{file}: {tried} of {all} changes were tried; the rest would have taken too long.",
                                     {{"file", info.file},
                                      {"tried", std::to_string(hints.tried)},
                                      {"all", std::to_string(hints.all)}})
                         << "\n";
    }
    return hints;
}

int Test(const TestOptions& options, Surroundings& surroundings) {
    std::vector<FileReport> files;
    for (const std::string& name : options.rules) {
        const OpenedRules opened = OpenRules(name, {options.forms, {}}, surroundings);
        const lang::RuleSetInfo& info = opened.rules->Info();
        files.push_back({info.file, RunRuleTests(opened, DayOfTests(info, surroundings))});
        if (options.hints) files.back().hints = HintsOf(opened, files.back().report, surroundings);
    }
    long tests = 0, failed = 0;
    std::size_t clauses = 0, unreached = 0;
    for (const FileReport& file : files) {
        if (!options.json) {
            PrintTests(surroundings.out, file);
            PrintHints(surroundings.out, file);
        }
        for (const TestOutcome& test : file.report.tests) ++tests, failed += test.passed ? 0 : 1;
        clauses += file.report.clauses;
        unreached += file.report.unreached.size();
    }
    if (options.json) {
        Json json = ToJson(files);
        if (options.hints) json["hints"] = HintsToJson(files);
        WriteJson(surroundings.out, json);
    }
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
                                   "  gj test rules/village_committee.rules --hints\n"
                                   "  gj test rules/*.rules --json");
    command->add_option("RULES", options->rules, base::Tr("Rule files"))->required()->type_name("");
    command->add_option("--forms", options->forms, base::Tr("Folder in which forms are looked for first"))
        ->type_name("DIR");
    command->add_flag("--hints", options->hints, base::Tr("Also name changes of the rules that no test would notice"));
    command->add_flag("--json", options->json, base::Tr("Print tests and coverage as JSON"));
    command->callback([options, &chosen] {
        chosen = [options](Surroundings& surroundings) { return Test(*options, surroundings); };
    });
}

}  // namespace gongjian::tool
