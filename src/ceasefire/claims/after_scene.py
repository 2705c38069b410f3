"""Where an act was that the sentence right after a scene tells without a place: "the army raided Xville at dawn. Houses were burnt"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import takewhile

import msgspec

from ceasefire.claims import link
from ceasefire.claims.draft import HOSTILE, Draft
from ceasefire.claims.mentions import Mention
from ceasefire.claims.placenames import Where
from ceasefire.claims.text import Sentence
from ceasefire.dossier.wordlist import words

_CARRIED = HOSTILE | words("evacuation service_disruption")
_REST = words("rest remainder other")
_TOWN, _WIDE = 3, 6
"""Below this precision a place is one town or finer; from the second on it is a country, which is no other place."""


def on_the_scene(drafts: list[Draft], found: Sequence[Mention], cut: Sequence[Sentence], apart: Collection[int]) -> list[Draft]:
    """Drafts; acts without a place in a sentence that names none happened where the sentence before them told of one town alone.

    found: the names of the text; cut: its sentences; apart: the numbers of those that tell of something separate."""
    if all(d.places for d in drafts):
        return drafts
    starts = [sentence.start for sentence in cut]
    placed = {bisect_right(starts, m.start) - 1 for m in found if m.kind == "place"}
    result: list[Draft] = []
    for draft in drafts:
        if _open(draft) and draft.sentence not in placed and draft.sentence not in apart:
            scene = _scene(draft, result)
            if scene is not None:
                draft = msgspec.structs.replace(draft, places=(scene,), inherited_place=True)
        result.append(draft)
    return result


def _open(draft: Draft) -> bool:
    told = draft.stance
    aside = told.denied or told.negated or told.future or told.conditional or told.opinion
    return not (draft.places or draft.elsewhere or draft.nameless_place or aside or link.counted(draft)) and draft.act in _CARRIED


def _same_doer(draft: Draft, scene: Draft) -> bool:
    one, other = draft.doer, scene.doer
    return one is not None and (one.pronoun or one.head in _REST or (one.id is not None and other is not None and one.id == other.id))


def _scene(draft: Draft, earlier: Sequence[Draft]) -> Where | None:
    """The one town of the acts that the sentence before told as done, unless a day of its own sets an act apart."""
    near = takewhile(lambda d: d.sentence >= draft.sentence - 1, reversed(earlier))
    before = [d for d in near if d.sentence == draft.sentence - 1 and d.paragraph == draft.paragraph][::-1]
    done = [d for d in before if not (d.stance.future or d.stance.conditional or d.stance.negated or d.kind == "statement")]
    spots = {(w.place.id, w.place.name) for d in done for w in d.places if w.place.where_prec < _WIDE}
    if len(spots) != 1 or not all(d.places for d in done):
        return None
    scene = next(d for d in reversed(done) if any(w.place.where_prec < _WIDE for w in d.places))
    if scene.act == "control_lost" or (draft.doer is not None and not _same_doer(draft, scene)):
        return None  # "fighting went on in Xville. Rebels abducted six herders": somebody else, maybe elsewhere
    where = next(w for w in scene.places if w.place.where_prec < _WIDE)
    if where.place.where_prec >= _TOWN or where.place.ambiguous:
        return None
    if draft.when is not None and draft.when.span[0] >= 0 and scene.when is not None and draft.when.interval != scene.when.interval:
        return None
    return where
