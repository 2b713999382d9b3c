// The form block and its sections; finding and reading files.
#include "form/form_loader.h"

#include <array>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "base/fingerprint.h"
#include "base/text.h"
#include "form/findings.h"
#include "form/info_tree.h"
#include "form/name_scope.h"
#include "form/node_reader.h"
#include "form/question_reader.h"

namespace gongjian::form {

namespace {

using base::Msg;

constexpr std::array kFileKeys = {KeyRule{"form", Shape::Named}};

constexpr std::array kFormKeys = {
    KeyRule{"version", Shape::Value},       KeyRule{"title", Shape::Block},
    KeyRule{"unit_question", Shape::Value}, KeyRule{"key_questions", Shape::List},
    KeyRule{"list_questions", Shape::List}, KeyRule{"section", Shape::Named},
    KeyRule{"check", Shape::Named},
};

constexpr std::array kSectionKeys = {KeyRule{"title", Shape::Block}, KeyRule{"relevance", Shape::Value},
                                     KeyRule{"question", Shape::Named}, KeyRule{"roster", Shape::Named}};

Section ReadSection(Findings& findings, NameScope& names, CheckCodes& codes, const InfoNode& node) {
    Section section;
    section.id = ReadId(findings, node, "form");
    const NodeReader reader(findings, node, section.id.empty() ? "section" : section.id);
    const base::Source::Position at = findings.Source().At(node.key_range.begin);
    section.place = {findings.Source().Name(), at.line, at.column, reader.Path()};
    reader.CheckKeys(kSectionKeys);
    section.title = reader.ReadLabel("title", true);
    section.relevance = reader.ReadExpression("relevance");
    const Surroundings around{findings, names, codes, reader.Path(), ""};
    for (const InfoNode& child : node.children) {
        if (child.key == "question" || child.key == "roster") section.questions.push_back(ReadQuestion(around, child));
    }
    if (section.questions.empty()) {
        findings.Error(reader.NameRange(), "empty-section", Msg("{path} has no questions", {{"path", reader.Path()}}),
                       Msg("add a question or a roster to it, or remove the section"));
    }
    return section;
}

void ReadSections(const NodeReader& reader, Form& form, CheckCodes& codes) {
    Findings& findings = reader.Report();
    NameScope names(findings);
    std::map<std::string, int> ids;
    for (const InfoNode& node : reader.Node().children) {
        if (node.key != "section") continue;
        form.sections.push_back(ReadSection(findings, names, codes, node));
        const std::string& id = form.sections.back().id;
        const auto [first, is_new] = ids.emplace(id, node.line);
        if (id.empty() || is_new) continue;
        findings.Error(node.value_range, "duplicate-id",
                       Msg("the section {id} has the id of the section in line {line}",
                           {{"id", id}, {"line", std::to_string(first->second)}}),
                       Msg("give one of the two another id"));
    }
    if (form.sections.empty()) {
        findings.Error(reader.NameRange(), "missing-section", Msg("the form has no sections"),
                       Msg("add at least one section with questions"));
    }
}

/// A question that the form names for units, keys or lists: top-level, and answered by one value.
void CheckNamed(const NodeReader& reader, const Form& form, std::string_view key, const Item& item) {
    const Question* question = form.Find(item.text);
    if (question == nullptr || item.text.find('.') != std::string::npos) {
        std::vector<std::string> ids;
        for (const Question* known : form.Questions()) ids.push_back(known->id);
        reader.Report().Error(item.range, "unknown-question",
                              Msg("{path} names “{id}”, which is no question of the form",
                                  {{"path", reader.PathOf(key)}, {"id", item.text}}),
                              DidYouMean(item.text, ids));
    } else if (question->IsRoster() || question->type == QuestionType::Note) {
        reader.Report().Error(item.range, "unsuitable-question",
                              Msg("{path} names “{id}”, which is not answered by one value",
                                  {{"path", reader.PathOf(key)}, {"id", item.text}}),
                              Msg("name a question outside of rosters that is answered by one value"));
    }
}

std::vector<std::string> ReadNamed(const NodeReader& reader, const Form& form, std::string_view key) {
    std::vector<std::string> ids;
    for (const Item& item : reader.ReadList(key)) {
        CheckNamed(reader, form, key, item);
        ids.push_back(item.text);
    }
    return ids;
}

Form ReadForm(Findings& findings, const InfoNode& node) {
    Form form;
    form.id = ReadId(findings, node, "form");
    const NodeReader reader(findings, node, "form");
    reader.CheckKeys(kFormKeys);
    form.version = reader.Value("version");
    if (form.version.empty()) {
        findings.Error(reader.NameRange(), "missing-version", Msg("the form has no version"),
                       Msg("add version \"2012.1\" and raise it with every change"));
    }
    form.title = reader.ReadLabel("title", true);
    CheckCodes codes;
    ReadSections(reader, form, codes);
    form.checks = ReadChecks(reader, codes, form.id);
    const std::vector<std::string> unit = ReadNamed(reader, form, "unit_question");
    if (!unit.empty()) form.unit_question = unit.front();
    form.key_questions = ReadNamed(reader, form, "key_questions");
    form.list_questions = ReadNamed(reader, form, "list_questions");
    return form;
}

/// The file's one form block, or null.
const InfoNode* FormBlock(Findings& findings, const InfoNode& root) {
    NodeReader(findings, root, "file").CheckKeys(kFileKeys);
    const InfoNode* form = root.Child("form");
    if (form == nullptr) {
        findings.Error({0, 0}, "missing-form", Msg("the file contains no form"),
                       Msg("begin with the word form and its id, and put everything into its braces"));
        return nullptr;
    }
    for (const InfoNode& other : root.children) {
        if (other.key != "form" || &other == form) continue;
        findings.Error(other.key_range, "second-form",
                       Msg("the file contains a second form; the first begins in line {line}",
                           {{"line", std::to_string(form->line)}}),
                       Msg("move it to a file of its own"));
    }
    return form;
}

}  // namespace

LoadedForm LoadForm(const base::Source& source) {
    InfoTree tree = ReadInfo(source);
    Findings findings(source, std::move(tree.diagnostics));
    LoadedForm loaded;
    const InfoNode* block = tree.readable ? FormBlock(findings, tree.root) : nullptr;
    if (block != nullptr) {
        Form form = ReadForm(findings, *block);
        form.file = source.Name();
        form.text_hash = base::Fingerprint(source.Text());
        if (!findings.HasErrors()) loaded.form = std::move(form);
    }
    loaded.diagnostics = findings.Take();
    return loaded;
}

LoadedForm LoadFormFile(const std::filesystem::path& file) {
    const base::Source source(base::PathToUtf8(file), base::ReadFile(file));
    LoadedForm loaded = LoadForm(source);
    if (loaded.form && base::PathToUtf8(file.stem()) != loaded.form->id) {
        loaded.diagnostics.push_back(
            base::At(source, {0, 0}, base::Severity::Warning, "file-name",
                     Msg("the form {id} stands in a file of another name", {{"id", loaded.form->id}}),
                     Msg("name the file {id}.info: forms are looked for by that name", {{"id", loaded.form->id}})));
        base::SortByPlace(loaded.diagnostics);
    }
    return loaded;
}

std::optional<std::filesystem::path> FindFormFile(const std::string& form_id,
                                                  const std::vector<std::filesystem::path>& folders) {
    if (!IsId(form_id)) return std::nullopt;
    for (const std::filesystem::path& folder : folders) {
        const std::filesystem::path file = folder / base::PathFromUtf8(form_id + ".info");
        std::error_code ignored;
        if (std::filesystem::is_regular_file(file, ignored)) return file;
    }
    return std::nullopt;
}

}  // namespace gongjian::form
