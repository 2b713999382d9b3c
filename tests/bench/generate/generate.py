#!/usr/bin/env python3
"""Writes what the benchmark compiles and reads: generate.py FOLDER. The same seed gives the same files."""

import pathlib
import sys

from rubric import make_rubric
from write_cpp import columns_source, inputs_header, rows_source
from write_large import large_form
from write_rules import form_text, rules_text
from write_scripts import lua_text, muparser_text

SEED = 20121231
LARGE_ITEMS = 1000


def files():
    rubric = make_rubric(SEED)
    large = make_rubric(SEED, LARGE_ITEMS, LARGE_ITEMS + 4)
    return {
        "rubric_inputs.h": inputs_header(rubric),
        "rubric_columns.cpp": columns_source(rubric),
        "rubric_rows.cpp": rows_source(rubric),
        "rubric.info": form_text("rubric", rubric),
        "rubric.rules": rules_text("rubric", rubric),
        "rubric.muparser": muparser_text(rubric),
        "rubric.lua": lua_text(rubric),
        "thousand_items.info": form_text("thousand_items", large),
        "thousand_items.rules": rules_text("thousand_items", large),
        "large.info": large_form(),
    }


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files().items():
        (folder / name).write_text(text, encoding="utf-8")


main()
