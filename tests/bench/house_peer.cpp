#include "bench/house_peer.h"

#include <stdexcept>

#include "bench/item_sums.h"
#include "form/form_loader.h"
#include "lang/explain.h"

namespace gongjian::bench {

namespace {

constexpr std::size_t kKeptBatches = 16;

std::string ErrorsOf(const std::vector<base::Diagnostic>& diagnostics) {
    std::string text;
    for (const base::Diagnostic& diagnostic : diagnostics) text += base::Render(diagnostic, nullptr);
    return text;
}

}  // namespace

std::shared_ptr<const interview::CheckedForm> OpenFormOrThrow(const std::filesystem::path& file) {
    interview::FormCheckResult opened = interview::OpenForm(file);
    if (!opened.form) throw std::runtime_error(ErrorsOf(opened.diagnostics));
    return opened.form;
}

std::shared_ptr<const lang::RuleSet> CheckRulesOrThrow(const std::string& text, const lang::Names& names) {
    lang::CheckedRules checked =
        lang::CheckRules(base::Source("bench.rules", text), [&names](const std::string&) { return &names; });
    if (!checked.rules) throw std::runtime_error(ErrorsOf(checked.diagnostics));
    return checked.rules;
}

namespace {

void AddItem(const lang::RuleSetInfo& info, std::size_t item, const ItemSums& read, HouseSums& sums) {
    const bool penalty = info.items[item].role == lang::ItemRole::Penalty;
    sums.points += penalty ? -read.points : read.points;
    sums.pending += read.pending;
    sums.not_applicable += read.not_applicable;
}

/// The batches live as long as the program.
std::shared_ptr<const base::Batch> Shared(const base::Batch& batch) {
    return {std::shared_ptr<const base::Batch>(), &batch};
}

}  // namespace

void AddResults(const lang::RuleSetInfo& info, const lang::Results& results, HouseSums& sums) {
    for (std::size_t item = 0; item < info.items.size(); ++item)
        AddItem(info, item, ReadItem(results.items[item]), sums);
    sums.vetoes.resize(results.vetoes.size());
    for (std::size_t veto = 0; veto < results.vetoes.size(); ++veto)
        sums.vetoes[veto] += CountTrue(results.vetoes[veto]);
}

HouseSums EvaluateAll(const std::shared_ptr<const lang::RuleSet>& rules, const std::vector<base::Batch>& batches) {
    HouseSums sums;
    const lang::RuleSetInfo& info = rules->Info();
    sums.vetoes.resize(info.vetoes.size());
    for (const base::Batch& batch : batches) {
        lang::EvaluateStretches(*rules, batch, [&](const lang::StretchCells& cells) {
            for (std::size_t item = 0; item < cells.items.size(); ++item)
                AddItem(info, item, ReadCells(cells.items[item], cells.count), sums);
            for (std::size_t veto = 0; veto < cells.vetoes.size(); ++veto)
                sums.vetoes[veto] += CountTrue(cells.vetoes[veto], cells.count);
        });
    }
    return sums;
}

HouseSums EvaluateAllKept(const std::shared_ptr<const lang::RuleSet>& rules, const std::vector<base::Batch>& batches) {
    HouseSums sums;
    std::deque<lang::Results> kept;
    for (const base::Batch& batch : batches) {
        kept.push_back(lang::Evaluate(rules, Shared(batch)));
        AddResults(rules->Info(), kept.back(), sums);
        if (lang::ReasonOfItem(kept.back(), 0, 0, base::Language::Chinese).empty())
            throw std::runtime_error("An item has no reason.");
        if (kept.size() > kKeptBatches) kept.pop_front();
    }
    return sums;
}

Sums RubricSums(const HouseSums& sums) {
    Sums out;
    out.points = sums.points;
    out.pending = sums.pending;
    out.vetoes = {sums.vetoes.at(0), sums.vetoes.at(1)};
    return out;
}

}  // namespace gongjian::bench
