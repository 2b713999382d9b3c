#include "bench/village_cases.h"

#include <algorithm>

#include "bench/random.h"

namespace gongjian::bench {

namespace {

BallotGroup MakeGroup(Random& random, std::int32_t fewest, std::int32_t most) {
    BallotGroup group;
    group.held = !random.Percent(2);
    group.due = random.Between(fewest, most);
    group.present = random.Between(group.due / 2, group.due);
    std::int32_t left = group.present;
    const bool spoilt = random.Percent(1);  // all votes invalid
    for (std::size_t kind = 0; kind < 5 && !spoilt; ++kind) {
        group.votes[kind] = std::min(left, random.UpTo(1 + group.present / static_cast<std::int32_t>(kind + 1)));
        left -= group.votes[kind];
    }
    group.votes[5] = left;
    return group;
}

std::vector<Event> MakeEvents(Random& random, std::int32_t most, std::int8_t levels) {
    std::vector<Event> events(static_cast<std::size_t>(random.UpTo(most)));
    for (Event& event : events) {
        event.key = static_cast<std::int8_t>(random.UpTo(4));
        event.level = static_cast<std::int8_t>(random.UpTo(levels - 1));
    }
    return events;
}

VillageCase MakeVillage(Random& random) {
    VillageCase out;
    out.life_meetings = random.UpTo(3);
    out.duty_reviews = random.UpTo(3);
    out.warnings = random.Percent(80) ? 0 : random.UpTo(3);
    out.trainings = random.UpTo(14);
    out.pledges = random.UpTo(8);
    out.pledges_done = random.UpTo(out.pledges);
    out.parties_due = random.UpTo(12);
    out.parties = random.UpTo(out.parties_due);
    out.unions_due = random.UpTo(12);
    out.unions = random.UpTo(out.unions_due);
    out.recruits_planned = random.UpTo(4);
    out.recruits = random.UpTo(4);
    out.migrants = random.UpTo(40);
    out.migrants_filed = random.UpTo(out.migrants);
    out.tele_sessions = random.UpTo(30);
    out.agency_cases = random.UpTo(200);
    out.agency_done = random.UpTo(out.agency_cases);
    out.news = random.UpTo(6);
    out.article = random.Percent(50);
    out.groups = {MakeGroup(random, 30, 120), MakeGroup(random, 8, 30)};
    out.commendations = MakeEvents(random, 4, 4);
    out.criticisms = MakeEvents(random, 2, 2);
    if (random.Percent(5)) out.vetoes = MakeEvents(random, 2, 4);
    return out;
}

}  // namespace

std::vector<VillageCase> MakeVillages(std::size_t cases) {
    std::vector<VillageCase> villages;
    villages.reserve(cases);
    Random random(cases);
    for (std::size_t i = 0; i < cases; ++i) villages.push_back(MakeVillage(random));
    return villages;
}

}  // namespace gongjian::bench
