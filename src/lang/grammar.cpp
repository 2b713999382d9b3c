// The grammar of expressions and clauses in Boost.Spirit X3, over tokens: no skipper, one rule per precedence level,
// attributes are indices into the arena, and what was expected is collected by the token parsers themselves (X3's own
// handler names mangled types and miscounts Chinese). Nothing is evaluated or looked up here.
#include "lang/grammar.h"

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wshadow"
#endif
#include <boost/spirit/home/x3.hpp>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include "lang/grammar_clause_actions.h"
#include "lang/grammar_expression_actions.h"
#include "lang/grammar_tokens.h"

namespace gongjian::lang {
namespace grammar {

// ---- Expressions ---------------------------------------------------------------------------------------------------

// clang-format off
struct DisjunctionRule;
struct ConjunctionRule;
struct NegationRule;
struct ComparisonRule;
struct SumRule;
struct ProductRule;
struct SignedRule;
struct PrimaryRule;
struct AggregateRule;
struct StateRule;
struct ChoiceRule;
struct ReferenceRule;
struct ListRule;

const x3::rule<DisjunctionRule, ExprId> disjunction = "condition";
const x3::rule<ConjunctionRule, ExprId> conjunction = "condition";
const x3::rule<NegationRule, ExprId> negation = "condition";
const x3::rule<ComparisonRule, ExprId> comparison = "comparison";
const x3::rule<SumRule, ExprId> sum = "sum";
const x3::rule<ProductRule, ExprId> product = "product";
const x3::rule<SignedRule, ExprId> signed_value = "value";
const x3::rule<PrimaryRule, ExprId> primary = "value";
const x3::rule<AggregateRule, ExprId> aggregated = "aggregate";
const x3::rule<StateRule, ExprId> state_test = "test of blanks";
const x3::rule<ChoiceRule, ExprId> choice = "if";
const x3::rule<ReferenceRule, ExprId> reference = "name";
const x3::rule<ListRule, std::vector<ExprId>> list = "list";

const auto disjunction_def = node[conjunction[pass] >> *(Quiet(K::Or) >> conjunction)[Join{ExprKind::Or}]];
const auto conjunction_def = node[negation[pass] >> *(Quiet(K::And) >> negation)[Join{ExprKind::And}]];
const auto negation_def = node[(Quiet(K::Not) >> negation)[MakePrefix{ExprKind::Not}] | comparison[pass]];

const auto comparison_def = node[sum[pass] >> -(
      (Quiet(K::Equal) >> sum)[CompareWith{ast::Compare::Equal}]
    | (Quiet(K::NotEqual) >> sum)[CompareWith{ast::Compare::NotEqual}]
    | (Quiet(K::Less, K::Lacking) >> sum)[CompareWith{ast::Compare::Less}]
    | (Quiet(K::LessEqual, K::NotOver) >> sum)[CompareWith{ast::Compare::LessEqual}]
    | (Quiet(K::Greater) >> sum)[CompareWith{ast::Compare::Greater}]
    | (Quiet(K::GreaterEqual) >> sum)[CompareWith{ast::Compare::GreaterEqual}]
    | (Quiet(K::In) >> list)[MakeInSet{false}]
    | (Quiet(K::NotIn) >> list)[MakeInSet{true}]
    | (Quiet(K::Within) >> Word(K::Has) >> negation)[Quantify{ast::Aggregate::Any}]
    | (Quiet(K::Within) >> Word(K::HasNo) >> negation)[Quantify{ast::Aggregate::None}]
    | (Quiet(K::Within) >> Word(K::Every) >> negation)[Quantify{ast::Aggregate::All}])];

const auto sum_def = node[product[pass] >> *(
      (Quiet(K::Plus) >> product)[Join{ExprKind::Add}]
    | (Quiet(K::Minus) >> product)[Join{ExprKind::Subtract}])];
const auto product_def = node[signed_value[pass] >> *(
      (Quiet(K::Times) >> signed_value)[Join{ExprKind::Multiply}]
    | (Quiet(K::Divide) >> signed_value)[Join{ExprKind::Divide}])];
const auto signed_value_def = node[(Quiet(K::Minus) >> signed_value)[MakePrefix{ExprKind::Negate}] | primary[pass]];

const auto primary_def = value_place[
      (atom[MakeAtom{}] >> unit)
    | aggregated[pass]
    | state_test[pass]
    | choice[pass]
    | reference[pass]
    | (Word(K::OpenParen) >> disjunction[pass] >> Word(K::CloseParen))];

const auto list_def = Word(K::OpenParen) >> disjunction % Quiet(K::Comma) >> Word(K::CloseParen);

const auto blanks = -(Quiet(K::IgnoreBlanks)[SetBlanksIgnored{}] | (Quiet(K::BlankAs) >> amount[SetBlanksAs{}]));
const auto rows = -(Quiet(K::Where) >> disjunction[SetOperand{&ast::Expr::b}]) >> blanks;
const auto of_column =
    ( node[sum[SetOperand{&ast::Expr::a}] >> Word(K::Of) >> name[SetRoster{}]]
    | (name[SetRoster{}] >> Word(K::Dot) >> name[SetColumn{}])) >> rows;
const auto of_rows = -Quiet(K::Of) >> name[SetRoster{}] >> Word(K::Where) >> negation[SetOperand{&ast::Expr::a}];
const auto aggregated_def = node[
      (Word(K::Count)[Begin{ExprKind::Aggregated, ast::Aggregate::Count}] >> -Quiet(K::Of) >> name[SetRoster{}] >> rows)
    | (Word(K::Sum)[Begin{ExprKind::Aggregated, ast::Aggregate::Sum}] >> of_column)
    | (Word(K::Minimum)[Begin{ExprKind::Aggregated, ast::Aggregate::Minimum}] >> of_column)
    | (Word(K::Maximum)[Begin{ExprKind::Aggregated, ast::Aggregate::Maximum}] >> of_column)
    | (Word(K::Mean)[Begin{ExprKind::Aggregated, ast::Aggregate::Mean}] >> of_column)
    | (Word(K::Any)[Begin{ExprKind::Aggregated, ast::Aggregate::Any}] >> of_rows)
    | (Word(K::All)[Begin{ExprKind::Aggregated, ast::Aggregate::All}] >> of_rows)
    | (Word(K::None)[Begin{ExprKind::Aggregated, ast::Aggregate::None}] >> of_rows)];

const auto state_test_def =
node[(Word(K::Filled) >> list)[MakeState{ast::StateTest::Filled}]
    | (Word(K::Blank) >> list)[MakeState{ast::StateTest::Blank}]
    | (Word(K::Refused) >> list)[MakeState{ast::StateTest::Refused}]
    | (Word(K::DontKnow) >> list)[MakeState{ast::StateTest::DontKnow}]
    | (Word(K::NotApplicable) >> list)[MakeState{ast::StateTest::NotApplicable}]];

const auto choice_def = node[Word(K::If)[Begin{ExprKind::If}]
    >> disjunction[SetOperand{&ast::Expr::a}] >> Word(K::Then)
    >> disjunction[SetOperand{&ast::Expr::b}] >> Word(K::Else, K::Otherwise)
    >> disjunction[SetOperand{&ast::Expr::c}]];

const auto reference_def = node[name[MakeName{}] >> -(
      (Quiet(K::OpenBracket) >> disjunction[SetFilter{}] >> Word(K::CloseBracket) >> Word(K::Dot)
        >> (name[SetColumn{}] | (Word(K::OpenParen) >> disjunction[SetOperand{&ast::Expr::a}] >> Word(K::CloseParen))))
    | (Quiet(K::Dot) >> name[MakeMember{}]))];

BOOST_SPIRIT_DEFINE(disjunction, conjunction, negation, comparison, sum, product, signed_value, primary, list, aggregated,
                    state_test, choice, reference)
// clang-format on

// ---- Clauses -------------------------------------------------------------------------------------------------------

// clang-format off
struct ClauseRule;
struct PartialRule;
const x3::rule<ClauseRule> clause = "clause";
const x3::rule<PartialRule> partial = "partial step";
const x3::rule<TierRule> tier = "tier";
const x3::rule<RowRule> row = "case";

const auto separator = -Quiet(K::Comma, K::Semicolon);
const auto value = disjunction[into(&ast::Clause::value)] >> unit;
const auto points = amount[IntoAmount{&ast::Clause::points}];
const auto step = amount[IntoAmount{&ast::Clause::step}];
const auto condition = Word(K::When) >> disjunction[into(&ast::Clause::condition)];
const auto cap = -(separator >> Quiet(K::AtMost) >> amount[IntoAmount{&ast::Clause::cap}]);
const auto deduct = Word(K::Deduct)[fix(&ast::Clause::effect, ast::Effect::Deduct)];
const auto add = Word(K::Add)[fix(&ast::Clause::effect, ast::Effect::Add)];
const auto get = Word(K::Get)[fix(&ast::Clause::effect, ast::Effect::Get)];
const auto adjust = (deduct | add) >> value >> cap >> x3::eps[is(C::Adjust)];
const auto missing_name = name[AddMissingName{false}] >> -(Quiet(K::Dot) >> name[AddMissingName{true}]);

const auto partial_def = -(separator >> (
      (Quiet(K::Lacking) >> amount[CheckWholeStep{}] >> Quiet(K::By) >> amount[CheckWholeStep{}]
        >> Quiet(K::Counts)[fix(&ast::Clause::partial, ast::Partial::CountsAsOne)])
    | (-(Quiet(K::Lacking) >> amount) >> Quiet(K::Proportional)[fix(&ast::Clause::partial, ast::Partial::Proportional)] >> -Quiet(K::Counts))
    | (-(Quiet(K::Lacking) >> amount) >> Quiet(K::PartIgnored)[fix(&ast::Clause::partial, ast::Partial::Ignored)])
    | Quiet(K::PartCountsAsOne)[fix(&ast::Clause::partial, ast::Partial::CountsAsOne)]));

const auto tier_def = (
      (first_bound[SetBound{true, false, true}] >> (
            Word(K::AndAbove)
          | Word(K::AndBelow)[TurnBound{}]
          | (Word(K::To) >> bound[SetBound{false, true, false}] >> -Quiet(K::Exclusive))))
    | (Quiet(K::Lacking, K::Less) >> bound[SetBound{false, true, true}])
    | (Quiet(K::LessEqual, K::NotOver) >> bound[SetBound{false, false, true}])
    | (Quiet(K::GreaterEqual) >> bound[SetBound{true, false, true}])
    | (Quiet(K::Greater) >> bound[SetBound{true, true, true}])
    | Quiet(K::Otherwise, K::Else)[BeginOtherwise{}])
    >> -Quiet(K::Get) >> amount[SetRowPoints{}];
const auto row_def = (Quiet(K::Otherwise, K::Else)[BeginOtherwise{}] | category[BeginRow{}])
    >> -Quiet(K::Get) >> amount[SetRowPoints{}];
const auto tiers = tier % separator;
const auto rows_of_cases = row % separator;

const auto each = Word(K::Each) >> step >> separator >> (
      (Quiet(K::Short)[is(C::Shortfall)] >> separator >> deduct >> points)
    | (Quiet(K::Over)[is(C::Excess)] >> separator >> add >> points)
    | (Quiet(K::Below)[is(C::Below)] >> separator >> deduct >> points >> partial)
    | (Quiet(K::Above)[is(C::Above)] >> separator >> add >> points >> partial)
    | (-Quiet(K::Of) >> disjunction[into(&ast::Clause::value)] >> separator >> (deduct | get | add) >> points >> cap
        >> x3::eps[is(C::Steps)]));

const auto clause_def =
      (Word(K::Omit)[is(C::Omit)] >> condition)
    | (Word(K::Pending)[is(C::Pending)] >> condition
        >> -(separator >> Quiet(K::Missing) >> (missing_name % Quiet(K::Comma))))
    | (condition >> separator >> ((get >> value >> x3::eps[is(C::Guard)]) | adjust))
    | (-Word(K::Otherwise, K::Else) >> get >> value >> x3::eps[is(C::Base)])
    | adjust
    | (Word(K::Due)[is(C::Due)] >> disjunction[into(&ast::Clause::due)] >> unit >> separator
        >> Word(K::Actual) >> disjunction[into(&ast::Clause::actual)] >> unit)
    | (Word(K::EachShort)[is(C::Shortfall)] >> step >> separator >> deduct >> points)
    | (Word(K::EachOver)[is(C::Excess)] >> step >> separator >> add >> points)
    | (Word(K::Rate)[is(C::Rate)] >> value >> separator >> Word(K::Target) >> percent[IntoTarget{}])
    | (Word(K::EachBelow)[is(C::Below)] >> step >> separator >> deduct >> points >> partial)
    | (Word(K::EachAbove)[is(C::Above)] >> step >> separator >> add >> points >> partial)
    | each
    | (Word(K::EachRow)[is(C::RowCases)] >> name[IntoName{&ast::Clause::roster}] >> Word(K::Colon) >> rows_of_cases)
    | (Word(K::By)[is(C::Cases)] >> disjunction[into(&ast::Clause::value)]
        >> -((Quiet(K::Same) >> name[IntoName{&ast::Clause::key}] >> Word(K::Highest))
            | (Quiet(K::HighestPer) >> name[IntoName{&ast::Clause::key}]))
        >> Word(K::Colon) >> (tiers | rows_of_cases))
    | Word(K::MayGoNegative)[is(C::MayGoNegative)]
    | Word(K::UntilZero)[is(C::UntilZero)]
    | Word(K::MissingIsZero)[is(C::MissingIsZero)]
    | (Word(K::Round)[is(C::Round)] >> amount[IntoAmount{&ast::Clause::decimals}] >> -Quiet(K::Decimals))
    | (Word(K::Evidence)[is(C::Evidence)] >> text[IntoText{}]);

BOOST_SPIRIT_DEFINE(clause, partial, tier, row)
// clang-format on

/// What 按 means follows from what was read: a column of a roster is gone through row by row.
void ClassifyTable(const ast::Tree& tree, ast::Clause& read) {
    if (read.kind != C::Cases) return;
    if (!read.tiers.empty()) {
        read.kind = C::Tiers;
        return;
    }
    const ast::Expr& expr = tree[read.value];
    if (expr.kind != ExprKind::Member) return;
    read.kind = C::RowCases;
    read.roster = expr.name;
    read.column = expr.member;
}

template <class Rule>
ExprId Read(const Rule& rule, ParseState& state, TokenAt& at, TokenAt end) {
    const TokenAt begin = at;
    const std::size_t size = state.Size();
    ExprId id = ast::kNone;
    if (x3::parse(at, end, x3::with<StateTag>(state)[rule], id) && !state.IsTooDeep()) return id;
    at = begin;
    state.Truncate(size);
    return ast::kNone;
}

}  // namespace grammar

ast::ExprId ReadExpression(ParseState& state, TokenAt& at, TokenAt end) {
    return grammar::Read(grammar::disjunction, state, at, end);
}

ast::ExprId ReadSum(ParseState& state, TokenAt& at, TokenAt end) { return grammar::Read(grammar::sum, state, at, end); }

std::optional<ast::Clause> ReadClause(ParseState& state, TokenAt& at, TokenAt end) {
    const TokenAt begin = at;
    const std::size_t size = state.Size();
    state.clause = {};
    if (grammar::x3::parse(at, end, grammar::x3::with<grammar::StateTag>(state)[grammar::clause]) &&
        !state.IsTooDeep()) {
        state.clause.range = {begin->range.begin, (at - 1)->range.end};
        grammar::ClassifyTable(state.Tree(), state.clause);
        return std::move(state.clause);
    }
    at = begin;
    state.Truncate(size);
    return std::nullopt;
}

}  // namespace gongjian::lang
