#include "tool/table.h"

#include <algorithm>
#include <ostream>

#include "base/text.h"

namespace gongjian::tool {

void Table::AddColumn(const std::string& heading, Align align) {
    m_headings.push_back(heading);
    m_aligns.push_back(align);
}

void Table::AddRow(std::vector<std::string> cells) {
    cells.resize(m_headings.size());
    m_rows.push_back(std::move(cells));
}

void Table::Print(std::ostream& out) const {
    if (m_rows.empty()) return;
    std::vector<int> widths;
    for (std::size_t i = 0; i < m_headings.size(); ++i) {
        int width = base::DisplayWidth(m_headings[i]);
        for (const auto& row : m_rows) width = std::max(width, base::DisplayWidth(row[i]));
        widths.push_back(width);
    }
    PrintRow(out, m_headings, widths);
    std::vector<std::string> rule;
    rule.reserve(widths.size());
    for (const int width : widths) rule.emplace_back(static_cast<std::size_t>(width), '-');
    PrintRow(out, rule, widths);
    for (const auto& row : m_rows) PrintRow(out, row, widths);
}

void Table::PrintRow(std::ostream& out, const std::vector<std::string>& cells, const std::vector<int>& widths) const {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line += "  ";
        const int missing = std::max(0, widths[i] - base::DisplayWidth(cells[i]));
        if (m_aligns[i] == Align::Right) line += std::string(static_cast<std::size_t>(missing), ' ');
        line += cells[i];
        if (m_aligns[i] == Align::Left) line += std::string(static_cast<std::size_t>(missing), ' ');
    }
    while (line.ends_with(' ')) line.pop_back();
    out << line << "\n";
}

}  // namespace gongjian::tool
