#include "tool/score_report.h"

#include <algorithm>
#include <ostream>
#include <tuple>

#include "base/decimal.h"
#include "base/message.h"
#include "present/lift_text.h"
#include "tool/table.h"

namespace gongjian::tool {
namespace {

using cases::ScoreSheet;
using cases::SheetItem;
using cases::SheetStatus;

std::string UnitName(const ScoreSheet& sheet) { return sheet.unit.empty() ? sheet.id : sheet.unit; }

std::string Joined(const std::vector<std::string>& texts) {
    std::string joined;
    for (const std::string& text : texts) joined += (joined.empty() ? "" : base::Tr(", ")) + text;
    return joined;
}

std::string Labels(const form::Form& form, const std::vector<std::string>& names) {
    std::vector<std::string> labels;
    labels.reserve(names.size());
    for (const std::string& name : names) labels.push_back(LabelOfName(form, name));
    return Joined(labels);
}

/// Titles of vetoes and caps by their ids.
std::string VetoTitles(const lang::RuleSetInfo& rules, const std::vector<std::string>& ids) {
    std::vector<std::string> titles;
    for (const std::string& id : ids) {
        const auto veto = std::find_if(rules.vetoes.begin(), rules.vetoes.end(),
                                       [&](const lang::VetoInfo& candidate) { return candidate.id == id; });
        titles.push_back(veto == rules.vetoes.end() || veto->title.empty() ? id : veto->title);
    }
    return Joined(titles);
}

std::string Remarks(const ScoreSheet& sheet, const lang::RuleSetInfo& rules, const form::Form& form) {
    std::string remarks;
    const auto add = [&](const std::string& text) { remarks += (remarks.empty() ? "" : base::Tr("; ")) + text; };
    switch (sheet.status) {
        case SheetStatus::Scored: break;
        case SheetStatus::Pending:
            add(base::Tr("pending, missing: {names}", {{"names", Labels(form, sheet.missing)}}));
            if (sheet.provisional) add(base::Tr("so far {points}", {{"points", *sheet.provisional}}));
            break;
        case SheetStatus::NotAssessed: add(base::Tr("not assessed")); break;
        case SheetStatus::Invalid: add(base::Tr("invalid: {names}", {{"names", Labels(form, sheet.errors)}})); break;
    }
    if (!sheet.veto.empty()) add(base::Tr("veto: {titles}", {{"titles", VetoTitles(rules, sheet.veto)}}));
    if (sheet.cap) {
        add(base::Tr("at most {grade}: {titles}",
                     {{"grade", *sheet.cap}, {"titles", VetoTitles(rules, sheet.cap_reasons)}}));
    }
    if (sheet.quota_limited) add(base::Tr("no place left in the quota"));
    if (sheet.tied_at_quota) add(base::Tr("tied at the quota line: the panel decides"));
    if (sheet.starred) add(base::Tr("* too many points not applicable: not ranked"));
    return remarks;
}

const std::string* BlockPoints(const ScoreSheet& sheet, const std::string& id) {
    const auto block = std::find_if(sheet.blocks.begin(), sheet.blocks.end(),
                                    [&](const auto& candidate) { return candidate.first == id; });
    return block == sheet.blocks.end() ? nullptr : &block->second;
}

bool HasRole(const lang::RuleSetInfo& rules, lang::ItemRole role) {
    return std::any_of(rules.items.begin(), rules.items.end(),
                       [role](const lang::ItemInfo& item) { return item.role == role; });
}

base::Decimal Number(const std::optional<std::string>& text) {
    return text ? base::ParseDecimal(*text).value_or(base::Decimal{}) : base::Decimal{};
}

/// Ranked ones by rank, then other scored ones by total, then the rest; the given order within.
std::vector<const ScoreSheet*> Ordered(const std::vector<ScoreSheet>& sheets) {
    std::vector<const ScoreSheet*> ordered;
    ordered.reserve(sheets.size());
    for (const ScoreSheet& sheet : sheets) ordered.push_back(&sheet);
    const bool ranked = std::any_of(sheets.begin(), sheets.end(), [](const ScoreSheet& sheet) { return !!sheet.rank; });
    if (!ranked) return ordered;
    std::stable_sort(ordered.begin(), ordered.end(), [](const ScoreSheet* a, const ScoreSheet* b) {
        if (a->rank && b->rank) return *a->rank < *b->rank;
        if (a->rank || b->rank) return a->rank.has_value();
        if (a->total && b->total) return Number(b->total) < Number(a->total);
        return a->total.has_value() && !b->total.has_value();
    });
    return ordered;
}

/// Full points less points, as text; empty if nothing was lost.
std::string LostPoints(const SheetItem& item) {
    if (item.state != SheetItem::State::Scored) return {};
    const auto full = base::ParseDecimal(item.full_points), points = base::ParseDecimal(item.points);
    if (!full || !points || !(*points < *full)) return {};
    const int scale = std::max(full->scale, points->scale);
    const auto full_units = base::UnitsAtScale(*full, scale), units = base::UnitsAtScale(*points, scale);
    if (!full_units || !units) return {};
    return base::ToString(base::Decimal{*full_units - *units, scale});
}

lang::ItemRole RoleOf(const lang::RuleSetInfo& rules, const std::string& id) {
    const auto item = std::find_if(rules.items.begin(), rules.items.end(),
                                   [&](const lang::ItemInfo& candidate) { return candidate.id == id; });
    return item == rules.items.end() ? lang::ItemRole::Item : item->role;
}

std::string Reason(const SheetItem& item) {
    return base::CurrentLanguage() == base::Language::Chinese ? item.reason_zh : item.reason_en;
}

std::string PointsOf(const SheetItem& item) {
    switch (item.state) {
        case SheetItem::State::Scored: break;
        case SheetItem::State::Pending: return base::Tr("pending");
        case SheetItem::State::NotApplicable: return base::Tr("not applicable");
    }
    return item.full_points.empty() ? item.points : item.points + "/" + item.full_points;
}

/// "[2]" of a path with a row in it; else nothing.
std::string RowsOf(const std::string& path) {
    const std::size_t open = path.find('['), close = path.find(']');
    return open == std::string::npos || close == std::string::npos ? "" : path.substr(open, close - open + 1);
}

void PrintClauses(std::ostream& out, const SheetItem& item) {
    const bool chinese = base::CurrentLanguage() == base::Language::Chinese;
    for (const cases::SheetClause& clause : item.clauses) {
        if (!clause.fired) continue;
        const std::string& words = chinese ? clause.words_zh : clause.words_en;
        out << "      "
            << base::Tr("line {line}: {text}", {{"line", std::to_string(clause.line)}, {"text", clause.text}});
        if (!words.empty()) out << "  → " << words;
        out << "\n";
    }
    std::vector<std::string> inputs;
    for (const cases::SheetInput& input : item.inputs) {
        const std::string& label = chinese ? input.label_zh : input.label_en;
        inputs.push_back((label.empty() ? input.path : label + RowsOf(input.path)) + " = " + input.value);
    }
    if (!inputs.empty()) out << "      " << base::Tr("seen: {inputs}", {{"inputs", Joined(inputs)}}) << "\n";
}

}  // namespace

std::string LabelOfName(const form::Form& form, const std::string& name) {
    const base::Language language = base::CurrentLanguage();
    if (const form::Question* question = form.Find(name)) {
        const std::size_t dot = name.find('.');
        const form::Question* roster = dot == std::string::npos ? nullptr : form.Find(name.substr(0, dot));
        if (roster == nullptr) return question->label.In(language);
        return base::Tr("{roster}: {part}",
                        {{"roster", roster->label.In(language)}, {"part", question->label.In(language)}});
    }
    const std::size_t dot = name.find('.');
    const form::Question* roster = dot == std::string::npos ? nullptr : form.Find(name.substr(0, dot));
    if (roster == nullptr) return name;
    for (const form::Question& column : roster->questions) {
        if (const form::Category* category = form::FindCategory(column, name.substr(dot + 1))) {
            return base::Tr("{roster}: {part}",
                            {{"roster", roster->label.In(language)}, {"part", category->label.In(language)}});
        }
    }
    return name;
}

void PrintScoreTable(std::ostream& out, const std::vector<ScoreSheet>& sheets, const lang::RuleSetInfo& rules,
                     const form::Form& form) {
    const bool bonus = HasRole(rules, lang::ItemRole::Bonus), penalty = HasRole(rules, lang::ItemRole::Penalty);
    Table table;
    table.AddColumn(base::Tr("Rank"), Table::Align::Right);
    table.AddColumn(base::Tr("Unit"));
    for (const lang::BlockInfo& block : rules.blocks) table.AddColumn(block.id, Table::Align::Right);
    if (bonus) table.AddColumn(base::Tr("Bonus"), Table::Align::Right);
    if (penalty) table.AddColumn(base::Tr("Penalty"), Table::Align::Right);
    table.AddColumn(base::Tr("Total"), Table::Align::Right);
    table.AddColumn(base::Tr("Grade"));
    table.AddColumn(base::Tr("Remarks"));
    for (const ScoreSheet* sheet : Ordered(sheets)) {
        std::vector<std::string> row{sheet->rank ? std::to_string(*sheet->rank) : "", UnitName(*sheet)};
        for (const lang::BlockInfo& block : rules.blocks) {
            const std::string* points = BlockPoints(*sheet, block.id);
            row.push_back(points == nullptr ? "" : *points);
        }
        if (bonus) row.push_back(sheet->bonus.value_or(""));
        if (penalty) row.push_back(sheet->penalty.value_or(""));
        row.push_back(sheet->total.value_or("") + (sheet->starred ? "*" : ""));
        row.push_back(sheet->grade.value_or(""));
        row.push_back(Remarks(*sheet, rules, form));
        table.AddRow(std::move(row));
    }
    table.Print(out);
}

void PrintLostPoints(std::ostream& out, const std::vector<ScoreSheet>& sheets, const lang::RuleSetInfo& rules) {
    Table table;
    table.AddColumn(base::Tr("Unit"));
    table.AddColumn(base::Tr("Points lost"));
    for (const ScoreSheet* sheet : Ordered(sheets)) {
        std::vector<std::string> lost;
        for (const SheetItem& item : sheet->items) {
            if (RoleOf(rules, item.id) != lang::ItemRole::Item) continue;
            if (const std::string points = LostPoints(item); !points.empty()) lost.push_back(item.id + " -" + points);
        }
        if (!lost.empty()) table.AddRow({UnitName(*sheet), Joined(lost)});
    }
    table.Print(out);
}

void PrintExplanations(std::ostream& out, const std::vector<ScoreSheet>& sheets, const lang::RuleSetInfo& rules,
                       const form::Form& form) {
    for (const ScoreSheet* sheet : Ordered(sheets)) {
        out << "\n" << UnitName(*sheet);
        if (sheet->total) out << "  " << *sheet->total;
        if (sheet->grade) out << "  " << *sheet->grade;
        const std::string remarks = Remarks(*sheet, rules, form);
        if (!remarks.empty()) out << "  (" << remarks << ")";
        out << "\n";
        for (const SheetItem& item : sheet->items) {
            out << "  " << item.id << " " << item.title << "  " << PointsOf(item) << "\n";
            if (const std::string reason = Reason(item); !reason.empty()) out << "      " << reason << "\n";
            PrintClauses(out, item);
            const std::string lift = present::ItemLiftText(*sheet, item.id);
            if (!lift.empty()) out << "      " << lift << "\n";
        }
        for (const auto& [zh, en] : sheet->notes_zh_en) {
            out << "  " << (base::CurrentLanguage() == base::Language::Chinese ? zh : en) << "\n";
        }
        for (const std::string& text : present::GradeLiftTexts(*sheet, form)) out << "  " << text << "\n";
    }
}

}  // namespace gongjian::tool
