"""Names of actors, places and sources in a sentence, and descriptions of the armed and of outlets."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import Literal

import msgspec

from ceasefire.claims.arabic.datewords import WEEKDAYS
from ceasefire.claims.arabic.kinds import KINDS
from ceasefire.claims.arabic.lexicon import lexicon
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.quoted import unquoted
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.claims.directions import is_direction
from ceasefire.claims.mentions import mentions
from ceasefire.dossier.general_arabic import arabic_names_of, arabic_states, feminine
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.world import World

NameKind = Literal["actor", "place", "source", "description"]


class Name(msgspec.Struct, frozen=True):
    """A name. kind; ids: what it may stand for; first, last: half-open token span; start, end:
    characters of the original, without proclitics; clitics: those written onto it (و ف ب ل ك);
    people: an actor of the kind population, who is never the doer of a hostile act; armed: a state,
    force, group or coalition, that may speak of its own acts; adjective: the adjective of a state; state: a state or its seat."""

    kind: NameKind
    ids: tuple[str, ...]
    first: int
    last: int
    start: int
    end: int
    clitics: str = ""
    people: bool = False
    armed: bool = False
    adjective: bool = False
    state: bool = False

    @property
    def id(self) -> str | None:
        """The one thing it stands for, None when none or several."""
        return self.ids[0] if len(self.ids) == 1 else None


BEFORE_PLACE = frozenset(
    fold(w)
    for w in ["في", "على", "إلى", "من", "نحو", "بين", "قرب", "عند", "شاطئ", "كورنيش", "بلدية", "معقل", "مداخل", "تخومها", "بالقرب", "بجوار", "جوار", "بمحاذاة", "خارج", "سوق", "ساحة", "سجن", "جنوبا", "شمالا", "مشفى", "مستشفى", "جامعة", "ملعب", "دخول", "مغادرة", "سقوط", "تحرير", "حصار", "اقتحام", "سكان", "مدخلي", "أطرافها", "سماؤها", "لبلدة", "لمدينة", "لقرية", "باتجاه", "غرب", "شرق", "شمال", "جنوب", "غربي", "شرقي", "شمالي", "جنوبي", "محيط", "أطراف", "ريف", "ريفي", "وسط", "داخل", "مدخل", "أحياء", "حي", "بلدة", "قرية", "مدينة", "بلدتي", "قريتي", "مدينتي", "محافظة", "محافظتي", "منطقة", "مناطق", "جبهة", "محور", "طريق", "مشارف", "تخوم", "سهول", "منازل", "أهالي", "سكان", "حدود", "ضواحي", "ضاحية", "كل", "بلدات", "قرى", "مدن", "استهداف", "قصف", "تعرضت", "شهدت", "ميناء", "مطار", "عبر", "حتى", "قبالة", "شواطئ", "سواحل", "ساحل", "سماء", "أجواء", "فوق", "لواء", "تجاه", "صوب", "وجهاء", "أعيان", "شبان", "شباب", "أبناء", "شوارع", "مزارع", "بيوت", "مقاتلي", "مقاتلو", "فصائل", "بساتين"]
) | KINDS.keys()
HOMOGRAPHS = frozenset(
    fold(w)
    for w in ["الأبيض", "البيضاء", "حديثة", "القائم", "الباب", "الخيام", "العمارة", "الخمس", "المجلد", "الداخلة", "الخليل", "الجديدة", "الميادين", "وانا", "واو", "بور", "ياي", "بيني", "غاو", "ساكي", "مالي", "صور", "حرض", "ميدي",
              "حيس", "عتق", "هيت", "سرت", "تعز", "بحري", "حجة", "إب", "رداع", "مروي", "بارا", "كتم", "التل", "لحج", "النبك", "كالي", "بيجي", "الفولة", "رفاعة", "جاسم", "المرج", "الحصن", "عكا", "حولا", "سنار", "دوما", "النهود",
              "الجوف", "المهرة", "الشجرة", "كسلا", "قطر", "بنين", "مصياف", "الزاوية", "البصيرة", "المناقل", "صلاح الدين", "فاس", "الساحل", "بيان", "عدن", "أبين", "وجدة",
              "دورا", "عالية", "الطبقة", "العيون", "الجميل", "أدري", "جوهر", "سلمية", "السلمية", "البرج", "دوري", "مسقط", "بابل", "الهندية", "الزبير", "العلا", "السويدية"]
)  # fmt: skip
"""Place names that are common words as well: places only where the words around say so."""
ARMED = frozenset(
    fold(w)
    for w in ["مسلحون", "مسلحين", "مسلح", "مجهولون", "مجهولين", "مجهول", "شخص", "أشخاص", "عناصر", "عنصر", "مقاتلون", "مقاتلين", "مقاتل", "قوات", "فصائل", "فصيل", "مجموعة", "مجموعات", "مليشيات", "مليشيا", "ميليشيات", "ميليشيا", "جيش", "كتائب", "كتيبة", "لواء", "ألوية", "فرقة", "جنود", "تنظيم", "جماعة", "جماعات", "حركة", "إرهابيون", "إرهابيين", "إرهابيو", "إرهابي", "متمردون", "متمردين", "دورية", "حاجز", "حواجز", "وحدات", "وحدة", "طيران", "طائرات", "طائرة", "مقاتلات", "مروحيات", "مروحية", "ثوار", "الثوار", "مرتزقة", "عصابات", "عصابة", "انتحاري", "انتحاريون", "ضباط", "شرطة", "أمن", "سلاح", "تحالف", "جهات", "غرفة", "أهالي", "متظاهرون", "محتجون", "سلطات", "حكومة", "نظام", "معارضة", "متشددون", "مستوطنون", "مستوطنين", "زوارق", "بوارج", "قناصة", "قناص", "مسيرات"]
)
OUTLETS = frozenset(
    fold(w)
    for w in ["وكالة", "صحيفة", "قناة", "موقع", "شبكة", "إذاعة", "مدونة", "تلفزيون", "مرصد", "مركز", "مكتب", "مراسل", "مراسلة", "مراسلنا", "مصدر", "مصادر", "ناشطون", "ناشط", "ناشطين", "تجمع", "بيان", "وزارة", "متحدث", "ناطق", "مسؤول", "رئيس", "مدير", "شهود", "سكان", "أهالي", "منظمة", "لجنة", "صفحة", "جريدة", "مسؤولون", "وزير", "قيادي", "ضابط", "دبلوماسي", "هيئة", "طبيب", "وسائل", "إعلام", "تقرير", "بعثة", "المبعوث", "مبعوث", "الأمم", "قائد", "قادة", "محافظ", "سفير", "أطباء", "مسعفون", "محللون", "نشطاء", "ناطقة", "متحدثة", "مسؤولة", "رويترز"]
)


PUBLISHERS = frozenset(
    fold(w) for w in ["وكالة", "صحيفة", "قناة", "موقع", "شبكة", "إذاعة", "مدونة", "تلفزيون", "مرصد", "مركز", "مكتب", "تجمع", "جريدة", "صفحة", "منظمة", "لجنة", "هيئة", "وسائل", "رويترز", "وزارة"]
)


def find_names(text: str, toks: Sequence[Token], vocabulary: Vocabulary, side: str | None) -> tuple[Name, ...]:
    """The names in a sentence, in order; a state's name comes as actor and as place over one span."""
    if not toks:
        return ()
    base = toks[0].start
    found: list[Name] = []
    at = {t.start: k for k, t in enumerate(toks)}
    starts = [t.start for t in toks]
    for mention in mentions(unquoted(text[base : toks[-1].end]), vocabulary, side):
        start, end = base + mention.start, base + mention.end
        first = _index(starts, start)
        last = _index(starts, end - 1) + 1
        if last <= first:
            continue
        clitics = _clitics(toks[first], start)
        people = mention.kind == "actor" and all(
            i in vocabulary.actors and vocabulary.actors[i].kind == "population" for i in mention.ids
        )
        armed = mention.kind == "actor" and any(
            vocabulary.actors[i].kind not in ("population", "organisation", "body") for i in mention.ids if i in vocabulary.actors
        )
        name = Name(mention.kind, mention.ids, first, last, start, end, clitics, people, armed, state=mention.kind == "actor" and any(vocabulary.actors[i].kind == "state" for i in mention.ids if i in vocabulary.actors))
        listed = clitics == "و" and bool(found) and found[-1].kind == "place" and found[-1].last == first and found[-1].clitics == "و"  # a third of a list
        if mention.kind == "place" and not (listed or is_direction(mention.surface) or _is_place(toks, name, vocabulary) or _attacked(toks, name, found)):
            continue
        if mention.kind == "place" and first and toks[first - 1].norm in _WATERS and any(e.where_prec == 6 for i in mention.ids if (e := vocabulary.gazetteer.entries.get(i)) is not None):
            continue  # "the sea of X" is not X
        if mention.kind == "actor" and clitics.startswith("و") and found and found[-1].kind == "place" and found[-1].last == first and _seat(toks, name, vocabulary):
            continue  # "the road between A and the capital B": a town in a list
        if mention.kind == "actor" and (_means_place(toks, name, vocabulary) or _seat_struck(toks, name, found, vocabulary) or _common(toks, name)):
            continue
        found.append(name)
    del at
    return tuple(n for n in found if not (n.kind == "actor" and _nameless(toks, n, found)) and not (n.kind == "place" and _far_off(n, found, vocabulary)))


