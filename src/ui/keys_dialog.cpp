#include "ui/keys_dialog.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/sizer.h>

#include "base/message.h"
#include "ui/commands.h"
#include "ui/look.h"
#include "ui/text.h"
#include "ui/wrapped_text.h"

namespace gongjian::ui {
namespace {

class KeysDialog : public wxDialog {
public:
    explicit KeysDialog(wxWindow* parent) : wxDialog(parent, wxID_ANY, Wx(base::Tr("Keys"))) {
        const int gap = look::Gap(this, 1);
        auto* columns = new wxBoxSizer(wxHORIZONTAL);
        auto* left = new wxFlexGridSizer(2, 2 * gap, 4 * gap);
        auto* right = new wxFlexGridSizer(2, 2 * gap, 4 * gap);
        for (const KeyInfo& key : EntryKeys()) Add(left, base::Text(key.keys), base::Text(key.help));
        std::size_t count = EntryKeys().size();
        for (const CommandInfo& info : Commands()) {
            if (info.shortcut.empty()) continue;
            Add(count++ < kLinesPerColumn ? left : right, info.shortcut,
                base::Text(info.help.Empty() ? info.label : info.help));
        }
        columns->Add(left, wxSizerFlags());
        columns->Add(right, wxSizerFlags().Border(wxLEFT, 8 * gap));
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(columns, wxSizerFlags(1).Expand().Border(wxALL, 6 * gap));
        auto* close = new wxButton(this, wxID_OK, Wx(base::Tr("Close")));
        close->SetDefault();
        outer->Add(close, wxSizerFlags().Right().Border(wxRIGHT | wxBOTTOM, 6 * gap));
        SetSizerAndFit(outer);
        SetEscapeId(wxID_OK);
        close->SetFocus();
        CentreOnParent();
    }

private:
    static constexpr std::size_t kLinesPerColumn = 13;

    void Add(wxSizer* grid, const std::string& keys, const std::string& help) {
        auto* key = new wxStaticText(this, wxID_ANY, Wx(keys));
        look::Apply(key, look::Type::Strong);
        grid->Add(key);
        grid->Add(new WrappedText(this, help, look::Px(this, 270)));
    }
};

}  // namespace

void ShowKeysDialog(wxWindow* parent) { KeysDialog(parent).ShowModal(); }

}  // namespace gongjian::ui
