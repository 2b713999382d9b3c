#include "exchange/draft_form.h"

namespace gongjian::exchange {

namespace {

std::string Quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\t': out += "\\t"; break;
            case '\r': break;
            default: out += c; break;
        }
    }
    return out + "\"";
}

class Writer {
public:
    std::string Run(DraftForm& form) {
        for (const std::string& comment : form.comments) Line("; " + comment);
        Open("form " + form.id);
        Line("version " + Quoted(form.version));
        Texts("title", form.title);
        for (DraftSection& section : form.sections) {
            EmptyLine();
            Open("section " + section.id);
            Texts("title", section.title);
            Logic("relevance", section.relevance);
            for (DraftQuestion& question : section.questions) Question(question);
            Close();
        }
        Close();
        return std::move(m_out);
    }

private:
    void Line(const std::string& text) {
        m_out += std::string(m_depth * 4, ' ') + text + "\n";
        ++m_line;
    }
    void EmptyLine() {
        m_out += "\n";
        ++m_line;
    }
    void Open(const std::string& head) {
        Line(head + " {");
        ++m_depth;
    }
    void Close() {
        --m_depth;
        Line("}");
    }
    void Texts(const std::string& key, const form::Label& label) {
        if (label.zh.empty() && label.en.empty()) return;
        Line(key + " { zh " + Quoted(label.zh) + " en " + Quoted(label.en) + " }");
    }
    void Logic(const std::string& key, DraftExpression& expression) {
        if (expression.Empty()) return;
        expression.line = m_line;
        Line(key + " " + Quoted(expression.text));
    }
    template <typename Number>
    void Value(const std::string& key, const std::optional<Number>& value) {
        if (value) Line(key + " " + std::to_string(*value));
    }

    void Question(DraftQuestion& question) {
        EmptyLine();
        if (!question.comment.empty()) Line("; " + question.comment);
        Open((question.IsRoster() ? "roster " : "question ") + question.id);
        if (!question.IsRoster()) Line("type " + question.type);
        if (!question.computed_type.empty()) Line("computed_type " + question.computed_type);
        Value("decimals", question.decimals);
        Texts("label", question.label);
        Texts("hint", question.hint);
        if (!question.minimum.empty()) Line("min " + question.minimum);
        if (!question.maximum.empty()) Line("max " + question.maximum);
        Value("max_length", question.max_length);
        Value("min_rows", question.min_rows);
        Value("max_rows", question.max_rows);
        if (!question.fixed_rows.empty()) Line("fixed_rows " + question.fixed_rows);
        Logic("rows", question.row_count);
        Logic("relevance", question.relevance);
        Logic("computation", question.computation);
        Logic("default", question.default_value);
        if (!question.required_if.Empty()) {
            Logic("required", question.required_if);
        } else if (question.required) {
            Line("required yes");
        }
        Choices(question);
        for (DraftCheck& check : question.checks) Check(check);
        for (DraftQuestion& column : question.questions) Question(column);
        Close();
    }

    void Choices(DraftQuestion& question) {
        if (question.categories.empty()) return;
        Open("choices");
        for (DraftCategory& category : question.categories) {
            std::string line = category.id + " { zh " + Quoted(category.label.zh) + " en " + Quoted(category.label.en);
            category.relevance.line = m_line;
            if (!category.relevance.Empty()) line += " relevance " + Quoted(category.relevance.text);
            Line(line + " }");
        }
        Close();
    }

    void Check(DraftCheck& check) {
        Open("check " + check.id);
        Line("severity hard");
        Logic("condition", check.condition);
        Texts("message", check.message);
        Close();
    }

    std::string m_out;
    std::size_t m_depth = 0;
    int m_line = 1;  ///< that is written next
};

}  // namespace

std::string WriteForm(DraftForm& form) { return Writer().Run(form); }

}  // namespace gongjian::exchange
