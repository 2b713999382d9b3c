// The line at the bottom: what was saved when, how to get help, and long work with a way to cancel it. Native labels, which
// assistive technology reads (wxStatusBar is drawn).
#pragma once

#include <wx/gauge.h>
#include <wx/panel.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>
#include <wx/timer.h>

#include <memory>
#include <string>

#include "present/background.h"

class wxButton;

namespace gongjian::ui {

class StatusLine : public wxPanel {
public:
    explicit StatusLine(wxWindow* parent);

    void ShowSaved(const std::string& text, bool saved);
    void ShowHint(const std::string& text);
    /// Shows a gauge and a button that cancels.
    void ShowWork(const std::string& title, std::shared_ptr<present::Cancellation> cancellation);
    void HideWork();

private:
    wxStaticBitmap* m_sign;
    wxStaticText* m_saved;
    wxStaticText* m_hint;
    wxStaticText* m_work;
    wxGauge* m_gauge;
    wxButton* m_cancel;
    wxTimer m_pulse;
    std::shared_ptr<present::Cancellation> m_cancellation;
};

}  // namespace gongjian::ui
