// The list of a form's cases (台账): columns chosen by the form, filter as one types, new cases, recycle bin.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cases/case_store.h"
#include "present/desk.h"

namespace gongjian::present {

struct CaseListColumn {
    enum class Kind { Answer, Status, Round, Changed };
    Kind kind = Kind::Answer;
    std::string title;
    bool number = false;    ///< aligned to the right
    std::size_t value = 0;  ///< index into CaseSummary::values
};

class CaseListPresenter {
public:
    /// Throws base::Error if the workspace has no such form.
    CaseListPresenter(const Desk& desk, const std::string& form_id);

    std::string Title() const;
    std::vector<CaseListColumn> Columns() const;

    // ---- what is listed; each reads the list anew
    void FilterText(const std::string& text);
    void FilterStatus(std::optional<cases::Status> status);
    void FilterRound(std::optional<std::string> round);
    void ShowRecycleBin(bool bin);
    void SortBy(std::size_t column, bool ascending);
    void Refresh();

    const std::string& Text() const { return m_filter.text; }
    bool RecycleBin() const { return m_filter.deleted; }
    std::vector<std::string> Rounds() const;
    /// "20 cases", "3 of 20 cases".
    std::string CountText() const;
    /// Where nothing is listed: why, and what to do next.
    std::string EmptyText() const;

    std::size_t RowCount() const { return m_rows.size(); }
    std::string Cell(std::size_t row, std::size_t column) const;
    const cases::CaseSummary& Row(std::size_t row) const { return m_rows.at(row); }
    std::optional<std::size_t> RowOf(const std::string& case_id) const;

    // ---- acting; throw base::Error if the store fails
    std::string NewCase();                     ///< id of the stored draft
    void Delete(const std::string& case_id);   ///< into the recycle bin
    void Restore(const std::string& case_id);  ///< out of it

private:
    void SetDeleted(const std::string& case_id, bool deleted);
    void Sort();

    Desk m_desk;
    std::shared_ptr<const interview::CheckedForm> m_form;
    cases::CaseFilter m_filter;
    std::vector<cases::CaseSummary> m_rows;
    std::size_t m_total = 0;
    std::optional<std::size_t> m_sort_column;
    bool m_ascending = true;
};

}  // namespace gongjian::present
