// Compiling the expressions of a form and ordering them by what they read; mistakes are told at the line of the form file.
#include "interview/checked_form.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/text.h"
#include "form/form_loader.h"
#include "interview/logic.h"

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
            Attach(step, step.relevance, m_form.sections[s].relevance, "", lang::ValueType::Bool);
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
    void ListFields() {
        std::size_t variable = 0;
        for (std::size_t s = 0; s < m_form.sections.size(); ++s) {
            const std::vector<form::Question>& questions = m_form.sections[s].questions;
            for (std::size_t q = 0; q < questions.size(); ++q) {
                Field field;
                field.section = s;
                field.question = q;
                field.id = questions[q].id;
                if (questions[q].type != form::QuestionType::Note) field.variable = variable++;
                AddField(field);
                ListColumns(questions[q], field);
            }
        }
    }

    void ListColumns(const form::Question& roster, Field field) {
        field.roster = m_logic->fields.size() - 1;
        std::size_t child = 0;
        for (std::size_t c = 0; c < roster.questions.size(); ++c) {
            const form::Question& column = roster.questions[c];
            field.column = c;
            field.id = roster.id + "." + column.id;
            field.variable = column.type == form::QuestionType::Note ? std::nullopt : std::optional(child++);
            AddField(field);
            if (column.IsRoster()) {
                Report(column.place, "roster-in-roster",
                       Msg("{path}: a roster inside a roster is not possible.", {{"path", field.id}}),
                       Msg("Make it a roster of the form, with a question that says which row it belongs to."));
            }
        }
    }

    void AddField(const Field& field) {
        m_logic->field_by_id.emplace(field.id, m_logic->fields.size());
        m_logic->fields.push_back(field);
    }

    void CompileField(std::size_t index) {
        const Field& field = m_logic->fields[index];
        const form::Question& question = QuestionOf(m_form, field);
        const std::string roster = field.roster ? m_logic->fields[*field.roster].id : std::string();
        Logic::Step step;
        step.index = index;
        Attach(step, step.relevance, question.relevance, roster, lang::ValueType::Bool);
        if (field.variable && !question.IsRoster()) {
            const lang::ValueType type = VariableOf(field).type;
            if (question.type == form::QuestionType::Computed) {
                Attach(step, step.computation, question.computation, roster, type);
            }
            if (!question.default_value.Empty()) {
                if (auto value = Compile(question.default_value, roster, type))
                    m_logic->defaults.push_back({index, value});
            }
        }
        m_steps.push_back(std::move(step));
        for (const form::Check& check : question.checks) {
            Logic::Condition condition;
            condition.field = index;
            condition.check = &check;
            condition.expression = Compile(check.condition, roster, lang::ValueType::Bool);
            if (!condition.expression) continue;
            condition.reads = ReadsOf(*condition.expression);
            m_logic->conditions.push_back(std::move(condition));
        }
    }

    /// A check of the form as a whole names the question that its code begins with, else the first one that it reads.
    void CompileFormCheck(const form::Check& check) {
        Logic::Condition condition;
        condition.check = &check;
        condition.expression = Compile(check.condition, "", lang::ValueType::Bool);
        if (!condition.expression) return;
        condition.reads = ReadsOf(*condition.expression);
        const auto named = m_logic->field_by_id.find(check.code.substr(0, check.code.rfind('.')));
        if (named != m_logic->field_by_id.end()) {
            condition.field = named->second;
        } else if (!condition.reads.empty()) {
            condition.field = *std::min_element(condition.reads.begin(), condition.reads.end());
        }
        if (condition.field < m_logic->fields.size()) m_logic->conditions.push_back(std::move(condition));
    }

    lang::Variable& VariableOf(const Field& field) const {
        if (!field.roster) return m_names.variables[*field.variable];
        return m_names.variables[*m_logic->fields[*field.roster].variable].columns[*field.variable];
    }

    void Attach(Logic::Step& step, Logic::ExpressionPointer& target, const form::Expression& expression,
                const std::string& roster, lang::ValueType wanted) {
        if (expression.Empty()) return;
        target = Compile(expression, roster, wanted);
        if (!target) return;
        for (const std::size_t field : ReadsOf(*target)) {
            if (std::find(step.reads.begin(), step.reads.end(), field) == step.reads.end()) step.reads.push_back(field);
        }
    }

    Logic::ExpressionPointer Compile(const form::Expression& expression, const std::string& roster,
                                     lang::ValueType wanted) {
        const base::Source source(expression.place.file, expression.text);
        lang::CheckedExpression result = lang::CheckExpression(source, m_names, roster, wanted);
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
        return result.expression;
    }

    std::vector<std::size_t> ReadsOf(const lang::Expression& expression) const {
        std::vector<std::size_t> reads;
        const auto add = [&](const std::string& id) {
            const auto found = m_logic->field_by_id.find(id);
            if (found != m_logic->field_by_id.end()) reads.push_back(found->second);
        };
        for (const std::string& id : expression.Reads()) add(id);
        if (!expression.Roster().empty()) add(expression.Roster());
        return reads;
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
        const form::Question& question = QuestionOf(m_form, m_logic->fields[s.index]);
        if (!question.relevance.Empty()) return question.relevance.place;
        return question.computation.Empty() ? question.place : question.computation.place;
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
