#include "exchange/xlsform_logic.h"

#include <algorithm>

#include "base/decimal.h"
#include "base/text.h"
#include "exchange/csv_rows.h"

namespace gongjian::exchange {

using base::Msg;

namespace {

bool IsYes(const std::string& text) {
    return text == "yes" || text == "Yes" || text == "YES" || text == "true" || text == "True" || text == "TRUE" ||
           text == "true()";
}
bool IsNo(const std::string& text) {
    return text == "no" || text == "No" || text == "NO" || text == "false" || text == "False" || text == "FALSE" ||
           text == "false()";
}

/// Aliases of yes and no stand for truths in columns of logic.
std::string Logical(const std::string& text) { return IsYes(text) ? "true()" : IsNo(text) ? "false()" : text; }

void Collect(XformElement& element, std::multimap<std::string, XformElement*>& out) {
    if (element.kind != XformElement::Kind::Root) out.emplace(element.name, &element);
    for (const auto& child : element.children) Collect(*child, out);
}

}  // namespace

XlsLogic::XlsLogic(SurveyTree& tree, const std::map<std::string, std::vector<XlsChoice>>& lists, XlsLabels& labels,
                   base::Language language, SiblingFile sibling, ImportReport& report)
    : m_tree(tree),
      m_lists(lists),
      m_labels(labels),
      m_sibling(std::move(sibling)),
      m_report(report),
      m_translator(language, {[this](const std::string& name, const XformElement& context) -> const XformElement* {
                                  XformElement* found = Find(name, context);
                                  if (found != nullptr && found->calculated) Calculate(*found);
                                  return found;
                              },
                              [this](const std::string& name) -> std::optional<std::vector<std::vector<std::string>>> {
                                  auto text = m_sibling(name);
                                  if (!text) text = m_sibling(name + ".csv");
                                  return text ? std::optional(CsvRows(*text)) : std::nullopt;
                              }}) {
    Collect(*m_tree.root, m_by_name);
}

void XlsLogic::Run() {
    // Choices first: filters decide which categories are offered, calculations may name any.
    SettleAll(*m_tree.root);
}

void XlsLogic::SettleAll(XformElement& element) {
    if (element.kind != XformElement::Kind::Root) Settle(element);
    for (const auto& child : element.children) SettleAll(*child);
}

/// The nearest one where a name stands several times.
XformElement* XlsLogic::Find(const std::string& name, const XformElement& context) {
    if (context.name == name && context.kind == XformElement::Kind::Question)
        return const_cast<XformElement*>(&context);
    auto [first, last] = m_by_name.equal_range(name);
    XformElement* best = nullptr;
    int nearest = -1;
    for (auto it = first; it != last; ++it) {
        int depth = 0, common = -1;
        std::vector<const XformElement*> path;
        for (const XformElement* at = &context; at != nullptr; at = at->parent) path.push_back(at);
        std::vector<const XformElement*> other;
        for (const XformElement* at = it->second; at != nullptr; at = at->parent) other.push_back(at);
        for (auto a = path.rbegin(), b = other.rbegin(); a != path.rend() && b != other.rend() && *a == *b; ++a, ++b)
            common = depth++;
        if (common > nearest) nearest = common, best = it->second;
    }
    return best;
}

void XlsLogic::Say(const XformElement& element, const TableCell& cell, Outcome outcome, std::string code,
                   base::Message message, base::Message hint) {
    m_report.Add({element.row->sheet, element.row->row, cell.column, outcome, std::move(code), std::move(message),
                  std::move(hint)});
}

DraftExpression XlsLogic::Made(const XformElement& element, const TableCell& cell, std::string text) {
    DraftExpression made;
    made.text = std::move(text);
    made.row = element.row->row;
    made.column = cell.column;
    return made;
}

template <typename Work>
bool XlsLogic::Translate(const XformElement& element, const TableCell& cell, const std::string& what,
                         const Work& work) {
    const ParsedXpath parsed = ParseXpath(Logical(cell.text));
    if (!parsed.root) {
        Say(element, cell, Outcome::Lost, "bad-expression",
            Msg("The {what} “{text}” of {name} is no expression: {problem}.",
                {{"what", what}, {"text", cell.text}, {"name", element.name}, {"problem", base::Text(parsed.problem)}}),
            Msg("Correct it; questions are named ${name}, texts stand in quotation marks."));
        return false;
    }
    try {
        work(*parsed.root);
    } catch (const Untranslatable& reason) {
        m_translator.TakeNotes();
        Say(element, cell, Outcome::Lost, "expression-lost",
            Msg("The {what} “{text}” of {name} is left out: {problem}.",
                {{"what", what}, {"text", cell.text}, {"name", element.name}, {"problem", base::Text(reason.reason)}}),
            Msg("Write it anew in the form file, if it can be said in the rule language."));
        return false;
    }
    for (const base::Message& note : m_translator.TakeNotes()) {
        Say(element, cell, Outcome::Changed, "expression-changed",
            Msg("The {what} of {name}: {note}.", {{"what", what}, {"name", element.name}, {"note", base::Text(note)}}));
    }
    return true;
}

void XlsLogic::Settle(XformElement& element) {
    if (element.calculated) Calculate(element);
    Texts(element);
    Relevance(element);
    if (element.kind == XformElement::Kind::Repeat) RowCount(element);
    if (element.kind != XformElement::Kind::Question) return;
    if (!element.draft.categories.empty()) ChoiceFilter(element);
    if (element.draft.type != "computed" && element.draft.type != "note") {
        Required(element);
        Default(element);
    }
    if (element.draft.type != "note") Constraint(element);
    Rest(element);
}

void XlsLogic::Calculate(XformElement& element) {
    if (element.state == XformElement::State::Done) return;
    const TableCell& cell = *element.row->Find("calculation");
    if (element.state == XformElement::State::Open)
        throw Untranslatable{Msg("{name} depends on itself", {{"name", element.name}})};
    element.state = XformElement::State::Open;
    XpathTranslator::Suspended outer = m_translator.Suspend();
    const bool good = Translate(element, cell, base::Tr("calculation"), [&](const XpathNode& root) {
        const bool once = root.kind == XpathKind::Call && root.text == "once" && root.children.size() == 1;
        RuleValue value = m_translator.Computable(m_translator.Value(once ? *root.children[0] : root, element));
        if (value.kind == ValueKind::Nothing) throw Untranslatable{Msg("it is always empty")};
        if (value.kind == ValueKind::Categories || value.kind == ValueKind::Opaque)
            throw Untranslatable{Msg("it is no single value")};
        DraftQuestion& draft = element.draft;
        draft.decimals.reset();
        draft.categories.clear();
        element.choice_names.clear();
        const bool whole = value.kind == ValueKind::Number && value.decimals == 0;
        const std::string type = value.kind == ValueKind::Bool   ? "yes_no"
                                 : value.kind == ValueKind::Date ? "date"
                                 : value.kind == ValueKind::Text ? "text"
                                 : whole                         ? "integer"
                                                                 : "decimal";
        if (type == "decimal") draft.decimals = value.decimals;
        element.value = value.kind;
        if (once) {
            draft.type = type;
            draft.default_value = Made(element, cell, value.rule.text);
            Say(element, cell, Outcome::Changed, "once-as-default",
                Msg("{name} is filled in once, when a case begins, and can be changed.", {{"name", element.name}}));
        } else {
            draft.type = "computed";
            draft.computed_type = type;
            draft.computation = Made(element, cell, value.rule.text);
        }
        if (value.guard) draft.relevance = Made(element, cell, value.guard->text);
    });
    if (!good) {
        element.calculated = false;
        if (element.draft.type == "computed") element.draft.type = "text";
    }
    m_translator.Resume(std::move(outer));
    element.state = XformElement::State::Done;
    const TableCell* trigger = element.row->Find("trigger");
    if (trigger != nullptr) {
        Say(element, *trigger, Outcome::Changed, "trigger",
            Msg("{name} is worked out with every change, not only with its trigger.", {{"name", element.name}}));
    }
    if (good && ReadXlsType(element.row->Text("type")).role == TypeRole::Question &&
        !IsYes(element.row->Text("read_only"))) {
        Say(element, cell, Outcome::Changed, "calculated-question",
            Msg("{name} is calculated and cannot be answered by hand as well.", {{"name", element.name}}));
    }
}

void XlsLogic::Relevance(XformElement& element) {
    const TableCell* cell = element.row->Find("relevant");
    if (cell == nullptr) return;
    Translate(element, *cell, base::Tr("relevance"), [&](const XpathNode& root) {
        RuleText condition = m_translator.Condition(root, element, IfMissing::IsFalse);
        if (m_translator.Words().IsTruth(condition, true)) return;
        if (!element.draft.relevance.Empty())
            condition = m_translator.Words().And(condition, {element.draft.relevance.text, Hold::Loose});
        element.draft.relevance = Made(element, *cell, condition.text);
    });
}

void XlsLogic::Required(XformElement& element) {
    const TableCell* cell = element.row->Find("required");
    if (cell != nullptr) {
        Translate(element, *cell, base::Tr("required"), [&](const XpathNode& root) {
            const RuleText condition = m_translator.Condition(root, element, IfMissing::IsFalse);
            if (m_translator.Words().IsTruth(condition, true)) {
                element.draft.required = true;
            } else if (!m_translator.Words().IsTruth(condition, false)) {
                element.draft.required_if = Made(element, *cell, condition.text);
            }
        });
    }
    if (const TableCell* message = element.row->Find("required_message")) {
        Say(element, *message, Outcome::Lost, "required-message",
            Msg("What is said where an answer is missing is always the same here."));
    }
}

void XlsLogic::Constraint(XformElement& element) {
    const TableCell* cell = element.row->Find("constraint");
    if (cell == nullptr) return;
    const form::Label message = m_labels.Read(*element.row, "constraint_message");
    const ParsedXpath parsed = ParseXpath(Logical(cell->text));
    std::vector<const XpathNode*> parts;
    if (parsed.root) parts.push_back(parsed.root.get());
    // Each part of a conjunction is a check of its own, so that one that cannot be said takes no other with it.
    for (std::size_t i = 0; i < parts.size();) {
        const XpathNode* node = parts[i];
        if (node->kind != XpathKind::Binary || node->text != "and") {
            ++i;
            continue;
        }
        parts[i] = node->children[0].get();
        parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1, node->children[1].get());
    }
    if (!parsed.root) {
        Translate(element, *cell, base::Tr("constraint"), [](const XpathNode&) {});
        return;
    }
    for (const XpathNode* part : parts) AddConstraint(element, *part, *cell, message);
}

