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

namespace gongjian::lang {
namespace {

namespace x3 = boost::spirit::x3;
using ast::ExprId;
using ast::ExprKind;
using K = TokenKind;

struct StateTag;

template <class Context>
ParseState& State(const Context& context) {
    return x3::get<StateTag>(context);
}

// ---- Token parsers -------------------------------------------------------------------------------------------------

/// One token of a kind, or of either of two kinds that share a spelling. A quiet one is never named as expected.
struct TokenParser : x3::parser<TokenParser> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;
    K kind, twin;
    bool quiet;
    constexpr explicit TokenParser(K wanted, K also, bool is_quiet) : kind(wanted), twin(also), quiet(is_quiet) {}

    template <class Iterator, class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext&, Attribute&) const {
        if (first != last && (first->kind == kind || first->kind == twin)) {
            ++first;
            return true;
        }
        if (!quiet) State(context).Miss(first, kind);
        return false;
    }
};
constexpr TokenParser Word(K kind) { return TokenParser(kind, kind, false); }
constexpr TokenParser Word(K kind, K twin) { return TokenParser(kind, twin, false); }
constexpr TokenParser Quiet(K kind) { return TokenParser(kind, kind, true); }
constexpr TokenParser Quiet(K kind, K twin) { return TokenParser(kind, twin, true); }

struct Found {
    TokenAt token = nullptr;
};

/// A token whose content matters: a name, a number, a date, a text, yes or no.
struct ContentParser : x3::parser<ContentParser> {
    using attribute_type = Found;
    static constexpr bool has_attribute = true;
    K kind;
    constexpr explicit ContentParser(K wanted) : kind(wanted) {}

    static bool Accepts(K kind, const Token& token) {
        if (kind == K::Word) return IsNameToken(token);
        if (kind == K::Value)
            return token.kind == K::Number || token.kind == K::Percent || token.kind == K::Date || token.kind == K::String ||
                   token.kind == K::Yes || token.kind == K::No;
        if (kind == K::Id) return IsNameToken(token) || token.kind == K::Yes || token.kind == K::No;
        return token.kind == kind;
    }
    static void Put(TokenAt token, Found& out) { out.token = token; }
    template <class Other>
    static void Put(TokenAt, Other&) {}

    template <class Iterator, class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext&, Attribute& out) const {
        if (first != last && Accepts(kind, *first)) {
            Put(first, out);
            ++first;
            return true;
        }
        State(context).Miss(first, kind == K::Id ? K::Word : kind);
        return false;
    }
};

/// A number with its units; a limit of a table may be a percentage.
struct Bound {
    ast::Amount amount;
    bool percent = false;
};

struct BoundParser : x3::parser<BoundParser> {
    using attribute_type = Bound;
    static constexpr bool has_attribute = true;
    bool or_percent, quiet;
    constexpr BoundParser(bool with_percent, bool is_quiet) : or_percent(with_percent), quiet(is_quiet) {}

    static void Put(const Bound& bound, Bound& out) { out = bound; }
    template <class Other>
    static void Put(const Bound&, Other&) {}

    template <class Iterator, class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext&, Attribute& out) const {
        Bound bound;
        if (or_percent && first != last && first->kind == K::Percent) {
            bound = {{first->number, first->range, true}, true};
            ++first;
        } else if (!TakeAmount(first, last, bound.amount)) {
            if (!quiet) State(context).Miss(first, K::Number);
            return false;
        }
        Put(bound, out);
        return true;
    }
};

/// Skips unit words; always succeeds.
struct UnitParser : x3::parser<UnitParser> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;
    template <class Iterator, class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context&, RuleContext&, Attribute&) const {
        SkipUnit(first, last);
        return true;
    }
};

constexpr ContentParser name{K::Word}, category{K::Id}, text{K::String}, percent{K::Percent}, atom{K::Value};
constexpr BoundParser amount{false, false}, bound{true, false}, first_bound{true, true};
constexpr UnitParser unit{};

/// Gives its subject one name in "expected …", and takes back what a failed subject put into the arena.
template <class Subject>
struct NamedParser : x3::unary_parser<Subject, NamedParser<Subject>> {
    using base_type = x3::unary_parser<Subject, NamedParser<Subject>>;
    static constexpr bool is_pass_through_unary = true;
    static constexpr bool handles_container = Subject::handles_container;
    K thing;
    constexpr NamedParser(const Subject& inner, K what) : base_type(inner), thing(what) {}

