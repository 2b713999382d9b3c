#include "present/sheet_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/message.h"
#include "present/lift_text.h"
#include "present/words.h"

namespace gongjian::present {
namespace {

using State = cases::SheetItem::State;

constexpr std::size_t kMostNames = 4;

std::string InLanguage(const std::string& zh, const std::string& en) { return LabelText({zh, en}); }

std::string Points(const cases::SheetItem& item) {
    if (item.state == State::Pending) return base::Tr("Pending");
    if (item.state == State::NotApplicable) return base::Tr("Left out");
    return item.points;
}

bool Reduced(const cases::SheetItem& item) {
    if (item.state != State::Scored || item.full_points.empty()) return false;
    const auto points = base::ParseDecimal(item.points);
    const auto full = base::ParseDecimal(item.full_points);
    return points && full && *points < *full;
}

const lang::ItemInfo* FindItem(const lang::RuleSetInfo& rules, const std::string& id) {
    const auto found =
        std::find_if(rules.items.begin(), rules.items.end(), [&](const lang::ItemInfo& item) { return item.id == id; });
    return found == rules.items.end() ? nullptr : &*found;
}

SheetLine::Kind KindOf(const lang::RuleSetInfo& rules, const std::string& id) {
    const lang::ItemInfo* item = FindItem(rules, id);
    if (item == nullptr || item->role == lang::ItemRole::Item) return SheetLine::Kind::Item;
    return item->role == lang::ItemRole::Bonus ? SheetLine::Kind::Bonus : SheetLine::Kind::Penalty;
}

std::string TitleWithId(const std::string& id, const std::string& title) {
    return title.empty() ? id : fmt::format("{} {}", id, title);
}

SheetLine ItemLine(const cases::SheetItem& item, const lang::RuleSetInfo& rules) {
    SheetLine line;
    line.kind = KindOf(rules, item.id);
    line.state = item.state == State::Pending         ? SheetLine::State::Pending
                 : item.state == State::NotApplicable ? SheetLine::State::NotApplicable
                                                      : SheetLine::State::Scored;
    line.id = item.id;
    line.title = TitleWithId(item.id, item.title);
    line.points = line.kind == SheetLine::Kind::Penalty && line.state == SheetLine::State::Scored &&
                          base::ParseDecimal(item.points).value_or(base::Decimal{}).units != 0
                      ? "−" + item.points
                      : Points(item);
    if (line.kind == SheetLine::Kind::Item) line.full = item.full_points;
    line.reason = InLanguage(item.reason_zh, item.reason_en);
    line.reduced = line.kind == SheetLine::Kind::Item && Reduced(item);
    return line;
}

std::string BlockPoints(const cases::ScoreSheet& sheet, const std::string& id) {
    const auto found =
        std::find_if(sheet.blocks.begin(), sheet.blocks.end(), [&](const auto& b) { return b.first == id; });
    return found == sheet.blocks.end() ? base::Tr("Pending") : found->second;
}

SheetLine BlockLine(const cases::ScoreSheet& sheet, const lang::BlockInfo& block) {
    SheetLine line;
    line.kind = SheetLine::Kind::Block;
    line.id = block.id;
    line.title = TitleWithId(block.id, block.title);
    line.points = BlockPoints(sheet, block.id);
    if (block.points) line.full = base::ToString(*block.points);
    return line;
}

std::string Headline(const cases::ScoreSheet& sheet) {
    if (sheet.total) return *sheet.total;
    if (sheet.status != cases::SheetStatus::Scored) return SheetStatusText(sheet.status);
    return base::Tr("Withheld");
}

/// The first few by name; the rest is in the list of problems.
std::string Join(const std::vector<std::string>& names) {
    const std::string_view separator = base::CurrentLanguage() == base::Language::Chinese ? "、" : ", ";
    const std::size_t shown = names.size() > kMostNames + 1 ? kMostNames : names.size();
    const auto text =
        fmt::format("{}", fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown), separator));
    if (shown == names.size()) return text;
    return base::Tr("{names} and {n} more", {{"names", text}, {"n", std::to_string(names.size() - shown)}});
}

std::vector<std::string> MissingNames(const cases::ScoreSheet& sheet, const form::Form& form) {
    std::vector<std::string> names;
    for (const std::string& name : sheet.missing) names.push_back(MissingLabel(form, name));
    return names;
}

void AppendTotals(const cases::ScoreSheet& sheet, ExplanationView& view) {
    const auto add = [&view](const base::Message& label, const std::optional<std::string>& value) {
        if (value) view.inputs.push_back({base::Text(label), *value});
    };
    for (const auto& [id, points] : sheet.blocks) view.inputs.push_back({id, points});
    add(base::Msg("Points before rescaling"), sheet.raw);
    add(base::Msg("Points left out"), sheet.na_points);
    add(base::Msg("Base points"), sheet.base);
    add(base::Msg("Bonus"), sheet.bonus);
    add(base::Msg("Penalty"), sheet.penalty);
    add(base::Msg("Total"), sheet.total);
    add(base::Msg("Provisional total"), sheet.provisional);
}

