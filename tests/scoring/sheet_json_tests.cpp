// The JSON of score sheets: words and nulls as fixed for other programs, and a complete round trip.
#include <random>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "cases/score_sheet_json.h"

using namespace gongjian;

namespace {

using Json = nlohmann::json;
using cases::ScoreSheet;
using cases::SheetItem;

SheetItem Item(std::string id, SheetItem::State state, std::string points,
               SheetItem::Role role = SheetItem::Role::Item) {
    SheetItem item;
    item.id = std::move(id);
    item.title = "民主生活会";
    item.state = state;
    item.points = std::move(points);
    item.role = role;
    item.reason_zh = "应2次";
    item.reason_en = "2 due";
    return item;
}

ScoreSheet PendingSheet() {
    ScoreSheet sheet;
    sheet.id = "V05";
    sheet.status = cases::SheetStatus::Pending;
    sheet.items = {Item("A1.1", SheetItem::State::Scored, "4.00"), Item("A4.1", SheetItem::State::NotApplicable, ""),
                   Item("B", SheetItem::State::Pending, ""),
                   Item("C", SheetItem::State::Scored, "2.00", SheetItem::Role::Bonus)};
    sheet.missing = {"ballot_groups.town"};
    sheet.groups = {{"town", "98.00"}, {"masses", "98.52"}};
    sheet.blocks = {{"A", "70.00"}};
    sheet.rescales = true;
    sheet.raw = "70.00";
    sheet.na_points = "0.00";
    sheet.bonus = "2.00";
    sheet.penalty = "0.00";
    sheet.provisional = "70.00";
    return sheet;
}

std::string RandomText(std::mt19937& random) {
    static const char* const kTexts[] = {"", "甲", "“引号”\"", "a\nb", "12.50", "示例村", "\\", "😀"};
    return kTexts[random() % std::size(kTexts)];
}

std::optional<std::string> Maybe(std::mt19937& random) {
    return random() % 2 == 0 ? std::nullopt : std::optional(RandomText(random));
}

ScoreSheet RandomSheet(std::mt19937& random) {
    ScoreSheet sheet;
    sheet.id = RandomText(random);
    sheet.unit = RandomText(random);
    sheet.status = static_cast<cases::SheetStatus>(random() % 4);
    for (unsigned i = 0; i < random() % 4; ++i) {
        SheetItem item = Item("i" + std::to_string(i), static_cast<SheetItem::State>(random() % 3), RandomText(random),
                              static_cast<SheetItem::Role>(random() % 3));
        item.reason_zh = RandomText(random);
        item.full_points = RandomText(random);
        item.block = RandomText(random);
        item.evidence = RandomText(random);
        if (random() % 2 == 0) item.clauses.push_back({RandomText(random), 7, true, RandomText(random), "x", "-2.00"});
        if (random() % 2 == 0) item.inputs.push_back({"a[1].b", RandomText(random), "x", RandomText(random)});
        sheet.items.push_back(std::move(item));
    }
    if (random() % 2 == 0) sheet.errors = {"pledges_made"};
    if (random() % 2 == 0) sheet.missing = {"pledges_made", "ballot_groups.town"};
    if (random() % 2 == 0) sheet.groups = {{"z", RandomText(random)}, {"a", RandomText(random)}};
    if (random() % 2 == 0) sheet.blocks = {{"B", "1.00"}, {"A", "2.00"}};
    sheet.rescales = random() % 2 == 0;
    if (sheet.rescales) sheet.raw = Maybe(random);
    if (sheet.rescales) sheet.na_points = Maybe(random);
    for (auto* field :
         {&sheet.base, &sheet.bonus, &sheet.penalty, &sheet.total, &sheet.provisional, &sheet.grade, &sheet.cap}) {
        *field = Maybe(random);
    }
    sheet.starred = random() % 2 == 0;
    if (random() % 2 == 0) sheet.veto = {"v"};
    if (random() % 2 == 0) sheet.cap_reasons = {"c"};
    if (random() % 2 == 0) sheet.rank = static_cast<int>(random() % 100);
    sheet.quota_limited = random() % 2 == 0;
    sheet.tied_at_quota = random() % 2 == 0;
    if (random() % 2 == 0) sheet.values = {{"lights", "[\"红\",null,\"1.20\"]"}, {"advice", "\"甲\""}};
    if (random() % 2 == 0) sheet.notes_zh_en = {{RandomText(random), "x"}};
    return sheet;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sheet_json_tests)

BOOST_AUTO_TEST_CASE(a_pending_sheet_has_the_words_and_nulls_of_the_interface) {
    const Json json = Json::parse(cases::SheetToJson(PendingSheet()));
    BOOST_TEST(json.at("status") == "pending");
    BOOST_TEST(json.at("items") == Json({{"A1.1", "4.00"}}));
    BOOST_TEST(json.at("pending_items") == Json::array({"B"}));
    BOOST_TEST(json.at("not_applicable") == Json::array({"A4.1"}));
    BOOST_TEST(json.at("missing") == Json::array({"ballot_groups.town"}));
    for (const char* field : {"base", "total", "grade", "cap", "rank"}) BOOST_TEST(json.at(field).is_null());
    BOOST_TEST(json.at("provisional") == "70.00");
    BOOST_TEST(json.at("veto") == Json::array());
    BOOST_TEST(json.at("errors") == Json::array());
    BOOST_TEST(json.at("reasons").at("C") == Json({{"zh", "应2次"}, {"en", "2 due"}}));
    BOOST_TEST(!json.contains("explain"));
}

BOOST_AUTO_TEST_CASE(raw_stands_only_on_sheets_of_rules_that_rescale) {
    ScoreSheet sheet = PendingSheet();
    sheet.raw.reset();
    BOOST_TEST(Json::parse(cases::SheetToJson(sheet)).at("raw").is_null());
    sheet.rescales = false;
    BOOST_TEST(!Json::parse(cases::SheetToJson(sheet)).contains("raw"));
}

BOOST_AUTO_TEST_CASE(groups_keep_the_order_of_the_rules) {
    const std::string text = cases::SheetToJson(PendingSheet());
    BOOST_TEST(text.find("\"town\":\"98.00\"") < text.find("\"masses\":\"98.52\""));
}

BOOST_AUTO_TEST_CASE(explain_stands_where_clauses_are_filled) {
    ScoreSheet sheet = PendingSheet();
    sheet.items[0].clauses.push_back({"每少 1 次 扣 2 分", 12, true, "少1次", "1 short", "-2.00"});
    const Json json = Json::parse(cases::SheetsToJson({sheet})).at("sheets").at(0);
    BOOST_TEST(json.at("explain").at("items").at(0).at("clauses").at(0).at("line") == 12);
}

BOOST_AUTO_TEST_CASE(a_complete_sheet_reads_back_equal) {
    std::mt19937 random(7);
    for (int i = 0; i < 1000; ++i) {
        const ScoreSheet sheet = RandomSheet(random);
        const std::optional<ScoreSheet> read = cases::SheetFromJson(cases::SheetToJson(sheet, true));
        BOOST_REQUIRE_MESSAGE(read && *read == sheet, cases::SheetToJson(sheet, true));
    }
}

BOOST_AUTO_TEST_CASE(other_json_is_no_sheet) {
    for (const char* text : {"", "[]", "{}", "nonsense", "{\"id\":1}", "null"}) BOOST_TEST(!cases::SheetFromJson(text));
    BOOST_TEST(!cases::SheetFromJson(cases::SheetToJson(PendingSheet())));
}

BOOST_AUTO_TEST_SUITE_END()
