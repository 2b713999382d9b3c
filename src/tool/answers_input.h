// The file of answers that gj fill, gj score and gj test share:
// {"form":…, "cases":[{"id":…, "answers":{…}, "steps":[…], "ledgers":{…}, "manual":{…}}]}
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cases/answer.h"
#include "cases/answer_json.h"
#include "form/form.h"
#include "interview/checked_form.h"
#include "scoring/score.h"
#include "tool/surroundings.h"

namespace gongjian::tool {

/// One answer to be given after the others, in order.
struct AnswerStep {
    std::string path;
    cases::JsonValue value;
};

struct GivenCase {
    std::string id;
    std::string unit;  ///< answer to the form's unit question; may be empty
    cases::Answers answers;
    std::vector<AnswerStep> steps;
    std::map<std::string, std::vector<cases::Answers>> ledgers;  ///< by form id, of the forms that were asked for
    std::map<std::string, scoring::ManualEntry> entries;         ///< by item id
    std::vector<cases::AnswerProblem> problems;  ///< values that do not fit the form, and unknown questions
};

struct GivenAnswers {
    std::string form_id;  ///< as the file names it; may be empty
    std::vector<GivenCase> cases;
};

/// Forms of the ledgers that may stand in the file, by id.
using LedgerForms = std::map<std::string, std::shared_ptr<const interview::CheckedForm>>;

/// Reads a file, or standard input for "-". Stops where it is not of that shape or is for another form; warns on `err` of
/// what is left unused: unknown questions, ledgers that nobody asks for.
GivenAnswers ReadAnswers(const std::string& name, const form::Form& form, Surroundings& surroundings,
                         const LedgerForms& ledger_forms = {});

/// Ledgers as the scorer takes them; `ledgers` must outlive the result.
std::map<std::string, std::vector<const cases::Answers*>> PointersTo(
    const std::map<std::string, std::vector<cases::Answers>>& ledgers);

/// A case as the scorer takes it; `given` must outlive it.
scoring::ScoringCase ToScoringCase(const GivenCase& given);

/// Ids ("ballot_groups.group") of the questions whose value did not fit, each once. Unknown questions are not among them.
std::vector<std::string> QuestionsWithProblems(const GivenCase& given);

/// A path without its row numbers: "ballot_groups[2].group" is "ballot_groups.group".
std::string WithoutRows(const std::string& path);

}  // namespace gongjian::tool
