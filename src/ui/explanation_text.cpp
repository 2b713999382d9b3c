#include "ui/explanation_text.h"

#include "base/message.h"
#include "ui/accessible.h"
#include "ui/look.h"
#include "ui/text.h"

namespace gongjian::ui {

using base::Tr;

ExplanationText::ExplanationText(wxWindow* parent)
    : wxTextCtrl(parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
                 wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2 | wxBORDER_NONE) {
    SetBackgroundColour(look::Surface());
    SetAccessible(this, Tr("Explanation"));
}

void ExplanationText::Show(const present::ExplanationView& view) {
    Clear();
    const auto write = [this](const std::string& text, look::Type type, look::Tone tone = look::Tone::Normal) {
        if (text.empty()) return;
        SetDefaultStyle(wxTextAttr(look::Ink(tone), wxNullColour, look::Font(type)));
        AppendText(Wx(text));
    };
    const auto line = [&](const std::string& text, look::Type type, look::Tone tone = look::Tone::Normal) {
        if (!text.empty()) write(text + "\n", type, tone);
    };
    line(view.heading, look::Type::Strong);
    line(view.result, look::Type::Title);
    line(view.reason, look::Type::Body);
    if (!view.inputs.empty()) {
        line("\n" + Tr("What went in"), look::Type::Strong, look::Tone::Muted);
        for (const present::ExplainedInput& input : view.inputs) {
            write(input.label + "  ", look::Type::Body);
            line(input.value, look::Type::Strong);
        }
    }
    if (!view.clauses.empty()) {
        line("\n" + Tr("Clauses of the rule"), look::Type::Strong, look::Tone::Muted);
        for (const present::ExplainedClause& clause : view.clauses) {
            const look::Tone tone = clause.fired ? look::Tone::Normal : look::Tone::Muted;
            write(clause.fired ? "✓ " : "– ", look::Type::Strong, clause.fired ? look::Tone::Ok : look::Tone::Muted);
            write(clause.text, look::Type::Body, tone);
            line("  " + clause.place, look::Type::Small, look::Tone::Muted);
            if (!clause.words.empty() && clause.words != clause.text) {
                line("    " + clause.words + (clause.points.empty() ? "" : "  " + clause.points), look::Type::Body,
                     tone);
            }
        }
    }
    if (!view.lift.empty()) {
        line("\n" + Tr("What would lift it"), look::Type::Strong, look::Tone::Muted);
        for (const std::string& text : view.lift) line(text, look::Type::Body);
    }
    if (!view.evidence.empty()) {
        line("\n" + Tr("Evidence"), look::Type::Strong, look::Tone::Muted);
        line(view.evidence, look::Type::Body);
    }
    if (!view.note.empty()) line("\n" + view.note, look::Type::Body, look::Tone::Warning);
    SetInsertionPoint(0);
    ShowPosition(0);
}

}  // namespace gongjian::ui
