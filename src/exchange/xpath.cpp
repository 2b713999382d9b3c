#include "exchange/xpath.h"

#include <optional>
#include <utility>

#include "base/text.h"

namespace gongjian::exchange {

namespace {

using base::Msg;

struct Stop {
    base::Message problem;
};

enum class Sign { Number, String, Question, Name, Operator, End };

struct Token {
    Sign sign = Sign::End;
    std::string text;
    bool operand = false;  ///< a value may end here: what follows is an operator
};

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool BeginsName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool InName(char c) { return BeginsName(c) || IsDigit(c) || c == '-' || c == '.'; }

class Lexer {
public:
    explicit Lexer(std::string_view text) : m_text(text) {}

    std::vector<Token> Run() {
        while (SkipSpace()) m_tokens.push_back(Next());
        m_tokens.push_back({});
        return std::move(m_tokens);
    }

private:
    bool SkipSpace() {
        while (m_at < m_text.size() && IsSpace(m_text[m_at])) ++m_at;
        return m_at < m_text.size();
    }
    bool AfterOperand() const { return !m_tokens.empty() && m_tokens.back().operand; }
    char Ahead(std::size_t n) const { return m_at + n < m_text.size() ? m_text[m_at + n] : '\0'; }

    Token Next() {
        const char c = m_text[m_at];
        if (c == '\'' || c == '"') return String(c);
        if (c == '$' && Ahead(1) == '{') return Question();
        if (IsDigit(c) || (c == '.' && IsDigit(Ahead(1)))) return Number();
        if (BeginsName(c)) return Name();
        for (const std::string_view two : {"!=", "<=", ">=", "..", "//", "::"}) {
            if (m_text.substr(m_at, 2) == two) return Operator(two);
        }
        if (std::string_view("+-*=<>()[],/.@|").find(c) != std::string_view::npos) {
            return Operator(m_text.substr(m_at, 1));
        }
        throw Stop{Msg("“{text}” is not understood", {{"text", std::string(m_text.substr(m_at, 1))}})};
    }

    Token String(char quote) {
        const std::size_t end = m_text.find(quote, m_at + 1);
        if (end == std::string_view::npos) throw Stop{Msg("a quotation mark is not closed")};
        Token token{Sign::String, std::string(m_text.substr(m_at + 1, end - m_at - 1)), true};
        m_at = end + 1;
        return token;
    }

    Token Question() {
        const std::size_t end = m_text.find('}', m_at);
        if (end == std::string_view::npos) throw Stop{Msg("a ${ is not closed")};
        Token token{Sign::Question, std::string(base::Trim(m_text.substr(m_at + 2, end - m_at - 2))), true};
        m_at = end + 1;
        return token;
    }

    Token Number() {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && (IsDigit(m_text[m_at]) || m_text[m_at] == '.')) ++m_at;
        return {Sign::Number, std::string(m_text.substr(begin, m_at - begin)), true};
    }

    Token Name() {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && InName(m_text[m_at])) ++m_at;
        // A prefix belongs to the name (jr:choice-name), an axis does not (child::a).
        if (Ahead(0) == ':' && BeginsName(Ahead(1))) {
            ++m_at;
            while (m_at < m_text.size() && InName(m_text[m_at])) ++m_at;
        }
        std::string name(m_text.substr(begin, m_at - begin));
        if (AfterOperand() && (name == "and" || name == "or" || name == "div" || name == "mod")) {
            return {Sign::Operator, std::move(name), false};
        }
        return {Sign::Name, std::move(name), true};
    }

    Token Operator(std::string_view text) {
        m_at += text.size();
        const bool operand =
            text == ")" || text == "]" || text == "." || text == ".." || (text == "*" && !AfterOperand());
        return {Sign::Operator, std::string(text), operand};
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<Token> m_tokens;
};

constexpr int kMaxDepth = 200;
constexpr std::size_t kMaxLength = 200'000;

Xpath Make(XpathKind kind, std::string text) {
    auto node = std::make_unique<XpathNode>();
    node->kind = kind;
    node->text = std::move(text);
    return node;
}

/// One level of precedence a row, loosest first.
constexpr std::string_view kLevels[][4] = {
    {"or"}, {"and"}, {"=", "!="}, {"<", "<=", ">", ">="}, {"+", "-"}, {"*", "div", "mod"}};
constexpr int kUnary = 6;

class Parser {
public:
    explicit Parser(std::vector<Token> tokens) : m_tokens(std::move(tokens)) {}

