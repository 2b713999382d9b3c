// One sentence about each keyword, for people who hover over it or choose it from a list.
#pragma once

#include "base/message.h"
#include "lang/token.h"

namespace gongjian::lang {

/// Empty for what is no keyword. A test holds this against the keyword table.
base::Message MeaningOf(TokenKind kind);

}  // namespace gongjian::lang
