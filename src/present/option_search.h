// Finding one of many choices by what a person types.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "present/question_view.h"

namespace gongjian::present {

/// Options that `typed` means, the likeliest first: its place in the list or its code by digits, part of its label, the initials or
/// the syllables of its pinyin (of code lists that give them). Full-width and upper-case letters count as what they stand for.
/// Nothing typed finds all in their order.
std::vector<std::size_t> FindOptions(const std::vector<OptionView>& options, std::string_view typed);

}  // namespace gongjian::present
