"""What the lints share: the files they read, allow-lists that shrink by themselves, the way they report."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CPP = (".cpp", ".h")


def files(*folders, suffixes=CPP):
    """Files below the folders with one of the suffixes, as paths relative to the repository."""
    found = []
    for folder in folders:
        found += [path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix in suffixes]
    return sorted(path.relative_to(ROOT) for path in found)


def code_lines(path):
    """(number, text) of a C++ file, comments blanked out. String literals stay."""
    text = (ROOT / path).read_text(encoding="utf-8")
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|("(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\')', re.S)
    text = pattern.sub(lambda m: m.group(1) or "\n" * m.group(0).count("\n"), text)
    return list(enumerate(text.split("\n"), 1))


class AllowList:
    """Lines "file what  # reason" that excuse a finding. An entry that excuses nothing any more is itself a finding."""

    def __init__(self, name):
        self.path = pathlib.Path(__file__).resolve().parent / name
        self.used = set()
        self.entries = set()
        if self.path.exists():
            for line in self.path.read_text(encoding="utf-8").splitlines():
                words = line.split("#")[0].split()
                if words:
                    self.entries.add(tuple(words))

    def allows(self, *words):
        if tuple(words) in self.entries:
            self.used.add(tuple(words))
            return True
        return False

    def stale(self):
        place = self.path.relative_to(ROOT)
        return [f"{place}: \"{' '.join(entry)}\" is no longer needed: delete the line." for entry in
                sorted(self.entries - self.used)]


def report(findings):
    for finding in findings:
        print(finding)
    if findings:
        print(f"{len(findings)} found.")
    sys.exit(1 if findings else 0)
