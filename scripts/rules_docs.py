"""House rules about the documentation: links that resolve, a page for every command and option."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from commands import Command, commands
from rules_files import Fault

COMMAND_PAGES = "docs/reference/commands"
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)|!\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^\s*(```|~~~)")
README_WORDS = ("make demo", "make test")
LINKED = ("docs/", "README.md", "CONTRIBUTING.md", "CHANGELOG.md")


def check_docs(root: Path, names: list[str]) -> Iterator[Fault]:
    """Links, the README's two commands and the pages of the commands."""
    for name in names:
        if name.endswith(".md") and name.startswith(LINKED):
            yield from _links(root, name)
    yield from _readme(root)


def _prose(text: str) -> Iterator[tuple[int, str]]:
    """Lines outside fenced blocks, numbered from 1, without code spans."""
    fenced = False
    for number, line in enumerate(text.splitlines(), 1):
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            yield number, re.sub(r"`[^`]*`", "", line)


def anchors(text: str) -> set[str]:
    """The anchors that a page's headings have, as GitHub makes them."""
    found: set[str] = set()
    fenced = False
    for line in text.splitlines():
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced and (heading := re.match(r"#{1,6}\s+(.*)", line)):
            plain = re.sub(r"[^\w\- ]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading.group(1)).lower())
            found.add(plain.strip().replace(" ", "-"))
    return found


def _links(root: Path, name: str) -> Iterator[Fault]:
    page = root / name
    for number, line in _prose(page.read_text("utf-8")):
        for match in LINK.finditer(line):
            target = match.group(1) or match.group(2)
            if re.match(r"[a-z]+:", target):
                continue
            file, _, anchor = target.partition("#")
            there = (page.parent / file) if file else page
            if not there.exists():
                yield Fault(name, number, f"the link '{target}' leads nowhere", "correct the path or write the page")
            elif anchor and there.suffix == ".md" and anchor not in anchors(there.read_text("utf-8")):
                yield Fault(name, number, f"'{file or name}' has no heading '#{anchor}'", "correct the anchor")


def _readme(root: Path) -> Iterator[Fault]:
    path = root / "README.md"
    text = path.read_text("utf-8") if path.exists() else ""
    for words in README_WORDS:
        if words not in text:
            yield Fault("README.md", 0, f"does not show `{words}`", "a newcomer needs both commands there")


def check_commands(root: Path, found: list[Command] | None = None) -> Iterator[Fault]:
    """Every command has its page with all its options, and every page its command."""
    folder = root / COMMAND_PAGES
    wanted = commands() if found is None else found
    for command in wanted:
        page = folder / f"{command.page}.md"
        shown = f"{COMMAND_PAGES}/{command.page}.md"
        if not page.exists():
            yield Fault(shown, 0, f"`ceasefire {command.name}` has no page", "write it, then run `make schemas`")
            continue
        text = page.read_text("utf-8")
        for option in command.options:
            missing = [name for name in option.names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)]
            if missing:
                yield Fault(shown, 0, f"lacks the option {', '.join(missing)}", "run `make schemas`, and say what it is for")
    known = {command.page for command in wanted}
    for page in sorted(folder.glob("*.md")):
        if page.stem not in known and page.stem != "index":
            yield Fault(f"{COMMAND_PAGES}/{page.name}", 0, "is about a command that does not exist", "remove the page")
