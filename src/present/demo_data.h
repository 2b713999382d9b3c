// The sample township 示例镇: 20 villages and a full round of village evaluations, invented, region 329999, the same on every
// machine. Varied enough that all grades, a veto, a cap, a pending total, a quota cut and a tie at the quota line occur.
#pragma once

#include <string>
#include <vector>

#include "cases/case.h"
#include "interview/checked_form.h"
#include "present/open_workspace.h"

namespace gongjian::present {

/// The evaluations of one round, submitted, in village order.
std::vector<cases::Case> DemoEvaluations(const interview::CheckedForm& village_evaluation, const std::string& round);

inline constexpr char kDemoName[] = "示例镇";
inline constexpr char kDemoRound[] = "2012";

/// InitWorkspace and all demo cases stored.
void InitDemoWorkspace(const std::filesystem::path& folder, const cases::OpenStores& open_stores,
                       const std::string& name = kDemoName, const std::string& round = kDemoRound);

}  // namespace gongjian::present
