"""The rules of this house that no general tool knows. Prints every fault with its remedy.

    .venv/bin/python scripts/lint_house.py [--root DIR] [--without-commands]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rules_docs import check_commands, check_docs
from rules_files import check_files, files_of


def main(arguments: list[str] | None = None) -> int:
    """0 when the tree is in order, 1 when there are faults."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[1])
    parser.add_argument("--without-commands", action="store_true", help="for trees without the program")
    options = parser.parse_args(arguments)
    names = files_of(options.root)
    faults = [*check_files(options.root, names), *check_docs(options.root, names)]
    if not options.without_commands:
        faults += check_commands(options.root)
    for fault in faults:
        print(fault)
    if faults:
        print(f"{len(faults)} faults against the house rules", file=sys.stderr)
    else:
        print(f"house rules: {len(names)} files in order")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
