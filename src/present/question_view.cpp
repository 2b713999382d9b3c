#include "present/question_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "cases/answer_json.h"
#include "cases/stored_answers.h"
#include "form/answer_kinds.h"
#include "present/words.h"

namespace gongjian::present {
namespace {

using form::AnswerKind;
using form::QuestionType;

Control ControlOf(const form::Question& question) {
    if (question.type == QuestionType::Computed || !question.computation.Empty()) return Control::Computed;
    if (question.IsRoster()) return Control::Roster;
    switch (form::KindOf(question)) {
        case AnswerKind::Text: return question.type == QuestionType::LongText ? Control::LongText : Control::Text;
        case AnswerKind::Number: return Control::Number;
        case AnswerKind::Date:
        case AnswerKind::PartialDate:
        case AnswerKind::Time:
        case AnswerKind::DateTime: return Control::Date;
        case AnswerKind::YesNo: return Control::YesNo;
        case AnswerKind::Choice: return Control::SingleChoice;
        case AnswerKind::Choices: return Control::MultipleChoice;
        case AnswerKind::Ranking:
        case AnswerKind::Reference:
        case AnswerKind::File: return Control::Text;
        case AnswerKind::None: break;
    }
    return Control::Note;
}

/// How a date or time is written; empty for other questions.
std::string PlaceholderOf(const form::Question& question) {
    switch (form::ValueType(question)) {
        case QuestionType::Date: return "YYYY-MM-DD";
        case QuestionType::PartialDate: return "YYYY[-MM[-DD]]";
        case QuestionType::YearMonth: return "YYYY-MM";
        case QuestionType::Time: return "HH:MM";
        case QuestionType::DateTime: return "YYYY-MM-DD HH:MM";
        case QuestionType::Ranking: return base::Tr("the first one, the second one, …");
        default: return {};
    }
}

std::vector<OptionView> OptionsOf(const form::Question& question, const std::vector<std::string>& offered) {
    if (question.type == QuestionType::YesNo) return {{"yes", base::Tr("Yes")}, {"no", base::Tr("No")}};
    if (question.type == QuestionType::Signature) return {{"yes", base::Tr("Signed")}, {"no", base::Tr("Not signed")}};
    std::vector<OptionView> options;
    for (const form::Category& category : question.categories) {
        if (std::find(offered.begin(), offered.end(), category.id) == offered.end()) continue;
        options.push_back({category.id, LabelText(category.label, category.id), category.pinyin});
    }
    return options;
}

/// Numbers show their widest value, dates their ten characters.
std::size_t ExpectedLength(const form::Question& question) {
    switch (question.type) {
        case QuestionType::Integer:
        case QuestionType::Time: return 6;
        case QuestionType::Date:
        case QuestionType::PartialDate:
        case QuestionType::YearMonth:
        case QuestionType::Decimal:
        case QuestionType::Money:
        case QuestionType::Percent: return 10;
        case QuestionType::Region:
        case QuestionType::OrganisationCode:
        case QuestionType::Mobile: return 12;
        case QuestionType::DateTime: return 16;
        case QuestionType::IdNumber:
        case QuestionType::CreditCode:
        case QuestionType::Phone: return 18;
        default: break;
    }
    return question.maximum_length ? static_cast<std::size_t>(*question.maximum_length) : 0;
}

bool IsRequired(const interview::Violation& violation) { return violation.code.find("required") != std::string::npos; }

/// The message that matters most at a path: an error before a warning before a reminder.
FieldMessage MessageAt(const interview::Session& session, const std::string& path) {
    FieldMessage best;
    for (const interview::Violation& violation : session.Violations()) {
        if (violation.path != path) continue;
        const auto kind = IsRequired(violation)                        ? FieldMessage::Kind::Required
                          : violation.severity == form::Severity::Hard ? FieldMessage::Kind::Error
                                                                       : FieldMessage::Kind::Warning;
        if (kind > best.kind) best = {kind, LabelText(violation.message)};
    }
    return best;
}

void FillAnswer(FieldView& field, const form::Question& question, const cases::Answer& answer) {
    if (const auto* reason = std::get_if<cases::NoAnswer>(&answer)) {
        field.no_answer = *reason;
        field.no_answer_text = NoAnswerText(*reason);
        return;
    }
    if (field.control == Control::YesNo) {
        if (const auto* yes = std::get_if<bool>(&answer)) field.chosen = {*yes ? "yes" : "no"};
    } else if (field.control == Control::SingleChoice) {
        if (const auto* id = std::get_if<std::string>(&answer)) field.chosen = {*id};
    } else if (field.control == Control::MultipleChoice) {
        if (const auto* ids = std::get_if<cases::Choices>(&answer)) field.chosen = *ids;
    }
    field.text = cases::DisplayAnswer(answer, question, base::CurrentLanguage());
}

bool TakesAnswer(const form::Question& question) {
    const Control control = ControlOf(question);
    return control != Control::Note && control != Control::Computed;
}

struct Maker {
    const interview::Session& session;
    const RejectedTexts& rejected;
    bool read_only;

