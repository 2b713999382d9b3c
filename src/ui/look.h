// The visual language: distances, type scale and colours of every screen. Colours come from the system theme, light or dark;
// what is added to it keeps 4.5:1 against its ground.
#pragma once

#include <wx/colour.h>
#include <wx/font.h>
#include <wx/sizer.h>
#include <wx/window.h>

namespace gongjian::ui::look {

/// A distance of `n` pixels at 100 %, grown with the text: also where only fonts are scaled (GTK) the layout keeps its shape.
int Px(const wxWindow* window, int n);
/// The grid: multiples of 4 pixels.
inline int Gap(const wxWindow* window, int steps) { return Px(window, 4 * steps); }

enum class Type {
    Small,  ///< hints, captions
    Body,
    Strong,   ///< body, bold
    Heading,  ///< of a section or card
    Title,    ///< of a screen
    Figure,   ///< a total
};
wxFont Font(Type type);

enum class Tone { Normal, Muted, Accent, Ok, Warning, Error };
/// Text of that tone on Surface or Ground.
wxColour Ink(Tone tone);
wxColour Surface();   ///< where one reads and types
wxColour Ground();    ///< what surfaces lie on
wxColour Line();      ///< hairlines between surfaces
wxColour Selected();  ///< soft accent under the place where one is
bool IsDark();

/// `content` with `sides` pixels left and right, `top` above and `bottom` below it: wxSizerFlags knows one border only. What
/// is hidden takes no room.
template <class Content>
wxSizer* Inset(Content* content, int sides, int top = 0, int bottom = 0) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(content, wxSizerFlags(1).Expand().Border(wxTOP, top));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->AddSpacer(sides);
    row->Add(column, wxSizerFlags(1).Expand().Border(wxBOTTOM, bottom));
    row->AddSpacer(sides);
    return row;
}

/// Sets font and colour at once.
void Apply(wxWindow* window, Type type, Tone tone = Tone::Normal);

}  // namespace gongjian::ui::look
