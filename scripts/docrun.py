"""Run the console blocks of a page and hold what it shows against what they print.

    .venv/bin/python scripts/docrun.py PAGE…            fail where a page shows something else
    .venv/bin/python scripts/docrun.py --write PAGE…    put the real output into the page

A block that begins with three backticks and `console` is run: lines that begin with `$ ` are
commands (`> ` continues one), what follows is their output, both streams. A block right after
`<!-- file: NAME -->` is written to that file first. All of one page runs in one empty folder. Blocks of
any other kind (`sh`) are only shown.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WIDTH = "100"
TIMEOUT_S = 600
_FILE = re.compile(r"^<!-- file: ([\w./-]+) -->$")
_PROMPT, _MORE = "$ ", "> "


@dataclass(frozen=True)
class Step:
    """A file to write or a command to run. line: 1-based line of the page; text: content or command;
    start, end: lines of the page, 0-based and half-open, that hold the output."""

    kind: str
    line: int
    text: str
    name: str = ""
    start: int = 0
    end: int = 0


def steps(lines: list[str]) -> Iterator[Step]:
    """Files and commands of a page, in order."""
    at = 0
    while at < len(lines):
        opened = re.match(r"^(`{3,})(\w*)\s*$", lines[at])
        if not opened:
            at += 1
            continue
        close = next((i for i in range(at + 1, len(lines)) if lines[i].startswith(opened[1])), len(lines))
        named = _FILE.match(lines[at - 1]) if at else None
        if named:
            yield Step("file", at + 1, "\n".join(lines[at + 1 : close]) + "\n", named[1])
        elif opened[2] == "console":
            yield from _commands(lines, at + 1, close)
        at = close + 1


def _commands(lines: list[str], first: int, close: int) -> Iterator[Step]:
    at = first
    while at < close:
        if not lines[at].startswith(_PROMPT):
            raise SystemExit(f"line {at + 1}: output without a command")
        until = at + 1
        while until < close and lines[until].startswith(_MORE):
            until += 1
        command = "\n".join([lines[at][2:], *(line[2:] for line in lines[at + 1 : until])])
        end = until
        while end < close and not lines[end].startswith(_PROMPT):
            end += 1
        yield Step("command", at + 1, command, "", until, end)
        at = end


def run(command: str, folder: Path) -> list[str]:
    """The lines that a command prints, both streams, without blanks at the ends of lines."""
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
        "COLUMNS": WIDTH, "NO_COLOR": "1", "TERM": "dumb", "PYTHONIOENCODING": "utf-8",
        "CEASEFIRE_AUTHOR": "docs", "LC_ALL": "C.UTF-8",
    }  # fmt: skip
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL, timeout=TIMEOUT_S,
    )  # fmt: skip
    lines = [line.rstrip() for line in done.stdout.decode("utf-8").split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def replay(page: Path, folder: Path) -> tuple[list[str], list[str]]:
    """(the page's lines with real output, what it shows wrongly, as messages)."""
    lines = page.read_text("utf-8").splitlines()
    made: list[str] = []
    wrong: list[str] = []
    copied = 0
    for step in steps(lines):
        if step.kind == "file":
            path = folder / step.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.text, "utf-8")
            continue
        real = run(step.text, folder)
        shown = lines[step.start : step.end]
        if real != shown:
            body = "\n".join(f"    {line}" for line in real)
            wrong.append(f"{page.name}:{step.line}: `{step.text}` prints something else; real output:\n{body}")
        made += [*lines[copied : step.start], *real]
        copied = step.end
    return [*made, *lines[copied:]], wrong


def main(arguments: list[str]) -> int:
    """Check, or with --write rewrite, the pages named."""
    write = arguments[:1] == ["--write"]
    pages = [Path(name) for name in arguments[write:]]
    if not pages:
        print("usage: docrun.py [--write] PAGE…", file=sys.stderr)
        return 2
    status = 0
    for page in pages:
        with tempfile.TemporaryDirectory() as folder:
            lines, wrong = replay(page, Path(folder))
        if wrong and write and any("Traceback (most recent call last)" in message for message in wrong):
            print("\n".join(wrong))  # a program that breaks is mended, not documented
            status = 1
        elif wrong and write:
            page.write_text("\n".join(lines) + "\n", "utf-8")
            print(f"wrote {page}")
        elif wrong:
            print("\n".join(wrong))
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
