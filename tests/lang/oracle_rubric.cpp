// Makes random rubrics that the checker takes: points within their items, tiers from the top down, divisors guarded.
#include "lang/oracle_rubric.h"

#include <algorithm>

namespace gongjian::lang::oracle {
namespace {

using base::Decimal;

class Generator {
public:
    explicit Generator(Dice& dice) : m_dice(dice) {}

    Rubric Make() {
        for (std::int64_t i = m_dice.Below(4); i > 0; --i) m_rubric.values.push_back(MakeValue());
        const std::int64_t items = 1 + m_dice.Below(4);
        for (std::int64_t i = 0; i < items; ++i) m_rubric.items.push_back(MakeItem("i" + std::to_string(i)));
        if (m_dice.OneIn(2)) m_rubric.items.push_back(MakeExtra("bonus", Item::Role::Bonus));
        if (m_dice.OneIn(3)) m_rubric.items.push_back(MakeExtra("penalty", Item::Role::Penalty));
        for (std::int64_t i = m_dice.Below(3); i > 0; --i) m_rubric.vetoes.push_back({Condition(2), m_dice.OneIn(2)});
        if (m_dice.OneIn(4)) m_rubric.not_assessed = Condition(2);
        return std::move(m_rubric);
    }

private:
    std::int64_t Below(std::int64_t limit) { return m_dice.Below(limit); }
    bool OneIn(std::int64_t n) { return m_dice.OneIn(n); }

    static ExprPtr Node(Expr expr) { return std::make_shared<const Expr>(std::move(expr)); }
    static ExprPtr Node(Kind kind, std::vector<ExprPtr> kids = {}, int index = 0) {
        Expr out;
        out.kind = kind;
        out.kids = std::move(kids);
        out.index = index;
        return Node(std::move(out));
    }
    static ExprPtr Literal(Decimal value) {
        Expr out;
        out.number = value;
        return Node(std::move(out));
    }
    ExprPtr Question(int index) { return Node(Kind::Question, {}, index); }
    ExprPtr Count() { return Question(static_cast<int>(Below(4))); }

    Decimal SmallNumber() {
        const int scale = OneIn(2) ? 0 : static_cast<int>(1 + Below(3));
        return {Below(scale == 0 ? 21 : 3000), scale};
    }

