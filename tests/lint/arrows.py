#!/usr/bin/env python3
"""The arrows between rooms: what a folder of src/ may include and link (table in src/README.md)."""

import re

from lint_support import ROOT, AllowList, code_lines, files, report

ALL = {"base", "seal", "lang", "form", "cases", "interview", "scoring", "store", "exchange", "report", "present", "ui", "tool"}
MAY = {
    "base": set(),
    "lang": {"base"},
    "form": {"base"},
    "seal": {"base"},
    "cases": {"base", "form"},
    "interview": {"base", "lang", "form", "cases"},
    "scoring": {"base", "lang", "form", "cases", "interview"},
    "store": {"base", "form", "cases", "seal"},
    "exchange": {"base", "lang", "form", "cases", "interview", "scoring", "seal"},
    "report": {"base", "form", "cases", "interview", "scoring"},
    "present": ALL - {"store", "ui", "tool"},
    "ui": {"present", "base", "form", "cases", "report"},
    "tool": ALL - {"store", "ui"},
}
# The composition roots put everything together.
ROOTS = {"src/ui/main.cpp": ALL, "src/tool/main.cpp": ALL - {"ui"}}

# Outside headers: pattern, rooms that may include them, and whether only one .cpp of the room may.
OUTSIDE = [
    (r"fmt/", ALL, False),
    (r"boost/spirit/", {"lang"}, True),
    (r"boost/property_tree/", {"form"}, True),
    (r"soci/|sqlite3\.h$", {"store"}, False),
    (r"sodium\.h$", {"seal"}, False),
    (r"zip\.h$|pugixml\.hpp$", {"exchange", "report"}, False),
    (r"nlohmann/", {"cases", "exchange", "tool"}, False),
    (r"CLI/", {"tool"}, False),
    (r"boost/locale", {"present"}, False),
    (r"wx/|gtk/|gdk/|atk/", {"ui"}, False),
]


def is_standard(name):
    return re.fullmatch(r"[a-z0-9_]+", name) is not None


def check_file(path, allowed, single, findings):
    room = path.parts[1]
    may = ROOTS.get(str(path), MAY.get(room, set())) | {room}
    for number, line in code_lines(path):
        match = re.match(r'\s*#\s*include\s+([<"])([^">]+)[">]', line)
        if not match:
            continue
        quoted, name = match.group(1) == '"', match.group(2)
        if quoted:
            target = name.split("/")[0]
            if target in may and (ROOT / "src" / name).exists():
                continue
            if allowed.allows(str(path), name):
                continue
            if target in ALL and target not in may:
                findings.append(f"{path}:{number}: {room} must not include {name}. It may include: "
                                f"{', '.join(sorted(may - {room})) or 'nothing'}. Turn the dependency round or move the code.")
            elif not (ROOT / "src" / name).exists():
                findings.append(f'{path}:{number}: there is no src/{name}. Write "room/file.h" for own headers, <...> for others.')
            continue
        if is_standard(name) or (str(path) == "src/base/file.cpp" and name == "windows.h"):
            continue
        rule = next((rule for rule in OUTSIDE if re.match(rule[0], name)), None)
        if rule and room in rule[1]:
            if rule[2]:
                single.setdefault((rule[0], room), set()).add(path)
            continue
        if not allowed.allows(str(path), name):
            where = f"only in {', '.join(sorted(rule[1]))}" if rule else "nowhere in src"
            findings.append(f"{path}:{number}: <{name}> may be included {where}. Hide it behind a header of that room.")


def check_links(findings):
    """The rooms that a room's library links are those that it may include."""
    for path in sorted((ROOT / "src").glob("*/CMakeLists.txt")):
        room = path.parent.name
        text = re.sub(r"#[^\n]*", "", path.read_text(encoding="utf-8"))
        for match in re.finditer(r"gongjian_room\(\s*\w+(.*?)\)", text, re.S):
            links = set(match.group(1).split("LINKS")[-1].split()) & ALL
            for link in sorted(links - MAY.get(room, set())):
                findings.append(f"{path.relative_to(ROOT)}: {room} must not link {link}.")


def main():
    allowed, findings, single = AllowList("arrows_allowed.txt"), [], {}
    for path in files("src"):
        if path.parts[1] not in MAY:
            findings.append(f"{path}: src/{path.parts[1]} is no room: add it to the table in src/README.md and here.")
            continue
        check_file(path, allowed, single, findings)
    for (pattern, room), paths in single.items():
        names = ", ".join(str(path) for path in sorted(paths))
        if len(paths) > 1 or any(path.suffix != ".cpp" for path in paths):
            findings.append(f"{room}: headers {pattern} belong into one .cpp file only, but stand in {names}.")
    check_links(findings)
    report(findings + allowed.stale())


main()
