"""Write the reference pages and schemas that are made from code, or check that they are as made.

    .venv/bin/python scripts/generate.py            write (`make schemas`)
    .venv/bin/python scripts/generate.py --check    fail where a file differs (`make lint`)

Whole files: JSON Schemas of the records, the pages of records, acts and gravity. Blocks between two
marks: the options in the page of each command, the numbers of the weighing model, the parameters of the bargain,
the exit codes. The
rest of those pages is written by people.
"""

from __future__ import annotations

import sys
from pathlib import Path

import made_outlook
import made_pages
from commands import commands

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = "docs/reference"
BEGIN = "<!-- written by `make schemas` from the program -->"
END = "<!-- end of what is written -->"


def filled(page: str, block: str, heading: str) -> str:
    """A page with a block set between the marks; under a heading at the end where it has none."""
    whole = f"{BEGIN}\n{block}\n{END}"
    if BEGIN in page and END in page:
        before, rest = page.split(BEGIN, 1)
        return before + whole + rest.split(END, 1)[1]
    return f"{page.rstrip()}\n\n## {heading}\n\n{whole}\n"


def _with_block(path: str, start: str, block: str, heading: str) -> str:
    page = ROOT / path
    return filled(page.read_text("utf-8") if page.exists() else start, block, heading)


def wanted() -> dict[str, str]:
    """Path relative to the root -> the text it must have."""
    made = {
        f"{REFERENCE}/schemas/{name}.json": made_pages.schema(title, kind)
        for name, (title, kind) in made_pages.records().items()
    }
    made[f"{REFERENCE}/acts.md"] = made_pages.acts_page()
    made[f"{REFERENCE}/records.md"] = made_pages.records_page()
    made[f"{REFERENCE}/gravity.md"] = made_pages.gravity_page()
    blocks = [
        (f"{REFERENCE}/proof.md", "# Proof\n", made_pages.weights_block(), "The numbers"),
        (f"{REFERENCE}/outlook.md", "# The outlook\n", made_outlook.numbers_block(), "The numbers"),
        (f"{REFERENCE}/bargain.md", "# The bargain\n", made_pages.bargain_block(), "The parameters"),
        (f"{REFERENCE}/exit-codes.md", "# Exit codes\n", made_pages.exits_block(), "Exit codes"),
    ]
    for command in commands():
        start = f"# `ceasefire {command.name}`\n\n{command.help}\n"
        table = made_pages.options_table(command.options)
        blocks.append((f"{REFERENCE}/commands/{command.page}.md", start, table, "Arguments and options"))
    return made | {path: _with_block(path, start, block, heading) for path, start, block, heading in blocks}


def main(arguments: list[str]) -> int:
    """Write, or with --check compare. 1 when a file differs."""
    check = arguments == ["--check"]
    if arguments and not check:
        print("usage: generate.py [--check]", file=sys.stderr)
        return 2
    stale = 0
    for name, text in wanted().items():
        path = ROOT / name
        if path.exists() and path.read_text("utf-8") == text:
            continue
        if check:
            print(f"{name}: is not what the code makes; run `make schemas` and commit the result")
            stale += 1
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            print(f"wrote {name}")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