    template <class Iterator, class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext& rule, Attribute& out) const {
        ParseState& state = State(context);
        const std::size_t size = state.Size();
        const TokenAt before = thing == K::End ? nullptr : state.Silence(first);
        const bool parsed = this->subject.parse(first, last, context, rule, out);
        if (thing != K::End) state.Silence(before);
        if (parsed) return true;
        state.Truncate(size);
        if (thing != K::End) state.Miss(first, thing);
        return false;
    }
};
struct NamedMaker {
    K thing;
    template <class Subject>
    constexpr auto operator[](const Subject& inner) const {
        using Parser = typename x3::extension::as_parser<Subject>::value_type;
        return NamedParser<Parser>(x3::as_parser(inner), thing);
    }
};
constexpr NamedMaker value_place{K::Value};
constexpr NamedMaker undo{K::End};  // only takes back

// ---- Actions -------------------------------------------------------------------------------------------------------

/// Every rule that gives an expression stamps its range, brackets included.
struct ExpressionRule {
    template <class Iterator, class Context>
    void on_success(const Iterator& first, Iterator& last, ExprId& id, const Context& context) const {
        ParseState& state = State(context);
        if (id < 0 || first == last) return;
        state[id].range = {first->range.begin, (last - 1)->range.end};
        state.Finish(id);
    }
};

struct Pass {
    template <class Context>
    void operator()(Context& context) const {
        x3::_val(context) = x3::_attr(context);
    }
};
constexpr Pass pass{};

struct Join {
    ExprKind kind;
    template <class Context>
    void operator()(Context& context) const {
        ParseState& state = State(context);
        const ExprId id = state.Binary(kind, x3::_val(context), x3::_attr(context));
        x3::_val(context) = id;
        x3::_pass(context) = state.Finish(id);
    }
};

struct CompareWith {
    ast::Compare compare;
    template <class Context>
    void operator()(Context& context) const {
        ParseState& state = State(context);
        const ExprId id = state.Binary(ExprKind::Comparison, x3::_val(context), x3::_attr(context));
        state[id].compare = compare;
        x3::_val(context) = id;
    }
};

struct MakePrefix {
    ExprKind kind;
    template <class Context>
    void operator()(Context& context) const {
        ParseState& state = State(context);
        const ExprId operand = x3::_attr(context);
        const ExprId id = state.Make(kind, state[operand].range);
        state[id].a = operand;
        x3::_val(context) = id;
    }
};

struct MakeInSet {
    bool negated;
    template <class Context>
    void operator()(Context& context) const {
        ParseState& state = State(context);
        const ExprId left = x3::_val(context);
        const ExprId id = state.Make(ExprKind::InSet, state[left].range);
        state[id].a = left;
        state[id].b = negated ? 1 : ast::kNone;
        state[id].list = x3::_attr(context);
        x3::_val(context) = id;
    }
};

/// roster 中 有 condition: the left side must be the name of the roster.
struct Quantify {
    ast::Aggregate aggregate;
    template <class Context>
    void operator()(Context& context) const {
        ParseState& state = State(context);
        const ExprId left = x3::_val(context);
        x3::_pass(context) = state[left].kind == ExprKind::Name;
        if (state[left].kind != ExprKind::Name) return;
        const ExprId id = state.Make(ExprKind::Aggregated, state[left].range);
        state[id].aggregate = aggregate;
        state[id].name = state[left].name;
        state[id].a = x3::_attr(context);
        x3::_val(context) = id;
    }
};

struct MakeState {
    ast::StateTest test;
    template <class Context>
    void operator()(Context& context) const {
        ParseState& state = State(context);
        const ExprId id = state.Make(ExprKind::State, {});
        state[id].test = test;
        state[id].list = x3::_attr(context);
        x3::_val(context) = id;
    }
};

struct MakeAtom {
    template <class Context>
    void operator()(Context& context) const {
        ParseState& state = State(context);
        const Token& token = *x3::_attr(context).token;
        const ExprKind kind = token.kind == K::Number    ? ExprKind::Number
                              : token.kind == K::Percent ? ExprKind::Percent
                              : token.kind == K::Date    ? ExprKind::Date
                              : token.kind == K::String  ? ExprKind::String
                                                         : ExprKind::Bool;
        const ExprId id = state.Make(kind, token.range);
        ast::Expr& expr = state[id];
        expr.number = kind == ExprKind::Bool ? base::Decimal{token.kind == K::Yes ? 1 : 0, 0} : token.number;
        expr.date = token.date;
        if (kind == ExprKind::String) expr.name = NameOf(token);
        x3::_val(context) = id;
    }
};

