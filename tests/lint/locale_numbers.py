#!/usr/bin/env python3
"""No number passes through the C locale: a French or German desktop must not turn 2.5 into 2."""

import re

from lint_support import AllowList, code_lines, files, report

INSTEAD = "Use std::from_chars, std::to_chars, fmt or base/decimal.h."
FORBIDDEN = {
    "sto*": (r"\bsto(?:i|l|ll|ul|ull|f|d|ld)\s*\(", INSTEAD),
    "strto*": (r"\bstrto(?:d|f|ld|l|ll|ul|ull)\s*\(", INSTEAD),
    "ato*": (r"\bato(?:i|l|ll|f)\s*\(", INSTEAD),
    "printf": (r"\b(?:printf|fprintf|sprintf|snprintf|vsnprintf|Format|Printf)\s*\(.*%[-+ #0]*[\d*]*(?:\.[\d*]+)?[fFgGeEaA]\b", INSTEAD),
    "scanf": (r"\b[fs]?scanf\s*\(", INSTEAD),
    "stringstream": (r"\b[io]?stringstream\b", INSTEAD + " For a list of texts, append to a string."),
    "setlocale": (r"\bsetlocale\s*\(", "Nothing may change the locale of the process."),
    "locale::global": (r"\blocale::global\s*\(", "Nothing may change the locale of the process."),
    "wx-numbers": (r"\b(?:ToDouble|ToCDouble|FromDouble|ToLong|wxAtoi|wxAtof)\s*\(", INSTEAD),
}


def main():
    allowed, findings = AllowList("locale_numbers_allowed.txt"), []
    for path in files("src"):
        for number, line in code_lines(path):
            for name, (pattern, advice) in FORBIDDEN.items():
                if re.search(pattern, line) and not allowed.allows(str(path), name):
                    findings.append(f"{path}:{number}: {name} reads or writes with the locale. {advice}")
    report(findings + allowed.stale())


main()