bool XlsLogic::AsBound(XformElement& element, const XpathNode& node) {
    if (node.kind != XpathKind::Binary || node.children[1]->kind != XpathKind::Number) return false;
    const XpathNode& left = *node.children[0];
    const auto number = base::ParseDecimal(node.children[1]->text);
    if (!number) return false;
    const bool length = left.kind == XpathKind::Call && left.text == "string-length" && left.children.size() == 1 &&
                        left.children[0]->kind == XpathKind::Self;
    if (!length || number->scale != 0 || element.value != ValueKind::Text || element.draft.type == "computed")
        return false;
    const std::int64_t most = number->units - (node.text == "<" ? 1 : 0);
    if ((node.text != "<" && node.text != "<=") || most < 1 || most > 100'000) return false;
    element.draft.max_length = static_cast<int>(most);
    return true;
}

void XlsLogic::AddConstraint(XformElement& element, const XpathNode& node, const TableCell& cell,
                             const form::Label& message) {
    if (AsBound(element, node)) return;
    const auto literal = [](const XpathNode& n) {
        return n.kind == XpathKind::Number || n.kind == XpathKind::String ||
               (n.kind == XpathKind::Call && n.text == "today") ||
               (n.kind == XpathKind::Negate && n.children[0]->kind == XpathKind::Number);
    };
    const auto simple = [&] {  // compares the answer with something that is always there
        if (node.kind != XpathKind::Binary || node.text == "and" || node.text == "or") return false;
        const XpathNode &a = *node.children[0], &b = *node.children[1];
        return (a.kind == XpathKind::Self && literal(b)) || (b.kind == XpathKind::Self && literal(a));
    };
    Translate(element, cell, base::Tr("constraint"), [&](const XpathNode&) {
        m_translator.SetAnswered(&element);
        RuleText condition;
        try {
            condition = m_translator.Condition(node, element, IfMissing::IsTrue);
        } catch (...) {
            m_translator.SetAnswered(nullptr);
            throw;
        }
        m_translator.SetAnswered(nullptr);
        const RuleWords& words = m_translator.Words();
        if (words.IsTruth(condition, true)) return;
        // Nobody asks about an answer that is not there.
        if (!simple()) condition = words.Or(words.Not(words.Filled({RuleWords::Name(element.draft.id)})), condition);
        DraftCheck check;
        check.id =
            "constraint" + (element.draft.checks.empty() ? "" : "_" + std::to_string(element.draft.checks.size() + 1));
        check.condition = Made(element, cell, condition.text);
        check.message = message;
        if (check.message.zh.empty())
            check.message = {"不符合填写要求：" + cell.text, "This does not meet the condition: " + cell.text};
        element.draft.checks.push_back(std::move(check));
    });
}

void XlsLogic::Default(XformElement& element) {
    const TableCell* cell = element.row->Find("default");
    if (cell == nullptr || !element.draft.default_value.Empty()) return;
    if (cell->ambiguous_date) {
        Say(element, *cell, Outcome::Lost, "ambiguous-date",
            Msg("{text} lies before March 1900, where spreadsheets count a day that never was.",
                {{"text", cell->text}}),
            Msg("Write the day as a text: 1900-01-15."));
        return;
    }
    const auto put = [&](const RuleText& text) { element.draft.default_value = Made(element, *cell, text.text); };
    const bool dynamic = cell->text.find("${") != std::string::npos || cell->text.find('(') != std::string::npos;
    const auto lost = [&](const base::Message& why) {
        Say(element, *cell, Outcome::Lost, "default-lost",
            Msg("The default “{text}” of {name} is left out: {problem}.",
                {{"text", cell->text}, {"name", element.name}, {"problem", base::Text(why)}}));
    };
    if (dynamic && element.value != ValueKind::Opaque && element.value != ValueKind::Categories) {
        Translate(element, *cell, base::Tr("default"), [&](const XpathNode& root) {
            const RuleValue value = m_translator.Value(root, element);
            if (value.kind != element.value) throw Untranslatable{Msg("it does not fit the question")};
            put(value.rule);
        });
        return;
    }
    switch (element.value) {
        case ValueKind::Text: return put({RuleWords::Quoted(cell->text), Hold::Atom});
        case ValueKind::Number:
            return base::ParseDecimal(cell->text) ? put({cell->text, Hold::Atom}) : lost(Msg("it is no number"));
        case ValueKind::Date: {
            const auto date = base::ParseDate(cell->text.substr(0, 10));
            return date ? put({base::ToString(*date), Hold::Atom}) : lost(Msg("it is no day"));
        }
        case ValueKind::Bool: return put(m_translator.Words().Truth(IsYes(cell->text) || cell->text == "OK"));
        case ValueKind::Category: {
            const auto& names = element.choice_names;
            const auto found = std::find(names.begin(), names.end(), cell->text);
            if (found == names.end()) return lost(Msg("it is not among the choices"));
            return put({RuleWords::Name(element.draft.categories[static_cast<std::size_t>(found - names.begin())].id),
                        Hold::Atom});
        }
        default: return lost(Msg("an answer of this kind can have no default"));
    }
}

void XlsLogic::RowCount(XformElement& element) {
    const TableCell* cell = element.row->Find("repeat_count");
    if (cell == nullptr) return;
    if (const auto number = base::ParseDecimal(cell->text);
        number && number->scale == 0 && number->units >= 1 && number->units <= 10'000) {
        element.draft.min_rows = element.draft.max_rows = static_cast<int>(number->units);
        return;
    }
    Translate(element, *cell, base::Tr("repeat count"), [&](const XpathNode& root) {
        RuleValue value = m_translator.Value(root, *element.parent);
        if (value.kind != ValueKind::Number) throw Untranslatable{Msg("it is no number")};
        element.draft.row_count = Made(element, *cell, value.rule.text);
    });
}

void XlsLogic::ChoiceFilter(XformElement& element) {
    const TableCell* cell = element.row->Find("choice_filter");
    const auto list = m_tree.lists.find(&element);
    const auto choices = list == m_tree.lists.end() ? m_lists.end() : m_lists.find(list->second);
    if (cell == nullptr || choices == m_lists.end()) return;
    std::vector<std::string> conditions(element.draft.categories.size());
    const bool good = Translate(element, *cell, base::Tr("choice filter"), [&](const XpathNode& root) {
        for (std::size_t i = 0; i < choices->second.size() && i < conditions.size(); ++i) {
            RuleText offered = m_translator.Words().Truth(false);
            for (const auto& columns : choices->second[i].columns) {
                m_translator.SetColumns(&columns);
                try {
                    offered =
                        m_translator.Words().Or(offered, m_translator.Condition(root, element, IfMissing::IsFalse));
                } catch (...) {
                    m_translator.SetColumns(nullptr);
                    throw;
                }
            }
            m_translator.SetColumns(nullptr);
            conditions[i] = m_translator.Words().IsTruth(offered, true) ? "" : offered.text;
        }
    });
    if (!good) return;
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        if (!conditions[i].empty()) element.draft.categories[i].relevance = Made(element, *cell, conditions[i]);
    }
}

