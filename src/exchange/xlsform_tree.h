// The survey sheet as a tree of groups, repeats and questions: names to ids, types, labels, choices.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "exchange/import_report.h"
#include "exchange/xform_element.h"
#include "exchange/xlsform_choices.h"
#include "exchange/xlsform_labels.h"
#include "exchange/xlsform_sheets.h"
#include "exchange/xlsform_types.h"

namespace gongjian::exchange {

struct SurveyTree {
    std::unique_ptr<XformElement> root;
    std::map<const XformElement*, std::string> lists;  ///< by question: the list that its choices come from
    std::string title;                                 ///< of an old "set form title" row; may be empty
    std::vector<std::unique_ptr<TableRow>> made_rows;  ///< rows of questions that no row of the sheet asks
};

class SurveyTreeBuilder {
public:
    SurveyTreeBuilder(const XlsForm& form, const std::map<std::string, std::vector<XlsChoice>>& lists,
                      const std::map<std::string, std::vector<XlsChoice>>& external, XlsLabels& labels,
                      ImportReport& report)
        : m_form(form), m_lists(lists), m_external(external), m_labels(labels), m_report(report) {}

    SurveyTree Run();

private:
    void AddRow(const TableRow& row);
    void AddQuestion(const TableRow& row, XlsType type);
    void AddGroup(const TableRow& row, const XlsType& type);
    void CloseGroup(const TableRow& row, const XlsType& type);
    void AddOther(const TableRow& row, XformElement& asked);
    void SetChoices(const TableRow& row, const XlsType& type, XformElement& element);
    XformElement& Append(const TableRow& row, XformElement::Kind kind, std::string name);
    std::string NameOfRow(const TableRow& row, const XlsType& type);
    void TakeTexts(const TableRow& row, XformElement& element);
    std::set<std::string>& Scope();
    void Say(const TableRow& row, std::string_view column, Outcome outcome, std::string code, base::Message message,
             base::Message hint = {});

    const XlsForm& m_form;
    const std::map<std::string, std::vector<XlsChoice>>& m_lists;
    const std::map<std::string, std::vector<XlsChoice>>& m_external;
    XlsLabels& m_labels;
    ImportReport& m_report;
    SurveyTree m_tree;
    XformElement* m_at = nullptr;
    std::set<std::string> m_with_other;  ///< lists that some question asks with or_other: all have that choice
    std::vector<TypeRole> m_open;
    std::map<const XformElement*, std::set<std::string>> m_taken;  ///< ids, by the repeat around (or the root)
    std::map<const XformElement*, std::set<std::string>> m_names;  ///< names, by parent
};

}  // namespace gongjian::exchange
