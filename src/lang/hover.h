// What the word under the pointer means.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "base/message.h"
#include "lang/names.h"

namespace gongjian::lang {

struct Hover {
    base::Range range;                 ///< the word
    std::vector<base::Message> lines;  ///< for people, the most important first; never empty
};

/// The question, category, declared value, item or keyword at a byte offset; none on white space, numbers, texts, comments and
/// words that mean nothing. `names` may be null.
std::optional<Hover> HoverAt(const base::Source& source, std::uint32_t offset, const Names* names);

/// One line per fact: name and id, type, bounds, unit, categories, whether it may be not applicable.
std::vector<base::Message> Describe(const Variable& variable);

}  // namespace gongjian::lang
