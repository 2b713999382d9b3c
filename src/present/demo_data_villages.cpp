// Invented: no such village, township, county or city exists. Region code 329999.
#include "present/demo_data_villages.h"

namespace gongjian::present {
namespace {

// Votes: due, present; excellent, good, qualified, unqualified, abstained, invalid. As a table a village is three lines;
// formatted it would be twelve.
// clang-format off
const std::vector<DemoVillage> kVillages{
    // The best, commended by the city.
    {.name = "青禾村", .party_due = 6, .party_done = 6, .unions_due = 12, .unions_done = 10, .migrants = 18,
     .migrants_filed = 18, .agency = 126, .agency_done = 124, .news = 6, .masses = {64, 60, 56, 4, 0, 0, 0, 0},
     .town = {22, 21, 19, 2, 0, 0, 0, 0}, .commendations = {{"2012-B-01", "city", "示例市委〔2012〕18号"}}},
    // Commended twice for one matter: only the higher level counts.
    {.name = "柳溪村", .pledges = 5, .pledges_done = 5, .migrants = 9, .migrants_filed = 9, .agency = 88,
     .agency_done = 88, .news = 5, .masses = {58, 55, 49, 6, 0, 0, 0, 0}, .town = {22, 22, 19, 3, 0, 0, 0, 0},
     .commendations = {{"2012-B-02", "county", "示例县委〔2012〕25号"}, {"2012-B-02", "town", ""}}},
    // These two tie at the quota line: same total, B and A by different ways.
    {.name = "石桥社区", .community = true, .duty_reviews = 1, .party_due = 14, .party_done = 14, .unions_due = 22,
     .unions_done = 19, .migrants = 25, .migrants_filed = 25, .tele_education = 26, .agency = 210,
     .agency_done = 206, .news = 7, .masses = {75, 70, 60, 9, 1, 0, 0, 0}, .town = {22, 22, 17, 5, 0, 0, 0, 0}},
    {.name = "白鹭村", .life_meetings = 1, .party_due = 4, .party_done = 4, .unions_due = 8, .unions_done = 7,
     .migrants = 11, .migrants_filed = 11, .agency = 64, .agency_done = 62,
     .masses = {75, 70, 60, 9, 1, 0, 0, 0}, .town = {22, 22, 17, 5, 0, 0, 0, 0}},
    // Over 90, and left out by the quota.
    {.name = "枫林村", .trainings = 9, .unions_due = 9, .unions_done = 7, .migrants = 16, .migrants_filed = 15,
     .agency = 93, .agency_done = 91, .masses = {60, 57, 45, 10, 2, 0, 0, 0},
     .town = {22, 20, 14, 6, 0, 0, 0, 0}},
    {.name = "望江社区", .community = true, .warnings = 1, .party_due = 18, .party_done = 17, .unions_due = 30,
     .unions_done = 24, .migrants = 31, .migrants_filed = 30, .agency = 260, .agency_done = 255, .news = 5,
     .masses = {80, 72, 55, 14, 2, 1, 0, 0}, .town = {22, 22, 15, 7, 0, 0, 0, 0},
     .commendations = {{"2012-B-03", "county", "示例县委〔2012〕39号"}}},
    // Good.
    {.name = "杏花村", .duty_reviews = 1, .trainings = 8, .pledges = 5, .migrants = 14, .tele_education = 22,
     .agency = 72, .agency_done = 69, .news = 2, .masses = {55, 50, 36, 11, 3, 0, 0, 0},
     .town = {22, 20, 12, 7, 1, 0, 0, 0}},
    {.name = "云坪村", .duty_reviews = 1, .trainings = 7, .party_due = 3, .party_done = 3, .unions_due = 6,
     .unions_done = 5, .migrants = 20, .migrants_filed = 17, .agency = 58, .agency_done = 54, .article = false,
     .masses = {50, 46, 30, 13, 2, 0, 1, 0}, .town = {22, 19, 11, 8, 0, 0, 0, 0}},
    {.name = "双井社区", .community = true, .duty_reviews = 1, .trainings = 7, .pledges = 6, .pledges_done = 5,
     .party_due = 12, .party_done = 11, .unions_due = 20, .unions_done = 15, .migrants = 22,
     .migrants_filed = 20, .agency = 180, .agency_done = 170, .news = 5,
     .masses = {78, 70, 48, 17, 4, 1, 0, 0}, .town = {22, 22, 13, 8, 1, 0, 0, 0},
     .criticisms = {{"2012-D-01", "county", "示例县委〔2012〕46号"}}},
    // No enterprise in the village: two items do not apply, block A is rescaled.
    {.name = "竹溪村", .life_meetings = 1, .trainings = 9, .party_due = 0, .party_done = 0, .unions_due = 0,
     .unions_done = 0, .migrants = 15, .migrants_filed = 14, .agency = 40, .agency_done = 39, .news = 3,
     .masses = {48, 44, 31, 10, 2, 0, 0, 1}, .town = {22, 21, 13, 7, 1, 0, 0, 0}},
    {.name = "松岭村", .trainings = 7, .pledges_done = 3, .party_due = 2, .party_done = 2, .unions_due = 5,
     .unions_done = 4, .migrants = 13, .migrants_filed = 11, .tele_education = 21, .agency = 51,
     .agency_done = 49, .news = 3, .masses = {52, 48, 32, 12, 3, 1, 0, 0}, .town = {22, 20, 11, 8, 1, 0, 0, 0},
     .commendations = {{"2012-B-04", "town", ""}}},
    // Qualified.
    {.name = "茶园村", .life_meetings = 1, .duty_reviews = 1, .trainings = 6, .pledges_done = 3, .party_due = 4,
     .party_done = 3, .unions_due = 9, .unions_done = 6, .migrants = 17, .migrants_filed = 13,
     .tele_education = 20, .agency = 67, .agency_done = 60, .news = 2, .article = false,
     .masses = {56, 49, 26, 15, 6, 2, 0, 0}, .town = {22, 18, 8, 8, 2, 0, 0, 0}},
    {.name = "河湾村", .life_meetings = 1, .warnings = 1, .trainings = 7, .pledges = 3, .pledges_done = 2,
     .party_due = 3, .party_done = 2, .unions_due = 7, .unions_done = 5, .migrants = 24, .migrants_filed = 16,
     .tele_education = 19, .agency = 73, .agency_done = 64, .news = 3, .article = false,
     .masses = {54, 45, 24, 14, 5, 2, 0, 0}, .town = {22, 19, 8, 9, 2, 0, 0, 0}},
    {.name = "东篱社区", .community = true, .duty_reviews = 1, .trainings = 7, .pledges = 5, .pledges_done = 3,
     .party_due = 9, .party_done = 7, .unions_due = 16, .unions_done = 11, .recruits_planned = 2,
     .migrants = 28, .migrants_filed = 21, .tele_education = 20, .agency = 150, .agency_done = 134, .news = 3,
     .masses = {72, 60, 33, 18, 6, 3, 0, 0}, .town = {22, 20, 9, 8, 3, 0, 0, 0}},
    {.name = "麦田村", .trainings = 5, .pledges = 2, .pledges_done = 2, .party_due = 2, .party_done = 1,
     .unions_due = 4, .unions_done = 2, .recruits = 0, .migrants = 10, .migrants_filed = 8,
     .tele_education = 18, .agency = 36, .agency_done = 32, .news = 1, .article = false,
     .masses = {50, 41, 22, 12, 5, 2, 0, 0}, .town = {22, 19, 8, 8, 3, 0, 0, 0}},
    // Unqualified.
    {.name = "旧渡村", .life_meetings = 0, .duty_reviews = 1, .warnings = 1, .trainings = 3, .pledges = 3,
     .pledges_done = 1, .party_due = 3, .party_done = 1, .unions_due = 6, .unions_done = 2, .recruits = 0,
     .migrants = 19, .migrants_filed = 7, .tele_education = 12, .agency = 44, .agency_done = 33, .news = 1,
     .article = false, .masses = {52, 38, 12, 12, 9, 4, 1, 0}, .town = {22, 18, 4, 8, 5, 1, 0, 0},
     .criticisms = {{"2012-D-01", "city", "示例市委〔2012〕60号"}}},
    // Vetoed in spite of its total.
    {.name = "北塘社区", .community = true, .party_due = 11, .party_done = 11, .unions_due = 18, .unions_done = 15,
     .migrants = 21, .migrants_filed = 21, .agency = 170, .agency_done = 167, .news = 5,
     .masses = {70, 64, 50, 11, 2, 1, 0, 0}, .town = {22, 21, 14, 6, 1, 0, 0, 0},
     .commendations = {{"2012-B-05", "county", "示例县委〔2012〕67号"}},
     .vetoes = {{"beijing_group_petition", "2012-06-18", "示例信访〔2012〕9号", "示例县信访局"}}},
    // Capped in spite of its total.
    {.name = "金穗村", .recruits = 2, .agency = 81, .agency_done = 80, .masses = {60, 55, 45, 8, 2, 0, 0, 0},
     .town = {22, 22, 16, 6, 0, 0, 0, 0}, .commendations = {{"2012-B-06", "city", "示例市委〔2012〕74号"}},
     .vetoes = {{"irregular_member_recruitment", "2012-09-05", "示例组〔2012〕23号", "示例县委组织部"}}},
    // The ballot of the town offices was not held: pending.
    {.name = "南陌村", .trainings = 9, .party_due = 4, .party_done = 4, .unions_due = 8, .unions_done = 7,
     .migrants = 14, .migrants_filed = 13, .agency = 62, .agency_done = 60,
     .masses = {57, 51, 40, 9, 2, 0, 0, 0}},
    // Too many unqualified ballots: capped.
    {.name = "西畴社区", .community = true, .trainings = 8, .pledges_done = 3, .party_due = 10, .party_done = 9,
     .unions_due = 17, .unions_done = 13, .migrants = 23, .migrants_filed = 20, .tele_education = 22,
     .agency = 140, .agency_done = 131, .masses = {68, 60, 20, 12, 8, 19, 0, 1},
     .town = {22, 20, 8, 8, 3, 1, 0, 0}},
};
// clang-format on

}  // namespace

const std::vector<DemoVillage>& DemoVillages() { return kVillages; }

}  // namespace gongjian::present
