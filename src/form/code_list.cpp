// Rows of a code list, checked one by one and against one another.
#include "form/code_list.h"

#include <algorithm>
#include <array>
#include <set>
#include <system_error>
#include <utility>

#include "base/csv.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "form/findings.h"
#include "form/node_reader.h"

namespace gongjian::form {

namespace {

namespace fs = std::filesystem;
using base::CsvField;
using base::CsvRecord;
using base::Msg;
using base::Range;

constexpr std::size_t kMaxBytes = 16u << 20;
constexpr std::size_t kMaxRows = 200'000;

enum Column : std::size_t {
    kCode,
    kLabelZh,
    kLabelEn,
    kShortZh,
    kShortEn,
    kPinyin,
    kParent,
    kValidFrom,
    kValidTo,
    kColumnCount
};
constexpr std::array<std::string_view, kColumnCount> kColumns = {
    "code", "label_zh", "label_en", "short_zh", "short_en", "pinyin", "parent", "valid_from", "valid_to"};

class ListReader {
public:
    explicit ListReader(Findings& findings) : m_findings(findings) {}

    std::vector<Category> Read() {
        const base::CsvTable table = base::ReadCsv(m_findings.Source().Text());
        for (const base::CsvProblem& problem : table.problems) ReportProblem(problem);
        if (table.records.empty()) {
            m_findings.Error({0, 0}, "empty-codelist", Msg("the code list is empty"),
                             Msg("write the heading line first: {heading}", {{"heading", Heading()}}));
            return {};
        }
        if (!ReadHeading(table.records.front())) return {};
        for (std::size_t row = 1; row < table.records.size(); ++row) ReadRow(table.records[row]);
        if (m_categories.empty() && !m_findings.HasErrors()) {
            m_findings.Error(table.records.front().range, "empty-codelist", Msg("the code list has no codes"),
                             Msg("write one line for each code below the heading"));
        }
        CheckParents();
        return std::move(m_categories);
    }

private:
    static std::string Heading() {
        std::string heading;
        for (const std::string_view column : kColumns) heading += (heading.empty() ? "" : ",") + std::string(column);
        return heading;
    }

    void ReportProblem(const base::CsvProblem& problem) {
        switch (problem.fault) {
            case base::CsvFault::UnclosedQuote:
                return m_findings.Error(problem.range, "bad-csv", Msg("this quote is never closed"),
                                        Msg("close it, or double quotes that belong to the text: \"\""));
            case base::CsvFault::TextAfterQuote:
                return m_findings.Error(problem.range, "bad-csv", Msg("text follows the closing quote"),
                                        Msg("put a comma here, or double quotes that belong to the text: \"\""));
            case base::CsvFault::QuoteInsideText:
                return m_findings.Error(problem.range, "bad-csv",
                                        Msg("a quote stands inside a field that does not begin with one"),
                                        Msg("put the whole field into quotes, and double those that belong to it"));
        }
    }

    bool ReadHeading(const CsvRecord& record) {
        m_field_of.fill(kAbsent);
        bool good = true;
        for (std::size_t f = 0; f < record.fields.size(); ++f) {
            const CsvField& field = record.fields[f];
            const std::string name(base::Trim(field.text));
            const auto known = std::find(kColumns.begin(), kColumns.end(), name);
            if (known == kColumns.end()) {
                m_findings.Error(field.range, "unknown-column",
                                 Msg("a code list has no column “{name}”", {{"name", name}}),
                                 DidYouMean(name, {kColumns.begin(), kColumns.end()}));
                continue;
            }
            std::size_t& place = m_field_of[static_cast<std::size_t>(known - kColumns.begin())];
            if (place != kAbsent) {
                m_findings.Error(field.range, "duplicate-column",
                                 Msg("the column “{name}” stands twice", {{"name", name}}), Msg("keep one of the two"));
            }
            place = f;
        }
        for (const Column column : {kCode, kLabelZh, kLabelEn}) {
            if (m_field_of[column] != kAbsent) continue;
            good = false;
            m_findings.Error(record.range, "missing-column",
                             Msg("the heading has no column “{name}”", {{"name", std::string(kColumns[column])}}),
                             Msg("begin the file with a heading such as {heading}", {{"heading", Heading()}}));
        }
        m_width = record.fields.size();
        return good;
    }

