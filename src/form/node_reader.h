// Typed access to one block of a form file: names, texts, numbers, yes and no. Whatever does not fit is reported and read as
// absent, so that one run finds everything.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "form/findings.h"
#include "form/form.h"
#include "form/info_tree.h"

namespace gongjian::form {

/// How an entry is written.
enum class Shape {
    Value,  ///< min 0
    Block,  ///< label { … }
    List,   ///< key_questions { a b }, or one value
    Named,  ///< question pledges_made { … }; the only one that may repeat
};

struct KeyRule {
    std::string_view key;
    Shape shape;
};

/// One word of a list and where it stands.
struct Item {
    std::string text;
    base::Range range;
};

class NodeReader {
public:
    /// `path` names the block in messages: "achievements.pledges_made".
    NodeReader(Findings& findings, const InfoNode& node, std::string path)
        : m_findings(findings), m_node(node), m_path(std::move(path)) {}

    const InfoNode& Node() const { return m_node; }
    const std::string& Path() const { return m_path; }
    Findings& Report() const { return m_findings; }
    /// Path of an entry of this block.
    std::string PathOf(std::string_view key) const { return m_path + "." + std::string(key); }
    /// Range of the block's name (its key, if it has none).
    base::Range NameRange() const;

    /// Reports keys that are not in `rules` or stand twice, and values and blocks where the other one belongs.
    void CheckKeys(std::span<const KeyRule> rules) const;

    const InfoNode* Entry(std::string_view key) const { return m_node.Child(key); }
    /// Where the value of an entry stands; the entry itself if it has none, the block's name if there is no entry.
    base::Range ValueRange(std::string_view key) const;
    bool IsQuoted(std::string_view key) const;
    /// Trimmed value of an entry; empty if it is absent or blank.
    std::string Value(std::string_view key) const;

    /// Both languages of an entry. Absent: reported if `required`, else empty. Part of it missing: reported.
    Label ReadLabel(std::string_view key, bool required) const;
    /// zh and en of this block itself; `short` and the like are left to the caller.
    Label ReadLanguages() const;
    Expression ReadExpression(std::string_view key) const;
    bool ReadYesNo(std::string_view key, bool absent) const;
    std::optional<int> ReadInteger(std::string_view key, int lowest, int highest) const;
    std::optional<base::Decimal> ReadNumber(std::string_view key) const;
    std::vector<Item> ReadList(std::string_view key) const;
    /// The same with texts of several words taken apart: kinds "91 92".
    std::vector<Item> ReadWords(std::string_view key) const;

private:
    void ReportUnknown(const InfoNode& child, const InfoNode* before, std::span<const KeyRule> rules) const;
    void CheckShape(const InfoNode& child, Shape shape) const;

    Findings& m_findings;
    const InfoNode& m_node;
    std::string m_path;
};

/// Whether `id` is a name for forms, sections, questions, choices and checks: [a-z][a-z0-9_]*, at most 63 characters.
bool IsId(std::string_view id);
/// Reports a value that is no id; `range` is where it stands.
bool CheckId(Findings& findings, std::string_view id, base::Range range, const std::string& path);
/// The id in `question pledges_made { … }`, reported where it is missing or wrong; then empty.
std::string ReadId(Findings& findings, const InfoNode& node, const std::string& parent_path);

}  // namespace gongjian::form
