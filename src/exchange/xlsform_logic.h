// Expressions of an XLSForm into those of a form: relevance, constraints, calculations, defaults, counts, filters.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "exchange/import_report.h"
#include "exchange/xlsform_tree.h"
#include "exchange/xpath_translator.h"

namespace gongjian::exchange {

/// The text of a file beside the workbook, if there is one.
using SiblingFile = std::function<std::optional<std::string>(const std::string& name)>;

class XlsLogic {
public:
    XlsLogic(SurveyTree& tree, const std::map<std::string, std::vector<XlsChoice>>& lists, XlsLabels& labels,
             base::Language language, SiblingFile sibling, ImportReport& report);

    /// Fills in everything of the tree that is an expression.
    void Run();

private:
    void SettleAll(XformElement& element);
    void Settle(XformElement& element);
    void Calculate(XformElement& element);
    void Relevance(XformElement& element);
    void Required(XformElement& element);
    void Constraint(XformElement& element);
    void AddConstraint(XformElement& element, const XpathNode& node, const TableCell& cell, const form::Label& message);
    bool AsBound(XformElement& element, const XpathNode& node);
    void Default(XformElement& element);
    void RowCount(XformElement& element);
    void ChoiceFilter(XformElement& element);
    void Texts(XformElement& element);
    void Rest(XformElement& element);
    std::string WithoutOutputs(const std::string& text, const XformElement& context, bool& changed);
    XformElement* Find(const std::string& name, const XformElement& context);

    /// Parses a cell and hands the tree on; false, with a deviation, where that is not possible.
    template <typename Work>
    bool Translate(const XformElement& element, const TableCell& cell, const std::string& what, const Work& work);
    void Say(const XformElement& element, const TableCell& cell, Outcome outcome, std::string code,
             base::Message message, base::Message hint = {});
    static DraftExpression Made(const XformElement& element, const TableCell& cell, std::string text);

    SurveyTree& m_tree;
    const std::map<std::string, std::vector<XlsChoice>>& m_lists;
    XlsLabels& m_labels;
    SiblingFile m_sibling;
    ImportReport& m_report;
    XpathTranslator m_translator;
    std::multimap<std::string, XformElement*> m_by_name;
};

}  // namespace gongjian::exchange
