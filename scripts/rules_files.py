"""House rules about single files: what may not stand in them. Each rule yields faults with a remedy."""

from __future__ import annotations

import ast
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MAX_LINES = 400
SOURCE = (".py", ".html", ".jinja", ".css", ".js")
SKIPPED_FOLDERS = {".git", ".venv", "build", "dist", "node_modules", "__pycache__"}
TEXT = (*SOURCE, ".md", ".toml", ".yaml", ".yml", ".json", ".geojson", ".lock", ".txt", ".cfg", ".sh")
BARE_TEXT = {"Makefile", "run", "LICENSE", ".gitignore"}

# `/` before the folder must not follow a word character, so that addresses of pages are no match.
MACHINE_PATH = re.compile(r"(?<![\w.:/%-])/(?:work|root|home/\w+|Users/\w+)/\w|\b[A-Z]:\\Users\\")
CONFLICT_WORD = re.compile(
    r"\b(?:syrian?s?|da?e?raa|dera?a|dar'a|damascus|quneitra|s[uw]e?i?wayda|sweida|suwayda|hauran|assad|"
    r"idlib|aleppo|homs|golan|hezbollah|nusra)\b|سوري|درعا|دمشق|القنيطرة|السويداء",
    re.IGNORECASE,
)
CONFLICT_ALLOWED = re.compile(r"Asia/Damascus|southwest[-_ ]syria", re.IGNORECASE)
"""A time zone given as an example, and the embedded dossier's name, are not knowledge of a conflict."""
CONFLICT_TABLES = {
    "src/ceasefire/dossier/general_actors.yaml",  # states and widely known organisations
    "src/ceasefire/dossier/general_arabic.yaml",  # their Arabic names
    "src/ceasefire/dossier/general_arabic_places.yaml",  # Arabic names of the world's towns and provinces
    "src/ceasefire/claims/arabic/nations.yaml",  # nationals of states
    "src/ceasefire/claims/calendar_words.py",  # time zones by their working week
}
BROAD = {"Exception", "BaseException"}


@dataclass(frozen=True)
class Fault:
    """One thing against the house rules. file: relative to the root; line: 1-based, 0 = the file."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.what}; {self.remedy}"


def files_of(root: Path) -> list[str]:
    """What git tracks or would track, relative to `root`; in an unpacked archive, all files."""
    if (root / ".git").exists():
        command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\0")
        return sorted({name for name in listed if name and (root / name).is_file()})
    found = (p.relative_to(root) for p in root.rglob("*") if p.is_file())
    return sorted(p.as_posix() for p in found if not SKIPPED_FOLDERS & set(p.parts))


def text_of(root: Path, name: str) -> str | None:
    """The text of a file, or None for one that is not text."""
    path = root / name
    if path.suffix not in TEXT and path.name not in BARE_TEXT:
        return None
    return path.read_text("utf-8", errors="replace")


def check_files(root: Path, names: list[str]) -> Iterator[Fault]:
    """All rules of this module over all files."""
    for name in names:
        base = name.rsplit("/", 1)[-1]
        if base in ("uv.lock", "pylock.toml"):
            yield Fault(name, 0, "names registry hosts", "remove it: requirements*.lock are the lock files")
            continue
        text = text_of(root, name)
        if text is None:
            continue
        lines = text.splitlines()
        if base == "package-lock.json":
            yield from _resolved(name, text)
        elif base.endswith(".lock"):
            yield from _addresses(name, lines)
        if name.endswith(SOURCE) and len(lines) > MAX_LINES:
            yield Fault(name, MAX_LINES + 1, f"has {len(lines)} lines", f"split it: {MAX_LINES} at most")
        yield from _machine_paths(name, lines)
        if name.startswith("src/"):
            yield from _conflict_words(name, lines)
        if name.endswith(".py"):
            yield from _broad_excepts(name, text)


def _resolved(name: str, text: str) -> Iterator[Fault]:
    if '"resolved"' in json.dumps(json.loads(text)):
        line = text[: text.index('"resolved"')].count("\n") + 1
        yield Fault(name, line, "names a registry host", "put omit-lockfile-registry-resolved=true in .npmrc and lock anew")


def _addresses(name: str, lines: list[str]) -> Iterator[Fault]:
    for number, line in enumerate(lines, 1):
        if "://" in line:
            yield Fault(name, number, "holds an address", "write the lock with `make lock`, which leaves addresses out")


def _machine_paths(name: str, lines: list[str]) -> Iterator[Fault]:
    for number, line in enumerate(lines, 1):
        if found := MACHINE_PATH.search(line):
            shown = found.group(0)
            yield Fault(name, number, f"'{shown}…' is a path of one machine", "name it relative to the checkout")


def _conflict_words(name: str, lines: list[str]) -> Iterator[Fault]:
    if name in CONFLICT_TABLES:
        return
    for number, line in enumerate(lines, 1):
        if found := CONFLICT_WORD.search(CONFLICT_ALLOWED.sub("", line)):
            yield Fault(
                name, number, f"'{found.group(0)}' is knowledge of one conflict",
                "the program knows none: names belong in a dossier",
            )  # fmt: skip


def _broad_excepts(name: str, text: str) -> Iterator[Fault]:
    """Handlers of every exception. One that only cleans up and raises the same again swallows nothing."""
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        yield Fault(name, error.lineno or 0, "is not Python", "ruff says more")
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            broad = any(kind is None or (isinstance(kind, ast.Name) and kind.id in BROAD) for kind in kinds)
            last = node.body[-1]
            if broad and not (isinstance(last, ast.Raise) and last.exc is None):
                yield Fault(name, node.lineno, "catches every exception", "name the errors that are expected here")
