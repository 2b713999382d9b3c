#include "ui/accessible.h"

#include <wx/dataview.h>

#ifdef __WXGTK__
#include <atk/atk.h>
#include <gtk/gtk.h>

#include <utility>
#endif

namespace gongjian::ui {

#ifdef __WXGTK__
namespace {

void Describe(GtkWidget* widget, const std::string& name, const std::string& description) {
    AtkObject* object = gtk_widget_get_accessible(widget);
    if (object == nullptr) return;
    if (!name.empty()) atk_object_set_name(object, name.c_str());
    atk_object_set_description(object, description.c_str());
}

}  // namespace

void SetAccessible(wxWindow* window, const std::string& name, const std::string& description) {
    GtkWidget* widget = window->GetHandle();
    if (widget == nullptr) return;
    Describe(widget, name, description);
    // Lists and long texts stand in a scrolled window: what takes the focus is its child.
    if (GTK_IS_SCROLLED_WINDOW(widget)) {
        if (GtkWidget* child = gtk_bin_get_child(GTK_BIN(widget))) Describe(child, name, description);
    }
    // Of a choice it is the button inside.
    if (GTK_IS_COMBO_BOX(widget)) {
        const std::pair<const std::string*, const std::string*> words{&name, &description};
        gtk_container_forall(
            GTK_CONTAINER(widget),
            [](GtkWidget* child, gpointer data) {
                const auto& said = *static_cast<const std::pair<const std::string*, const std::string*>*>(data);
                Describe(child, *said.first, *said.second);
            },
            const_cast<std::pair<const std::string*, const std::string*>*>(&words));
    }
}

void WrapCells(wxDataViewRenderer* renderer, int width) {
    int before = 0;
    g_object_get(G_OBJECT(renderer->GetGtkHandle()), "wrap-width", &before, nullptr);
    if (before == width) return;
    g_object_set(G_OBJECT(renderer->GetGtkHandle()), "wrap-mode", PANGO_WRAP_WORD_CHAR, "wrap-width", width, nullptr);
    // The rows keep the heights that they were measured with otherwise.
    gtk_tree_view_column_queue_resize(GTK_TREE_VIEW_COLUMN(renderer->GetOwner()->GetGtkHandle()));
}

void PadCells(wxDataViewRenderer* renderer, int x, int y) {
    gtk_cell_renderer_set_padding(renderer->GetGtkHandle(), x, y);
}

void SetNoTypeAhead(wxDataViewCtrl* list) {
    GtkWidget* child = gtk_bin_get_child(GTK_BIN(list->GetHandle()));
    if (child != nullptr && GTK_IS_TREE_VIEW(child)) gtk_tree_view_set_enable_search(GTK_TREE_VIEW(child), FALSE);
}
#else
void SetAccessible(wxWindow* window, const std::string& name, const std::string& description) {
    window->SetName(wxString::FromUTF8(name));
    window->SetHelpText(wxString::FromUTF8(description));
}

void WrapCells(wxDataViewRenderer*, int) {}

void PadCells(wxDataViewRenderer*, int, int) {}

void SetNoTypeAhead(wxDataViewCtrl*) {}
#endif

}  // namespace gongjian::ui
