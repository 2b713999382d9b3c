// Generated answers to the shipped form village_evaluation, as structs and as columns of the house.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/columns.h"
#include "lang/names.h"

namespace gongjian::bench {

/// Votes in the order of the form: excellent, good, qualified, unqualified, abstained, invalid.
struct BallotGroup {
    bool held = false;  ///< whether there is a row for it
    std::int32_t due = 0, present = 0;
    std::array<std::int32_t, 6> votes{};
};

/// Category of `level` or `kind` from 0; `key` is the number of the event, 0 if it has none.
struct Event {
    std::int8_t key = 0, level = 0;
};

struct VillageCase {
    std::int32_t life_meetings = 0, duty_reviews = 0, warnings = 0, trainings = 0, pledges = 0, pledges_done = 0;
    std::int32_t parties_due = 0, parties = 0, unions_due = 0, unions = 0, recruits_planned = 0, recruits = 0;
    std::int32_t migrants = 0, migrants_filed = 0, tele_sessions = 0, agency_cases = 0, agency_done = 0, news = 0;
    bool article = false;
    std::array<BallotGroup, 2> groups;  ///< masses, town
    std::vector<Event> commendations, criticisms, vetoes;
};

/// The same number of cases gives the same answers.
std::vector<VillageCase> MakeVillages(std::size_t cases);

/// Batches of at most `size` cases, columns in the order of `names`.
std::vector<base::Batch> MakeVillageBatches(const std::vector<VillageCase>& villages, const lang::Names& names,
                                            std::size_t size);

}  // namespace gongjian::bench