    /// A number that answers will often equal.
    Decimal Threshold(int question) {
        const NumberQuestion& about = kQuestions[static_cast<std::size_t>(question)];
        Decimal out;
        if (about.high <= 50)
            out = {Below(about.high + 1), 0};
        else if (about.decimals == 4)
            out = {(1 + Below(1000)) * base::PowerOfTen(static_cast<int>(Below(9))), OneIn(2) ? 0 : 4};
        else if (about.decimals == 3)
            out = {Below(200), static_cast<int>(Below(4))};
        else
            out = {1 + Below(10'000), 0};
        m_rubric.thresholds.push_back(out);
        return out;
    }

    // ---- numbers -----------------------------------------------------------------------------------------------------

    ExprPtr Leaf(bool in_row) {
        switch (Below(in_row ? 9 : 8)) {
            case 0:
            case 1: return Literal(SmallNumber());
            case 2: return Question(static_cast<int>(kD0 + Below(2)));
            case 3: return Question(static_cast<int>(kM0 + Below(2)));
            case 4: return Question(static_cast<int>(kU0 + Below(2)));
            case 5:
                if (!m_rubric.values.empty() && !in_row)
                    return Node(Kind::ValueOf, {},
                                static_cast<int>(Below(static_cast<std::int64_t>(m_rubric.values.size()))));
                return Question(kS0);
            case 8: return Node(Kind::Amount);
            default: return Count();
        }
    }

    /// Something that the checker sees is not 0.
    ExprPtr Divisor(int depth) {
        switch (Below(4)) {
            case 0: return Literal({1 + Below(40), static_cast<int>(Below(2))});
            case 1: return Node(Kind::Add, {Count(), Literal({1 + Below(3), 0})});
            case 2: return Node(Kind::Greatest, {Number(depth - 1), Literal({1, static_cast<int>(Below(3))})});
            default: return m_whole_guarded ? Question(kD1) : Node(Kind::Add, {Literal({1, 0}), Question(kD1)});
        }
    }

    ExprPtr Aggregate(int depth) {
        constexpr std::array kKinds{Kind::Count,   Kind::Sum,  Kind::Sum,     Kind::Minimum,
                                    Kind::Maximum, Kind::Mean, Kind::Distinct};
        Expr out;
        out.kind = kKinds[static_cast<std::size_t>(Below(kKinds.size()))];
        out.of_key = OneIn(2);
        if (OneIn(2)) out.kids.push_back(Condition(depth - 1, true));
        const bool of_amount = out.kind != Kind::Count && out.kind != Kind::Distinct;
        out.blanks = OneIn(2) ? Blanks::Poison : of_amount && OneIn(2) ? Blanks::As : Blanks::Ignore;
        if (out.blanks == Blanks::As) out.number = {Below(50), static_cast<int>(Below(2))};
        return Node(std::move(out));
    }

    ExprPtr Number(int depth, bool in_row = false) {
        if (depth <= 0 || OneIn(4)) return Leaf(in_row);
        switch (Below(in_row ? 12 : 14)) {
            case 0:
            case 1: return Node(Kind::Add, {Number(depth - 1, in_row), Number(depth - 1, in_row)});
            case 2:
            case 3: return Node(Kind::Subtract, {Number(depth - 1, in_row), Number(depth - 1, in_row)});
            case 4:
                return Node(Kind::Multiply, {Number(depth - 1, in_row), OneIn(2) ? Count() : Literal(SmallNumber())});
            case 5: return Node(Kind::Multiply, {Number(depth - 1, in_row), Number(depth - 1, in_row)});
            case 6: return in_row ? Leaf(true) : Node(Kind::Divide, {Number(depth - 1), Divisor(depth)});
            case 7:
                return Node(OneIn(2) ? Kind::Least : Kind::Greatest,
                            {Number(depth - 1, in_row), Number(depth - 1, in_row)});
            case 8: {
                constexpr std::array kRoundings{Kind::Round, Kind::RoundUp, Kind::RoundDown};
                return Node(kRoundings[static_cast<std::size_t>(Below(3))], {Number(depth - 1, in_row)},
                            static_cast<int>(Below(4)));
            }
            case 9:
                return Node(Kind::If,
                            {Condition(depth - 1, in_row), Number(depth - 1, in_row), Number(depth - 1, in_row)});
            case 10: {
                Expr out;
                out.kind = Kind::BlankAs;
                out.number = SmallNumber();
                out.kids = {OneIn(2) ? Count() : Question(static_cast<int>(Below(kNumbers)))};
                return Node(std::move(out));
            }
            case 11: return Node(Kind::Negate, {Number(depth - 1, in_row)});
            default: return Aggregate(depth);
        }
    }

    /// A number near the points of an item.
    ExprPtr PointsValue(const Decimal& points) {
        switch (Below(4)) {
            case 0: return Node(Kind::Divide, {Node(Kind::Multiply, {Literal(points), Count()}), Divisor(1)});
            case 1: return Node(Kind::Multiply, {Count(), Literal({1 + Below(20), 1})});
            case 2: return Node(Kind::Round, {Question(static_cast<int>(kU0 + Below(2)))}, static_cast<int>(Below(3)));
            default: {
                ExprPtr out = Number(3);
                return out->kind == Kind::Literal ? Literal(PointsUpTo(points)) : out;
            }
        }
    }

    // ---- conditions --------------------------------------------------------------------------------------------------

    ExprPtr Comparison(int depth, bool in_row) {
        const int sign = static_cast<int>(Below(6));
        if (OneIn(3)) return Node(Kind::Compare, {Number(depth, in_row), Number(depth, in_row)}, sign);
        if (in_row) return Node(Kind::Compare, {Node(Kind::Amount), Literal(SmallNumber())}, sign);
        const int question = static_cast<int>(Below(kNumbers));
        std::vector<ExprPtr> sides{Question(question), Literal(Threshold(question))};
        if (OneIn(4)) std::swap(sides[0], sides[1]);
        return Node(Kind::Compare, std::move(sides), sign);
    }

    ExprPtr Condition(int depth, bool in_row = false) {
        if (depth > 0 && !OneIn(3)) {
            switch (Below(in_row ? 3 : 4)) {
                case 0: return Node(Kind::And, {Condition(depth - 1, in_row), Condition(depth - 1, in_row)});
                case 1: return Node(Kind::Or, {Condition(depth - 1, in_row), Condition(depth - 1, in_row)});
                case 2: return Node(Kind::Not, {Condition(depth - 1, in_row)});
                default: {
                    constexpr std::array kKinds{Kind::AnyRow, Kind::AllRows, Kind::NoRow};
                    return Node(kKinds[static_cast<std::size_t>(Below(3))], {Condition(depth - 1, true)});
                }
            }
        }
        switch (Below(6)) {
            case 0: return in_row && OneIn(2) ? Node(Kind::Done) : Node(Kind::Yes, {}, static_cast<int>(Below(2)));
            case 1: return Node(in_row ? Kind::LevelIs : Kind::ChoiceIs, {}, static_cast<int>(1 + Below(6)));
            case 2: {
                std::vector<ExprPtr> tested{Question(static_cast<int>(Below(kNumbers)))};
                if (OneIn(2)) tested.push_back(Question(static_cast<int>(Below(kNumbers))));
                return Node(Kind::State, std::move(tested), static_cast<int>(Below(5)));
            }
            default: return Comparison(depth > 0 ? 1 : 0, in_row);
        }
    }

    // ---- what items are made of ----------------------------------------------------------------------------------------

    Decimal PointsUpTo(const Decimal& most) {
        const Decimal fine{most.units * base::PowerOfTen(2 - std::min(most.scale, 2)), 2};
        const std::int64_t units = Below(fine.units + 1);
        return OneIn(3) ? Decimal{units, 2} : Decimal{units / 100, 0};
    }

    Partial ReadPartial(const Decimal& step, bool whole_numbers) {
        if (step == Decimal{1, 0} && whole_numbers && OneIn(3)) return Partial::None;
        constexpr std::array kWays{Partial::AsOne, Partial::Exact, Partial::Ignored};
        return kWays[static_cast<std::size_t>(Below(3))];
    }

    Adjustment Step(Adjustment::Kind kind, bool deducts, bool whole_numbers) {
        Adjustment out;
        out.kind = kind;
        out.deducts = deducts;
        constexpr std::array kSteps{Decimal{1, 0}, Decimal{1, 0},  Decimal{2, 0}, Decimal{5, 0},
                                    Decimal{5, 1}, Decimal{25, 2}, Decimal{3, 0}};
        out.step = kSteps[static_cast<std::size_t>(Below(kSteps.size()))];
        constexpr std::array kPoints{Decimal{1, 0},  Decimal{2, 1}, Decimal{5, 1},
                                     Decimal{15, 1}, Decimal{2, 0}, Decimal{333, 3}};
        out.points = kPoints[static_cast<std::size_t>(Below(kPoints.size()))];
        out.partial = ReadPartial(out.step, whole_numbers);
        return out;
    }

    Adjustment Counted(bool deducts) {
        const bool count = OneIn(2);
        Adjustment out = Step(Adjustment::Kind::Steps, deducts, count);
        out.value = count ? Count() : Number(2);
        if (OneIn(2)) out.cap = Decimal{1 + Below(8), 0};
        return out;
    }

    Adjustment Plain(bool deducts) {
        Adjustment out;
        out.deducts = deducts;
        if (!OneIn(5)) out.condition = Condition(2);
        out.value = OneIn(3) ? Number(2) : Literal({Below(50), 1});
        if (OneIn(3)) out.cap = Decimal{1 + Below(5), 0};
        return out;
    }

    Table CaseTable(const Decimal& most) {
        Table out;
        const bool rest = OneIn(2);
        for (int i = 0; i < kCategories; ++i) {
            if (rest && i > 0 && OneIn(2)) continue;
            Table::Line line;
            line.category = i;
            line.points = PointsUpTo(most);
            out.lines.push_back(line);
        }
        Table::Line line;
        line.points = PointsUpTo(most);
        if (rest) out.lines.push_back(line);
        return out;
    }

    Table TierTable(const Decimal& most, bool percent, int question) {
        std::vector<Decimal> from;
        for (std::int64_t i = 1 + Below(4); i > 0; --i) {
            const Decimal one = percent        ? Decimal{1 + Below(1100), 1}
                                : question < 0 ? SmallNumber()
                                               : Threshold(question);
            if (percent) m_rubric.thresholds.push_back(one);
            if (std::find(from.begin(), from.end(), one) == from.end()) from.push_back(one);
        }
        std::sort(from.begin(), from.end(), [](const Decimal& a, const Decimal& b) { return b < a; });
        Table out;
        out.percent = percent;
        for (const Decimal& one : from) out.lines.push_back({one, OneIn(4), -1, PointsUpTo(most)});
        out.lines.push_back({std::nullopt, false, -1, PointsUpTo(most)});
        return out;
    }

    Adjustment Rows(const Decimal& most) {
        Adjustment out;
        out.kind = Adjustment::Kind::Rows;
        out.table = CaseTable(most);
        out.highest = static_cast<Adjustment::Highest>(Below(3));
        return out;
    }

    ExprPtr NoWhole() { return Node(Kind::Compare, {Question(kD1), Literal({0, 0})}, 0); }

    void AddGuards(Part& part) {
        for (std::int64_t i = Below(3); i > 0; --i) {
            Guard guard;
            guard.condition = Condition(2);
            if (!OneIn(3)) guard.value = OneIn(3) ? PointsValue(*part.points) : Literal(PointsUpTo(*part.points));
            part.guards.push_back(std::move(guard));
        }
    }

    /// 率 needs its whole not to be 0.
    void GuardWhole(Part& part) {
        if (m_whole_guarded) return;
        Guard guard{NoWhole(), nullptr};
        if (OneIn(2)) guard.value = Literal(PointsUpTo(*part.points));
        part.guards.push_back(std::move(guard));
        m_whole_guarded = true;
    }

    void FillPart(Part& part) {
        const Decimal points = *part.points;
        const bool guarded = m_whole_guarded;
        AddGuards(part);
        switch (Below(10)) {
            case 0:
                part.due = OneIn(2) ? Literal({1 + Below(12), 0}) : Count();
                part.actual = Count();
                part.adjustments.push_back(Step(Adjustment::Kind::Short, true, true));
                break;
            case 1:
                part.due = Number(1);
                part.actual = Number(2);
                part.adjustments.push_back(Step(Adjustment::Kind::Over, OneIn(2), false));
                break;
            case 2:
            case 3:
                GuardWhole(part);
                part.done = Question(kD0);
                part.whole = Question(kD1);
                part.target = OneIn(2) ? Decimal{50 + 5 * Below(11), 0} : Decimal{1 + Below(1000), 1};
                m_rubric.thresholds.push_back(part.target);
                part.adjustments.push_back(OneIn(3) ? Step(Adjustment::Kind::Above, false, false)
                                                    : Step(Adjustment::Kind::Below, true, false));
                break;
            case 4:
                part.base = Part::Base::Tiers;
                if (OneIn(2)) {
                    GuardWhole(part);
                    part.value = Node(Kind::Divide, {Question(kD0), Question(kD1)});
                    part.table = TierTable(points, true, -1);
                } else {
                    const int question = static_cast<int>(Below(kNumbers));
                    const bool plain = OneIn(2);
                    part.value = plain ? Question(question) : Number(2);
                    part.table = TierTable(points, false, plain ? question : -1);
                }
                break;
            case 5:
                part.base = Part::Base::Cases;
                part.table = CaseTable(points);
                break;
            case 6: part.adjustments.push_back(Counted(OneIn(2))); break;
            case 7: part.adjustments.push_back(Rows(points)); break;
            default:
                part.base = Part::Base::Value;
                part.value = PointsValue(points);
                break;
        }
        for (std::int64_t i = part.adjustments.empty() && part.base == Part::Base::None ? 1 : Below(3); i > 0; --i) {
            const bool free = part.base != Part::Base::None;
            const bool deducts = free ? OneIn(2) : part.adjustments.front().deducts;
            part.adjustments.push_back(OneIn(4) ? Counted(deducts) : Plain(deducts));
        }
        part.may_go_negative = OneIn(6);
        m_whole_guarded = guarded;
    }

    Item MakeItem(std::string id) {
        Item out;
        out.id = std::move(id);
        constexpr std::array kPoints{Decimal{4, 0}, Decimal{6, 0}, Decimal{12, 0}, Decimal{25, 1}, Decimal{30, 0}};
        if (OneIn(4)) out.decimals = static_cast<int>(Below(5));
        if (OneIn(4)) out.omissions.push_back(Condition(2));
        if (OneIn(4)) {
            out.omissions.push_back(NoWhole());
            m_whole_guarded = true;
        }
        Decimal sum{0, 1};
        for (std::int64_t parts = OneIn(4) ? 2 : 1; parts > 0; --parts) {
            Part part;
            part.points = kPoints[static_cast<std::size_t>(Below(kPoints.size()))];
            sum.units += *base::UnitsAtScale(*part.points, 1);
            FillPart(part);
            out.parts.push_back(std::move(part));
        }
        out.points = sum;
        if (OneIn(5)) out.missing_points = OneIn(2) ? Decimal{0, 0} : Decimal{1 + Below(2), 0};
        m_whole_guarded = false;
        return out;
    }

    Item MakeExtra(std::string id, Item::Role role) {
        Item out;
        out.id = std::move(id);
        out.role = role;
        out.points = Decimal{1 + Below(8), 0};
        out.blank_withholds = OneIn(4);
        Part part;
        part.points = out.points;
        const bool deducts = role == Item::Role::Penalty;
        for (std::int64_t i = 1 + Below(3); i > 0; --i) {
            switch (Below(3)) {
                case 0: part.adjustments.push_back(Rows({3, 0})); break;
                case 1: part.adjustments.push_back(Counted(deducts)); break;
                default: part.adjustments.push_back(Plain(deducts)); break;
            }
        }
        out.parts.push_back(std::move(part));
        return out;
    }

    Value MakeValue() {
        Value out;
        if (OneIn(3)) out.pending = Condition(1);
        out.value = Number(3);
        if (OneIn(2)) out.decimals = static_cast<int>(Below(5));
        return out;
    }

    Dice& m_dice;
    Rubric m_rubric;
    bool m_whole_guarded = false;
};

}  // namespace

Rubric MakeRubric(Dice& dice) { return Generator(dice).Make(); }

}  // namespace gongjian::lang::oracle