    FieldView Field(const form::Question& question, const cases::Path& path) const {
        FieldView field;
        field.path = cases::ToString(path);
        field.control = ControlOf(question);
        field.label = LabelOf(question);
        field.accessible_name = field.label;
        field.hint = LabelText(question.hint);
        field.unit = LabelText(question.unit);
        field.required = session.IsRequired(path);
        if (question.non_answers.refused) field.permitted.push_back(cases::NoAnswer::Refused);
        if (question.non_answers.unknown) field.permitted.push_back(cases::NoAnswer::DontKnow);
        if (question.non_answers.not_applicable) field.permitted.push_back(cases::NoAnswer::NotApplicable);
        // A file comes with a package or an import: here its name is shown.
        field.read_only = read_only || field.control == Control::Computed || form::KindOf(question) == AnswerKind::File;
        if (!field.read_only) field.placeholder = PlaceholderOf(question);
        field.expected_length = ExpectedLength(question);
        if (field.control == Control::Note) {
            field.text = field.label;
            return field;
        }
        field.options = OptionsOf(question, session.Offered(path));
        if (!question.categories.empty() && field.options.empty()) {
            field.read_only = true;
            field.placeholder = WhyNothingIsOffered(question);
        }
        field.relevant = session.IsRelevant(path);
        if (!field.relevant) return field;
        if (field.control != Control::Roster) FillAnswer(field, question, cases::Get(session.Current().answers, path));
        field.message = MessageAt(session, field.path);
        const auto typed = rejected.find(field.path);
        if (typed != rejected.end()) {
            field.text = typed->second.text;
            field.no_answer.reset();
            field.message = {FieldMessage::Kind::Error, typed->second.problem};
        }
        return field;
    }

    std::string WhyNothingIsOffered(const form::Question& question) const {
        const form::Form& form = session.Form().form;
        const form::Question* parent = form.Find(question.parent_question);
        if (parent == nullptr) return base::Tr("None of the choices applies now");
        return base::Tr("Answer “{question}” first", {{"question", LabelOf(*parent)}});
    }

    /// `roster` with the rows that it stands in, if any: "visits", "visits[2].members".
    FieldView Cell(const form::Question& question, const cases::Path& roster, std::size_t row,
                   const form::Question& column) const {
        FieldView field = Field(column, CellPath(roster, row, column));
        const std::string caption = RowCaption(question, LevelOf(roster), row);
        field.accessible_name = base::Tr("{question}, {row}", {{"question", field.label}, {"row", caption}});
        return field;
    }

    static cases::Path CellPath(cases::Path roster, std::size_t row, const form::Question& column) {
        roster.back().row = row;
        roster.push_back({column.id, std::nullopt});
        return roster;
    }

