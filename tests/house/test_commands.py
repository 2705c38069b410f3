"""A command without its page, a page without its command and an option left out are found."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Annotated, Literal

import pytest
from cyclopts import App, Parameter


@pytest.fixture(scope="module")
def houserules() -> ModuleType:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
    try:
        import generate
        import made_pages
        import rules_docs
    finally:
        sys.path.pop(0)
    rules_docs.filled, rules_docs.options_table = generate.filled, made_pages.options_table  # type: ignore[attr-defined]
    return rules_docs


def app() -> App:
    program = App(name="ceasefire")

    @program.command
    def take(
        dossier: Path,
        *paths: Path,
        source: str,
        handling: Literal["CLEAR", "RED"] = "CLEAR",
        as_json: Annotated[bool, Parameter(name="--json")] = False,
    ) -> None:
        """Take reports in.

        Parameters
        ----------
        dossier
            The folder.
        source
            Who published them.
        """

    ledger = App(name="ledger")
    program.command(ledger)

    @ledger.command
    def verify() -> None:
        """Verify it."""

    return program


PAGE = "DOSSIER PATHS --source --handling --json\n"


def faults(houserules: ModuleType, tree: Path, pages: dict[str, str]) -> list[str]:
    folder = tree / houserules.COMMAND_PAGES
    folder.mkdir(parents=True)
    for name, text in pages.items():
        (folder / name).write_text(text, "utf-8")
    return [str(f) for f in houserules.check_commands(tree, houserules.commands(app()))]


def test_pages_in_order(houserules: ModuleType, tmp_path: Path) -> None:
    assert faults(houserules, tmp_path, {"take.md": PAGE, "ledger-verify.md": "x\n", "index.md": "x\n"}) == []


def test_a_missing_page_a_left_over_page_and_a_missing_option(houserules: ModuleType, tmp_path: Path) -> None:
    pages = {"take.md": PAGE.replace("--json", "--json-lines"), "old.md": "x\n"}
    base = "docs/reference/commands"
    assert faults(houserules, tmp_path, pages) == [
        f"{base}/ledger-verify.md: `ceasefire ledger verify` has no page; write it, then run `make schemas`",
        f"{base}/take.md: lacks the option --json; run `make schemas`, and say what it is for",
        f"{base}/old.md: is about a command that does not exist; remove the page",
    ]


def test_the_generated_table_satisfies_the_rule_and_keeps_what_people_wrote(
    houserules: ModuleType, tmp_path: Path
) -> None:
    verify, take = houserules.commands(app())
    assert verify.options == ()
    table = houserules.options_table(take.options)
    page = houserules.filled("# take\n\nBy hand.\n", table, "Options")
    assert page.startswith("# take\n\nBy hand.\n")
    assert "| `DOSSIER` | The folder. | an error |" in page
    assert "| `--handling` | One of `CLEAR`, `RED`. | `CLEAR` |" in page
    assert "| `--json` |  | – |" in page
    assert houserules.filled(page, table, "Options") == page
    assert faults(houserules, tmp_path, {"take.md": page, "ledger-verify.md": "x\n"}) == []