    void ReadRow(const CsvRecord& record) {
        if (record.fields.size() != m_width) {
            m_findings.Error(
                record.range, "wrong-field-count",
                Msg("the line has {fields} fields, the heading {columns}",
                    {{"fields", std::to_string(record.fields.size())}, {"columns", std::to_string(m_width)}}),
                Msg("add or remove commas; a text with a comma stands in double quotes"));
            return;
        }
        Category category;
        category.id = Text(record, kCode);
        if (!IsCode(category.id)) {
            m_findings.Error(RangeOf(record, kCode), "bad-code",
                             Msg("“{code}” cannot be a code", {{"code", category.id}}),
                             Msg("use letters a-z, digits, _ - and . (in half width), at most 63 of them"));
        } else if (const auto [first, is_new] = m_rows.emplace(category.id, m_categories.size()); !is_new) {
            m_findings.Error(RangeOf(record, kCode), "duplicate-code",
                             Msg("the code “{code}” stands twice, first in line {line}",
                                 {{"code", category.id}, {"line", m_findings.LineOf(m_ranges[first->second])}}),
                             Msg("remove one of the two lines, or give it another code"));
        }
        category.label = {Label(record, kLabelZh), Label(record, kLabelEn)};
        category.short_label = {Text(record, kShortZh), Text(record, kShortEn)};
        if (category.short_label.en.empty() && !category.short_label.zh.empty())
            category.short_label.en = category.label.en;
        if (category.short_label.zh.empty() && !category.short_label.en.empty())
            category.short_label.zh = category.label.zh;
        category.pinyin = Pinyin(record);
        category.parent = Text(record, kParent);
        ReadValidity(record, category);
        m_categories.push_back(std::move(category));
        m_ranges.push_back(RangeOf(record, m_field_of[kParent] == kAbsent ? kCode : kParent));
    }

    std::string Text(const CsvRecord& record, Column column) const {
        if (m_field_of[column] == kAbsent) return {};
        return std::string(base::Trim(record.fields[m_field_of[column]].text));
    }

    Range RangeOf(const CsvRecord& record, Column column) const {
        const Range range = record.fields[m_field_of[column]].range;
        return range.end > range.begin ? range : record.range;
    }

    std::string Label(const CsvRecord& record, Column column) {
        std::string text = Text(record, column);
        if (text.empty()) {
            m_findings.Error(RangeOf(record, column), "missing-language",
                             column == kLabelZh ? Msg("{path} has no Chinese text", {{"path", Text(record, kCode)}})
                                                : Msg("{path} has no English text", {{"path", Text(record, kCode)}}),
                             Msg("fill in the column {name}", {{"name", std::string(kColumns[column])}}));
        }
        return text;
    }

    std::string Pinyin(const CsvRecord& record) {
        std::string pinyin = Text(record, kPinyin);
        const auto good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' '; };
        if (!std::all_of(pinyin.begin(), pinyin.end(), good)) {
            m_findings.Error(
                RangeOf(record, kPinyin), "bad-pinyin", Msg("“{pinyin}” is no pinyin key", {{"pinyin", pinyin}}),
                Msg("write syllables in small letters without tones, with spaces between them: han zu; ü is v"));
            pinyin.clear();
        }
        return pinyin;
    }

    std::optional<base::Date> Day(const CsvRecord& record, Column column) {
        const std::string text = Text(record, column);
        if (text.empty()) return std::nullopt;
        const std::optional<base::Date> day = base::ParseDate(text);
        if (!day) {
            m_findings.Error(RangeOf(record, column), "bad-date", Msg("“{text}” is not a date", {{"text", text}}),
                             Msg("write it like 2012-01-01, or leave the field empty"));
        }
        return day;
    }

    void ReadValidity(const CsvRecord& record, Category& category) {
        category.valid_from = Day(record, kValidFrom);
        category.valid_to = Day(record, kValidTo);
        if (!category.valid_from || !category.valid_to || *category.valid_from <= *category.valid_to) return;
        m_findings.Error(RangeOf(record, kValidTo), "period-reversed",
                         Msg("“{code}” is valid to {to}, before it begins to be",
                             {{"code", category.id}, {"to", Text(record, kValidTo)}}),
                         Msg("swap valid_from and valid_to, or correct one of them"));
    }

