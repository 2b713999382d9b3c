#include "exchange/xlsform_choices.h"

#include <algorithm>

#include "base/text.h"

namespace gongjian::exchange {

using base::Msg;

std::string MakeId(const std::string& name, const std::string& prefix, std::set<std::string>& taken) {
    std::string id;
    for (const char c : name) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        const bool fits = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') || lower == '_';
        if (fits) {
            id += lower;
        } else if (static_cast<unsigned char>(c) < 0x80 && !id.ends_with('_')) {
            id += '_';
        }
    }
    if (id.find_first_of("abcdefghijklmnopqrstuvwxyz0123456789") == std::string::npos) id.clear();
    if (id.empty() || id.front() < 'a' || id.front() > 'z') {
        id = prefix + (id.starts_with('_') || prefix.ends_with('_') ? id : "_" + id);
    }
    if (id.ends_with('_') && id.size() > 1) id.pop_back();
    id = id.substr(0, 55);
    std::string unique = id;
    for (int n = 2; !taken.insert(unique).second; ++n) unique = id + "_" + std::to_string(n);
    return unique;
}

std::map<std::string, std::vector<XlsChoice>> ReadChoiceLists(const std::vector<TableRow>& rows, const XlsForm& form,
                                                              XlsLabels& labels, ImportReport& report) {
    std::map<std::string, std::vector<XlsChoice>> lists;
    std::map<std::string, std::set<std::string>> taken;
    const bool duplicates = form.settings.Text("allow_choice_duplicates") == "yes";
    for (const TableRow& row : rows) {
        const std::string list = row.Text("list_name"), name = row.Text("name");
        if (list.empty() || name.empty()) {
            const bool comment = list.empty() && name.empty();
            report.Account(row.sheet, row.row, Outcome::Ignored, base::Tr("comment"));
            if (!comment) {
                report.Add({row.sheet, row.row, 0, Outcome::Lost, "incomplete-choice",
                            Msg("A choice needs a list and a name; one of the two is missing."),
                            Msg("Fill in both cells, or empty the row.")});
            }
            continue;
        }
        std::vector<std::pair<std::string, std::string>> columns;
        for (const auto& [column, cells] : row.cells) columns.emplace_back(column, cells.front().second.text);
        std::vector<XlsChoice>& choices = lists[list];
        const auto same =
            std::find_if(choices.begin(), choices.end(), [&](const XlsChoice& c) { return c.name == name; });
        if (same != choices.end()) {
            same->columns.push_back(std::move(columns));
            report.Account(row.sheet, row.row, Outcome::Kept, base::Tr("choice {name} again", {{"name", name}}));
            if (!duplicates) {
                report.Add(
                    {row.sheet, row.row, row.Find("name")->column, Outcome::Lost, "duplicate-choice",
                     Msg("The list {list} has the choice “{name}” twice.", {{"list", list}, {"name", name}}),
                     Msg("Delete one of the two; if a filter tells them apart, set allow_choice_duplicates to yes.")});
            }
            continue;
        }
        XlsChoice choice;
        choice.name = name;
        choice.columns.push_back(std::move(columns));
        choice.category.id = MakeId(name, "c_", taken[list]);
        choice.category.label = labels.Read(row, "label");
        if (choice.category.label.zh.empty()) choice.category.label = XlsLabels::Same(name);
        if (choice.category.id != name) {
            report.Add({row.sheet,
                        row.row,
                        row.Find("name")->column,
                        Outcome::Changed,
                        "choice-id",
                        Msg("The choice “{name}” is called {id}: ids have small letters, digits and _ and begin with a "
                            "letter.",
                            {{"name", name}, {"id", choice.category.id}}),
                        {}});
        }
        report.Account(row.sheet, row.row, Outcome::Kept,
                       base::Tr("choice {id} of {list}", {{"id", choice.category.id}, {"list", list}}));
        choices.push_back(std::move(choice));
    }
    return lists;
}

}  // namespace gongjian::exchange
