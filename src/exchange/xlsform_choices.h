// The lists of choices of an XLSForm, with ids that a form may have.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "exchange/draft_form.h"
#include "exchange/import_report.h"
#include "exchange/xlsform_labels.h"
#include "exchange/xlsform_sheets.h"

namespace gongjian::exchange {

struct XlsChoice {
    std::string name;  ///< as its author wrote it
    DraftCategory category;
    /// Columns for filters, one set for each row of the same name.
    std::vector<std::vector<std::pair<std::string, std::string>>> columns;
};

/// All lists by name. Names that are no ids here are changed, and that is reported.
std::map<std::string, std::vector<XlsChoice>> ReadChoiceLists(const std::vector<TableRow>& rows, const XlsForm& form,
                                                              XlsLabels& labels, ImportReport& report);

/// An id made of a name: lower case, other signs as _; "c_" before what begins with a digit. `taken` grows by it.
std::string MakeId(const std::string& name, const std::string& prefix, std::set<std::string>& taken);

}  // namespace gongjian::exchange
