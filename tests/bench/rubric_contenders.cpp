#include <fmt/format.h>

#include <numeric>
#include <stdexcept>

#include "base/file.h"
#include "bench/contenders.h"
#include "bench/house_peer.h"
#include "bench/population.h"

namespace gongjian::bench {

namespace {

/// All that the contenders read; they share it.
struct Rubric {
    Population full, blanks;
    std::vector<Row> rows;
    std::vector<base::Batch> full_batches, blank_batches;
    std::shared_ptr<const lang::RuleSet> rules;
    std::unique_ptr<Peer> muparser, luajit;
    Sums expected, expected_with_blanks;  ///< what C++ over columns says
    std::int64_t counts = 0;
};

void Compare(const Sums& sums, const Sums& expected) {
    if (sums == expected) return;
    throw std::runtime_error(
        fmt::format("points {} vetoes {} {} pending {}, but C++ over columns says points {} vetoes {} {} pending {}",
                    sums.points, sums.vetoes[0], sums.vetoes[1], sums.pending, expected.points, expected.vetoes[0],
                    expected.vetoes[1], expected.pending));
}

std::int64_t SumOfCounts(const Population& population) {
    std::int64_t sum = 0;
    for (const auto& column : population.columns) sum = std::accumulate(column.begin(), column.end(), sum);
    return sum;
}

std::shared_ptr<Rubric> MakeRubric(const Settings& settings) {
    auto rubric = std::make_shared<Rubric>();
    const auto form = OpenFormOrThrow(settings.generated / "rubric.info");
    rubric->rules = CheckRulesOrThrow(base::ReadFile(settings.generated / "rubric.rules"), form->names);
    rubric->full = MakePopulation(settings.cases, 0);
    rubric->blanks = MakePopulation(settings.cases, 3);
    rubric->rows = MakeRows(rubric->full);
    rubric->full_batches = MakeBatches(rubric->full, form->names, settings.batch);
    rubric->blank_batches = MakeBatches(rubric->blanks, form->names, settings.batch);
    rubric->muparser = MakeMuParserPeer(base::ReadFile(settings.generated / "rubric.muparser"), rubric->full);
    rubric->luajit = MakeLuaJitPeer(base::ReadFile(settings.generated / "rubric.lua"), rubric->full);
    rubric->expected = ScoreColumns(rubric->full);
    rubric->expected_with_blanks = ScoreColumnsWithBlanks(rubric->blanks);
    rubric->counts = SumOfCounts(rubric->full);
    return rubric;
}

/// A contender whose sums must be those of C++ over columns.
template <typename Score>
Contender Scoring(const char* name, const std::shared_ptr<Rubric>& rubric, Score score) {
    return {name, [rubric, score] { Compare(score(*rubric), rubric->expected); }};
}

template <typename Score>
Contender ScoringBlanks(const char* name, const std::shared_ptr<Rubric>& rubric, Score score) {
    return {name, [rubric, score] { Compare(score(*rubric), rubric->expected_with_blanks); }};
}

void CompareCounts(const Rubric& rubric) {
    if (ReadColumns(rubric.full).points != rubric.counts) throw std::runtime_error("The sum of the counts is wrong.");
}

}  // namespace

std::vector<Contender> RubricContenders(const Settings& settings) {
    const std::shared_ptr<Rubric> rubric = MakeRubric(settings);
    return {
        {kReading, [rubric] { CompareCounts(*rubric); }},
        Scoring(kColumns, rubric, [](Rubric& r) { return ScoreColumns(r.full); }),
        Scoring(kColumnsByItem, rubric, [](Rubric& r) { return ScoreColumnsByItem(r.full); }),
        Scoring(kRows, rubric, [](Rubric& r) { return ScoreRows(r.rows.data(), r.rows.size()); }),
        Scoring(kMuParser, rubric, [](Rubric& r) { return r.muparser->Score(); }),
        Scoring(kLuaJit, rubric, [](Rubric& r) { return r.luajit->Score(); }),
        Scoring(kHouse, rubric, [](Rubric& r) { return RubricSums(EvaluateAll(r.rules, r.full_batches)); }),
        Scoring(kHouseKept, rubric, [](Rubric& r) { return RubricSums(EvaluateAllKept(r.rules, r.full_batches)); }),
        ScoringBlanks(kColumnsBlanks, rubric, [](Rubric& r) { return ScoreColumnsWithBlanks(r.blanks); }),
        ScoringBlanks(kHouseBlanks, rubric,
                      [](Rubric& r) { return RubricSums(EvaluateAll(r.rules, r.blank_batches)); }),
        ScoringBlanks(kHouseBlanksKept, rubric,
                      [](Rubric& r) { return RubricSums(EvaluateAllKept(r.rules, r.blank_batches)); }),
    };
}

}  // namespace gongjian::bench
