#!/usr/bin/env python3
"""clang-format leaves every C++ file as it is. --fix formats them."""

import subprocess
import sys

from lint_support import ROOT, files

sources = [str(path) for path in files("src", "tests")]
fix = "--fix" in sys.argv[1:]
options = ["-i"] if fix else ["--dry-run", "-Werror", "--ferror-limit=1"]
result = subprocess.run(["clang-format", *options, *sources], cwd=ROOT, check=False)
if result.returncode != 0:
    print("Run: tests/lint/format.py --fix")
sys.exit(result.returncode)
