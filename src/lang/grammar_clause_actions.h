// What the clause rules do with what they read: they fill ParseState::clause. Part of grammar.cpp.
#pragma once

#include "lang/grammar_tokens.h"

namespace gongjian::lang::grammar {

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

struct IntoRoster {
    ast::Name ast::Clause::*member;
    template <class Context>
    void operator()(Context& context) const {
        State(context).clause.*member = x3::_attr(context).name;
    }
};

/// An amount that may be an expression: a number alone stays a number.
inline ast::Amount AmountOf(ParseState& state, ExprId id, ExprKind literal) {
    const ast::Expr& expr = state[id];
    if (expr.kind != literal) return {{}, expr.range, true, id};
    const ast::Amount read{expr.number, expr.range, true, ast::kNone};
    if (static_cast<std::size_t>(id) + 1 == state.Size()) state.Truncate(static_cast<std::size_t>(id));
    return read;
}

struct IntoValue {
    ast::Amount ast::Clause::*member;
    template <class Context>
    void operator()(Context& context) const {
        ParseState& state = State(context);
        state.clause.*member = AmountOf(state, x3::_attr(context), ExprKind::Number);
    }
};

/// 目标 80%, or an expression that gives a fraction; 目标 80 has lost its %.
struct IntoTarget {
    template <class Context>
    void operator()(Context& context) const {
        ParseState& state = State(context);
        const ExprId id = x3::_attr(context);
        if (state[id].kind == ExprKind::Number) {
            TokenAt at = x3::_where(context).begin();
            while ((at - 1)->range.begin >= state[id].range.begin) --at;
            state.MissInstead(at, K::Percent);
            x3::_pass(context) = false;
            return;
        }
        state.clause.target = AmountOf(state, id, ExprKind::Percent);
    }
};

struct IntoText {
    ast::Text ast::Clause::*member;
    template <class Context>
    void operator()(Context& context) const {
        const Token& token = *x3::_attr(context).token;
        State(context).clause.*member = {token.text, token.range, true};
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

/// 60 至 80 without 不含.
struct NoteOpenRange {
    template <class Context>
    void operator()(Context& context) const {
        ParseState& state = State(context);
        state.open_ranges.push_back(state.clause.tiers.size());
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

struct BeginCheck {
    template <class Context>
    void operator()(Context& context) const {
        State(context).check = {};
        State(context).check.value = x3::_attr(context);
    }
};

struct SetCheckPoints {
    template <class Context>
    void operator()(Context& context) const {
        State(context).check.points = x3::_attr(context).amount;
    }
};

/// Finished lines join the clause only when they are whole.
struct TierRule {
    template <class Iterator, class Context>
    void on_success(const Iterator& first, const Iterator& last, x3::unused_type, const Context& context) const {
        ParseState& state = State(context);
        state.tier.range = {first->range.begin, (last - 1)->range.end};
        state.clause.tiers.push_back(state.tier);
    }
};
struct RowRule {
    template <class Iterator, class Context>
    void on_success(const Iterator& first, const Iterator& last, x3::unused_type, const Context& context) const {
        ParseState& state = State(context);
        state.row.range = {first->range.begin, (last - 1)->range.end};
        state.clause.cases.push_back(state.row);
    }
};
struct CheckRule {
    template <class Iterator, class Context>
    void on_success(const Iterator& first, const Iterator& last, x3::unused_type, const Context& context) const {
        ParseState& state = State(context);
        state.check.range = {first->range.begin, (last - 1)->range.end};
        state.clause.checks.push_back(state.check);
    }
};

}  // namespace gongjian::lang::grammar
