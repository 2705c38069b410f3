"""Where acts were that a text tells without a place: where the act beside it was, in the sentence or the one before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ceasefire.claims.arabic.event import Event
from ceasefire.claims.arabic.kinds import KINDS
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.placenames import SIDES
from ceasefire.claims.arabic.places import Spot
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.dossier.act import acts
from ceasefire.dossier.wordlist import words

_NEAR = 2
"""Sentences after the place's name within which acts take it over."""
_FREE = frozenset({"prisoner_exchange", "violation_alleged"})
"""Acts that a text tells of a whole front or of nowhere."""
_OTHER = frozenset(fold(w) for w in words(
    """منفصل منفصلة منفصلين آخر أخرى ثانية ثان متفرقة متفرق مختلفة أماكن مواقع عدة سياق صعيد مجاور مجاورة قريبة قريب متصل موازاة مقابل"""
))  # fmt: skip
"""Words that lead elsewhere: "in a separate incident", "on the other hand", "in a nearby village"."""
_ELSEWHERE = frozenset(fold(w) for w in words("حادث حادثة حادثين هجوم صعيد جهة سياق مكان أماكن مناطق منطقة موقع مواقع قرية بلدة مدينة حي محافظة ولاية قرى بلدات مدن أحياء نقطة نقاط"))
_BEYOND = frozenset(fold(w) for w in words("قبالة الحدود حدود عرض البحر الساحل السواحل المياه سواحل البادية"))
"""What lies outside of a town."""


_THAT = frozenset({"وان", "وانه", "وانها", "فان"})
_TOTALS = frozenset(fold(w) for w in words("عدد حصيلة أعداد إجمالي مجموع تعداد"))


def _breaks(norms: Sequence[str], first: int, last: int) -> bool:
    """Whether words between two tokens lead to another place, or tell another matter ("and that")."""
    for i in range(max(0, first), min(last, len(norms) - 1)):
        if i > first and norms[i] in _THAT:
            return True
        here = {bare(rest) for _, rest in word_forms(norms[i])}
        if not here.isdisjoint(_ELSEWHERE) and any(bare(n) in _OTHER for n in norms[i + 1 : i + 3]):
            return True
    return False


def _nameless(norms: Sequence[str], first: int, last: int) -> bool:
    """`في بلدة حدودية`, `قبالة الساحل`: somewhere that the text does not name."""
    for i in range(first, min(last, len(norms))):
        if norms[i] in _BEYOND and (norms[i - 1] in ("في", "علي", "قرب", "عند", "قباله") or norms[i] in ("قباله", "عرض")):
            return True
        if norms[i] in _AREA and norms[i - 1] == "في" and i + 1 < len(norms) and norms[i + 1].startswith("ال") and bare(norms[i + 1]) not in SIDES:
            return True  # "in the safe zone"
        rest = next((r for _, r in word_forms(norms[i]) if r in _TOWNS), None)
        if rest is not None and i + 1 < len(norms) and not norms[i + 1].startswith("ال") and norms[i + 1] not in ("في", "من", "،", ".", "و"):
            return True
    return False


_AREA = frozenset({"المنطقه", "البلده", "القريه", "المنطقتين"})
_TOWNS = frozenset(k for k, one in KINDS.items() if one in {fold(w) for w in ("بلدة", "قرية", "مدينة", "مخيم", "جزيرة")})


_MEETINGS = frozenset(fold(w) for w in words("اجتماع لقاء مؤتمر خطاب كلمة مقابلة جلسة قمة زيارة محاضرة"))


def _met(norms: Sequence[str], spot: Spot) -> bool:
    """`تحدث عن التفجير خلال اجتماع في أ`: where people met."""
    before = norms[max(0, spot.first - 5) : spot.first]
    return "في" in before and any(bare(rest) in _MEETINGS for n in before for _, rest in word_forms(n))


