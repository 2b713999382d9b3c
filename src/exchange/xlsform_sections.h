// The tree of an XLSForm laid out as sections, with what this format can hold.
#pragma once

#include "exchange/draft_form.h"
#include "exchange/import_report.h"
#include "exchange/xlsform_tree.h"

namespace gongjian::exchange {

/// Groups become sections one after another; inside a repeat they only pass their relevance on. The tree is emptied.
std::vector<DraftSection> LayOut(SurveyTree& tree, const form::Label& title, base::Language language,
                                 ImportReport& report);

}  // namespace gongjian::exchange
