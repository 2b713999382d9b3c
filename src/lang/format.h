// Rule text in its one canonical form: parsed, printed, and proven to say the same as before.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/message.h"
#include "lang/ast.h"
#include "lang/names.h"
#include "lang/parser.h"

namespace gongjian::lang {

struct FormattedRules {
    std::optional<std::string> text;  ///< none: `diagnostics` say why
    std::vector<base::Diagnostic> diagnostics;
};

/// Formats a whole file with line ends LF and its comments kept. `names` may be null; they are needed only where words
/// stand without spaces. Without `language`, that of the file's first keyword. Idempotent. A text with mistakes in its
/// writing is refused, and so is one that the formatter would change in meaning or lose a comment of.
FormattedRules FormatRules(const base::Source& source, const Names* names, std::optional<base::Language> language);

using PrintFunction = std::function<std::string(const base::Source&, const ast::Tree&, base::Language)>;

/// The same with another printer than Format (print.h): what it prints comes out only if the proof holds for it.
FormattedRules FormatRules(const base::Source& source, const Names* names, std::optional<base::Language> language,
                           const PrintFunction& print);

/// The language of the first word of a rule text; Chinese if it has none.
base::Language KeywordLanguage(const base::Source& source);

}  // namespace gongjian::lang
