"""Control as rows of the brief, in words, each with the numbers of its claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from ceasefire.brief import controlsvg, controlwords, phrase
from ceasefire.brief.controlled import Controlled
from ceasefire.brief.controlnote import ChangeRow, ControlNotes, DisputeRow, HolderRow, SideRow
from ceasefire.brief.controlwords import side_name
from ceasefire.brief.scope import Scope
from ceasefire.tracks.control import Says, Spell, Track
from ceasefire.tracks.controltable import Change, counted


def notes(chosen: Scope) -> ControlNotes:
    """The rows of a brief's section on control."""
    told: Controlled = chosen.controlled
    whole = told.whole
    names = {t.key: _place(t) for t in whole.tracks}
    unknown = sum((s := t.at(whole.until)) is not None and s.value == "unknown" for t in counted(whole))
    return ControlNotes(
        first=told.first, until=whole.until, kept=whole.withheld, changes=tuple(_change(chosen, c, names.get(c.key, c.key)) for c in told.changes),
        disputed=tuple(_dispute(chosen, t, spells) for t, spells in told.contested),
        holders=tuple(_holder(chosen, t, s) for t, s in told.held), unknown=unknown,
        picture=controlsvg.map_of(chosen.dossier, whole, whole.until) if told.held or told.contested else None,
    )  # fmt: skip


def _place(track: Track) -> str:
    wide = track.place.where_prec > 2
    return controlwords.PART.format(area=track.place.name) if wide else track.place.name


def _change(chosen: Scope, change: Change, place: str) -> ChangeRow:
    before = side_name(chosen.dossier, change.before) if change.before else controlwords.NOT_TOLD
    how = [controlwords.BY_FORCE] if change.by_force else []
    titles = {a.id: a.title for a in chosen.agreements}
    how += [titles.get(change.by_agreement, change.by_agreement)] if change.by_agreement else []
    return ChangeRow(
        phrase.day_range(change.earliest, change.latest), place, f"{before} → {side_name(chosen.dossier, change.after)}", "; ".join(how),
        _origins(chosen, change.origins), chosen.refs(change.claims),
    )  # fmt: skip


def _dispute(chosen: Scope, track: Track, spells: Sequence[Spell]) -> DisputeRow:
    sides: dict[str, list[Says]] = {}
    for spell in spells:
        for one in spell.says:
            sides.setdefault(one.side, []).append(one)
    rows = tuple(
        SideRow(
            side_name(chosen.dossier, side), _origins(chosen, (o for one in own for o in one.origins)), chosen.refs(c for one in own for c in one.claims)
        )
        for side, own in sides.items()
    )
    days = ", ".join(phrase.day_range(s.first, s.until - timedelta(days=1)) for s in spells)
    why = "; ".join(dict.fromkeys(controlwords.WHY[s.why] for s in spells if s.why))
    return DisputeRow(_place(track), days, why, rows, chosen.refs(c for s in spells for c in s.also))


def _holder(chosen: Scope, track: Track, spell: Spell) -> HolderRow:
    one = spell.says[0]
    side, holders = side_name(chosen.dossier, one.side), ", ".join(phrase.actor(chosen.dossier, h) for h in one.holders[:2])
    who = side if holders == side else f"{side} ({holders})"
    return HolderRow(
        _place(track), who, phrase.day(track.since(spell)), phrase.day(one.word), _origins(chosen, (*one.origins, *one.agreements)), chosen.refs(one.claims)
    )


def _origins(chosen: Scope, names: Iterable[str]) -> str:
    titles = {a.id: a.title for a in chosen.agreements}
    told = (titles.get(n.removeprefix("agreement:"), "") or phrase.origin(chosen.dossier, n.partition("unknown:")[2] or n) for n in names)
    return ", ".join(dict.fromkeys(told))
