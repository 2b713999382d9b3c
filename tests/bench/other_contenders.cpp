// The village rules, the checker and the session.
#include <fmt/format.h>

#include <stdexcept>

#include "base/file.h"
#include "bench/contenders.h"
#include "bench/house_peer.h"
#include "bench/large_session.h"
#include "bench/village_cases.h"
#include "bench/village_peer.h"

namespace gongjian::bench {

namespace {

struct Villages {
    std::vector<VillageCase> cases;
    std::vector<base::Batch> batches;
    std::shared_ptr<const lang::RuleSet> rules;
    HouseSums expected;
};

std::string Words(const HouseSums& sums) {
    std::string text =
        fmt::format("points {} pending {} not applicable {} vetoes", sums.points, sums.pending, sums.not_applicable);
    for (const std::int64_t veto : sums.vetoes) text += fmt::format(" {}", veto);
    return text;
}

void Compare(const HouseSums& sums, const HouseSums& expected) {
    if (sums != expected) throw std::runtime_error(Words(sums) + ", but C++ over rows says " + Words(expected));
}

std::shared_ptr<Villages> MakeVillagePopulation(const Settings& settings) {
    auto villages = std::make_shared<Villages>();
    const auto form = OpenFormOrThrow(settings.source / "forms" / "village_evaluation.info");
    const std::string text = base::ReadFile(settings.source / "rules" / "village_committee.rules");
    villages->rules = CheckRulesOrThrow(text, form->names);
    villages->cases = MakeVillages(settings.cases);
    villages->batches = MakeVillageBatches(villages->cases, form->names, settings.batch);
    villages->expected = ScoreVillages(villages->cases);
    return villages;
}

Contender CheckContender(const Settings& settings) {
    const auto form = OpenFormOrThrow(settings.generated / "thousand_items.info");
    const std::string text = base::ReadFile(settings.generated / "thousand_items.rules");
    const auto check = [form, text] {
        if (CheckRulesOrThrow(text, form->names)->Info().items.size() != 1001)
            throw std::runtime_error("The checker does not see 1000 items and a bonus.");
    };
    return {kCheck, check, /*quick=*/true};
}

}  // namespace

std::vector<Contender> VillageContenders(const Settings& settings) {
    const std::shared_ptr<Villages> villages = MakeVillagePopulation(settings);
    return {
        {kVillageRows, [villages] { Compare(ScoreVillages(villages->cases), villages->expected); }},
        {kVillage, [villages] { Compare(EvaluateAll(villages->rules, villages->batches), villages->expected); }},
    };
}

std::vector<Contender> OtherContenders(const Settings& settings) {
    const auto session = std::make_shared<LargeSession>(OpenFormOrThrow(settings.generated / "large.info"));
    const auto change_answer = [session] {
        session->ChangeAnswer();
        session->Verify();
    };
    const auto change_cell = [session] {
        session->ChangeCell();
        session->Verify();
    };
    return {
        CheckContender(settings),
        {kChangedAnswer, change_answer, /*quick=*/true},
        {kChangedCell, change_cell, /*quick=*/true},
    };
}

}  // namespace gongjian::bench
