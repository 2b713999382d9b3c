#include "present/home_presenter.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "present/words.h"

namespace gongjian::present {
namespace {

constexpr std::size_t kRecentCases = 8;

FormCard MakeFormCard(cases::CaseStore& store, const form::Form& form, bool has_key) {
    const cases::CaseCounts counts = store.Counts(form.id);
    FormCard card;
    card.form_id = form.id;
    card.title = LabelText(form.title, form.id);
    card.counts = {{base::Tr("Draft"), counts.draft, cases::Status::Draft},
                   {base::Tr("Returned"), counts.returned, cases::Status::Returned},
                   {base::Tr("Submitted"), counts.submitted, cases::Status::Submitted},
                   {base::Tr("Approved"), counts.approved + counts.locked, cases::Status::Approved}};
    for (const FormCard::Count& count : card.counts) card.total += count.number;
    const auto waiting = static_cast<long>(counts.draft + counts.returned);
    card.can_begin = has_key || !form::AsksForPersonalData(form);
    card.waiting =
        !card.can_begin   ? base::Tr("Asks for personal data: set a passphrase first, so that they are sealed.")
        : card.total == 0 ? base::Tr("No cases yet. Begin with the first one.")
        : waiting == 0    ? base::Tr("Nothing waits to be filled in.")
                          : base::TrN("{n} case waits to be filled in.", "{n} cases wait to be filled in.", waiting);
    return card;
}

RuleCard MakeRuleCard(cases::ScoreStore& store, const lang::RuleSetInfo& rules, const std::string& round) {
    RuleCard card;
    card.rule_set_id = rules.id;
    card.title = rules.title.empty() ? rules.id : rules.title;
    const auto sheets = store.Sheets(rules.id, round);
    if (sheets.empty()) {
        card.state = base::Tr("Round {round} is not computed yet.", {{"round", round}});
        return card;
    }
    const auto with = [&](const char* status) {
        return std::to_string(
            std::count_if(sheets.begin(), sheets.end(), [&](const auto& s) { return s.status == status; }));
    };
    base::Moment latest = 0;
    for (const cases::StoredSheet& sheet : sheets) latest = std::max(latest, sheet.scored_at);
    card.state = base::Tr(
        "Round {round}: {scored} scored, {pending} pending. Computed {time}.",
        {{"round", round}, {"scored", with("scored")}, {"pending", with("pending")}, {"time", DayAndTimeText(latest)}});
    return card;
}

}  // namespace

void HomePresenter::Refresh() {
    const OpenedWorkspace& workspace = *m_desk.workspace;
    m_forms.clear();
    m_rules.clear();
    m_recent.clear();
    const bool has_key = workspace.stores->SealedBy() != cases::Protection::NoKey;
    for (const auto& form : workspace.forms) m_forms.push_back(MakeFormCard(m_desk.Cases(), form->form, has_key));
    // Once there is work, the dozens of forms that nobody uses stand in the bar only.
    const auto in_use = [](const FormCard& card) { return card.total > 0; };
    if (std::any_of(m_forms.begin(), m_forms.end(), in_use))
        std::erase_if(m_forms, [&in_use](const FormCard& card) { return !in_use(card); });
    for (const RuleFile& file : workspace.rules) {
        m_rules.push_back(
            MakeRuleCard(workspace.stores->Scores(), file.rules->Info(), workspace.workspace.current_round));
    }
    for (const auto& [form_id, summary] : m_desk.Cases().Recent(kRecentCases)) {
        const auto form = workspace.FormById(form_id);
        m_recent.push_back({summary.id, form_id, summary.unit.empty() ? base::Tr("(no name yet)") : summary.unit,
                            form ? LabelText(form->form.title, form_id) : form_id, StatusText(summary.status),
                            DayAndTimeText(summary.changed)});
    }
}

std::string HomePresenter::Title() const {
    const cases::Workspace& workspace = m_desk.workspace->workspace;
    return workspace.name.empty() ? base::Tr("Workspace") : workspace.name;
}

std::string HomePresenter::Subtitle() const {
    const std::string& round = m_desk.workspace->workspace.current_round;
    if (m_desk.author.empty()) return base::Tr("Round {round}", {{"round", round}});
    return base::Tr("Round {round} · {author}", {{"round", round}, {"author", m_desk.author}});
}

std::vector<std::string> HomePresenter::Notices() const {
    std::vector<std::string> notices;
    for (const base::Diagnostic& diagnostic : m_desk.workspace->diagnostics) {
        if (diagnostic.severity != base::Severity::Error) continue;
        notices.push_back(fmt::format("{}:{}: {}", diagnostic.file, diagnostic.line, base::Text(diagnostic.message)));
    }
    return notices;
}

bool HomePresenter::OffersKey() const {
    const OpenedWorkspace& workspace = *m_desk.workspace;
    return workspace.stores->SealedBy() == cases::Protection::NoKey &&
           std::any_of(workspace.forms.begin(), workspace.forms.end(),
                       [](const auto& form) { return form::AsksForPersonalData(form->form); });
}

std::string HomePresenter::KeyText() const {
    if (OffersKey()) {
        return base::Tr(
            "Some forms ask for personal data, which is kept only sealed. Set a passphrase, and they can be filled "
            "in.");
    }
    if (m_desk.workspace->stores->SealedBy() == cases::Protection::NoPassphrase) {
        return base::Tr(
            "Personal data here is sealed, but the key lies open beside it: who has the folder can read it.");
    }
    return {};
}

std::string HomePresenter::EmptyText() const {
    return m_forms.empty()
               ? base::Tr("There is no form yet. Put one into the forms folder of the workspace and open it again.")
               : "";
}

}  // namespace gongjian::present
