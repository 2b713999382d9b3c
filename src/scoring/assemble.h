// One sheet from the evaluator's columns: blocks, rescaling, totals, vetoes, caps and the grade before any quota.
// Private to this room; score.h is the way in.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cases/score_sheet.h"
#include "lang/evaluate.h"
#include "scoring/missing_order.h"

namespace gongjian::scoring {

/// What the evaluator says of one case in words: which answers are missing and why. An interface, so that putting sheets
/// together can be tested by itself.
class Words {
public:
    virtual ~Words() = default;
    virtual std::vector<std::string> MissingOfItem(std::size_t item) const = 0;
    virtual std::vector<std::string> MissingOfVeto(std::size_t veto) const = 0;
    virtual std::string ReasonOfItem(std::size_t item, base::Language language) const = 0;
    virtual std::string ReasonOfVeto(std::size_t veto, base::Language language) const = 0;
    virtual std::vector<std::string> MissingOfFactor() const { return {}; }
    virtual std::vector<std::string> MissingOfNoGrade() const { return {}; }
    /// Whether the conditions of the grades hold for these scores; see lang::GradeConditions.
    virtual std::vector<lang::Truth> GradeConditions(const std::map<std::string, std::optional<base::Decimal>>&) const {
        return {};
    }
};

/// A sheet, and what ranking has to know beyond it.
struct AssembledSheet {
    cases::ScoreSheet sheet;
    bool grade_withheld = false;            ///< by a veto that cannot be told
    bool no_grade = false;                  ///< 不定等次
    std::vector<lang::Truth> conditions{};  ///< of the grades, like RuleSetInfo::bands
    std::string pool{};
};

/// Case `index` of `results`. `errors`: its violated questions. Fills neither id nor explanation.
AssembledSheet Assemble(const lang::RuleSetInfo& rules, const lang::Results& results, std::size_t index,
                        const std::vector<std::string>& errors, const FormOrder& order, const Words& words);

}  // namespace gongjian::scoring
