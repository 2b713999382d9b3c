// The form block and its sections; finding and reading files.
#include "form/form_loader.h"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "base/fingerprint.h"
#include "base/text.h"
#include "form/code_list.h"
#include "form/findings.h"
#include "form/form_header.h"
#include "form/includes.h"
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
    KeyRule{"check", Shape::Named},         KeyRule{"purpose", Shape::Block},
    KeyRule{"basis", Shape::Block},         KeyRule{"notice", Shape::Block},
    KeyRule{"retention", Shape::Block},     KeyRule{"unit", Shape::Value},
    KeyRule{"round", Shape::Value},
};

constexpr std::array kSectionKeys = {KeyRule{"title", Shape::Block}, KeyRule{"relevance", Shape::Value},
                                     KeyRule{"question", Shape::Named}, KeyRule{"roster", Shape::Named}};

/// What the sections of a form share while they are read.
struct FormReading {
    Findings& findings;
    NameScope& names;
    CheckCodes& codes;
    CodeLists& lists;
    std::vector<ParentUse>& parents;
};

Section ReadSection(const FormReading& reading, const InfoNode& node) {
    Findings& findings = reading.findings;
    Section section;
    section.id = ReadId(findings, node, "form");
    const NodeReader reader(findings, node, section.id.empty() ? "section" : section.id);
    section.place = findings.PlaceOf(node.key_range.begin, reader.Path());
    reader.CheckKeys(kSectionKeys);
    section.title = reader.ReadLabel("title", true);
    section.relevance = reader.ReadExpression("relevance");
    const Surroundings around{findings,      reading.names,   reading.names, reading.codes,
                              reading.lists, reading.parents, reader.Path(), ""};
    for (const InfoNode& child : node.children) {
        if (child.key == "question" || child.key == "roster") section.questions.push_back(ReadQuestion(around, child));
    }
    if (section.questions.empty()) {
        findings.Error(reader.NameRange(), "empty-section", Msg("{path} has no questions", {{"path", reader.Path()}}),
                       Msg("add a question or a roster to it, or remove the section"));
    }
    return section;
}

