// The published vectors of the two identifier standards: each is right, or wrong for the reason it states.
#include <boost/test/unit_test.hpp>

#include "base/file.h"
#include "cases/json_value.h"
#include "form/standards/credit_code.h"
#include "form/standards/id_number.h"

using namespace gongjian;

namespace {

template <class Check>
void CompareAll(const char* file, const Check& check) {
    const std::string text = base::ReadFile(std::string(GONGJIAN_SOURCE_DIR "/tests/data/standards/") + file);
    const cases::JsonDocument document = cases::ReadJson(text);
    BOOST_TEST_REQUIRE((document.value && document.value->Find("vectors") != nullptr));
    const base::Date as_of = *base::ParseDate(document.value->Find("as_of")->text);
    for (const cases::JsonValue& vector : document.value->Find("vectors")->items) {
        const std::string& value = vector.Find("value")->text;
        const form::Faults faults = check(value, as_of);
        const bool valid = vector.Find("valid")->boolean;
        BOOST_TEST(form::IsAcceptable(faults) == valid, value);
        if (!valid && !faults.empty()) BOOST_TEST(faults.front().code == vector.Find("reason")->text, value);
        if (const cases::JsonValue* normalised = vector.Find("normalized")) {
            BOOST_TEST(form::NormaliseIdNumber(value) == normalised->text);
            BOOST_TEST(form::IsAcceptable(check(normalised->text, as_of)), value);
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(standard_vectors_tests)

BOOST_AUTO_TEST_CASE(id_numbers_meet_their_vectors) { CompareAll("id_numbers.json", form::CheckIdNumber); }

BOOST_AUTO_TEST_CASE(credit_codes_meet_their_vectors) {
    CompareAll("usccs.json", [](const std::string& code, base::Date) { return form::CheckCreditCode(code); });
}

BOOST_AUTO_TEST_SUITE_END()
