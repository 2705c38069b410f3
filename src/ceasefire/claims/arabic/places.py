"""Which places a sentence names, which of them only say where another lies, and which are origins."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Literal

import msgspec

from ceasefire.claims.arabic.context import Asked, astray, told_apart
from ceasefire.claims.arabic.foreign import abroad, capitals, foreign, nearer, written_out
from ceasefire.claims.arabic.kinds import KINDS, UNITS, kind_of
from ceasefire.claims.arabic.lexicon import forms_at
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.placenames import Named, named_places
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.claims.bearings import BY_BEARING, NEAR_KM, spread_km
from ceasefire.claims.elsewhere import unlisted_as
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words
from ceasefire.place import Place, distance_km

SpotUse = Literal["at", "from", "stay", "to"]


class Spot(msgspec.Struct, frozen=True):
    """A place where it stands. place; first, last: half-open token span; start, end: characters of
    its name; use: `at`, `from` (fire or people come from it), `stay` (somebody is posted there),
    `to`; group: spots of one list share it."""

    place: Place
    first: int
    last: int
    start: int
    end: int
    use: SpotUse = "at"
    group: int = 0


_JOIN = {"،", ",", "و", "–", "-", "—", "كذلك", "ايضا", "ثم", "/", '"', "«", "»"}
_QUOTES = {'"', "«", "»", "“", "”", "'"}
_INSIDE = {
    fold(w)
    for w in ["في", "من", "شرق", "غرب", "شمال", "جنوب", "شرقي", "غربي", "شمالي", "جنوبي", "ريف", "ريفي", "التابعة", "التابع", "محافظة", "منطقة", "قرب", "جنوبي", "الواقعة", "الواقع", "ضمن", "الشرقي", "الغربي", "الشمالي", "الجنوبي", "القطاع", "وسط", "الأوسط", "بالقرب", "بريف", "بمنطقة", "بمحافظة", "بقطاع", "القطاع"]
}
_DIRECTIONS = {
    fold(w)
    for w in ["شرق", "غرب", "شمال", "جنوب", "شرقي", "غربي", "شمالي", "جنوبي", "محيط", "أطراف", "قرب", "مشارف", "تخوم", "ضواحي", "حدود", "بمحيط", "بأطراف", "ومحيط", "وغرب", "وشرق", "وشمال", "وجنوب", "وقرب", "ريف", "بالقرب"]
}
_BEARINGS = {fold(w) for w in ["شرق", "غرب", "شمال", "جنوب", "شرقي", "غربي", "شمالي", "جنوبي"]}
_STAY = ("منتشر", "متمركز", "متواجد", "موجود", "متحصن", "عامل", "مرابط", "متخذ", "محاصر", "متموضع", "يتحصن", "ينتشر", "يتمركز", "تتمركز", "تنتشر")
_TO = {"الي", "نحو", "باتجاه", "صوب", "تجاه"}
def _admin_within(place: Place, outer: Place) -> bool:
    return outer.id is not None and outer.id in place.admin and outer.id != place.id


def find_spots(text: str, toks: Sequence[Token], names: Sequence[Name], vocabulary: Vocabulary, context: Asked | None = None) -> tuple[Spot, ...]:
    """The places of a sentence that are more than another's surroundings, in order. context: the countries of the text."""
    raws = written_out(toks, named_places(text, toks, names, vocabulary))
    raws = sorted([*raws, *foreign(text, toks, names, raws, vocabulary, context), *capitals(toks, names, raws, vocabulary, context)], key=lambda r: (r.first, -r.last))
    out: list[Spot] = []
    group = 0
    k = 0
    while k < len(raws):
        raw = raws[k]
        # Containers: everything chained to it by "in", "of", "west of" without an "and".
        use = _use(toks, raw)
        outers: list[Named] = []
        j = k + 1
        while j < len(raws):
            link = _relation(toks, raws[j - 1], raws[j])
            if use in ("from", "stay") and link == "inside" and not any(toks[i].norm in _INSIDE for i in range(raws[j - 1].last, raws[j].first)):
                break  # "shells fired from A on B", "troops posted in A shelled the town of B"
            if use in ("from", "stay") and raw.ids and raws[j].ids and [toks[i].norm for i in range(raws[j - 1].last, raws[j].first)][:1] in (["قرب"], ["بالقرب"], ["عند"]) and k + 1 == j and toks[raw.first - 1].norm == "من" and not toks[raw.first - 2].norm.startswith(("اطلق", "انسحب", "خرج", "نزح", "فر")):
                break  # "the bodies of two brothers from A near B"
            between = j == k + 2 and outers and toks[outers[0].first - 1].norm == "بين"
            if link != "inside" and not (between and link == "list"):
                break
            outers.append(raws[j])
            j += 1
        pair = _road(toks, raws, k)
        if pair:
            a, b = _place(text, toks, raw, [], vocabulary, context), _place(text, toks, raws[k + 1], [], vocabulary, context)
            group += 1
            on = [toks[i].norm for i in range(max(0, raw.first - 6), raw.first)]
            stretch = _on_road(a, b) if any(_strip(w) in ("طريق", "اوتوستراد") or bare(_strip(w)) in ("طريق", "اوتوستراد") for w in on) else _midway(a, b)
            k += 2
            near = k < len(raws) and toks[raws[k - 1].last].norm in ("قرب", "بالقرب", "عند") and _relation(toks, raws[k - 1], raws[k]) == "inside"
            spot = Spot(stretch, raw.first, raws[k - 1].last, raw.start, raws[k - 1].end, use, group)
            if near:  # "on the road from A to B, near C"
                spot = Spot(_place(text, toks, raws[k], [], vocabulary, context), raws[k].first, raws[k].last, raws[k].start, raws[k].end, use, group)
            out.append(spot)
            while k < len(raws) and _relation(toks, raws[k - 1], raws[k]) == "inside":
                k += 1
            continue
        listed = k > 0 and bool(out) and _relation(toks, raws[k - 1], raw) == "list"
        if not listed:
            group += 1
        elif use == "at" or _besides([toks[i].norm for i in range(raws[k - 1].last, raw.first)]):
            use = out[-1].use
        place = _place(text, toks, raw, outers, vocabulary, context)
        if place is not None:
            # A camp has its name without the word, which stands in its span.
            camp = raw.kind == "مخيم" and raw.whole >= 0 and place.id is None
            out.append(Spot(place, raw.first, raw.last, raw.whole if camp else raw.start, raw.end, use, group))
        k = j
    return tuple(out)