def _far_off(name: Name, found: Sequence[Name], vocabulary: Vocabulary) -> bool:
    """A small town that is only found when a letter is taken for "in" or "to", and lies in none of the countries of the
    sentence's other places: the letter belongs to another name."""
    if not name.clitics.endswith(("ب", "ل", "ك")) or name.last - name.first > 1:
        return False
    entries = vocabulary.gazetteer.entries
    mine = [entries[i] for i in name.ids if i in entries]
    if any(one.where_prec > 2 or one.kind == "city" for one in mine):
        return False
    others = {entries[i].admin[0] for n in found if n.kind == "place" and n != name for i in n.ids if i in entries and entries[i].admin}
    return bool(others) and others.isdisjoint({one.admin[0] for one in mine if one.admin})


_OF_WHOM = ("مجهول", "ملثم", "ملثمون", "ملثمين", "اخر")


def _nameless(toks: Sequence[Token], name: Name, found: Sequence[Name]) -> bool:
    """`مسلحون مجهولون`, `مسلحون من أ`: a word for the armed that what follows makes somebody else's."""
    if name.last - name.first != 1 or bare(toks[name.first].norm[len(name.clitics) :]) not in ARMED or name.last >= len(toks):
        return False
    after = toks[name.last].norm
    return after.startswith(_OF_WHOM) or (after == "من" and any(n.kind == "actor" and n.first == name.last + 1 for n in found))