    /// Parents are codes of the same list, or all of them of another one (a list of villages under a list of towns).
    void CheckParents() {
        const auto is_own = [&](const Category& category) { return m_rows.contains(category.parent); };
        if (std::none_of(m_categories.begin(), m_categories.end(), is_own)) return;
        for (std::size_t i = 0; i < m_categories.size(); ++i) {
            const Category& category = m_categories[i];
            if (category.parent.empty()) continue;
            if (!is_own(category)) {
                std::vector<std::string> codes;
                for (const Category& known : m_categories) codes.push_back(known.id);
                m_findings.Error(m_ranges[i], "unknown-parent",
                                 Msg("“{parent}”, the parent of “{code}”, is no code of this list",
                                     {{"parent", category.parent}, {"code", category.id}}),
                                 codes.size() > 50 ? Msg("correct it, or add a line for the parent")
                                                   : DidYouMean(category.parent, codes));
            } else if (IsOwnAncestor(i)) {
                m_findings.Error(m_ranges[i], "parent-circle",
                                 Msg("“{code}” is its own ancestor", {{"code", category.id}}),
                                 Msg("let its parent be a code that stands above it"));
            }
        }
    }

    bool IsOwnAncestor(std::size_t start) const {
        std::size_t at = start;
        for (std::size_t steps = 0; steps <= m_categories.size(); ++steps) {
            const auto parent = m_rows.find(m_categories[at].parent);
            if (parent == m_rows.end()) return false;
            at = parent->second;
            if (at == start) return true;
            if (steps > kDeepest) return false;  // a circle further up, reported at its own members
        }
        return false;
    }

    static constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);
    static constexpr std::size_t kDeepest = 100;

    Findings& m_findings;
    std::array<std::size_t, kColumnCount> m_field_of{};
    std::size_t m_width = 0;
    std::vector<Category> m_categories;
    std::vector<Range> m_ranges;                ///< of each category's parent, or its code
    std::map<std::string, std::size_t> m_rows;  ///< by code
};

/// Whether the text may be read at all.
bool TextIsFit(Findings& findings) {
    const std::string& text = findings.Source().Text();
    if (text.size() > kMaxBytes || findings.Source().LineCount() > static_cast<int>(kMaxRows)) {
        findings.Error({0, 0}, "codelist-too-large", Msg("the code list is larger than 16 MiB or 200 000 lines"),
                       Msg("split it, or check that it is the right file"));
    } else if (!base::IsUtf8(text)) {
        findings.Error({0, 0}, "not-utf8", Msg("the file is not UTF-8 text"),
                       Msg("save it again with the encoding UTF-8 (it may be GBK)"));
    }
    return !findings.HasErrors();
}

}  // namespace

bool IsCode(std::string_view code) {
    const auto good = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
               c == '.';
    };
    return !code.empty() && code.size() <= 63 && std::all_of(code.begin(), code.end(), good);
}

LoadedCodeList LoadCodeList(const base::Source& source) {
    Findings findings(source, {});
    LoadedCodeList loaded;
    std::vector<Category> categories;
    if (TextIsFit(findings)) categories = ListReader(findings).Read();
    if (!findings.HasErrors()) {
        loaded.list =
            CodeList{base::PathToUtf8(base::PathFromUtf8(source.Name()).stem()), std::move(categories), source.Text()};
    }
    loaded.diagnostics = findings.Take();
    return loaded;
}

LoadedCodeList LoadCodeListFile(const fs::path& file) {
    return LoadCodeList(base::Source(base::PathToUtf8(file), base::ReadFile(file)));
}

const CodeLists::Entry& CodeLists::Find(const std::string& name) {
    const auto [place, is_new] = m_entries.try_emplace(name);
    Entry& entry = place->second;
    if (!is_new || !IsId(name)) return entry;
    for (const fs::path& folder : m_folders) {
        const fs::path file = folder / "codelists" / base::PathFromUtf8(name + ".csv");
        std::error_code ignored;
        if (!fs::is_regular_file(file, ignored)) continue;
        LoadedCodeList loaded = LoadCodeListFile(file);
        entry.state = loaded.list ? State::Found : State::Faulty;
        if (loaded.list) entry.list = *std::move(loaded.list);
        entry.diagnostics = std::move(loaded.diagnostics);
        break;
    }
    return entry;
}

std::vector<std::string> CodeLists::Names() const {
    std::set<std::string> names;
    for (const fs::path& folder : m_folders) {
        std::error_code error;
        for (fs::directory_iterator entry(folder / "codelists", error), end; !error && entry != end;
             entry.increment(error)) {
            if (entry->path().extension() == ".csv") names.insert(base::PathToUtf8(entry->path().stem()));
        }
    }
    return {names.begin(), names.end()};
}

bool IsValidOn(const Category& category, base::Date day) {
    return (!category.valid_from || *category.valid_from <= day) && (!category.valid_to || day <= *category.valid_to);
}

}  // namespace gongjian::form
