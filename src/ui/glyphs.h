// Small signs beside words. Each differs by shape, not by colour alone.
#pragma once

#include <wx/bmpbndl.h>
#include <wx/window.h>

#include "ui/look.h"

namespace gongjian::ui {

enum class Glyph {
    None,
    Empty,
    Started,
    Complete,
    Dash,  // progress
    Warning,
    Error,
    Required,  // messages
    Draft,
    Submitted,
    Returned,
    Approved,
    Locked,
    Void,  // statuses
    Home,
    Form,
    Ranking,
    Back,
    Add,
    Remove,
    Bin,
    Compute,
    Folder,
    Star,
};

/// Vector sign of `size` pixels at 100 %, in its own colour or in `tone`.
wxBitmapBundle Sign(Glyph glyph, const wxWindow* window, int size = 16);
wxBitmapBundle Sign(Glyph glyph, const wxWindow* window, int size, look::Tone tone);

}  // namespace gongjian::ui
