// Generated villages as columns of the house.
#include <algorithm>

#include "bench/house_columns.h"
#include "bench/village_cases.h"

namespace gongjian::bench {

namespace {

using Villages = std::vector<VillageCase>;

struct Count {
    const char* id;
    std::int32_t VillageCase::*value;
};

constexpr Count kCounts[] = {
    {"democratic_life_meetings", &VillageCase::life_meetings},
    {"duty_review_meetings", &VillageCase::duty_reviews},
    {"disunity_warnings", &VillageCase::warnings},
    {"training_sessions_attended", &VillageCase::trainings},
    {"pledges_made", &VillageCase::pledges},
    {"pledges_completed", &VillageCase::pledges_done},
    {"party_orgs_due", &VillageCase::parties_due},
    {"party_orgs_established", &VillageCase::parties},
    {"unions_due", &VillageCase::unions_due},
    {"unions_established", &VillageCase::unions},
    {"recruits_planned", &VillageCase::recruits_planned},
    {"recruits_admitted", &VillageCase::recruits},
    {"migrants_counted", &VillageCase::migrants},
    {"migrants_filed", &VillageCase::migrants_filed},
    {"tele_education_sessions", &VillageCase::tele_sessions},
    {"agency_cases_accepted", &VillageCase::agency_cases},
    {"agency_cases_completed", &VillageCase::agency_done},
    {"news_items_reported", &VillageCase::news},
};

constexpr const char* kVotes[] = {"votes_excellent",   "votes_good",      "votes_qualified",
                                  "votes_unqualified", "votes_abstained", "votes_invalid"};

/// A roster of the batch and how its columns are called.
struct Roster {
    base::Column& column;
    const std::vector<lang::Variable>& names;

    base::Column& Child(const char* id) const { return ColumnNamed(column.children, names, id); }
};

Roster RosterNamed(base::Batch& batch, const lang::Names& names, const char* id) {
    return {ColumnNamed(batch.columns, names.variables, id), VariableNamed(names.variables, id).columns};
}

void SetLast(base::Column& column, std::int32_t value) { SetValue(column, column.states.size() - 1, value); }

void FillCounts(base::Batch& batch, const lang::Names& names, const VillageCase* villages) {
    for (const Count& count : kCounts) {
        base::Column& column = ColumnNamed(batch.columns, names.variables, count.id);
        for (std::size_t i = 0; i < batch.cases; ++i) SetValue(column, i, villages[i].*count.value);
        DropFullStates(column);
    }
    base::Column& article = ColumnNamed(batch.columns, names.variables, "research_article_completed");
    for (std::size_t i = 0; i < batch.cases; ++i) SetValue(article, i, villages[i].article ? 1 : 0);
}

void FillBallots(base::Batch& batch, const lang::Names& names, const VillageCase* villages) {
    const Roster roster = RosterNamed(batch, names, "ballot_groups");
    for (std::size_t i = 0; i < batch.cases; ++i) {
        for (std::size_t kind = 0; kind < villages[i].groups.size(); ++kind) {
            const BallotGroup& group = villages[i].groups[kind];
            if (!group.held) continue;
            AddRow(roster.column);
            SetLast(roster.Child("group"), static_cast<std::int32_t>(kind));
            SetLast(roster.Child("voters_due"), group.due);
            SetLast(roster.Child("voters_present"), group.present);
            for (std::size_t vote = 0; vote < group.votes.size(); ++vote)
                SetLast(roster.Child(kVotes[vote]), group.votes[vote]);
        }
        CloseCase(roster.column, i);
    }
}

/// `key`: the column of the event's number, or null.
void FillEvents(base::Batch& batch, const Roster& roster, const VillageCase* villages,
                std::vector<Event> VillageCase::*events, const char* level, const char* key) {
    if (key != nullptr) roster.Child(key).texts = {"B01", "B02", "B03", "B04"};
    for (std::size_t i = 0; i < batch.cases; ++i) {
        for (const Event& event : villages[i].*events) {
            AddRow(roster.column);
            SetLast(roster.Child(level), event.level);
            if (key != nullptr && event.key > 0) SetLast(roster.Child(key), event.key - 1);
        }
        CloseCase(roster.column, i);
    }
}

base::Batch MakeBatch(const VillageCase* villages, const lang::Names& names, std::size_t size) {
    base::Batch batch = EmptyBatch(names, size);
    FillCounts(batch, names, villages);
    FillBallots(batch, names, villages);
    FillEvents(batch, RosterNamed(batch, names, "commendations"), villages, &VillageCase::commendations, "level",
               "event_no");
    FillEvents(batch, RosterNamed(batch, names, "criticisms"), villages, &VillageCase::criticisms, "level", "event_no");
    FillEvents(batch, RosterNamed(batch, names, "veto_events"), villages, &VillageCase::vetoes, "kind", nullptr);
    return batch;
}

}  // namespace

std::vector<base::Batch> MakeVillageBatches(const std::vector<VillageCase>& villages, const lang::Names& names,
                                            std::size_t size) {
    std::vector<base::Batch> batches;
    for (std::size_t first = 0; first < villages.size(); first += size)
        batches.push_back(MakeBatch(villages.data() + first, names, std::min(size, villages.size() - first)));
    return batches;
}

}  // namespace gongjian::bench
