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
        {K::To, {"至", "到", "~"}, {"to"}},
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
        {K::Change, {"改"}, {"change"}},
        {K::Expect, {"期望"}, {"expect"}},
        {K::Total, {"总分"}, {"total"}},
        {K::Missing, {"缺"}, {"missing"}},
        {K::Status, {"状态"}, {"status"}},
        {K::Raw, {"原始分"}, {"raw"}},

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
        {K::EachOver, {"每多", "每超"}, {}},
        {K::EachBelow, {"每低"}, {}},
        {K::EachAbove, {"每高"}, {}},
        {K::Each, {"每"}, {"each"}},
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
        {K::UntilZero, {"扣完为止"}, {"until zero"}},
        {K::Evidence, {"佐证"}, {"evidence"}},
        {K::By, {"按"}, {"by"}},
        {K::EachRow, {"每一行"}, {"each row of"}},
        {K::Same, {"同一"}, {}},
        {K::Highest, {"就高"}, {}},
        {K::HighestPer, {}, {"highest per"}},
        {K::AndAbove, {"以上", "以上含", "及以上"}, {"and above"}},
        {K::AndBelow, {"以下", "以内", "及以下"}, {"and below"}},
        {K::Exclusive, {"不含"}, {"exclusive"}},

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
        {K::Plus, {"+"}, {"+"}},
        {K::Minus, {"-"}, {"-"}},
        {K::Times, {"×", "*"}, {"*"}},
        {K::Divide, {"÷", "/"}, {"/"}},
    };
    return table;
}

constexpr std::string_view kUnits[] = {
    "分", "次", "人", "个", "名", "项", "篇", "天", "户", "件", "家", "票", "元", "位", "个百分点", "百分点", "年", "月",
    "个月", "场", "份", "日", "人次",
    "point", "points", "time", "times", "person", "persons", "item", "items", "piece", "pieces", "day", "days", "month", "months",
    "percentage-point", "percentage-points", "percentage point", "percentage points", "yuan",
};
// clang-format on

}  // namespace

std::span<const Keyword> Keywords() { return Table(); }

std::span<const std::string_view> UnitWords() { return kUnits; }

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

bool BeginsStatement(TokenKind kind) { return kind >= K::RuleSet && kind <= K::Test; }

bool IntroducesId(TokenKind kind) {
    switch (kind) {
        case K::RuleSet:
        case K::Block:
        case K::BlockItem:
        case K::Item:
        case K::Bonus:
        case K::Penalty:
        case K::Fetch:
        case K::Constant:
        case K::Veto:
        case K::CapVeto:
        case K::Sample: return true;
        default: return false;
    }
}

bool BeginsClause(TokenKind kind) {
    switch (kind) {
        case K::Omit:
        case K::Pending:
        case K::When:
        case K::Get:
        case K::Deduct:
        case K::Add:
        case K::Otherwise:
        case K::MissingIsZero:
        case K::Due:
        case K::EachShort:
        case K::EachOver:
        case K::EachBelow:
        case K::EachAbove:
        case K::Each:
        case K::Rate:
        case K::MayGoNegative:
        case K::UntilZero:
        case K::Evidence:
        case K::By:
        case K::EachRow:
        case K::Round:
        case K::PartOf:
        case K::Where: return true;
        default: return false;
    }
}

}  // namespace gongjian::lang
