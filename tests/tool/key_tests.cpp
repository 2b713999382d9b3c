// gj key and --passphrase-file: who may open a workspace that keeps personal data, and what is said to everybody else.
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>

#include "base/error.h"
#include "base/file.h"
#include "base/uuid.h"
#include "present/open_workspace.h"
#include "store/open_store.h"
#include "support/temp_dir.h"
#include "tool/run_tool.h"

using namespace gongjian;
using namespace gongjian::tests;

namespace {

constexpr char kPassphrase[] = "示例镇的口令一二三";
constexpr char kName[] = "张三秘密";
/// The form of migrant members asks for names (S1).
constexpr char kForm[] = "migrant_member";

struct Town {
    TempDir dir;

    Town() {
        base::WriteFile(dir / "right.txt", std::string(kPassphrase) + "\r\nno more\n");
        base::WriteFile(dir / "next.txt", "另一句更长的口令");
        base::WriteFile(dir / "wrong.txt", "not this passphrase");
        base::WriteFile(dir / "short.txt", "短");
        base::WriteFile(dir / "empty.txt", "\n");
    }

    ToolRun In(std::vector<std::string> arguments) const {
        arguments.insert(arguments.end(), {"--workspace", "town"});
        return RunTool(arguments, "", dir.Path());
    }
    ToolRun With(const std::string& file, std::vector<std::string> arguments) const {
        arguments.insert(arguments.end(), {"--passphrase-file", file});
        return In(arguments);
    }
    void Init(const std::vector<std::string>& more = {}) const {
        std::vector<std::string> arguments{"init", "town"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const ToolRun run = RunTool(arguments, "", dir.Path());
        BOOST_REQUIRE_MESSAGE(run.code == 0, run.err);
    }

    /// A member's case as the client makes it.
    std::string AddMember(const std::string& passphrase) const {
        const present::OpenedWorkspace town = present::OpenWorkspace(dir / "town", store::OpenStore, passphrase);
        cases::Case member;
        member.id = base::NewUuid(1);
        member.form_id = kForm;
        member.form_version = town.FormById(kForm)->form.version;
        member.round = town.workspace.current_round;
        member.unit = "示例支部";
        member.answers.values["full_name"] = std::string(kName);
        member.created = member.changed = 1;
        town.stores->Cases().Create(member, {"tester", "test", 1, {}});
        return member.id;
    }

    bool Leaks() const {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(dir / "town")) {
            if (!entry.is_regular_file()) continue;
            std::ifstream in(entry.path(), std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>(in), {}};
            if (bytes.find(kName) != std::string::npos) return true;
        }
        return false;
    }
};

std::string FirstLine(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

BOOST_FIXTURE_TEST_SUITE(key_tests, Town)

BOOST_AUTO_TEST_CASE(a_workspace_without_key_works_without_passphrase_and_keeps_nothing_personal) {
    Init();
    BOOST_TEST(In({"case", "list", "village_evaluation"}).code == 0);
    BOOST_CHECK_EXCEPTION(AddMember({}), base::Error,
                          [](const base::Error& error) { return Contains(error.what(), "gj key make"); });
    BOOST_TEST(In({"key", "change"}).code == 1);
    BOOST_TEST(Contains(In({"key", "recovery"}).err, "gj key make"));
    BOOST_TEST(!std::filesystem::exists(dir / "town" / "workspace.key"));
}

BOOST_AUTO_TEST_CASE(a_workspace_made_with_a_passphrase_is_sealed_and_says_what_it_needs) {
    Init({"--passphrase-file", "right.txt"});
    const std::string id = AddMember(kPassphrase);
    BOOST_TEST(!Leaks());
    BOOST_TEST(Contains(With("right.txt", {"case", "show", id}).out, kName));
    BOOST_TEST(With("right.txt", {"score", "relation_advice", "--save", "--explain"}).code == 0);
    BOOST_TEST(!Leaks());
    const ToolRun none = In({"case", "show", id});
    BOOST_TEST(none.code == 2);
    BOOST_TEST(Contains(none.err, "--passphrase-file"));
    const ToolRun wrong = With("wrong.txt", {"case", "show", id});
    BOOST_TEST(wrong.code == 3);
    BOOST_TEST(Contains(wrong.err, "passphrase is wrong"));
    BOOST_TEST(wrong.out.empty());
    BOOST_TEST(With("empty.txt", {"case", "show", id}).code == 2);
    BOOST_TEST(With("away.txt", {"case", "show", id}).code == 3);
}

BOOST_AUTO_TEST_CASE(a_passphrase_that_is_too_short_makes_nothing) {
    const ToolRun run = RunTool({"init", "town", "--passphrase-file", "short.txt"}, "", dir.Path());
    BOOST_TEST(run.code == 3);
    BOOST_TEST(Contains(run.err, "too short"));
    BOOST_TEST(!std::filesystem::exists(dir / "town"));
}

BOOST_AUTO_TEST_CASE(a_key_is_made_later_its_passphrase_changed_and_the_recovery_key_opens) {
    Init();
    BOOST_TEST(In({"key", "make"}).code == 2);  // nobody to ask
    BOOST_TEST(With("short.txt", {"key", "make"}).code == 3);
    const ToolRun made = With("right.txt", {"key", "make", "--json"});
    BOOST_TEST(made.code == 0);
    base::WriteFile(dir / "recovery.txt", made.Json().at("recovery_key").get<std::string>());
    BOOST_TEST(With("right.txt", {"key", "make"}).code == 1);
    const std::string id = AddMember(kPassphrase);
    BOOST_TEST(With("wrong.txt", {"key", "change", "--new-passphrase-file", "next.txt"}).code == 3);
    BOOST_TEST(With("recovery.txt", {"key", "change", "--new-passphrase-file", "next.txt"}).code == 0);
    BOOST_TEST(With("right.txt", {"case", "show", id}).code == 3);
    BOOST_TEST(Contains(With("next.txt", {"case", "show", id}).out, kName));

    const ToolRun renewed = With("next.txt", {"key", "recovery"});
    BOOST_TEST(With("recovery.txt", {"case", "show", id}).code == 3);
    base::WriteFile(dir / "recovery.txt", FirstLine(renewed.out));
    BOOST_TEST(With("recovery.txt", {"case", "show", id}).code == 0);
    BOOST_TEST(!Leaks());
}

BOOST_AUTO_TEST_CASE(a_key_without_passphrase_seals_and_says_so) {
    Init();
    const ToolRun made = In({"key", "make", "--no-passphrase"});
    BOOST_TEST(made.code == 0);
    BOOST_TEST(Contains(made.err, "lies open"));
    const std::string id = AddMember({});
    BOOST_TEST(!Leaks());
    BOOST_TEST(Contains(In({"case", "show", id}).out, kName));
}

BOOST_AUTO_TEST_CASE(a_passphrase_is_asked_for_three_times) {
    Init({"--passphrase-file", "right.txt"});
    std::vector<std::string> typed{"wrong wrong", "", kPassphrase};
    const auto ask = [&typed](const std::string&) -> std::optional<std::string> {
        if (typed.empty()) return std::nullopt;
        std::string first = typed.front();
        typed.erase(typed.begin());
        return first;
    };
    const std::vector<std::string> list{"case", "list", kForm, "--workspace", "town"};
    BOOST_TEST(RunTool(list, "", dir.Path(), ask).code == 0);
    BOOST_TEST(RunTool(list, "", dir.Path(), ask).code == 3);  // cancelled
    typed = {"one", "two", "three", kPassphrase};
    const ToolRun wrong = RunTool(list, "", dir.Path(), ask);
    BOOST_TEST(wrong.code == 3);
    BOOST_TEST(typed.size() == 1u);
    typed = {kPassphrase, "a new long passphrase", "a new long passphrasE"};
    BOOST_TEST(Contains(RunTool({"key", "change", "--workspace", "town"}, "", dir.Path(), ask).err, "differ"));
    typed = {kPassphrase, "a new long passphrase", "a new long passphrase"};
    BOOST_TEST(RunTool({"key", "change", "--workspace", "town"}, "", dir.Path(), ask).code == 0);
}

BOOST_AUTO_TEST_SUITE_END()
