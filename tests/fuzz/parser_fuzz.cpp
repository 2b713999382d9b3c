// Bytes as a rule file, through everything that reads text without a checker: no crash, places within the text, and what is
// printed parses to the same tree.
#include "fuzz/fuzz_support.h"
#include "lang/format.h"
#include "lang/highlight.h"
#include "lang/outline.h"
#include "lang/parser.h"
#include "lang/print.h"

namespace {

using namespace gongjian;

void CheckPlaces(const base::Source& source, const std::vector<base::Diagnostic>& diagnostics) {
    for (const base::Diagnostic& diagnostic : diagnostics) {
        const bool within = diagnostic.line >= 0 && diagnostic.line <= source.LineCount() &&
                            diagnostic.end_line >= diagnostic.line && !diagnostic.message.Empty();
        if (!within) fuzz::Fail("a finding outside the text: " + diagnostic.code);
        base::Render(diagnostic, &source);
    }
}

void PrintAgain(const lang::ParsedRules& parsed, const lang::Names* names) {
    if (!parsed.broken.empty() || base::HasErrors(parsed.diagnostics)) return;
    const std::string outline = lang::Outline(parsed.tree);
    for (const base::Language language : {base::Language::Chinese, base::Language::English}) {
        const base::Source printed("printed", lang::Print(parsed.tree, language));
        const lang::ParsedRules again = lang::ParseRules(printed, names);
        if (base::HasErrors(again.diagnostics))
            fuzz::Fail("printed text does not parse:\n" + printed.Text() +
                       base::Render(again.diagnostics[0], &printed));
        if (lang::Outline(again.tree) != outline) fuzz::Fail("printed text says something else:\n" + printed.Text());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const base::Source source("fuzz.rules", std::string(reinterpret_cast<const char*>(data), size));
    lang::FormNamedBy(source);
    for (const lang::Names* names : {static_cast<const lang::Names*>(nullptr), &fuzz::SmallNames()}) {
        const lang::ParsedRules parsed = lang::ParseRules(source, names);
        CheckPlaces(source, parsed.diagnostics);
        PrintAgain(parsed, names);
        std::uint32_t end = 0;
        for (const lang::Highlighted& stretch : lang::Highlight(source, names)) {
            if (stretch.range.begin < end || stretch.range.end > size) fuzz::Fail("colours overlap or leave the text");
            end = stretch.range.end;
        }
        lang::FormatRules(source, names, base::Language::English);
    }
    return 0;
}
