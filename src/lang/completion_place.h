// What a place in a rule text asks for, found by letting the grammar read up to it.
#pragma once

#include <set>
#include <vector>

#include "lang/name_index.h"

namespace gongjian::lang {

struct Place {
    std::vector<TokenKind> keywords;  ///< that may stand here, likely ones first
    bool value = false;               ///< a question, a value, a number
    bool roster = false;              ///< a roster is asked for
    bool id = false;                  ///< the id of an item, a block, a value
    bool grade = false;
    bool form = false;
    bool sample = false;                 ///< the name of a sample
    const Variable* filtered = nullptr;  ///< inside the filter of this roster
    const Variable* owner = nullptr;     ///< after `roster.`: only its columns
    const Variable* compared = nullptr;  ///< after `question =`: its categories
    bool veto = false;                   ///< the id of a veto
};

/// `before`: the tokens of the text before the word that is being typed, the last is End.
Place PlaceAfter(const std::vector<Token>& before, const NameIndex& index, bool line_start);

}  // namespace gongjian::lang
