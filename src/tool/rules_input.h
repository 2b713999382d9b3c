// Opening a rule set for a command: found, read, checked together with its form, and its findings told.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "interview/checked_form.h"
#include "lang/rules.h"
#include "tool/surroundings.h"

namespace gongjian::tool {

/// Where to look; both may be empty.
struct RulesPlaces {
    std::string forms;                ///< --forms
    std::filesystem::path workspace;  ///< folder of a workspace
};

struct OpenedRules {
    std::shared_ptr<const lang::RuleSet> rules;
    std::shared_ptr<const interview::CheckedForm> form;
    std::map<std::string, std::shared_ptr<const interview::CheckedForm>> ledger_forms;  ///< of RuleSetInfo::ledgers

    /// For scoring::ScoreOptions; this must outlive it.
    std::function<const interview::CheckedForm*(const std::string&)> FormOfLedger() const;
    /// Its form and those of its ledgers, by id; this must outlive it.
    std::function<std::shared_ptr<const interview::CheckedForm>(const std::string&)> Forms() const;
};

/// `name` is a file; or the id of a rule set in the workspace or among the shipped ones. Errors in the
/// rules or their form are told on `err` and stop the command; warnings are left to gj check.
OpenedRules OpenRules(const std::string& name, const RulesPlaces& places, Surroundings& surroundings);

/// Says on `err` that a rule set is used outside the period it was made for.
void WarnOutsidePeriod(const lang::RuleSetInfo& rules, base::Date day, Surroundings& surroundings);

}  // namespace gongjian::tool
