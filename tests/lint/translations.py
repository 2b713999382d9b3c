#!/usr/bin/env python3
"""Every text of the source has a Chinese translation with the same placeholders."""

import re
import subprocess
import sys
import tempfile

from lint_support import ROOT, files, report

CATALOGUE = ROOT / "locale" / "zh_CN.po"
ADVICE = "Run locale/update, then translate what is empty in locale/zh_CN.po."


def entries(text):
    """(msgid, msgid_plural, translations, fuzzy) of a .po file, obsolete entries left out."""
    for block in re.split(r"\n\s*\n", text):
        parts, key, flags = {}, None, ""
        for line in block.split("\n"):
            if line.startswith("#,"):
                flags += line
            match = re.match(r'(?:(msg\w+(?:\[\d+\])?)\s+)?"(.*)"\s*$', line)
            if match and not line.startswith("#"):
                key = match.group(1) or key
                parts[key] = parts.get(key, "") + match.group(2)
        if "msgid" in parts:
            yield (parts["msgid"], parts.get("msgid_plural"), [value for name, value in parts.items() if name.startswith("msgstr")],
                   "fuzzy" in flags)


def placeholders(text):
    return sorted(set(re.findall(r"\{(\w+)\}", text)))


def extracted():
    """The .po form of all texts in src/, by xgettext."""
    with tempfile.NamedTemporaryFile(suffix=".pot") as pot:
        command = ["xgettext", "--language=C++", "--from-code=UTF-8", "--force-po", "-k", "-kTr", "-kTrIn:2", "-kTrN:1,2", "-kMsg", "-kNoop", "-kSay", "-o", pot.name]
        subprocess.run(command + [str(path) for path in files("src")], cwd=ROOT, check=True)
        return pot.read().decode("utf-8")


def main():
    if not CATALOGUE.exists():
        print("locale/zh_CN.po is not written yet.")
        sys.exit(0)
    findings = []
    check = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", str(CATALOGUE)], capture_output=True, text=True, check=False)
    if check.returncode != 0:
        findings.append(check.stderr.strip())
    translations = {}
    for msgid, plural, texts, fuzzy in entries(CATALOGUE.read_text(encoding="utf-8")):
        if msgid == "":
            continue
        translations[msgid] = texts
        if fuzzy:
            findings.append(f'"{msgid}": marked fuzzy. Check the translation and delete the mark.')
        for text in texts:
            if text and placeholders(text) != placeholders(plural or msgid) and placeholders(text) != placeholders(msgid):
                findings.append(f'"{msgid}": placeholders {placeholders(msgid)}, but {placeholders(text)} in the translation.')
    for msgid, plural, _, _ in entries(extracted()):
        if msgid and not all(translations.get(msgid, [""])):
            findings.append(f'"{msgid}": not translated. {ADVICE}')
        if plural and set(placeholders(msgid)) - set(placeholders(plural)):
            findings.append(f'"{msgid}": its plural lacks a placeholder.')
    report(findings)


main()
