"""What a later sentence takes from an act told before, and what it must not: `القصف` without a doer, a toll of other days."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire import clock
from ceasefire.claims.arabic.event import Event
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.party import Parties
from ceasefire.claims.arabic.places import Spot
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.dossier.act import acts

_NEAR = 4
"""Acts before within which "the shelling" looks for the one it means."""
_OTHERS = frozenset(fold(w) for w in ["آخر", "أخرى", "متبادل", "المتبادل", "مضاد", "المضاد", "مجهول", "مجهولة"])


def lend_doers(scene: Scene, anchors: Sequence[Anchor], events: Sequence[Event], told: Sequence[Event]) -> None:
    """`القصف`, with nobody who did it, after an act of its kind that one party did: that party's, where no other is told of one.

    told: the events of the sentences before."""
    for k, (anchor, event) in enumerate(zip(anchors, events, strict=True)):
        if anchor.tense != "noun" or event.drop or event.unreal or event.modality == "denied" or event.parties.doer is not None or event.parties.mutual:
            continue
        if event.kind != "event" or acts()[event.act].group != "hostile" or event.act in ("armed_clash", "killing_other") or not _definite(scene, anchor):
            continue
        if "ردا" in scene.norms[max(0, anchor.first - 6) : anchor.first] or any(bare(n) in _OTHERS or n in _OTHERS for n in scene.norms[anchor.last : anchor.last + 2]):
            continue
        if event.spots and {"الذي", "التي"} & set(scene.norms[anchor.last : anchor.last + 3]):
            continue  # "the shelling that hit B": another one perhaps
        near = [e for e in [*told[-_NEAR:], *events[:k]] if e.kind == "event" and not e.drop and not e.unreal and acts()[e.act].group == "hostile" and e.parties.doer is not None]
        mine = [e for e in near if e.act == event.act]
        if mine and mine[-1].parties.doer is not None and mine[-1].parties.doer.id is not None and len({e.parties.doer.id for e in near if e.parties.doer is not None}) == 1:
            event.parties = Parties(mine[-1].parties.doer, event.parties.target)


def _definite(scene: Scene, anchor: Anchor) -> bool:
    return "ال" in anchor.clitics or any(rest.startswith("ال") for _, rest in word_forms(scene.norms[anchor.first]))


def of_earlier_days(scene: Scene, event: Event) -> bool:
    """Whether a sentence names days before those of an act told before, and none of its own: what it counts was not done by that act."""
    if event.when is None or not scene.times:
        return False
    began = clock.first_day(event.when)
    ends = [clock.last_day(w.interval) for w in scene.times if w.use in ("at", "span", "since")]
    return bool(ends) and all((began - last).days > 1 for last in ends)


_BACKED = ("مدعوم", "مدعومه", "المدعوم", "المدعومه", "المدعومين", "مدعومين")


def backs(toks: Sequence[Token], name: Name) -> bool:
    """`المدعومة من أ`, `بدعم من أ`: whoever stands behind somebody is not who acts, and no later "the army" is his."""
    before = [t.norm for t in toks[max(0, name.first - 2) : name.first]]
    return len(before) == 2 and before[1] == "من" and (before[0] in _BACKED or before[0].endswith("دعم") or before[0].endswith("بدعم"))


_DEALS = frozenset(fold(w) for w in ["اتفاق", "اتفاقية", "اتفاقات", "مسار", "تفاهم", "تفاهمات", "معاهدة", "مقررات", "بروتوكول", "مؤتمر", "إعلان", "مخرجات"])


def of_no_deal(toks: Sequence[Token], spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """The places of a sentence without those that a deal is called after: `اتفاق أ`, `مسار أ`."""
    out = []
    for spot in spots:
        before = toks[spot.first - 1].norm if spot.first else ""
        if spot.start == toks[spot.first].start and any(bare(rest) in _DEALS for _, rest in word_forms(before)):
            continue
        out.append(spot)
    return tuple(out)


def goes_on_hitting(scene: Scene, anchors: Sequence[Anchor], events: Sequence[Event]) -> None:
    """Drops `واستهدفت سيارة` behind `غارة نفذتها مسيرة`: what the raid hit is the raid itself."""
    for k in range(1, len(events)):
        a, b, one, event = anchors[k - 1], anchors[k], events[k - 1], events[k]
        if one.drop or one.unreal or event.drop or event.unreal or a.tense != "noun" or not b.entry.startswith("ar.hit") or (b.weapon is not None and b.weapon[0] > b.first):
            continue
        gap = scene.norms[a.last : b.first]
        if _which_hit(scene, a, b, one, event, gap):
            event.drop = True
            one.spots = one.spots or list(event.spots)
            one.parties = Parties(one.parties.doer, one.parties.target or event.parties.target)
            continue
        if not scene.norms[b.first].startswith("و") or "،" in gap or not any(n.endswith("ها") and len(n) > 4 for n in gap[:2]):
            continue
        if event.spots and one.spots and {s.start for s in event.spots}.isdisjoint({s.start for s in one.spots}):
            continue
        event.drop = True
        one.spots = one.spots or list(event.spots)


def _which_hit(scene: Scene, a: Anchor, b: Anchor, one: Event, event: Event, gap: Sequence[str]) -> bool:
    """`غارات جوية شنها أ مساء، استهدفت بلدتين`: a verb right behind a comma, of the gender of the attack just told and with no subject of its own."""
    if one.act not in _FROM_AFAR or b.tense != "past" or gap[-1:] != ["،"] or gap.count("،") > 2 or b.weapon is not None or _definite(scene, a):
        return False
    if b.gender == "m" and (scene.norms[a.first].endswith("ات") or scene.norms[a.first].endswith("ه")):
        return False
    if {"؛", ".", ":", "فيما", "بينما", "حين", "لكن", "كما", "ان", "وان"} & set(gap) or any(h.verb and a.last <= h.head < b.first for h in scene.hurts):
        return False
    apart = bool(event.spots and one.spots) and {s.start for s in event.spots}.isdisjoint({s.start for s in one.spots})
    named = any(n.kind == "actor" and n.first == b.last for n in scene.names) and event.parties.target is None
    return not apart and not named


_FROM_AFAR = frozenset({"shelling", "airstrike", "missile_strike", "drone_strike", "ground_assault"})
_ASIDE = frozenset({"علما", "وعلما"})


def in_passing(toks: Sequence[Token], spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """The places of a sentence without those of a clause in passing: `علما أن أ تبعد عن ب كذا، …`, `أ، وهي بلدة في ب`, `أ عاصمة ولاية ب`."""
    out = list(spots)
    for k, tok in enumerate(toks):
        if tok.norm in _ASIDE and toks[k + 1 : k + 2] and toks[k + 1].norm in ("ان", "بان", "انه", "انها"):
            stop = next((j for j in range(k + 2, len(toks)) if toks[j].norm in ("،", "؛")), len(toks))
            if len(kept := [s for s in out if not k < s.first < stop]) > 0 or stop < len(toks):
                out = kept
        elif tok.norm in _BEING and k and toks[k - 1].norm == "،":
            stop = next((j for j in range(k + 1, len(toks)) if toks[j].norm in ("،", "؛")), len(toks))
            out = [s for s in out if not k < s.first < stop] if any(s.first < k for s in out) else out
        elif tok.norm == "عاصمه" and k and toks[k - 1].kind == "w" and toks[k - 1].norm not in ("في", "من", "الي", "على", "علي", "نحو"):
            out = [s for s in out if not k < s.first <= k + 2]
    return tuple(out)


_BEING = frozenset({"وهي", "وهو"})
