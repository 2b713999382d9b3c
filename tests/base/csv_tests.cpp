// RFC 4180 and what people's files do beyond it.
#include "base/csv.h"

#include <boost/test/unit_test.hpp>

using namespace gongjian;

namespace {

/// Fields with | between them, records with ¶.
std::string Read(std::string_view text) {
    std::string out;
    for (const base::CsvRecord& record : base::ReadCsv(text).records) {
        if (!out.empty()) out += "¶";
        for (std::size_t f = 0; f < record.fields.size(); ++f) out += (f == 0 ? "" : "|") + record.fields[f].text;
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(csv_tests)

BOOST_AUTO_TEST_CASE(fields_and_records_are_split_whatever_the_line_ends) {
    BOOST_TEST(Read("a,b\n1,2\n") == "a|b¶1|2");
    BOOST_TEST(Read("a,b\r\n1,2") == "a|b¶1|2");
    BOOST_TEST(Read("a,b\r1,2\r") == "a|b¶1|2");
    BOOST_TEST(Read("a,\n,b") == "a|¶|b");
    BOOST_TEST(Read("") == "");
    BOOST_TEST(Read("\n\na\n\n") == "a");
}

BOOST_AUTO_TEST_CASE(quoted_fields_keep_commas_quotes_and_line_breaks) {
    BOOST_TEST(Read("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\nc,d,e") == "a,b|say \"hi\"|two\nlines¶c|d|e");
    BOOST_TEST(Read("\"\",x") == "|x");
    BOOST_TEST(base::ReadCsv("\"a,b\",\"c\"\"d\"\n").problems.empty());
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_dropped_and_spaces_are_kept) {
    BOOST_TEST(Read("\xEF\xBB\xBF"
                    "a, b ") == "a| b ");
}

BOOST_AUTO_TEST_CASE(fields_know_their_place) {
    const base::CsvTable table = base::ReadCsv("ab,\"c\"\nd");
    BOOST_TEST((table.records[0].fields[1].range == base::Range{3, 6}));
    BOOST_TEST((table.records[0].range == base::Range{0, 6}));
    BOOST_TEST((table.records[1].fields[0].range == base::Range{7, 8}));
}

BOOST_AUTO_TEST_CASE(what_is_malformed_is_told_and_read_all_the_same) {
    const auto fault = [](std::string_view text) { return base::ReadCsv(text).problems.at(0); };
    BOOST_TEST((fault("a,\"b\n").fault == base::CsvFault::UnclosedQuote));
    BOOST_TEST((fault("a,\"b\n").range == base::Range{2, 3}));
    BOOST_TEST((fault("\"a\"b").fault == base::CsvFault::TextAfterQuote));
    BOOST_TEST((fault("a\"b").fault == base::CsvFault::QuoteInsideText));
    BOOST_TEST(Read("\"a\"b,c") == "ab|c");
    BOOST_TEST(Read("x,a\"b\ny,z") == "x|a\"b¶y|z");
}

BOOST_AUTO_TEST_SUITE_END()
