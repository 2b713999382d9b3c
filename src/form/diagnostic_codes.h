// Every code that reading a form file can give. Codes are stable: translations, tests and the manual hang on them; a test
// holds this list against the sources, and each code against a golden example.
#pragma once

#include <string_view>

namespace gongjian::form {

inline constexpr std::string_view kDiagnosticCodes[] = {
    // The text as such.
    "file-too-large",
    "not-utf8",
    "control-character",
    "too-deep",
    "too-many-entries",
    "include-refused",
    "unknown-directive",
    "unclosed-quote",
    "stray-quote",
    "bad-escape",
    "bad-continuation",
    "unexpected-brace",
    "unmatched-brace",
    "unclosed-brace",
    "glued-brace",
    "full-width-quote",
    "full-width-brace",
    "full-width-semicolon",
    "wide-space",
    "syntax-error",
    // Entries of any block.
    "unknown-key",
    "duplicate-key",
    "unexpected-value",
    "unexpected-block",
    "missing-id",
    "bad-id",
    "duplicate-id",
    "missing-label",
    "missing-language",
    "duplicate-label",
    "duplicate-rule-name",
    "bad-rule-name",
    "bad-yes-no",
    "bad-number",
    "number-out-of-range",
    "empty-expression",
    // The form and its sections.
    "missing-form",
    "second-form",
    "missing-version",
    "missing-section",
    "empty-section",
    "unknown-question",
    "unsuitable-question",
    "file-name",
    // Questions, rosters, choices, checks.
    "missing-type",
    "unknown-type",
    "key-not-allowed",
    "missing-decimals",
    "too-many-decimals",
    "min-over-max",
    "missing-choices",
    "duplicate-choice",
    "missing-computation",
    "privacy-not-available",
    "unknown-privacy",
    "empty-roster",
    "roster-in-roster",
    "bad-fixed-rows",
    "missing-severity",
    "unknown-severity",
    "missing-condition",
    "missing-message",
    "duplicate-check",
    "reserved-check-code",
};

}  // namespace gongjian::form
