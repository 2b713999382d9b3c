// Labels of an XLSForm in the two languages of a form.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "exchange/import_report.h"
#include "exchange/xlsform_headers.h"
#include "exchange/xlsform_sheets.h"
#include "form/form.h"

namespace gongjian::exchange {

class XlsLabels {
public:
    XlsLabels(LanguageOf usual, ImportReport& report) : m_usual(usual), m_report(report) {}

    /// Both languages of a column; where one is missing, the other stands in. Empty if the row has no text there.
    form::Label Read(const TableRow& row, std::string_view column);
    /// Both languages the same.
    static form::Label Same(const std::string& text) { return {text, text}; }
    /// Reports, once a sheet, languages that have no place here and texts that stand in for missing ones.
    void ReportStandIns();

private:
    struct StandIn {
        std::string sheet;
        int column = 0;
        bool chinese = false;
        auto operator<=>(const StandIn&) const = default;
    };
    LanguageOf m_usual;
    ImportReport& m_report;
    std::set<StandIn> m_stand_ins;
    std::set<std::pair<std::string, int>> m_lost;
};

/// Whether a text has Chinese characters.
bool HasChinese(std::string_view text);

}  // namespace gongjian::exchange
