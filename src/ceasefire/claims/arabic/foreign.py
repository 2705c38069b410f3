"""Names of towns abroad that no gazetteer has in Arabic letters, in texts read without a dossier."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import lru_cache

from ceasefire.claims.arabic.asserter import strip
from ceasefire.claims.arabic.context import Asked
from ceasefire.claims.arabic.kinds import KINDS, NAMED_KINDS, SITES, UNITS, kind_of
from ceasefire.claims.arabic.names import HOMOGRAPHS, Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.placenames import Named, nameable
from ceasefire.claims.arabic.sounding import sounding
from ceasefire.claims.arabic.speechwords import DENY, SPEECH, THAT
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.dossier.general_arabic import arabic_states, feminine
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words
from ceasefire.dossier.world import World
from ceasefire.place import Place

_LARGE = 200_000
"""A town of so many people is meant by its name wherever a text is about."""
_BEFORE = frozenset(fold(w) for w in words(
    """في على إلى من بين نحو صوب قرب عند داخل شمال جنوب شرق غرب شمالي جنوبي شرقي غربي محيط أطراف ضواحي وسط مدينة بلدة قصف استهدف قصفت استهدفت قصفوا دخلوا دخلت استعادت"""
)) | KINDS.keys()  # fmt: skip


_NO_TOWN = frozenset({"مخيم", "حي", *UNITS, *(SITES - {"ميناء", "مطار", "جزيره"})})
"""Kinds of place that bear a name of their own: "the camp of A" is no town A."""


def _codes(around: Sequence[Place], context: Asked) -> tuple[str, ...]:
    """The countries that a name may lie in: of what it is said to lie in, else of the text."""
    outer = [p.admin[0] for p in around if p.admin]
    about = context()
    return tuple(outer) or tuple(sorted(about.places | about.states or about.actors))


def abroad(name: str, kind: str | None, around: Sequence[Place], context: Asked | None, vocabulary: Vocabulary) -> tuple[Place, ...]:
    """The towns of the text's countries that a name sounds like, by the text a place. kind: the word for its kind before it."""
    if context is None or not isinstance(vocabulary.gazetteer, World) or kind in _NO_TOWN or fold(name).startswith("ال"):
        return ()
    own, codes = _without_kind(name) or name, _codes(around, context)
    listed = tuple(p for p in vocabulary.gazetteer.find(own) if p.admin and p.admin[0] in codes) if own != name else ()
    found = listed or sounding(own, codes)
    units = {unit for p in around for unit in p.admin[1:]}
    return tuple(p for p in found if not units.isdisjoint(p.admin)) or found


def _others(place: Place, context: Asked) -> set[str]:
    """The countries of a text: a place's own is among those of its places for its sake alone."""
    about = context()
    return {p.admin[0] for p in about.named if p.id != place.id} | about.states


def _without_kind(name: str) -> str | None:
    """`مدينة أ` without the word for its kind; None where it has none."""
    head, _, rest = name.partition(" ")
    return rest if rest and kind_of(fold(head)) else None


def nearer(place: Place, name: str, context: Asked | None, vocabulary: Vocabulary) -> Place | None:
    """The one town of the text's countries that sounds like a name, where the gazetteer has it in another country alone."""
    world = vocabulary.gazetteer
    if context is not None and isinstance(world, World) and place.admin and place.where_prec <= 2 and (own := _without_kind(name)) is not None and place.admin[0] not in (told := _others(place, context)):
        same = [p for p in world.find(own) if p.admin and p.admin[0] in told]
        if len(same) == 1:
            return same[0]  # "the town of A" is one of another country, "A" of this one
    if context is None or not isinstance(world, World) or place.where_prec > 2 or not place.admin or not (place.id or "").startswith("geonames:") or world.people(place.id or "") >= _LARGE:
        return None
    others = _others(place, context)
    if place.admin[0] in others:
        return None
    found = sounding(name, sorted(others))
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=1)
def _capitals() -> dict[str, str]:
    """Adjectives of states, feminine, and the first seat of their governments."""
    return {bare(fold(feminine(a.lstrip("~")))): state.seats[0] for state in arabic_states().values() if state.seats for a in state.adjectives}


@lru_cache(maxsize=1)
def _seats() -> dict[str, str]:
    """ISO codes of states and the first seats of their governments."""
    return {code: state.seats[0] for code, state in arabic_states().items() if state.seats}


def _only_seat(context: Asked | None) -> str | None:
    """The seat of the one state that a text speaks of: "the capital"."""
    about = context() if context is not None else None
    codes = (about.states | about.places) if about is not None else frozenset()
    return _seats().get(next(iter(codes))) if len(codes) == 1 else None


_NOT_OURS = frozenset(fold(w) for w in words("عاصمتها عاصمتهم عاصمته الاقتصادية الثانية المؤقتة القديمة السابقة الثقافية الصيفية الشتوية"))


