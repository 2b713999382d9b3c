// Choices and checks: the blocks inside a question.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/text.h"
#include "form/question_reader.h"

namespace gongjian::form {

namespace {

using base::Msg;

constexpr std::array kCheckKeys = {KeyRule{"severity", Shape::Value}, KeyRule{"condition", Shape::Value},
                                   KeyRule{"message", Shape::Block}, KeyRule{"code", Shape::Value}};

constexpr std::array kChoiceKeys = {KeyRule{"zh", Shape::Value}, KeyRule{"en", Shape::Value},
                                    KeyRule{"short", Shape::Block}, KeyRule{"relevance", Shape::Value}};

Severity ReadSeverity(const NodeReader& reader) {
    const std::string value = reader.Value("severity");
    if (value == "hard") return Severity::Hard;
    if (value == "soft") return Severity::Soft;
    if (value.empty()) {
        reader.Report().Error(reader.NameRange(), "missing-severity",
                              Msg("{path} does not say how severe it is", {{"path", reader.Path()}}),
                              Msg("add severity hard (the answer is wrong) or severity soft (please look again)"));
    } else {
        reader.Report().Error(reader.Entry("severity")->value_range, "unknown-severity",
                              Msg("{path} is “{value}”", {{"path", reader.PathOf("severity")}, {"value", value}}),
                              Msg("write hard (the answer is wrong) or soft (please look again)"));
    }
    return Severity::Soft;
}

/// The code under which violations are known: `code`, or owner and id of the check.
std::string ReadCode(const NodeReader& reader, CheckCodes& codes, const std::string& fallback) {
    const InfoNode* entry = reader.Entry("code");
    const std::string code = entry == nullptr ? fallback : reader.Value("code");
    const base::Range range = entry == nullptr ? reader.NameRange() : entry->key_range;
    if (entry != nullptr) {
        const std::vector<std::string_view> parts = base::Split(code, '.');
        const auto wrong = std::find_if_not(parts.begin(), parts.end(), IsId);
        if (wrong != parts.end()) CheckId(reader.Report(), *wrong, range, reader.PathOf("code"));
    }
    if (code.find("required") != std::string::npos) {
        reader.Report().Error(range, "reserved-check-code",
                              Msg("the code “{code}” contains the word required", {{"code", code}}),
                              Msg("choose another id: such codes are kept for answers that are missing"));
    }
    const auto [first, is_new] = codes.emplace(code, reader.Node().key_range);
    if (!is_new) {
        reader.Report().Error(
            range, "duplicate-check",
            Msg("{path} has the code “{code}” of the check in line {line}",
                {{"path", reader.Path()}, {"code", code}, {"line", reader.Report().LineOf(first->second)}}),
            Msg("give one of the two another id"));
    }
    return code;
}

Check ReadCheck(const NodeReader& owner, CheckCodes& codes, const std::string& owner_code, const InfoNode& node) {
    const std::string id = ReadId(owner.Report(), node, owner.Path());
    const NodeReader reader(owner.Report(), node, owner.PathOf(id.empty() ? "check" : id));
    reader.CheckKeys(kCheckKeys);
    Check check;
    check.severity = ReadSeverity(reader);
    if (reader.Entry("condition") == nullptr) {
        reader.Report().Error(
            reader.NameRange(), "missing-condition", Msg("{path} has no condition", {{"path", reader.Path()}}),
            Msg("add condition \"…\": what must hold, for example \"pledges_completed <= pledges_made\""));
    }
    check.condition = reader.ReadExpression("condition");
    if (reader.Entry("message") == nullptr) {
        reader.Report().Error(reader.NameRange(), "missing-message",
                              Msg("{path} has no message", {{"path", reader.Path()}}),
                              Msg("add message with zh \"…\" en \"…\" in braces: what is wrong and what to do"));
    }
    check.message = reader.ReadLabel("message", false);
    if (!id.empty() || reader.Entry("code") != nullptr) check.code = ReadCode(reader, codes, owner_code + "." + id);
    return check;
}

/// Reports a choice whose id or Chinese words another one has.
void CheckDuplicates(const NodeReader& reader, const Category& category, std::map<std::string, base::Range>& ids,
                     std::map<std::string, base::Range>& words) {
    const InfoNode& node = reader.Node();
    if (const auto [first, is_new] = ids.emplace(category.id, node.key_range); !is_new) {
        reader.Report().Error(node.key_range, "duplicate-choice",
                              Msg("{path} stands twice, first in line {line}",
                                  {{"path", reader.Path()}, {"line", reader.Report().LineOf(first->second)}}),
                              Msg("remove one of the two, or give it another id"));
        return;
    }
    std::vector<std::string> own = {category.label.zh};
    if (category.short_label.zh != category.label.zh) own.push_back(category.short_label.zh);
    for (const std::string& word : own) {
        const auto [first, is_new] = words.emplace(word, node.key_range);
        if (is_new || word.empty()) continue;
        reader.Report().Warn(
            node.key_range, "duplicate-label",
            Msg("“{name}” of {path} also names the choice in line {line}",
                {{"name", word}, {"path", reader.Path()}, {"line", reader.Report().LineOf(first->second)}}),
            Msg("make the labels differ: rules may name a choice by its label"));
    }
}

/// One `id { zh … en … }`; empty if that is not what stands there.
std::optional<Category> ReadChoice(const NodeReader& reader, const std::string& block_path) {
    const InfoNode& node = reader.Node();
    if (!CheckId(reader.Report(), node.key, node.key_range, block_path)) return std::nullopt;
    if (node.value_range.end > node.value_range.begin) {
        reader.Report().Error(node.value_range, "unexpected-value",
                              Msg("{path} is a block and takes no text of its own", {{"path", reader.Path()}}),
                              Msg("write the texts in braces: zh \"…\" en \"…\""));
        return std::nullopt;
    }
    reader.CheckKeys(kChoiceKeys);
    Category category{node.key, reader.ReadLanguages(), reader.ReadLabel("short", false)};
    category.relevance = reader.ReadExpression("relevance");
    return category;
}

}  // namespace

std::vector<Check> ReadChecks(const NodeReader& reader, CheckCodes& codes, const std::string& owner) {
    std::vector<Check> checks;
    for (const InfoNode& node : reader.Node().children) {
        if (node.key == "check") checks.push_back(ReadCheck(reader, codes, owner, node));
    }
    return checks;
}

std::vector<Category> ReadChoices(const NodeReader& question) {
    std::vector<Category> categories;
    const InfoNode* block = question.Entry("choices");
    if (block == nullptr || block->children.empty()) {
        question.Report().Error(block == nullptr ? question.NameRange() : block->key_range, "missing-choices",
                                Msg("{path} has no choices", {{"path", question.Path()}}),
                                Msg("add choices with at least one block in braces: some_id with zh \"…\" en \"…\""));
        return categories;
    }
    std::map<std::string, base::Range> ids, words;
    for (const InfoNode& node : block->children) {
        const NodeReader reader(question.Report(), node, question.PathOf("choices") + "." + node.key);
        std::optional<Category> category = ReadChoice(reader, question.PathOf("choices"));
        if (!category) continue;
        CheckDuplicates(reader, *category, ids, words);
        categories.push_back(std::move(*category));
    }
    return categories;
}

}  // namespace gongjian::form
