// The toolkit's own words (OK, Cancel) in the language of the client, without touching the C locale.
#pragma once

#include "base/message.h"

namespace gongjian::ui {

void UseStockTexts(base::Language language);

}  // namespace gongjian::ui
