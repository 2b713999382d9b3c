"""Runs the test functions of this folder one after another, or takes the screenshots."""

import argparse
import importlib
import pathlib
import subprocess
import sys
import time
import traceback

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))

from office import Office  # noqa: E402  (beside this file)


def tests(wanted):
    for file in sorted(HERE.glob("test_*.py")):
        module = importlib.import_module(file.stem)
        for name, function in vars(module).items():
            if name.startswith("test_") and (not wanted or any(word in name for word in wanted)):
                yield name, function


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("--scratch", required=True)
    parser.add_argument("--screenshots")
    parser.add_argument("--only", action="append", help="variants of the screenshots")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    office = Office(pathlib.Path(options.build), pathlib.Path(options.scratch))
    if options.screenshots:
        importlib.import_module("screenshots").take(office, pathlib.Path(options.screenshots), options.only)
        return 0
    passed, failed = 0, 0
    for name, function in tests(options.names):
        start = time.monotonic()
        try:
            function(office)
            passed += 1
            print(f"ok      {name} ({time.monotonic() - start:.1f} s)", flush=True)
        except Exception:
            failed += 1
            print(f"FAILED  {name} ({time.monotonic() - start:.1f} s)", flush=True)
            traceback.print_exc()
            picture = pathlib.Path(options.build) / "junit" / f"{name}.png"
            picture.parent.mkdir(exist_ok=True)
            subprocess.run(["import", "-window", "root", str(picture)], check=False)
            print(f"        the screen: {picture}", flush=True)
        finally:
            office.end()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
