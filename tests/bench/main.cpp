// The benchmark of the rule evaluator. With --sums it only proves that all contenders agree; a run counts only if they do.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <map>

#include "bench/contenders.h"
#include "bench/ratios.h"

namespace gongjian::bench {
namespace {

/// Prints each run, no statistics of them, and remembers the best time of each contender.
class BestTimes : public benchmark::ConsoleReporter {
public:
    BestTimes() : ConsoleReporter(OO_None) {}

    void ReportRuns(const std::vector<Run>& runs) override {
        if (!runs.empty() && runs.front().run_type == Run::RT_Aggregate) return;
        ConsoleReporter::ReportRuns(runs);
        for (const Run& run : runs) {
            if (run.run_type != Run::RT_Iteration) continue;
            const double ms = run.GetAdjustedCPUTime();
            const auto [held, is_new] = m_best.emplace(run.run_name.function_name, ms);
            if (!is_new && ms < held->second) held->second = ms;
        }
    }
    const std::map<std::string, double>& Best() const { return m_best; }

private:
    std::map<std::string, double> m_best;
};

std::vector<Contender> AllContenders(const Settings& settings) {
    std::vector<Contender> all = RubricContenders(settings);
    for (const auto& more : {VillageContenders(settings), OtherContenders(settings)})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

/// Whether every contender gives what its peers give; says which do not.
bool AllAgree(const std::vector<Contender>& contenders) {
    bool agree = true;
    for (const Contender& contender : contenders) {
        try {
            contender.run();
        } catch (const std::exception& error) {
            fmt::print(stderr, "{}: {}\n", contender.name, error.what());
            agree = false;
        }
    }
    return agree;
}

void Register(const Contender& contender, int repeats) {
    auto* registered =
        benchmark::RegisterBenchmark(contender.name.c_str(), [run = contender.run](benchmark::State& state) {
            for (auto iteration : state) {
                (void)iteration;
                run();
            }
        });
    registered->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->Repetitions(repeats);
    if (!contender.quick) registered->Iterations(1);
}

int Run(int argc, char** argv) {
    const Settings settings = SettingsOf(argc, argv);
    const std::vector<Contender> contenders = AllContenders(settings);
    if (!AllAgree(contenders)) return 1;
    fmt::print("All sums of {} contenders over {} cases agree.\n", contenders.size(), settings.cases);
    std::fflush(stdout);
    if (settings.sums_only) return 0;
    for (const Contender& contender : contenders) Register(contender, settings.repeats);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    BestTimes reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    PrintRatios(reporter.Best(), settings);
    return 0;
}

}  // namespace
}  // namespace gongjian::bench

int main(int argc, char** argv) {
    try {
        return gongjian::bench::Run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
