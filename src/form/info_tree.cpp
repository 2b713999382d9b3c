// Boost.PropertyTree reads the INFO text; the scanner says where each entry stands. No other file names Property Tree.
#include "form/info_tree.h"

#include <array>
#include <boost/property_tree/info_parser.hpp>
#include <boost/property_tree/ptree.hpp>
#include <optional>
#include <sstream>
#include <utility>

#include "base/message.h"
#include "form/info_scanner.h"

namespace gongjian::form {

namespace {

using base::Msg;
using boost::property_tree::ptree;

struct Wording {
    std::string_view begins;  ///< of Property Tree's own message
    std::string_view code;
    base::Message message;
    base::Message hint;
};

/// Property Tree's messages in words for people.
Wording WordingOf(std::string_view what) {
    const std::array known = {
        Wording{"unknown escape", "bad-escape", Msg("a backslash is followed by a letter that has no meaning after it"),
                Msg("write \\\\ for a backslash; only \\\" \\\\ \\n \\t and the like have a meaning")},
        Wording{"character expected after backslash", "bad-escape", Msg("a word ends with a backslash"),
                Msg("write \\\\ for a backslash")},
        Wording{"expected end of line after", "bad-continuation",
                Msg("something follows the backslash that continues a text"),
                Msg("the backslash must be the last character of its line")},
        Wording{"expected \" after", "bad-continuation",
                Msg("the line above ends with a backslash, but no text follows"),
                Msg("begin this line with \"…\", or remove the backslash above")},
        Wording{"unexpected \\", "bad-continuation", Msg("a backslash follows the name of an entry"),
                Msg("only the text after a name can go on in the next line")},
        Wording{"unexpected {", "unexpected-brace", {}, {}},
        Wording{"unmatched }", "unmatched-brace", {}, {}},
        Wording{"unmatched {", "unclosed-brace", {}, {}},
        Wording{"unexpected end of line", "unclosed-quote", {}, {}},
    };
    for (const Wording& wording : known) {
        if (what.starts_with(wording.begins)) return wording;
    }
    return {};
}

base::Diagnostic FromPropertyTree(const base::Source& source, const boost::property_tree::info_parser_error& error) {
    Wording wording = WordingOf(error.message());
    if (wording.message.Empty()) {
        wording.message = Msg("the text cannot be read here: {what}", {{"what", error.message()}});
        wording.hint = Msg("compare the line with a shipped form: name, text in double quotes, braces");
        if (wording.code.empty()) wording.code = "syntax-error";
    }
    const int line = static_cast<int>(error.line());
    const std::uint32_t begin = source.LineStart(line);
    const auto length = static_cast<std::uint32_t>(source.Line(line).size());
    return base::At(source, {begin, begin + length}, base::Severity::Error, std::string(wording.code), wording.message,
                    wording.hint);
}

/// Takes keys and values from Property Tree into the scanned nodes; false if the two differ in shape.
bool Pair(const ptree& tree, InfoNode& node) {
    if (tree.size() != node.children.size()) return false;
    auto child = node.children.begin();
    for (const auto& [key, subtree] : tree) {
        if (child->key != key || child->value != subtree.data() || !Pair(subtree, *child)) return false;
        ++child;
    }
    return true;
}

/// Property Tree's verdict on the text; fills `tree` in.
std::optional<base::Diagnostic> ReadWithPropertyTree(const base::Source& source, ptree& tree) {
    std::istringstream stream(source.Text());
    try {
        boost::property_tree::read_info(stream, tree);
    } catch (const boost::property_tree::info_parser_error& error) {
        return FromPropertyTree(source, error);
    }
    return std::nullopt;
}

}  // namespace

const InfoNode* InfoNode::Child(std::string_view child_key) const {
    for (const InfoNode& child : children) {
        if (child.key == child_key) return &child;
    }
    return nullptr;
}

std::string InfoNode::Get(std::string_view child_key) const {
    const InfoNode* child = Child(child_key);
    return child == nullptr ? std::string() : child->value;
}

InfoTree ReadInfo(const base::Source& source) {
    InfoScan scan = ScanInfo(source);
    InfoTree result{std::move(scan.root), std::move(scan.diagnostics), scan.readable};
    if (!scan.refused) {
        ptree tree;
        const bool clean = result.diagnostics.empty();
        std::optional<base::Diagnostic> error = ReadWithPropertyTree(source, tree);
        if (error && (clean || !ScannerOwns(error->code))) {
            result.readable = result.readable && error->code == "bad-escape";
            result.diagnostics.push_back(std::move(*error));
        } else if (!error && clean && !Pair(tree, result.root)) {
            result.readable = false;
            result.diagnostics.push_back(
                base::At(source, {0, 0}, base::Severity::Error, "syntax-error", Msg("the file can be read in two ways"),
                         Msg("put texts into double quotes and each entry on a line of its own")));
        }
    }
    base::SortByPlace(result.diagnostics);
    return result;
}

}  // namespace gongjian::form
