// A right line for each kind of sentence, quoted by hints.
#pragma once

#include <string_view>

#include "base/message.h"
#include "lang/token.h"

namespace gongjian::lang {

/// An example of the sentence that begins with `construct`; empty if there is none.
std::string_view ExampleOf(TokenKind construct, base::Language language);

}  // namespace gongjian::lang