def takes(event: Event) -> bool:
    """Whether an act without a place of its own was somewhere that the text may have told."""
    return not event.spots and not event.drop and not event.unreal and event.kind == "event" and event.act not in _FREE and (acts()[event.act].group != "political" or event.act == "settlement_of_status") and event.modality != "future_or_conditional"


def only(events: Sequence[Event], told: Callable[[], Sequence[Spot]]) -> None:
    """Gives acts that have no place the one town that the text names as where something was, if it names only one.

    told: the places of all its sentences, looked for when an act asks."""
    free = [e for e in events if takes(e) and e.modality != "denied" and e.entry != "ar.harm"]
    if not free or any(e.spots for e in events):
        return
    every = told()
    spots = [s for s in every if s.use == "at"] or [s for s in every if s.use == "to"]
    if len({s.place.id or s.place.name for s in spots}) == 1 and spots[0].place.where_prec not in (4, 5, 6):
        for event in free:
            if event.head[0] > spots[0].start:
                event.spots = spots[:1]


def _one(spots: Sequence[Spot], event: Event) -> list[Spot]:
    """The place that an act takes over; of several only a toll does, which stands with the first."""
    return list(spots[:1]) if len(spots) == 1 or event.entry == "ar.harm" else []


def settle(toks: Sequence[Token], kept: Sequence[Event], spots: Sequence[Spot], earlier: Sequence[Event], planned: Sequence[Event], passed: int) -> None:
    """Gives places to the acts of a sentence that have none: of the act before it in the sentence, else of the one after
    it, else the one place of the acts told last.

    kept: the acts of the sentence, in order; spots: its places; earlier: the acts of the sentences before; planned: those agreed or demanded, which may be done now; passed: how many
    sentences were begun since."""
    norms = [t.norm for t in toks]
    starts = {t.start: k for k, t in enumerate(toks)}
    at = [starts.get(e.head[0], 0) for e in kept]
    for k, event in enumerate(kept):
        if not takes(event):
            continue
        end = at[k + 1] if k + 1 < len(kept) else len(norms)
        if _nameless(norms, at[k] + 1, min(end, at[k] + 9)):
            continue
        before = next((j for j in range(k - 1, -1, -1) if kept[j].spots and kept[j].kind == "event"), -1)
        if before >= 0:
            if not _breaks(norms, at[before] + 1, at[k]) and norms[max(0, at[k] - 2) : at[k]] not in (["ردا", "علي"], ["انتقاما", "من"]):
                event.spots = _one(kept[before].spots, event)
            continue
        after = next((j for j in range(k + 1, len(kept)) if kept[j].spots and kept[j].kind == "event"), -1)
        here = [s for s in spots if s.use == "at" and not _met(norms, s)]
        if after >= 0:
            own = kept[after].entry.startswith("ar.hit") and kept[after].parties.doer is None  # "a series of attacks, ..., hit the town"
            if not _breaks(norms, at[k], at[after]) and (own or "،" not in norms[at[k] : at[after]]):
                event.spots = _one(kept[after].spots, event)
                continue
        if here:
            if len({s.group for s in here}) == 1:
                event.spots = _one(here, event)
            continue
        agreed = next((e for e in reversed(planned) if e.act == event.act and len(e.spots) == 1), None)
        if agreed is not None and not _breaks(norms, 0, at[k]):
            event.spots = list(agreed.spots)
            continue
        if event.modality == "denied" or (event.entry == "ar.harm" and any(bare(n) in _TOTALS for n in norms)):
            continue
        last = [e for e in earlier if e.spots and e.kind == "event" and e.sentence == next((p.sentence for p in reversed(earlier) if p.spots and p.kind == "event"), None)]
        if not last or passed > _NEAR or _breaks(norms, 0, at[k]) or any(s.place.where_prec in (4, 5, 6) for e in last for s in e.spots):
            continue
        if len({s.place.id or s.place.name for e in last for s in e.spots}) == 1 or (event.entry == "ar.harm" and len(last[0].spots) > 1):
            event.spots = list(last[0].spots[:1])  # a toll over several places stands with the first