struct MakeName {
    template <class Context>
    void operator()(Context& context) const {
        ParseState& state = State(context);
        const Token& token = *x3::_attr(context).token;
        const ExprId id = state.Make(ExprKind::Name, token.range);
        state[id].name = NameOf(token);
        x3::_val(context) = id;
    }
};

struct MakeMember {
    template <class Context>
    void operator()(Context& context) const {
        ast::Expr& expr = State(context)[x3::_val(context)];
        expr.kind = ExprKind::Member;
        expr.member = NameOf(*x3::_attr(context).token);
    }
};

/// Begins an If or an aggregate; its parts are set as they come.
struct Begin {
    ExprKind kind;
    ast::Aggregate aggregate = ast::Aggregate::Count;
    template <class Context>
    void operator()(Context& context) const {
        ParseState& state = State(context);
        const ExprId id = state.Make(kind, {});
        state[id].aggregate = aggregate;
        x3::_val(context) = id;
    }
};

struct SetOperand {
    ExprId ast::Expr::*operand;
    template <class Context>
    void operator()(Context& context) const {
        State(context)[x3::_val(context)].*operand = x3::_attr(context);
    }
};

struct SetRoster {
    template <class Context>
    void operator()(Context& context) const {
        State(context)[x3::_val(context)].name = NameOf(*x3::_attr(context).token);
    }
};

/// A column named after its roster: 合计 roster.column, roster[…].column.
struct SetColumn {
    template <class Context>
    void operator()(Context& context) const {
        ParseState& state = State(context);
        const Token& token = *x3::_attr(context).token;
        const ExprId id = state.Make(ExprKind::Name, token.range);
        state[id].name = NameOf(token);
        state[x3::_val(context)].a = id;
    }
};

struct SetFilter {
    template <class Context>
    void operator()(Context& context) const {
        ast::Expr& expr = State(context)[x3::_val(context)];
        expr.kind = ExprKind::RowValue;
        expr.b = x3::_attr(context);
    }
};

struct SetBlanksIgnored {
    template <class Context>
    void operator()(Context& context) const {
        State(context)[x3::_val(context)].blanks = ast::BlankPolicy::Ignore;
    }
};

struct SetBlanksAs {
    template <class Context>
    void operator()(Context& context) const {
        ast::Expr& expr = State(context)[x3::_val(context)];
        expr.blanks = ast::BlankPolicy::As;
        expr.number = x3::_attr(context).amount.value;
    }
};

// ---- Expressions ---------------------------------------------------------------------------------------------------

// clang-format off
struct DisjunctionRule : ExpressionRule {};
struct ConjunctionRule : ExpressionRule {};
struct NegationRule : ExpressionRule {};
struct ComparisonRule : ExpressionRule {};
struct SumRule : ExpressionRule {};
struct ProductRule : ExpressionRule {};
struct SignedRule : ExpressionRule {};
struct PrimaryRule : ExpressionRule {};
struct AggregateRule : ExpressionRule {};
struct StateRule : ExpressionRule {};
struct ChoiceRule : ExpressionRule {};
struct ReferenceRule : ExpressionRule {};
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

const auto disjunction_def = conjunction[pass] >> *(Quiet(K::Or) >> conjunction)[Join{ExprKind::Or}];
const auto conjunction_def = negation[pass] >> *(Quiet(K::And) >> negation)[Join{ExprKind::And}];
const auto negation_def = (Quiet(K::Not) >> negation)[MakePrefix{ExprKind::Not}] | comparison[pass];

const auto comparison_def = sum[pass] >> -(
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
    | (Quiet(K::Within) >> Word(K::Every) >> negation)[Quantify{ast::Aggregate::All}]);

const auto sum_def = product[pass] >> *(
      (Quiet(K::Plus) >> product)[Join{ExprKind::Add}]
    | (Quiet(K::Minus) >> product)[Join{ExprKind::Subtract}]);