void ReadSections(const NodeReader& reader, Form& form, CheckCodes& codes, CodeLists& lists) {
    Findings& findings = reader.Report();
    NameScope names(findings);
    std::vector<ParentUse> parents;
    const FormReading reading{findings, names, codes, lists, parents};
    std::map<std::string, base::Range> ids;
    for (const InfoNode& node : reader.Node().children) {
        if (node.key != "section") continue;
        form.sections.push_back(ReadSection(reading, node));
        const std::string& id = form.sections.back().id;
        const auto [first, is_new] = ids.emplace(id, node.key_range);
        if (id.empty() || is_new) continue;
        findings.Error(node.value_range, "duplicate-id",
                       Msg("the section {id} has the id of the section in line {line}",
                           {{"id", id}, {"line", findings.LineOf(first->second)}}),
                       Msg("give one of the two another id"));
    }
    if (form.sections.empty()) {
        findings.Error(reader.NameRange(), "missing-section", Msg("the form has no sections"),
                       Msg("add at least one section with questions"));
    }
    CheckParents(findings, form, parents);
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

Form ReadForm(Findings& findings, const InfoNode& node, CodeLists& lists) {
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
    ReadSections(reader, form, codes, lists);
    form.checks = ReadChecks(reader, codes, form.id);
    const std::vector<std::string> unit = ReadNamed(reader, form, "unit_question");
    if (!unit.empty()) form.unit_question = unit.front();
    form.key_questions = ReadNamed(reader, form, "key_questions");
    form.list_questions = ReadNamed(reader, form, "list_questions");
    ReadHeader(reader, form);
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

/// Findings of the code lists that a form uses, and their texts.
void TakeLists(const CodeLists& lists, Findings& findings, std::string& text) {
    for (const auto& [name, entry] : lists.Entries()) {
        findings.Add(entry.diagnostics);
        text += '\0' + entry.list.text;
    }
}

bool BeginsBlock(const InfoNode& root) {
    static constexpr std::array<std::string_view, 5> kBegins = {"section", "question", "roster", "check", "include"};
    return !root.children.empty() &&
           std::find(kBegins.begin(), kBegins.end(), root.children.front().key) != kBegins.end();
}

}  // namespace

LoadedForm LoadForm(const base::Source& source, const FormPlaces& places) {
    InfoTree tree = ReadInfo(source);
    Findings findings(source, std::move(tree.diagnostics));
    LoadedForm loaded;
    const InfoNode* block = tree.readable ? FormBlock(findings, tree.root) : nullptr;
    if (block != nullptr) {
        ExpandIncludes(findings, tree.root, places.folder);
        CodeLists lists(places.forms_folders);
        Form form = ReadForm(findings, *block, lists);
        form.file = source.Name();
        std::string text = findings.AllText();
        TakeLists(lists, findings, text);
        form.text_hash = base::Fingerprint(text);
        if (!findings.HasErrors()) loaded.form = std::move(form);
    }
    loaded.diagnostics = findings.Take();
    return loaded;
}

FormPlaces PlacesOf(const std::filesystem::path& file, const std::vector<std::filesystem::path>& folders) {
    std::error_code error;
    const std::filesystem::path absolute = std::filesystem::absolute(file, error);
    FormPlaces places{(error ? file : absolute).lexically_normal().parent_path(), {}};
    std::filesystem::path ancestor = places.folder;
    places.forms_folders.push_back(ancestor);
    for (;; ancestor = ancestor.parent_path()) {
        places.forms_folders.push_back(ancestor / "forms");
        if (ancestor == ancestor.parent_path()) break;
    }
    places.forms_folders.insert(places.forms_folders.end(), folders.begin(), folders.end());
    return places;
}

bool IsSharedBlock(const base::Source& source) {
    const InfoTree tree = ReadInfo(source);
    return tree.readable && BeginsBlock(tree.root);
}

std::vector<base::Diagnostic> CheckSharedBlock(const base::Source& source, const FormPlaces& places) {
    InfoTree tree = ReadInfo(source);
    Findings findings(source, std::move(tree.diagnostics));
    if (tree.readable) {
        // The entries as they would stand in a form: sections in it, questions in a section of it.
        InfoNode section, form;
        section.key = "section";
        section.value = "shared";
        form.key = "form";
        for (InfoNode& node : tree.root.children) {
            const bool inside = node.key == "question" || node.key == "roster";
            (inside ? section : form).children.push_back(std::move(node));
        }
        InfoNode title;
        title.key = "title";
        for (const std::string_view language : {"zh", "en"}) {
            InfoNode text;
            text.key = language;
            text.value = source.Name();
            title.children.push_back(std::move(text));
        }
        if (!section.children.empty()) {
            section.children.push_back(std::move(title));
            form.children.push_back(std::move(section));
        }
        InfoNode root;
        root.children.push_back(std::move(form));
        ExpandIncludes(findings, root, places.folder);
        CodeLists lists(places.forms_folders);
        CheckCodes codes;
        Form checked;
        const NodeReader reader(findings, root.children.front(), "form");
        static constexpr std::array kBlockKeys = {KeyRule{"section", Shape::Named}, KeyRule{"check", Shape::Named}};
        reader.CheckKeys(kBlockKeys);
        ReadSections(reader, checked, codes, lists);
        std::string ignored;
        TakeLists(lists, findings, ignored);
    }
    return findings.Take();
}

LoadedForm LoadFormFile(const std::filesystem::path& file, const std::vector<std::filesystem::path>& folders) {
    const base::Source source(base::PathToUtf8(file), base::ReadFile(file));
    LoadedForm loaded = LoadForm(source, PlacesOf(file, folders));
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
