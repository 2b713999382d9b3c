#include "seal/box.h"

#include <boost/test/unit_test.hpp>

namespace gongjian {
namespace {

using seal::Key;

const std::string kPlace = seal::Place({"case", "0192-ab", "answers"});

BOOST_AUTO_TEST_SUITE(box_tests)

BOOST_AUTO_TEST_CASE(what_was_sealed_is_read_back_whatever_its_length) {
    const Key key = Key::Random();
    std::string clear;
    for (int length = 0; length < 300; ++length) {
        BOOST_TEST(seal::Unseal(key, seal::Seal(key, clear, kPlace), kPlace).value() == clear);
        clear += static_cast<char>(length % 3 == 0 ? 0x80 : length);
    }
    clear = std::string(2000000, '\0');
    BOOST_TEST((seal::Unseal(key, seal::Seal(key, clear, kPlace), kPlace).value() == clear));
}

BOOST_AUTO_TEST_CASE(sealed_text_is_printable_and_never_the_same_twice) {
    const Key key = Key::Random();
    const std::string one = seal::Seal(key, "张伟明", kPlace);
    BOOST_TEST(one != seal::Seal(key, "张伟明", kPlace));
    BOOST_TEST(one.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(yes_and_no_have_the_same_length) {
    const Key key = Key::Random();
    BOOST_TEST(seal::Seal(key, "true", kPlace).size() == seal::Seal(key, "false", kPlace).size());
}

BOOST_AUTO_TEST_CASE(another_key_or_place_reads_nothing) {
    const Key key = Key::Random();
    const std::string sealed = seal::Seal(key, "张伟明", kPlace);
    BOOST_TEST(!seal::Unseal(Key::Random(), sealed, kPlace).has_value());
    BOOST_TEST(!seal::Unseal(key, sealed, seal::Place({"case", "0192-ac", "answers"})).has_value());
    BOOST_TEST(!seal::Unseal(key, sealed, "").has_value());
    BOOST_TEST(seal::Place({"a", "bc"}) != seal::Place({"ab", "c"}));
    BOOST_TEST(seal::Place({"a", ""}) != seal::Place({"a"}));
}

BOOST_AUTO_TEST_CASE(every_changed_or_missing_character_is_noticed) {
    const Key key = Key::Random();
    const std::string sealed = seal::Seal(key, "张伟明", kPlace);
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        for (const char other : {'A', 'B', '_', '=', ' ', '\n', '\0', '\xE5'}) {
            if (sealed[i] == other) continue;
            std::string changed = sealed;
            changed[i] = other;
            BOOST_TEST(!seal::Unseal(key, changed, kPlace).has_value(), i);
        }
        BOOST_TEST(!seal::Unseal(key, sealed.substr(0, i), kPlace).has_value(), i);
        BOOST_TEST(!seal::Unseal(key, sealed.substr(i + 1), kPlace).has_value(), i);
    }
    BOOST_TEST(!seal::Unseal(key, sealed + "A", kPlace).has_value());
}

BOOST_AUTO_TEST_CASE(keys_are_wrapped_and_moved_but_never_left_behind) {
    const Key with = Key::Random();
    Key key = Key::Random();
    const std::string id = key.Id();
    const std::string wrapped = seal::WrapKey(with, key, kPlace);
    BOOST_TEST(seal::UnwrapKey(with, wrapped, kPlace)->Id() == id);
    BOOST_TEST(!seal::UnwrapKey(key, wrapped, kPlace).has_value());
    BOOST_TEST(!seal::UnwrapKey(with, seal::Seal(with, "short", kPlace), kPlace).has_value());
    const Key moved = std::move(key);
    BOOST_TEST(moved.Id() == id);
    BOOST_TEST((key.Bytes() == std::string(Key::kBytes, '\0')));  // NOLINT(bugprone-use-after-move): that is the claim
    const seal::KeptKey kept = seal::Keep(Key::Random());
    BOOST_TEST(kept->Id().size() == 16u);
    BOOST_TEST(kept->Id() != id);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian
