#include "ui/stock_texts.h"

#include <wx/translation.h>

namespace gongjian::ui {

void UseStockTexts(base::Language language) {
    // Not wxLocale, not wxUILocale::UseDefault: they change how the C library reads and writes numbers.
    auto* translations = new wxTranslations;
    wxTranslations::Set(translations);
    translations->SetLanguage(language == base::Language::Chinese ? wxLANGUAGE_CHINESE_CHINA : wxLANGUAGE_ENGLISH_US);
    // The program may stand in a folder of its own, the catalogues of the toolkit where the system has them.
    wxFileTranslationsLoader::AddCatalogLookupPathPrefix("/usr/share/locale");
    translations->AddStdCatalog();
}

}  // namespace gongjian::ui
