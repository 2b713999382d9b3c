// XPath: what is parsed, and what it becomes in the rule language.
#include "exchange/xpath.h"

#include <boost/test/unit_test.hpp>

#include "exchange/xpath_translator.h"

using namespace gongjian;
using namespace gongjian::exchange;

namespace {

std::string Shape(const XpathNode& node) {
    switch (node.kind) {
        case XpathKind::Number: return node.text;
        case XpathKind::String: return "'" + node.text + "'";
        case XpathKind::Question: return "${" + node.text + "}";
        case XpathKind::Self: return ".";
        case XpathKind::Negate: return "-(" + Shape(*node.children[0]) + ")";
        case XpathKind::Binary:
            return "(" + Shape(*node.children[0]) + " " + node.text + " " + Shape(*node.children[1]) + ")";
        case XpathKind::Call: {
            std::string out = node.text + "(";
            for (const Xpath& child : node.children) out += (child == node.children[0] ? "" : ",") + Shape(*child);
            return out + ")";
        }
        case XpathKind::Path: {
            std::string out = node.children.empty() ? "" : Shape(*node.children[0]);
            for (const XpathStep& step : node.steps) {
                out += (out.empty() && !node.absolute ? "" : "/") + step.name;
                for (const Xpath& predicate : step.predicates) out += "[" + Shape(*predicate) + "]";
            }
            return out;
        }
    }
    return "?";
}

std::string ShapeOf(const std::string& text) {
    const ParsedXpath parsed = ParseXpath(text);
    return parsed.root ? Shape(*parsed.root) : "error";
}

/// A form with one question of each kind.
class Sample {
public:
    Sample() {
        m_root.kind = XformElement::Kind::Root;
        Add("n", ValueKind::Number);
        Add("m", ValueKind::Number);
        Add("t", ValueKind::Text);
        Add("d", ValueKind::Date);
        Add("b", ValueKind::Bool);
        Add("one", ValueKind::Category, {"red", "blue", "9"});
        Add("many", ValueKind::Categories, {"red", "blue"});
        Add("score", ValueKind::Category, {"1", "2", "3"});
        Add("total", ValueKind::Number);
    }

    std::string Condition(const std::string& text, IfMissing missing) {
        return Try([&](XpathTranslator& translator,
                       const XpathNode& node) { return translator.Condition(node, *m_root.children[0], missing).text; },
                   text);
    }
    std::string Value(const std::string& text) {
        return Try(
            [&](XpathTranslator& translator, const XpathNode& node) {
                const RuleValue value = translator.Computable(translator.Value(node, *m_root.children[0]));
                return value.rule.text + (value.guard ? " | " + value.guard->text : "");
            },
            text);
    }

private:
    template <typename Work>
    std::string Try(const Work& work, const std::string& text) {
        const ParsedXpath parsed = ParseXpath(text);
        BOOST_REQUIRE_MESSAGE(parsed.root, text);
        XpathTranslator translator(base::Language::English,
                                   {[this](const std::string& name, const XformElement&) -> const XformElement* {
                                        for (const auto& child : m_root.children) {
                                            if (child->name == name) return child.get();
                                        }
                                        return nullptr;
                                    },
                                    [](const std::string&) { return std::nullopt; }});
        try {
            return work(translator, *parsed.root);
        } catch (const Untranslatable&) {
            return "untranslatable";
        }
    }

    void Add(const std::string& name, ValueKind kind, const std::vector<std::string>& choices = {}) {
        auto element = std::make_unique<XformElement>();
        element->name = name;
        element->draft.id = name;
        element->value = kind;
        element->parent = &m_root;
        element->choice_names = choices;
        for (const std::string& choice : choices) {
            element->draft.categories.push_back({choice[0] < 'a' ? "c_" + choice : choice, {choice, choice}, {}});
        }
        m_root.children.push_back(std::move(element));
    }

