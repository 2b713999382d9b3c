// Compiling the expressions of a form and ordering them by what they read; mistakes are told at the line of the form file.
#include "interview/checked_form.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "form/form_loader.h"
#include "interview/logic.h"
#include "interview/row_context.h"

namespace gongjian::interview {

namespace {

using Logic = CheckedForm::Logic;
using base::Msg;

std::string ShortExpression(const std::string& text) {
    constexpr std::size_t kLongest = 60;
    const std::vector<base::CodePoint> points = base::Decode(text);
    return points.size() <= kLongest ? text : text.substr(0, points[kLongest].offset) + "…";
}

class FormCompiler {
public:
    explicit FormCompiler(CheckedForm& checked) : m_checked(checked), m_form(checked.form), m_names(checked.names) {}

    std::vector<base::Diagnostic> Run() {
        ListFields();
        for (std::size_t s = 0; s < m_form.sections.size(); ++s) {
            Logic::Step step;
            step.of_section = true;
            step.index = s;
            Attach(step, step.relevance, m_form.sections[s].relevance, {}, lang::ValueType::Bool);
            for (const Field& field : m_logic->fields) {
                if (field.section == s && !field.roster) NoteAskedBy(field, step.reads);
            }
            m_steps.push_back(std::move(step));
        }
        for (std::size_t f = 0; f < m_logic->fields.size(); ++f) CompileField(f);
        for (const form::Check& check : m_form.checks) CompileFormCheck(check);
        Order();
        base::SortByPlace(m_diagnostics);
        m_checked.logic = m_logic;
        return std::move(m_diagnostics);
    }

private:
    /// Where an expression stands: in the form, or in the rows of a roster.
    struct Level {
        std::optional<std::size_t> roster;                        ///< field
        const CheckedForm::Logic::RowContext* context = nullptr;  ///< of a roster with a roster inside
    };

    void ListFields() {
        std::size_t variable = 0;
        for (std::size_t s = 0; s < m_form.sections.size(); ++s) {
            for (const form::Question& question : m_form.sections[s].questions) {
                Field field;
                field.section = s;
                field.question = &question;
                field.id = question.id;
                if (question.type != form::QuestionType::Note) field.variable = variable++;
                AddField(field);
                ListColumns(question, field);
            }
        }
        // Rosters inside rosters stand after all questions of the form.
        for (Field& field : m_logic->fields) {
            if (field.roster && field.question->IsRoster()) field.variable = variable++;
        }
        for (std::size_t f = 0; f < m_logic->fields.size(); ++f) {
            const Field& field = m_logic->fields[f];
            if (!field.roster && HasInnerRoster(*field.question))
                m_logic->contexts.push_back(MakeRowContext(*m_logic, m_names, f));
        }
    }

    void ListColumns(const form::Question& roster, const Field& field) {
        const std::size_t owner = m_logic->fields.size() - 1;
        const std::string path = field.id + ".";
        std::size_t child = 0;
        for (const form::Question& column : roster.questions) {
            Field inner = field;
            inner.roster = owner;
            inner.question = &column;
            inner.id = path + column.id;
            const bool plain = column.type != form::QuestionType::Note && !column.IsRoster();
            inner.variable = plain ? std::optional(child++) : std::nullopt;
            AddField(inner);
            if (column.IsRoster()) ListColumns(column, inner);
        }
    }

    void AddField(const Field& field) {
        m_logic->field_by_id.emplace(field.id, m_logic->fields.size());
        m_logic->fields.push_back(field);
    }

    /// The level in which the expressions of a field stand.
    Level LevelOf(const Field& field) const {
        Level level;
        level.roster = field.roster;
        if (!field.roster) return level;
        const std::size_t outermost = m_logic->fields[*field.roster].roster.value_or(*field.roster);
        for (const auto& context : m_logic->contexts) {
            if (context->roster == outermost) level.context = context.get();
        }
        return level;
    }

