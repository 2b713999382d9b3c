// Token parsers of the X3 grammar. Part of grammar.cpp, the only file that includes X3 and this.
#pragma once

#include "lang/keywords.h"
#include "lang/parse_state.h"

namespace gongjian::lang::grammar {

namespace x3 = boost::spirit::x3;
using ast::ExprId;
using ast::ExprKind;
using K = TokenKind;

struct StateTag;

template <class Context>
ParseState& State(const Context& context) {
    return x3::get<StateTag>(context);
}

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
    bool quiet;
    constexpr explicit ContentParser(K wanted, bool is_quiet = false) : kind(wanted), quiet(is_quiet) {}

    static bool Accepts(K kind, const Token& token) {
        if (kind == K::Word) return IsNameToken(token);
        if (kind == K::Value)
            return token.kind == K::Number || token.kind == K::Percent || token.kind == K::Date ||
                   token.kind == K::String || token.kind == K::Yes || token.kind == K::No;
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
        if (!quiet) State(context).Miss(first, kind == K::Id ? K::Word : kind);
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

struct FoundName {
    ast::Name name;
};

/// Where a roster may stand: a name, or 台账 and the name of a form. In the condition of a grade also 总分.
struct RosterParser : x3::parser<RosterParser> {
    using attribute_type = FoundName;
    static constexpr bool has_attribute = true;

    static void Put(const ast::Name& read, FoundName& out) { out.name = read; }
    template <class Other>
    static void Put(const ast::Name&, Other&) {}

    template <class Iterator, class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext&, Attribute& out) const {
        ast::Name read;
        if (TakeRoster(first, last, read)) {
            Put(read, out);
            return true;
        }
        if (State(context).in_band && first != last && first->kind == K::Total) {
            Put({"total", first->range, false}, out);
            ++first;
            return true;
        }
        State(context).Miss(first != last && first->kind == K::Ledger ? first + 1 : first, K::Word);
        return false;
    }
};

/// The word of a function with its bracket behind it.
struct FunctionParser : x3::parser<FunctionParser> {
    using attribute_type = ast::Function;
    static constexpr bool has_attribute = true;

    static void Put(ast::Function read, ast::Function& out) { out = read; }
    template <class Other>
    static void Put(ast::Function, Other&) {}

    template <class Iterator, class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context&, RuleContext&, Attribute& out) const {
        if (first == last || first + 1 == last || first[1].kind != K::OpenParen) return false;
        const auto called = FunctionOf(first->kind);
        if (!called) return false;
        Put(*called, out);
        ++first;
        return true;
    }
};

/// Succeeds where 未填按 belongs to the value before it, not to an aggregate around it.
struct NotInFilterParser : x3::parser<NotInFilterParser> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;
    template <class Iterator, class Context, class RuleContext, class Attribute>
    bool parse(Iterator&, const Iterator&, const Context& context, RuleContext&, Attribute&) const {
        return !State(context).in_filter;
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

/// The unit word behind a number, kept for the printer; always succeeds.
struct KeptUnitParser : x3::parser<KeptUnitParser> {
    using attribute_type = FoundName;
    static constexpr bool has_attribute = true;

    static void Put(const ast::Name& read, FoundName& out) { out.name = read; }
    template <class Other>
    static void Put(const ast::Name&, Other&) {}

    template <class Iterator, class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context&, RuleContext&, Attribute& out) const {
        const Iterator before = first;
        SkipUnit(first, last);
        if (first != before) Put({before->text, before->range, false}, out);
        return true;
    }
};

constexpr ContentParser name{K::Word}, category{K::Id}, text{K::String}, quiet_text{K::String, true}, atom{K::Value};
constexpr BoundParser amount{false, false}, quiet_amount{false, true}, bound{true, false}, first_bound{true, true};
constexpr RosterParser roster{};
constexpr FunctionParser function{};
constexpr NotInFilterParser not_in_filter{};
constexpr UnitParser unit{};
constexpr KeptUnitParser kept_unit{};

/// Around the condition behind 其中 of an aggregate, or around what stands in brackets within it.
template <class Subject>
struct FilterPlaceParser : x3::unary_parser<Subject, FilterPlaceParser<Subject>> {
    using base_type = x3::unary_parser<Subject, FilterPlaceParser<Subject>>;
    static constexpr bool is_pass_through_unary = true;
    static constexpr bool handles_container = Subject::handles_container;
    bool in_filter;
    constexpr FilterPlaceParser(const Subject& inner, bool is_filter) : base_type(inner), in_filter(is_filter) {}

    template <class Iterator, class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext& node, Attribute& out) const {
        bool& state = State(context).in_filter;
        const bool before = state;
        state = in_filter;
        const bool parsed = this->subject.parse(first, last, context, node, out);
        state = before;
        return parsed;
    }
};
struct FilterPlaceMaker {
    bool in_filter;
    template <class Subject>
    constexpr auto operator[](const Subject& inner) const {
        using Parser = typename x3::extension::as_parser<Subject>::value_type;
        return FilterPlaceParser<Parser>(x3::as_parser(inner), in_filter);
    }
};
constexpr FilterPlaceMaker filter{true}, inside{false};

/// Around what gives an expression: stamps the range that was read, brackets included, on the rule's node; takes back what a
/// failed subject put into the arena; and, if it has a name of its own, says only that in "expected …".
/// (X3's on_success sees no attribute where the rule has actions, hence a directive.)
template <class Subject>
struct NodeParser : x3::unary_parser<Subject, NodeParser<Subject>> {
    using base_type = x3::unary_parser<Subject, NodeParser<Subject>>;
    static constexpr bool is_pass_through_unary = true;
    static constexpr bool handles_container = Subject::handles_container;
    K thing;  ///< End: no name of its own
    constexpr NodeParser(const Subject& inner, K what) : base_type(inner), thing(what) {}

    template <class Iterator, class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext& node, Attribute& out) const {
        ParseState& state = State(context);
        const std::size_t size = state.Size();
        const Iterator begin = first;
        const TokenAt before = thing == K::End ? nullptr : state.Silence(first);
        const bool parsed = this->subject.parse(first, last, context, node, out);
        if (thing != K::End) state.Silence(before);
        if (parsed) {
            state[node].range = {begin->range.begin, (first - 1)->range.end};
            return state.Finish(node);
        }
        state.Truncate(size);
        if (thing != K::End) state.Miss(begin, thing);
        return false;
    }
};
struct NodeMaker {
    K thing;
    template <class Subject>
    constexpr auto operator[](const Subject& inner) const {
        using Parser = typename x3::extension::as_parser<Subject>::value_type;
        return NodeParser<Parser>(x3::as_parser(inner), thing);
    }
};
constexpr NodeMaker node{K::End};
constexpr NodeMaker value_place{K::Value};

}  // namespace gongjian::lang::grammar
