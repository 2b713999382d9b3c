// The sign of a case's status, the same on every screen.
#pragma once

#include "cases/case.h"
#include "ui/glyphs.h"

namespace gongjian::ui {

inline Glyph GlyphOf(cases::Status status) {
    switch (status) {
        case cases::Status::Draft: return Glyph::Draft;
        case cases::Status::Submitted: return Glyph::Submitted;
        case cases::Status::Returned: return Glyph::Returned;
        case cases::Status::Approved: return Glyph::Approved;
        case cases::Status::Locked: return Glyph::Locked;
        case cases::Status::Void: break;
    }
    return Glyph::Void;
}

}  // namespace gongjian::ui
