#include "present/lift_text.h"

#include "base/message.h"
#include "present/words.h"

namespace gongjian::present {
namespace {

std::string WordsOf(const cases::SheetChange& change) { return LabelText({change.words_zh, change.words_en}); }

std::string Joined(const std::vector<std::string>& texts, const std::string& separator) {
    std::string joined;
    for (const std::string& text : texts) joined += (joined.empty() ? "" : separator) + text;
    return joined;
}

}  // namespace

std::string ItemLiftText(const cases::ScoreSheet& sheet, const std::string& item) {
    if (!sheet.lift) return {};
    for (const cases::SheetLift::ForItem& one : sheet.lift->items) {
        if (one.item != item) continue;
        return base::Tr("Would regain points: {change}, +{gain}",
                        {{"change", WordsOf(one.change)}, {"gain", one.change.gain}});
    }
    return {};
}

std::vector<std::string> GradeLiftTexts(const cases::ScoreSheet& sheet, const form::Form& form) {
    std::vector<std::string> texts;
    if (!sheet.lift) return texts;
    if (!sheet.lift->missing.empty()) {
        std::vector<std::string> names;
        for (const std::string& name : sheet.lift->missing) names.push_back(MissingLabel(form, name));
        texts.push_back(base::Tr("To be filled in first: {names}. Only then can be said what would lift the grade.",
                                 {{"names", Joined(names, base::Tr(", "))}}));
    }
    if (!sheet.lift->grade) return texts;
    std::vector<std::string> changes;
    for (const cases::SheetChange& change : sheet.lift->grade->changes)
        changes.push_back(base::Tr("{change}, +{gain}", {{"change", WordsOf(change)}, {"gain", change.gain}}));
    texts.push_back(base::Tr("Next grade: {changes}; the total is then {total}, {grade}.",
                             {{"changes", Joined(changes, base::Tr("; "))},
                              {"total", sheet.lift->grade->total},
                              {"grade", sheet.lift->grade->grade}}));
    return texts;
}

}  // namespace gongjian::present