def resolved(
    toks: Sequence[Token], names: Sequence[Name], text: str, before: Sequence[tuple[str, Name]], vocabulary: Vocabulary
) -> tuple[Name, ...]:
    """The names with "the organisation", "the group" read as the actor last named with that word, or
    else as the last named that the word is part of another name of.

    before: (folded words, name) of the actors that earlier sentences named, the latest last."""
    told = list(before)
    out = list(names)
    busy = {k: n for n in names for k in range(n.first, n.last)}
    for k, tok in enumerate(toks):
        if k in busy:
            if busy[k].kind == "actor" and busy[k].first == k:
                told.append((fold(text[busy[k].start : busy[k].end]), busy[k]))
            continue
        if tok.kind != "w":
            continue
        if tok.norm in _LATTER and k and toks[k - 1].norm.removeprefix("و").removeprefix("ف") in _SAID_BY:
            same = next((n for n in reversed(out) if n.kind == "actor" and n.last < k and not n.people and n.armed), None)
            if same is not None:
                out.append(Name("actor", same.ids, k, k + 1, tok.start, tok.end, "", same.people, same.armed))
            continue
        if tok.norm == "الاحتلال" and k and k - 1 not in busy and bare(toks[k - 1].norm.removeprefix("و")) in _FORCES:
            same = next((n for said, n in reversed(told) if "احتلال" in said), None)
            if same is not None:
                out.append(Name("actor", same.ids, k - 1, k + 1, toks[k - 1].start, tok.end, "", same.people, same.armed))
            continue
        for taken, rest in word_forms(tok.norm):
            if not rest.startswith("ال") or bare(rest) not in _ANAPHORS:
                continue
            if bare(rest) in _UNITS and _own_name(toks, k):
                break
            same = next((n for said, n in reversed(told) if _contains(said, bare(rest))), None) or next(
                (n for _, n in reversed(told) if _called(n, bare(rest), vocabulary)), None
            ) or (_only_group(told, vocabulary) if bare(rest) in GROUPS else None)
            if same is not None:
                start = tok.start + (len(taken) if not tok.norm.startswith((taken[:-1] + "لل",)) else max(0, len(taken) - 1))
                out.append(Name("actor", same.ids, k, k + 1, start, tok.end, taken, same.people, same.armed))
            break
    return tuple(sorted(out, key=lambda n: n.first))


