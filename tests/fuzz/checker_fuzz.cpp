// Bytes as a rule file and as an expression of a form, through the checker, its quick fixes, completion and hover.
#include "fuzz/fuzz_support.h"
#include "lang/completion.h"
#include "lang/evaluate.h"
#include "lang/fixes.h"
#include "lang/hover.h"

namespace {

using namespace gongjian;

const lang::NamesOfForm kForms = [](const std::string& form) { return form == "none" ? nullptr : &fuzz::SmallNames(); };

void CheckFindings(const base::Source& source, std::vector<base::Diagnostic>& diagnostics) {
    lang::AddFixes(source, &fuzz::SmallNames(), diagnostics);
    for (const base::Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.hint.Empty() || diagnostic.fixes.size() > 3)
            fuzz::Fail("a finding without a hint: " + diagnostic.code);
        base::Render(diagnostic, &source);
        for (const base::Fix& fix : diagnostic.fixes) base::ApplyFix(source.Text(), fix);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const base::Source source("fuzz.rules", std::string(reinterpret_cast<const char*>(data), size));
    lang::CheckedRules checked = lang::CheckRules(source, kForms);
    if ((checked.rules == nullptr) != base::HasErrors(checked.diagnostics))
        fuzz::Fail("rules with errors, or none without");
    if (checked.rules) lang::TestsOf(*checked.rules);
    CheckFindings(source, checked.diagnostics);
    const auto place = static_cast<std::uint32_t>(size == 0 ? 0 : (size * 7) % (size + 1));
    lang::CompleteAt(source, place, &fuzz::SmallNames(), base::Language::Chinese);
    lang::HoverAt(source, place, &fuzz::SmallNames());
    if (size > 300) return 0;
    for (const char* roster : {"", "events"}) {
        lang::CheckedExpression expression =
            lang::CheckExpression(source, fuzz::SmallNames(), roster, lang::ValueType::Bool);
        CheckFindings(source, expression.diagnostics);
    }
    return 0;
}
