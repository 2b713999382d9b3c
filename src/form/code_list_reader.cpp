// Questions whose choices are a code list.
#include <algorithm>

#include "form/question_reader.h"

namespace gongjian::form {

namespace {

using base::Msg;

/// The list that a question names; null, and reported, if it cannot be used.
const CodeList* FindList(const NodeReader& reader, CodeLists& lists, const std::string& name) {
    const CodeLists::Entry& entry = lists.Find(name);
    if (entry.state == CodeLists::State::Found) return &entry.list;
    if (entry.state == CodeLists::State::Missing) {
        reader.Report().Error(
            reader.ValueRange("codelist"), "unknown-codelist",
            Msg("{path} names the code list “{name}”, which was not found", {{"path", reader.Path()}, {"name", name}}),
            lists.Names().empty()
                ? Msg("put it into the folder codelists beside the form: codelists/{name}.csv", {{"name", name}})
                : DidYouMean(name, lists.Names()));
    } else {
        reader.Report().Error(reader.ValueRange("codelist"), "faulty-codelist",
                              Msg("the code list “{name}” has errors", {{"name", name}}),
                              Msg("correct them first; they are told at their lines"));
    }
    return nullptr;
}

/// Only codes below one that the form names.
void KeepBelow(const NodeReader& reader, Question& question) {
    const std::string parent = reader.Value("parent");
    std::erase_if(question.categories, [&](const Category& category) { return category.parent != parent; });
    if (!question.categories.empty()) return;
    reader.Report().Error(
        reader.ValueRange("parent"), "unknown-parent",
        Msg("no code of “{name}” has the parent “{parent}”", {{"name", question.code_list}, {"parent", parent}}),
        Msg("write a code that stands in the column parent of the list"));
}

}  // namespace

void ReadCodeList(const Surroundings& around, const NodeReader& reader, Question& question) {
    question.code_list = reader.Value("codelist");
    if (reader.Entry("choices") != nullptr) {
        reader.Report().Error(reader.Entry("choices")->key_range, "choices-twice",
                              Msg("{path} has choices and a code list", {{"path", reader.Path()}}),
                              Msg("keep one of the two"));
    }
    question.parent_question = reader.Value("parent_question");
    if (!question.parent_question.empty()) {
        around.parents.push_back({question.id, around.roster, question.parent_question,
                                  reader.ValueRange("parent_question"), reader.PathOf("parent_question")});
    }
    const CodeList* list = FindList(reader, around.lists, question.code_list);
    if (list == nullptr) return;
    question.categories = list->categories;
    if (reader.Entry("parent") != nullptr) KeepBelow(reader, question);
}

void CheckParents(Findings& findings, const Form& form, const std::vector<ParentUse>& uses) {
    for (const ParentUse& use : uses) {
        const std::string inside = use.roster.empty() ? std::string() : use.roster + ".";
        const Question* parent = form.Find(inside + use.parent);
        if (parent == nullptr) parent = form.Find(use.parent);
        if (parent == nullptr || parent->type != QuestionType::SingleChoice || use.parent == use.question) {
            findings.Error(use.range, "unknown-question",
                           Msg("{path} names “{id}”, which is no other question with one choice",
                               {{"path", use.path}, {"id", use.parent}}),
                           Msg("name the question whose answer decides which codes may be chosen here"));
            continue;
        }
        const Question* question = form.Find(inside + use.question);
        const auto below = [&](const Category& category) { return FindCategory(*parent, category.parent) != nullptr; };
        if (question == nullptr || question->categories.empty() || parent->categories.empty() ||
            std::any_of(question->categories.begin(), question->categories.end(), below)) {
            continue;
        }
        findings.Error(
            use.range, "unknown-parent",
            Msg("{path}: no code has a choice of “{id}” as its parent", {{"path", use.path}, {"id", use.parent}}),
            Msg("compare the column parent of the code list with the choices of that question"));
    }
}

}  // namespace gongjian::form
