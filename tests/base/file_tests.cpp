// Whole files: read, written, or left alone.
#include "base/file.h"

#include <csignal>
#include <iterator>

#ifdef __linux__
#include <sys/resource.h>
#endif

#include <boost/test/unit_test.hpp>

#include "base/error.h"
#include "support/temp_dir.h"

using namespace gongjian::base;
namespace fs = std::filesystem;

namespace {

std::ptrdiff_t FilesIn(const fs::path& folder) {
    return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

bool Names(const Error& error, const std::string& what) {
    return std::string(error.what()).find(what) != std::string::npos;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(file_tests, gongjian::tests::TempDir)

BOOST_AUTO_TEST_CASE(chinese_paths_survive_the_round_trip) {
    BOOST_TEST(PathToUtf8(PathFromUtf8("示例镇/党 支部.form")) == "示例镇/党 支部.form");
}

BOOST_AUTO_TEST_CASE(what_was_written_is_read_byte_for_byte) {
    const fs::path path = Path() / PathFromUtf8("村委会.txt");
    const std::string text("第一行\r\n第二行\n\0末", 25);
    WriteFile(path, text);
    BOOST_TEST(ReadFile(path) == text);
    WriteFile(path, "");
    BOOST_TEST(ReadFile(path) == "");
    BOOST_TEST(FilesIn(Path()) == 1);
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_dropped) {
    WriteFile(Path() / "a.txt",
              "\xEF\xBB\xBF"
              "镇");
    BOOST_TEST(ReadFile(Path() / "a.txt") == "镇");
}

BOOST_AUTO_TEST_CASE(a_missing_file_is_an_error_with_its_name) {
    BOOST_CHECK_EXCEPTION(ReadFile(Path() / PathFromUtf8("没有.txt")), Error,
                          [](const Error& error) { return Names(error, "没有.txt") && Names(error, "Check that"); });
}

BOOST_AUTO_TEST_CASE(a_folder_is_not_read_as_a_file) { BOOST_CHECK_THROW(ReadFile(Path()), Error); }

BOOST_AUTO_TEST_CASE(writing_into_a_missing_folder_fails_and_creates_nothing) {
    BOOST_CHECK_EXCEPTION(WriteFile(Path() / "none" / "a.txt", "x"), Error, [](const Error& error) {
        return Names(error, "a.txt") && Names(error, "Nothing was changed");
    });
    BOOST_TEST(FilesIn(Path()) == 0);
}

BOOST_AUTO_TEST_CASE(writing_over_a_folder_fails_and_leaves_no_scraps) {
    fs::create_directory(Path() / "folder");
    BOOST_CHECK_THROW(WriteFile(Path() / "folder", "x"), Error);
    BOOST_TEST(FilesIn(Path()) == 1);
    BOOST_TEST(fs::is_directory(Path() / "folder"));
}

#ifdef __linux__
BOOST_AUTO_TEST_CASE(a_failing_write_keeps_the_old_file_and_leaves_no_scraps) {
    WriteFile(Path() / "a.txt", "old");
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{1024, before.rlim_max};
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);  // a write over the limit fails instead of killing
    setrlimit(RLIMIT_FSIZE, &small);
    BOOST_CHECK_THROW(WriteFile(Path() / "a.txt", std::string(100000, 'x')), Error);
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    BOOST_TEST(ReadFile(Path() / "a.txt") == "old");
    BOOST_TEST(FilesIn(Path()) == 1);
}

BOOST_AUTO_TEST_CASE(writing_through_a_link_keeps_the_link) {
    WriteFile(Path() / "a.txt", "old");
    fs::create_symlink("a.txt", Path() / "link.txt");
    WriteFile(Path() / "link.txt", "new");
    BOOST_TEST(fs::is_symlink(Path() / "link.txt"));
    BOOST_TEST(ReadFile(Path() / "a.txt") == "new");
}
#endif

BOOST_AUTO_TEST_CASE(the_program_folder_holds_this_program) {
    BOOST_TEST(fs::exists(ProgramFolder()));
    BOOST_TEST(FilesIn(ProgramFolder()) > 0);
}

BOOST_AUTO_TEST_SUITE_END()
