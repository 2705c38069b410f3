"""`ceasefire findings`."""

from __future__ import annotations

import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ceasefire.agreement.terms import Agreement, Provision
from ceasefire.cli import show, view
from ceasefire.errors import InputError
from ceasefire.findings.finding import Finding
from ceasefire.process import Results
from ceasefire.reports.report import Tlp

TOP = 10


def findings(
    folder: Path,
    /,
    *,
    agreement: str | None = None,
    provision: str | None = None,
    tlp: str = "RED",
    top: int = TOP,
    json: bool = False,
) -> int:
    """Print the findings per article: place, date, outcome, responsibility and standard of proof.

    What is new is read first. The machine proposes, people decide: every finding here is `proposed` unless somebody
    has endorsed it.

    Parameters
    ----------
    folder
        The dossier's folder.
    agreement
        Only of the agreement with this id.
    provision
        Only of the article with this id.
    tlp
        Leave out what is marked stricter than this, and what rests only on it. RED, your own screen, shows all; a
        column then tells the mark of what is not CLEAR.
    top
        How many findings of each article to print, gravest first; 0 for all.
    json
        All findings, one JSON object a line.
    """
    from ceasefire.process import open_process
    from ceasefire.reports.header import tlp as mark_of

    mark = mark_of(tlp)
    if top < 0:
        raise InputError(f"--top {top} is below 0", "give 0 for all, or how many")
    with open_process(folder) as process:
        _known(agreement, provision, process.agreements)
        with show.progress(not json) as bar:
            results = process.results(bar)
    if not results.reports:
        show.tell(f"{folder} holds no reports yet; take some in with `ceasefire add`")
    print_findings(results, mark, agreement, provision, top, json)
    return 0


def _known(agreement: str | None, provision: str | None, agreements: tuple[Agreement, ...]) -> None:
    from ceasefire.reports.header import nearest

    ids = [a.id for a in agreements]
    if agreement is not None and agreement not in ids:
        raise InputError(f"there is no agreement '{agreement}'", nearest(agreement, ids, "there are"))
    articles = dict.fromkeys(p.id for a in agreements if agreement in (None, a.id) for p in a.provisions)
    if provision is not None and provision not in articles:
        raise InputError(f"there is no article '{provision}'", nearest(provision, articles, "there are"))


def print_findings(
    results: Results, tlp: Tlp, agreement: str | None, provision: str | None, top: int, json: bool
) -> None:
    """The findings of a dossier, as tables or as JSON Lines."""
    seen = view.view(results, tlp)
    console = Console(
        file=sys.stdout, width=min(show.WIDTH, Console().width) if sys.stdout.isatty() else show.WIDTH
    )
    marked = not json and any(seen.mark(f) != "CLEAR" for f in seen.findings)
    for one in seen.agreements:
        if agreement not in (None, one.id):
            continue
        chosen = [a for a in one.provisions if provision in (None, a.id)]
        held = [(article, view.of_article(seen, one, article)) for article in chosen]
        if json:
            for _, own in held:
                for finding in own:
                    show.emit(view.as_object(seen, finding))
            continue
        with console.capture() as captured:
            _print_agreement(console, seen, one, held, top, marked)
        for line in captured.get().splitlines():
            print(line.rstrip())  # a table pads its last column
    sys.stdout.flush()


def _print_agreement(
    console: Console,
    seen: view.View,
    one: Agreement,
    held: list[tuple[Provision, list[Finding]]],
    top: int,
    marked: bool,
) -> None:
    console.print(Text(f"\n{show.clean(one.title)} ({one.id})", style="bold"))
    for article, own in held:
        if own:
            console.print(Text(f"\nArticle {article.id}, {show.clean(article.title)}: {view.counts(own)}"))
            console.print(_table(seen, own[: top or None], marked))
            if top and len(own) > top:
                console.print(Text(f"… {len(own) - top} more", style="dim"))
    empty = [article.id for article, own in held if not own]
    if empty:
        console.print(Text(f"\nno findings under article{'s' if len(empty) > 1 else ''} {', '.join(empty)}"))


def _table(seen: view.View, shown: list[Finding], marked: bool) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    widths = {"place": 17, "date": 13, "act": 14, "outcome": 10, "responsibility": 20, "proof": 14}
    if marked:
        widths |= {"date": 12, "act": 12, "responsibility": 16, "mark": 6}
    for name, width in widths.items():
        table.add_column(name, width=width, overflow="fold")
    for finding in shown:
        row = [Text(show.clean(cell)) for cell in view.cells(seen, finding)]
        table.add_row(*row, *([seen.mark(finding)] if marked else []))
    return table