/// ${name} in a text becomes the label of that question: texts of a form stand still.
std::string XlsLogic::WithoutOutputs(const std::string& text, const XformElement& context, bool& changed) {
    std::string out;
    std::size_t at = 0;
    for (std::size_t open = text.find("${"); open != std::string::npos; open = text.find("${", at)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string::npos) break;
        const std::string name(base::Trim(std::string_view(text).substr(open + 2, close - open - 2)));
        const XformElement* named = Find(name, context);
        out += text.substr(at, open - at) + "[" + (named == nullptr ? name : named->draft.id) + "]";
        at = close + 1;
        changed = true;
    }
    return out + text.substr(at);
}

void XlsLogic::Texts(XformElement& element) {
    bool changed = false;
    for (form::Label* label : {&element.draft.label, &element.draft.hint}) {
        label->zh = WithoutOutputs(label->zh, element, changed);
        label->en = WithoutOutputs(label->en, element, changed);
    }
    for (DraftCategory& category : element.draft.categories) {
        category.label.zh = WithoutOutputs(category.label.zh, element, changed);
        category.label.en = WithoutOutputs(category.label.en, element, changed);
    }
    if (!changed) return;
    const TableCell* cell = element.row->Find("label");
    Say(element, cell == nullptr ? TableCell{} : *cell, Outcome::Changed, "text-output",
        Msg("Texts of a form stand still: the answers in the text of {name} became names in brackets.",
            {{"name", element.name}}));
}

