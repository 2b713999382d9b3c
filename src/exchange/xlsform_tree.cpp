#include "exchange/xlsform_tree.h"

#include <algorithm>

#include "base/text.h"

namespace gongjian::exchange {

using base::Msg;

SurveyTree SurveyTreeBuilder::Run() {
    m_tree.root = std::make_unique<XformElement>();
    m_tree.root->kind = XformElement::Kind::Root;
    m_at = m_tree.root.get();
    for (const TableRow& row : m_form.survey) {
        const XlsType type = ReadXlsType(row.Text("type"));
        if (type.or_other) m_with_other.insert(type.list);
    }
    for (const TableRow& row : m_form.survey) AddRow(row);
    if (m_at != m_tree.root.get()) {
        m_report.Add({m_form.survey_sheet, m_at->row->row, 0, Outcome::Refused, "group-not-closed",
                      Msg("{name} begins here and ends nowhere.", {{"name", m_at->name}}),
                      Msg("Write a row end group (or end repeat) after its last question.")});
    }
    return std::move(m_tree);
}

void SurveyTreeBuilder::Say(const TableRow& row, std::string_view column, Outcome outcome, std::string code,
                            base::Message message, base::Message hint) {
    const TableCell* cell = row.Find(column);
    m_report.Add({row.sheet, row.row, cell == nullptr ? 0 : cell->column, outcome, std::move(code), std::move(message),
                  std::move(hint)});
}

void SurveyTreeBuilder::AddRow(const TableRow& row) {
    const std::string type_text = row.Text("type");
    const std::string disabled = row.Text("disabled");
    if (disabled == "yes" || disabled == "TRUE" || disabled == "true()") {
        m_report.Account(row.sheet, row.row, Outcome::Ignored, base::Tr("disabled by its author"));
        return;
    }
    if (type_text.empty()) {
        const bool comment = row.Text("name").empty() && row.Text("label").empty();
        m_report.Account(row.sheet, row.row, Outcome::Ignored, base::Tr("comment"));
        if (!comment) {
            Say(row, "name", Outcome::Lost, "missing-type", Msg("The row has no type: it is left out."),
                Msg("Write a type such as text, integer or select_one list."));
        }
        return;
    }
    const XlsType type = ReadXlsType(type_text);
    switch (type.role) {
        case TypeRole::BeginGroup:
        case TypeRole::BeginRepeat:
        case TypeRole::BeginLoop: return AddGroup(row, type);
        case TypeRole::EndGroup:
        case TypeRole::EndRepeat:
        case TypeRole::EndLoop: return CloseGroup(row, type);
        case TypeRole::Setting:
            if (type_text.find("title") != std::string::npos) m_tree.title = row.Text("name");
            m_report.Account(row.sheet, row.row, Outcome::Kept, base::Tr("settings"));
            return;
        default: return AddQuestion(row, type);
    }
}

std::set<std::string>& SurveyTreeBuilder::Scope() {
    const XformElement* at = m_at;
    while (at->kind == XformElement::Kind::Group) at = at->parent;
    return m_taken[at];
}

std::string SurveyTreeBuilder::NameOfRow(const TableRow& row, const XlsType& type) {
    std::string name = row.Text("name");
    if (!name.empty()) return name;
    const std::string number = std::to_string(row.row);
    if (type.role == TypeRole::Note) return "generated_note_name_" + number;
    name = (type.role == TypeRole::BeginGroup || type.role == TypeRole::BeginRepeat ? "group_" : "question_") + number;
    Say(row, "type", Outcome::Changed, "missing-name",
        Msg("The row has no name; it is called {name}.", {{"name", name}}), Msg("Write a name into the column name."));
    return name;
}

XformElement& SurveyTreeBuilder::Append(const TableRow& row, XformElement::Kind kind, std::string name) {
    auto element = std::make_unique<XformElement>();
    element->kind = kind;
    element->row = &row;
    element->parent = m_at;
    if (!m_names[m_at].insert(name).second) {
        Say(row, "name", Outcome::Refused, "duplicate-name",
            Msg("The name {name} stands twice in one group.", {{"name", name}}),
            Msg("Give one of the two another name."));
    }
    const bool group = kind == XformElement::Kind::Group;
    std::set<std::string> probe;
    const std::string plain = MakeId(name, "q", probe);
    // The same name in another group: the group comes first.
    const bool clash = !group && Scope().count(plain) != 0 && m_at->kind == XformElement::Kind::Group;
    std::set<std::string> groups;
    element->draft.id = MakeId(clash              ? m_at->name + "_" + name
                               : HasChinese(name) ? "q" + std::to_string(row.row)
                                                  : name,
                               "q", group ? m_taken[nullptr] : Scope());
    if (element->draft.id != name && !row.Text("name").empty()) {
        Say(row, "name", Outcome::Changed, "name-changed",
            Msg("{name} is called {id}: ids have small letters, digits and _, begin with a letter and stand once.",
                {{"name", name}, {"id", element->draft.id}}));
    }
    element->name = std::move(name);
    element->draft.row = row.row;
    m_at->children.push_back(std::move(element));
    return *m_at->children.back();
}

void SurveyTreeBuilder::TakeTexts(const TableRow& row, XformElement& element) {
    element.draft.label = m_labels.Read(row, "label");
    element.draft.hint = m_labels.Read(row, "hint");
    const form::Label guidance = m_labels.Read(row, "guidance_hint");
    if (!guidance.zh.empty()) {
        const bool alone = element.draft.hint.zh.empty();
        element.draft.hint.zh += (alone ? "" : "\n") + guidance.zh;
        element.draft.hint.en += (alone ? "" : "\n") + guidance.en;
    }
    if (element.draft.label.zh.empty()) element.draft.label = XlsLabels::Same(element.name);
}

void SurveyTreeBuilder::AddGroup(const TableRow& row, const XlsType& type) {
    const bool group = type.role == TypeRole::BeginGroup;
    XformElement& element =
        Append(row, group ? XformElement::Kind::Group : XformElement::Kind::Repeat, NameOfRow(row, type));
    TakeTexts(row, element);
    if (!group) element.draft.type = "roster";
    m_open.push_back(type.role);
    m_at = &element;
    m_report.Account(row.sheet, row.row, Outcome::Kept,
                     group ? base::Tr("section {id}", {{"id", element.draft.id}})
                           : base::Tr("roster {id}", {{"id", element.draft.id}}));
    if (type.role != TypeRole::BeginLoop) return;
    const auto list = m_lists.find(type.list);
    if (list == m_lists.end()) {
        Say(row, "type", Outcome::Lost, "unknown-list",
            Msg("There is no list {list} to loop over.", {{"list", type.list}}), Msg("Add it to the sheet choices."));
        return;
    }
    XformElement& key = Append(row, XformElement::Kind::Question, type.list);
    key.draft.type = "choice";
    key.draft.label = XlsLabels::Same(type.list);
    key.value = ValueKind::Category;
    SetChoices(row, type, key);
    element.draft.fixed_rows = key.draft.id;
    Say(row, "type", Outcome::Changed, "loop-as-roster",
        Msg("The loop became a roster with one row for each choice of {list}.", {{"list", type.list}}));
}

void SurveyTreeBuilder::CloseGroup(const TableRow& row, const XlsType& type) {
    m_report.Account(row.sheet, row.row, Outcome::Kept, base::Tr("end"));
    if (m_open.empty()) {
        Say(row, "type", Outcome::Refused, "nothing-to-close", Msg("Something ends here that has not begun."),
            Msg("Delete the row, or write the begin group or begin repeat that it belongs to."));
        return;
    }
    const TypeRole opened = m_open.back();
    const bool fits = (type.role == TypeRole::EndGroup) == (opened == TypeRole::BeginGroup);
    if (!fits) {
        Say(row, "type", Outcome::Refused, "wrong-end",
            Msg("{name} ends here in another way than it began.", {{"name", m_at->name}}),
            Msg("begin group needs end group, begin repeat needs end repeat."));
    }
    m_open.pop_back();
    m_at = m_at->parent;
}

void SurveyTreeBuilder::SetChoices(const TableRow& row, const XlsType& type, XformElement& element) {
    const auto& lists = type.external ? m_external : m_lists;
    auto list = lists.find(type.list);
    if (list == lists.end() && type.external) list = m_lists.find(type.list);
    if (list == m_lists.end() || list == m_external.end() || (list->second.empty())) {
        element.draft.type = "text";
        element.value = ValueKind::Text;
        element.draft.categories.clear();
        Say(row, "type", Outcome::Lost, "unknown-list",
            type.from_file
                ? Msg("The choices come from the file {file}, which is not taken over: any text can be answered.",
                      {{"file", type.list}})
                : Msg("There is no list {list}: any text can be answered.", {{"list", type.list}}),
            type.from_file ? Msg("Write its rows into the sheet choices.") : Msg("Add the list to the sheet choices."));
        return;
    }
    for (const XlsChoice& choice : list->second) {
        element.draft.categories.push_back(choice.category);
        element.choice_names.push_back(choice.name);
    }
    m_tree.lists[&element] = list->first;
    const auto& names = element.choice_names;
    if (m_with_other.count(list->first) == 0 || std::find(names.begin(), names.end(), "other") != names.end()) return;
    element.draft.categories.push_back({"other", {"其他", "Other"}, {}});
    element.choice_names.emplace_back("other");
}

void SurveyTreeBuilder::AddQuestion(const TableRow& row, XlsType type) {
    if (type.role == TypeRole::NoAnswer) {
        Say(row, "type", Outcome::Lost, "type-lost",
            Msg("The type {type} has no counterpart here; the row became a note.", {{"type", row.Text("type")}}));
        type.role = TypeRole::Note;
        type.word = "note";
    }
    XformElement& element = Append(row, XformElement::Kind::Question, NameOfRow(row, type));
    TakeTexts(row, element);
    element.draft.type = type.word;
    element.value = type.value;
    if (type.role == TypeRole::Unknown) {
        Say(row, "type", Outcome::Changed, "unknown-type",
            Msg("The type “{type}” is not known; the question takes any text.", {{"type", row.Text("type")}}),
            Msg("Correct the type."));
    } else if (type.device) {
        Say(row, "type", Outcome::Changed, "device-type",
            Msg("A telephone fills this in by itself; here it is an ordinary question.", {}));
    } else if (type.approximate) {
        Say(row, "type", Outcome::Changed, "type-changed",
            Msg("The type {type} is answered as {word} here.", {{"type", row.Text("type")}, {"word", type.word}}));
    }
    if (element.draft.type == "decimal") element.draft.decimals = 6;
    if (element.draft.type == "text" && row.Text("appearance").find("multiline") != std::string::npos)
        element.draft.type = "long_text";
    const bool select =
        type.role == TypeRole::Select || type.role == TypeRole::SelectMany || type.role == TypeRole::Rank;
    if (select) SetChoices(row, type, element);
    element.calculated = type.role != TypeRole::Note && row.Find("calculation") != nullptr;
    if (type.role == TypeRole::Calculation && !element.calculated) {
        Say(row, "type", Outcome::Changed, "missing-calculation",
            Msg("{name} is calculated, but says nothing of how: it became an ordinary question.",
                {{"name", element.name}}),
            Msg("Write the calculation into its column."));
    }
    m_report.Account(row.sheet, row.row, Outcome::Kept, base::Tr("question {id}", {{"id", element.draft.id}}));
    if (type.or_other && !element.draft.categories.empty()) AddOther(row, element);
}

/// or_other: one more choice, and a text that is asked where it is chosen.
void SurveyTreeBuilder::AddOther(const TableRow& row, XformElement& asked) {
    auto made = std::make_unique<TableRow>();
    made->sheet = row.sheet;
    made->row = row.row;
    const int column = row.Find("type")->column;
    made->cells["name"] = {{"", {asked.name + "_other", column}}};
    made->cells["relevant"] = {{"", {"selected(${" + asked.name + "}, 'other')", column}}};
    XformElement& text = Append(*made, XformElement::Kind::Question, asked.name + "_other");
    text.draft.type = "text";
    text.value = ValueKind::Text;
    text.draft.label = {"请说明其他", "Specify other."};
    m_tree.made_rows.push_back(std::move(made));
}

}  // namespace gongjian::exchange
