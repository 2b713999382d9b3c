#include "exchange/xlsform_labels.h"

#include "base/text.h"

namespace gongjian::exchange {

using base::Msg;

bool HasChinese(std::string_view text) {
    for (const base::CodePoint& point : base::Decode(text)) {
        if (point.value >= 0x3400 && point.value <= 0x9FFF) return true;
    }
    return false;
}

form::Label XlsLabels::Read(const TableRow& row, std::string_view column) {
    form::Label label;
    const auto found = row.cells.find(column);
    if (found == row.cells.end()) return label;
    const TableCell* any = nullptr;
    for (const auto& [language, cell] : found->second) {
        LanguageOf meant = LanguageNamed(language);
        if (meant == LanguageOf::Unsaid) {
            meant = m_usual != LanguageOf::Unsaid && m_usual != LanguageOf::Other ? m_usual
                    : HasChinese(cell.text)                                       ? LanguageOf::Chinese
                                                                                  : LanguageOf::English;
        }
        if (meant == LanguageOf::Other) {
            m_lost.insert({row.sheet, cell.column});
            if (any == nullptr) any = &cell;
            continue;
        }
        std::string& target = meant == LanguageOf::Chinese ? label.zh : label.en;
        if (target.empty()) target = cell.text;
        any = &cell;
    }
    if (label.zh.empty() && label.en.empty() && any != nullptr) label.zh = label.en = any->text;
    if (any != nullptr && label.zh.empty()) m_stand_ins.insert({row.sheet, any->column, true});
    if (any != nullptr && label.en.empty()) m_stand_ins.insert({row.sheet, any->column, false});
    if (label.zh.empty()) label.zh = label.en;
    if (label.en.empty()) label.en = label.zh;
    return label;
}

void XlsLabels::ReportStandIns() {
    for (const auto& [sheet, column] : m_lost) {
        m_report.Add({sheet, 1, column, Outcome::Lost, "language-lost",
                      Msg("A form has Chinese and English; the texts of this language are left out."),
                      Msg("Where neither of the two is given, they stand in for both.")});
    }
    std::set<std::pair<std::string, bool>> said;
    for (const StandIn& stand_in : m_stand_ins) {
        if (!said.insert({stand_in.sheet, stand_in.chinese}).second) continue;
        m_report.Add({stand_in.sheet, 1, stand_in.column, Outcome::Changed, "language-missing",
                      stand_in.chinese ? Msg("Texts that are not given in Chinese stand there in the other language.")
                                       : Msg("Texts that are not given in English stand there in the other language."),
                      Msg("Translate them in the form file.")});
    }
}

}  // namespace gongjian::exchange
