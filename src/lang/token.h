// Tokens of rule text. Lexer, parser, formatter and (later) highlighting and completion share these.
#pragma once

#include <cstdint>
#include <string>

#include "base/date.h"
#include "base/decimal.h"
#include "base/diagnostic.h"

namespace gongjian::lang {

enum class TokenKind : std::uint8_t {
    End,
    Word,    ///< a name, declared or not
    Quoted,  ///< 「name」
    Number,  ///< 万 after the digits is multiplied in
    Percent,
    Date,
    String,
    Unit,  ///< a unit word after a number

    // Marks.
    Comma,
    Semicolon,
    Colon,
    Dot,
    OpenBracket,
    CloseBracket,
    OpenParen,
    CloseParen,
    Bar,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Tilde,
    Plus,
    Minus,
    Times,
    Divide,

    // Words that begin a statement at the start of a line.
    RuleSet,
    Block,
    BlockItem,
    Item,
    Bonus,
    Penalty,
    Fetch,
    Constant,
    Conclusion,
    RowResults,
    LookupTable,
    Veto,
    CapVeto,
    NotAssessed,
    NoGrade,
    Grades,
    Quota,
    Rank,
    Sample,
    Test,

    // Words of the heads.
    Version,
    AppliesTo,
    Basis,
    Period,
    To,
    Full,
    Rescale,
    StarOver,
    Star,
    From,
    Shown,
    Round,
    Decimals,
    Cap,
    UnknownIsFalse,
    NotOver,
    Down,
    Up,
    Nearest,
    AtLeast,
    Given,
    OtherUnits,
    Change,
    Expect,
    Total,
    Missing,
    Status,
    Raw,
    Errors,
    TotalCap,
    TotalFactor,
    Share,
    Key,
    Since,
    Gives,
    Ties,
    Defer,
    AllCounted,
    NoneCounted,
    Pool,

    // Words of clauses.
    PartOf,
    Omit,
    Pending,
    When,
    Get,
    Deduct,
    Add,
    Otherwise,
    MissingIsZero,
    Due,
    Actual,
    EachShort,
    EachOver,
    EachBelow,
    EachAbove,
    Each,
    Short,
    Over,
    Below,
    Above,
    Rate,
    Target,
    Lacking,
    Counts,
    Proportional,
    PartCountsAsOne,
    PartIgnored,
    AtMost,
    MayGoNegative,
    UntilZero,
    Evidence,
    By,
    EachRow,
    Same,
    Highest,
    HighestPer,
    AndAbove,
    AndBelow,
    Exclusive,
    EdgesUp,
    EdgesDown,
    EachMissing,
    Manual,
    Between,
    Reason,
    MissingCounts,
    BlankWithholds,
    Say,

    // Words of expressions.
    Or,
    And,
    Not,
    In,
    NotIn,
    If,
    Then,
    Else,
    Yes,
    No,
    Count,
    Sum,
    Minimum,
    Maximum,
    Mean,
    Any,
    All,
    None,
    Within,
    Has,
    HasNo,
    Every,
    Of,
    Where,
    Filled,
    Blank,
    Refused,
    DontKnow,
    NotApplicable,
    IgnoreBlanks,
    BlankAs,
    Nothing,
    Ledger,
    Distinct,
    TrimmedMean,
    IfMoreThan,
    Holds,
    Today,

    // Words of functions, only before a bracket; elsewhere they are ordinary words. Round and Rank have kinds above.
    RoundUp,
    RoundDown,
    Least,
    Greatest,
    Months,
    Days,
    WorkingDays,
    DaysInYear,
    DayOfYear,
    Year,
    Lookup,
    RankInRoster,
    RankAscending,
    GroupSum,
    GroupCount,
    PopulationRank,
    PopulationRankAscending,
    PopulationSum,
    PopulationMinimum,
    PopulationMaximum,
    PopulationMean,
    PopulationCount,

    // Not tokens, but things that can be expected.
    Value,
    Id,
};

struct Token {
    TokenKind kind = TokenKind::End;
    bool line_start = false;       ///< first of its line
    bool statement_start = false;  ///< a statement begins here
    bool is_name = false;          ///< also a declared name (a question labelled 合计)
    bool is_unit = false;          ///< also a unit word (points)
    bool listing = false;          ///< the comma 、
    std::int32_t run = -1;         ///< index into Lexed::runs; -1: no other reading is possible
    base::Range range;
    std::string text;  ///< Word: as declared, or folded if not; Quoted, String: what stands inside, unchanged
    base::Decimal number;
    base::Date date;
};

}  // namespace gongjian::lang
