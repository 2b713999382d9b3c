// The keyword table.
#include "lang/keywords.h"

#include <algorithm>
#include <array>

namespace gongjian::lang {
namespace {

using K = TokenKind;

// clang-format off
const std::vector<Keyword>& Table() {
    static const std::vector<Keyword> table = {
        {K::RuleSet, {"评分规则"}, {"ruleset"}},
        {K::Block, {"部分"}, {"block"}},
        {K::BlockItem, {"部分兼项目"}, {"block item"}},
        {K::Item, {"项目"}, {"item"}},
        {K::Bonus, {"加分", "加分合计"}, {"bonus"}},
        {K::Penalty, {"扣分", "扣分合计"}, {"penalty"}},
        {K::Fetch, {"取数"}, {"let"}},
        {K::Constant, {"常量"}, {"constant"}},
        {K::Conclusion, {"结论"}, {"conclusion"}},
        {K::RowResults, {"逐行"}, {"row results"}},
        {K::LookupTable, {"对照表"}, {"lookup table"}},
        {K::Veto, {"一票否决"}, {"veto"}},
        {K::CapVeto, {"评优否决"}, {"cap veto"}},
        {K::NotAssessed, {"不参评"}, {"not assessed"}},
        {K::NoGrade, {"不定等次"}, {"no grade"}},
        {K::Grades, {"等次"}, {"grades", "grade"}},
        {K::Quota, {"名额"}, {"quota"}},
        {K::Rank, {"排名"}, {"rank"}},
        {K::Sample, {"样例"}, {"sample"}},
        {K::Test, {"测试"}, {"test"}},

        {K::Version, {"版本"}, {"version"}},
        {K::AppliesTo, {"适用表单"}, {"form"}},
        {K::Basis, {"依据"}, {"basis"}},
        {K::Period, {"适用期"}, {"period"}},
        {K::To, {"至", "到"}, {"to"}},
        {K::Full, {"满分", "分值", "标准分"}, {"points"}},
        {K::Rescale, {"缺项按比例折算"}, {"rescale omitted"}},
        {K::StarOver, {"缺项超过"}, {"star over"}},
        {K::Star, {"加星"}, {}},
        {K::From, {"取自"}, {"from"}},
        {K::Shown, {"列示"}, {"shown"}},
        {K::Round, {"舍入"}, {"round"}},
        {K::Decimals, {"位", "位小数"}, {"decimals", "decimal"}},
        {K::Cap, {"封顶"}, {"cap at"}},
        {K::UnknownIsFalse, {"未知按否"}, {"unknown is no"}},
        {K::NotOver, {"不超过"}, {"not over"}},
        {K::Down, {"向下取整"}, {"rounded down"}},
        {K::Up, {"向上取整"}, {"rounded up"}},
        {K::Nearest, {"四舍五入"}, {"rounded"}},
        {K::AtLeast, {"至少"}, {"at least"}},
        {K::Given, {"给定"}, {"given"}},
        {K::OtherUnits, {"其他单位"}, {"other units"}},
        {K::Change, {"改"}, {"change"}},
        {K::Expect, {"期望"}, {"expect"}},
        {K::Total, {"总分"}, {"total"}},
        {K::Missing, {"缺"}, {"missing"}},
        {K::Status, {"状态"}, {"status"}},
        {K::Raw, {"原始分"}, {"raw"}},
        {K::Errors, {"错误"}, {"errors", "error"}},
        {K::TotalCap, {"总分封顶"}, {"total cap at"}},
        {K::TotalFactor, {"总分系数"}, {"total factor"}},
        {K::Share, {"占"}, {"weight"}},
        {K::Key, {"键"}, {"key"}},
        {K::Since, {"自"}, {}},
        {K::Gives, {"为"}, {"gives"}},
        {K::Ties, {"并列超额"}, {"ties"}},
        {K::Defer, {"提请研究"}, {"deferred"}},
        {K::AllCounted, {"全部计入"}, {"all counted"}},
        {K::NoneCounted, {"全部不计"}, {"none counted"}},
        {K::Pool, {"分组"}, {"within"}},

        {K::Where, {"其中"}, {"where"}},
        {K::PartOf, {"其中"}, {"part"}},
        {K::Omit, {"合理缺项"}, {"omit"}},
        {K::Pending, {"待补"}, {"pending"}},
        {K::When, {"当"}, {"when"}},
        {K::Get, {"得"}, {"get"}},
        {K::Deduct, {"扣"}, {"deduct"}},
        {K::Add, {"加"}, {"add"}},
        {K::Otherwise, {"其余", "否则"}, {"otherwise"}},
        {K::Else, {"否则"}, {"else"}},
        {K::MissingIsZero, {"缺报按零分"}, {"missing counts zero"}},
        {K::Due, {"应"}, {"due"}},
        {K::Actual, {"实"}, {"actual"}},
        {K::EachShort, {"每少", "每缺"}, {}},
        {K::EachOver, {"每多", "每超", "每超过"}, {}},
        {K::EachBelow, {"每低"}, {}},
        {K::EachAbove, {"每高"}, {}},
        {K::Each, {"每", "每开展", "每举办", "每发生", "每推迟"}, {"each"}},
        {K::EachMissing, {"缺一项", "每缺一项", "缺1项", "每缺1项"}, {"each missing"}},
        {K::Short, {}, {"short"}},
        {K::Over, {}, {"over"}},
        {K::Below, {}, {"below"}},
        {K::Above, {}, {"above"}},
        {K::Rate, {"率"}, {"rate"}},
        {K::Target, {"目标"}, {"target"}},
        {K::Lacking, {"不足"}, {"under"}},
        {K::Counts, {"计", "计算"}, {"counts"}},
        {K::Proportional, {"按比例"}, {"proportional"}},
        {K::PartCountsAsOne, {}, {"part counts as one"}},
        {K::PartIgnored, {"不计", "不扣"}, {"part ignored"}},
        {K::AtMost, {"最多", "最高"}, {"at most"}},
        {K::MayGoNegative, {"可倒扣"}, {"may go negative"}},
        {K::UntilZero, {"扣完为止", "减完为止"}, {"until zero"}},
        {K::MissingCounts, {"缺报按"}, {"missing counts"}},
        {K::BlankWithholds, {"未填待补"}, {"blank withholds"}},
        {K::Manual, {"酌情"}, {"at discretion"}},
        {K::Between, {"幅度"}, {"range"}},
        {K::Reason, {"理由"}, {"reason"}},
        {K::Say, {"说明"}, {"say"}},
        {K::Evidence, {"佐证"}, {"evidence"}},
        {K::By, {"按"}, {"by"}},
        {K::EachRow, {"每一行"}, {"each row of"}},
        {K::Same, {"同一"}, {}},
        {K::Highest, {"就高"}, {"highest"}},
        {K::HighestPer, {}, {"highest per"}},
        {K::AndAbove, {"以上", "以上含", "及以上"}, {"and above"}},
        {K::AndBelow, {"以下", "以内", "及以下"}, {"and below"}},
        {K::Exclusive, {"不含"}, {"exclusive"}},
        {K::EdgesUp, {"界点归入较高一档", "界点归较高一档", "界点归入较高档"}, {"edges go up"}},
        {K::EdgesDown, {"界点归入较低一档", "界点归较低一档", "界点归入较低档"}, {"edges go down"}},

        {K::Or, {"或", "或者"}, {"or"}},
        {K::And, {"且", "并且"}, {"and"}},
        {K::Not, {"非"}, {"not"}},
        {K::In, {"属于"}, {"in"}},
        {K::NotIn, {"不属于"}, {"not in"}},
        {K::If, {"如果"}, {"if"}},
        {K::Then, {"那么"}, {"then"}},
        {K::Yes, {"是"}, {"yes", "true"}},
        {K::No, {"否"}, {"no", "false"}},
        {K::Count, {"计数"}, {"count"}},
        {K::Sum, {"合计"}, {"sum"}},
        {K::Minimum, {"最小值"}, {"minimum"}},
        {K::Maximum, {"最大值"}, {"maximum"}},
        {K::Mean, {"平均值"}, {"mean"}},
        {K::Any, {}, {"any"}},
        {K::All, {}, {"all"}},
        {K::None, {}, {"none"}},
        {K::Within, {"中"}, {}},
        {K::Has, {"有"}, {}},
        {K::HasNo, {"没有"}, {}},
        {K::Every, {"都"}, {}},
        {K::Of, {"于"}, {"of"}},
        {K::Filled, {"已填"}, {"filled"}},
        {K::Blank, {"未填"}, {"blank"}},
        {K::Refused, {"拒答"}, {"refused"}},
        {K::DontKnow, {"不掌握"}, {"dont know"}},
        {K::NotApplicable, {"不适用"}, {"not applicable"}},
        {K::IgnoreBlanks, {"忽略未填"}, {"ignoring blanks"}},
        {K::BlankAs, {"未填按"}, {"blank as"}},
        {K::Nothing, {"无"}, {"none"}},
        {K::Ledger, {"台账"}, {"ledger"}},
        {K::Distinct, {"不同"}, {"distinct"}},
        {K::TrimmedMean, {"去极值平均"}, {"trimmed mean"}},
        {K::IfMoreThan, {}, {"if more than"}},
        {K::Holds, {"时"}, {}},
        {K::Today, {"今天"}, {"today"}},

        {K::RoundUp, {"进一"}, {"round up"}},
        {K::RoundDown, {"去尾"}, {"round down"}},
        {K::Least, {"较小值"}, {"lesser"}},
        {K::Greatest, {"较大值"}, {"greater"}},
        {K::Months, {"整月数"}, {"months"}},
        {K::Days, {"天数"}, {"days"}},
        {K::WorkingDays, {"工作日数"}, {"working days"}},
        {K::DaysInYear, {"全年天数"}, {"days in year"}},
        {K::DayOfYear, {"年内第几天"}, {"day of year"}},
        {K::Year, {"年份"}, {"year"}},
        {K::Lookup, {"查表"}, {"lookup"}},
        {K::RankInRoster, {"名次"}, {"rank"}},
        {K::RankAscending, {"升序名次"}, {"rank ascending"}},
        {K::GroupSum, {"同组合计"}, {"group sum"}},
        {K::GroupCount, {"同组计数"}, {"group count"}},
        {K::PopulationRank, {"全体名次"}, {"population rank"}},
        {K::PopulationRankAscending, {"全体升序名次"}, {"population rank ascending"}},
        {K::PopulationSum, {"全体合计"}, {"population sum"}},
        {K::PopulationMinimum, {"全体最小值"}, {"population minimum"}},
        {K::PopulationMaximum, {"全体最大值"}, {"population maximum"}},
        {K::PopulationMean, {"全体平均值"}, {"population mean"}},
        {K::PopulationCount, {"全体个数"}, {"population count"}},

        {K::Equal, {"=", "等于", "=="}, {"="}},
        {K::NotEqual, {"≠", "不等于", "!=", "<>"}, {"!="}},
        {K::Less, {"<", "小于", "低于", "不满"}, {"<"}},
        {K::LessEqual, {"≤", "<="}, {"<="}},
        {K::Greater, {">", "大于", "超过"}, {">"}},
        {K::GreaterEqual, {"≥", "不少于", "不低于", "达到", ">="}, {">="}},

        {K::Comma, {"，"}, {","}},
        {K::Semicolon, {"；"}, {";"}},
        {K::Colon, {"："}, {":"}},
        {K::Dot, {"."}, {"."}},
        {K::OpenBracket, {"["}, {"["}},
        {K::CloseBracket, {"]"}, {"]"}},
        {K::OpenParen, {"("}, {"("}},
        {K::CloseParen, {")"}, {")"}},
        {K::Bar, {"|"}, {"|"}},
        {K::Tilde, {"~"}, {"~"}},
        {K::Plus, {"+"}, {"+"}},
        {K::Minus, {"-"}, {"-"}},
        {K::Times, {"×", "*"}, {"*"}},
        {K::Divide, {"÷", "/"}, {"/"}},
    };
    return table;
}

constexpr std::string_view kUnits[] = {
    "分", "次", "人", "个", "名", "项", "篇", "天", "户", "件", "家", "票", "元", "位", "个百分点", "百分点", "年", "月",
    "个月", "场", "份", "日", "人次", "起", "课时", "学时", "小时", "亩", "公里", "位次", "个位次",
    "point", "points", "time", "times", "person", "persons", "item", "items", "piece", "pieces", "day", "days", "month", "months",
    "percentage-point", "percentage-points", "percentage point", "percentage points", "yuan",
};
// clang-format on

}  // namespace

std::span<const Keyword> Keywords() { return Table(); }

std::span<const std::string_view> UnitWords() { return kUnits; }

std::string_view UnitIn(std::string_view word, base::Language language) {
    // The first English word of each is the one that is written.
    static constexpr std::pair<std::string_view, std::string_view> kPairs[] = {
        {"分", "points"},
        {"分", "point"},
        {"次", "times"},
        {"次", "time"},
        {"人", "persons"},
        {"人", "person"},
        {"项", "items"},
        {"项", "item"},
        {"篇", "pieces"},
        {"篇", "piece"},
        {"天", "days"},
        {"天", "day"},
        {"个月", "months"},
        {"个月", "month"},
        {"个百分点", "percentage points"},
        {"个百分点", "percentage point"},
        {"元", "yuan"},
    };
    const bool chinese = language == base::Language::Chinese;
    for (const auto& [zh, en] : kPairs) {
        if (word == (chinese ? en : zh)) return chinese ? zh : en;
    }
    return word;
}

std::string_view Spelling(TokenKind kind, base::Language language) {
    static const std::array<const Keyword*, 256> by_kind = [] {
        std::array<const Keyword*, 256> found{};
        for (const Keyword& keyword : Table()) found[static_cast<std::size_t>(keyword.kind)] = &keyword;
        return found;
    }();
    const Keyword* keyword = by_kind[static_cast<std::size_t>(kind)];
    if (keyword == nullptr) return {};
    const bool chinese = language == base::Language::Chinese;
    const auto& wanted = chinese ? keyword->zh : keyword->en;
    const auto& other = chinese ? keyword->en : keyword->zh;
    return !wanted.empty() ? wanted.front() : other.front();
}

}  // namespace gongjian::lang
