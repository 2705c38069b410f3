"""`ceasefire scenario`."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ceasefire.cli import show, view
from ceasefire.errors import InputError

NARROW = 90
"""Columns below which the levers are a list and no table."""

if TYPE_CHECKING:
    from ceasefire.outlook.bargain_posture import Told
    from ceasefire.outlook.scenario import Scenario
    from ceasefire.outlook.scenario_run import Outcome


def scenario(
    file: Path, /, *, new: bool = False, svg: Path | None = None, games: int = 256, posture: Path | None = None,
    as_of: str | None = None, tlp: str = "RED", json: bool = False,
) -> int:  # fmt: skip
    """Play the bargain behind a truce: what two sides would do that weigh their gains, week by week.

    Their strength shifts while the guns are silent, each hides what war would cost it, guarantors turn to other things,
    spoilers strike. Printed are how long the truce lasts, how it ends, which lever would lengthen it most and for whom
    that is worth it. It is a way to think and not a forecast.

    Parameters
    ----------
    file
        The scenario (YAML): two parties and what is believed of them.
    new
        Write a commented scenario to begin with to that file, which must not exist yet.
    svg
        Draw the survival curve and the tornado of levers into this file.
    games
        Games drawn from the priors, 16 to 4096: more is smoother and slower.
    posture
        Folder of a dossier: place each side's likely recovery (`regain`) by what is told of its forces under the truce.
    as_of
        With --posture: only what was known on this day.
    tlp
        With --posture: leave out what is marked stricter than this, and what rests only on it.
    json
        One JSON object: survival with its band, hazard by week, endings, levers, unknowns, paths.
    """
    if new:
        return _new(file)
    if not 16 <= games <= 4096:
        raise InputError(f"--games {games} is too {'few' if games < 16 else 'many'}", "give 16 to 4096")
    from ceasefire.outlook.scenario import load_scenario

    loaded = load_scenario(file)
    told: tuple[Told, ...] = ()
    if posture is not None:
        loaded, told = _placed(loaded, posture, as_of, tlp)
    elif as_of is not None:
        raise InputError("--as-of says nothing here", "it goes with --posture DIR")
    from ceasefire.outlook.scenario_run import run

    if sys.stderr.isatty() and not json:
        show.tell("solving the games; the first run on a machine also compiles the solver, half a minute")
    outcome = run(loaded, -(-games // 2))
    if svg is not None:
        from ceasefire.brief.scenariosvg import draw

        show.write_text(svg, draw(outcome))
    if json:
        import msgspec

        from ceasefire.brief.scenariowords import LEAVES_OUT, NATURE

        plain: dict[str, Any] = msgspec.to_builtins(outcome)
        show.emit({"nature": NATURE, **plain, "posture": told, "leaves_out": LEAVES_OUT})
    else:
        _print(outcome, loaded.about, told)
        if svg is not None:
            show.tell(f"drawn: {svg}")
    return 0


def _new(file: Path) -> int:
    from ceasefire.outlook.scenario_template import template

    if file.exists():
        raise InputError(f"'{file}' is there already", "name a new file")
    show.write_text(file, template())
    show.say(str(file))
    show.tell(f"next: write in it what you believe, then `ceasefire scenario {file}`")
    return 0


def _placed(loaded: Scenario, folder: Path, as_of: str | None, tlp: str) -> tuple[Scenario, tuple[Told, ...]]:
    """The scenario with what is told of each side's forces, as somebody at that mark may see it."""
    from ceasefire.outlook.bargain_posture import with_posture
    from ceasefire.process import open_process
    from ceasefire.reports.header import tlp as mark_of
    from ceasefire.tracks.posture import moves
    from ceasefire.tracks.publish import INTERNAL
    from ceasefire.tracks.talks import latest

    mark = mark_of(tlp)
    known = show.day(as_of, "--as-of") if as_of is not None else None
    with open_process(folder) as process:
        results = process.results(None)
        words = process.vocabulary
    seen = view.view(results, mark)
    for party in loaded.parties:
        if party.id not in seen.dossier.actors:
            raise InputError(f"the dossier has no actor '{party.id}'", "name the parties as the dossier of --posture does", file=str(folder))
    day = known or latest(seen.claims.values(), seen.agreements, words)
    if day is None:
        raise InputError("nothing is told of forces: there is no report yet", "leave out --posture", file=str(folder))
    setting = INTERNAL if mark == "RED" else seen.dossier.publication
    made = moves(seen.claims, seen.incidents.values(), seen.agreements, seen.dossier, day, setting)
    return with_posture(loaded, made, seen.dossier.actors, day)


