// An office for the presenters: the shipped form and rules, stores in memory, a clock that stands still until it is moved.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "interview/checked_form.h"
#include "lang/rules.h"
#include "present/desk.h"
#include "present/interview_presenter.h"
#include "present/new_case.h"
#include "support/memory_store.h"

namespace gongjian::tests {

/// Case store in memory that can be told to fail.
class FailingCaseStore : public MemoryCaseStore {
public:
    bool fails = false;
    int saves = 0;
    void Save(const cases::Case& changed_case, const std::vector<cases::Change>& changes, base::Moment expected_changed,
              const cases::Action& action) override {
        if (fails) throw base::Error(base::Msg("The disk is full. Free some space."));
        MemoryCaseStore::Save(changed_case, changes, expected_changed, action);
        ++saves;
    }
};

class OfficeStores : public cases::Stores {
public:
    cases::Protection SealedBy() const override { return protection; }
    void SetPassphrase(const std::string&) override {
        protection = cases::Protection::Passphrase;
        cases.HaveKey();
    }
    std::string NewRecoveryKey() override { return "0000-0000"; }
    cases::CaseStore& Cases() override { return cases; }
    cases::ScoreStore& Scores() override { return scores; }
    cases::RuleArchive& Rules() override { return rules; }
    cases::Protection protection = cases::Protection::NoKey;
    FailingCaseStore cases;
    MemoryScoreStore scores;
    MemoryRuleArchive rules;
};

struct Office {
    present::OpenedWorkspace workspace;
    OfficeStores* stores = nullptr;
    base::Moment clock = 1356883200000;  // 2012-12-30
    present::Desk desk;

    Office() {
        base::SetLanguage(base::Language::English);
        const std::string root = GONGJIAN_SOURCE_DIR;
        const auto form = interview::OpenForm(base::PathFromUtf8(root + "/forms/village_evaluation.info"));
        if (!form.form) throw std::runtime_error("the shipped form has errors");
        auto owned = std::make_unique<OfficeStores>();
        stores = owned.get();
        workspace.workspace.name = "示例镇";
        workspace.workspace.current_round = "2012";
        workspace.forms = {form.form};
        const std::string file = root + "/rules/village_committee.rules";
        UseRules(file, base::ReadFile(base::PathFromUtf8(file)));
        workspace.stores = std::move(owned);
        stores->cases.UseForm(form.form->form);
        desk.workspace = &workspace;
        desk.author = "李明";
        desk.now = [this] { return clock; };
    }

    /// The rules of the office become these.
    void UseRules(const std::string& file, const std::string& text) {
        const lang::Names& names = workspace.forms.front()->names;
        const auto checked = lang::CheckRules(
            base::Source(file, text), [&](const std::string& id) { return id == names.form_id ? &names : nullptr; });
        if (!checked.rules) throw std::runtime_error("the rules have errors");
        workspace.rules = {{base::PathFromUtf8(file), checked.rules}};
    }

    std::string NewCase() { return present::CreateCase(desk, workspace.forms.front()); }
    cases::Case Stored(const std::string& id) { return stores->cases.Load(id).value(); }
};

/// Writes down what it is told to show.
class RecordingView : public present::InterviewView {
public:
    int questions = 0, sheets = 0, problems = 0;
    std::vector<std::string> fields;
    std::string saved, focus;
    bool is_saved = false;
    void ShowQuestions() override { ++questions; }
    void ShowFields(const std::vector<std::string>& paths) override { fields = paths; }
    void ShowSections() override {}
    void ShowProblems() override { ++problems; }
    void ShowSheet() override { ++sheets; }
    void ShowSaved(const std::string& text, bool good) override {
        saved = text;
        is_saved = good;
    }
    void FocusField(const std::string& path) override { focus = path; }
};

/// Answers of a whole evaluation, by path.
inline std::vector<std::pair<std::string, std::string>> FullEvaluation(const std::string& village) {
    std::vector<std::pair<std::string, std::string>> answers = {{"assessment_year", "2012"},
                                                                {"village_name", village},
                                                                {"democratic_life_meetings", "2"},
                                                                {"duty_review_meetings", "2"},
                                                                {"disunity_warnings", "0"},
                                                                {"training_sessions_attended", "10"},
                                                                {"pledges_made", "4"},
                                                                {"pledges_completed", "4"},
                                                                {"party_orgs_due", "2"},
                                                                {"party_orgs_established", "2"},
                                                                {"unions_due", "3"},
                                                                {"unions_established", "3"},
                                                                {"recruits_planned", "2"},
                                                                {"recruits_admitted", "2"},
                                                                {"migrants_counted", "5"},
                                                                {"migrants_filed", "5"},
                                                                {"tele_education_sessions", "12"},
                                                                {"agency_cases_accepted", "30"},
                                                                {"agency_cases_completed", "30"},
                                                                {"news_items_reported", "4"}};
    for (const char* row : {"ballot_groups[1].", "ballot_groups[2]."}) {
        for (const auto& [column, votes] : std::vector<std::pair<std::string, std::string>>{{"voters_due", "60"},
                                                                                            {"voters_present", "50"},
                                                                                            {"votes_excellent", "40"},
                                                                                            {"votes_good", "10"},
                                                                                            {"votes_qualified", "0"},
                                                                                            {"votes_unqualified", "0"},
                                                                                            {"votes_abstained", "0"},
                                                                                            {"votes_invalid", "0"}}) {
            answers.emplace_back(row + column, votes);
        }
    }
    return answers;
}

inline void Fill(present::InterviewPresenter& interview, const std::string& village) {
    for (const auto& [path, text] : FullEvaluation(village)) interview.EnterText(path, text);
    interview.Choose("village_kind", "village");
    interview.Choose("research_article_completed", "yes");
}

}  // namespace gongjian::tests