    void CompileField(std::size_t index) {
        const Field& field = m_logic->fields[index];
        const form::Question& question = QuestionOf(field);
        const Level level = LevelOf(field);
        Logic::Step step;
        step.index = index;
        Attach(step, step.relevance, question.relevance, level, lang::ValueType::Bool);
        NoteAskedBy(field, step.reads);
        Attach(step, step.row_count, question.row_count, level, lang::ValueType::Number);
        for (std::size_t c = 0; c < question.categories.size(); ++c) {
            Logic::Formula offered;
            Attach(step, offered, question.categories[c].relevance, level, lang::ValueType::Bool);
            if (offered) step.choices.emplace_back(c, std::move(offered));
        }
        AttachParent(step, field);
        if (field.variable && !question.IsRoster()) {
            const lang::ValueType type = VariableOf(field).type;
            if (question.type == form::QuestionType::Computed)
                Attach(step, step.computation, question.computation, level, type);
            if (!question.default_value.Empty()) {
                if (auto value = Compile(question.default_value, level, type))
                    m_logic->defaults.push_back({index, std::move(value)});
            }
        }
        m_steps.push_back(std::move(step));
        if (!question.required_if.Empty())
            AddCondition(index, nullptr, Compile(question.required_if, level, lang::ValueType::Bool));
        for (const form::Check& check : question.checks)
            AddCondition(index, &check, Compile(check.condition, level, lang::ValueType::Bool));
    }

    void AddCondition(std::size_t field, const form::Check* check, Logic::Formula formula) {
        if (formula) m_logic->conditions.push_back({field, check, std::move(formula)});
    }

    /// A check of the form as a whole names the question that its code begins with, else the first one that it reads.
    void CompileFormCheck(const form::Check& check) {
        Logic::Formula formula = Compile(check.condition, {}, lang::ValueType::Bool);
        if (!formula) return;
        std::size_t field = 0;
        const auto named = m_logic->field_by_id.find(check.code.substr(0, check.code.rfind('.')));
        if (named != m_logic->field_by_id.end()) {
            field = named->second;
        } else if (!formula.reads.empty()) {
            field = *std::min_element(formula.reads.begin(), formula.reads.end());
        }
        if (field < m_logic->fields.size()) AddCondition(field, &check, std::move(formula));
    }

    lang::Variable& VariableOf(const Field& field) const {
        if (!field.roster || field.question->IsRoster()) return m_names.variables[*field.variable];
        return m_names.variables[*m_logic->fields[*field.roster].variable].columns[*field.variable];
    }

    /// `reads`: what a relevance reads that `field` depends on.
    void NoteAskedBy(const Field& field, const std::vector<std::size_t>& reads) {
        if (!field.variable || (field.roster && !m_logic->fields[*field.roster].variable)) return;
        std::vector<std::string>& asked_by = VariableOf(field).asked_by;
        for (const std::size_t read : reads) {
            const std::string& id = m_logic->fields[read].id;
            if (std::find(asked_by.begin(), asked_by.end(), id) == asked_by.end()) asked_by.push_back(id);
        }
    }

    /// The question that a cascade hangs on: a column of the same roster, or a question of the form.
    void AttachParent(Logic::Step& step, const Field& field) {
        const form::Question& question = QuestionOf(field);
        if (question.parent_question.empty()) return;
        const std::string level = field.roster ? m_logic->fields[*field.roster].id + "." : std::string();
        auto found = m_logic->field_by_id.find(level + question.parent_question);
        if (found == m_logic->field_by_id.end()) found = m_logic->field_by_id.find(question.parent_question);
        if (found == m_logic->field_by_id.end()) return;
        step.parent = found->second;
        step.reads.push_back(found->second);
        std::unordered_map<std::string_view, std::int64_t> above;
        for (const form::Category& category : QuestionOf(m_logic->fields[found->second]).categories)
            above.emplace(category.id, static_cast<std::int64_t>(above.size()));
        for (const form::Category& category : question.categories) {
            const auto parent = above.find(category.parent);
            step.parent_of.push_back(parent == above.end() ? -1 : parent->second);
        }
    }

