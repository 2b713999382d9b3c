#include "seal/key_file.h"

#include <boost/test/unit_test.hpp>

#include "base/error.h"
#include "base/file.h"
#include "seal/box.h"
#include "support/temp_dir.h"

namespace gongjian {
namespace {

using seal::Key;
using seal::KeyFile;
namespace fs = std::filesystem;

/// Cheap: the tests try many passphrases.
constexpr seal::PassphraseCost kCheap{1, 8192};

bool Fails(const std::string& part, const std::function<void()>& work) {
    try {
        work();
    } catch (const base::Error& error) {
        return std::string(error.what()).find(part) != std::string::npos;
    }
    return false;
}

BOOST_AUTO_TEST_SUITE(key_file_tests)

BOOST_AUTO_TEST_CASE(a_key_without_passphrase_lies_open_for_its_owner_only) {
    const tests::TempDir folder;
    const Key key = Key::Random();
    KeyFile::Open(key).Write(folder / "workspace.key");
    BOOST_TEST(
        (fs::status(folder / "workspace.key").permissions() == (fs::perms::owner_read | fs::perms::owner_write)));
    const KeyFile read = KeyFile::Read(folder / "workspace.key");
    BOOST_TEST(!read.HasPassphrase());
    BOOST_TEST(read.Id() == key.Id());
    BOOST_TEST((read.Unwrap("")->Bytes() == key.Bytes()));
}

BOOST_AUTO_TEST_CASE(a_passphrase_locks_the_key_and_its_width_does_not_count) {
    const tests::TempDir folder;
    const Key key = Key::Random();
    KeyFile file = KeyFile::Open(key);
    file.Lock(key, " 示例镇的口令 2012\n", kCheap);
    file.Write(folder / "k");
    const KeyFile read = KeyFile::Read(folder / "k");
    BOOST_TEST(read.HasPassphrase());
    BOOST_TEST((read.Unwrap("示例镇的口令 2012")->Bytes() == key.Bytes()));
    BOOST_TEST((read.Unwrap("示例镇的口令　２０１２")->Bytes() == key.Bytes()));
    for (const char* wrong : {"", "示例镇的口令 2013", "示例镇的口令2012"}) BOOST_TEST(!read.Unwrap(wrong), wrong);
    const std::string text = base::ReadFile(folder / "k");
    BOOST_TEST(text.find("open ") == std::string::npos);
    BOOST_TEST(text.find(" 1 8192 ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_usual_cost_is_paid_and_kept) {
    const Key key = Key::Random();
    KeyFile file = KeyFile::Open(key);
    file.Lock(key, "correct horse battery");
    BOOST_TEST((file.Unwrap("correct horse battery")->Bytes() == key.Bytes()));
}

BOOST_AUTO_TEST_CASE(a_passphrase_can_be_changed_and_taken_away) {
    const Key key = Key::Random();
    KeyFile file = KeyFile::Open(key);
    file.Lock(key, "first passphrase", kCheap);
    file.Lock(key, "second passphrase", kCheap);
    BOOST_TEST(!file.Unwrap("first passphrase"));
    BOOST_TEST((file.Unwrap("second passphrase")->Bytes() == key.Bytes()));
    file.Unlock(key);
    BOOST_TEST((file.Unwrap("")->Bytes() == key.Bytes()));
    BOOST_TEST(Fails("at least 8", [&] { file.Lock(key, "1234567", kCheap); }));
}

BOOST_AUTO_TEST_CASE(a_recovery_code_opens_what_a_lost_passphrase_locked) {
    const Key key = Key::Random();
    KeyFile file = KeyFile::Open(key);
    file.Lock(key, "lost passphrase", kCheap);
    BOOST_TEST(!file.UnwrapByRecovery("0000-0000-0000-0000-0000-0000-0000-0000"));
    const std::string old_code = file.AddRecovery(key);
    const std::string code = file.AddRecovery(key);
    BOOST_TEST(code.size() == 39u);
    BOOST_TEST((file.UnwrapByRecovery(code)->Bytes() == key.Bytes()));
    std::string typed;
    for (const char c : code) {
        if (c != '-') typed += c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    BOOST_TEST((file.UnwrapByRecovery(typed)->Bytes() == key.Bytes()));
    for (const std::string& wrong : {old_code, std::string(), code.substr(1), code + "0", std::string("口令")}) {
        BOOST_TEST(!file.UnwrapByRecovery(wrong), wrong);
    }
}

BOOST_AUTO_TEST_CASE(a_changed_or_cut_file_never_gives_a_key) {
    const tests::TempDir folder;
    const Key key = Key::Random();
    for (const bool locked : {false, true}) {
        KeyFile file = KeyFile::Open(key);
        if (locked) file.Lock(key, "a good passphrase", kCheap);
        file.Write(folder / "k");
        const std::string text = base::ReadFile(folder / "k");
        for (std::size_t i = 0; i < text.size(); ++i) {
            for (const std::string& damaged :
                 {text.substr(0, i), text.substr(0, i) + (text[i] == '7' ? '8' : '7') + text.substr(i + 1)}) {
                base::WriteFile(folder / "damaged", damaged);
                try {
                    const seal::KeptKey read = KeyFile::Read(folder / "damaged").Unwrap("a good passphrase");
                    BOOST_TEST((!read || read->Bytes() == key.Bytes()), i);  // a comment or a line end may go
                } catch (const base::Error& error) {
                    BOOST_TEST(std::string(error.what()).find("backup") != std::string::npos, error.what());
                }
            }
        }
    }
    BOOST_TEST(Fails("damaged", [&] {
        base::WriteFile(folder / "greedy", "gongjian-keys 1\nid 0\npassphrase argon2id13 4 99999999999999 " +
                                               std::string(32, '0') + " X\n");
        KeyFile::Read(folder / "greedy").Unwrap("a good passphrase");
    }));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gongjian
