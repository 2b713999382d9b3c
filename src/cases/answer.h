// One answer and trees of answers. A value, or one of the three kinds of unknown, or 不适用; never a magic number.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"

namespace gongjian::cases {

/// A given non-answer. (Blank is the absence of an answer.)
enum class NoAnswer { Refused, DontKnow, NotApplicable };

/// Category ids: of a multiple choice in form order, of a ranking the first one first.
using Choices = std::vector<std::string>;

/// An entry of a register, and how it was called when it was named; without an id it is only what somebody wrote.
struct Reference {
    std::string id;
    std::string display;
    friend bool operator==(const Reference&, const Reference&) = default;
};

/// A file that belongs to the case: its bytes lie elsewhere, under their hash.
struct FileReference {
    std::string name;
    std::string sha256;  ///< 64 hexadecimal digits
    friend bool operator==(const FileReference&, const FileReference&) = default;
};

struct Blank {
    friend bool operator==(const Blank&, const Blank&) = default;
};

/// Text, identifiers, a single choice (by category id), partial dates and times (ISO) are std::string; whole numbers and
/// decimals are base::Decimal.
using Answer =
    std::variant<Blank, NoAnswer, bool, base::Decimal, base::Date, std::string, Choices, Reference, FileReference>;

struct Row;

/// Answers of one level: questions by id, rosters by id. Blank answers are not stored.
struct Answers {
    std::map<std::string, Answer, std::less<>> values;
    std::map<std::string, std::vector<Row>, std::less<>> rosters;

    friend bool operator==(const Answers&, const Answers&) = default;
};

/// One occurrence of a roster. `id` is stable for its whole life: rows are merged and edited by identity, not by place.
struct Row {
    std::string id;
    Answers answers;
    friend bool operator==(const Row&, const Row&) = default;
};

/// Rows that a path may name: a typing error does not make a million rows.
inline constexpr std::size_t kMaxRows = 10000;

/// A question inside a case: "pledges_made", "ballot_groups[2].group" (rows from 1, the form people and gj use).
struct PathStep {
    std::string id;
    std::optional<std::size_t> row;  ///< from 0
    friend bool operator==(const PathStep&, const PathStep&) = default;
};
using Path = std::vector<PathStep>;

/// Empty if `text` is not a path.
std::optional<Path> ParsePath(std::string_view text);
std::string ToString(const Path& path);

/// The answer at a path; Blank if it, its row or its roster is not there.
Answer Get(const Answers& answers, const Path& path);
/// Sets an answer; a Blank removes it. Rows up to the one named are created (with ids from `new_row_id`), but not for a
/// Blank. A path without a row below a roster, or with a row at its end, names no answer: nothing happens.
void Set(Answers& answers, const Path& path, Answer answer, const std::function<std::string()>& new_row_id);

}  // namespace gongjian::cases
