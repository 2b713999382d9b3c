#include "ui/settings.h"

#include <wx/fileconf.h>
#include <wx/log.h>
#include <wx/stdpaths.h>

#include "ui/text.h"

namespace gongjian::ui {
namespace {

wxFileConfig MakeConfig() {
    wxStandardPaths& paths = wxStandardPaths::Get();
    paths.SetFileLayout(wxStandardPaths::FileLayout_XDG);
    return wxFileConfig("gongjian", {}, paths.GetUserConfigDir() + "/gongjian.ini", {}, wxCONFIG_USE_LOCAL_FILE);
}

}  // namespace

Settings ReadSettings() {
    const wxLogNull quiet;
    const wxFileConfig config = MakeConfig();
    Settings settings;
    settings.workspace = Utf8(config.Read("workspace", wxString()));
    const wxString language = config.Read("language", wxString());
    if (language == "zh") settings.language = base::Language::Chinese;
    if (language == "en") settings.language = base::Language::English;
    settings.width = static_cast<int>(config.ReadLong("width", 0));
    settings.height = static_cast<int>(config.ReadLong("height", 0));
    settings.maximized = config.ReadLong("maximized", 0) != 0;
    return settings;
}

void WriteSettings(const Settings& settings) {
    const wxLogNull quiet;
    wxFileConfig config = MakeConfig();
    config.Write("workspace", Wx(settings.workspace));
    if (settings.language) config.Write("language", *settings.language == base::Language::Chinese ? "zh" : "en");
    config.Write("width", static_cast<long>(settings.width));
    config.Write("height", static_cast<long>(settings.height));
    config.Write("maximized", settings.maximized ? 1L : 0L);
    config.Flush();
}

}  // namespace gongjian::ui