def _print(outcome: Outcome, about: str, told: tuple[Told, ...]) -> None:
    from ceasefire.brief import scenariowords as words

    width = show.width()

    def say(text: str) -> None:
        print("\n".join(textwrap.wrap(show.clean(text), width, break_long_words=False)))

    def table(head: tuple[str, ...], rows: list[tuple[str, ...]], first: int) -> None:
        _table(head, rows, first, width)

    say(outcome.title)
    if about:
        say(about)
    print()
    say(words.NATURE)
    say(f"{outcome.games} games, drawn from the priors and their mirror images.")
    for party, placed in zip(outcome.sides, told, strict=False):
        say(words.placed(party.name, placed))
    print("\nHow long it lasts")
    for line in words.lasting(outcome):
        say(line)
    at = words.marks(outcome)
    rows = [
        ("still holds", *(words.percent(outcome.survival[w]) for w in at)),
        ("from (90 % of games)", *(words.percent(outcome.low[w]) for w in at)),
        ("to", *(words.percent(outcome.high[w]) for w in at)),
        ("ends in that week", *(words.percent(outcome.hazard[w - 1]) for w in at)),
    ]
    table(("after weeks", *(str(w) for w in at)), rows, 22)
    print("\nHow it ends")
    for name, share in words.endings(outcome):
        say(f"{words.percent(share):>6}  {name}")
    print("\nThe two sides, in the likely case")
    one, other = outcome.sides
    rows = [
        ("chance to win it all, today", *(words.percent(s.now) for s in outcome.sides)),
        ("the same once both have recovered", *(words.percent(s.recovered) for s in outcome.sides)),
        ("share of the whole that both prefer to war today", *(f"{words.percent(s.least)} to {words.percent(s.most)}" for s in outcome.sides)),
        ("quiet violation in a week, at first", *(words.percent(s.breaks[0]) for s in outcome.sides)),
        ("the same, recovered and unguarded", *(words.percent(s.breaks[1]) for s in outcome.sides)),
        ("what lies ahead is worth, of all that is contested", *(words.percent(s.worth) for s in outcome.sides)),
    ]  # fmt: skip
    table(("", one.name, other.name), rows, 50)
    print("\nWhat would lengthen it: one plausible step of each lever")
    for line in words.advice(outcome):
        say(line)
    levers = words.shown(outcome.levers)
    if levers and width < NARROW:
        for x in levers:
            say(f"- {words.lever(outcome, x)}: {words.gains(outcome, x)}")
    elif levers:
        rows = [
            (
                words.lever(outcome, x), "–" if x.median is None else words.signed(x.median, 0),
                words.signed(x.kept), f"{words.signed(x.kept_low, 0)} to {words.signed(x.kept_high, 0)}",
                words.signed(100 * x.worth[0]), words.signed(100 * x.worth[1]),
            )
            for x in levers
        ]  # fmt: skip
        head = ("step", "median", f"of {outcome.weeks}", "90 % of games", one.name, other.name)
        table(head, rows, 38)
    if levers:
        say(
            f"Median: weeks added to the median truce (– where it is beyond ten years). Of {outcome.weeks}: weeks of truce added within "
            "them. Worth to each side: in hundredths of all that is contested."
        )
    print("\nWhat it matters most not to know")
    rows = [
        (words.unknown(outcome, x), *(words.weeks(m) for m in x.median), f"{x.kept[0]:.0f} → {x.kept[1]:.0f}")
        for x in outcome.swings[: words.FEW]
    ]
    if rows:
        table(("from its low to its high end (10 % and 90 %)", "median at low", "at high", f"weeks of {outcome.weeks}"), rows, 50)
    else:
        say("Nothing: the file gives every parameter one value.")
    print("\nTruces drawn in the likely case, in mirrored pairs")
    for path in outcome.paths:
        say(f"- {words.story(outcome, path)}")
    print()
    say(words.LEAVES_OUT)
    unstated = words.unstated(outcome)
    if unstated:
        say(unstated)


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]], first: int, width: int) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=sys.stdout, width=width)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for index, name in enumerate(head):
        table.add_column(Text(show.clean(name)), max_width=first if index == 0 else 18, overflow="fold", justify="left" if index == 0 else "right")
    for row in rows:
        table.add_row(*(Text(show.clean(cell)) for cell in row))
    with console.capture() as captured:
        console.print(table)
    print("\n".join(line.rstrip() for line in captured.get().splitlines()))
