#!/usr/bin/env python3
"""clang-tidy (.clang-tidy) on the files changed since the last common state; --all: on every file; PATH...: below those paths.

Changed: against where the branch left origin/HEAD, or the last commit, and what is not committed yet.
"""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys

from lint_support import ROOT, files

BUILD = ROOT / os.environ.get("GONGJIAN_TIDY_BUILD", "build/dev")


def git(*words):
    result = subprocess.run(["git", "-c", f"safe.directory={ROOT}", *words], cwd=ROOT, capture_output=True, text=True,
                            check=False)
    return result.stdout.split("\n") if result.returncode == 0 else None


def changed():
    """Changed C++ files, relative to the repository; None where git cannot say."""
    head, base = git("rev-parse", "HEAD"), git("merge-base", "HEAD", "origin/HEAD")
    if head is None:
        return None
    since = base[0] if base and base[0] != head[0] else "HEAD~1"
    names = git("diff", "--name-only", since)
    if names is None:
        return None
    names += git("ls-files", "--others", "--exclude-standard") or []
    return {name for name in names if name}


def select(sources):
    if "--all" in sys.argv[1:]:
        return sources
    folders = tuple(sys.argv[1:])
    if folders:
        return [source for source in sources if source.startswith(folders)]
    names = changed()
    if names is None:
        return sources
    stems = {os.path.splitext(name)[0] for name in names if name.endswith((".cpp", ".h"))}
    return [source for source in sources if os.path.splitext(source)[0] in stems]


def tidy(source):
    result = subprocess.run(["clang-tidy", "-quiet", "--extra-arg=-Wno-unknown-warning-option", "-p", str(BUILD), source], cwd=ROOT, capture_output=True, text=True,
                            check=False)
    return result.returncode, source, result.stdout, result.stderr


def main():
    database = BUILD / "compile_commands.json"
    if not database.exists():
        sys.exit("There is no compile_commands.json. Run: cmake --preset dev")
    known = {str(pathlib.Path(entry["file"]).resolve().relative_to(ROOT)) for entry in json.loads(database.read_text())}
    sources = select([str(path) for path in files("src", "tests") if str(path) in known])
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for status, source, output, errors in pool.map(tidy, sources):
            if status != 0:
                failed += 1
                print(f"{source}:\n{output}{errors if not output else ''}")
    print(f"{len(sources)} files looked at, {failed} with findings.")
    sys.exit(1 if failed else 0)


main()
