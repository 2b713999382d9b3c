// What kinds of words do in the grammar: begin statements and clauses, introduce ids, call functions.
#include "lang/keywords.h"

namespace gongjian::lang {
namespace {

using K = TokenKind;

}  // namespace

std::optional<ast::Function> FunctionOf(TokenKind kind) {
    using F = ast::Function;
    switch (kind) {
        case K::Round: return F::Round;
        case K::RoundUp: return F::RoundUp;
        case K::RoundDown: return F::RoundDown;
        case K::Least: return F::Least;
        case K::Greatest: return F::Greatest;
        case K::Months: return F::Months;
        case K::Days: return F::Days;
        case K::WorkingDays: return F::WorkingDays;
        case K::DaysInYear: return F::DaysInYear;
        case K::DayOfYear: return F::DayOfYear;
        case K::Year: return F::Year;
        case K::Lookup: return F::Lookup;
        case K::Rank:
        case K::RankInRoster: return F::RankInRoster;
        case K::RankAscending: return F::RankAscending;
        case K::GroupSum: return F::GroupSum;
        case K::GroupCount: return F::GroupCount;
        case K::PopulationRank: return F::PopulationRank;
        case K::PopulationRankAscending: return F::PopulationRankAscending;
        case K::PopulationSum: return F::PopulationSum;
        case K::PopulationMinimum: return F::PopulationMinimum;
        case K::PopulationMaximum: return F::PopulationMaximum;
        case K::PopulationMean: return F::PopulationMean;
        case K::PopulationCount: return F::PopulationCount;
        default: return std::nullopt;
    }
}

TokenKind WordOf(ast::Function function) {
    using F = ast::Function;
    switch (function) {
        case F::Round: return K::Round;
        case F::RoundUp: return K::RoundUp;
        case F::RoundDown: return K::RoundDown;
        case F::Least: return K::Least;
        case F::Greatest: return K::Greatest;
        case F::Months: return K::Months;
        case F::Days: return K::Days;
        case F::WorkingDays: return K::WorkingDays;
        case F::DaysInYear: return K::DaysInYear;
        case F::DayOfYear: return K::DayOfYear;
        case F::Year: return K::Year;
        case F::Lookup: return K::Lookup;
        case F::RankInRoster: return K::RankInRoster;
        case F::RankAscending: return K::RankAscending;
        case F::GroupSum: return K::GroupSum;
        case F::GroupCount: return K::GroupCount;
        case F::PopulationRank: return K::PopulationRank;
        case F::PopulationRankAscending: return K::PopulationRankAscending;
        case F::PopulationSum: return K::PopulationSum;
        case F::PopulationMinimum: return K::PopulationMinimum;
        case F::PopulationMaximum: return K::PopulationMaximum;
        case F::PopulationMean: return K::PopulationMean;
        case F::PopulationCount: return K::PopulationCount;
    }
    return K::Round;
}

bool IsPopulationFunction(ast::Function function) { return function >= ast::Function::PopulationRank; }

bool IsFunctionOnly(TokenKind kind) { return kind >= K::RoundUp && kind <= K::PopulationCount; }

bool BeginsStatement(TokenKind kind) { return kind >= K::RuleSet && kind <= K::Test; }

bool IntroducesId(TokenKind kind) {
    switch (kind) {
        case K::RuleSet:
        case K::Block:
        case K::BlockItem:
        case K::Item:
        case K::Bonus:
        case K::Penalty:
        case K::Fetch:
        case K::Constant:
        case K::Conclusion:
        case K::RowResults:
        case K::LookupTable:
        case K::Veto:
        case K::CapVeto:
        case K::Sample: return true;
        default: return false;
    }
}

bool BeginsClause(TokenKind kind) {
    switch (kind) {
        case K::Omit:
        case K::Pending:
        case K::When:
        case K::Get:
        case K::Deduct:
        case K::Add:
        case K::Otherwise:
        case K::MissingIsZero:
        case K::MissingCounts:
        case K::BlankWithholds:
        case K::EachMissing:
        case K::Manual:
        case K::Say:
        case K::Due:
        case K::EachShort:
        case K::EachOver:
        case K::EachBelow:
        case K::EachAbove:
        case K::Each:
        case K::Rate:
        case K::MayGoNegative:
        case K::UntilZero:
        case K::Evidence:
        case K::By:
        case K::EachRow:
        case K::Round:
        case K::PartOf:
        case K::Where: return true;
        default: return false;
    }
}

}  // namespace gongjian::lang
