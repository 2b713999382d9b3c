// Tables of text for terminals and monospaced lists; columns line up with Chinese in them.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace gongjian::tool {

class Table {
public:
    enum class Align { Left, Right };

    /// A column is right-aligned for numbers.
    void AddColumn(const std::string& heading, Align align = Align::Left);
    /// One text per column.
    void AddRow(std::vector<std::string> cells);
    /// Heading, a rule, the rows; nothing after the last column. Nothing at all without rows.
    void Print(std::ostream& out) const;

private:
    void PrintRow(std::ostream& out, const std::vector<std::string>& cells, const std::vector<int>& widths) const;

    std::vector<std::string> m_headings;
    std::vector<Align> m_aligns;
    std::vector<std::vector<std::string>> m_rows;
};

}  // namespace gongjian::tool