ExplanationView ExplainWhole(const cases::ScoreSheet& sheet, const form::Form& form) {
    ExplanationView view;
    view.heading = fmt::format("{} · {}", sheet.unit, base::Tr("Total"));
    view.result = sheet.grade ? fmt::format("{} · {}", Headline(sheet), *sheet.grade) : Headline(sheet);
    view.reason = fmt::format("{}", fmt::join(SheetNotes(sheet, form), "\n"));
    AppendTotals(sheet, view);
    view.lift = GradeLiftTexts(sheet, form);
    return view;
}

ExplanationView ExplainBlock(const cases::ScoreSheet& sheet, const lang::BlockInfo& block) {
    ExplanationView view;
    view.heading = fmt::format("{} · {}", sheet.unit, TitleWithId(block.id, block.title));
    view.result = BlockPoints(sheet, block.id);
    if (block.points) {
        view.result =
            base::Tr("{points} of {full}", {{"points", view.result}, {"full", base::ToString(*block.points)}});
    }
    view.reason = base::Tr("Sum of the items of this part, left-out items rescaled where the rules say so.");
    for (const cases::SheetItem& item : sheet.items) {
        if (item.block == block.id) view.inputs.push_back({TitleWithId(item.id, item.title), Points(item)});
    }
    return view;
}

ExplanationView ExplainItem(const cases::ScoreSheet& sheet, const cases::SheetItem& item,
                            const lang::RuleSetInfo& rules) {
    ExplanationView view;
    const SheetLine line = ItemLine(item, rules);
    view.heading = fmt::format("{} · {}", sheet.unit, line.title);
    view.result = line.full.empty() ? line.points
                                    : base::Tr("{points} of {full}", {{"points", line.points}, {"full", line.full}});
    view.reason = line.reason;
    view.evidence = item.evidence;
    for (const cases::SheetClause& clause : item.clauses) {
        view.clauses.push_back({clause.fired, clause.text, InLanguage(clause.words_zh, clause.words_en), clause.points,
                                base::Tr("line {line}", {{"line", std::to_string(clause.line)}})});
    }
    for (const cases::SheetInput& input : item.inputs) {
        const std::string label = InLanguage(input.label_zh, input.label_en);
        view.inputs.push_back({label.empty() ? input.path : label, input.value});
    }
    if (const std::string lift = ItemLiftText(sheet, item.id); !lift.empty()) view.lift.push_back(lift);
    return view;
}

}  // namespace

std::string SheetStatusText(cases::SheetStatus status) {
    switch (status) {
        case cases::SheetStatus::Scored: return base::Tr("Scored");
        case cases::SheetStatus::Pending: return base::Tr("Pending");
        case cases::SheetStatus::NotAssessed: return base::Tr("Not assessed");
        case cases::SheetStatus::Invalid: break;
    }
    return base::Tr("Invalid");
}

std::vector<std::string> SheetNotes(const cases::ScoreSheet& sheet, const form::Form& form) {
    std::vector<std::string> notes;
    for (const auto& [zh, en] : sheet.notes_zh_en) notes.push_back(InLanguage(zh, en));
    if (sheet.status == cases::SheetStatus::Pending) {
        notes.push_back(base::Tr("Still missing: {names}", {{"names", Join(MissingNames(sheet, form))}}));
    }
    if (!sheet.errors.empty()) {
        std::vector<std::string> names;
        for (const std::string& name : sheet.errors) names.push_back(MissingLabel(form, name));
        notes.push_back(base::Tr("Answers with errors: {names}", {{"names", Join(names)}}));
    }
    // The scoring says why in its own words; only a sheet without them needs ours.
    if (sheet.notes_zh_en.empty()) {
        if (sheet.quota_limited) notes.push_back(base::Tr("Beyond the quota of the better grade"));
        if (sheet.tied_at_quota) notes.push_back(base::Tr("Tied at the quota line: people decide"));
        if (sheet.starred) notes.push_back(base::Tr("Starred: too many points left out for a rank"));
    }
    if (sheet.status == cases::SheetStatus::NotAssessed) notes.push_back(base::Tr("Not assessed in this round"));
    return notes;
}

SheetView MakeSheetView(const cases::ScoreSheet& sheet, const lang::RuleSetInfo& rules, const form::Form& form) {
    SheetView view;
    view.available = true;
    view.title = rules.title.empty() ? rules.id : rules.title;
    view.headline = Headline(sheet);
    view.has_total = sheet.total.has_value();
    view.grade = sheet.grade.value_or("");
    view.notes = SheetNotes(sheet, form);
    view.pending = MissingNames(sheet, form);
    std::string block;
    for (const cases::SheetItem& item : sheet.items) {
        if (item.block != block) {
            block = item.block;
            const auto found = std::find_if(rules.blocks.begin(), rules.blocks.end(),
                                            [&](const lang::BlockInfo& b) { return b.id == block && !b.is_item; });
            if (found != rules.blocks.end()) view.lines.push_back(BlockLine(sheet, *found));
        }
        view.lines.push_back(ItemLine(item, rules));
    }
    return view;
}

ExplanationView MakeExplanation(const cases::ScoreSheet& sheet, const std::string& id, const lang::RuleSetInfo& rules,
                                const form::Form& form) {
    for (const cases::SheetItem& item : sheet.items) {
        if (item.id == id) return ExplainItem(sheet, item, rules);
    }
    for (const lang::BlockInfo& block : rules.blocks) {
        if (block.id == id) return ExplainBlock(sheet, block);
    }
    return ExplainWhole(sheet, form);
}

}  // namespace gongjian::present
