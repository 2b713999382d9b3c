// A process that is killed while it saves loses nothing that it acknowledged, and leaves nothing half done.
// GONGJIAN_KILLS: how often (default 25).
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <limits>
#include <map>
#include <random>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "cases/answer_json.h"
#include "cases/changes.h"
#include "store/open_store.h"
#include "store/store_fixtures.h"
#include "support/sample_form.h"

namespace gongjian {
namespace {

using cases::Case;

int KillsWanted() {
    int kills = 25;
    if (const char* text = std::getenv("GONGJIAN_KILLS")) {
        const std::string_view digits(text);
        std::from_chars(digits.data(), digits.data() + digits.size(), kills);
    }
    return kills;
}

/// One acknowledged state: "<case id> <revisions> <answers as JSON>\n", written after Create or Save has returned.
void Acknowledge(int pipe, const Case& case_, long revisions, const form::Form& form) {
    const std::string line =
        case_.id + ' ' + std::to_string(revisions) + ' ' + cases::AnswersToJson(case_.answers, form) + '\n';
    for (std::size_t done = 0; done < line.size();) {
        const ssize_t written = ::write(pipe, line.data() + done, line.size() - done);
        if (written <= 0) ::_exit(3);
        done += static_cast<std::size_t>(written);
    }
}

/// The child: makes and edits cases until it is killed.
[[noreturn]] void Work(const std::filesystem::path& file, int pipe, unsigned seed) {
    try {
        const form::Form form = tests::SampleForm();
        const auto stores = store::OpenStoreFile(file);
        stores->Cases().UseForm(form);
        std::mt19937 random(seed);
        std::vector<std::pair<Case, long>> open;
        for (int step = 0;; ++step) {
            if (open.size() < 3 || random() % 8 == 0) {
                Case made = tests::SampleCase(static_cast<int>(seed % 1000000) * 1000 + step);
                made.answers = tests::RandomAnswers(random);
                stores->Cases().Create(made, tests::SampleAction(made.changed));
                open.emplace_back(made, 1);
                Acknowledge(pipe, made, 1, form);
                continue;
            }
            auto& [case_, revisions] = open[random() % open.size()];
            Case after = case_;
            tests::EditAtRandom(after, random);
            after.changed = cases::NextChanged(case_, step);
            stores->Cases().Save(after, cases::Difference(case_, after), case_.changed,
                                 tests::SampleAction(after.changed));
            case_ = after;
            Acknowledge(pipe, case_, ++revisions, form);
        }
    } catch (const std::exception&) {
    }
    ::_exit(2);
}

struct Acknowledged {
    long revisions = 0;
    std::string answers;
};
using Log = std::map<std::string, Acknowledged>;

void ReadLines(const std::string& text, Log& log) {
    for (std::size_t begin = 0, end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {
        const std::string line = text.substr(begin, end - begin);
        const std::size_t first = line.find(' ');
        const std::size_t second = line.find(' ', first + 1);
        Acknowledged entry;
        std::from_chars(line.data() + first + 1, line.data() + second, entry.revisions);
        entry.answers = line.substr(second + 1);
        log[line.substr(0, first)] = entry;
    }
}

/// Starts a child, lets it say `lines` lines and live for `more` after that, kills it, and returns all that it said.
std::string RunAndKill(const std::filesystem::path& file, unsigned seed, int lines, std::chrono::microseconds more) {
    int ends[2];
    BOOST_TEST_REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    BOOST_TEST_REQUIRE(child >= 0);
    if (child == 0) {
        ::close(ends[0]);
        Work(file, ends[1], seed);
    }
    ::close(ends[1]);
    std::string said;
    std::atomic<int> heard = 0;
    std::thread reader([&] {
        char buffer[65536];
        for (ssize_t got; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;) {
            said.append(buffer, static_cast<std::size_t>(got));
            heard += static_cast<int>(std::count(buffer, buffer + got, '\n'));
        }
        heard = std::numeric_limits<int>::max();
    });
    while (heard < lines) std::this_thread::sleep_for(std::chrono::microseconds(200));
    std::this_thread::sleep_for(more);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    reader.join();
    ::close(ends[0]);
    BOOST_TEST(WIFSIGNALED(status), "the child ended by itself with " << status);
    return said;
}

/// Every acknowledged state is there, or a later one; every case is what its revisions add up to.
void CheckStore(const std::filesystem::path& file, const Log& log) {
    const form::Form form = tests::SampleForm();
    const auto stores = store::OpenStoreFile(file);
    stores->Cases().UseForm(form);
    BOOST_TEST(tests::RawQuery(file, "PRAGMA integrity_check") == std::vector<std::string>{"ok"});
    BOOST_TEST(tests::RawQuery(file, "PRAGMA foreign_key_check").empty());
    BOOST_TEST(tests::RawQuery(file, "SELECT id FROM cases WHERE id NOT IN (SELECT case_id FROM revision)").empty());
    for (const auto& [id, entry] : log) {
        const auto stored = stores->Cases().Load(id);
        BOOST_TEST_REQUIRE(stored.has_value(), "acknowledged case is gone: " << id);
        const std::vector<cases::Revision> history = stores->Cases().History(id);
        const auto acknowledged = static_cast<std::size_t>(entry.revisions);
        BOOST_TEST_REQUIRE(history.size() >= acknowledged);
        BOOST_TEST_REQUIRE(history.size() <= acknowledged + 1);  // one may have been stored but not yet acknowledged
        BOOST_TEST((cases::Rebuild(id, history, form) == *stored));
        const std::vector<cases::Revision> until(history.begin(),
                                                 history.begin() + static_cast<std::ptrdiff_t>(acknowledged));
        BOOST_TEST(cases::AnswersToJson(cases::Rebuild(id, until, form).answers, form) == entry.answers);
    }
}

BOOST_AUTO_TEST_SUITE(kill_tests)

BOOST_AUTO_TEST_CASE(what_was_acknowledged_survives_sigkill) {
    std::random_device entropy;
    const unsigned seed = entropy();
    BOOST_TEST_MESSAGE("seed " << seed);
    std::mt19937 random(seed);
    std::unique_ptr<tests::TempDir> folder;
    std::size_t acknowledged = 0;
    const int kills = KillsWanted();
    for (int i = 0; i < kills; ++i) {
        // Mostly the store of the run before; now and then a new one, to be killed while it makes its schema.
        const bool fresh = i % 10 == 0;
        if (fresh) folder = std::make_unique<tests::TempDir>();
        const auto file = *folder / "data.sqlite";
        const int lines = fresh ? 0 : static_cast<int>(random() % 12);
        const std::chrono::microseconds more(random() % (fresh ? 60000 : 20000));
        Log log;
        const std::string said = RunAndKill(file, random(), lines, more);
        ReadLines(said, log);
        acknowledged += static_cast<std::size_t>(std::count(said.begin(), said.end(), '\n'));
        CheckStore(file, log);
    }
    BOOST_TEST_MESSAGE(kills << " kills, " << acknowledged << " acknowledged actions");
    BOOST_TEST(acknowledged > 0u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian
