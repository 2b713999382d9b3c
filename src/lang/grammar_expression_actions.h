// What the expression rules do with what they read: they build nodes in the arena. Part of grammar.cpp.
#pragma once

#include "lang/grammar_tokens.h"

namespace gongjian::lang::grammar {

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

struct SetUnit {
    template <class Context>
    void operator()(Context& context) const {
        ast::Expr& expr = State(context)[x3::_val(context)];
        if (expr.kind == ExprKind::Number) expr.name.text = x3::_attr(context).name.text;
    }
};

struct MakeName {
    template <class Context>
    void operator()(Context& context) const {
        ParseState& state = State(context);
        const ast::Name& read = x3::_attr(context).name;
        const ExprId id = state.Make(ExprKind::Name, read.range);
        state[id].name = read;
        x3::_val(context) = id;
    }
};

struct MakeToday {
    template <class Context>
    void operator()(Context& context) const {
        x3::_val(context) = State(context).Make(ExprKind::Today, {});
    }
};

struct BeginCall {
    template <class Context>
    void operator()(Context& context) const {
        ParseState& state = State(context);
        const ExprId id = state.Make(ExprKind::Call, {});
        state[id].function = x3::_attr(context);
        x3::_val(context) = id;
    }
};

struct SetList {
    template <class Context>
    void operator()(Context& context) const {
        State(context)[x3::_val(context)].list = x3::_attr(context);
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
        State(context)[x3::_val(context)].name = x3::_attr(context).name;
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

}  // namespace gongjian::lang::grammar
