// Bytes as a rule file; where the checker takes it, answers made of the same bytes are scored: no crash, no wrong digit between
// one case and many, and a reason for every item. Then the same for an expression of a form.
#include "fuzz/fuzz_support.h"
#include "lang/explain.h"

namespace {

using namespace gongjian;

const lang::NamesOfForm kForms = [](const std::string&) { return &fuzz::SmallNames(); };
constexpr std::size_t kCases = 5;

base::Column OneOf(const base::Column& column, std::size_t begin, std::size_t end) {
    base::Column out;
    const auto from = static_cast<std::ptrdiff_t>(begin), to = static_cast<std::ptrdiff_t>(end);
    out.texts = column.texts;
    if (column.offsets.empty()) {
        out.values.assign(column.values.begin() + from, column.values.begin() + to);
        out.states.assign(column.states.begin() + from, column.states.begin() + to);
        return out;
    }
    out.offsets = {0, column.offsets[begin + 1] - column.offsets[begin]};
    for (const base::Column& child : column.children)
        out.children.push_back(OneOf(child, column.offsets[begin], column.offsets[begin + 1]));
    return out;
}

base::Batch OneOf(const base::Batch& batch, std::size_t index) {
    base::Batch out;
    out.cases = 1;
    out.today = batch.today;
    for (const base::Column& column : batch.columns) out.columns.push_back(OneOf(column, index, index + 1));
    return out;
}

void Compare(const lang::Results& all, std::size_t index, const lang::Results& one) {
    if (all.overflow[index] != one.overflow[0]) fuzz::Fail("overflow of one case differs from that among many");
    for (std::size_t i = 0; i < all.items.size(); ++i) {
        if (all.items[i].states[index] != one.items[i].states[0] ||
            all.items[i].PointsAt(index) != one.items[i].PointsAt(0))
            fuzz::Fail("item " + std::to_string(i) + " differs between one case and many");
    }
    for (std::size_t i = 0; i < all.vetoes.size(); ++i) {
        if (all.vetoes[i][index] != one.vetoes[i][0]) fuzz::Fail("a veto differs between one case and many");
    }
    for (std::size_t i = 0; i < all.values.size(); ++i) {
        if (all.values[i].texts[index] != one.values[i].texts[0])
            fuzz::Fail("a value differs between one case and many");
    }
}

void Explain(const lang::Results& results, std::size_t index) {
    for (std::size_t i = 0; i < results.items.size(); ++i) {
        for (const base::Language language : {base::Language::Chinese, base::Language::English}) {
            if (lang::ReasonOfItem(results, index, i, language).empty()) fuzz::Fail("an item without a reason");
        }
        lang::TraceOfItem(results, index, i);
        lang::MissingOfItem(results, index, i);
    }
    for (std::size_t i = 0; i < results.vetoes.size(); ++i) {
        lang::ReasonOfVeto(results, index, i, base::Language::Chinese);
        lang::MissingOfVeto(results, index, i);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const base::Source source("fuzz.rules", std::string(reinterpret_cast<const char*>(data), size));
    const base::Batch batch = fuzz::AnswersOf(source.Text(), kCases);
    if (const auto rules = lang::CheckRules(source, kForms).rules) {
        const lang::Results all = lang::Evaluate(rules, batch);
        for (std::size_t i = 0; i < kCases; ++i) {
            const lang::Results one = lang::Evaluate(rules, OneOf(batch, i));
            Compare(all, i, one);
            if (i < 2) Explain(all, i);
        }
    }
    if (size > 300) return 0;
    for (const char* roster : {"", "events"}) {
        for (const lang::ValueType type : {lang::ValueType::Bool, lang::ValueType::Number, lang::ValueType::Text}) {
            const auto checked = lang::CheckExpression(source, fuzz::SmallNames(), roster, type);
            if (checked.expression) lang::EvaluateColumn(*checked.expression, batch);
        }
    }
    return 0;
}
