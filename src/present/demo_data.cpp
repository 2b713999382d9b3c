// Turns the table of invented villages into submitted cases.
#include "present/demo_data.h"

#include <charconv>
#include <functional>
#include <utility>

#include "base/date.h"
#include "base/error.h"
#include "base/uuid.h"
#include "interview/session.h"
#include "present/demo_data_villages.h"

namespace gongjian::present {
namespace {

constexpr char kFormId[] = "village_evaluation";
constexpr char kDemoReason[] = "示例数据";
constexpr int kDefaultYear = 2012;

int YearOf(const std::string& round) {
    int year = 0;
    const auto [end, error] = std::from_chars(round.data(), round.data() + round.size(), year);
    const bool whole = error == std::errc() && end == round.data() + round.size();
    return whole && base::MakeDate(year, 12, 31) ? year : kDefaultYear;
}

/// The evaluations are filled in from 10 December on, 37 minutes apart, between 9 and 17 o'clock at +8.
base::Moment FilledAt(int year, std::size_t village) {
    constexpr base::Moment kMinute = 60 * 1000;
    constexpr base::Moment kDay = 24 * 60 * kMinute;
    constexpr std::size_t kPerDay = 10;
    const base::Date first = *base::MakeDate(year, 12, 10);
    const auto day = first.days + static_cast<base::Moment>(village / kPerDay);
    return day * kDay + 60 * kMinute + static_cast<base::Moment>(village % kPerDay) * 37 * kMinute;
}

cases::Answer Number(int value) { return base::Decimal{value, 0}; }

class CaseWriter {
public:
    CaseWriter(cases::Answers& answers, std::function<std::string()> new_row_id)
        : m_answers(answers), m_new_row_id(std::move(new_row_id)) {}

    void Set(const std::string& id, cases::Answer answer) { m_answers.values.insert_or_assign(id, std::move(answer)); }

    void AddRow(const std::string& roster, const std::vector<std::pair<std::string, cases::Answer>>& cells) {
        cases::Row row{m_new_row_id(), {}};
        for (const auto& [id, answer] : cells) {
            const auto* text = std::get_if<std::string>(&answer);
            if (text == nullptr || !text->empty()) row.answers.values.insert_or_assign(id, answer);
        }
        m_answers.rosters[roster].push_back(std::move(row));
    }

    void AddBallot(const std::string& group, const DemoVotes& votes) {
        if (votes.due == 0) return;
        AddRow("ballot_groups", {{"group", group},
                                 {"voters_due", Number(votes.due)},
                                 {"voters_present", Number(votes.present)},
                                 {"votes_excellent", Number(votes.excellent)},
                                 {"votes_good", Number(votes.good)},
                                 {"votes_qualified", Number(votes.qualified)},
                                 {"votes_unqualified", Number(votes.unqualified)},
                                 {"votes_abstained", Number(votes.abstained)},
                                 {"votes_invalid", Number(votes.invalid)}});
    }

    void AddEvents(const std::string& roster, const std::vector<DemoEvent>& events) {
        for (const DemoEvent& event : events) {
            AddRow(roster, {{"event_no", event.number}, {"level", event.level}, {"document_no", event.document}});
        }
    }

private:
    cases::Answers& m_answers;
    std::function<std::string()> m_new_row_id;
};

void WriteAnswers(CaseWriter& writer, const DemoVillage& village, int year) {
    writer.Set("assessment_year", Number(year));
    writer.Set("village_name", village.name);
    writer.Set("village_kind", std::string(village.community ? "community" : "village"));
    // For orientation only; no rule reads them.
    const int households = 6 * village.masses.due + 5 * village.migrants;
    writer.Set("population", Number(3 * households + 7 * village.unions_due));
    writer.Set("households", Number(households));
    writer.Set("party_members", Number(village.masses.due - 9));
    writer.Set("democratic_life_meetings", Number(village.life_meetings));
    writer.Set("duty_review_meetings", Number(village.duty_reviews));
    writer.Set("disunity_warnings", Number(village.warnings));
    writer.Set("training_sessions_attended", Number(village.trainings));
    writer.Set("pledges_made", Number(village.pledges));
    writer.Set("pledges_completed", Number(village.pledges_done));
    writer.Set("party_orgs_due", Number(village.party_due));
    writer.Set("party_orgs_established", Number(village.party_done));
    writer.Set("unions_due", Number(village.unions_due));
    writer.Set("unions_established", Number(village.unions_done));
    writer.Set("recruits_planned", Number(village.recruits_planned));
    writer.Set("recruits_admitted", Number(village.recruits));
    writer.Set("migrants_counted", Number(village.migrants));
    writer.Set("migrants_filed", Number(village.migrants_filed));
    writer.Set("tele_education_sessions", Number(village.tele_education));
    writer.Set("agency_cases_accepted", Number(village.agency));
    writer.Set("agency_cases_completed", Number(village.agency_done));
    writer.Set("news_items_reported", Number(village.news));
    writer.Set("research_article_completed", village.article);
    writer.AddBallot("masses", village.masses);
    writer.AddBallot("town", village.town);
    writer.AddEvents("commendations", village.commendations);
    writer.AddEvents("criticisms", village.criticisms);
    for (const DemoVeto& veto : village.vetoes) {
        writer.AddRow("veto_events", {{"kind", veto.kind},
                                      {"event_date", *base::ParseDate(veto.date)},
                                      {"document_no", veto.document},
                                      {"decided_by", veto.decided_by}});
    }
}

}  // namespace

std::vector<cases::Case> DemoEvaluations(const interview::CheckedForm& village_evaluation, const std::string& round) {
    const int year = YearOf(round);
    // Sessions live in this function only: they need not own the form.
    const std::shared_ptr<const interview::CheckedForm> form(std::shared_ptr<void>(), &village_evaluation);
    std::vector<cases::Case> evaluations;
    for (std::size_t i = 0; i < DemoVillages().size(); ++i) {
        const DemoVillage& village = DemoVillages()[i];
        const base::Moment filled = FilledAt(year, i);
        // Seeds: 1000 and up for villages' cases, each with its rows behind it.
        unsigned long long seed = 1000 * (i + 1);
        const auto new_id = [&seed, filled] { return base::UuidFromSeed(filled, seed++); };
        cases::Case evaluation;
        evaluation.id = new_id();
        evaluation.form_id = form->form.id;
        evaluation.form_version = form->form.version;
        evaluation.unit = village.name;
        evaluation.round = round;
        evaluation.created = evaluation.changed = filled;
        CaseWriter writer(evaluation.answers, new_id);
        WriteAnswers(writer, village, year);
        // The session adds what the form computes.
        interview::Session session(form, std::move(evaluation), base::LocalDay(filled), new_id);
        session.SetStatus(cases::Status::Submitted);
        evaluations.push_back(session.Current());
        evaluations.back().changed = filled;
    }
    return evaluations;
}

void InitDemoWorkspace(const std::filesystem::path& folder, const cases::OpenStores& open_stores,
                       const std::string& name, const std::string& round) {
    InitWorkspace(folder, name, round, open_stores);
    const OpenedWorkspace opened = OpenWorkspace(folder, open_stores);
    const auto form = opened.FormById(kFormId);
    if (form == nullptr) {
        throw base::Error(
            base::Msg("The shipped form {form} is missing or faulty. Install the program again.", {{"form", kFormId}}));
    }
    for (const cases::Case& evaluation : DemoEvaluations(*form, round)) {
        opened.stores->Cases().Create(evaluation, {name, "demo", evaluation.created, kDemoReason});
    }
}

}  // namespace gongjian::present
