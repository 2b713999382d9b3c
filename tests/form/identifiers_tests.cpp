// The vectors of the standards for identifiers: what is right passes, what is wrong is refused for the right reason.
#include <algorithm>
#include <string>

#include <boost/test/unit_test.hpp>

#include "form/standards/credit_code.h"
#include "form/standards/id_number.h"
#include "form/standards/organisation_code.h"
#include "form/standards/phone.h"
#include "form/standards/region_code.h"

using namespace gongjian;
using form::Faults;

namespace {

const base::Date kToday = *base::MakeDate(2012, 12, 31);

/// Codes of all faults, soft ones in brackets.
std::string Codes(const Faults& faults) {
    std::string codes;
    for (const form::Fault& fault : faults) {
        if (!codes.empty()) codes += ' ';
        codes += fault.severity == form::Severity::Hard ? fault.code : "(" + fault.code + ")";
    }
    return codes;
}

std::string IdNumber(std::string_view typed) {
    return Codes(form::CheckIdNumber(form::NormaliseIdNumber(typed), kToday));
}

std::string CreditCode(std::string_view typed, const std::vector<std::string>& kinds = {}) {
    return Codes(form::CheckCreditCode(form::NormaliseCreditCode(typed), kinds));
}

std::string OrganisationCode(std::string_view typed) {
    return Codes(form::CheckOrganisationCode(form::NormaliseOrganisationCode(typed)));
}

std::string Region(std::string_view typed) { return Codes(form::CheckRegionCode(form::NormaliseRegionCode(typed))); }

std::string Mobile(std::string_view typed) { return Codes(form::CheckMobile(form::NormalisePhone(typed))); }

std::string Phone(std::string_view typed) { return Codes(form::CheckPhone(form::NormalisePhone(typed))); }

std::string TextOf(const Faults& faults) { return base::Text(base::Language::English, faults.at(0).message); }

bool Says(const Faults& faults, std::string_view words) { return TextOf(faults).find(words) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(identifiers_tests)

BOOST_AUTO_TEST_CASE(id_numbers_that_are_right_pass_however_they_are_typed) {
    for (const char* typed :
         {"11010519491231002X", "329999198503071231", "329999200002290022", "329999199001010011", "329999196208153083",
          "329999197809104513", "32999919880512006X", "32999919880512006x", "３２９９９９１９８８０５１２００６Ｘ",
          "329999198805120190", "'329999198503071231", "3299 9919 8503 0712 31", " 329999198503071231\t"}) {
        BOOST_TEST(IdNumber(typed) == "", typed);
    }
    BOOST_TEST(IdNumber("440524188001010014") == "(age)");
    BOOST_TEST(form::NormaliseIdNumber("３２９９９９１９８８０５１２００６ｘ") == "32999919880512006X");
}

BOOST_AUTO_TEST_CASE(id_numbers_that_are_wrong_are_refused_for_the_right_reason) {
    BOOST_TEST(IdNumber("329999198503071232") == "check");
    BOOST_TEST(IdNumber("329999198502300012") == "date");
    BOOST_TEST(IdNumber("329999190002290018") == "date");
    BOOST_TEST(IdNumber("329999209912310011") == "future_date");
    BOOST_TEST(IdNumber("999999198503071236") == "region");
    BOOST_TEST(IdNumber("32999919850307123") == "length");
    BOOST_TEST(IdNumber("3299991985030712312") == "length");
    BOOST_TEST(IdNumber("32999919850307123A") == "character");
    BOOST_TEST(IdNumber("3.29999E+17") == "damaged");
    BOOST_TEST(IdNumber("329999198503071000") == "damaged");
    BOOST_TEST(IdNumber("示例") == "length");
}

BOOST_AUTO_TEST_CASE(faults_say_which_digit_is_wrong) {
    BOOST_TEST(Says(form::CheckIdNumber("329999198503071232", kToday), "character 18, should be 1 but is 2"));
    BOOST_TEST(Says(form::CheckIdNumber("329999198502300012", kToday), "1985-02-30"));
    BOOST_TEST(Says(form::CheckIdNumber("3299991985O3071231", kToday), "Character 11 is “O”"));
    BOOST_TEST(Says(form::CheckIdNumber("3299991985O3071231", kToday), "the digit 0"));
    BOOST_TEST(Says(form::CheckIdNumber("32999919850307123", kToday), "has 17, 1 are missing"));
    BOOST_TEST(Says(form::CheckCreditCode("91329999MA1KO00156"), "Character 13 is “O”"));
    BOOST_TEST(Says(form::CheckCreditCode("9132B999MAW5Q9BN4X"), "character 5 is “B”"));
    BOOST_TEST(Says(form::CheckOrganisationCode("123456789"), "should be 8 but is 9"));
}

BOOST_AUTO_TEST_CASE(every_wrong_digit_and_every_swap_of_neighbours_is_found) {
    const std::string right = "329999198503071231";
    for (std::size_t i = 0; i < right.size(); ++i) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string wrong = right;
            if (wrong[i] == digit) continue;
            wrong[i] = digit;
            BOOST_TEST(IdNumber(wrong) != "", wrong);
        }
        std::string swapped = right;
        if (i + 1 == right.size() || swapped[i] == swapped[i + 1]) continue;
        std::swap(swapped[i], swapped[i + 1]);
        BOOST_TEST(IdNumber(swapped) != "", swapped);
    }
}

