// Rosters: their columns, how many rows they have, and how these are called.
#include <algorithm>
#include <utility>

#include "form/question_reader.h"

namespace gongjian::form {

namespace {

using base::Msg;

constexpr int kMaxRows = 10'000;
/// A roster in the form, and one inside of it.
constexpr std::ptrdiff_t kMostInside = 1;

/// One row per choice of the roster's first choice question.
void ReadFixedRows(const NodeReader& reader, Question& roster) {
    if (reader.Entry("fixed_rows") == nullptr) return;
    const auto first = std::find_if(roster.questions.begin(), roster.questions.end(),
                                    [](const Question& q) { return q.type == QuestionType::SingleChoice; });
    if (first == roster.questions.end() || first->id != reader.Value("fixed_rows")) {
        reader.Report().Error(reader.ValueRange("fixed_rows"), "bad-fixed-rows",
                              Msg("{path} does not name the first choice question of the roster",
                                  {{"path", reader.PathOf("fixed_rows")}}),
                              first == roster.questions.end()
                                  ? Msg("add a question of type choice to the roster: it gets one row per choice")
                                  : Msg("write fixed_rows {id}", {{"id", first->id}}));
        return;
    }
    if (const std::string_view other = reader.Entry("min_rows") ? "min_rows" : "max_rows"; reader.Entry(other)) {
        reader.Report().Error(reader.Entry(other)->key_range, "bad-fixed-rows",
                              Msg("{path} does not go with fixed_rows", {{"path", reader.PathOf(other)}}),
                              Msg("remove it: the choices already say how many rows there are"));
    }
    for (const Category& category : first->categories) roster.fixed_rows.push_back(category.id);
}

void ReadRowLimits(const NodeReader& reader, Question& roster) {
    roster.minimum_rows = reader.ReadInteger("min_rows", 0, kMaxRows);
    roster.maximum_rows = reader.ReadInteger("max_rows", 1, kMaxRows);
    if (roster.minimum_rows && roster.maximum_rows && *roster.minimum_rows > *roster.maximum_rows) {
        reader.Report().Error(reader.ValueRange("min_rows"), "min-over-max",
                              Msg("{path} is {min}, more than the maximum {max}", {{"path", reader.PathOf("min_rows")},
                                                                                   {"min", reader.Value("min_rows")},
                                                                                   {"max", reader.Value("max_rows")}}),
                              Msg("swap the two, or correct one of them"));
    }
}

/// rows "expression": nothing else may say how many rows there are.
void ReadRowCount(const NodeReader& reader, Question& roster) {
    roster.row_count = reader.ReadExpression("rows");
    if (roster.row_count.Empty()) return;
    for (const std::string_view other : {"fixed_rows", "min_rows", "max_rows"}) {
        if (reader.Entry(other) == nullptr) continue;
        reader.Report().Error(reader.Entry(other)->key_range, "bad-row-count",
                              Msg("{path} does not go with rows", {{"path", reader.PathOf(other)}}),
                              Msg("remove one of the two: rows already says how many there are"));
    }
}

/// Every {name} of a title is a column, or row for the number.
void CheckTitle(const NodeReader& reader, const Question& roster, const std::string& title) {
    std::vector<std::string> known = {"row"};
    for (const Question& column : roster.questions) {
        if (!column.IsRoster() && column.type != QuestionType::Note) known.push_back(column.id);
    }
    for (std::size_t open = title.find('{'); open != std::string::npos; open = title.find('{', open + 1)) {
        const std::size_t close = title.find('}', open);
        if (close == std::string::npos) return;
        const std::string name = title.substr(open + 1, close - open - 1);
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        reader.Report().Error(reader.Entry("row_title")->key_range, "unknown-question",
                              Msg("{path} names “{id}”, which is no question of the roster",
                                  {{"path", reader.PathOf("row_title")}, {"id", name}}),
                              DidYouMean(name, known));
    }
}

void ReadRowTitle(const NodeReader& reader, Question& roster) {
    roster.row_title = reader.ReadLabel("row_title", false);
    CheckTitle(reader, roster, roster.row_title.zh);
    if (roster.row_title.en != roster.row_title.zh) CheckTitle(reader, roster, roster.row_title.en);
}

}  // namespace

void ReadRoster(const Surroundings& around, const NodeReader& reader, Question& roster) {
    roster.type = QuestionType::Roster;
    if (!around.roster.empty() && std::count(around.roster.begin(), around.roster.end(), '.') + 1 > kMostInside) {
        reader.Report().Error(reader.NameRange(), "roster-in-roster",
                              Msg("{path} is a roster inside a roster inside a roster", {{"path", reader.Path()}}),
                              Msg("move it out: a roster may hold a roster, and that one only questions"));
        return;
    }
    NameScope names(around.findings);
    const std::string id = roster.id.empty() ? "roster" : roster.id;
    Surroundings inside{
        around.findings, names,          around.top_names, around.codes,
        around.lists,    around.parents, reader.Path(),    around.roster.empty() ? id : around.roster + "." + id};
    // What a column says counts more than its roster, an inner roster more than the outer.
    inside.privacy = reader.Entry("privacy") != nullptr ? std::optional(roster.privacy) : around.privacy;
    for (const InfoNode& node : reader.Node().children) {
        if (node.key == "question" || node.key == "roster") roster.questions.push_back(ReadQuestion(inside, node));
    }
    if (roster.questions.empty()) {
        reader.Report().Error(reader.NameRange(), "empty-roster",
                              Msg("{path} has no questions", {{"path", reader.Path()}}),
                              Msg("add a question to it, or remove the roster"));
    }
    ReadRowLimits(reader, roster);
    ReadFixedRows(reader, roster);
    ReadRowCount(reader, roster);
    ReadRowTitle(reader, roster);
}

}  // namespace gongjian::form
