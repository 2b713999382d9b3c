// Which choices are offered: those whose condition holds, and in a cascade those below the answer to the parent question.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>

#include "interview/evaluation.h"

namespace gongjian::interview {

using base::CellState;
using lang::Truth;

bool Evaluation::IsOffered(std::size_t index, std::size_t category, std::size_t at) const {
    const CheckedForm::Logic::Step& step = Logic().steps[m_step_of_field[index]];
    if (step.parent && !IsBelowParent(step, category, at)) return false;
    for (std::size_t c = 0; c < step.choices.size(); ++c) {
        if (step.choices[c].first == category) return at < m_offered[index][c].size() && m_offered[index][c][at] != 0;
    }
    return true;
}

/// Before the parent is answered there is nothing to choose from; where it was refused, is not known or not asked, all is
/// offered.
bool Evaluation::IsBelowParent(const CheckedForm::Logic::Step& step, std::size_t category, std::size_t at) const {
    const Field& field = Logic().fields[step.index];
    const Field& parent = Logic().fields[*step.parent];
    const base::Column& answers = ColumnOfField(*step.parent);
    std::size_t entry = at;
    if (parent.roster != field.roster) {
        const std::vector<std::uint32_t>& offsets = ColumnOfField(*field.roster).offsets;
        entry = static_cast<std::size_t>(std::upper_bound(offsets.begin(), offsets.end(), at) - offsets.begin()) - 1;
    }
    if (entry >= answers.states.size() || answers.states[entry] == CellState::Blank) return false;
    return answers.states[entry] != CellState::Value || answers.values[entry] == step.parent_of[category];
}

void Evaluation::SettleChoices(const CheckedForm::Logic::Step& step) {
    std::vector<Masks> offered;
    for (const auto& [category, formula] : step.choices) {
        const std::vector<Truth> truths = TruthFor(step.index, formula);
        Masks mask(truths.size());
        for (std::size_t i = 0; i < truths.size(); ++i) mask[i] = truths[i] == Truth::True ? 1 : 0;
        offered.push_back(std::move(mask));
    }
    if (!m_fresh && offered == m_offered[step.index]) return;
    m_offered[step.index] = std::move(offered);
    m_changed_choices.push_back(step.index);
}

/// What is not offered is not chosen: a single choice is blank then, several lose that one.
void Evaluation::DropNotOffered(const CheckedForm::Logic::Step& step, base::Column& cells) const {
    const bool single = form::KindOf(QuestionOf(Logic().fields[step.index])) == form::AnswerKind::Choice;
    for (std::size_t i = 0; i < cells.states.size(); ++i) {
        if (cells.states[i] != CellState::Value) continue;
        if (single) {
            if (!IsOffered(step.index, static_cast<std::size_t>(cells.values[i]), i))
                cells.states[i] = CellState::Blank;
            continue;
        }
        for (std::int64_t left = cells.values[i]; left != 0; left &= left - 1) {
            const auto category = static_cast<std::size_t>(std::countr_zero(static_cast<std::uint64_t>(left)));
            if (!IsOffered(step.index, category, i)) cells.values[i] &= ~(std::int64_t{1} << category);
        }
        if (cells.values[i] == 0) cells.states[i] = CellState::Blank;
    }
}

}  // namespace gongjian::interview
