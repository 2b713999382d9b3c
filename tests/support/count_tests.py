"""Counts single test cases of a build folder: Boost.Test's JUnit files, and ctest's own result for what has none.

usage: count_tests.py BUILD; prints a line "FAILED: name" for each failed case, then "N passed, N failed".
"""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree


def cases_of(path):
    """(name, passed) of every case of a Boost.Test log; None where the program died before it finished the file."""
    try:
        suite = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError):
        return None
    cases = []
    for case in suite.iter("testcase"):
        if case.find("skipped") is None:
            bad = case.find("failure") is not None or case.find("error") is not None
            cases.append((f"{case.get('classname')}/{case.get('name')}", not bad))
    return cases


def main():
    build = pathlib.Path(sys.argv[1])
    passed, failures = 0, []
    try:
        entries = list(ElementTree.parse(build / "ctest.xml").getroot().iter("testcase"))
    except (OSError, ElementTree.ParseError):
        entries = []
        failures.append("ctest gave no results")
    for entry in entries:
        name = entry.get("name")
        entry_passed = entry.get("status") == "run"
        cases = cases_of(build / "junit" / f"{name}.xml")
        if cases is None:
            cases = [(name, entry_passed)]
        bad = [f"{name}: {case}" for case, good in cases if not good]
        passed += len(cases) - len(bad)
        failures += bad
        if not entry_passed and not bad:
            failures.append(f"{name} (crashed, hung or failed outside its cases)")
    for failure in failures:
        print("FAILED:", failure)
    print(f"{passed} passed, {len(failures)} failed")


main()
