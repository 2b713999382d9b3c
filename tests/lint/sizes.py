#!/usr/bin/env python3
"""No file of code is so long that nobody reads it whole."""

from lint_support import ROOT, files, report

LIMIT = 500
findings = []
for path in files("src", "tests", "installer", suffixes=(".cpp", ".h", ".py", ".cmake", ".txt", "")):
    if path.parts[:2] in (("tests", "data"), ("tests", "golden")):
        continue
    lines = (ROOT / path).read_text(encoding="utf-8").count("\n")
    if lines > LIMIT:
        findings.append(f"{path}: {lines} lines, {LIMIT} at most. Split it by purpose.")
report(findings)