/// Columns that change how a question is shown or kept.
void XlsLogic::Rest(XformElement& element) {
    for (const char* media : {"image", "audio", "video"}) {
        if (const TableCell* cell = element.row->Find(media)) {
            Say(element, *cell, Outcome::Lost, "media",
                Msg("Pictures and sounds beside a question are not shown: {text}.", {{"text", cell->text}}));
        }
    }
    const TableCell* read_only = element.row->Find("read_only");
    if (read_only != nullptr && !IsNo(read_only->text) && element.draft.type != "computed" &&
        element.draft.type != "note") {
        Say(element, *read_only, Outcome::Changed, "read-only",
            Msg("{name} may be answered here.", {{"name", element.name}}));
    }
    const TableCell* appearance = element.row->Find("appearance");
    if (appearance != nullptr && appearance->text != "multiline") {
        Say(element, *appearance, Outcome::Ignored, "appearance",
            Msg("How it is shown ({text}) is decided here by the type of the question.", {{"text", appearance->text}}));
    }
    const TableCell* parameters = element.row->Find("parameters");
    if (parameters != nullptr) {
        Say(element, *parameters, Outcome::Ignored, "parameters",
            Msg("The parameters {text} are not taken over.", {{"text", parameters->text}}));
    }
}

}  // namespace gongjian::exchange