def _only_group(told: Sequence[tuple[str, Name]], vocabulary: Vocabulary) -> Name | None:
    """The one armed group that the text has named so far."""
    found = {n.id: n for _, n in told if n.id and (actor := vocabulary.actors.get(n.id)) is not None and actor.kind == "armed_group"}
    return next(iter(found.values())) if len(found) == 1 else None


def _own_name(toks: Sequence[Token], k: int) -> bool:
    """`الفرقة الثامنة`, `اللواء أبو فلان`: a unit or an officer with a name of its own, not the one named before."""
    after = toks[k + 1].norm if k + 1 < len(toks) and toks[k + 1].kind == "w" else ""
    return (after.startswith("ال") and after not in _TIMES) or after in ("ابو", "ركن", "طيار") or (k > 0 and toks[k - 1].norm == "برتبه")


_TIMES = frozenset(fold(w) for w in ["اليوم", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الليلة"])
GROUPS = frozenset(fold(w) for w in ["حركة", "جماعة", "تنظيم", "فصيل", "ميليشيا", "مليشيا"])


def _contains(said: str, word: str) -> bool:
    return " " in said and word in (bare(w) for w in said.split())


def _called(name: Name, word: str, vocabulary: Vocabulary) -> bool:
    actor = vocabulary.actors.get(name.id) if name.id else None
    return actor is not None and any(_contains(fold(t), word) and (word not in GROUPS or bare(fold(t).split()[0]) == word) for t in (actor.name_ar or "", *(a.text for a in actor.aliases)))


_LATTER = frozenset(fold(w) for w in ["الأخيرة", "الأخير", "الأخيرين", "الأخيران"])
_SAID_BY = frozenset(fold(w) for w in ["نفت", "نفى", "أنكرت", "أنكر", "رفضت", "رفض", "ردت", "رد", "قالت", "قال", "أكدت", "أكد", "اتهمت", "اتهم", "أعلنت", "أعلن", "طالبت", "طالب", "هددت", "هدد", "زعمت", "زعم"])
"""Behind these "the latter" is whoever was named last."""
_FORCES = frozenset(fold(w) for w in ["قوات", "جيش", "جنود", "طيران", "طائرات", "مدفعية", "آليات", "دبابات", "زوارق", "مسيرات", "بنيران", "قناصة"])
_UNITS = frozenset(fold(w) for w in ["مجلس", "عدو", "غرفة", "فيلق", "فرقة", "لواء", "كتائب", "كتيبة", "مقاومة"])
"""Words for a body or unit that stand for whoever was named with them where no adjective makes another name of them."""
_ANAPHORS = _UNITS | frozenset(fold(w) for w in ["تنظيم", "تحالف", "حركة", "جماعة", "ميليشيا", "مليشيا", "فصيل", "جيش", "حزب", "جبهة", "منظمة", "بعثة"])


def _index(starts: list[int], offset: int) -> int:
    from bisect import bisect_right

    return bisect_right(starts, offset) - 1


def _clitics(token: Token, start: int) -> str:
    """What stands in the word before the name (و ف ب ل ك); the article is not one of them, but the
    `ل` of `لل` is."""
    inside = start - token.start
    if inside <= 0:
        # A name that begins with the word itself: "لل…" hides its own article.
        for taken, rest in word_forms(token.norm):
            if taken.endswith("ل") and rest.startswith("ال") and token.norm.startswith(("لل", "ولل", "فلل")):
                return taken
        return ""
    return token.norm[: min(inside, 3)].replace("ا", "") if token.norm[: min(inside, 3)] != "ال" else ""


def _is_place(toks: Sequence[Token], name: Name, vocabulary: Vocabulary) -> bool:
    """Whether a one-word place name is one here: several are common words as well."""
    if name.last - name.first > 1 or not toks[name.first].norm.isalpha():
        return True
    norm = toks[name.first].norm
    if norm[len(name.clitics) :] in WEEKDAYS:
        return False
    if name.clitics and (norm in KINDS or (name.clitics.endswith(("ب", "ل", "ك")) and name.first and toks[name.first - 1].norm in KINDS)):
        return False  # `ولاية` is no "and" with a name; after "town of" the letter is the name's own
    surface = norm[len(name.clitics) :] if norm.startswith(name.clitics) else norm
    if norm in SPELT and not lead_of(toks, name.first) & KINDS.keys():
        return False
    led = lead_of(toks, name.first)
    if bare(surface) in ARMED and not led & KINDS.keys():
        return False  # "the factions", not a village called so
    if isinstance(vocabulary.gazetteer, World) and not led & KINDS.keys() and (surface in WORDS or (surface.endswith("يه") and _adjective(toks, name.first, surface))):
        return False
    if norm.startswith(name.clitics + "ال") and not _has_article(name, vocabulary):
        return False
    before = toks[name.first - 1].norm if name.first else ""
    lead = {rest for _, rest in word_forms(before)}
    if name.clitics.endswith("ك") and (norm in lexicon().forms or bare(norm) in lexicon().forms):
        return False  # `كمينا`: an ambush, not "like Mina"
    if name.clitics.rstrip("وف") or lead & BEFORE_PLACE or before in KINDS or before == "#":
        return not (surface in ("علما", "صور") and before in ("", "،"))
    if surface in HOMOGRAPHS:
        listed = name.clitics in ("و", "ف") and name.first > 0 and before not in ("،", "")
        return listed and bool(lead_of(toks, name.first - 1) & BEFORE_PLACE)
    if len(bare(surface)) >= 5 or surface.startswith("ال"):
        return True
    if isinstance(vocabulary.gazetteer, World) and len(surface) == 4 and surface.endswith("ي") and before.isalpha() and not before.startswith("ال") and not name.clitics and toks[name.first + 1 : name.first + 2] and toks[name.first + 1].norm in ("في", "من", "،", "."):
        return False  # "a tribal sheikh in"
    kinds = {vocabulary.gazetteer.entries[i].kind for i in name.ids if i in vocabulary.gazetteer.entries}
    if kinds & {"city", "governorate", "country"} and len(surface) >= 4:
        return True
    after = toks[name.first + 1].norm if name.last < len(toks) else ""
    listed = name.clitics in ("و", "ف") and (name.first == 0 or before not in ("،", ""))
    return listed or after[:1] in ("و", "–", "-") or (len(surface) >= 4 and before not in ("،", "", "لم", "قد", "ان"))


SEATS = frozenset(fold(seat) for state in arabic_states().values() for seat in state.seats)
"""Seats of government."""


def _seat(toks: Sequence[Token], name: Name, vocabulary: Vocabulary) -> bool:
    """Whether a one-word name is the town a government sits in, not the state's own name."""
    actors = [vocabulary.actors[i] for i in name.ids if i in vocabulary.actors]
    own = {fold(a.name_ar) for a in actors if a.name_ar}
    return name.last - name.first == 1 and bool(actors) and all(a.kind == "state" for a in actors) and toks[name.first].norm[len(name.clitics) :] not in own


def _common(toks: Sequence[Token], name: Name) -> bool:
    """Whether a one-word name of an actor is the common word that it is as well (`مالي` is "financial")."""
    if name.last - name.first != 1 or toks[name.first].norm[len(name.clitics) :] not in HOMOGRAPHS:
        return False
    before = toks[name.first - 1].norm if name.first else ""
    return not (before.endswith("ت") or lead_of(toks, name.first) & BEFORE_PLACE or (name.first == 0 and not name.clitics))


def lead_of(toks: Sequence[Token], i: int) -> set[str]:
    """The word before token i, with and without its proclitics."""
    return {rest for _, rest in word_forms(toks[i - 1].norm)} if i > 0 else set()


_ATTACKS = frozenset(fold(w) for w in ["قصف", "قصفت", "استهدف", "استهدفت", "هاجم", "هاجمت", "اقتحم", "اقتحمت", "ضرب", "ضربت", "حاصر", "حاصرت", "دخل", "دخلت"])


def _attacked(toks: Sequence[Token], name: Name, found: Sequence[Name]) -> bool:
    """`قصفت قوات السهل نوى`: a short place name right after a verb of attack and who attacks, or his means."""
    if name.clitics or bare(toks[name.first].norm) in ARMED:
        return False  # "the factions shelled" names who attacks, not a village called so
    at = name.first
    if found and found[-1].last == at and found[-1].kind == "actor":
        at = found[-1].first
    elif at > 2 and toks[at - 1].norm.endswith(("ي", "يه")) and not any(n.first <= at - 1 < n.last for n in found):
        at -= 2  # "Xian aircraft shelled A"
    return at > 0 and any(rest in _ATTACKS for taken, rest in word_forms(toks[at - 1].norm) if taken in ("", "و", "ف"))


_PLACE_NOUNS = frozenset(fold(w) for w in ["ريف", "ريفي", "أرياف", "محافظة", "محافظتي", "مدينة", "مدينتي", "طريق", "أوتوستراد", "ضواحي", "ضاحية", "أحياء", "حي", "مطار", "محيط", "مشارف"])
_DIRECTIONS = frozenset(fold(w) for w in ["جنوب", "شمال", "شرق", "غرب", "جنوبي", "شمالي", "شرقي", "غربي", "وسط", "داخل", "قرب", "أراضي", "حدود", "العاصمة"])
_PLACE_LEADS = frozenset(fold(w) for w in ["جنوب", "شمال", "شرق", "غرب", "جنوبي", "شمالي", "شرقي", "غربي", "إلى", "من", "قرب", "وسط", "داخل", "نحو", "باتجاه", "على"])


def _means_place(toks: Sequence[Token], name: Name, vocabulary: Vocabulary) -> bool:
    """Whether a one-word name of an actor is the place it is called after: "the countryside of" a
    capital, "in" it, "from" it. A government's own name stays an actor after "from" and "to"."""
    if name.first == 0:
        return False
    if name.last - name.first > 1:
        actors = [vocabulary.actors[i] for i in name.ids if i in vocabulary.actors]
        words = " ".join(t.norm for t in toks[name.first : name.last])[len(name.clitics) :]
        if not actors or any(a.kind != "state" for a in actors) or " " not in words or words not in SEATS:
            return False
    before = toks[name.first - 1].norm
    lead = {before, *(rest for _, rest in word_forms(before))}
    if not name.clitics.rstrip("وف") and lead & _PLACE_NOUNS:
        return True
    actors = [vocabulary.actors[i] for i in name.ids if i in vocabulary.actors]
    if not actors or any(a.kind != "state" for a in actors):
        return False
    surface = fold(toks[name.first].norm[len(name.clitics) :])
    if not name.clitics.rstrip("وف") and (lead & _DIRECTIONS or before in _WATERS or (name.first > 1 and "العاصمه" in toks[name.first - 2].norm)):
        return True
    if (before in ("في", "وفي") or (lead & _SEES and surface in SEATS)) and not name.clitics:
        return True
    own = {fold(a.name_ar) for a in actors if a.name_ar}
    return not name.clitics.rstrip("وف") and (not surface.startswith("ال") or surface in SEATS) and surface not in own and bool(lead & _PLACE_LEADS)


_WATERS = frozenset(fold(w) for w in ["بحر", "خليج", "مضيق", "قناة", "ساحل", "سواحل"])
_SEES = frozenset(fold(w) for w in ["شهدت", "تشهد", "عاشت", "تعيش", "هزت", "تهز"])
"""After these a capital is the town that saw something."""
_FIGHTING = frozenset(fold(w) for w in ["اشتباكات", "معارك", "معركة", "قتال", "غارات", "حصار", "هجمات", "انفجارات", "انفجار", "مواجهات", "قصف", "تفجير", "تفجيرات", "اقتحام", "سقوط", "ضرب", "يستهدف", "تستهدف", "يقصف", "يهز", "تهز"])


def _seat_struck(toks: Sequence[Token], name: Name, found: Sequence[Name], vocabulary: Vocabulary) -> bool:
    """Whether a capital is the town that is struck and not its government: "the clashes of", "the army shelled" it.
    Where what was struck follows ("the shelling by the capital of Xville") the government did it."""
    if name.first == 0 or name.clitics.rstrip("وف") or not name.state or toks[name.first].norm[len(name.clitics) :] not in SEATS:
        return False
    if _attacked(toks, name, found) and found and found[-1].last == name.first:
        return True
    behind = toks[name.last].norm if name.last < len(toks) else ""
    return bool(lead_of(toks, name.first) & _FIGHTING) and not (behind.startswith("ل") and behind not in {"لم", "لا", "لن"}) and behind != "علي"


def _adjective(toks: Sequence[Token], at: int, surface: str) -> bool:
    """`القوات شبه العسكرية الهندية`: the adjective of a state after a definite noun, not a town called so."""
    return at > 0 and surface.startswith("ال") and toks[at - 1].norm.startswith(("ال", "لل", "بال", "وال")) and bare(surface) in _ADJECTIVES


_ADJECTIVES = frozenset(bare(fold(feminine(a.lstrip("~")))) for state in arabic_states().values() for a in state.adjectives)
SPELT = frozenset(fold(w) for w in msgspec.yaml.decode(files("ceasefire.claims.arabic").joinpath("areas.yaml").read_bytes(), type=dict[str, tuple[str, ...]])["spelt"])
"""Whole words of the language in which a preposition and a town could be heard."""
WORDS = frozenset(fold(w) for w in msgspec.yaml.decode(files("ceasefire.claims.arabic").joinpath("areas.yaml").read_bytes(), type=dict[str, tuple[str, ...]])["words"])
"""Towns of the built-in gazetteer whose names are words of the language."""


def _has_article(name: Name, vocabulary: Vocabulary) -> bool:
    for place in name.ids:
        if any(fold(n).startswith("ال") for n in arabic_names_of(place)):
            return True
        entry = vocabulary.gazetteer.entries.get(place)
        if entry and any(fold(n).startswith("ال") for n in entry.names):
            return True
    return False
