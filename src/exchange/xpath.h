// XPath as XLSForm authors write it: parsed to a small tree. ${name} is a question; paths are kept step by step.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace gongjian::exchange {

enum class XpathKind {
    Number,    ///< 12, 0.5: `text` as it is written
    String,    ///< 'yes': `text` without its quotes
    Question,  ///< ${name}
    Self,      ///< .
    Path,      ///< ../name, /data/name, name, instance('x')/root/item[…]/name
    Call,      ///< function `text` of `children`
    Negate,
    Binary,  ///< `text` is one of + - * div mod = != < <= > >= and or
};

struct XpathNode;
using Xpath = std::unique_ptr<XpathNode>;

struct XpathStep {
    std::string name;  ///< "..", "." or a name
    std::vector<Xpath> predicates;
};

struct XpathNode {
    XpathKind kind = XpathKind::Number;
    std::string text;
    std::vector<Xpath> children;   ///< arguments, operands; of a path: what it starts from (a call), if anything
    std::vector<XpathStep> steps;  ///< of a path
    bool absolute = false;         ///< of a path: begins with /
};

struct ParsedXpath {
    Xpath root;             ///< null if the text is no expression
    base::Message problem;  ///< then
};

/// Never throws for what the text says; nesting and length are limited.
ParsedXpath ParseXpath(std::string_view text);

/// "." and "data", ${…} references: whether any node of the tree satisfies `test`.
template <typename Test>
bool AnyNode(const XpathNode& node, const Test& test) {
    if (test(node)) return true;
    for (const Xpath& child : node.children) {
        if (AnyNode(*child, test)) return true;
    }
    for (const XpathStep& step : node.steps) {
        for (const Xpath& predicate : step.predicates) {
            if (AnyNode(*predicate, test)) return true;
        }
    }
    return false;
}

}  // namespace gongjian::exchange