    void Attach(Logic::Step& step, Logic::Formula& target, const form::Expression& expression, const Level& level,
                lang::ValueType wanted) {
        if (expression.Empty()) return;
        target = Compile(expression, level, wanted);
        for (const std::size_t field : target.reads) {
            if (std::find(step.reads.begin(), step.reads.end(), field) == step.reads.end()) step.reads.push_back(field);
        }
    }

    Logic::Formula Compile(const form::Expression& expression, const Level& level, lang::ValueType wanted) {
        const base::Source source(expression.place.file, expression.text);
        const lang::Names& names = level.context != nullptr ? level.context->names : m_names;
        // In the rows of a roster with a roster inside, the outer row is the case.
        const bool in_rows = level.roster && (level.context == nullptr || level.context->roster != *level.roster);
        const std::string roster = in_rows ? m_logic->fields[*level.roster].question->id : std::string();
        lang::CheckedExpression result = lang::CheckExpression(source, names, roster, wanted);
        for (base::Diagnostic& diagnostic : result.diagnostics) {
            const form::Place& place = expression.place;
            diagnostic.message = Msg("{path}, “{text}”: {problem}", {{"path", place.path},
                                                                     {"text", ShortExpression(expression.text)},
                                                                     {"problem", base::Text(diagnostic.message)}});
            diagnostic.file = place.file;
            diagnostic.line = diagnostic.end_line = place.line;
            // Where in the line the expression begins is not known: the line as a whole.
            diagnostic.column = diagnostic.end_column = 0;
            m_diagnostics.push_back(std::move(diagnostic));
        }
        Logic::Formula formula;
        formula.expression = result.expression;
        formula.context = level.context;
        if (formula) formula.reads = ReadsOf(formula);
        return formula;
    }

    std::vector<std::size_t> ReadsOf(const Logic::Formula& formula) const {
        std::vector<std::size_t> reads;
        const auto add = [&](const std::string& id) {
            const auto found = m_logic->field_by_id.find(FullId(id, formula.context));
            if (found != m_logic->field_by_id.end()) reads.push_back(found->second);
        };
        for (const std::string& id : formula.expression->Reads()) add(id);
        if (!formula.expression->Roster().empty()) add(formula.expression->Roster());
        if (formula.context != nullptr) reads.push_back(formula.context->roster);
        return reads;
    }

    /// The id of the field that a name of the language stands for: inner rosters have names without their outer one.
    std::string FullId(const std::string& id, const Logic::RowContext* context) const {
        const std::string first = id.substr(0, id.find('.'));
        const std::string rest = id.substr(first.size());
        if (context != nullptr) {
            for (std::size_t v = 0; v < context->sources.size(); ++v) {
                if (context->names.variables[v].id == first)
                    return m_logic->fields[context->sources[v].field].id + rest;
            }
        }
        if (m_logic->field_by_id.contains(first)) return id;
        for (const Field& field : m_logic->fields) {
            if (field.roster && field.question->IsRoster() && field.question->id == first) return field.id + rest;
        }
        return id;
    }

    // ---- order ----------------------------------------------------------------------------------------------------------
    // Step s: sections first, then fields, so that the step of field f is sections + f.

    std::vector<std::size_t> StepsBefore(std::size_t step) const {
        const std::size_t sections = m_form.sections.size();
        std::vector<std::size_t> before;
        if (!m_steps[step].of_section) {
            const Field& field = m_logic->fields[m_steps[step].index];
            before.push_back(field.roster ? sections + *field.roster : field.section);
        }
        for (const std::size_t read : m_steps[step].reads) before.push_back(sections + read);
        return before;
    }

    void Order() {
        m_marks.assign(m_steps.size(), Mark::New);
        for (std::size_t step = 0; step < m_steps.size(); ++step) Visit(step);
    }