    Xpath Run() {
        Xpath root = Level(0);
        if (Now().sign != Sign::End) throw Unexpected();
        return root;
    }

private:
    const Token& Now() const { return m_tokens[m_at]; }
    bool Is(std::string_view text) const { return Now().sign == Sign::Operator && Now().text == text; }
    bool Take(std::string_view text) {
        if (!Is(text)) return false;
        ++m_at;
        return true;
    }
    void Need(std::string_view text) {
        if (!Take(text)) throw Stop{Msg("“{text}” is missing", {{"text", std::string(text)}})};
    }
    Stop Unexpected() const {
        if (Now().sign == Sign::End) return Stop{Msg("it ends too early")};
        return Stop{Msg("“{text}” was not expected there", {{"text", Now().text}})};
    }

    Xpath Level(int level) {
        if (level == kUnary) return Unary();
        Xpath left = Level(level + 1);
        for (;;) {
            std::string_view found;
            for (const std::string_view text : kLevels[level]) {
                if (!text.empty() && Is(text)) found = text;
            }
            if (found.empty()) return left;
            ++m_at;
            Xpath node = Make(XpathKind::Binary, std::string(found));
            node->children.push_back(std::move(left));
            node->children.push_back(Level(level + 1));
            left = std::move(node);
            if (++m_length > kMaxDepth * 20) throw Stop{Msg("it is too long")};
        }
    }

    Xpath Unary() {
        if (++m_depth > kMaxDepth) throw Stop{Msg("it is nested too deeply")};
        Xpath node;
        if (Take("-")) {
            node = Make(XpathKind::Negate, {});
            node->children.push_back(Unary());
        } else {
            node = Primary();
        }
        --m_depth;
        return node;
    }

    Xpath Primary() {
        Token token = Now();
        switch (token.sign) {
            case Sign::Number: ++m_at; return Make(XpathKind::Number, std::move(token.text));
            case Sign::String: ++m_at; return Make(XpathKind::String, std::move(token.text));
            case Sign::Question: {
                ++m_at;
                Xpath node = Make(XpathKind::Question, std::move(token.text));
                return Is("[") || Is("/") ? Path(std::move(node)) : std::move(node);
            }
            case Sign::Name: return Named();
            default: break;
        }
        if (Take("(")) {
            Xpath inside = Level(0);
            Need(")");
            return inside;
        }
        if (Is(".") || Is("..") || Is("/")) return Path(nullptr);
        throw Unexpected();
    }

    Xpath Named() {
        if (m_tokens[m_at + 1].sign == Sign::Operator && m_tokens[m_at + 1].text == "(") {
            Xpath call = Make(XpathKind::Call, Now().text);
            m_at += 2;
            while (!Is(")")) {
                call->children.push_back(Level(0));
                if (!Take(",")) break;
            }
            Need(")");
            return Is("/") || Is("[") ? Path(std::move(call)) : std::move(call);
        }
        return Path(nullptr);
    }

    Xpath Path(Xpath start) {
        Xpath path = Make(XpathKind::Path, {});
        if (start) {
            path->children.push_back(std::move(start));
            if (Is("[")) {
                path->steps.push_back({".", {}});
                Predicates(path->steps.back());
            }
            if (!Take("/")) return path;
        } else {
            path->absolute = Take("/");
        }
        do {
            path->steps.push_back(Step());
        } while (Take("/"));
        const bool self = !path->absolute && path->children.empty() && path->steps.size() == 1 &&
                          path->steps[0].name == "." && path->steps[0].predicates.empty();
        return self ? Make(XpathKind::Self, {}) : std::move(path);
    }

    XpathStep Step() {
        XpathStep step;
        if (Now().sign == Sign::Name) {
            step.name = Now().text;
            ++m_at;
            if (Take("::")) {
                if (step.name != "child" && step.name != "self" && step.name != "parent") throw Unexpected();
                step.name = Now().text;
                ++m_at;
            }
        } else if (Now().sign == Sign::Question || Is(".") || Is("..") || Is("*")) {
            step.name = Now().text;
            ++m_at;
        } else {
            throw Unexpected();
        }
        Predicates(step);
        return step;
    }

    void Predicates(XpathStep& step) {
        while (Take("[")) {
            step.predicates.push_back(Level(0));
            Need("]");
        }
    }

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0, m_length = 0;
};

}  // namespace

ParsedXpath ParseXpath(std::string_view text) {
    ParsedXpath parsed;
    try {
        if (text.size() > kMaxLength) throw Stop{Msg("it is too long")};
        parsed.root = Parser(Lexer(text).Run()).Run();
    } catch (const Stop& stop) {
        parsed.problem = stop.problem;
    }
    return parsed;
}

}  // namespace gongjian::exchange
