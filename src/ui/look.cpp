#include "ui/look.h"

#include <wx/settings.h>

#include <algorithm>
#include <cmath>

namespace gongjian::ui::look {
namespace {

/// Size of a 10 point font at 96 dpi, which is the width of an ideograph.
constexpr double kReferenceEm = 13.33;

wxColour Mix(const wxColour& a, const wxColour& b, double share_of_b) {
    const auto mix = [share_of_b](int x, int y) {
        return static_cast<unsigned char>(std::lround(x + (y - x) * share_of_b));
    };
    return {mix(a.Red(), b.Red()), mix(a.Green(), b.Green()), mix(a.Blue(), b.Blue())};
}

wxFont Base() { return wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT); }

}  // namespace

int Px(const wxWindow* window, int n) {
    const wxFont font = Base();
    int em = 0;
    window->GetTextExtent(wxString::FromUTF8("\xE5\x9B\xBD"), &em, nullptr, nullptr, nullptr, &font);
    const double scale = std::clamp(em * 100 / (kReferenceEm * window->FromDIP(100)), 1.0, 3.0);
    return static_cast<int>(std::lround(window->FromDIP(n) * scale));
}

wxFont Font(Type type) {
    switch (type) {
        case Type::Small: return Base().Scaled(0.9f);
        case Type::Body: return Base();
        case Type::Strong: return Base().Bold();
        case Type::Heading: return Base().Bold().Scaled(1.15f);
        case Type::Title: return Base().Bold().Scaled(1.5f);
        case Type::Figure: break;
    }
    return Base().Bold().Scaled(2.0f);
}

bool IsDark() { return wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOW).GetLuminance() < 0.5; }

wxColour Surface() { return wxSystemSettings::GetColour(wxSYS_COLOUR_LISTBOX); }

wxColour Ground() { return wxSystemSettings::GetColour(wxSYS_COLOUR_BTNFACE); }

wxColour Line() { return Mix(Ground(), wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT), IsDark() ? 0.18 : 0.14); }

wxColour Selected() { return Mix(Surface(), Ink(Tone::Accent), IsDark() ? 0.16 : 0.10); }

wxColour Ink(Tone tone) {
    const bool dark = IsDark();
    switch (tone) {
        case Tone::Normal: return wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT);
        case Tone::Muted:
            return Mix(wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT), Ground(), dark ? 0.28 : 0.32);
        case Tone::Accent: return dark ? wxColour(0x8F, 0xBE, 0xFF) : wxColour(0x1B, 0x59, 0xA6);
        case Tone::Ok: return dark ? wxColour(0x7F, 0xD6, 0xA0) : wxColour(0x1B, 0x6B, 0x3A);
        case Tone::Warning: return dark ? wxColour(0xF2, 0xC0, 0x63) : wxColour(0x8A, 0x55, 0x00);
        case Tone::Error: break;
    }
    return dark ? wxColour(0xFF, 0xB0, 0xA6) : wxColour(0xB0, 0x20, 0x1C);
}

void Apply(wxWindow* window, Type type, Tone tone) {
    window->SetFont(Font(type));
    if (tone != Tone::Normal) window->SetForegroundColour(Ink(tone));
}

}  // namespace gongjian::ui::look
