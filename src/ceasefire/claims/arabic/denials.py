"""A denial that points back: `أ نفى ذلك` denies what was told before, and is the denier's own statement."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.anchors import light_at
from ceasefire.claims.arabic.asserter import Asserter, named, phrase_end
from ceasefire.claims.arabic.asserters import Scope
from ceasefire.claims.arabic.event import Event
from ceasefire.claims.arabic.lexicon import forms_at
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.scene import Scene
from ceasefire.claims.arabic.tokens import bare
from ceasefire.dossier.act import acts

_BACK = frozenset(
    bare(fold(w))
    for w in ["ذلك", "الأمر", "الاتهام", "الاتهامات", "صحة", "الخبر", "الأنباء", "التقارير", "المزاعم", "الرواية", "الادعاءات", "الادعاء", "مسؤوليته", "مسؤوليتها", "صلة", "صلته", "صلتها", "علاقة", "ضلوعه", "ضلوعها", "تورطه", "تورطها", "استهداف", "استهدافه", "استهدافها", "ضرب", "ضربه", "قصف", "قصفه", "قصفها", "علاقته", "علاقتها", "اتهامات", "التهمة", "ورد", "تردد", "أشيع"]
)
_POINTING = {"هذه", "هذا", "تلك"}


def answer(scene: Scene, events: Sequence[Event], scopes: Sequence[Scope], earlier: Sequence[Event]) -> None:
    """Denials of a sentence are the denier's, and one that only points back is the act told before, denied."""
    for k, event in enumerate(events):
        if event.act == "denial" and event.drop and k + 1 < len(events) and events[k + 1].modality == "denied" and (events[k + 1].drop or events[k + 1].unreal):
            event.drop = False  # "denied that it had a part in the attack": what it denies points back
        if event.act != "denial" or event.drop:
            continue
        at = next((i for i, t in enumerate(scene.toks) if t.start == event.head[0]), -1)
        if at > 0 and scene.norms[at - 1] in ("لم", "ولم", "لا", "ولا"):
            event.drop = True  # "did not deny"
            continue
        own = next((s for s in scopes if s.head == at and s.denied), None)
        if own is None and at > 0 and scene.norms[at - 1] == "ما":
            who = named(scene.text, scene.toks, scene.names, at + 1, phrase_end(scene.toks, at + 1, scene.names))
            own = Scope(at + 1, len(scene.toks), (who,), True, head=at) if who is not None else None
        if own is None and event.parties.doer is not None:
            doer = event.parties.doer
            own = Scope(at + 1, len(scene.toks), (Asserter(doer.id, doer.words, doer.start, doer.end),), True, head=at)
        if own is None:
            continue
        event.scope = own
        near = [e for e in [*earlier[-3:], *events[:k]] if not e.drop and not e.unreal and e.modality == "asserted" and acts()[e.act].group != "political"]
        told = next((e for e in reversed(near) if acts()[e.act].group == "hostile" and e.act != "property_destruction"), near[-1] if near else None)
        if told is None or not _points_back(scene, at) or _same(told, own):
            continue
        event.act, event.kind, event.entry = told.act, told.kind, told.entry
        event.parties, event.spots, event.when, event.when_span = told.parties, list(told.spots), told.when, told.when_span
        event.vague, event.modality = told.vague, "denied"


def _points_back(scene: Scene, at: int) -> bool:
    if at > 0 and scene.norms[at - 1] == "ما":
        return True  # "which it denied"
    after = list(scene.norms[at + 1 : at + 9])
    for k, norm in enumerate(after):
        if any(n.kind != "place" and n.first <= at + 1 + k < n.last for n in scene.names):
            continue
        if bare(norm).startswith("اتهام") and any(n[:1] == "ب" and len(n) > 4 and not forms_at([n], 0) and light_at(n) is None for n in after[k + 1 : k + 6]):
            return False  # a charge that says itself of what
        if norm in _POINTING or bare(norm) in _BACK or _hitting(norm):
            return True
        if norm in ("،", "؛", "ان"):
            return False
    return False


def _hitting(norm: str) -> bool:
    """`نفى ضرب المستشفى`, `نفى استهداف السوق`: a hit with no means of its own is the one told before."""
    light = light_at(norm)
    return light is not None and light[0] == "hit" and (light[1] == "noun" or norm.startswith("ضرب")) and not light[4]


def _same(told: Event, own: Scope) -> bool:
    """Whether the denier told it himself."""
    said = told.scope.chain[-1].id if told.scope and told.scope.chain else None
    return said is not None and said == own.chain[-1].id
