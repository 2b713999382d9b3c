// Small changes of a rule text, as slips of the hand would make them: 扣 2 分 becomes 扣 3 分, ≥ becomes >, a clause is left out.
// A test that is worth its name notices them. Only texts are made here; whoever runs the tests checks each text first, since
// not every change leaves a rule set that holds together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "lang/names.h"

namespace gongjian::lang {

struct Mutant {
    struct Edit {
        base::Range range;
        std::string text;
    };
    std::vector<Edit> edits;  ///< in text order; more than one where both sides of an edge between tiers move
    base::Range shown;        ///< the words around the first edit by which a reader knows it: 扣 2 分
    base::Range clause;       ///< the clause or statement that it stands in
    bool dropped = false;     ///< `clause` is left out as a whole
    bool of_whole = false;    ///< changes what is made of the items (grades, caps of the total, rescaling), not an item
    std::size_t place = 0;    ///< mutants of one place say much the same: one hint is enough
};

/// In text order, the same for the same text: first a clause left out, then changes in it. Numbers of items, grades, values and
/// vetoes, comparisons, 且 and 或, 是 and 否, partial steps, edges of tiers, 同一 … 就高, 未知按否. Samples and tests, ranks and
/// quotas, evidence and the points of items stay. Empty for a text that does not parse.
std::vector<Mutant> MutantsOf(const base::Source& source, const Names* names);

/// The text with the changes in it.
std::string ApplyMutant(std::string_view text, const Mutant& mutant);

/// What stands at `shown` afterwards; empty if it is left out.
std::string ShownAfter(std::string_view text, const Mutant& mutant);

}  // namespace gongjian::lang
