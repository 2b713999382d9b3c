// A surface on the ground of a page, with a hairline around it.
#pragma once

#include <wx/dcclient.h>
#include <wx/panel.h>
#include <wx/sizer.h>

#include "ui/look.h"

namespace gongjian::ui {

class Card : public wxPanel {
public:
    Card(wxWindow* parent, int text_width) : wxPanel(parent) {
        SetMinSize(wxSize(text_width + look::Gap(this, 10), -1));
        SetBackgroundColour(look::Surface());
        Bind(wxEVT_PAINT, [this](wxPaintEvent&) {
            wxPaintDC dc(this);
            dc.SetPen(look::Line());
            dc.SetBrush(look::Surface());
            dc.DrawRectangle(GetClientRect());
        });
    }

    void Fill(wxSizer* content) {
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(content, wxSizerFlags(1).Expand().Border(wxALL, look::Gap(this, 5)));
        SetSizer(outer);
    }
};

}  // namespace gongjian::ui
