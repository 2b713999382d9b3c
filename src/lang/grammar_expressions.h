// The rules of expressions: one per precedence level. Part of grammar.cpp, the only file that includes X3 and this.
#pragma once

#include "lang/grammar_expression_actions.h"

namespace gongjian::lang::grammar {

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
struct CallRule;
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
const x3::rule<CallRule, ExprId> call = "function";
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
      (atom[MakeAtom{}] >> kept_unit[SetUnit{}])
    | aggregated[pass]
    | state_test[pass]
    | choice[pass]
    | ((call[pass]
        | reference[pass]
        | Word(K::Today)[MakeToday{}]
        | (Word(K::OpenParen) >> inside[disjunction[pass]] >> Word(K::CloseParen)))
      >> -(not_in_filter >> Quiet(K::BlankAs) >> signed_value)[Join{ExprKind::BlankAs}])];

const auto list_def = Word(K::OpenParen) >> inside[disjunction % Quiet(K::Comma)] >> Word(K::CloseParen);
const auto call_def = node[function[BeginCall{}] >> list[SetList{}]
    >> -(not_in_filter >> Quiet(K::IgnoreBlanks)[SetBlanksIgnored{}])];

const auto blanks = -(Quiet(K::IgnoreBlanks)[SetBlanksIgnored{}] | (Quiet(K::BlankAs) >> amount[SetBlanksAs{}]));
const auto rows = -(Quiet(K::Where) >> filter[disjunction[SetOperand{&ast::Expr::b}]]) >> blanks;
const auto column = -Quiet(K::Of) >>
    ( node[sum[SetOperand{&ast::Expr::a}] >> Word(K::Of) >> roster[SetRoster{}]]
    | (roster[SetRoster{}] >> Word(K::Dot) >> name[SetColumn{}]));
const auto of_column = column >> rows;
const auto of_rows = -Quiet(K::Of) >> roster[SetRoster{}] >> Word(K::Where) >> negation[SetOperand{&ast::Expr::a}];
const auto if_more_than = -(
      (Quiet(K::Greater) >> sum >> unit >> Word(K::Holds))[SetOperand{&ast::Expr::c}]
    | (Quiet(K::IfMoreThan) >> sum >> unit)[SetOperand{&ast::Expr::c}]);
const auto aggregated_def = node[
      (Word(K::Count)[Begin{ExprKind::Aggregated, ast::Aggregate::Count}] >> -Quiet(K::Of) >> roster[SetRoster{}] >> rows)
    | (Word(K::Sum)[Begin{ExprKind::Aggregated, ast::Aggregate::Sum}] >> of_column)
    | (Word(K::Minimum)[Begin{ExprKind::Aggregated, ast::Aggregate::Minimum}] >> of_column)
    | (Word(K::Maximum)[Begin{ExprKind::Aggregated, ast::Aggregate::Maximum}] >> of_column)
    | (Word(K::Mean)[Begin{ExprKind::Aggregated, ast::Aggregate::Mean}] >> of_column)
    | (Word(K::Distinct)[Begin{ExprKind::Aggregated, ast::Aggregate::Distinct}] >> of_column)
    | (Word(K::TrimmedMean)[Begin{ExprKind::Aggregated, ast::Aggregate::TrimmedMean}] >> column >> if_more_than >> rows)
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

const auto reference_def = node[roster[MakeName{}] >> -(
      (Quiet(K::OpenBracket) >> inside[disjunction[SetFilter{}]] >> Word(K::CloseBracket) >> Word(K::Dot)
        >> (name[SetColumn{}] | (Word(K::OpenParen) >> inside[disjunction[SetOperand{&ast::Expr::a}]] >> Word(K::CloseParen))))
    | (Quiet(K::Dot) >> name[MakeMember{}]))];

BOOST_SPIRIT_DEFINE(disjunction, conjunction, negation, comparison, sum, product, signed_value, primary, list, aggregated,
                    state_test, choice, reference, call)
// clang-format on

}  // namespace gongjian::lang::grammar
