// What a session shows depends on the answers, not on the order in which they were given.
#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "base/file.h"
#include "interview/small_form.h"

using namespace gongjian;
using interview::Session;

namespace {

using Assignment = std::pair<std::string, cases::Answer>;

cases::Answer RandomAnswer(const form::Question& question, std::mt19937& random) {
    if (random() % 10 == 0) return static_cast<cases::NoAnswer>(random() % 3);
    switch (question.type) {
        case form::QuestionType::YesNo: return random() % 3 != 0;
        case form::QuestionType::Integer: return base::Decimal{static_cast<std::int64_t>(random() % 30), 0};
        case form::QuestionType::Decimal:
            return base::Decimal{static_cast<std::int64_t>(random() % 3000), question.decimals};
        case form::QuestionType::Date: return base::Date{static_cast<std::int32_t>(random() % 20000)};
        case form::QuestionType::SingleChoice: return question.categories[random() % question.categories.size()].id;
        default: return cases::Answer(std::string(random() % 2 == 0 ? "示例" : "一二三四五六七"));
    }
}

void AddAssignment(std::vector<Assignment>& all, const std::string& path, const form::Question& question,
                   std::mt19937& random) {
    const bool answerable = question.type != form::QuestionType::Note && question.type != form::QuestionType::Computed;
    if (answerable && random() % 4 != 0) all.emplace_back(path, RandomAnswer(question, random));
}

/// One answer to each of most questions; rosters with up to three rows, fixed ones without their names.
std::vector<Assignment> RandomAssignments(const form::Form& form, std::mt19937& random) {
    std::vector<Assignment> all;
    for (const form::Question* question : form.Questions()) {
        if (!question->IsRoster()) {
            AddAssignment(all, question->id, *question, random);
            continue;
        }
        const bool fixed = !question->fixed_rows.empty();
        const std::size_t rows = fixed ? question->fixed_rows.size() : random() % 4;
        for (std::size_t row = 1; row <= rows; ++row) {
            for (const form::Question& column : question->questions) {
                if (fixed && &column == &question->questions.front()) continue;
                AddAssignment(all, question->id + "[" + std::to_string(row) + "]." + column.id, column, random);
            }
        }
    }
    return all;
}

/// Everything that people see, with rows by place: their ids are new in each session.
struct Seen {
    std::map<std::string, cases::Answer> answers, set_aside;
    std::map<std::string, bool> relevant;
    std::vector<interview::Violation> violations;
    bool operator==(const Seen&) const = default;
};

Seen SeenOf(const Session& session) {
    Seen seen;
    const cases::Case& current = session.Current();
    const auto look = [&](const std::string& path) {
        seen.answers[path] = cases::Get(current.answers, tests::At(path));
        seen.relevant[path] = session.IsRelevant(tests::At(path));
    };
    for (const form::Question* question : session.Form().form.Questions()) {
        look(question->id);
        const auto rows = current.answers.rosters.find(question->id);
        if (rows == current.answers.rosters.end()) continue;
        for (std::size_t row = 1; row <= rows->second.size(); ++row) {
            for (const form::Question& column : question->questions) {
                look(question->id + "[" + std::to_string(row) + "]." + column.id);
            }
        }
    }
    seen.set_aside.insert(current.set_aside.begin(), current.set_aside.end());
    seen.violations = session.Violations();
    return seen;
}

Session Answered(const std::shared_ptr<const interview::CheckedForm>& form,
                 const std::vector<Assignment>& assignments) {
    Session session = tests::Open(form, tests::NewCase(*form));
    for (const auto& [path, answer] : assignments) session.Set(tests::At(path), answer);
    return session;
}

void CheckOrders(const std::shared_ptr<const interview::CheckedForm>& form, int rounds, unsigned seed) {
    std::mt19937 random(seed);
    for (int round = 0; round < rounds; ++round) {
        std::vector<Assignment> assignments = RandomAssignments(form->form, random);
        const Session straight = Answered(form, assignments);
        const Seen wanted = SeenOf(straight);
        std::shuffle(assignments.begin(), assignments.end(), random);
        // Some are answered otherwise first, and then again.
        std::vector<Assignment> detours;
        for (const Assignment& assignment : assignments) {
            if (random() % 4 == 0) detours.emplace_back(assignment.first, cases::NoAnswer::Refused);
        }
        detours.insert(detours.end(), assignments.begin(), assignments.end());
        BOOST_REQUIRE_MESSAGE(SeenOf(Answered(form, detours)) == wanted, "round " << round << " depends on the order");
        BOOST_REQUIRE_MESSAGE(SeenOf(tests::Open(form, straight.Current())) == wanted,
                              "round " << round << " changes when opened");
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(session_order_tests)

BOOST_AUTO_TEST_CASE(the_order_of_answers_does_not_matter_in_a_form_with_chains) {
    CheckOrders(tests::SmallForm(), 300, 1);
}

BOOST_AUTO_TEST_CASE(the_order_of_answers_does_not_matter_in_the_shipped_form) {
    const interview::FormCheckResult opened =
        interview::OpenForm(base::PathFromUtf8(GONGJIAN_SOURCE_DIR "/forms/village_evaluation.info"));
    BOOST_REQUIRE(opened.form);
    CheckOrders(opened.form, 25, 2);
}

BOOST_AUTO_TEST_SUITE_END()