_NEIGHBOUR = frozenset(
    fold(w) for w in ["قريبة", "قريب", "قريبتين", "مجاورة", "مجاور", "محاذية", "محاذي", "متاخمة", "متاخم", "مطلة", "مطل", "واقعة", "واقع", "تابعة", "تابع", "كائنة", "ملاصقة", "ملاصق", "مقابلة", "مقابل", "مواجهة", "تبعد", "يبعد", "تقع", "يقع", "تتبع", "يتبع"]
)
"""What says where a place lies by another one."""


_LIES = frozenset(fold(w) for w in ["في", "ضمن", "بريف", "بمحافظة", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي"])


def _relation(toks: Sequence[Token], a: Named, b: Named) -> str:
    """`list`, `inside` (b says where a lies) or `apart`."""
    gap = [toks[i].norm for i in range(a.last, b.first) if toks[i].norm not in _QUOTES]
    if gap[:1] and gap[0].startswith("ال") and (gap[1:2] == ["،"] or (a.kind is not None and gap[1:2] == ["في"])) and kind_of(gap[0]) is None:
        gap = gap[1:]  # "the air base of A, west of B"
    if any("مساف" in g for g in gap) or gap[-2:-1] in (["كم"], ["كيلومترا"]):
        return "inside"
    if b.clitics[:1] in ("و", "ف") and all(g in _JOIN for g in gap):
        return "list"
    if len(gap) > 9:
        return "apart"
    if _besides(gap) and all(g in _JOIN or g in _BESIDES or kind_of(g) or g in _DIRECTIONS for g in gap):
        return "list"
    beside = gap[1:] if gap[:1] == ["،"] else gap
    if beside and bare(beside[0].removeprefix("و")) in _NEIGHBOUR and "،" not in beside:
        return "inside"
    if gap == ["،"] and b.clitics == "ب" and a.clitics != "ب":
        return "inside"  # "the villages of A and B, in the countryside of C"
    if gap[:1] == ["،"] and gap[1:2] and gap[1] in _LIES and all(g in _INSIDE or kind_of(g) for g in gap[1:]):
        return "inside"  # "the village of A, in the countryside of B"
    if a.ids and all(len(i) == 2 for i in a.ids) and b.kind not in UNITS and all(kind_of(g) for g in gap) and (gap or b.kind):
        return "apart"  # "the army in A-land shelled the town of B"
    if not gap:
        return "inside" if b.clitics[-1:] in ("ب",) or b.clitics == "" else "list" if b.clitics[:1] == "و" else "apart"
    joins = [g for g in gap if g in _JOIN or (g[:1] == "و" and len(g) > 2 and g not in ("وسط", "واقع"))]
    if not joins:
        plain = [g for g in gap if g not in _INSIDE and bare(g) not in KINDS and kind_of(g) is None and not g.isdigit()]
        if not [g for g in plain if g not in ("مسافه", "كم", "علي", "بعد", "(", ")", "مدينه", "نحو", "حوالي", "مربع", "داخل", "مناطق")]:
            return "inside"
        return "apart"
    rest = [g for g in gap if g not in _JOIN and kind_of(g) is None and g not in ("علي", "وعلي", "في", "وفي", "كل", "من", "وكل", "الي")
            and g not in _DIRECTIONS and g.removeprefix("و") not in _DIRECTIONS]  # fmt: skip
    return "list" if not rest else "apart"


_BESIDES = frozenset(fold(w) for w in words("إضافة بالإضافة فضلا علاوة جانب إلى عن على وإلى"))
_BESIDE = {("اضافه", "الي"), ("بالاضافه", "الي"), ("فضلا", "عن"), ("علاوه", "علي"), ("الي", "جانب"), ("والي", "جانب")}


def _besides(gap: Sequence[str]) -> bool:
    """`أ وب إضافة إلى ج`: one more of a list."""
    return any(pair in _BESIDE for pair in itertools.pairwise(gap))


def _before(toks: Sequence[Token], i: int) -> int:
    """Index of the word before token i that is no kind word, direction or quotation mark."""
    j = i - 1
    while j >= 0 and (kind_of(toks[j].norm) or toks[j].norm in _DIRECTIONS or toks[j].norm in ('"', "«", "“", "(", "كل", "اماكن", "مواقع", "نقاط")):
        j -= 1
    return j


_PART = frozenset(fold(w) for w in words("جانب جهة طرف قسم جزء شطر ضفة أجزاء أقسام أطراف مناطق أحياء قطاع قطاعات مقربة مسافة بعد قرب وسط"))
"""What is "of" a place and in it."""
_BODY = frozenset(fold(w) for w in words("لجنة لجان مجلس تجمع محافظ مدير مكتب شبكة تنسيقية غرفة"))
_HOME = {fold(w) for w in ["أبناء", "أهالي", "سكان", "مواليد", "أهل"]}
_MANY = {fold(w) for w in ["عدد", "عشرات", "مئات", "آلاف", "العديد", "كثير", "الكثير", "المئات", "العشرات", "الآلاف", "بعض", "مجموعة", "قسم"]}


def _use(toks: Sequence[Token], raw: Named) -> SpotUse:
    j = _before(toks, raw.first)
    word = toks[j].norm if j >= 0 else ""
    lead = word[1:] if word in ("ومن", "والي", "ونحو") else word
    if lead in _HOME and j > 0 and (toks[j - 1].norm == "من" or lead.startswith("مو")) and not (j > 1 and toks[j - 2].norm in _MANY):
        return "stay"
    if lead == "من" and j > 0 and toks[j - 1].norm.lstrip("و").startswith(("ينحدر", "تنحدر", "المنحدر", "منحدر")):
        return "stay"
    if lead == "من" and j > 0 and any(not _PART.isdisjoint({bare(rest) for _, rest in word_forms(toks[i].norm)}) for i in range(max(0, j - 2), j)):
        return "at"
    if lead == "من" and j >= 0:
        before = toks[j - 1].norm if j else ""
        if before not in ("قرب", "بالقرب", "القريبه", "كل", "كلا", "كلا", "اجزاء", "قطاعات", "مناطق", "اماكن", "عدد", "احياء", "الشرقي", "الغربي", "الشمالي", "الجنوبي", "الاوسط"):
            return "from"
    if lead == "عبر" and j > 0 and raw.kind is None and bool({"نهر", "بحر"} & {toks[raw.first - 1].norm, toks[raw.first].norm}):
        return "stay"  # "across the river": the way they went
    if lead in _BODY and not raw.clitics:
        return "stay"  # "elders of the committee of X"
    if lead in _TO or (raw.clitics.endswith("ل") and lead in ("وصولا",)):
        return "to"
    if lead == "في" and any(toks[i].norm == "من" for i in range(max(0, j - 2), j - 1 + 1) if i < j and all(t.kind == "w" for t in toks[i:j])) and not any(toks[i].norm.startswith("ال") for i in range(j - 1, j)):
        return "from"  # "fired from <a name nobody knows> in X"
    if raw.clitics.endswith("ل") and any(toks[i].norm in _TO for i in range(max(0, raw.first - 3), raw.first)):
        return "to"  # "towards the strip that borders on X"
    if lead == "في" and any(toks[i].norm in _TO for i in range(max(0, j - 3), j)) and not any(t.kind == "p" or t.norm[:1] == "و" for t in toks[max(0, j - 2) : j]):
        return "to"  # "fled towards <a name nobody knows> in X"
    if lead in ("في", "ب", "داخل", "علي") or raw.clitics.endswith("ب"):
        at = j if not raw.clitics.endswith("ب") else j + 1
        for back in (1, 2):
            if at - back >= 0 and bare(toks[at - back].norm).startswith(_STAY):
                ground = at - back > 0 and (toks[at - back - 1].norm.startswith("المناز") or kind_of(toks[at - back - 1].norm) is not None)
                return "at" if ground else "stay"  # "the besieged quarters in X" lie there, fighters are posted there
    return "at"


def _road(toks: Sequence[Token], raws: list[Named], k: int) -> bool:
    """`الطريق بين أ وب`, `طريق أ – ب`: one place between the two."""
    if k + 1 >= len(raws):
        return False
    a, b = raws[k], raws[k + 1]
    lead = [toks[i].norm for i in range(max(0, a.first - 4), a.first)]
    gap = [toks[i].norm for i in range(a.last, b.first)]
    ways = ("طريق", "محور", "اوتوستراد", "خط")
    joins = ("يربط", "الرابط", "رابط", "تربط", "الرابطه", "يصل", "الواصل")
    if not gap and b.clitics == "ب" and any(w in joins for w in lead[-2:]) and any(bare(_strip(w)) in ways for w in lead):
        return True  # "the road that joins A with B"
    if not gap and not b.clitics and bare(_strip(lead[-1] if lead else "")) in ways:
        return True
    if any(_strip(w) == "بين" for w in lead[-3:]) and (b.clitics[:1] == "و" or gap[:1] == ["و"]) and len(gap) <= 1:
        return True if _before_is(toks, a.first, "بين") else any("طريق" in w or w in ("الواصل", "الواصله") for w in [*lead, *[toks[i].norm for i in range(max(0, a.first - 6), a.first)]])
    return any(bare(_strip(w)) in ways for w in lead[-2:]) and gap in (["-"], ["–"], ["—"])


def _before_is(toks: Sequence[Token], i: int, word: str) -> bool:
    """Whether a word stands right before token i, words for towns left aside."""
    k = i - 1
    while k >= 0 and kind_of(toks[k].norm):
        k -= 1
    if k < 1 or toks[k].norm != word:
        return False
    # "Shelling between A and B" goes from one to the other; "a post between A and B" stands there.
    return not any(form.tense == "noun" for form, _ in forms_at([t.norm for t in toks[: k + 1]], k - 1))


def _strip(norm: str) -> str:
    return next((rest for _, rest in word_forms(norm) if bare(rest) in ("طريق", "بين", "محور", "اوتوستراد", "خط")), norm)


def _midway(a: Place, b: Place) -> Place:
    """A stretch of road: the middle of it, as wide as half of it."""
    shared = tuple(x for x, y in zip(a.admin, b.admin, strict=False) if x == y)
    span = distance_km(a, b)
    if span is None or a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        known = a if a.lat is not None else b
        return Place(name=f"{a.name} – {b.name}", kind="road", admin=shared or known.admin, lat=known.lat, lon=known.lon,
                     where_prec=5 if known.lat is not None else 7, radius_km=max(known.radius_km, NEAR_KM))  # fmt: skip
    return Place(
        name=f"{a.name} – {b.name}", kind="road", admin=shared, lat=round((a.lat + b.lat) / 2, 4),
        lon=round((a.lon + b.lon) / 2, 4), where_prec=5, radius_km=round(max(1.0, span / 2), 1),
    )  # fmt: skip


def _on_road(a: Place, b: Place) -> Place:
    """On the road between two places: the first named stands, as far off as the second."""
    span = distance_km(a, b)
    return a if span is None else msgspec.structs.replace(a, where_prec=2 if a.where_prec < 2 else a.where_prec, radius_km=round(max(a.radius_km, span), 1))


def _told_by_unit(place: Place, surface: str, around: Sequence[Place], vocabulary: Vocabulary) -> Place:
    """The namesake with a longer name in the unit that the text names behind, where the place of just that name lies elsewhere."""
    units = {p.admin[1] for p in around[:1] if len(p.admin) > 1}
    if not units or units & set(place.admin):
        return place
    others = [p for p in vocabulary.gazetteer.longer(surface) if units & set(p.admin)]
    return others[0] if len(others) == 1 else place


def _elsewhere(place: Place, around: Sequence[Place]) -> bool:
    """`حي أ بمدينة ب`: what is said to lie in b cannot be a town of that name in another state."""
    states = {p.admin[0] for p in around if p.admin}
    return bool(states) and bool(place.admin) and place.admin[0] not in states


def _no_town(place: Place, context: Asked | None) -> bool:
    """`حي نابلس` in a text about another place: a neighbourhood that is called after a town far off."""
    if place.kind == "neighbourhood" or place.where_prec > 2 or context is None or not (place.id or "").startswith("geonames:"):
        return False
    others = [p for p in context().named if p.id != place.id and p.where_prec <= 2]
    return bool(others) and all((km := distance_km(p, place)) is None or km > NEAR_TOWN_KM for p in others)


NEAR_TOWN_KM = 40.0
"""So near another place of a text a town's name after a word for a neighbourhood may be that of the town."""


def _place(text: str, toks: Sequence[Token], raw: Named, outers: Sequence[Named], vocabulary: Vocabulary, context: Asked | None = None) -> Place:
    around = [p for o in outers for p in (vocabulary.gazetteer.get(i) for i in o.ids) if p]
    found = [p for p in (vocabulary.gazetteer.get(i) for i in raw.ids) if p]
    if len(found) > 1:
        within = [p for p in found if any(_admin_within(p, o) for o in around)]
        found = within or found
        local = [p for p in found if set(p.admin) & set(vocabulary.area)]
        found = local or found
        states = [p for p in found if p.kind == "country"]
        town = any(rest in ("مدينه", "العاصمه", "عاصمه") for t in toks[max(0, raw.first - 2) : raw.first] for _, rest in word_forms(t.norm))
        if states and not town:
            found = states  # a state and its capital of one name: the capital lies within
        narrow = [p for p in found if not any(_admin_within(q, p) for q in found)]
        found = narrow if len(narrow) == 1 else found
        found = list(told_apart(found, context, vocabulary))
    before = toks[raw.first - 1].norm if raw.first and not raw.clitics else ""
    if len(found) == 1 and (raw.kind == "حي" or kind_of(before) == "حي") and _no_town(found[0], context):
        found = []
    if len(found) == 1 and (astray(found[0], context, vocabulary) or _elsewhere(found[0], around)):
        found = []
    if len(found) == 1 and (heard := nearer(found[0], text[raw.start : raw.end], context, vocabulary)) is not None:
        found = [heard]
    if len(found) == 1:
        place = _told_by_unit(found[0], text[raw.start : raw.end], around, vocabulary)
        before = toks[raw.first - 1].norm if raw.first else ""
        if kind_of(before) and raw.first > 1:
            before = toks[raw.first - 2].norm
        if (before in _DIRECTIONS or before.removeprefix("و") in _DIRECTIONS) and place.where_prec < 3:
            told = BY_BEARING if any(rest in _BEARINGS for _, rest in word_forms(before)) else 0.0
            return msgspec.structs.replace(place, where_prec=2, radius_km=spread_km(place, told))
        return place
    surface = text[raw.start : raw.end]
    if not found:
        further = unlisted_as(vocabulary, surface, {unit for p in around for unit in p.admin[1:]})
        if len(further) == 1:
            return further[0]
        found = list(further) or list(told_apart(abroad(surface, raw.kind, around, context, vocabulary), context, vocabulary))
        if len(found) == 1:
            return found[0]
    if not found and around:
        # Unknown, but within something known: that is as much as can be said.
        surface = text[raw.whole : raw.end] if raw.whole >= 0 and raw.kind != "مخيم" else surface
        outer = around[0]
        return Place(name=surface, kind=raw.kind, admin=outer.admin, lat=outer.lat, lon=outer.lon,
                     where_prec=max(outer.where_prec, 2), radius_km=max(outer.radius_km, NEAR_KM))  # fmt: skip
    shared: tuple[str, ...] = ()
    for rank in zip(*(p.admin for p in found), strict=False):
        if len(set(rank)) > 1:
            break
        shared = (*shared, rank[0])
    if not found and raw.whole >= 0 and raw.kind != "مخيم":
        surface = text[raw.whole : raw.end]
    place = Place(name=surface, admin=shared, where_prec=6 if shared else 7, radius_km=500.0)
    several = tuple(p.id for p in found if p.id is not None)
    return msgspec.structs.replace(place, candidates=several) if len(several) > 1 else place