BOOST_AUTO_TEST_CASE(numbers_of_15_digits_are_upgraded_on_request_only) {
    BOOST_TEST(IdNumber("329999850307123") == "old_format");
    BOOST_TEST(Says(form::CheckIdNumber("329999850307123", kToday), "329999198503071231"));
    BOOST_TEST(form::UpgradedIdNumber("329999850307123").value_or("") == "329999198503071231");
    BOOST_TEST(!form::UpgradedIdNumber("329999850230123").has_value());
    BOOST_TEST(!form::UpgradedIdNumber("329999198503071231").has_value());
    BOOST_TEST(IdNumber("329999850230123") == "length");
}

BOOST_AUTO_TEST_CASE(an_id_number_says_birth_and_sex) {
    const auto man = form::FactsOfIdNumber("329999198503071231"), woman = form::FactsOfIdNumber("329999200002290022");
    BOOST_TEST_REQUIRE((man && woman));
    BOOST_TEST(base::ToString(man->birth) == "1985-03-07");
    BOOST_TEST(man->male);
    BOOST_TEST(base::ToString(woman->birth) == "2000-02-29");
    BOOST_TEST(!woman->male);
    BOOST_TEST(!form::FactsOfIdNumber("329999198502300012").has_value());
}

BOOST_AUTO_TEST_CASE(credit_codes_pass_or_are_refused) {
    for (const char* code :
         {"91350100M000100Y43", "91329999MA1K000156", "91329999MA1K000231", "93329999MA3C00054B", "92329999MA2Y00A72B",
          "91329999MA1K0004XK", "91329999MA1K004450", "81329999MC0A000389", "９１３２９９９９ｍａ１ｋ０００１５６"}) {
        BOOST_TEST(CreditCode(code) == "", code);
    }
    BOOST_TEST(CreditCode("91329999MA1K000157") == "check");
    BOOST_TEST(CreditCode("91329999MA1K000256") == "organization_check check");
    BOOST_TEST(CreditCode("91329999MA1KO00156") == "character");
    BOOST_TEST(CreditCode("91329999MA1K00015") == "length");
    BOOST_TEST(CreditCode("9.13299E+17") == "damaged");
    BOOST_TEST(CreditCode("81329999MC0A000389", {"91", "92", "93"}) == "(kind)");
    BOOST_TEST(CreditCode("91329999MA1K000156", {"81"}) == "(kind)");
    BOOST_TEST(CreditCode("91329999MA1K000156", {"91"}) == "");
}

BOOST_AUTO_TEST_CASE(old_organisation_codes_pass_with_and_without_a_hyphen) {
    for (const char* code :
         {"D2143569-X", "D2143569X", "MA1K0001-5", "12345678-8", "１２３４５６７８－８", "d2143569-x"})
        BOOST_TEST(OrganisationCode(code) == "", code);
    BOOST_TEST(OrganisationCode("12345678-9") == "check");
    BOOST_TEST(OrganisationCode("1234567") == "length");
    BOOST_TEST(form::NormaliseOrganisationCode("d2143569-x") == "D2143569X");
    BOOST_TEST(form::ShownOrganisationCode("D2143569X") == "D2143569-X");
}

BOOST_AUTO_TEST_CASE(regions_have_twelve_digits) {
    for (const char* code :
         {"329999101000", "329999101201", "329999101001", "３２９９９９１０１２０１", "320000000000"})
        BOOST_TEST(Region(code) == "", code);
    BOOST_TEST(Region("329999101999") == "(kind)");
    BOOST_TEST(Region("3299991012") == "length");
    BOOST_TEST(Region("99999910100A") == "character");
    BOOST_TEST(Region("999999101000") == "region");
    BOOST_TEST(Region("3.29999E+11") == "damaged");
}

BOOST_AUTO_TEST_CASE(telephone_numbers_are_told_apart) {
    BOOST_TEST(Mobile("13800000000") == "");
    BOOST_TEST(Mobile("12800000000") == "range");
    BOOST_TEST(Mobile("1380000000") == "length");
    BOOST_TEST(Mobile("＋86 138 0000 0000") == "");
    BOOST_TEST(Mobile("0086-138-0000-0000") == "");
    BOOST_TEST(Mobile("1380000000O") == "character");
    BOOST_TEST(form::NormalisePhone("＋86 138 0000 0000") == "13800000000");
    for (const char* number : {"0000-8800000", "0000-8800000-801", "00008800000", "8800000", "(0571)88000000",
                               "13800000000", "0571-88000000转801", "+86 571 8800 0000"})
        BOOST_TEST(Phone(number) == "", number);
    for (const char* number : {"400-123-4567", "110", "95588", "12345"})
        BOOST_TEST(Phone(number) == "(service)", number);
    BOOST_TEST(Phone("12800000000") == "range");
    BOOST_TEST(Phone("1380000000") == "length");
    BOOST_TEST(Phone("0571-1800000") == "length");
    BOOST_TEST(Phone("1.38E+10") == "damaged");
    BOOST_TEST(form::NormalisePhone("（0571）88000000") == "0571-88000000");
}

BOOST_AUTO_TEST_SUITE_END()
