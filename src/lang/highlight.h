// Colours for the editor: what each stretch of a rule text is. From the lexer that the parser uses; half-typed files too.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "lang/names.h"

namespace gongjian::lang {

enum class HighlightKind {
    Keyword,
    Statement,  ///< a keyword that begins a statement
    Question,   ///< of the form, also a column of a roster and the form itself
    Category,
    Value,  ///< declared by 取数 or 常量
    Item,   ///< the id of an item, a block, a bonus, a penalty or a veto, and where they are used
    Grade,
    Number,  ///< also percentages and dates
    Unit,
    String,
    Comment,
    Unknown,  ///< a word that names nothing, or a character that means nothing
};

struct Highlighted {
    base::Range range;
    HighlightKind kind = HighlightKind::Unknown;
    friend bool operator==(const Highlighted&, const Highlighted&) = default;
};

/// In text order, without overlaps; white space and punctuation are left out. `names` may be null: then a word that the file
/// does not declare counts as a question. Text that is not UTF-8 or is too long has no colours.
std::vector<Highlighted> Highlight(const base::Source& source, const Names* names);

}  // namespace gongjian::lang
