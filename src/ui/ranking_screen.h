// The ranking: units with their points on the left; on the right the score sheet of the selected unit and the explanation of
// the selected cell.
#pragma once

#include <string>

#include "present/ranking_presenter.h"
#include "ui/explanation_text.h"
#include "ui/navigator.h"
#include "ui/sheet_panel.h"
#include "ui/table.h"

class wxButton;
class wxChoice;

namespace gongjian::ui {

class RankingScreen : public Screen, private present::RankingView {
public:
    RankingScreen(wxWindow* parent, Navigator& navigator, const std::string& rule_set_id);

    Place Where() const override;
    void Enter() override;
    bool CanRun(Command command) const override { return command == Command::Recompute; }
    void Run(Command command) override;

private:
    void MakeHeader(wxSizer* outer);
    void MakeBody(wxSizer* outer);
    TableCell Cell(unsigned row, unsigned column) const;
    void ShowUnit(std::size_t row, const std::string& column_id);

    // present::RankingView
    void ShowRanking() override;
    void ShowWorking(bool working) override;
    void ShowSaved(const std::string& text) override;
    void ShowFailure(const std::string& why) override;

    present::RankingPresenter m_presenter;
    wxChoice* m_rules = nullptr;
    wxChoice* m_round = nullptr;
    wxButton* m_compute = nullptr;
    WrappedText* m_summary = nullptr;
    WrappedText* m_stale = nullptr;
    wxStaticText* m_empty = nullptr;
    wxPanel* m_body = nullptr;
    Table* m_table = nullptr;
    SheetPanel* m_sheet = nullptr;
    ExplanationText* m_explanation = nullptr;
    std::string m_column = "total";
    bool m_ready = false;  ///< built and shown: the focus may be moved
};

}  // namespace gongjian::ui
