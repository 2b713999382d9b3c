// What one sees without a workspace: what this is, and the two ways to begin.
#pragma once

#include "ui/navigator.h"

class wxButton;

namespace gongjian::ui {

class WelcomeScreen : public Screen {
public:
    WelcomeScreen(wxWindow* parent, Navigator& navigator);

    Place Where() const override { return {}; }
    void Enter() override;

private:
    wxButton* m_create;
};

}  // namespace gongjian::ui
