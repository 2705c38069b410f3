"""`ceasefire pair`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from ceasefire.cli import show
from ceasefire.errors import InputError

if TYPE_CHECKING:
    from ceasefire.incidents.judged import Judged


def pair(
    folder: Path,
    first: str | None = None,
    second: str | None = None,
    /,
    *,
    judgement: str | None = None,
    by: str | None = None,
    why: str | None = None,
    tlp: str | None = None,
    json: bool = False,
) -> int:
    """Say that two claims tell of one happening, or of two; without claims, list what was said.

    What is said goes into the ledger with the name, the time and the reason, and matching obeys it: what is `same` is in
    one incident, what is `different` is not, not through others either. Of several judgements of one pair the last
    counts, and all are kept. A judgement lasts when its reports are read again; where a claim is not found again, or a
    judgement contradicts another, it is kept and not applied, and the list says so.

    Parameters
    ----------
    folder
        The dossier's folder.
    first
        Id of a claim, or enough of its beginning; an incident stands for its first claim.
    second
        The same of the other.
    judgement
        same, different, or unsure (which binds nothing, and takes back what was said of the pair before).
    by
        Who says so.
    why
        The reason.
    tlp
        Who may see the name and the reason, where that is fewer than may see both reports; that a person judged is seen by
        all who may see both. CLEAR if left out; of the list, for whom it is, RED if left out.
    json
        One JSON object: the judgement as it was entered; of the list one a line.
    """
    from ceasefire.cli.named import claim_named
    from ceasefire.dossier.pair import Judgement, Pair
    from ceasefire.incidents.happening import unusable
    from ceasefire.incidents.judged import judged, meant
    from ceasefire.process import open_process
    from ceasefire.process.pairs import enter
    from ceasefire.reports.header import tlp as mark_of

    if first is None:
        if (judgement, by, why) != (None, None, None):
            raise InputError("nothing says of which two claims", "give the ids of two claims, or of two incidents")
        return _listed(folder, tlp, json)
    missing = [option for option, value in (("a second claim", second), ("--judgement", judgement), ("--by", by), ("--why", why)) if value is None]
    if missing or second is None:
        raise InputError(f"a judgement of a pair needs {' and '.join(missing)}", "say of which two claims, what, who says so and why")
    if judgement not in get_args(Judgement):
        raise InputError(f"--judgement '{judgement}' is not known", f"one of: {', '.join(get_args(Judgement))}")
    mark = mark_of(tlp or "CLEAR")
    with open_process(folder, write=True) as process:
        with show.progress(not json) as bar:
            results = process.update(bar)
        before = process.lineage()
        a, b = (claim_named(name, results.by_id(), before.names) for name in (first, second))
        if a.id == b.id:
            raise InputError(f"'{first}' and '{second}' are one claim, {a.id}", "give two")
        for claim in (a, b):
            if told := unusable(claim):
                raise InputError(f"{claim.id} {told}: it is matched with nothing", "give claims of what happened")
        said = Pair(
            judgement=judgement,  # type: ignore[arg-type]
            first=meant(a, results.claims),
            second=meant(b, results.claims),
            by=by,
            why=why,
            at=datetime.now(UTC),
            handling=mark,
        )
        entry = enter(process.store, said)
        with show.progress(not json) as bar:
            results = process.results(bar)
        changes = process.lineage().changes[len(before.changes) :]
    now = judged(results.claims, results.dossier.pairs)
    if json:
        show.emit(entry)
    else:
        from ceasefire.cli.record import changed

        show.say(f"entry {entry.seq}: {a.id} and {b.id}: {judgement}, by {by}")
        home = [next(one.id for one in results.incidents if claim.id in (*one.claims_for, *one.claims_against)) for claim in (a, b)]
        show.say(f"they are one incident: {home[0]}" if home[0] == home[1] else f"they are two incidents: {home[0]} and {home[1]}")
        for change in changes:
            show.say(changed(change))
    return _contradicting(now, entry.seq)


def _contradicting(now: tuple[Judged, ...], seq: int) -> int:
    """Tell where a judgement contradicts others; the exit code."""
    from ceasefire.incidents.judgedwords import not_applied

    own = next((one for one in now if one.pair.seq == seq), None)
    if own is not None and own.state == "set_aside":
        show.tell(f"it is kept and {not_applied(own)}; say of one of these pairs what is right, and it counts")
        return 1
    aside = [str(one.pair.seq) for one in now if one.state == "set_aside" and seq in one.against]
    if aside:
        show.tell(f"it contradicts what was said before: not applied any more: entries {', '.join(aside)}; see `ceasefire pair DIR`, and say again of those pairs what is right")
    return 1 if aside else 0


def _listed(folder: Path, tlp: str | None, json: bool) -> int:
    from ceasefire.incidents.judged import judged
    from ceasefire.incidents.judgedwords import named
    from ceasefire.package.view import view
    from ceasefire.process import open_process
    from ceasefire.reports.header import tlp as mark_of

    mark = mark_of(tlp or "RED")
    with open_process(folder) as process, show.progress(not json) as bar:
        seen = view(process.results(bar), mark)
    told = judged(seen.claims.values(), seen.dossier.pairs)
    for one in told:
        if json:
            show.emit(as_object(one))
        else:
            show.wrapped(named(one))
    if not told and not json:
        show.say("nobody judged a pair")
    return 0


def as_object(one: Judged) -> dict[str, Any]:
    """A judgement as it stands today, for machines."""
    pair = one.pair
    return {
        "entry": pair.seq, "judgement": pair.judgement, "claims": [one.first, one.second], "by": pair.by, "at": pair.at, "why": pair.why,
        "handling": pair.handling, "state": one.state, "against": one.against,
    }  # fmt: skip
