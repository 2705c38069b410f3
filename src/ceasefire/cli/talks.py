"""`ceasefire talks`."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, get_args

import msgspec
from cyclopts import Parameter
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ceasefire.cli import show, view
from ceasefire.clock import utc
from ceasefire.errors import InputError
from ceasefire.tracks.step import ASKS, Step, StepKind
from ceasefire.tracks.talksrounds import Round

OUTCOME = {"deal": "deal", "breakdown": "breakdown", "open": "still open", "not_told": "not told"}


def talks(
    folder: Path,
    /,
    *,
    round: int | None = None,
    from_: str | None = None,
    until: str | None = None,
    agreement: str | None = None,
    kind: str | None = None,
    open_: Annotated[bool, Parameter(name="--open")] = False,
    as_of: str | None = None,
    tlp: str = "RED",
    json: bool = False,
    svg: Path | None = None,
) -> int:
    """Print the talks: rounds from first demand to deal or breakdown; with a round or dates, every step and its fate.

    Demands, ultimatums, offers, answers, mediations and deals, each with who says so. What became of a step (met,
    refused, carried out, overtaken, lapsed, still open, or not told) comes from later claims alone, which are named;
    where sources disagree, both are shown.

    Parameters
    ----------
    folder
        The dossier's folder.
    round
        The steps of the round with this number, as the list of rounds gives it.
    from_
        Steps from this local day on.
    until
        Steps up to this local day.
    agreement
        The steps of the round or rounds that led to the agreement with this id, or began inside it.
    kind
        Steps of this kind: ultimatum, demand, offer, refusal, mediation, truce, deal, and so on.
    open_
        Only demands, ultimatums, threats, offers and proposals that are still open.
    as_of
        What was known on this day; the day of the latest report if not given.
    tlp
        Leave out what is marked stricter than this, and what rests only on it; below RED also movements of forces that
        the dossier does not publish yet.
    json
        One JSON object a line: rounds, or with a choice of steps, steps.
    svg
        Also draw the chosen steps as a ladder into this file: time downwards, one lane for each side.
    """
    from ceasefire.process import open_process
    from ceasefire.reports.header import nearest
    from ceasefire.reports.header import tlp as mark_of
    from ceasefire.tracks.talks import latest, open_asks
    from ceasefire.tracks.talks import talks as steps_of
    from ceasefire.tracks.talksrounds import rounds

    mark = mark_of(tlp)
    known_kinds = get_args(StepKind)
    if kind is not None and kind not in known_kinds:
        raise InputError(f"there are no steps of a kind '{kind}'", nearest(kind, known_kinds, "there are"))
    first, last, known = (show.day(text, option) if text is not None else None for text, option in ((from_, "--from"), (until, "--until"), (as_of, "--as-of")))
    if first is not None and last is not None and last < first:
        raise InputError(f"--until {last} is before --from {first}", "give the earlier day as --from")
    with open_process(folder) as process:
        ids = [a.id for a in process.agreements]
        if agreement is not None and agreement not in ids:
            raise InputError(f"there is no agreement '{agreement}'", nearest(agreement, ids, "there are"))
        with show.progress(not json) as bar:
            results = process.results(bar)
        words = process.vocabulary
    seen = view.view(results, mark)
    day = known or latest(seen.claims.values(), seen.agreements, words)
    if day is None:
        show.tell("nothing is told of talks: there is no report and no agreement yet")
        return 0
    if mark != "RED":
        from ceasefire.package.guard import guarded

        # What forces did in the last days is no more shown as an answer than as a movement.
        seen = guarded(seen, utc(datetime.combine(day + timedelta(days=1), time()), seen.dossier.time_zone))
    steps = steps_of(seen.claims.values(), tuple(seen.incidents.values()), seen.agreements, seen.dossier, day)
    found = rounds(steps, seen.agreements, seen.dossier, day)
    chosen: Sequence[Step] | None = None
    if round is not None or first or last or agreement is not None or kind is not None or open_:
        chosen = _chosen(steps, found, round, first, last, agreement)
        chosen = [s for s in (open_asks(chosen) if open_ else chosen) if kind in (None, s.kind)]
    if svg is not None:
        from ceasefire.brief.talkssvg import draw

        show.write_text(svg, draw(chosen if chosen is not None else steps, seen.dossier))
        show.tell(f"{svg}: written")
    if json:
        for one in chosen if chosen is not None else found:
            show.emit(msgspec.to_builtins(one))
    elif chosen is None:
        _rounds(found, steps, seen, day)
    else:
        _ladder(chosen, steps, found, seen, day)
    return 0


def _chosen(steps: Sequence[Step], found: Sequence[Round], number: int | None, first: date | None, last: date | None, agreement: str | None) -> list[Step]:
    """The steps asked for, in order of time."""
    wanted: set[str] | None = None
    if number is not None:
        one = next((r for r in found if r.number == number), None)
        if one is None:
            raise InputError(f"there is no round {number}", f"there are 1 to {len(found)}" if found else "there are no rounds")
        wanted = set(one.steps)
    if agreement is not None:
        of = {s.id for s in steps if s.agreement == agreement}
        inside = {s.id for s in steps if s.parent == agreement}
        led = {i for r in found if of & set(r.steps) or inside & set(r.steps) for i in r.steps}
        wanted = led if wanted is None else wanted & led
    return [s for s in steps if (wanted is None or s.id in wanted) and (first is None or s.day >= first) and (last is None or s.day <= last)]


def _rounds(found: Sequence[Round], steps: Sequence[Step], seen: view.View, day: date) -> None:
    from ceasefire.brief import phrase
    from ceasefire.brief.posturewords import count
    from ceasefire.brief.talkwords import KIND

    by_id = {s.id: s for s in steps}
    still = sum(s.fate("open") is not None for s in steps if s.kind in ASKS)
    show.say(f"as known on {phrase.day(day)}: {count(len(found), 'round')} of talks, {count(len(steps), 'step')}; {still} demands or offers still open")
    if not found:
        return
    console = Console(file=sys.stdout, width=show.width())
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name, ratio in {"no.": 1, "days": 4, "where": 3, "steps": 5, "how it ended": 7}.items():
        table.add_column(name, ratio=ratio, min_width=3, overflow="fold", justify="right" if name == "no." else "left")
    table.expand = True
    for one in found:
        own = [by_id[i] for i in one.steps]
        counts: dict[str, int] = {}
        for step in own:
            counts[KIND[step.kind]] = counts.get(KIND[step.kind], 0) + 1
        told = ", ".join(f"{n} {name}" if n > 1 else name for name, n in counts.items())
        row = (str(one.number), phrase.day_range(one.first, one.last), one.place or "not told", told, f"{OUTCOME[one.outcome]}: {one.why}")
        table.add_row(*(Text(show.clean(cell)) for cell in row))
    with console.capture() as captured:
        console.print(table)
    print("\n".join(line.rstrip() for line in captured.get().splitlines()))
    show.say("every step of a round with its sources: `ceasefire talks DIR --round N`; of one kind: `--kind ultimatum`")


def _ladder(chosen: Sequence[Step], steps: Sequence[Step], found: Sequence[Round], seen: view.View, day: date) -> None:
    from ceasefire.brief import phrase
    from ceasefire.brief.posturewords import count
    from ceasefire.brief.talkwords import KIND

    show.say(f"as known on {phrase.day(day)}: {count(len(chosen), 'step')}")
    if not chosen:
        return
    home = {i: r for r in found for i in r.steps}
    names = {s.id: f"{KIND[s.kind]} of {phrase.day(s.day)}" for s in steps}
    last: int | None = None
    for step in chosen:
        one = home.get(step.id)
        if one is not None and one.number != last:
            last = one.number
            show.wrapped(f"round {one.number}, {phrase.day_range(one.first, one.last)}: {OUTCOME[one.outcome]}, {one.why}", "", gap=True)
        _step(step, names, seen)


def _step(step: Step, names: Mapping[str, str], seen: view.View) -> None:
    from ceasefire.brief import talkwords

    dossier = seen.dossier
    where = f", {step.place.name}" if step.place is not None else ""
    show.wrapped(f"{talkwords.day(step)}{where}: {talkwords.KIND[step.kind].upper()}, {talkwords.who(step, dossier)}", "  ", gap=True)
    for line in talkwords.terms(step, dossier):
        show.wrapped(line, "      ")
    for asked in step.answers:
        show.wrapped(f"answers the {names[asked]}", "      ")
    for telling in step.tellings:
        own = ", ".join(talkwords.own_words(telling, step, seen.claims))
        show.wrapped(f"says {talkwords.cited(telling, dossier, seen.claims)}" + (f": {own}" if own else ""), "      ")
    if step.agreement is not None:
        show.wrapped(f"file: agreements/{step.agreement}.yaml, {len(step.pages)} {'page' if len(step.pages) == 1 else 'pages'} named there", "      ")
    if step.disputed:
        show.wrapped("sources contradict each other on it; both are shown", "    ! ")
    for fate in step.fates:
        show.wrapped(talkwords.fate(fate), "    > ")
        if fate.claims:
            more = f" and {fate.count - len(fate.claims)} more" if fate.count > len(fate.claims) else ""
            show.wrapped(f"[{', '.join(fate.claims)}{more}]", "        ")