    /// The answers that a roster stands in: of the case, or of the row around.
    const cases::Answers& LevelOf(const cases::Path& roster) const {
        static const cases::Answers kNone;
        const cases::Answers* level = &session.Current().answers;
        for (std::size_t i = 0; i + 1 < roster.size(); ++i) {
            const auto rows = level->rosters.find(roster[i].id);
            if (rows == level->rosters.end() || *roster[i].row >= rows->second.size()) return kNone;
            level = &rows->second[*roster[i].row].answers;
        }
        return *level;
    }

    std::size_t RowsOf(const cases::Path& roster) const {
        const cases::Answers& level = LevelOf(roster);
        const auto rows = level.rosters.find(roster.back().id);
        return rows == level.rosters.end() ? 0 : rows->second.size();
    }

    RosterView Roster(const form::Question& roster, const cases::Path& path) const {
        RosterView view;
        view.fixed = !roster.fixed_rows.empty();
        for (const form::Question& column : roster.questions) {
            if (StandsInGrid(roster, column)) view.headings.push_back(LabelOf(column));
        }
        const std::size_t rows = RowsOf(path);
        for (std::size_t row = 0; row < rows; ++row) {
            RowView row_view{RowCaption(roster, LevelOf(path), row), {}};
            for (const form::Question& column : roster.questions) {
                if (StandsInGrid(roster, column)) row_view.fields.push_back(Cell(roster, path, row, column));
            }
            view.rows.push_back(std::move(row_view));
        }
        const auto most = static_cast<std::size_t>(roster.maximum_rows.value_or(1000));
        const auto least = static_cast<std::size_t>(roster.minimum_rows.value_or(0));
        const bool given = view.fixed || !roster.row_count.Empty();
        view.can_add = !read_only && !given && rows < most;
        view.can_remove = !read_only && !given && rows > least;
        if (rows == 0)
            view.empty_text = view.can_add ? base::Tr("None yet. Add a row if there is one.") : base::Tr("None");
        return view;
    }

    /// Choices of which none is offered have nothing to give the focus to.
    bool TakesAnswerNow(const form::Question& question, const cases::Path& path) const {
        if (!TakesAnswer(question) || !session.IsRelevant(path)) return false;
        return question.categories.empty() || !session.Offered(path).empty();
    }

    /// A roster, then row by row those inside of it, each under the name of its row.
    void AddRoster(const form::Question& roster, const cases::Path& path, std::vector<QuestionView>& views) const {
        QuestionView view{Field(roster, path), Roster(roster, path)};
        for (const cases::PathStep& step : path) {
            if (step.row) view.field.label += " · " + RowCaption(OuterOf(path), LevelOf({path.front()}), *step.row);
        }
        views.push_back(std::move(view));
        for (std::size_t row = 0; row < RowsOf(path); ++row) {
            for (const form::Question& inner : roster.questions) {
                const cases::Path inner_path = CellPath(path, row, inner);
                if (inner.IsRoster() && session.IsRelevant(inner_path)) AddRoster(inner, inner_path, views);
            }
        }
    }

    /// Where the focus goes in a roster: row by row, then the place where rows are added, then the rosters inside.
    void AppendRoster(const form::Question& roster, const cases::Path& path, std::vector<std::string>& order) const {
        const std::size_t rows = RowsOf(path);
        for (std::size_t row = 0; row < rows; ++row) {
            for (const form::Question& column : roster.questions) {
                const cases::Path cell = CellPath(path, row, column);
                if (!StandsInGrid(roster, column) || !TakesAnswerNow(column, cell)) continue;
                order.push_back(cases::ToString(cell));
            }
        }
        if (Roster(roster, path).can_add) order.push_back(cases::ToString(path));
        for (std::size_t row = 0; row < rows; ++row) {
            for (const form::Question& inner : roster.questions) {
                const cases::Path inner_path = CellPath(path, row, inner);
                if (inner.IsRoster() && session.IsRelevant(inner_path)) AppendRoster(inner, inner_path, order);
            }
        }
    }

private:
    const form::Question& OuterOf(const cases::Path& path) const { return *session.Form().form.Find(path.front().id); }

