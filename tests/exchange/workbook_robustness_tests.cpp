// Damaged files of every kind: cut off, with bits turned over, with bytes exchanged. They give a workbook or a message.
#include <boost/test/unit_test.hpp>
#include <random>

#include "exchange/workbook.h"
#include "exchange/xlsform_samples.h"

using namespace gongjian;

namespace {

void Damage(std::string& bytes, std::mt19937& random, int round) {
    const auto any = [&](std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
    };
    if (round % 3 == 0) return bytes.resize(any(bytes.size()));
    for (std::size_t n = round % 3 == 1 ? 1 : 24; n > 0; --n) {
        char& byte = bytes[any(bytes.size())];
        byte = static_cast<char>(round % 2 == 0 ? any(256) : static_cast<unsigned char>(byte) ^ (1u << any(8)));
    }
}

void CheckDamaged(const std::string& name, int rounds) {
    const std::string whole = tests::SampleBytes(name);
    std::mt19937 random(2012);
    exchange::ReadLimits limits;
    limits.unpacked_bytes = 8u << 20;
    limits.cells = 200'000;
    for (int round = 0; round < rounds; ++round) {
        std::string bytes = whole;
        Damage(bytes, random, round);
        const exchange::OpenedWorkbook opened = exchange::ReadWorkbook(name, bytes, limits);
        BOOST_REQUIRE(opened.workbook.has_value() != opened.problem.has_value());
        if (opened.problem) BOOST_TEST(!opened.problem->hint.Empty());
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(workbook_robustness_tests)

BOOST_AUTO_TEST_CASE(damaged_xls_never_crashes) {
    CheckDamaged("valid/yes_or_no_question.xls", 1'000);
    CheckDamaged("valid/widgets.xls", 1'000);
}

BOOST_AUTO_TEST_CASE(damaged_xlsx_never_crashes) {
    CheckDamaged("valid/group.xlsx", 1'000);
    CheckDamaged("valid/pull_data.xlsx", 1'000);
}

BOOST_AUTO_TEST_SUITE_END()
