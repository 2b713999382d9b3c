#include <cstdio>
#include <cstdlib>

#include "fuzz/fuzz_support.h"

namespace gongjian::fuzz {
namespace {

using lang::ValueType;
using lang::Variable;

Variable Make(const char* id, const char* label, ValueType type) {
    Variable out;
    out.id = id;
    out.label_zh = label;
    out.type = type;
    return out;
}

Variable Number(const char* id, const char* label, std::int64_t low, std::int64_t high, int decimals = 0) {
    Variable out = Make(id, label, ValueType::Number);
    out.decimals = decimals;
    out.minimum = base::Decimal{low, 0};
    out.maximum = base::Decimal{high, 0};
    return out;
}

lang::Names MakeNames() {
    lang::Names names;
    names.form_id = "small";
    Variable free = Make("free", "任意数", ValueType::Number);
    Variable skipped = Number("skipped", "选答数", 0, 50);
    skipped.can_be_skipped = true;
    Variable level = Make("level", "级别", ValueType::Category);
    level.categories = {
        {"low", "低", "Low", "", ""}, {"middle", "县(市、区)级", "", "县级", ""}, {"high", "高", "", "", ""}};
    Variable kinds = Make("kinds", "情形", ValueType::Categories);
    kinds.categories = {{"a", "甲", "", "", ""}, {"b", "乙", "", "", ""}};
    names.variables = {Number("x", "完成数", 0, 20),
                       Number("y", "计划数", 0, 20),
                       Number("part", "已建数", 0, 10'000'000),
                       Number("whole", "应建数", 0, 10'000'000),
                       Number("money", "集体收入", 0, 1'000'000'000'000, 4),
                       Number("balance", "收支差", -1000, 1000, 2),
                       free,
                       skipped,
                       Make("p", "成立", ValueType::Bool),
                       level,
                       kinds,
                       Make("day", "完成日期", ValueType::Date),
                       Make("word", "备注", ValueType::Text)};
    Variable column = level;
    column.id = "grade";
    column.label_zh = "等级";
    Variable events = Make("events", "事项", ValueType::Roster);
    events.columns = {column, Make("key", "编号", ValueType::Text), Number("amount", "数量", 0, 1000, 1),
                      Make("done", "办结", ValueType::Bool)};
    Variable holidays = Make("holidays", "节假日", ValueType::Roster);
    holidays.columns = {Make("off", "放假日", ValueType::Date), Number("weight", "权重", -5, 5)};
    names.variables.push_back(events);
    names.variables.push_back(holidays);
    return names;
}

}  // namespace

const lang::Names& SmallNames() {
    static const lang::Names names = MakeNames();
    return names;
}

void Fail(const std::string& what) {
    std::fprintf(stderr, "%s\n", what.c_str());
    std::abort();
}

}  // namespace gongjian::fuzz
