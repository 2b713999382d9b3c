// The second look at an INFO text: where every entry stands, and the mistakes that typing Chinese brings (full-width quotes,
// braces and spaces). Follows Property Tree's reading line by line, and recovers where Property Tree stops.
#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "form/info_tree.h"

namespace gongjian::form {

struct InfoScan {
    InfoNode root;
    std::vector<base::Diagnostic> diagnostics;
    bool readable = true;  ///< as in InfoTree
    bool refused = false;  ///< Property Tree must not see this text: limits, directives, encoding
};

InfoScan ScanInfo(const base::Source& source);

/// Codes that the scanner finds itself and at a better place than Property Tree, which then need not repeat them.
bool ScannerOwns(std::string_view code);

}  // namespace gongjian::form
