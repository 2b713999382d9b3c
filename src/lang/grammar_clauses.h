// The rules of clauses. Part of grammar.cpp.
#pragma once

#include "lang/grammar_clause_actions.h"
#include "lang/grammar_expressions.h"

namespace gongjian::lang::grammar {

// clang-format off
struct ClauseRule;
struct PartialRule;
const x3::rule<ClauseRule> clause = "clause";
const x3::rule<PartialRule> partial = "partial step";
const x3::rule<TierRule> tier = "tier";
const x3::rule<RowRule> row = "case";
const x3::rule<CheckRule> check = "checked thing";

const auto separator = -Quiet(K::Comma, K::Semicolon);
const auto value = disjunction[into(&ast::Clause::value)] >> unit;
const auto points = sum[IntoValue{&ast::Clause::points}] >> unit;
const auto step = amount[IntoAmount{&ast::Clause::step}];
const auto condition = Word(K::When) >> disjunction[into(&ast::Clause::condition)] >> -Quiet(K::Holds);
const auto cap = -(separator >> Quiet(K::AtMost) >> sum[IntoValue{&ast::Clause::cap}] >> unit);
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
          | (Word(K::To) >> bound[SetBound{false, true, false}] >> (Quiet(K::Exclusive) | x3::eps[NoteOpenRange{}]))
          | (Quiet(K::Minus, K::Tilde) >> bound[SetBound{false, false, false}])))
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
const auto edges = -(separator >> -Quiet(K::OpenParen)
    >> ( Quiet(K::EdgesUp)[fix(&ast::Clause::edges, ast::Edges::Higher)]
       | Quiet(K::EdgesDown)[fix(&ast::Clause::edges, ast::Edges::Lower)])
    >> -Quiet(K::CloseParen));

const auto check_def = disjunction[BeginCheck{}] >> -(Quiet(K::Get) | Quiet(K::Deduct)) >> -quiet_amount[SetCheckPoints{}];
const auto checklist = Word(K::EachMissing)[is(C::Checklist)]
    >> (Quiet(K::Penalty)[fix(&ast::Clause::effect, ast::Effect::Deduct)] | (deduct >> -(!Quiet(K::Colon) >> points)))
    >> Word(K::Colon) >> check % Quiet(K::Comma, K::Semicolon);

const auto bounds =
      (quiet_amount[IntoAmount{&ast::Clause::low}] >> (Quiet(K::To, K::Tilde) | Quiet(K::Minus))
        >> sum[IntoValue{&ast::Clause::high}] >> unit >> !Quiet(K::To, K::Tilde))
    | (sum[IntoValue{&ast::Clause::low}] >> unit >> Word(K::To, K::Tilde) >> sum[IntoValue{&ast::Clause::high}] >> unit);
const auto manual = Word(K::Manual)[is(C::Manual)]
    >> ( Quiet(K::Penalty)[fix(&ast::Clause::effect, ast::Effect::Deduct)]
       | Quiet(K::Bonus)[fix(&ast::Clause::effect, ast::Effect::Add)]
       | ((deduct | add | get) >> -(!Quiet(K::Comma, K::Semicolon) >> !Quiet(K::Between) >> value)))
    >> separator >> Word(K::Between) >> bounds
    >> -(separator >> Quiet(K::Reason) >> reference[into(&ast::Clause::reason)]);

const auto highest = -Quiet(K::Highest)[fix(&ast::Clause::highest_of_all, true)];
const auto each = Word(K::Each) >> step >> separator >> (
      (Quiet(K::Short)[is(C::Shortfall)] >> separator >> deduct >> points >> partial)
    | (Quiet(K::Over)[is(C::Excess)] >> separator >> (add | deduct) >> points >> partial)
    | (Quiet(K::Below)[is(C::Below)] >> separator >> deduct >> points >> partial)
    | (Quiet(K::Above)[is(C::Above)] >> separator >> (add | deduct) >> points >> partial)
    | (-Quiet(K::Of) >> disjunction[into(&ast::Clause::value)] >> separator >> (deduct | get | add) >> points >> partial >> cap >> partial
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
    | (Word(K::EachShort)[is(C::Shortfall)] >> step >> separator >> deduct >> points >> partial)
    | (Word(K::EachOver)[is(C::Excess)] >> step >> separator >> (add | deduct) >> points >> partial)
    | (Word(K::Rate)[is(C::Rate)] >> value >> separator >> Word(K::Target) >> sum[IntoTarget{}])
    | (Word(K::EachBelow)[is(C::Below)] >> step >> separator >> deduct >> points >> partial)
    | (Word(K::EachAbove)[is(C::Above)] >> step >> separator >> (add | deduct) >> points >> partial)
    | each
    | (Word(K::EachRow)[is(C::RowCases)] >> roster[IntoRoster{&ast::Clause::roster}]
        >> highest >> Word(K::Colon) >> rows_of_cases)
    | (Word(K::By)[is(C::Cases)] >> disjunction[into(&ast::Clause::value)]
        >> -((Quiet(K::Same) >> name[IntoName{&ast::Clause::key}] >> Word(K::Highest))
            | (Quiet(K::HighestPer) >> name[IntoName{&ast::Clause::key}]))
        >> highest >> Word(K::Colon) >> ((tiers >> edges) | rows_of_cases))
    | Word(K::MayGoNegative)[is(C::MayGoNegative)]
    | Word(K::UntilZero)[is(C::UntilZero)]
    | Word(K::MissingIsZero)[is(C::MissingIsZero)]
    | (Word(K::MissingCounts)[is(C::MissingIsZero)] >> amount[IntoAmount{&ast::Clause::points}])
    | Word(K::BlankWithholds)[is(C::BlankWithholds)]
    | checklist
    | manual
    | (Word(K::Say)[is(C::Say)] >> text[IntoText{&ast::Clause::text}] >> -quiet_text[IntoText{&ast::Clause::text_en}])
    | (Word(K::Round)[is(C::Round)] >> amount[IntoAmount{&ast::Clause::decimals}] >> -Quiet(K::Decimals))
    | (Word(K::Evidence)[is(C::Evidence)] >> text[IntoText{&ast::Clause::text}]);

BOOST_SPIRIT_DEFINE(clause, partial, tier, row, check)
// clang-format on

}  // namespace gongjian::lang::grammar
