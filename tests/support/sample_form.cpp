#include "support/sample_form.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gongjian::tests {
namespace {

using cases::Answer;
using form::QuestionType;

form::Question MakeQuestion(std::string id, QuestionType type, std::string zh, std::string en) {
    form::Question question;
    question.id = std::move(id);
    question.type = type;
    question.label = {std::move(zh), std::move(en)};
    return question;
}

std::size_t Below(std::mt19937& random, std::size_t limit) { return random() % limit; }

std::string RandomText(std::mt19937& random) {
    static const std::array<const char*, 14> kPieces{"示例", "村", "𠮷田", "〇", "１２３", "Ａb", "é",
                                                     " ",    "\"", "\\",   "\n", "\t",     "，",  "{}"};
    std::string text = "文";
    for (std::size_t i = Below(random, 6); i > 0; --i) text += kPieces[Below(random, kPieces.size())];
    return text;
}

Answer RandomAnswer(const form::Question& question, std::mt19937& random) {
    if (Below(random, 8) == 0) return static_cast<cases::NoAnswer>(Below(random, 3));
    switch (question.type == QuestionType::Computed ? question.computed_type : question.type) {
        case QuestionType::YesNo: return Below(random, 2) == 0;
        case QuestionType::Integer: return base::Decimal{static_cast<std::int64_t>(Below(random, 2000)) - 1000, 0};
        case QuestionType::Decimal:
            return base::Decimal{static_cast<std::int64_t>(Below(random, 200000)) - 100000, question.decimals};
        case QuestionType::Date: return base::Date{static_cast<std::int32_t>(Below(random, 20000))};
        case QuestionType::SingleChoice: return question.categories[Below(random, question.categories.size())].id;
        case QuestionType::MultipleChoice: {
            cases::Choices choices;
            for (const form::Category& category : question.categories) {
                if (Below(random, 2) == 0) choices.push_back(category.id);
            }
            return choices;
        }
        default: return RandomText(random);
    }
}

std::string NewRowId(std::mt19937& random) { return "row-" + std::to_string(random()); }

cases::Answers RandomRow(const form::Question& roster, std::mt19937& random) {
    cases::Answers answers;
    for (const form::Question& column : roster.questions) {
        if (Below(random, 4) > 0) answers.values[column.id] = RandomAnswer(column, random);
    }
    return answers;
}

void EditRoster(cases::Answers& answers, const form::Question& roster, std::mt19937& random) {
    std::vector<cases::Row>& rows = answers.rosters[roster.id];
    switch (Below(random, 4)) {
        case 0:
            rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(Below(random, rows.size() + 1)),
                        {NewRowId(random), RandomRow(roster, random)});
            break;
        case 1:
            if (!rows.empty()) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(Below(random, rows.size())));
            break;
        case 2: std::shuffle(rows.begin(), rows.end(), random); break;
        default:
            if (!rows.empty()) rows[Below(random, rows.size())].answers = RandomRow(roster, random);
    }
    if (rows.empty()) answers.rosters.erase(roster.id);
}

void EditAnswer(cases::Case& case_, std::mt19937& random) {
    static const form::Form kForm = SampleForm();
    const auto questions = kForm.Questions();
    const form::Question& question = *questions[Below(random, questions.size())];
    if (question.IsRoster()) return EditRoster(case_.answers, question, random);
    if (Below(random, 4) == 0) {
        case_.answers.values.erase(question.id);
    } else {
        case_.answers.values[question.id] = RandomAnswer(question, random);
    }
}

}  // namespace

form::Form SampleForm() {
    form::Form form;
    form.id = "sample";
    form.version = "1";
    form.title = {"样表", "Sample"};
    form.text_hash = "0001";
    form.unit_question = "name";
    form.key_questions = {"name"};
    form.list_questions = {"name", "kind", "share"};

    const std::vector<form::Category> kinds{{"village", {"村", "Village"}, {}},
                                            {"community", {"居（社区）", "Community"}, {"社区", "Comm."}}};
    form::Question share = MakeQuestion("share", QuestionType::Decimal, "占比", "Share");
    share.decimals = 2;
    form::Question kind = MakeQuestion("kind", QuestionType::SingleChoice, "类别", "Kind");
    kind.categories = kinds;
    form::Question topics = MakeQuestion("topics", QuestionType::MultipleChoice, "议题", "Topics");
    topics.categories = {
        {"roads", {"道路", "Roads"}, {}}, {"water", {"饮水", "Water"}, {}}, {"school", {"学校", "School"}, {}}};
    form::Question total = MakeQuestion("total", QuestionType::Computed, "合计", "Total");
    total.computed_type = QuestionType::Decimal;
    total.decimals = 1;

    form::Question groups = MakeQuestion("groups", QuestionType::Roster, "测评组", "Groups");
    form::Question group = MakeQuestion("group", QuestionType::SingleChoice, "组别", "Group");
    group.categories = {{"masses", {"党员群众组", "Masses"}, {}}, {"town", {"镇领导站所组", "Town"}, {}}};
    form::Question fee = MakeQuestion("fee", QuestionType::Decimal, "费用", "Fee");
    fee.decimals = 1;
    groups.questions = {group, MakeQuestion("voters", QuestionType::Integer, "人数", "Voters"),
                        MakeQuestion("held_on", QuestionType::Date, "日期", "Held on"),
                        MakeQuestion("note", QuestionType::Text, "备注", "Note"), fee};

    form::Section section;
    section.id = "all";
    section.title = {"全部", "All"};
    section.questions = {MakeQuestion("name", QuestionType::Text, "名称", "Name"),
                         MakeQuestion("remarks", QuestionType::LongText, "说明", "Remarks"),
                         MakeQuestion("count", QuestionType::Integer, "次数", "Count"),
                         share,
                         MakeQuestion("visited_on", QuestionType::Date, "走访日期", "Visited on"),
                         MakeQuestion("signed", QuestionType::YesNo, "已签", "Signed"),
                         kind,
                         topics,
                         total,
                         groups};
    form.sections = {section};
    return form;
}

cases::Answers RandomAnswers(std::mt19937& random) {
    static const form::Form kForm = SampleForm();
    cases::Answers answers;
    for (const form::Question* question : kForm.Questions()) {
        if (!question->IsRoster()) {
            if (Below(random, 4) > 0) answers.values[question->id] = RandomAnswer(*question, random);
            continue;
        }
        for (std::size_t rows = Below(random, 4); rows > 0; --rows) {
            answers.rosters[question->id].push_back({NewRowId(random), RandomRow(*question, random)});
        }
    }
    return answers;
}

void EditAtRandom(cases::Case& case_, std::mt19937& random) {
    for (std::size_t edits = 1 + Below(random, 3); edits > 0; --edits) {
        switch (Below(random, 10)) {
            case 0: case_.status = static_cast<cases::Status>(Below(random, 6)); break;
            case 1: case_.unit = RandomText(random); break;
            case 2: case_.position = Below(random, 2) == 0 ? "groups[2].voters" : "count"; break;
            case 3: case_.deleted = !case_.deleted; break;
            case 4:
                if (case_.set_aside.empty() || Below(random, 2) == 0) {
                    case_.set_aside["visited_on"] = base::Date{static_cast<std::int32_t>(Below(random, 20000))};
                    case_.set_aside["groups[" + NewRowId(random) + "].held_on"] = base::Date{7};
                } else {
                    case_.set_aside.erase(case_.set_aside.begin());
                }
                break;
            default: EditAnswer(case_, random);
        }
    }
}

}  // namespace gongjian::tests
