#include "lang/oracle_form.h"

#include <algorithm>

#include "base/decimal.h"

namespace gongjian::lang::oracle {
namespace {

using base::CellState;

Variable Make(const std::string& id, ValueType type) {
    Variable out;
    out.id = id;
    out.label_zh = id;
    out.type = type;
    return out;
}

Variable Choice(const std::string& id) {
    Variable out = Make(id, ValueType::Category);
    for (const char* category : kCategoryIds) out.categories.push_back({category, category, "", "", ""});
    return out;
}

Names MakeForm() {
    Names names;
    names.form_id = "oracle";
    for (const NumberQuestion& question : kQuestions) {
        Variable number = Make(question.id, ValueType::Number);
        number.decimals = question.decimals;
        number.minimum = base::Decimal{question.low, question.decimals};
        number.maximum = base::Decimal{question.high, question.decimals};
        number.can_be_skipped = question.can_be_skipped;
        names.variables.push_back(number);
    }
    names.variables.push_back(Make("p", ValueType::Bool));
    names.variables.push_back(Make("q", ValueType::Bool));
    names.variables.push_back(Choice("k"));
    Variable roster = Make("r", ValueType::Roster);
    Variable amount = Make("amount", ValueType::Number);
    amount.decimals = 1;
    amount.minimum = base::Decimal{0, 0};
    amount.maximum = base::Decimal{1000, 0};
    amount.can_be_skipped = true;
    roster.columns = {Choice("level"), Make("key", ValueType::Text), amount, Make("done", ValueType::Bool)};
    names.variables.push_back(roster);
    return names;
}

/// One cell in `one_in` is missing.
Cell MakeCell(Dice& dice, std::int64_t value, bool can_be_skipped, std::int64_t one_in) {
    if (can_be_skipped && dice.OneIn(one_in)) return {CellState::NotApplicable, 0};
    if (!dice.OneIn(one_in)) return {CellState::Value, value};
    constexpr std::array kMissing{CellState::Blank, CellState::Blank, CellState::Refused, CellState::DontKnow};
    return {kMissing[static_cast<std::size_t>(dice.Below(4))], 0};
}

std::int64_t NumberFor(Dice& dice, const NumberQuestion& question, const std::vector<base::Decimal>& likely) {
    const std::int64_t die = dice.Below(20);
    if (die == 0) return question.low;
    if (die == 1) return question.high;
    if (die == 2) return std::clamp<std::int64_t>(0, question.low, question.high);
    if (die < 7 && !likely.empty()) {
        const base::Decimal& hit =
            likely[static_cast<std::size_t>(dice.Below(static_cast<std::int64_t>(likely.size())))];
        if (const auto units = base::UnitsAtScale(hit, question.decimals))
            return std::clamp(*units + (dice.OneIn(3) ? dice.Below(3) - 1 : 0), question.low, question.high);
    }
    std::int64_t value = question.low + dice.Below(question.high - question.low + 1);
    if (question.decimals == 3 && dice.OneIn(2)) value = value - value % 10 + (value < 0 ? -5 : 5);
    if (die < 12 && question.high > 1000) value = dice.Below(die < 9 ? 200 : 100'000);
    return std::clamp(value, question.low, question.high);
}

Case MakeCase(Dice& dice, const std::vector<base::Decimal>& likely) {
    const std::int64_t one_in = dice.OneIn(3) ? 8 : 20;
    Case out;
    for (std::size_t i = 0; i < out.numbers.size(); ++i) {
        const NumberQuestion& question = kQuestions[i];
        out.numbers[i] = MakeCell(dice, NumberFor(dice, question, likely), question.can_be_skipped, one_in);
    }
    if (dice.OneIn(3) && !likely.empty()) {
        // A share that meets a percentage exactly.
        const base::Decimal& hit =
            likely[static_cast<std::size_t>(dice.Below(static_cast<std::int64_t>(likely.size())))];
        const std::int64_t whole = 100 * base::PowerOfTen(hit.scale);
        if (whole <= 100'000 && hit.units >= 0 && hit.units <= whole) {
            const std::int64_t times = 1 + dice.Below(10'000'000 / whole);
            out.numbers[kD0] = {CellState::Value, hit.units * times};
            out.numbers[kD1] = {CellState::Value, whole * times};
        }
    }
    out.p = MakeCell(dice, dice.Below(2), false, one_in);
    out.q = MakeCell(dice, dice.Below(2), false, one_in);
    out.choice = MakeCell(dice, dice.Below(kCategories), false, one_in);
    for (std::int64_t rows = dice.OneIn(4) ? 0 : dice.Below(6); rows > 0; --rows) {
        out.rows.push_back({MakeCell(dice, dice.Below(kCategories), false, one_in),
                            MakeCell(dice, dice.Below(3), false, 5),
                            MakeCell(dice, dice.OneIn(3) ? 10 * dice.Below(20) : dice.Below(10'001), true, one_in),
                            MakeCell(dice, dice.Below(2), false, one_in)});
    }
    return out;
}

void Append(base::Column& column, const Cell& cell) {
    column.states.push_back(cell.state);
    column.values.push_back(cell.value);
}

}  // namespace

const Names& Form() {
    static const Names names = MakeForm();
    return names;
}

std::vector<Case> MakeCases(Dice& dice, std::size_t count, const std::vector<base::Decimal>& likely) {
    std::vector<Case> out;
    out.reserve(count);
    while (out.size() < count) out.push_back(MakeCase(dice, likely));
    return out;
}

base::Batch BatchOf(const std::vector<Case>& cases, std::size_t first, std::size_t count) {
    base::Batch batch;
    batch.cases = count;
    batch.columns.resize(kNumbers + 4);
    base::Column& roster = batch.columns.back();
    roster.offsets = {0};
    roster.children.resize(4);
    roster.children[1].texts.assign(kKeys.begin(), kKeys.end());
    for (std::size_t i = first; i < first + count; ++i) {
        const Case& answers = cases[i];
        for (std::size_t j = 0; j < kNumbers; ++j) Append(batch.columns[j], answers.numbers[j]);
        Append(batch.columns[kNumbers], answers.p);
        Append(batch.columns[kNumbers + 1], answers.q);
        Append(batch.columns[kNumbers + 2], answers.choice);
        for (const Row& row : answers.rows) {
            Append(roster.children[0], row.level);
            Append(roster.children[1], row.key);
            Append(roster.children[2], row.amount);
            Append(roster.children[3], row.done);
        }
        roster.offsets.push_back(static_cast<std::uint32_t>(roster.children[0].states.size()));
    }
    return batch;
}

namespace {

std::string Show(const Cell& cell, int decimals) {
    switch (cell.state) {
        case CellState::Value: return base::ToString(base::Decimal{cell.value, decimals});
        case CellState::Blank: return "blank";
        case CellState::Refused: return "refused";
        case CellState::DontKnow: return "dont-know";
        case CellState::NotApplicable: return "skipped";
    }
    return "?";
}

}  // namespace

std::string Describe(const Case& answers) {
    std::string out;
    for (std::size_t i = 0; i < answers.numbers.size(); ++i)
        out += std::string(kQuestions[i].id) + "=" + Show(answers.numbers[i], kQuestions[i].decimals) + " ";
    out += "p=" + Show(answers.p, 0) + " q=" + Show(answers.q, 0) + " k=" + Show(answers.choice, 0) + " rows:";
    for (const Row& row : answers.rows)
        out += " (" + Show(row.level, 0) + " " + Show(row.key, 0) + " " + Show(row.amount, 1) + " " +
               Show(row.done, 0) + ")";
    return out;
}

}  // namespace gongjian::lang::oracle
