// What assistive technology is told of a widget, and the few settings of the native toolkit that wx has no words for. On GTK
// wxWindow::SetName gives no accessible name: it is set on the native widget here. The only file that includes GTK.
#pragma once

#include <wx/window.h>

#include <string>

class wxDataViewCtrl;
class wxDataViewRenderer;

namespace gongjian::ui {

/// Name and description (hint, error) as a screen reader says them.
void SetAccessible(wxWindow* window, const std::string& name, const std::string& description = {});

/// Lets the text of a list column break into several lines at `width` pixels; the list needs wxDV_VARIABLE_LINE_HEIGHT.
void WrapCells(wxDataViewRenderer* renderer, int width);

/// Room around the text of the cells of a list column, in pixels.
void PadCells(wxDataViewRenderer* renderer, int x, int y);

/// Keys typed into a list go to the screen instead of the toolkit's search window.
void SetNoTypeAhead(wxDataViewCtrl* list);

}  // namespace gongjian::ui
