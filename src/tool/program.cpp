// The command line as a whole: global options, help, and what is said when the use was wrong.
#include "tool/program.h"

#include <algorithm>
#include <exception>
#include <ostream>

#include "base/error.h"
#include "base/text.h"
#include "present/catalogue.h"
#include "tool/command.h"

namespace gongjian::tool {
namespace {

/// The command whose own --lang is about what it writes.
constexpr std::string_view kFormatter = "fmt";

/// --lang counts before anything is said, help included.
std::optional<std::string> LanguageOption(const std::vector<std::string>& arguments) {
    static constexpr std::string_view kOption = "--lang";
    for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--" && arguments[i] != kFormatter; ++i) {
        const std::string_view argument = arguments[i];
        if (argument == kOption) return i + 1 < arguments.size() ? arguments[i + 1] : std::string();
        if (argument.starts_with(kOption) && argument.substr(kOption.size()).starts_with('=')) {
            return std::string(argument.substr(kOption.size() + 1));
        }
    }
    return std::nullopt;
}

void Translate(CLI::App& program) {
    const auto formatter = std::make_shared<CLI::Formatter>();
    formatter->label("Usage", base::Tr("Usage"));
    formatter->label("OPTIONS", base::Tr("OPTIONS"));
    formatter->label("SUBCOMMAND", base::Tr("COMMAND"));
    formatter->label("Positionals", base::Tr("Arguments"));
    formatter->label("REQUIRED", base::Tr("(required)"));
    formatter->column_width(34);
    program.formatter(formatter);
    program.option_defaults()->group(base::Tr("Options"));  // inherited by the commands
}

/// Commands of the level at which the user went wrong, for "did you mean".
std::vector<std::string> CommandNames(const CLI::App& level) {
    std::vector<std::string> names;
    for (const CLI::App* command : level.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(command->get_name());
    }
    return names;
}

/// CLI11's findings in our words and the user's language.
base::Message WordsOf(const CLI::ParseError& error, const std::vector<std::string>& arguments, const CLI::App& level) {
    const std::string text = error.what();
    const std::string kind = error.get_name();
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {  // its name is that of the command
        // CLI11 lists what was left over in reverse.
        const auto left = std::find_if(arguments.begin(), arguments.end(),
                                       [&](const std::string& argument) { return text.ends_with(" " + argument); });
        const std::string word = left == arguments.end() ? text : *left;
        const auto commands = CommandNames(level);
        const auto near = base::Nearest(word, commands);
        if (!commands.empty() && !near.empty()) {
            return base::Msg("There is no command “{word}”. Did you mean “{near}”?",
                             {{"word", word}, {"near", near.front()}});
        }
        if (!commands.empty() && !word.starts_with('-')) {
            return base::Msg("There is no command “{word}”.", {{"word", word}});
        }
        return base::Msg("“{word}” was not expected here.", {{"word", word}});
    }
    if (kind == "RequiredError") {
        return base::Msg("{what} is missing.", {{"what", text.substr(0, text.find(" is required"))}});
    }
    if (kind == "ArgumentMismatch") {
        return base::Msg("{option} needs a value.", {{"option", text.substr(0, text.find(':'))}});
    }
    return base::Msg("{text}.", {{"text", text}});
}

const CLI::App& DeepestChosen(const CLI::App& program) {
    const CLI::App* level = &program;
    while (!level->get_subcommands().empty()) level = level->get_subcommands().front();
    return *level;
}

std::string FullName(const CLI::App& level) {
    const CLI::App* parent = level.get_parent();
    return parent == nullptr ? level.get_name() : FullName(*parent) + " " + level.get_name();
}

void Say(Surroundings& surroundings, const base::Message& message) {
    surroundings.err << "gj: " << base::Text(message) << "\n";
}

int SayWrongUse(Surroundings& surroundings, const base::Message& message, const CLI::App& level) {
    Say(surroundings, message);
    surroundings.err << base::Tr("“{command} --help” shows how it is used.", {{"command", FullName(level)}}) << "\n";
    return kWrongUse;
}

void AddCommands(CLI::App& program, Chosen& chosen) {
    AddCheck(program, chosen);
    AddTest(program, chosen);
    AddFormat(program, chosen);
    AddFill(program, chosen);
    AddScore(program, chosen);
    AddRank(program, chosen);
    AddCompare(program, chosen);
    AddInit(program, chosen);
    AddKey(program, chosen);
    AddCase(program, chosen);
    AddForm(program, chosen);
}

/// Runs the chosen command; what it throws becomes words and a code.
int RunChosen(const Chosen& chosen, Surroundings& surroundings, const CLI::App& level) {
    try {
        return chosen(surroundings);
    } catch (const Stop& stop) {
        if (stop.code == kWrongUse) return SayWrongUse(surroundings, stop.message, level);
        Say(surroundings, stop.message);
        return stop.code;
    } catch (const base::Error& error) {
        Say(surroundings, error.Words());
    } catch (...) {
        surroundings.err << "gj: " << base::DescribeCurrentException() << "\n";
    }
    return kFailed;
}

int ParseAndRun(const std::vector<std::string>& arguments, Surroundings& surroundings) {
    CLI::App program(base::Tr("Gongjian: checks forms and scoring rules, scores and ranks, keeps cases."), "gj");
    Translate(program);
    program.set_help_flag("-h,--help", base::Tr("Show this help and end"));
    program.set_version_flag("--version", "gj " GONGJIAN_VERSION, base::Tr("Show the version and end"));
    std::string language;
    program.add_option("--lang", language, base::Tr("Language of what is said: zh or en"))->type_name("zh|en");
    program.footer(
        base::Tr("Exit codes: 0 done, 1 errors were found in what was given, 2 wrong use, 3 the "
                 "environment failed.\n“gj COMMAND --help” has examples."));
    Chosen chosen;
    AddCommands(program, chosen);
    try {
        program.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::Success& wish) {  // --help, --version
        return program.exit(wish, surroundings.out, surroundings.err);
    } catch (const CLI::ParseError& error) {
        const CLI::App& level = DeepestChosen(program);
        return SayWrongUse(surroundings, WordsOf(error, arguments, level), level);
    }
    if (!language.empty() && !present::LanguageFromName(language)) {
        return SayWrongUse(surroundings, base::Msg("“{text}” is not a language. Take zh or en.", {{"text", language}}),
                           program);
    }
    if (!chosen) {
        const CLI::App& level = DeepestChosen(program);
        surroundings.err << level.help(level.get_parent() == nullptr ? "" : FullName(*level.get_parent()));
        return kWrongUse;
    }
    return RunChosen(chosen, surroundings, DeepestChosen(program));
}

}  // namespace

int RunProgram(const std::vector<std::string>& arguments, Surroundings& surroundings) {
    if (const auto name = LanguageOption(arguments)) {
        if (const auto language = present::LanguageFromName(*name)) base::SetLanguage(*language);
    }
    int code = kFailed;
    try {
        code = ParseAndRun(arguments, surroundings);
    } catch (...) {
        surroundings.err << "gj: " << base::DescribeCurrentException() << "\n";
    }
    surroundings.out.flush();
    if (!surroundings.out) {
        Say(surroundings,
            base::Msg("The output could not be written to its end: its reader has gone, or the disk is full."));
        return kFailed;
    }
    return code;
}

}  // namespace gongjian::tool
