// The day of a round and the cases that count in it.
#include <boost/test/unit_test.hpp>

#include "present/round_day.h"

using gongjian::present::DayOfRound;
using gongjian::present::IsScored;
namespace base = gongjian::base;
namespace cases = gongjian::cases;

namespace {

std::string DayOf(const std::string& round, const std::string& today) {
    return base::ToString(DayOfRound(round, base::ParseDate(today).value()));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(round_day_tests)

BOOST_AUTO_TEST_CASE(a_year_that_is_over_counts_as_on_its_last_day) {
    BOOST_TEST(DayOf("2012", "2013-01-01") == "2012-12-31");
    BOOST_TEST(DayOf("2012", "2026-11-24") == "2012-12-31");
}

BOOST_AUTO_TEST_CASE(a_year_that_goes_on_and_any_other_round_count_as_of_today) {
    BOOST_TEST(DayOf("2012", "2012-12-31") == "2012-12-31");
    BOOST_TEST(DayOf("2012", "2012-03-05") == "2012-03-05");
    BOOST_TEST(DayOf("2012上半年", "2013-01-01") == "2013-01-01");
    BOOST_TEST(DayOf("", "2013-01-01") == "2013-01-01");
    BOOST_TEST(DayOf("abcd", "2013-01-01") == "2013-01-01");
}

BOOST_AUTO_TEST_CASE(every_case_that_is_not_void_is_scored) {
    cases::Case one;
    for (const auto status : {cases::Status::Draft, cases::Status::Submitted, cases::Status::Returned,
                              cases::Status::Approved, cases::Status::Locked}) {
        one.status = status;
        BOOST_TEST(IsScored(one));
    }
    one.status = cases::Status::Void;
    BOOST_TEST(!IsScored(one));
}

BOOST_AUTO_TEST_SUITE_END()
