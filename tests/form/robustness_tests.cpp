// Damaged files never crash the loader, and a form that does not load always has a diagnostic that says why.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>
#include <set>
#include <string>

#include "base/file.h"
#include "base/text.h"
#include "form/diagnostic_codes.h"
#include "form/form_loader.h"
#include "sample_forms.h"

using namespace gongjian;

namespace {

/// The shipped form; its indentation, where nothing can go wrong, left out.
std::string ShippedText() {
    const std::string text = base::ReadFile(tests::InRepository("forms/village_evaluation.info"));
    std::string compact;
    for (const std::string_view line : base::Split(text, '\n')) compact.append(base::Trim(line)) += '\n';
    return compact;
}

enum class Expect { Anything, Refusal };

/// Empty if the loader kept its promises; else what it did wrong.
std::string Broken(const std::string& text, Expect expect = Expect::Anything) {
    static const std::set<std::string> kKnown(std::begin(form::kDiagnosticCodes), std::end(form::kDiagnosticCodes));
    const base::Source source("damaged.info", text);
    const form::LoadedForm loaded = form::LoadForm(source);
    if (loaded.form.has_value() == base::HasErrors(loaded.diagnostics)) return "form and errors do not agree";
    if (expect == Expect::Refusal && loaded.form) return "form in spite of the damage";
    int line = 0;
    for (const base::Diagnostic& diagnostic : loaded.diagnostics) {
        if (kKnown.count(diagnostic.code) == 0 || diagnostic.code == "syntax-error") return "code " + diagnostic.code;
        if (diagnostic.message.Empty() || diagnostic.hint.Empty()) return diagnostic.code + " without words";
        if (diagnostic.line < std::max(line, 1) || diagnostic.line > source.LineCount())
            return diagnostic.code + " misplaced";
        line = diagnostic.line;
        base::Render(diagnostic, &source);
    }
    return {};
}

/// One assertion only where something is wrong: the log of a run keeps them all.
void RequireRefused(const std::string& text) {
    const std::string broken = Broken(text, Expect::Refusal);
    if (!broken.empty()) BOOST_FAIL(broken + " in: " + text);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(robustness_tests)

// Every byte of the shipped form is a place to cut; only the section that is cut stands behind the form's head, since
// reading all sections before it again and again would take minutes.
BOOST_AUTO_TEST_CASE(a_form_cut_off_at_any_byte_is_refused_with_a_reason) {
    const std::string text = ShippedText();
    const std::size_t head_end = text.find("\nsection ");
    BOOST_REQUIRE(head_end != std::string::npos);
    const std::string head = text.substr(0, head_end);
    for (std::size_t length = 0; length < head.size(); ++length) RequireRefused(head.substr(0, length));
    for (std::size_t begin = head_end; begin != std::string::npos;) {
        const std::size_t end = text.find("\nsection ", begin + 1);
        const std::string section = text.substr(begin, end == std::string::npos ? end : end - begin);
        const std::size_t whole = end == std::string::npos ? section.find_last_of('}') : section.size();
        for (std::size_t length = 0; length <= whole; ++length) RequireRefused(head + section.substr(0, length));
        begin = end;
    }
}

BOOST_AUTO_TEST_CASE(a_whole_form_cut_off_is_refused_with_a_reason) {
    const std::string text = ShippedText();
    const std::size_t whole = text.find_last_of('}');
    for (std::size_t length = 0; length <= whole; length += 211) RequireRefused(text.substr(0, length));
    RequireRefused(text.substr(0, whole));
}

BOOST_AUTO_TEST_CASE(changed_bytes_are_survived) {
    const std::string text = ShippedText();
    std::mt19937 random(20120630);
    for (int i = 0; i < 500; ++i) {
        std::string changed = text;
        for (int n = 0; n < 1 + i % 4; ++n)
            changed[random() % changed.size()] = static_cast<char>(random() % (i % 2 == 0 ? 128 : 256));
        const std::string broken = Broken(changed);
        if (!broken.empty()) BOOST_FAIL(broken + " in round " + std::to_string(i));
    }
}

BOOST_AUTO_TEST_CASE(moved_pieces_are_survived) {
    const std::string text = ShippedText();
    static const std::vector<std::string> kPieces = {"{",  "}",  "\"", "“", "｛", "；", "　",
                                                     "\\", "\n", ";",  "#", " ",  "zh", "\t\"\\"};
    std::mt19937 random(7);
    for (int i = 0; i < 500; ++i) {
        std::string changed = text.substr(random() % 2000, 3000 + random() % 9000);
        for (int n = 0; n < 1 + i % 5; ++n) {
            std::size_t at = random() % changed.size();
            while (at > 0 && (static_cast<unsigned char>(changed[at]) & 0xC0) == 0x80) --at;
            changed.insert(at, kPieces[random() % kPieces.size()]);
        }
        const std::string broken = Broken(changed);
        if (!broken.empty()) BOOST_FAIL(broken + " in round " + std::to_string(i));
    }
}

BOOST_AUTO_TEST_SUITE_END()
