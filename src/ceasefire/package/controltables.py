"""Control of places as flat rows: what is said of each over time, the evidence, and a point each for maps."""

from __future__ import annotations

from datetime import date
from typing import Any

from ceasefire.clock import last_day, local_day
from ceasefire.package.view import View
from ceasefire.place import Place
from ceasefire.tracks.control import Control, control
from ceasefire.tracks.publish import INTERNAL


def controlled(seen: View, as_of: date | None) -> Control:
    """Control as of a local day, as late and as coarse as `publication` says; of all that is known, undelayed, where none is
    given. seen: before movements were coarsened, for a claim of a town made one of its district would say something else."""
    setting = INTERNAL if as_of is None else None
    return control(seen.claims.values(), seen.agreements, seen.dossier, as_of or _last(seen), setting)


def _last(seen: View) -> date:
    """The last local day that anything is of: a report, a claim, or an agreement."""
    days = [*seen.dossier.days.values(), *(last_day(c.when) for c in seen.claims.values() if c.when)]
    days += [local_day(one.in_force, seen.dossier.time_zone) for one in seen.agreements]
    return max(days, default=date(1970, 1, 1))


def spell_rows(whole: Control) -> list[dict[str, Any]]:
    """A row for each place, spell and side that is said to hold it; one with no side where nobody is."""
    rows: list[dict[str, Any]] = []
    for track in whole.tracks:
        for spell in track.spells:
            base = {
                "key": track.key, **_where(track.place), "first": spell.first.isoformat(), "until": spell.until.isoformat(),
                "earliest": spell.earliest.isoformat(), "value": spell.value, "reason": spell.why,
            }  # fmt: skip
            end = {"also": ";".join(spell.also), "was": spell.was}
            for one in spell.says:
                rows.append(
                    {
                        **base, "side": one.side, "holders": ";".join(one.holders), "origins": ";".join(one.origins),
                        "voices": ";".join(v or "?" for v in one.voices), "claims": ";".join(one.claims), "agreements": ";".join(one.agreements),
                        "word": one.word.isoformat(), **end,
                    }
                )
            if not spell.says:
                empty = dict.fromkeys(("side", "holders", "origins", "voices", "claims", "agreements"))
                rows.append({**base, **empty, "word": spell.word.isoformat() if spell.word else None, **end})
    return rows


def evidence_rows(whole: Control) -> list[dict[str, Any]]:
    """A row for each piece of evidence, in order of intake within a place."""
    return [
        {
            "key": track.key, "place": track.place.name, "holder": h.holder, "side": h.side, "sense": h.sense, "basis": h.basis,
            "first": h.first.isoformat(), "last": h.last.isoformat(), "dated": h.dated, "modality": h.modality, "by": h.asserter, "origin": h.origin,
            "voice": h.voice, "claim": h.claim, "report": h.report, "agreement": h.agreement, "pages": ";".join(h.pages),
        }
        for track in whole.tracks for h in track.holdings
    ]  # fmt: skip


def point_rows(whole: Control) -> list[dict[str, Any]]:
    """A row for each place with a word on it, as it is on the last day shown."""
    rows: list[dict[str, Any]] = []
    for track in whole.tracks:
        spell = track.at(whole.until)
        if spell is not None:
            claims = {c for one in spell.says for c in one.claims}
            where = _where(track.place)
            rows.append(
                {
                    "id": track.key, "value": spell.value, "reason": spell.why, "sides": ";".join(spell.sides), "was": spell.was,
                    "since": spell.first.isoformat(), "word": spell.word.isoformat() if spell.word else None, "as_of": whole.until.isoformat(),
                    "claims": len(claims), **{name: where[name] for name in ("place", "where_prec", "lat", "lon")},
                }
            )
    return rows


def _where(place: Place) -> dict[str, Any]:
    return {
        "place": place.name, "place_id": place.id, "admin": ";".join(place.admin), "lat": place.lat, "lon": place.lon, "where_prec": place.where_prec,
    }  # fmt: skip
