#include "exchange/xlsform_sections.h"

#include <algorithm>
#include <set>

#include "exchange/rule_words.h"

namespace gongjian::exchange {

namespace {

using base::Msg;
using Kind = XformElement::Kind;

class Layout {
public:
    Layout(form::Label title, base::Language language, ImportReport& report)
        : m_title(std::move(title)), m_words(language), m_report(report) {}

    std::vector<DraftSection> Run(XformElement& root) {
        Walk(root, {});
        std::erase_if(m_sections, [](const DraftSection& section) { return section.questions.empty(); });
        return std::move(m_sections);
    }

private:
    DraftExpression Both(const DraftExpression& outer, const DraftExpression& inner) const {
        if (outer.Empty()) return inner;
        if (inner.Empty()) return outer;
        DraftExpression both = inner;
        both.text = m_words.And({outer.text, Hold::Loose}, {inner.text, Hold::Loose}).text;
        return both;
    }

    void Open(const XformElement& group, const DraftExpression& relevance) {
        DraftSection section;
        const bool root = group.kind == Kind::Root;
        section.id = root ? MakeId("main", "s", m_ids) : MakeId(group.draft.id, "s", m_ids);
        section.title = root ? m_title : group.draft.label;
        section.relevance = relevance;
        section.row = root ? 0 : group.draft.row;
        m_sections.push_back(std::move(section));
    }

    void Walk(XformElement& group, const DraftExpression& outer) {
        const DraftExpression relevance = Both(outer, group.draft.relevance);
        bool open = false;
        for (const auto& child : group.children) {
            if (child->kind == Kind::Group) {
                Walk(*child, relevance);
                open = false;
                continue;
            }
            if (!open) Open(group, relevance);
            open = true;
            m_sections.back().questions.push_back(child->kind == Kind::Repeat ? Roster(*child)
                                                                              : std::move(child->draft));
            // Repeats that could not stay inside stand after the one that they were in.
            for (DraftQuestion& moved : m_moved) m_sections.back().questions.push_back(std::move(moved));
            m_moved.clear();
        }
    }

    DraftQuestion Roster(XformElement& repeat) {
        DraftQuestion roster = std::move(repeat.draft);
        Columns(repeat, {}, roster);
        if (roster.questions.empty()) {
            DraftQuestion note;
            note.id = "empty_note";
            note.type = "note";
            note.label = roster.label;
            roster.questions.push_back(std::move(note));
            m_report.Add({repeat.row->sheet,
                          repeat.row->row,
                          0,
                          Outcome::Changed,
                          "empty-repeat",
                          Msg("The repeat {name} has no questions; it got a note.", {{"name", repeat.name}}),
                          {}});
        }
        return roster;
    }

    void Columns(XformElement& group, const DraftExpression& outer, DraftQuestion& roster) {
        for (const auto& child : group.children) {
            if (child->kind == Kind::Group) {
                Columns(*child, Both(outer, child->draft.relevance), roster);
                m_report.Add({child->row->sheet,
                              child->row->row,
                              0,
                              Outcome::Changed,
                              "group-in-repeat",
                              Msg("The group {name} stands in a repeat: its questions are there, its title is not.",
                                  {{"name", child->name}}),
                              {}});
                continue;
            }
            DraftQuestion column = child->kind == Kind::Repeat ? Roster(*child) : std::move(child->draft);
            column.relevance = Both(outer, column.relevance);
            roster.questions.push_back(std::move(column));
        }
    }

    form::Label m_title;
    RuleWords m_words;
    ImportReport& m_report;
    std::vector<DraftSection> m_sections;
    std::vector<DraftQuestion> m_moved;
    std::set<std::string> m_ids;
};

}  // namespace

std::vector<DraftSection> LayOut(SurveyTree& tree, const form::Label& title, base::Language language,
                                 ImportReport& report) {
    return Layout(title, language, report).Run(*tree.root);
}

}  // namespace gongjian::exchange
