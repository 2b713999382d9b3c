// Prints a random rubric as rule text.
#include "lang/oracle_rubric.h"

namespace gongjian::lang::oracle {
namespace {

constexpr std::array kComparisons{"=", "≠", "<", "≤", ">", "≥"};
constexpr std::array kStates{"已填", "未填", "拒答", "不掌握", "不适用"};

std::string Text(const Expr& expr);

std::string Kid(const Expr& expr, std::size_t index) { return Text(*expr.kids[index]); }

std::string Infix(const Expr& expr, const char* sign) {
    return "(" + Kid(expr, 0) + " " + sign + " " + Kid(expr, 1) + ")";
}

std::string Call(const Expr& expr, const char* function) {
    std::string out = function;
    for (std::size_t i = 0; i < expr.kids.size(); ++i) out += (i == 0 ? "(" : "，") + Kid(expr, i);
    return out + ")";
}

std::string Rounding(const Expr& expr, const char* function) {
    return std::string(function) + "(" + Kid(expr, 0) + "，" + std::to_string(expr.index) + ")";
}

std::string Rows(const Expr& expr, const std::string& what) {
    std::string out = "(" + what;
    if (!expr.kids.empty()) out += " 其中 " + Kid(expr, 0);
    if (expr.blanks == Blanks::Ignore) out += " 忽略未填";
    if (expr.blanks == Blanks::As) out += " 未填按 " + base::ToString(expr.number);
    return out + ")";
}

std::string Categories(const std::string& question, int set) {
    std::string out;
    int count = 0;
    for (int i = 0; i < kCategories; ++i) {
        if ((set >> i & 1) == 0) continue;
        out += (count++ == 0 ? "" : "，") + std::string(kCategoryIds[static_cast<std::size_t>(i)]);
    }
    return count == 1 ? "(" + question + " = " + out + ")" : "(" + question + " 属于 (" + out + "))";
}

std::string States(const Expr& expr) {
    std::string out = kStates[static_cast<std::size_t>(expr.index)];
    return Call(expr, out.c_str());
}

std::string Text(const Expr& expr) {
    switch (expr.kind) {
        case Kind::Literal: return base::ToString(expr.number);
        case Kind::Question: return kQuestions[static_cast<std::size_t>(expr.index)].id;
        case Kind::ValueOf: return "v" + std::to_string(expr.index);
        case Kind::Amount: return "amount";
        case Kind::Add: return Infix(expr, "+");
        case Kind::Subtract: return Infix(expr, "−");
        case Kind::Multiply: return Infix(expr, "×");
        case Kind::Divide: return Infix(expr, "÷");
        case Kind::Negate: return "(−" + Kid(expr, 0) + ")";
        case Kind::Least: return Call(expr, "较小值");
        case Kind::Greatest: return Call(expr, "较大值");
        case Kind::Round: return Rounding(expr, "舍入");
        case Kind::RoundUp: return Rounding(expr, "进一");
        case Kind::RoundDown: return Rounding(expr, "去尾");
        case Kind::If: return "(如果 " + Kid(expr, 0) + " 那么 " + Kid(expr, 1) + " 否则 " + Kid(expr, 2) + ")";
        case Kind::BlankAs: return "(" + Kid(expr, 0) + " 未填按 " + base::ToString(expr.number) + ")";
        case Kind::Count: return Rows(expr, "计数 r");
        case Kind::Sum: return Rows(expr, "合计 r.amount");
        case Kind::Minimum: return Rows(expr, "最小值 r.amount");
        case Kind::Maximum: return Rows(expr, "最大值 r.amount");
        case Kind::Mean: return Rows(expr, "平均值 r.amount");
        case Kind::Distinct: return Rows(expr, expr.of_key ? "不同 r.key" : "不同 r.level");
        case Kind::Yes: return expr.index == 0 ? "p" : "q";
        case Kind::Done: return "done";
        case Kind::Compare: return Infix(expr, kComparisons[static_cast<std::size_t>(expr.index)]);
        case Kind::And: return Infix(expr, "且");
        case Kind::Or: return Infix(expr, "或");
        case Kind::Not: return "(非 " + Kid(expr, 0) + ")";
        case Kind::ChoiceIs: return Categories("k", expr.index);
        case Kind::LevelIs: return Categories("level", expr.index);
        case Kind::State: return States(expr);
        case Kind::AnyRow: return "(r 中 有 " + Kid(expr, 0) + ")";
        case Kind::AllRows: return "(r 中 都 " + Kid(expr, 0) + ")";
        case Kind::NoRow: return "(r 中 没有 " + Kid(expr, 0) + ")";
    }
    return "?";
}

std::string PartialText(const Adjustment& adjustment) {
    const std::string step = base::ToString(adjustment.step);
    switch (adjustment.partial) {
        case Partial::None: return "";
        case Partial::AsOne: return "，不足 " + step + " 按 " + step + " 计";
        case Partial::Exact: return "，按比例";
        case Partial::Ignored: return "，不足 " + step + " 不计";
    }
    return "";
}

std::string TableText(const Table& table) {
    std::string out = "：";
    for (std::size_t i = 0; i < table.lines.size(); ++i) {
        const Table::Line& line = table.lines[i];
        if (i > 0) out += "，";
        const std::string unit = table.percent ? "%" : "";
        if (line.from)
            out += line.open ? "> " + base::ToString(*line.from) + unit : base::ToString(*line.from) + unit + " 以上";
        else
            out += line.category >= 0 ? kCategoryIds[static_cast<std::size_t>(line.category)] : "其余";
        out += " 得 " + base::ToString(line.points) + " 分";
    }
    return out;
}

std::string CapText(const Adjustment& adjustment) {
    return adjustment.cap ? "，最多 " + base::ToString(*adjustment.cap) + " 分" : "";
}

std::string StepText(const Adjustment& adjustment, const std::string& what) {
    return what + (adjustment.deducts ? " 扣 " : " 加 ") + base::ToString(adjustment.points) + " 分" +
           PartialText(adjustment);
}

std::string AdjustmentText(const Adjustment& adjustment) {
    const std::string step = base::ToString(adjustment.step);
    switch (adjustment.kind) {
        case Adjustment::Kind::Plain: {
            const std::string when = adjustment.condition ? "当 " + Text(*adjustment.condition) + " " : "";
            return when + (adjustment.deducts ? "扣 " : "加 ") + Text(*adjustment.value) + " 分" + CapText(adjustment);
        }
        case Adjustment::Kind::Short: return StepText(adjustment, "每少 " + step + " 次");
        case Adjustment::Kind::Over: return StepText(adjustment, "每多 " + step + " 次");
        case Adjustment::Kind::Below: return StepText(adjustment, "每低 " + step + " 个百分点");
        case Adjustment::Kind::Above: return StepText(adjustment, "每高 " + step + " 个百分点");
        case Adjustment::Kind::Steps:
            return StepText(adjustment, "每 " + step + " 次 " + Text(*adjustment.value)) + CapText(adjustment);
        case Adjustment::Kind::Rows: {
            const std::string highest = adjustment.highest == Adjustment::Highest::PerKey  ? " 同一 key 就高"
                                        : adjustment.highest == Adjustment::Highest::OfAll ? " 就高"
                                                                                           : "";
            return "按 r.level" + highest + TableText(adjustment.table);
        }
    }
    return "";
}

std::string PartText(const Part& part) {
    std::string out;
    const auto line = [&out](const std::string& text) { out += "  " + text + "\n"; };
    for (const Guard& guard : part.guards) {
        if (guard.value)
            line("当 " + Text(*guard.condition) + " 得 " + Text(*guard.value) + " 分");
        else
            line("待补 当 " + Text(*guard.condition) + " 缺 c0");
    }
    switch (part.base) {
        case Part::Base::None: break;
        case Part::Base::Value: line("得 " + Text(*part.value) + " 分"); break;
        case Part::Base::Tiers: line("按 " + Text(*part.value) + TableText(part.table)); break;
        case Part::Base::Cases: line("按 k" + TableText(part.table)); break;
    }
    if (part.due) line("应 " + Text(*part.due) + " 次，实 " + Text(*part.actual));
    if (part.done)
        line("率 " + Text(*part.done) + " / " + Text(*part.whole) + "，目标 " + base::ToString(part.target) + "%");
    for (const Adjustment& adjustment : part.adjustments) line(AdjustmentText(adjustment));
    if (part.may_go_negative) line("可倒扣");
    return out;
}

std::string ItemText(const Item& item) {
    std::string out = item.role == Item::Role::Item ? "项目 " : item.role == Item::Role::Bonus ? "加分 " : "扣分 ";
    out += item.id + " “" + item.id + "”";
    if (item.points) out += (item.role == Item::Role::Item ? " 满分 " : " 最多 ") + base::ToString(*item.points);
    out += "\n";
    for (const ExprPtr& omission : item.omissions) out += "  合理缺项 当 " + Text(*omission) + "\n";
    if (item.decimals != 2) out += "  舍入 " + std::to_string(item.decimals) + " 位\n";
    if (item.missing_points) {
        const bool zero = item.missing_points->units == 0;
        out += zero ? "  缺报按零分\n" : "  缺报按 " + base::ToString(*item.missing_points) + " 分\n";
    }
    if (item.blank_withholds) out += "  未填待补\n";
    for (std::size_t i = 0; i < item.parts.size(); ++i) {
        if (item.parts.size() > 1)
            out += "  其中 “" + std::to_string(i + 1) + "” " + base::ToString(*item.parts[i].points) + " 分\n";
        out += PartText(item.parts[i]);
    }
    return out;
}

}  // namespace

std::string TextOf(const Rubric& rubric) {
    std::string out = "评分规则 oracle “随机”\n  适用表单 oracle\n";
    if (rubric.not_assessed) out += "不参评 当 " + Text(*rubric.not_assessed) + "\n";
    for (std::size_t i = 0; i < rubric.values.size(); ++i) {
        const Value& value = rubric.values[i];
        out += "取数 v" + std::to_string(i) + " “值" + std::to_string(i) + "”";
        if (value.decimals) out += " 舍入 " + std::to_string(*value.decimals) + " 位";
        out += " = " + Text(*value.value) + "\n";
        if (value.pending) out += "  待补 当 " + Text(*value.pending) + " 缺 c0\n";
    }
    for (const Item& item : rubric.items) out += ItemText(item);
    if (!rubric.vetoes.empty()) out += "等次 优秀 90 分以上，其余 不合格\n";
    for (std::size_t i = 0; i < rubric.vetoes.size(); ++i) {
        out += "一票否决 veto" + std::to_string(i) + " “否决” 当 " + Text(*rubric.vetoes[i].condition);
        out += rubric.vetoes[i].unknown_is_no ? " 未知按否\n" : "\n";
    }
    return out;
}

}  // namespace gongjian::lang::oracle
