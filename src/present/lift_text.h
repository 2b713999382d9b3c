// What would lift a sheet, in the current language: for the explanation on the screen and for gj score --explain.
#pragma once

#include <string>
#include <vector>

#include "cases/score_sheet.h"
#include "form/form.h"

namespace gongjian::present {

/// "民主生活会次数再多 1 次（1 → 2），可补回 2.00 分"; empty where an item lost nothing, or nothing that is known helps.
std::string ItemLiftText(const cases::ScoreSheet& sheet, const std::string& item);

/// What has to be filled in first, and what reaches the next better grade. Empty if there is nothing to say.
std::vector<std::string> GradeLiftTexts(const cases::ScoreSheet& sheet, const form::Form& form);

}  // namespace gongjian::present