const auto product_def = signed_value[pass] >> *(
      (Quiet(K::Times) >> signed_value)[Join{ExprKind::Multiply}]
    | (Quiet(K::Divide) >> signed_value)[Join{ExprKind::Divide}]);
const auto signed_value_def = (Quiet(K::Minus) >> signed_value)[MakePrefix{ExprKind::Negate}] | primary[pass];

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
    ( undo[sum[SetOperand{&ast::Expr::a}] >> Word(K::Of) >> name[SetRoster{}]]
    | (name[SetRoster{}] >> Word(K::Dot) >> name[SetColumn{}])) >> rows;
const auto of_rows = -Quiet(K::Of) >> name[SetRoster{}] >> Word(K::Where) >> negation[SetOperand{&ast::Expr::a}];
const auto aggregated_def = undo[
      (Word(K::Count)[Begin{ExprKind::Aggregated, ast::Aggregate::Count}] >> -Quiet(K::Of) >> name[SetRoster{}] >> rows)
    | (Word(K::Sum)[Begin{ExprKind::Aggregated, ast::Aggregate::Sum}] >> of_column)
    | (Word(K::Minimum)[Begin{ExprKind::Aggregated, ast::Aggregate::Minimum}] >> of_column)
    | (Word(K::Maximum)[Begin{ExprKind::Aggregated, ast::Aggregate::Maximum}] >> of_column)
    | (Word(K::Mean)[Begin{ExprKind::Aggregated, ast::Aggregate::Mean}] >> of_column)
    | (Word(K::Any)[Begin{ExprKind::Aggregated, ast::Aggregate::Any}] >> of_rows)
    | (Word(K::All)[Begin{ExprKind::Aggregated, ast::Aggregate::All}] >> of_rows)
    | (Word(K::None)[Begin{ExprKind::Aggregated, ast::Aggregate::None}] >> of_rows)];

const auto state_test_def =
      (Word(K::Filled) >> list)[MakeState{ast::StateTest::Filled}]
    | (Word(K::Blank) >> list)[MakeState{ast::StateTest::Blank}]
    | (Word(K::Refused) >> list)[MakeState{ast::StateTest::Refused}]
    | (Word(K::DontKnow) >> list)[MakeState{ast::StateTest::DontKnow}]
    | (Word(K::NotApplicable) >> list)[MakeState{ast::StateTest::NotApplicable}];

const auto choice_def = undo[Word(K::If)[Begin{ExprKind::If}]
    >> disjunction[SetOperand{&ast::Expr::a}] >> Word(K::Then)
    >> disjunction[SetOperand{&ast::Expr::b}] >> Word(K::Else, K::Otherwise)
    >> disjunction[SetOperand{&ast::Expr::c}]];

const auto reference_def = undo[name[MakeName{}] >> -(
      (Quiet(K::OpenBracket) >> disjunction[SetFilter{}] >> Word(K::CloseBracket) >> Word(K::Dot)
        >> (name[SetColumn{}] | (Word(K::OpenParen) >> disjunction[SetOperand{&ast::Expr::a}] >> Word(K::CloseParen))))
    | (Quiet(K::Dot) >> name[MakeMember{}]))];

BOOST_SPIRIT_DEFINE(disjunction, conjunction, negation, comparison, sum, product, signed_value, primary, list, aggregated,
                    state_test, choice, reference)
// clang-format on

// ---- Clauses -------------------------------------------------------------------------------------------------------

using C = ast::ClauseKind;

/// Puts what was read into a member of the clause.
template <class Member>
struct Into {
    Member ast::Clause::*member;
    template <class Context>
    void operator()(Context& context) const {
        State(context).clause.*member = x3::_attr(context);
    }
};
template <class Member>
constexpr Into<Member> into(Member ast::Clause::*member) {
    return {member};
}

/// Sets a member of the clause to a value when a word was read.
template <class Member>
struct Fix {
    Member ast::Clause::*member;
    Member value;
    template <class Context>
    void operator()(Context& context) const {
        State(context).clause.*member = value;
    }
};
template <class Member>
constexpr Fix<Member> fix(Member ast::Clause::*member, Member value) {
    return {member, value};
}
constexpr Fix<C> is(C kind) { return {&ast::Clause::kind, kind}; }

struct IntoAmount {
    ast::Amount ast::Clause::*member;
    template <class Context>
    void operator()(Context& context) const {
        State(context).clause.*member = x3::_attr(context).amount;
    }
};

