// XPath to the rule language with its meaning kept: empty is not zero, an answer that is not relevant reads as empty, a
// comparison with something empty is false (and != true). Private to this room.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "exchange/rule_words.h"
#include "exchange/xform_element.h"
#include "exchange/xpath.h"

namespace gongjian::exchange {

/// A value in the rule language. It has one only while all of `filled` have answers and `guard` holds; XPath has the empty text
/// otherwise.
struct RuleValue {
    ValueKind kind = ValueKind::Nothing;
    RuleText rule;
    std::vector<std::string> filled;
    std::optional<RuleText> guard;         ///< never missing itself
    const XformElement* source = nullptr;  ///< of a category or categories
    std::string literal;                   ///< of a literal; of a number that is written out, its digits
    int decimals = 0;                      ///< of a number, as far as it can be said
};

/// What the place where a condition stands makes of a missing truth.
enum class IfMissing { IsFalse, IsTrue, MustNotBe };

class XpathTranslator {
public:
    struct Surroundings {
        /// The question that a name means from where `context` stands; null if there is none. Its value is known on return.
        std::function<const XformElement*(const std::string& name, const XformElement& context)> find;
        /// Rows of a CSV file beside the workbook: header first; none if there is no such file.
        std::function<std::optional<std::vector<std::vector<std::string>>>(const std::string& name)> table;
    };

    XpathTranslator(base::Language language, Surroundings around)
        : m_words(language), m_language(language), m_around(std::move(around)) {}

    /// For both: throws Untranslatable. What is not quite the same afterwards is added to Notes().
    RuleText Condition(const XpathNode& node, const XformElement& context, IfMissing missing);
    RuleValue Value(const XpathNode& node, const XformElement& context);

    /// A value that can be computed: literals and categories as text or number, never several choices.
    RuleValue Computable(RuleValue value);
    /// "holds while this has a value"; nothing where it always has.
    std::optional<RuleText> HasValue(const RuleValue& value) const;

    /// While a constraint is translated: its question has an answer, else nobody asks.
    void SetAnswered(const XformElement* element) { m_answered = element; }
    /// Names that stand for columns of choices while a filter is translated, with the values of one choice.
    void SetColumns(const std::vector<std::pair<std::string, std::string>>* columns) { m_columns = columns; }

    /// What is being translated steps back while something else is, and comes again.
    struct Suspended {
        const XformElement* answered = nullptr;
        const std::vector<std::pair<std::string, std::string>>* columns = nullptr;
        std::vector<base::Message> notes;
    };
    Suspended Suspend() { return {std::exchange(m_answered, nullptr), std::exchange(m_columns, nullptr), TakeNotes()}; }
    void Resume(Suspended suspended) {
        m_answered = suspended.answered;
        m_columns = suspended.columns;
        m_notes = std::move(suspended.notes);
    }

    std::vector<base::Message> TakeNotes() { return std::exchange(m_notes, {}); }
    const RuleWords& Words() const { return m_words; }

private:
    RuleValue Reference(const std::string& name, const XformElement& context);
    RuleValue ValueOf(const XformElement& element, const XformElement& context) const;
    const XformElement& Element(const XpathNode& node, const XformElement& context) const;
    const XformElement* TryElement(const XpathNode& node, const XformElement& context) const;

    // conditions
    RuleText Comparison(const std::string& op, const RuleValue& a, const RuleValue& b, IfMissing missing);
    std::optional<RuleText> WithEmpty(const std::string& op, const RuleValue& a, const RuleValue& b);
    std::optional<RuleText> WithTruth(const std::string& op, const RuleValue& a, const RuleValue& b);
    RuleText CategoryAgainst(const std::string& op, const RuleValue& category, const RuleValue& other,
                             IfMissing missing);
    RuleText SetAgainst(const std::string& op, const RuleValue& set, const RuleValue& other, IfMissing missing);
    RuleText Plain(const std::string& op, RuleValue a, RuleValue b, IfMissing missing);
    RuleText Guarded(const RuleText& base, const std::vector<const RuleValue*>& values, bool when_empty,
                     IfMissing missing);
    RuleText Selected(const XpathNode& call, const XformElement& context, IfMissing missing);
    RuleText TruthOfValue(const RuleValue& value, IfMissing missing);
    bool IsCondition(const XpathNode& node) const;

    // values
    RuleValue Call(const XpathNode& node, const XformElement& context);
    RuleValue Arithmetic(const XpathNode& node, const XformElement& context);
    RuleValue Choose(const RuleText& condition, RuleValue then, RuleValue otherwise);
    RuleValue Aggregate(const XpathNode& node, const XformElement& context);
    RuleValue Extreme(const XpathNode& node, const XformElement& context);
    RuleValue Rounded(const XpathNode& node, const XformElement& context);
    RuleValue Chosen(const XpathNode& node, const XformElement& context);
    RuleValue ChoiceName(const XpathNode& node, const XformElement& context);
    RuleValue CountSelected(const XpathNode& node, const XformElement& context);
    RuleValue PullData(const XpathNode& node, const XformElement& context);
    RuleValue Number(const XpathNode& node, const XformElement& context) { return AsNumber(Value(node, context)); }
    RuleValue AsNumber(RuleValue value);
    RuleValue AsText(RuleValue value);
    RuleValue AsDate(RuleValue value);
    RuleValue Map(const RuleValue& category, ValueKind kind, const std::vector<std::string>& texts);
    static RuleValue NumberLiteral(const std::string& text);
    static void Absorb(RuleValue& value, const RuleValue& part);
    void Note(base::Message message);

    RuleWords m_words;
    base::Language m_language;
    Surroundings m_around;
    const std::vector<std::pair<std::string, std::string>>* m_columns = nullptr;
    const XformElement* m_answered = nullptr;
    std::vector<base::Message> m_notes;
};

}  // namespace gongjian::exchange
