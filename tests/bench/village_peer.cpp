// Points are hundredths of a point; fractions stay fractions until the item is rounded.
#include "bench/village_peer.h"

#include <algorithm>
#include <optional>

namespace gongjian::bench {

namespace {

/// numerator ÷ denominator, half away from zero; both positive.
std::int64_t Rounded(std::int64_t numerator, std::int64_t denominator) {
    return (2 * numerator + denominator) / (2 * denominator);
}

std::int64_t RoundedUp(std::int64_t numerator, std::int64_t denominator) {
    return (numerator + denominator - 1) / denominator;
}

std::int64_t Deducting(std::int64_t full, std::int64_t times, std::int64_t each) {
    return std::max<std::int64_t>(0, full - std::max<std::int64_t>(0, times) * each);
}

std::int64_t Pledges(const VillageCase& village) {
    if (village.pledges == 0) return 0;
    const std::int64_t off = village.pledges < 3 ? 200 * village.pledges : 0;
    return Rounded(std::max<std::int64_t>(0, 1200 * village.pledges_done - off), village.pledges);
}

/// Points of a rate below its target, a started percentage point being a whole one; nothing without anything due.
std::optional<std::int64_t> StartedPoints(std::int64_t done, std::int64_t due, std::int64_t target, std::int64_t each) {
    if (due == 0) return std::nullopt;
    const std::int64_t gap = std::max<std::int64_t>(0, target * due - 100 * done);
    return Deducting(600, RoundedUp(gap, due), each);
}

std::optional<std::int64_t> Filed(const VillageCase& village) {
    if (village.migrants == 0) return std::nullopt;
    return Rounded(400 * village.migrants_filed, village.migrants);
}

std::optional<std::int64_t> Agency(const VillageCase& village) {
    const std::int64_t all = village.agency_cases;
    if (all == 0) return std::nullopt;
    const std::int64_t gap = std::max<std::int64_t>(0, 95 * all - 100 * village.agency_done);
    return Rounded(std::max<std::int64_t>(0, 800 * all - 40 * gap), all);
}

/// Valid votes and abstentions.
std::int64_t Counted(const BallotGroup& group) {
    return group.votes[0] + group.votes[1] + group.votes[2] + group.votes[3] + group.votes[4];
}

bool Counts(const BallotGroup& group) { return group.held && group.present * 3 >= group.due * 2 && Counted(group) > 0; }

std::int64_t GroupPoints(const BallotGroup& group) {
    const std::int64_t sum = group.votes[0] * 100 + group.votes[1] * 80 + group.votes[2] * 60;
    return Rounded(100 * sum, Counted(group));
}

std::optional<std::int64_t> Ballot(const VillageCase& village) {
    const auto& [masses, town] = village.groups;
    if (!Counts(masses) || !Counts(town)) return std::nullopt;
    return Rounded(18 * GroupPoints(masses) + 12 * GroupPoints(town), 100);
}

/// The highest level of each event counts; an event without a number is one of its own.
std::int64_t Commendations(const VillageCase& village) {
    constexpr std::int64_t kPoints[] = {50, 100, 200, 300};
    std::int64_t sum = 0;
    std::array<std::int64_t, 5> highest{};
    for (const Event& event : village.commendations) {
        const std::int64_t points = kPoints[static_cast<std::uint8_t>(event.level)];
        std::int64_t& held = highest[static_cast<std::uint8_t>(event.key)];
        if (event.key == 0)
            sum += points;
        else
            held = std::max(held, points);
    }
    for (const std::int64_t points : highest) sum += points;
    return std::min<std::int64_t>(sum, 500);
}

std::int64_t Criticisms(const VillageCase& village) {
    std::int64_t sum = 0;
    for (const Event& event : village.criticisms) sum += event.level == 0 ? 100 : 200;
    return sum;
}

void AddItem(HouseSums& sums, const std::optional<std::int64_t>& points) {
    if (points)
        sums.points += *points;
    else
        ++sums.not_applicable;
}

void AddItems(const VillageCase& village, HouseSums& sums) {
    AddItem(sums, Deducting(400, 2 - village.life_meetings, 200));
    AddItem(sums, Deducting(400, 2 - village.duty_reviews, 200));
    AddItem(sums, Deducting(400, village.warnings, 200));
    AddItem(sums, Deducting(800, 10 - village.trainings, 80));
    AddItem(sums, Pledges(village));
    AddItem(sums, StartedPoints(village.parties, village.parties_due, 100, 10));
    AddItem(sums, StartedPoints(village.unions, village.unions_due, 80, 20));
    AddItem(sums, Deducting(400, village.recruits_planned - village.recruits, 200));
    AddItem(sums, Filed(village));
    AddItem(sums, Deducting(400, 24 - village.tele_sessions, 25));
    AddItem(sums, Agency(village));
    AddItem(sums, Deducting(400, 4 - village.news, 100) + (village.article ? 200 : 0));
    const std::optional<std::int64_t> ballot = Ballot(village);
    sums.points += ballot.value_or(0);
    sums.pending += ballot ? 0 : 1;
    sums.points += Commendations(village) - Criticisms(village);
}

void AddVetoes(const VillageCase& village, HouseSums& sums) {
    std::array<bool, 4> kinds{};
    for (const Event& event : village.vetoes) kinds[static_cast<std::uint8_t>(event.level)] = true;
    const BallotGroup& masses = village.groups[0];
    const std::int64_t against = masses.votes[3];
    const bool half = Counts(masses) && 2 * against >= Counted(masses);
    const bool third = Counts(masses) && 10 * against > 3 * Counted(masses);
    const std::array<bool, 6> holds = {kinds[0], kinds[1], kinds[2], half, kinds[3], third};
    for (std::size_t veto = 0; veto < holds.size(); ++veto) sums.vetoes[veto] += holds[veto] ? 1 : 0;
}

}  // namespace

HouseSums ScoreVillages(const std::vector<VillageCase>& villages) {
    HouseSums sums;
    sums.vetoes.resize(6);
    for (const VillageCase& village : villages) {
        AddItems(village, sums);
        AddVetoes(village, sums);
    }
    return sums;
}

}  // namespace gongjian::bench
