// Fingerprints of files: the same text is the same file, whatever editor saved it.
#include <boost/test/unit_test.hpp>

#include "base/fingerprint.h"

namespace gongjian::base {
namespace {

BOOST_AUTO_TEST_SUITE(fingerprint_tests)

BOOST_AUTO_TEST_CASE(known_texts_have_their_known_fingerprints) {
    BOOST_TEST(Fingerprint("") == "cbf29ce484222325");
    BOOST_TEST(Fingerprint("a") == "af63dc4c8601ec8c");
    BOOST_TEST(Fingerprint("foobar") == "85944171f73967e8");
}

BOOST_AUTO_TEST_CASE(line_ends_make_no_difference) {
    const std::string expected = Fingerprint("甲\n\n乙\n");
    BOOST_TEST(Fingerprint("甲\r\n\r\n乙\r\n") == expected);
    BOOST_TEST(Fingerprint("甲\r\r乙\r") == expected);
    BOOST_TEST(Fingerprint("甲\n\r\n乙\r") == expected);
}

BOOST_AUTO_TEST_CASE(everything_else_makes_a_difference) {
    BOOST_TEST(Fingerprint("甲\n乙") != Fingerprint("甲\n乙\n"));
    BOOST_TEST(Fingerprint("甲\n乙") != Fingerprint("甲\n\n乙"));
    BOOST_TEST(Fingerprint("甲\n乙") != Fingerprint("甲 乙"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian::base