    static bool StandsInGrid(const form::Question& roster, const form::Question& column) {
        return !column.IsRoster() && (roster.fixed_rows.empty() || &column != RowNameQuestion(roster));
    }
};

void AddRowNames(const std::vector<form::Question>& questions, const cases::Answers& level,
                 std::vector<std::string>& names) {
    for (const form::Question& roster : questions) {
        const auto rows = level.rosters.find(roster.id);
        if (!roster.IsRoster() || rows == level.rosters.end()) continue;
        for (std::size_t row = 0; row < rows->second.size(); ++row) {
            names.push_back(roster.id + " " + RowCaption(roster, level, row));
            AddRowNames(roster.questions, rows->second[row].answers, names);
        }
    }
}

}  // namespace

std::vector<QuestionView> MakeQuestions(const interview::Session& session, std::size_t section,
                                        const RejectedTexts& rejected, bool read_only) {
    const Maker maker{session, rejected, read_only};
    std::vector<QuestionView> views;
    for (const form::Question& question : session.Form().form.sections.at(section).questions) {
        const cases::Path path{{question.id, std::nullopt}};
        if (!session.IsRelevant(path)) continue;
        if (question.IsRoster()) {
            maker.AddRoster(question, path, views);
        } else {
            views.push_back({maker.Field(question, path), std::nullopt});
        }
    }
    return views;
}

std::optional<FieldView> MakeField(const interview::Session& session, const std::string& path,
                                   const RejectedTexts& rejected, bool read_only) {
    const auto steps = cases::ParsePath(path);
    if (!steps) return std::nullopt;
    const form::Question* question = cases::QuestionAt(path, session.Form().form);
    if (question == nullptr) return std::nullopt;
    const Maker maker{session, rejected, read_only};
    if (steps->size() == 1) return maker.Field(*question, *steps);
    cases::Path roster(steps->begin(), steps->end() - 1);
    const form::Question* rows = cases::QuestionAt(cases::ToString(roster), session.Form().form);
    const std::optional<std::size_t> row = roster.back().row;
    if (rows == nullptr || !row || *row >= maker.RowsOf(roster)) return std::nullopt;
    return maker.Cell(*rows, roster, *row, *question);
}

std::optional<RosterView> MakeRoster(const interview::Session& session, const std::string& path, bool read_only) {
    const auto steps = cases::ParsePath(path);
    const form::Question* roster = steps ? cases::QuestionAt(path, session.Form().form) : nullptr;
    if (roster == nullptr || !roster->IsRoster()) return std::nullopt;
    const RejectedTexts none;
    return Maker{session, none, read_only}.Roster(*roster, *steps);
}

std::vector<std::string> RowNames(const interview::Session& session) {
    std::vector<std::string> names;
    for (const form::Section& section : session.Form().form.sections)
        AddRowNames(section.questions, session.Current().answers, names);
    return names;
}

std::vector<std::string> EntryOrder(const interview::Session& session, std::size_t section, bool read_only) {
    const RejectedTexts none;
    const Maker maker{session, none, read_only};
    std::vector<std::string> order;
    if (!session.IsSectionRelevant(section)) return order;
    for (const form::Question& question : session.Form().form.sections.at(section).questions) {
        if (!session.IsRelevant({{question.id, std::nullopt}})) continue;
        if (question.IsRoster()) {
            maker.AppendRoster(question, {{question.id, std::nullopt}}, order);
        } else if (maker.TakesAnswerNow(question, {{question.id, std::nullopt}})) {
            order.push_back(question.id);
        }
    }
    return order;
}

std::optional<std::size_t> SectionOf(const form::Form& form, const std::string& path) {
    const auto steps = cases::ParsePath(path);
    if (!steps || steps->empty()) return std::nullopt;
    for (std::size_t i = 0; i < form.sections.size(); ++i) {
        for (const form::Question& question : form.sections[i].questions) {
            if (question.id == steps->front().id) return i;
        }
    }
    return std::nullopt;
}

}  // namespace gongjian::present
