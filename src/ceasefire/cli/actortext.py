"""An actor's page in words: names, sides over time, affiliations, settlements, what became of it."""

from __future__ import annotations

from datetime import date

from ceasefire.brief import phrase
from ceasefire.brief.controlwords import side_name
from ceasefire.cli import show
from ceasefire.cli.view import View
from ceasefire.dossier.names import name_key
from ceasefire.tracks.affiliation import ActorPage, Event, Tie, actor_page

_RELATION = {
    "part_of": ("part of {}", "{} is part of it"), "ally_of": ("ally of {}", "{} is its ally"),
    "commanded_by": ("commanded by {}", "commands {}"), "supported_by": ("supported by {}", "supports {}"),
    "controlled_by": ("controlled by {}", "controls {}"),
}  # fmt: skip


def actor_named(seen: View, name: str) -> str | None:
    """Id of the actor that is meant: by its id, else by a name or alias that only one actor bears."""
    if name in seen.dossier.actors:
        return name
    key = name_key(name)
    found = {
        one.id
        for one in seen.dossier.actors.values()
        if key in {name_key(text) for text in (one.name, one.name_ar or "", *(alias.text for alias in one.aliases)) if text}
    }
    return found.pop() if len(found) == 1 else None


def names(seen: View) -> list[str]:
    """Ids and neutral names of actors, ids of sources."""
    return [*seen.dossier.actors, *(one.name for one in seen.dossier.actors.values()), *seen.dossier.sources]


def page_of(seen: View, actor: str) -> ActorPage:
    """What the reader may see of an actor."""
    return actor_page(actor, seen.claims.values(), seen.agreements, seen.dossier)


def print_actor(seen: View, page: ActorPage) -> None:
    """The page, every line with where it is from."""
    arabic = f", {page.name_ar}" if page.name_ar else ""
    show.say(f"{page.id}: {page.name}{arabic}, {page.kind.replace('_', ' ')}")
    if page.note:
        show.wrapped(page.note, "  ")
    _names(seen, page)
    for side in page.sides:
        days = _days(side.first, side.until)
        show.wrapped(f"side: {side_name(seen.dossier, side.side)}" + (f", {days}" if days else ""), "  ")
    for tie in page.ties:
        show.wrapped(_tie(seen, tie), "  ")
    if page.ended is not None:
        became = f"its names then mean {phrase.actor(seen.dossier, page.became)}" if page.became else "nothing is known to have taken its place"
        show.wrapped(f"no more from {phrase.day(page.ended)} on: {became} (actors.yaml)", "  ")
    for term in page.terms:
        acts = ", ".join(phrase.act(a) for a in term.acts)
        show.wrapped(f"agreed {phrase.day(term.from_)}: {term.title} ({acts}; {term.agreement}, article {term.provision})", "  ")
        for url in term.pages[:3]:
            show.say(f"    {url}")
    if not page.events:
        show.say("  no claim tells of its fighters joining somebody, settling their status or handing over weapons")
    for event in page.events:
        _event(seen, page, event)


def _names(seen: View, page: ActorPage) -> None:
    """A line for each language and slant, so that a loaded word is never read among the plain ones."""
    groups: dict[str, list[str]] = {}
    for alias in page.aliases:
        users = ", ".join(side_name(seen.dossier, one) for one in alias.used_by)
        slant = "" if alias.slant == "neutral" else f", {alias.slant}"
        groups.setdefault(alias.lang + slant + (f", used by {users}" if users else ""), []).append(f'"{alias.text}"')
    for words, names in groups.items():
        show.wrapped(f"names in use ({words}): {'; '.join(names)}", "  ")


def _days(first: date | None, until: date | None) -> str:
    parts = [f"from {phrase.day(first)}" if first else "", f"until {phrase.day(until)}" if until else ""]
    return " ".join(part for part in parts if part)


def _tie(seen: View, tie: Tie) -> str:
    words = _RELATION[tie.relation][tie.inward].format(phrase.actor(seen.dossier, tie.other))
    days = _days(tie.first, tie.until)
    return words + (f", {days}" if days else "") + (f": {tie.note}" if tie.note else "") + f" ({tie.page or 'actors.yaml, no page given'})"


def _event(seen: View, page: ActorPage, event: Event) -> None:
    days = "no day told" if event.last is None else phrase.day_range(event.first or event.last, event.last)
    other = f" – {phrase.actor(seen.dossier, event.other)}" if event.other else ""
    where = f", {event.place}" if event.place else ""
    planned = {"future_or_conditional": ", to be done", "denied": ", denied", "hedged": ", hedged", "opinion": ", an opinion"}.get(event.modality, "")
    report = next((r for r in seen.reports if r.id == event.report), None)
    known = event.asserter in seen.dossier.actors or event.asserter in seen.dossier.sources
    who = phrase.actor(seen.dossier, event.asserter) if known else f'"{event.asserter}"'
    lean = f", speaks for or leans to {side_name(seen.dossier, event.voice)}" if event.voice else ""
    show.wrapped(f"{days}: {phrase.act(event.act)}{other}{where}{planned} — {who}{lean}", "  ")
    if report is not None:
        show.wrapped(f"{report.title or report.name} [{event.claim}]", "    ")
