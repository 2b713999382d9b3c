// Damaged files never crash the loader, and a form that does not load always has a diagnostic that says why.
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

/// Empty if the loader kept its promises; else what it did wrong.
std::string Broken(const std::string& text) {
    static const std::set<std::string> kKnown(std::begin(form::kDiagnosticCodes), std::end(form::kDiagnosticCodes));
    const base::Source source("damaged.info", text);
    const form::LoadedForm loaded = form::LoadForm(source);
    if (loaded.form.has_value() == base::HasErrors(loaded.diagnostics)) return "form and errors do not agree";
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

}  // namespace

BOOST_AUTO_TEST_SUITE(robustness_tests)

BOOST_AUTO_TEST_CASE(a_form_cut_off_at_any_byte_is_refused_with_a_reason) {
    const std::string text = ShippedText();
    const std::size_t whole = text.find_last_of('}');
    for (std::size_t length = 0; length <= whole; ++length) {
        const std::string cut = text.substr(0, length);
        const std::string broken = Broken(cut);
        BOOST_REQUIRE_MESSAGE(broken.empty(), broken << " at " << length);
    }
    const form::LoadedForm loaded = form::LoadForm(base::Source("cut.info", text.substr(0, whole)));
    BOOST_CHECK(!loaded.form.has_value());
}

BOOST_AUTO_TEST_CASE(changed_bytes_are_survived) {
    const std::string text = ShippedText();
    std::mt19937 random(20120630);
    for (int i = 0; i < 1500; ++i) {
        std::string changed = text;
        for (int n = 0; n < 1 + i % 4; ++n)
            changed[random() % changed.size()] = static_cast<char>(random() % (i % 2 == 0 ? 128 : 256));
        const std::string broken = Broken(changed);
        BOOST_REQUIRE_MESSAGE(broken.empty(), broken << " in round " << i);
    }
}

BOOST_AUTO_TEST_CASE(moved_pieces_are_survived) {
    const std::string text = ShippedText();
    static const std::vector<std::string> kPieces = {"{",  "}",  "\"", "“", "｛", "；", "　",
                                                     "\\", "\n", ";",  "#", " ",  "zh", "\t\"\\"};
    std::mt19937 random(7);
    for (int i = 0; i < 1500; ++i) {
        std::string changed = text.substr(random() % 2000, 3000 + random() % 9000);
        for (int n = 0; n < 1 + i % 5; ++n) {
            std::size_t at = random() % changed.size();
            while (at > 0 && (static_cast<unsigned char>(changed[at]) & 0xC0) == 0x80) --at;
            changed.insert(at, kPieces[random() % kPieces.size()]);
        }
        const std::string broken = Broken(changed);
        BOOST_REQUIRE_MESSAGE(broken.empty(), broken << " in round " << i);
    }
}

BOOST_AUTO_TEST_SUITE_END()