struct IntoName {
    ast::Name ast::Clause::*member;
    template <class Context>
    void operator()(Context& context) const {
        State(context).clause.*member = NameOf(*x3::_attr(context).token);
    }
};

struct IntoTarget {
    template <class Context>
    void operator()(Context& context) const {
        const Token& token = *x3::_attr(context).token;
        State(context).clause.target = {token.number, token.range, true};
    }
};

struct IntoText {
    template <class Context>
    void operator()(Context& context) const {
        const Token& token = *x3::_attr(context).token;
        State(context).clause.text = {token.text, token.range, true};
    }
};

/// 缺 roster.category: one name with a dot.
struct AddMissingName {
    bool continues;
    template <class Context>
    void operator()(Context& context) const {
        auto& names = State(context).clause.names;
        const ast::Name read = NameOf(*x3::_attr(context).token);
        if (!continues) {
            names.push_back(read);
        } else {
            names.back().text += "." + read.text;
            names.back().range.end = read.range.end;
        }
    }
};

/// 不足 1 个百分点按 1 个百分点计: both numbers are one step, or 1.
struct CheckWholeStep {
    template <class Context>
    void operator()(Context& context) const {
        const base::Decimal read = x3::_attr(context).amount.value;
        x3::_pass(context) = read == State(context).clause.step.value || read == base::Decimal{1, 0};
    }
};

/// A limit of a tier. `open`: the number itself does not belong.
struct SetBound {
    bool is_low, open, begins;
    template <class Context>
    void operator()(Context& context) const {
        ast::Tier& tier = State(context).tier;
        if (begins) tier = {};
        const Bound& read = x3::_attr(context);
        (is_low ? tier.low : tier.high) = read.amount;
        if (is_low)
            tier.low_open = open;
        else
            tier.high_closed = !open;
        tier.percent |= read.percent;
    }
};

/// 60 分以下: what was read as the lower limit is the upper one.
struct TurnBound {
    template <class Context>
    void operator()(Context& context) const {
        ast::Tier& tier = State(context).tier;
        tier.high = tier.low;
        tier.low = {};
        tier.high_closed = true;
    }
};

struct BeginOtherwise {
    template <class Context>
    void operator()(Context& context) const {
        ParseState& state = State(context);
        state.tier = {};
        state.row = {};
        state.tier.otherwise = state.row.otherwise = true;
    }
};

struct SetRowPoints {
    template <class Context>
    void operator()(Context& context) const {
        State(context).tier.points = State(context).row.points = x3::_attr(context).amount;
    }
};

struct BeginRow {
    template <class Context>
    void operator()(Context& context) const {
        State(context).row = {};
        State(context).row.category = NameOf(*x3::_attr(context).token);
    }
};

/// Finished lines join the clause only when they are whole.
struct TierRule {
    template <class Iterator, class Context>
    void on_success(const Iterator& first, Iterator& last, x3::unused_type, const Context& context) const {
        ParseState& state = State(context);
        state.tier.range = {first->range.begin, (last - 1)->range.end};
        state.clause.tiers.push_back(state.tier);
    }
};
struct RowRule {
    template <class Iterator, class Context>
    void on_success(const Iterator& first, Iterator& last, x3::unused_type, const Context& context) const {
        ParseState& state = State(context);
        state.row.range = {first->range.begin, (last - 1)->range.end};
        state.clause.cases.push_back(state.row);
    }
};

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

}  // namespace

ExprId ReadExpression(ParseState& state, TokenAt& at, TokenAt end) { return Read(disjunction, state, at, end); }

ExprId ReadSum(ParseState& state, TokenAt& at, TokenAt end) { return Read(sum, state, at, end); }

std::optional<ast::Clause> ReadClause(ParseState& state, TokenAt& at, TokenAt end) {
    const TokenAt begin = at;
    const std::size_t size = state.Size();
    state.clause = {};
    if (x3::parse(at, end, x3::with<StateTag>(state)[clause]) && !state.IsTooDeep()) {
        state.clause.range = {begin->range.begin, (at - 1)->range.end};
        ClassifyTable(state.Tree(), state.clause);
        return std::move(state.clause);
    }
    at = begin;
    state.Truncate(size);
    return std::nullopt;
}

}  // namespace gongjian::lang
