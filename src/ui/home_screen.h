// Home: a card per form with its counts, the rankings, and the cases touched last.
#pragma once

#include <wx/scrolwin.h>

#include "present/home_presenter.h"
#include "ui/navigator.h"
#include "ui/table.h"

class wxSizer;

namespace gongjian::ui {

class HomeScreen : public Screen {
public:
    HomeScreen(wxWindow* parent, Navigator& navigator);

    Place Where() const override { return {Place::Kind::Home, {}, {}, {}}; }
    void Enter() override;
    bool CanRun(Command command) const override;
    void Run(Command command) override;

private:
    wxWindow* FormPanel(const present::FormCard& card);
    wxWindow* RulePanel(const present::RuleCard& card);
    void AddNotices(wxSizer* outer);
    void AddKeyOffer(wxSizer* outer);
    void AddRecent(wxSizer* outer);
    /// Cards beside each other.
    int ColumnsThatFit() const;
    void BeginCase(const std::string& form_id);

    present::HomePresenter m_presenter;
    wxScrolledWindow* m_page;
    int m_columns = 2;
    int m_text_width = 0;         ///< of a card
    wxWindow* m_first = nullptr;  ///< gets the focus
    Table* m_recent = nullptr;
};

}  // namespace gongjian::ui
