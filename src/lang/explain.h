// Why an item has its points: in words, in both languages, from the columns that the evaluator kept.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "lang/evaluate.h"

namespace gongjian::lang {

/// "民主生活会应2次，实1次，少1次，扣2.00分，得2.00分"; pending: what is missing; not applicable: why its points do not count.
/// Never empty.
std::string ReasonOfItem(const Results& results, std::size_t index, std::size_t item, base::Language language);

/// Why a veto or cap holds, or cannot be told.
std::string ReasonOfVeto(const Results& results, std::size_t index, std::size_t veto, base::Language language);

/// One clause of an item as it took part.
struct ClauseTrace {
    std::string text;                ///< as its author wrote it
    int line = 0;                    ///< in the rule file
    bool fired = false;              ///< decided or changed the points
    std::string words_zh, words_en;  ///< what it did
    std::string points;              ///< change it made, signed ("-2.00"), or what it gave; empty if none
};

/// An answer that an item read.
struct InputTrace {
    std::string path;   ///< "pledges_made", "ballot_groups[2].votes_good"
    std::string value;  ///< as shown ("4", "否", "未填")
};

struct ItemTrace {
    std::vector<ClauseTrace> clauses;
    std::vector<InputTrace> inputs;
};

ItemTrace TraceOfItem(const Results& results, std::size_t index, std::size_t item);

}  // namespace gongjian::lang
