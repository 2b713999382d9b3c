// UUIDv7: form, order, reproducible ids.
#include "base/uuid.h"

#include <array>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include <boost/test/unit_test.hpp>

using namespace gongjian::base;

BOOST_AUTO_TEST_SUITE(uuid_tests)

BOOST_AUTO_TEST_CASE(a_new_id_has_version_seven_and_the_standard_variant) {
    const std::string id = NewUuid(Now());
    BOOST_TEST(IsUuid(id));
    BOOST_TEST(id[14] == '7');
    BOOST_TEST(std::string("89ab").find(id[19]) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_first_48_bits_are_the_moment) {
    BOOST_TEST(UuidFromSeed(0x0123456789AB, 1).substr(0, 13) == "01234567-89ab");
}

BOOST_AUTO_TEST_CASE(ids_of_one_moment_increase_strictly) {
    const Moment moment = Now() + 1000000;
    std::string last = NewUuid(moment);
    for (int i = 0; i < 100000; ++i) {
        std::string next = NewUuid(moment);
        BOOST_REQUIRE_LT(last, next);
        last = std::move(next);
    }
}

BOOST_AUTO_TEST_CASE(ids_increase_when_the_clock_goes_back) {
    const std::string before = NewUuid(Now() + 5000000);
    BOOST_TEST(before < NewUuid(Now()));
    BOOST_TEST(before < NewUuid(-5));
}

BOOST_AUTO_TEST_CASE(threads_never_get_the_same_id) {
    std::mutex mutex;
    std::set<std::string> ids;
    std::array<std::thread, 4> threads;
    for (std::thread& thread : threads) {
        thread = std::thread([&] {
            for (int i = 0; i < 1000; ++i) {
                std::string id = NewUuid(42);
                const std::lock_guard lock(mutex);
                ids.insert(std::move(id));
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    BOOST_TEST(ids.size() == 4000U);
}

BOOST_AUTO_TEST_CASE(a_seed_gives_the_same_id_everywhere) {
    BOOST_TEST(UuidFromSeed(1341044100123, 7) == UuidFromSeed(1341044100123, 7));
    BOOST_TEST(UuidFromSeed(1341044100123, 7) != UuidFromSeed(1341044100123, 8));
    BOOST_TEST(IsUuid(UuidFromSeed(1341044100123, 7)));
    BOOST_TEST(UuidFromSeed(1341044100123, 7) == "01383c75-0c1b-7dd7-844c-3cd7f43c661c");
}

BOOST_AUTO_TEST_CASE(only_the_36_character_form_is_an_id) {
    BOOST_TEST(IsUuid("01383c78-3bbb-7B2d-9f1c-000000000001"));
    for (const char* text : {"", "01383c78", "01383c78-3bbb-7b2d-9f1c-00000000000",
                             "01383c78-3bbb-7b2d-9f1c-0000000000011", "01383c783-bbb-7b2d-9f1c-000000000001",
                             "g1383c78-3bbb-7b2d-9f1c-000000000001", "{1383c78-3bbb-7b2d-9f1c-00000000000}"})
        BOOST_TEST(!IsUuid(text), text);
}

BOOST_AUTO_TEST_SUITE_END()