def capitals(toks: Sequence[Token], names: Sequence[Name], found: Sequence[Named], vocabulary: Vocabulary, context: Asked | None = None) -> list[Named]:
    """`العاصمة الصومالية`: the seat of that state, where no name of a town follows; `في العاصمة`: of the one state of the text."""
    out: list[Named] = []
    for i in range(len(toks) - 1):
        if not any(rest == "العاصمه" for _, rest in word_forms(toks[i].norm)):
            continue
        behind = toks[i + 1].norm
        size = 1 + (behind.startswith("ال") and bare(behind) in _capitals())
        seat = _capitals()[bare(behind)] if size == 2 else None
        if size == 1 and behind not in _NOT_OURS and i + 1 not in {*(n.first for n in names if n.kind == "place"), *(r.first for r in found)}:
            seat = _only_seat(context)
        if seat is None or (size == 2 and i + 2 in {*(n.first for n in names), *(r.first for r in found)}):
            continue
        ids = tuple(p.id for p in vocabulary.gazetteer.find(seat) if p.id and p.where_prec < 3)
        lead = next(taken for taken, rest in word_forms(toks[i].norm) if rest == "العاصمه")
        if ids:
            out.append(Named(ids, i, i + size, toks[i].start + len(lead), toks[i + size - 1].end, lead))
    return out


def _speaker_named(toks: Sequence[Token], i: int) -> bool:
    """`قال المتحدث ن بيسكو إن`: a name between a verb of saying and what is said is the speaker's."""
    verb = next((k for k in range(i - 1, max(-1, i - 9), -1) if toks[k].kind == "p" or strip(toks[k].norm, SPEECH | DENY)), -1)
    return verb >= 0 and toks[verb].kind == "w" and any(t.norm in THAT for t in toks[i + 1 : i + 3])


def written_out(toks: Sequence[Token], found: Sequence[Named]) -> list[Named]:
    """The places found, with `مقاطعة كاوا` by its whole name (behind the word for its kind its letter is no "like"), and without
    the last name of `الرئيس يوهان أ`."""
    out: list[Named] = []
    for one in found:
        before = toks[one.first - 1].norm if one.first else ""
        if one.clitics == "ك" and (kind := kind_of(before) or _UNITS.get(before)) is not None:
            one = Named((), one.first, one.last, one.start - 1, one.end, "", kind)
        elif not one.clitics and one.kind is None and one.first > 1 and _behind_title(toks, one.first):
            continue
        out.append(one)
    return out


_TITLES = frozenset(fold(w) for w in words("الرئيس الوزير الجنرال العقيد العميد الكولونيل الرائد النقيب السيد السيدة المبعوث الأمين السفير المفوض الزعيم القائد"))
_UNITS = {"مقاطعه": "منطقه", "اقليم": "منطقه"}
_WORDS_BETWEEN = 3


def _behind_title(toks: Sequence[Token], at: int) -> bool:
    """Whether one or two given names stand between a title and the name at a token."""
    for k in range(at - 1, max(-1, at - 1 - _WORDS_BETWEEN), -1):
        norm = toks[k].norm
        if norm in _TITLES:
            return k < at - 1
        if toks[k].kind != "w" or norm.startswith("ال") or norm in _BEFORE or kind_of(norm):
            return False
    return False


def foreign(text: str, toks: Sequence[Token], names: Sequence[Name], found: Sequence[Named], vocabulary: Vocabulary, context: Asked | None) -> list[Named]:
    """Names after "in", "near", "between" and in lists that sound like a town of the text's countries and like no Arabic word."""
    if context is None or not isinstance(vocabulary.gazetteer, World):
        return []
    out: list[Named] = []
    busy = {k for r in found for k in range(r.first, r.last)} | {k for n in names for k in range(n.first, n.last)}
    ends = {r.last for r in found}
    for i in range(len(toks)):
        if i in busy or toks[i].kind != "w" or toks[i].norm.startswith("ال"):
            continue
        led = i > 0 and toks[i - 1].norm.removeprefix("و") in _BEFORE
        leads = [""] if led else [taken for taken, rest in word_forms(toks[i].norm) if len(rest) > 4 and (taken == "ب" or (taken == "و" and i in ends))]
        if leads[:1] == ["ب"] and _speaker_named(toks, i):
            continue
        for lead, last in itertools.product(leads, (i + 2, i + 1)):
            plain = toks[i].norm[len(lead) :]
            if plain in HOMOGRAPHS or kind_of(plain) or not nameable(text, toks, i, plain, located=True):
                continue
            if last > len(toks) or busy & set(range(i, last)) or any(t.kind != "w" for t in toks[i:last]):
                continue
            name = text[toks[i].start + len(lead) : toks[last - 1].end]
            called = not lead and next((rest for _, rest in word_forms(toks[i - 1].norm) if rest in NAMED_KINDS), "") not in ("", *_NO_TOWN)
            ids = tuple(p.id for p in sounding(name, _codes((), context), not called) if p.id)
            if ids:
                out.append(Named(ids, i, last, toks[i].start + len(lead), toks[last - 1].end, lead))
                ends.add(last)
                break
    return out