    XformElement m_root;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(xpath_tests)

BOOST_AUTO_TEST_CASE(precedence_is_that_of_xpath) {
    BOOST_TEST(ShapeOf("1 + 2 * 3 = 7 and 1 or 0") == "((((1 + (2 * 3)) = 7) and 1) or 0)");
    BOOST_TEST(ShapeOf("3 < 4 < 5") == "((3 < 4) < 5)");
    BOOST_TEST(ShapeOf("-2 * 3") == "(-(2) * 3)");
    BOOST_TEST(ShapeOf("10 div 2 mod 3 - 1") == "(((10 div 2) mod 3) - 1)");
    BOOST_TEST(ShapeOf("${a}-1") == "(${a} - 1)");
    BOOST_TEST(ShapeOf(". <= 72") == "(. <= 72)");
    BOOST_TEST(ShapeOf(". >.5") == "(. > .5)");
}

BOOST_AUTO_TEST_CASE(paths_and_functions_are_kept_step_by_step) {
    BOOST_TEST(ShapeOf("../zone = '1_NW'") == "(../zone = '1_NW')");
    BOOST_TEST(ShapeOf("selected (., \"no\")") == "selected(.,'no')");
    BOOST_TEST(ShapeOf("instance('x')/root/item[name=${a}]/label") == "instance('x')/root/item[(name = ${a})]/label");
    BOOST_TEST(ShapeOf("jr:choice-name(${a}, '${a}')") == "jr:choice-name(${a},'${a}')");
    BOOST_TEST(ShapeOf("/data/a/b") == "/data/a/b");
    BOOST_TEST(ShapeOf("string-length(.) div 2") == "(string-length(.) div 2)");
    BOOST_TEST(ShapeOf("position(..)") == "position(..)");
}

BOOST_AUTO_TEST_CASE(what_is_no_expression_is_an_error_and_no_crash) {
    for (const char* text : {"", "1 +", "because pyxform doesn't know what to do", "(1", "selected(${a}", "${a", "'a",
                             "a b", "1 2", "#", "[", "x[", "${a}[1", "if(,)"}) {
        BOOST_TEST(ShapeOf(text) == "error", text);
    }
    BOOST_TEST(ShapeOf(std::string(5'000, '(')) == "error");
    BOOST_TEST(ShapeOf(std::string(5'000, '-') + "1") == "error");
    BOOST_TEST(ShapeOf(std::string(300'000, '1')) == "error");
}

BOOST_AUTO_TEST_CASE(a_comparison_with_something_empty_is_false) {
    Sample sample;
    // Where missing counts as false anyway, nothing is added.
    BOOST_TEST(sample.Condition("${n} > 5", IfMissing::IsFalse) == "n > 5");
    BOOST_TEST(sample.Condition("${n} > 5", IfMissing::IsTrue) == "filled(n) and n > 5");
    BOOST_TEST(sample.Condition("not(${n} < 5)", IfMissing::IsFalse) == "not (filled(n) and n < 5)");
    BOOST_TEST(sample.Condition("not(${n} < 5)", IfMissing::IsTrue) == "not (n < 5)");
    BOOST_TEST(sample.Condition("${n} <= ${m}", IfMissing::IsTrue) == "filled(n, m) and n <= m");
}

BOOST_AUTO_TEST_CASE(only_unequal_is_true_of_something_empty) {
    Sample sample;
    BOOST_TEST(sample.Condition("${n} != 0", IfMissing::IsTrue) == "n != 0");
    BOOST_TEST(sample.Condition("${n} != 0", IfMissing::IsFalse) == "not filled(n) or n != 0");
    BOOST_TEST(sample.Condition("${t} = ''", IfMissing::IsFalse) == "not filled(t)");
    BOOST_TEST(sample.Condition("${t} != ''", IfMissing::IsTrue) == "filled(t)");
    BOOST_TEST(sample.Condition("'' = ''", IfMissing::IsTrue) == "yes");
    BOOST_TEST(sample.Condition("${n} < ''", IfMissing::IsTrue) == "no");
    BOOST_TEST(sample.Condition("${n}", IfMissing::IsFalse) == "n != 0");
    BOOST_TEST(sample.Condition("${t}", IfMissing::IsTrue) == "filled(t)");
}

BOOST_AUTO_TEST_CASE(choices_are_compared_by_their_names) {
    Sample sample;
    BOOST_TEST(sample.Condition("${one} = 'red'", IfMissing::IsFalse) == "one = red");
    BOOST_TEST(sample.Condition("${one} = 9", IfMissing::IsFalse) == "one = c_9");
    BOOST_TEST(sample.Condition("${one} != 'red'", IfMissing::IsFalse) == "not filled(one) or not (one = red)");
    BOOST_TEST(sample.Condition("${one} = 'green'", IfMissing::IsFalse) == "no");
    BOOST_TEST(sample.Condition("${score} >= 2", IfMissing::IsFalse) == "score in (c_2, c_3)");
    BOOST_TEST(sample.Condition("selected(${many}, 'red')", IfMissing::IsFalse) == "many = red");
    BOOST_TEST(sample.Condition("selected(${one}, 'blue')", IfMissing::IsFalse) == "one = blue");
    BOOST_TEST(sample.Condition("not(selected(${many}, 'red') and selected(${many}, 'blue'))", IfMissing::IsTrue) ==
               "not (many = red and many = blue)");
    BOOST_TEST(sample.Condition("${b} = 'true'", IfMissing::IsFalse) == "filled(b) and b");
}

BOOST_AUTO_TEST_CASE(values_keep_their_empty_sides) {
    Sample sample;
    BOOST_TEST(sample.Value("${n} + 1") == "n + 1");
    BOOST_TEST(sample.Value("coalesce(${n}, 0)") ==
               "if filled(n) then n else 0 | filled(n) and filled(n) or not filled(n)");
    BOOST_TEST(sample.Value("if(${n} > 1, 'a', '')") == "“a” | filled(n) and n > 1");
    BOOST_TEST(sample.Value("if(${one}='red', 1, 2)") == "if filled(one) and one = red then 1 else 2");
    BOOST_TEST(sample.Value("${n} div ${m}") == "if m = 0 then 0 else n / m | filled(m) and m != 0");
    BOOST_TEST(sample.Value("${n} div 4") == "n / 4");
    BOOST_TEST(sample.Value("${n} - (${m} - 1)") == "n - (m - 1)");
    BOOST_TEST(sample.Value("round(${n} * 1.5, 1)") == "round(n * 1.5, 1)");
    BOOST_TEST(sample.Value("(today() - ${d}) div 365.25") == "(today - d) / 365.25");
    BOOST_TEST(sample.Value("${score} + 1") == "(if score = c_1 then 1 else if score = c_2 then 2 else 3) + 1");
    BOOST_TEST(sample.Value("${total} + 0") == "「total」 + 0");
    BOOST_TEST(sample.Value("pulldata('f', 'a', 'b', ${n})") == "untranslatable");
    BOOST_TEST(sample.Value("concat(${t}, 'x')") == "untranslatable");
    BOOST_TEST(sample.Value("'x'") == "“x”");
}

BOOST_AUTO_TEST_SUITE_END()
