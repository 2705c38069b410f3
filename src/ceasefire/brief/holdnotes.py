"""The outlook as a section of the brief: every agreement in force in a table, the most doubtful with why and what would change it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from ceasefire.brief import holdwords
from ceasefire.brief.holdnote import ChanceRow, ExpectedRow, HoldNotes, Told
from ceasefire.brief.line import Line
from ceasefire.outlook.likelihood import percent
from ceasefire.outlook.outlook import Chance, Contribution, Outlook

if TYPE_CHECKING:
    from ceasefire.outlook.forecast import Forecast

TOLD = 3
"""Agreements with reasons and a picture: those whose chance to hold is lowest."""

REPORTED, OTHERS, NEWS = 5, 3, 4
LEAST = 0.05
"""Smaller contributions are not told."""


def at_length(outlooks: Sequence[Outlook]) -> tuple[Outlook, ...]:
    """Those in force whose chance to hold is lowest, in the order in which they began."""
    current = [o for o in outlooks if o.state == "in_force"]
    doubtful = sorted(current, key=lambda o: min((c.probability for c in o.chances if c.probability is not None), default=1.0))[:TOLD]
    return tuple(o for o in current if o in doubtful)


def reasons(one: Outlook) -> tuple[Contribution, ...]:
    """What is told of why, the weightiest first: of what was reported, and some of what the file tells."""
    told = [c for c in one.contributions if abs(c.effect) >= LEAST]
    reported = [c for c in told if c.part == "driver"][:REPORTED]
    rest = [c for c in told if c.part != "driver"][:OTHERS]
    return tuple(c for c in told if c in reported or c in rest)


def cites(outlooks: Sequence[Outlook]) -> Iterable[str]:
    """Ids of the claims that the section rests on."""
    for one in at_length(outlooks):
        for reason in reasons(one):
            yield from reason.claims


def notes(outlooks: Sequence[Outlook], ahead: Sequence[Forecast], refs: Callable[[Iterable[str]], tuple[int, ...]]) -> HoldNotes:
    """refs: ids of claims -> their numbers in the brief."""
    return HoldNotes(
        rows=tuple(_row(o) for o in outlooks if o.state == "in_force"),
        told=tuple(
            Told(
                title=o.title, sentence=holdwords.sentence(o),
                why=tuple(Line(f"{c.text} ({c.effect:+.2f})", refs(c.claims)) for c in reasons(o)),
                news=tuple(f"{n.text}: {holdwords.points(n.change)} on the chance to hold 30 days" for n in o.news[:NEWS]), outlook=o,
            )
            for o in at_length(outlooks)
        ),
        rest=tuple(Line(f"{o.title}: {holdwords.state(o)}", ()) for o in outlooks if o.state in ("broken", "too_little")),
        expected=tuple(_expected(f) for f in ahead),
    )  # fmt: skip


def _expected(row: Forecast) -> ExpectedRow:
    if row.mean is None or row.quantiles is None or row.any is None:
        return ExpectedRow(area=row.area, period=holdwords.period(row), mean="–", range_="–", any="–", why=row.why or "")
    ends = f"{row.quantiles['0.05']} to {row.quantiles['0.95']}"
    return ExpectedRow(area=row.area, period=holdwords.period(row), mean=f"{row.mean:.1f}", range_=ends, any=percent(row.any))


def _row(one: Outlook) -> ChanceRow:
    given: list[Chance] = [c for c in one.chances if c.probability is not None]
    last = given[-1] if given else None
    return ChanceRow(
        title=one.title, chances=tuple("–" if c.probability is None else percent(c.probability) for c in one.chances),
        range_="–" if last is None else f"{percent(last.low or 0.0)} to {percent(last.high or 0.0)}",
        word=(last.word or "") if last else f"runs out on {one.runs_out}", confidence=one.confidence,
    )  # fmt: skip