    void Visit(std::size_t step) {
        if (m_marks[step] == Mark::Done) return;
        if (m_marks[step] == Mark::Open) return ReportCycle(step);
        m_marks[step] = Mark::Open;
        m_trail.push_back(step);
        for (const std::size_t before : StepsBefore(step)) Visit(before);
        m_trail.pop_back();
        m_marks[step] = Mark::Done;
        MarkSkippable(m_steps[step]);
        m_logic->steps.push_back(m_steps[step]);
    }

    void ReportCycle(std::size_t step) {
        std::string cycle;
        for (auto at = std::find(m_trail.begin(), m_trail.end(), step); at != m_trail.end(); ++at) {
            cycle += NameOf(*at) + " → ";
        }
        cycle += NameOf(step);
        Report(PlaceOf(step), "cycle",
               Msg("{name} depends on itself: {cycle}", {{"name", NameOf(step)}, {"cycle", cycle}}),
               Msg("Let one of these relevances or computations do without the next."));
    }

    std::string NameOf(std::size_t step) const {
        const Logic::Step& s = m_steps[step];
        return s.of_section ? m_form.sections[s.index].id : m_logic->fields[s.index].id;
    }

    form::Place PlaceOf(std::size_t step) const {
        const Logic::Step& s = m_steps[step];
        if (s.of_section) return m_form.sections[s.index].relevance.place;
        const form::Question& question = QuestionOf(m_logic->fields[s.index]);
        if (!question.relevance.Empty()) return question.relevance.place;
        if (!question.row_count.Empty()) return question.row_count.place;
        if (!question.computation.Empty()) return question.computation.place;
        return s.choices.empty() ? question.place : question.categories[s.choices.front().first].relevance.place;
    }

    /// A computation over what can be 不适用 can be so itself.
    void MarkSkippable(const Logic::Step& step) {
        if (!step.computation) return;
        const Field& field = m_logic->fields[step.index];
        const bool skippable = std::any_of(step.reads.begin(), step.reads.end(), [&](std::size_t read) {
            return m_logic->fields[read].variable && VariableOf(m_logic->fields[read]).can_be_skipped;
        });
        if (skippable) VariableOf(field).can_be_skipped = true;
    }

    void Report(const form::Place& place, std::string code, base::Message message, base::Message hint) {
        base::Diagnostic diagnostic;
        diagnostic.code = std::move(code);
        diagnostic.file = place.file.empty() ? m_form.file : place.file;
        diagnostic.line = diagnostic.end_line = place.line;
        diagnostic.message = std::move(message);
        diagnostic.hint = std::move(hint);
        m_diagnostics.push_back(std::move(diagnostic));
    }

    enum class Mark : std::uint8_t { New, Open, Done };

    CheckedForm& m_checked;
    const form::Form& m_form;
    lang::Names& m_names;
    std::shared_ptr<Logic> m_logic = std::make_shared<Logic>();
    std::vector<Logic::Step> m_steps;
    std::vector<Mark> m_marks;
    std::vector<std::size_t> m_trail;
    std::vector<base::Diagnostic> m_diagnostics;
};

}  // namespace

FormCheckResult CheckForm(form::Form form) {
    auto checked = std::make_shared<CheckedForm>();
    checked->form = std::move(form);
    checked->names = NamesOf(checked->form);
    FormCheckResult result;
    result.diagnostics = FormCompiler(*checked).Run();
    if (!base::HasErrors(result.diagnostics)) result.form = std::move(checked);
    return result;
}

FormCheckResult OpenForm(const std::filesystem::path& file, const std::vector<std::filesystem::path>& folders) {
    form::LoadedForm loaded = form::LoadFormFile(file, folders);
    FormCheckResult result;
    if (loaded.form) result = CheckForm(std::move(*loaded.form));
    result.diagnostics.insert(result.diagnostics.end(), loaded.diagnostics.begin(), loaded.diagnostics.end());
    base::SortByPlace(result.diagnostics);
    return result;
}

}  // namespace gongjian::interview
