// wxString begins and ends here: texts of the house are UTF-8 in std::string.
#pragma once

#include <wx/string.h>

#include <string>
#include <string_view>

namespace gongjian::ui {

inline wxString Wx(std::string_view text) { return wxString::FromUTF8(text.data(), text.size()); }
inline std::string Utf8(const wxString& text) { return text.utf8_string(); }

}  // namespace gongjian::ui
