#!/usr/bin/env python3
"""src/README.md, the map of the house, has a paragraph or a row for every room."""

import re

from lint_support import ROOT, report

readme = ROOT / "src" / "README.md"
findings = []
if readme.exists():
    text = readme.read_text(encoding="utf-8")
    for folder in sorted(path for path in (ROOT / "src").iterdir() if any(path.glob("*.h")) or any(path.glob("*.cpp"))):
        name = folder.name
        if not re.search(rf"^[#*|\-\s]*[`*\[]*(?:src/)?{name}/?[`*\]]*(?:\W|$)", text, re.M):
            findings.append(f"src/README.md says nothing of src/{name}: add a paragraph that begins with its name.")
else:
    print("src/README.md is not written yet.")
report(findings)
