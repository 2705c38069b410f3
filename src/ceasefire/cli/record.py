"""`ceasefire show`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ceasefire.cli import actortext, view
from ceasefire.cli import show as out
from ceasefire.cli.named import SHORTEST
from ceasefire.cli.pair import as_object
from ceasefire.errors import InputError
from ceasefire.incidents.incident import Incident, Version
from ceasefire.incidents.lineage import Change, became, current
from ceasefire.incidents.standing import Standing
from ceasefire.reports.header import nearest


def show(folder: Path, name: str, /, *, tlp: str = "RED", json: bool = False) -> int:
    """Show one incident with all its versions, one source and how often others agree with it, or one actor.

    An incident that later reports merged into another, or split, is shown as what it is now. An actor's page has its
    names, sides over time, affiliations, settlements of status and what became of it, each with its evidence.

    Parameters
    ----------
    folder
        The dossier's folder.
    name
        Id of an incident, of today or of an earlier day, or its first characters; the id of a source; the id or a name of an actor.
    tlp
        Leave out what is marked stricter than this, and what rests only on it.
    json
        One JSON object: `{"incidents", "changes", "judged"}`, `{"source", "standings"}` or `{"actor"}`.
    """
    from ceasefire.incidents.judged import judged
    from ceasefire.incidents.judgedwords import named, of_incident
    from ceasefire.incidents.standing import standings
    from ceasefire.process import open_process
    from ceasefire.reports.header import tlp as mark_of

    mark = mark_of(tlp)
    with open_process(folder) as process, out.progress(not json) as bar:
        results = process.results(bar)
        changes = process.lineage().changes
        words = process.vocabulary
    seen = view.view(results, mark)
    actor = actortext.actor_named(seen, name)
    if actor is not None:
        page = actortext.page_of(seen, actor)
        if name not in seen.dossier.sources:
            if json:
                out.emit({"actor": page})
            else:
                actortext.print_actor(seen, page)
            return 0
        if not json:
            actortext.print_actor(seen, page)
    if name in seen.dossier.sources:
        told = standings(tuple(seen.incidents.values()), seen.claims, words)
        source = seen.dossier.sources[name]
        mine = [one for one in told if one.family == (source.family or name)]
        if json:
            out.emit({"source": source, "standings": mine, **({"actor": page} if actor is not None else {})})
        else:
            _source(seen, name, mine)
        return 0
    asked = _asked(name, (*seen.incidents, *(c.old for c in changes)), actortext.names(seen))
    now = [seen.incidents[one] for one in current(asked, changes) if one in seen.incidents]
    history = became(asked, changes)
    said = judged(seen.claims.values(), seen.dossier.pairs)
    if json:
        out.emit({"incidents": now, "changes": history, "judged": [as_object(one) for one in said if any(one in of_incident(said, i) for i in now)]})
        return 0
    for change in history:
        out.say(changed(change))
    if not now:
        out.say(f"{asked} is no incident any more")
    for incident in now:
        _incident(seen, incident)
        for one in of_incident(said, incident):
            out.wrapped(named(one), "  ")
    return 0


def _asked(name: str, known: Sequence[str], names: Sequence[str]) -> str:
    """The id that was meant. names: of actors and sources, of which the nearest is offered."""
    if name in known:
        return name
    begun = name.removeprefix("incident-")
    hits = list(dict.fromkeys(one for one in known if len(begun) >= SHORTEST and one.removeprefix("incident-").startswith(begun)))
    if len(hits) == 1:
        return hits[0]
    told = "is no incident, no source and no actor" if not hits else f"may be {len(hits)} incidents"
    listing = "give an id that `ceasefire findings --json` prints, the id of a source in sources.yaml, or of an actor in actors.yaml"
    raise InputError(f"'{name}' {told}", nearest(name, names, listing, most=0) if not hits else listing)


def changed(change: Change) -> str:
    """What became of an incident, in words."""
    where = f"when there were {change.reports} reports"
    word = "became part of" if change.kind == "merged" else "was split into"
    return f"{change.old} {word} {', '.join(change.into)} {where}"


def _incident(seen: view.View, incident: Incident) -> None:
    from ceasefire.brief import phrase

    place = incident.place.name if incident.place else "place not told"
    act = phrase.act(incident.acts[0].value) if incident.acts and incident.acts[0].value else "act not told"
    out.say(f"{incident.id}: {act}, {place}, {phrase.when(incident.when)}")
    out.wrapped(f"credibility {incident.credibility}: {incident.credibility_reason}", "  ")
    for title, versions in (("act", incident.acts), ("doer", incident.actors), ("target", incident.targets)):
        for version in versions:
            out.wrapped(f"{title}: {_version(seen, title, version)}", "  ")
    for toll in incident.tolls:
        parts = [f"{word} {_count(harm)}" for word, harm in (("killed", toll.killed), ("injured", toll.injured)) if harm]
        out.say(f"  {', '.join(parts)} ({toll.origin})")
    if incident.conflicts:
        out.say(f"  told in different ways: {', '.join(incident.conflicts)}")
    reports = {report.id: report for report in seen.reports}
    for word, names in (("for", incident.claims_for), ("against", incident.claims_against)):
        for name in names:
            claim = seen.claims[name]
            report = reports.get(claim.report)
            out.wrapped(f"{word}: {name}, {claim.source or 'no source'}, {report.title or report.name if report else claim.report[:12]}", "  ")


def _version(seen: view.View, title: str, version: Version) -> str:
    from ceasefire.brief import phrase

    value = version.value
    told = "not said" if value is None else phrase.act(value) if title == "act" else phrase.actor(seen.dossier, value)
    return f"{told} ({', '.join(version.origins)})"


def _count(harm: Any) -> str:
    low, high = harm.low, harm.high
    if harm.best is None and low is None:
        return "some"
    if low is not None and high is None:
        return f"at least {low}"
    return str(harm.best if harm.best is not None else low)


def _source(seen: view.View, name: str, told: Sequence[Standing]) -> None:
    source = seen.dossier.sources[name]
    family = "" if source.family in (None, name) else f", family {source.family}"
    out.say(f"{name}: {source.name}, {source.kind.replace('_', ' ')}, reliability {source.reliability} (a person's grade){family}")
    if not told:
        out.say("  no independent origin tells of what it tells: nothing can be compared")
    for one in told:
        title = "over all acts" if one.act is None else _act(one.act)
        out.wrapped(f"{title}: {one.agreed} of {one.compared} told alike by an independent origin; expected of the next {one.share:.2f}, as few cases say little", "  ")


def _act(name: str) -> str:
    from ceasefire.brief import phrase

    return phrase.act(name)
