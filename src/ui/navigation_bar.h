// The bar on the left: home, the ranking, the forms. Native buttons; the place where one is has an accent bar and bold words.
#pragma once

#include <wx/panel.h>
#include <wx/scrolwin.h>

#include <functional>
#include <string>
#include <vector>

#include "ui/glyphs.h"
#include "ui/navigator.h"

class wxButton;
class wxSizer;

namespace gongjian::ui {

/// Scrolls where there are more forms than the window is high.
class NavigationBar : public wxScrolledWindow {
public:
    NavigationBar(wxWindow* parent, Navigator& navigator);

    void ShowPlace(const Place& place);

private:
    struct Entry {
        Place place;
        wxButton* button;
        wxPanel* bar;
    };
    void AddCaption(wxSizer* column, const std::string& text);
    void AddEntry(wxSizer* column, const std::string& label, Glyph glyph, const Place& place);

    Navigator& m_navigator;
    std::vector<Entry> m_entries;
};

}  // namespace gongjian::ui
