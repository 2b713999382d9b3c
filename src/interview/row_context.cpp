#include "interview/row_context.h"

#include <algorithm>
#include <set>
#include <string>

#include "interview/answer_columns.h"

namespace gongjian::interview {

namespace {

using Logic = CheckedForm::Logic;

std::set<std::string> WordsOf(const lang::Variable& variable) {
    std::set<std::string> words = {variable.id, variable.label_zh, variable.label_en, variable.rule_name};
    words.erase("");
    return words;
}

/// Rows of a roster of the form, once for each row of the context.
base::Column Replicated(const base::Column& roster, const std::vector<std::uint32_t>& case_of_row) {
    base::Column out;
    std::vector<std::uint32_t> rows;
    out.offsets.push_back(0);
    for (const std::uint32_t at : case_of_row) {
        for (std::uint32_t row = roster.offsets[at]; row < roster.offsets[at + 1]; ++row) rows.push_back(row);
        out.offsets.push_back(static_cast<std::uint32_t>(rows.size()));
    }
    for (const base::Column& child : roster.children) out.children.push_back(Gather(child, rows));
    return out;
}

}  // namespace

bool HasInnerRoster(const form::Question& roster) {
    return std::any_of(roster.questions.begin(), roster.questions.end(),
                       [](const form::Question& column) { return column.IsRoster(); });
}

const base::Column* FindColumn(const Logic& logic, const base::Batch& batch, std::size_t index) {
    const Field& field = logic.fields[index];
    if (!field.variable) return nullptr;
    const bool top = !field.roster || QuestionOf(field).IsRoster();
    if (top) return &batch.columns[*field.variable];
    return &batch.columns[*logic.fields[*field.roster].variable].children[*field.variable];
}

std::unique_ptr<Logic::RowContext> MakeRowContext(const Logic& logic, const lang::Names& names, std::size_t roster) {
    auto context = std::make_unique<Logic::RowContext>();
    context->roster = roster;
    context->names.form_id = names.form_id;
    context->names.form_version = names.form_version;
    std::set<std::string> hidden;
    std::vector<lang::Variable> own;
    std::vector<Logic::RowContext::Source> own_sources;
    const lang::Variable& outer = names.variables[*logic.fields[roster].variable];
    for (std::size_t f = roster + 1; f < logic.fields.size(); ++f) {
        const Field& field = logic.fields[f];
        if (field.roster != roster || !field.variable) continue;
        own.push_back(QuestionOf(field).IsRoster() ? names.variables[*field.variable] : outer.columns[*field.variable]);
        own_sources.push_back({f, true});
        hidden.merge(WordsOf(own.back()));
    }
    for (std::size_t f = 0; f < logic.fields.size(); ++f) {
        const Field& field = logic.fields[f];
        if (field.roster || !field.variable) continue;
        const lang::Variable& variable = names.variables[*field.variable];
        const std::set<std::string> words = WordsOf(variable);
        const bool is_hidden =
            std::any_of(words.begin(), words.end(), [&](const auto& w) { return hidden.contains(w); });
        if (is_hidden) continue;
        context->names.variables.push_back(variable);
        context->sources.push_back({f, false});
    }
    context->names.variables.insert(context->names.variables.end(), own.begin(), own.end());
    context->sources.insert(context->sources.end(), own_sources.begin(), own_sources.end());
    return context;
}

base::Batch RowBatch(const Logic& logic, const Logic::RowContext& context, const std::vector<std::size_t>& reads,
                     const base::Batch& batch, const std::vector<std::uint32_t>& case_of_row,
                     const std::vector<std::vector<std::uint32_t>>& row_offsets) {
    base::Batch out;
    out.cases = case_of_row.size();
    out.today = batch.today;
    out.columns.resize(context.sources.size());
    for (std::size_t v = 0; v < context.sources.size(); ++v) {
        const Logic::RowContext::Source& source = context.sources[v];
        const Field& field = logic.fields[source.field];
        const bool roster = QuestionOf(field).IsRoster();
        const bool read = std::any_of(reads.begin(), reads.end(), [&](std::size_t f) {
            return f == source.field || (roster && logic.fields[f].roster == source.field);
        });
        if (!read) continue;
        const base::Column& column = *FindColumn(logic, batch, source.field);
        if (!source.own) {
            out.columns[v] = roster ? Replicated(column, case_of_row) : Gather(column, case_of_row);
            continue;
        }
        out.columns[v] = column;
        if (roster) out.columns[v].offsets = row_offsets[source.field];
    }
    return out;
}

}  // namespace gongjian::interview
