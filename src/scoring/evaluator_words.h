// What the evaluator says of a case in words, for putting its sheet together. Private to this room.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lang/explain.h"
#include "lang/missing.h"
#include "scoring/assemble.h"

namespace gongjian::scoring {

/// Case `index` of `results`; both must outlive it.
class EvaluatorWords : public Words {
public:
    EvaluatorWords(const lang::RuleSet& rules, const lang::Results& results, std::size_t index)
        : m_rules(rules), m_results(results), m_index(index) {}

    std::vector<std::string> MissingOfItem(std::size_t item) const override {
        return lang::MissingOfItem(m_results, m_index, item);
    }
    std::vector<std::string> MissingOfVeto(std::size_t veto) const override {
        return lang::MissingOfVeto(m_results, m_index, veto);
    }
    std::string ReasonOfItem(std::size_t item, base::Language language) const override {
        return lang::ReasonOfItem(m_results, m_index, item, language);
    }
    std::string ReasonOfVeto(std::size_t veto, base::Language language) const override {
        return lang::ReasonOfVeto(m_results, m_index, veto, language);
    }

    std::vector<std::string> MissingOfFactor() const override { return lang::MissingOfFactor(m_results, m_index); }
    std::vector<std::string> MissingOfNoGrade() const override { return lang::MissingOfNoGrade(m_results, m_index); }
    std::vector<lang::Truth> GradeConditions(
        const std::map<std::string, std::optional<base::Decimal>>& scores) const override {
        return lang::GradeConditions(m_rules, scores);
    }

private:
    const lang::RuleSet& m_rules;
    const lang::Results& m_results;
    std::size_t m_index;
};

}  // namespace gongjian::scoring
