// From the syntax tree of a rule file to a checked program: everything that language.md §5 asks of this issue's constructs, all
// mistakes in one run. check_items.cpp has the clauses of items, check_tests.cpp samples and tests.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "lang/compiler.h"
#include "lang/program.h"

namespace gongjian::lang {

/// Names of the columns that manual points are read from begin with this; no question's id can.
inline constexpr std::string_view kEntryPrefix = "@";

class RuleChecker {
public:
    /// `rules` holds source, names and tree already; info, program and tests are filled in.
    RuleChecker(CheckedRuleSet& rules, std::vector<base::Diagnostic>& diagnostics);
    void Run();

private:
    // rule_checker.cpp
    void CheckHeader();
    void CheckIds();
    void CheckBlocks();
    void CheckSums();
    void CheckVetoes();
    void CheckGrades();
    void CheckRanking();
    void CheckGradeConditions();  ///< grade_conditions.cpp
    void CheckUse();
    bool IsGrade(const ast::Name& name);

    // check_values.cpp
    void CheckValues();
    void CheckValue(const ast::Fetch& fetch, std::size_t index);
    void CheckRowResults(const ast::RowResults& results);
    NodeId ValueOf(const ast::Fetch& fetch, int roster);

    // check_population.cpp
    NodeId PopulationValue(const ast::Fetch& fetch);
    bool FitPopulationValue(const ast::Fetch& fetch, NodeId argument, PopulationInfo& info);
    int PopulationLevel(NodeId argument) const;

    // check_values.cpp
    NodeId RoundedValue(const ast::Fetch& fetch, NodeId value);

    // check_policies.cpp
    void CheckSkipped(const ast::Item& item, const ItemProgram& program);

    // check_lists.cpp
    void CheckChecklist(const ast::Clause& clause, PartProgram& part);
    void CheckManual(const ast::Clause& clause, PartProgram& part);
    void CheckMissingPoints(const ast::Amount& points, ItemProgram& program);
    void CheckTemplate(const ast::Clause& clause, ItemProgram& program);
    int EntryOf(const std::string& item) const;

    // check_items.cpp
    void CheckItems();
    void CheckItem(const ast::Item& item);
    void CheckPart(const std::vector<ast::Clause>& clauses, PartProgram& part, const ast::Item& item);
    void CheckGuards(const std::vector<ast::Clause>& clauses, PartProgram& part);
    void CheckClause(const ast::Clause& clause, PartProgram& part, const ast::Item& item);
    void CheckDue(const ast::Clause& clause, PartProgram& part);
    void CheckRate(const ast::Clause& clause, PartProgram& part);
    void CheckStepClause(const ast::Clause& clause, PartProgram& part);
    void CheckStep(const ast::Clause& clause, int decimals);
    void CheckNotNegative(NodeId points, base::Range range);
    void CheckPoints(const ast::Amount& points, const PartProgram& part);
    void CheckStart(PartProgram& part, const std::vector<ast::Clause>& clauses, base::Range range);
    ClauseProgram MakeClause(const ast::Clause& clause);
    std::vector<std::string> MissingNames(const ast::Clause& clause);

    // check_tables.cpp
    void CheckTiers(const ast::Clause& clause, PartProgram& part);
    void CheckTierEdges(const ast::Clause& clause, TierTable& table);
    void CheckTierGap(const ast::Clause& clause, const TierTable& table, NodeId asked);
    void CheckCases(const ast::Clause& clause, PartProgram& part);
    void CheckRowCases(const ast::Clause& clause, PartProgram& part);
    bool FillCases(const ast::Clause& clause, const Variable& choice, ClauseProgram& program);
    int ColumnOfCases(const ast::Clause& clause, int roster);

    // lower_items.cpp: after everything was found right
    void LowerItems();
    void MarkLive();
    void LowerItem(ItemProgram& program, const ItemInfo& info);
    void LowerPart(PartProgram& part, const ItemProgram& item, const ItemInfo& info);
    NodeId LowerBase(const PartProgram& part, ClauseProgram& base);
    NodeId LowerAdjustment(const PartProgram& part, ClauseProgram& adjustment, const ItemProgram& item, bool extra);
    NodeId LowerSteps(ClauseProgram& adjustment, NodeId gap);
    NodeId LowerRows(ClauseProgram& adjustment, bool ignores_unknown);
    NodeId LowerChecklist(const ClauseProgram& adjustment);

    // check_tests.cpp
    void CheckTests();
    void CheckExpectation(const ast::Expectation& expectation, RuleTest& test);
    void CheckEntry(const ast::ManualEntry& entry, RuleTest& test);
    std::vector<std::string> TargetIds() const;
    /// Ids and English status words for what may be written otherwise.
    std::string CanonicalWord(ast::Expectation::Target target, const ast::Name& word);
    bool IsScored(const std::string& id) const;  ///< an item or block

    void Error(base::Range range, std::string code, base::Message message, base::Message hint);
    void Warn(base::Range range, std::string code, base::Message message, base::Message hint);
    std::string TextOf(base::Range range) const;

    CheckedRuleSet& m_rules;
    const ast::Tree& m_tree;
    RuleSetInfo& m_info;
    Program& m_program;
    std::vector<base::Diagnostic>& m_diagnostics;
    Compiler m_compiler;
    std::size_t m_item = 0;  ///< index of the item being checked
};

}  // namespace gongjian::lang
