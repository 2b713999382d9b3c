#include "ui/glyphs.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace gongjian::ui {
namespace {

using look::Tone;

struct Drawing {
    Tone tone;
    std::string_view
        shapes;  ///< on a 16 x 16 board; C is the colour of the sign, P that of the paper: an edge of it keeps signs legible on a selected row
};

Drawing DrawingOf(Glyph glyph) {
    switch (glyph) {
        case Glyph::None: return {Tone::Muted, ""};
        case Glyph::Empty:
            return {
                Tone::Muted,
                R"(<circle cx="8" cy="8" r="6.5" fill="P"/><circle cx="8" cy="8" r="5.5" fill="none" stroke="C" stroke-width="1.5"/>)"};
        case Glyph::Started:
            return {
                Tone::Accent,
                R"(<circle cx="8" cy="8" r="6.5" fill="P"/><circle cx="8" cy="8" r="5.5" fill="none" stroke="C" stroke-width="1.5"/><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="C"/>)"};
        case Glyph::Complete:
            return {
                Tone::Ok,
                R"(<circle cx="8" cy="8" r="6.5" fill="C"/><path d="M4.8 8.2l2.3 2.3 4.2-4.6" fill="none" stroke="P" stroke-width="1.7"/>)"};
        case Glyph::Dash: return {Tone::Muted, R"(<path d="M4 8h8" stroke="C" stroke-width="1.6"/>)"};
        case Glyph::Warning:
            return {
                Tone::Warning,
                R"(<path d="M8 1.6L15.2 14.2H.8z" fill="C"/><path d="M8 6v4" stroke="P" stroke-width="1.7"/><circle cx="8" cy="12" r="1" fill="P"/>)"};
        case Glyph::Error:
            return {
                Tone::Error,
                R"(<path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="C"/><path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" stroke="P" stroke-width="1.7"/>)"};
        case Glyph::Required:
            return {Tone::Muted, R"(<path d="M8 3v10M3.7 5.5l8.6 5M12.3 5.5l-8.6 5" stroke="C" stroke-width="1.6"/>)"};
        case Glyph::Draft:
            return {
                Tone::Muted,
                R"(<path d="M3 13l.8-3.2 7-7 2.4 2.4-7 7z" fill="P" stroke="P" stroke-width="3.8"/><path d="M3 13l.8-3.2 7-7 2.4 2.4-7 7z" fill="none" stroke="C" stroke-width="1.4"/>)"};
        case Glyph::Submitted:
            return {
                Tone::Accent,
                R"(<path d="M8 13.5V3.5M3.8 7.5L8 3.2l4.2 4.3" fill="none" stroke="P" stroke-width="4.2"/><path d="M8 13.5V3.5M3.8 7.5L8 3.2l4.2 4.3" fill="none" stroke="C" stroke-width="1.7"/>)"};
        case Glyph::Returned:
            return {
                Tone::Warning,
                R"(<path d="M6.2 3L2.8 6.4l3.4 3.4M3.2 6.4H10a3.2 3.2 0 0 1 0 6.4H6" fill="none" stroke="P" stroke-width="4"/><path d="M6.2 3L2.8 6.4l3.4 3.4M3.2 6.4H10a3.2 3.2 0 0 1 0 6.4H6" fill="none" stroke="C" stroke-width="1.6"/>)"};
        case Glyph::Approved:
            return {
                Tone::Ok,
                R"(<path d="M2.8 8.4l3.6 3.6 6.8-7.6" fill="none" stroke="P" stroke-width="4.4"/><path d="M2.8 8.4l3.6 3.6 6.8-7.6" fill="none" stroke="C" stroke-width="2"/>)"};
        case Glyph::Locked:
            return {
                Tone::Muted,
                R"(<path d="M3.5 7.2h9v6.6h-9z" fill="C"/><path d="M5.4 7V5a2.6 2.6 0 0 1 5.2 0v2" fill="none" stroke="C" stroke-width="1.5"/>)"};
        case Glyph::Void:
            return {
                Tone::Muted,
                R"(<circle cx="8" cy="8" r="5.5" fill="none" stroke="C" stroke-width="1.5"/><path d="M4.2 11.8l7.6-7.6" stroke="C" stroke-width="1.5"/>)"};
        case Glyph::Home:
            return {
                Tone::Muted,
                R"(<path d="M2.5 7.6L8 2.8l5.5 4.8v5.9H9.8V9.6H6.2v3.9H2.5z" fill="none" stroke="C" stroke-width="1.4"/>)"};
        case Glyph::Form:
            return {
                Tone::Muted,
                R"(<path d="M3.2 2.2h9.6v11.6H3.2z" fill="none" stroke="C" stroke-width="1.4"/><path d="M5.4 5.4h5.2M5.4 8h5.2M5.4 10.6h3.4" stroke="C" stroke-width="1.3"/>)"};
        case Glyph::Ranking:
            return {
                Tone::Muted,
                R"(<path d="M2.4 13.6V8.4h3.4v5.2M6.3 13.6V3.2h3.4v10.4M10.2 13.6V6.2h3.4v7.4" fill="none" stroke="C" stroke-width="1.4"/>)"};
        case Glyph::Back:
            return {Tone::Muted, R"(<path d="M9.8 3.2L5 8l4.8 4.8" fill="none" stroke="C" stroke-width="1.7"/>)"};
        case Glyph::Add: return {Tone::Accent, R"(<path d="M8 3v10M3 8h10" stroke="C" stroke-width="1.7"/>)"};
        case Glyph::Remove: return {Tone::Muted, R"(<path d="M4 4l8 8M12 4l-8 8" stroke="C" stroke-width="1.5"/>)"};
        case Glyph::Bin:
            return {
                Tone::Muted,
                R"(<path d="M3 4.5h10M6 4.5V2.8h4v1.7M4.3 4.5l.7 9h6l.7-9" fill="none" stroke="C" stroke-width="1.3"/>)"};
        case Glyph::Compute:
            return {
                Tone::Accent,
                R"(<path d="M12.9 8A4.9 4.9 0 1 1 11 4.1" fill="none" stroke="C" stroke-width="1.6"/><path d="M9 4.6h3V1.6" fill="none" stroke="C" stroke-width="1.6"/>)"};
        case Glyph::Folder:
            return {Tone::Muted,
                    R"(<path d="M1.8 3.6h4.4l1.4 1.6h6.6v7.6H1.8z" fill="none" stroke="C" stroke-width="1.4"/>)"};
        case Glyph::Star: break;
    }
    return {Tone::Warning,
            R"(<path d="M8 1.8l1.9 4 4.3.5-3.2 3 .9 4.4L8 11.5l-3.9 2.2.9-4.4-3.2-3 4.3-.5z" fill="C"/>)"};
}

std::string Hex(const wxColour& colour) {
    return fmt::format("#{:02x}{:02x}{:02x}", colour.Red(), colour.Green(), colour.Blue());
}

std::string Coloured(std::string_view shapes, const std::string& ink, const std::string& paper) {
    std::string svg =
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16" stroke-linecap="round" stroke-linejoin="round">)";
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const bool quoted = i > 0 && shapes[i - 1] == '"' && i + 1 < shapes.size() && shapes[i + 1] == '"';
        if (quoted && shapes[i] == 'C') {
            svg += ink;
        } else if (quoted && shapes[i] == 'P') {
            svg += paper;
        } else {
            svg += shapes[i];
        }
    }
    return svg + "</svg>";
}

}  // namespace

wxBitmapBundle Sign(Glyph glyph, const wxWindow* window, int size) {
    return Sign(glyph, window, size, DrawingOf(glyph).tone);
}

wxBitmapBundle Sign(Glyph glyph, const wxWindow* window, int size, look::Tone tone) {
    const std::string svg = Coloured(DrawingOf(glyph).shapes, Hex(look::Ink(tone)), Hex(look::Surface()));
    const int pixels = look::Px(window, size);
    return wxBitmapBundle::FromSVG(svg.c_str(), wxSize(pixels, pixels));
}

}  // namespace gongjian::ui
