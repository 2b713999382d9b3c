// Home: forms with their counts, rule sets with how far they are, what waits, and the cases touched last.
#pragma once

#include <string>
#include <vector>

#include "present/desk.h"

namespace gongjian::present {

struct FormCard {
    std::string form_id;
    std::string title;
    struct Count {
        std::string label;
        std::size_t number = 0;
        cases::Status status = cases::Status::Draft;
    };
    std::vector<Count> counts;  ///< draft, returned, submitted, approved and locked together
    std::size_t total = 0;
    std::string waiting;    ///< "2 drafts to finish"; "No cases yet. Begin with the first one."
    bool can_begin = true;  ///< false: it asks for personal data, and there is no key
};

struct RuleCard {
    std::string rule_set_id;
    std::string title;
    std::string state;  ///< "2012: 18 scored, 1 pending, computed 2012-12-30 16:02", or what to do
};

struct RecentCase {
    std::string case_id;
    std::string form_id;
    std::string unit;
    std::string form_title;
    std::string status;
    std::string changed;
};

class HomePresenter {
public:
    explicit HomePresenter(const Desk& desk) : m_desk(desk) {}

    /// Reads everything anew. Throws base::Error.
    void Refresh();

    std::string Title() const;     ///< name of the workspace
    std::string Subtitle() const;  ///< round, and who is working
    /// Those that have cases; where none has any, all.
    const std::vector<FormCard>& Forms() const { return m_forms; }
    const std::vector<RuleCard>& Rules() const { return m_rules; }
    const std::vector<RecentCase>& Recent() const { return m_recent; }
    /// Forms and rules of the workspace that cannot be used, one text each with file and line.
    std::vector<std::string> Notices() const;
    /// What is to be said of the key: forms that wait for one, or that nothing locks it. Empty: nothing.
    std::string KeyText() const;
    bool OffersKey() const;         ///< whether a passphrase can be set now
    std::string EmptyText() const;  ///< where there is no form at all

private:
    Desk m_desk;
    std::vector<FormCard> m_forms;
    std::vector<RuleCard> m_rules;
    std::vector<RecentCase> m_recent;
};

}  // namespace gongjian::present
