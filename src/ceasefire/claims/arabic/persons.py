"""Words for people who can be harmed: how many a word means by itself, and of which kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

import msgspec

from ceasefire.claims.arabic.described import past_adding, past_adjectives
from ceasefire.claims.arabic.given_names import GIVEN
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.numbers import bound_after, number_at, value_at
from ceasefire.claims.arabic.tokens import Token, bare, word_forms

CIVILIANS, WOMEN, CHILDREN, COMBATANTS, PEOPLE = "civilians", "women", "children", "combatants", "people"
_AMBIGUOUS_ONE = {"ام", "قريب", "اخر"}
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن")


@lru_cache(maxsize=1)
def _rows() -> dict[str, tuple[str, ...]]:
    raw = files("ceasefire.claims.arabic").joinpath("persons.yaml").read_bytes()
    return msgspec.yaml.decode(raw, type=dict[str, tuple[str, ...]])


def _build() -> dict[str, tuple[str, int | None]]:
    """Folded word -> (kind, how many it means by itself; None: more than two)."""
    out: dict[str, tuple[str, int | None]] = {}
    for row in _rows()["others"]:
        number, group, *words = row.split()
        for word in words:
            out[fold(word)] = (group, int(number) or None)
    for kind in (WOMEN, CHILDREN, CIVILIANS, COMBATANTS, PEOPLE):
        for word in " ".join(_rows()[kind]).split():
            one, *plurals = fold(word).split("/")
            for form, count in (*_of_woman(one, plurals),) if one.endswith("ه") else (*_of_man(one, plurals),):
                out.setdefault(form, (kind, count))
    for word in ("أبنية", "أبنيتها"):
        out.pop(fold(word), None)  # buildings, far oftener than "his two sons"
    for nation in _nations():
        for many in ("", "ا", "ان", "ين", "ون"):
            out.setdefault(fold(nation + many), (PEOPLE, {"": 1, "ا": 1, "ان": 2}.get(many)))
    return out


def _of_man(one: str, plurals: Sequence[str]) -> Iterator[tuple[str, int | None]]:
    """Forms of a word that no feminine ending marks: `مقاتل`, `مقاتلا`, `مقاتلان`, `مقاتليه`, `مقاتلي`, `مقاتلون`."""
    yield from ((one, 1), (one + "ا", 1), (one + "ان", 2))
    yield from ((one + "يه", 2), (one + "يها", 2), (one + "اه", 2), (one + "اها", 2), (one + "اهما", 2), (one + "يهما", 2)) if plurals else ()
    yield from ((form, None) for many in plurals for form in (many, *(many + p for p in _PRONOUNS), *((many + "ا",) if many[-1] not in "اءهين" else ())))
    yield from ((many[:-1] + seat + p, None) for many in plurals if many[-1] == "ء" for seat in ("و", "ي") for p in _PRONOUNS)  # `أبناؤه`, `أبنائه`
    regular = not plurals or any(many.endswith(("ين", "ون")) for many in plurals)
    yield one + "ين", None if regular else 2
    if regular:
        yield from ((one + ending, None) for ending in ("ون", "ي", "يه", "يها", "يهم", "وه", "وها"))
    yield from ((one + p, 1) for p in _PRONOUNS)


def _of_woman(one: str, plurals: Sequence[str]) -> Iterator[tuple[str, int | None]]:
    """Forms of a word with the feminine ending: `سيدة`, `سيدتان`, `زوجته`, `سيدات`."""
    stem = one[:-1]
    yield one, 1
    yield from ((stem + "ت" + ending, count) for ending, count in (("ان", 2), ("ين", 2), ("يه", 2), ("ي", 1), *((p, 1) for p in _PRONOUNS)))
    yield from ((many, None) for many in (*plurals, stem + "ات", *(stem + "ات" + p for p in _PRONOUNS)))


def _nations() -> tuple[str, ...]:
    """Nationals of states, masculine singular; their other forms are regular."""
    raw = files("ceasefire.claims.arabic").joinpath("nations.yaml").read_bytes()
    return msgspec.yaml.decode(raw, type=tuple[str, ...])


PERSONS = _build()
_FEMININE = frozenset(fold(word) for line in _rows()[WOMEN] for word in line.split() if fold(word).endswith("ه"))
"""Words for women, whose ending is no pronoun."""


_HIS = frozenset({"والده", "عمه", "خاله", "جده", "حماه"})
"""`والده` "his father", which `والدة` "a mother" looks like once it is folded."""


KIN = frozenset(
    fold(stem + pronoun)
    for stem in ("شقيق", "شقيقت", "أخ", "أخو", "أخت", "والد", "والدت", "والدا", "ابن", "ابنت", "أبناؤ", "زوج", "زوجت", "مرافق", "سائق", "زميل", "طفل", "طفلت", "أطفال", "قريب", "رفيق", "جار", "حارس", "عم", "عمت", "خال", "خالت", "جد", "جدت", "حفيد", "حفيدت", "حما", "حمات", "بنت", "صهر", "نجل", "صديق", "مساعد")
    for pronoun in ("ه", "ها", "هم", "هما")
)
"""Somebody's own: brothers, parents, companions, drivers."""


class People(msgspec.Struct, frozen=True):
    """How many people a phrase speaks of. first, last: half-open token span; low, best, high:
    counts; kinds: stated number per kind (None: kind without a number); vague: no number at all."""

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    kinds: tuple[tuple[str, int | None], ...] = ()
    vague: bool = False


def person_at(toks: Sequence[Token], i: int, clitics: str = "وبلف") -> tuple[str, int | None] | None:
    """(kind, count by its own form) of a word for people; count None for a plural."""
    if i >= len(toks) or toks[i].kind != "w":
        return None
    for taken, rest in word_forms(toks[i].norm):
        if any(c not in clitics for c in taken):
            continue
        key = bare(rest)
        if key in _HIS and not toks[i].tied:
            return PEOPLE, 1
        if key in PERSONS and not (key in _AMBIGUOUS_ONE and taken and (taken, key) != ("و", "ام")):
            found = PERSONS[key]
            return (PEOPLE, found[1]) if found[0] == COMBATANTS and key.startswith(("عنصر", "عناصر")) and _of_service(toks, i + 1, _RESCUE) else found
    return None


def _of_service(toks: Sequence[Token], at: int, services: frozenset[str]) -> bool:
    """Whether members are of a rescue service, or of one of others: `من الدفاع المدني`, `في الهلال الأحمر`; not of military police or air defence."""
    while at < len(toks) and (toks[at].norm in ("من", "في", "ضمن", "لدي") or bare(toks[at].norm) in _STAFF or toks[at].norm in ("فرق", "سلك", "جهاز")):
        at += 1
    word, behind = (bare(t.norm) for t in (*toks[at : at + 2], _NONE, _NONE)[:2])
    return (word in services and not behind.startswith("عسكري")) or (word == "دفاع" and behind == "مدني")


_NONE = Token(0, 0, "", "w")
_RESCUE = frozenset({"اسعاف", "اطفاء", "اطفاييه", "انقاذ", "مرور", "هلال", "صليب", "بلديه", "صحه", "اغاثه", "خوذ"})
_SERVICES = _RESCUE | {"شرطه"}


_NOT_HARMED = {
    fold(w)
    for w in ["نازح", "نازحا", "نازحين", "نازحون", "مهجر", "مهجرا", "مهجرين", "مشرد", "مشردا", "مشردين", "معتقل", "معتقلا", "معتقلين", "معتقلون", "محتجز", "محتجزا", "محتجزين", "مختطف", "مختطفا", "مختطفين", "مفقود", "مفقودا", "مفقودين", "أسير", "أسيرا", "أسرى", "لاجئ", "لاجئا", "لاجئين"]
}
_ADJECTIVES = {"قتلي", "جرحي", "قتيلا", "شهيدا", "جريحا"}


def people_at(toks: Sequence[Token], i: int) -> People | None:
    """The people phrase that starts at token i: `تسعة أشخاص`, `طفل وامرأة`, `أكثر من 23 آخرين`."""
    first = _one_at(toks, i)
    if first is None:
        return None
    total, named = first, False
    while True:
        at = _past_origin(toks, total.last, total.best == 1)
        while at < len(toks) and toks[at].norm in ("،", ","):
            at += 1
        if (added := past_adding(toks, at)) and (other := counted_at(toks, added)) is not None:
            total = _with(total, other)
            continue
        if at < len(toks) and toks[at].kind == "w" and toks[at].norm[:1] != "و":
            beyond = past_adjectives(toks, at)
            if at < beyond < len(toks) and ((toks[beyond].norm[:1] == "و" and counted_at(toks, beyond, True)) or ((added := past_adding(toks, beyond)) and counted_at(toks, added))):
                total = msgspec.structs.replace(total, last=beyond)  # "13 Xian soldiers and 170 Yian civilians"
                continue
        if (named or total.best == 1) and (beyond := _named_after(toks, at)):
            total, named = _with(total, People(at, beyond, 1, 1, 1, ((PEOPLE, 1),))), True  # "the colleague X Y and Z W"
            continue
        if _kin_after(toks, at):
            at += 1  # "the owner of a shop and his son"
        if at >= len(toks) or not toks[at].norm.startswith("و"):
            break
        more = _one_at(toks, at, joined=True)
        if more is not None and (total.best or 0) > 10 and more.best == 1 and toks[at].norm.endswith("ا") and more.last == at + 1:
            # "52 ضابطا وجنديا": one number over both nouns.
            total = People(total.first, more.last, total.low, total.best, total.high, total.kinds, total.vague)
            continue
        if more is None or (more.vague != total.vague and not more.kinds):
            break
        total = _with(total, more)
    return total


def _with(total: People, more: People) -> People:
    """Both together, under one span."""
    if more.vague or total.vague:
        return People(total.first, more.last, total.low or more.low, None if total.vague else total.best, None if total.vague else total.high, total.kinds + more.kinds, total.vague and more.vague)
    return People(
        total.first, more.last, _add(total.low, more.low), _add(total.best, more.best),
        _add(total.high, more.high), total.kinds + more.kinds,
    )  # fmt: skip


def counted_at(toks: Sequence[Token], at: int, joined: bool = False) -> People | None:
    """The people at `at`, where a number and a word for people stand and no word follows that says what befell them."""
    if at >= len(toks):
        return None
    people = _one_at(toks, at, joined)
    if people is None or people.best is None or not people.kinds:
        return None
    after = toks[past_adjectives(toks, people.last)].norm if past_adjectives(toks, people.last) < len(toks) else ""
    return None if after in _BEFELL else people


_BEFELL = frozenset(fold(w) for w in ["أصيبوا", "أصيب", "أصيبا", "أصيبت", "جرحوا", "جرحى", "قتلى", "جريحا", "قتيلا", "مصابين", "مصابا", "خطفوا", "اعتقلوا", "فقدوا", "نزحوا", "اختطفوا", "أسروا", "نجوا", "نجا"])
"""Words that tell of the people before them alone: `وخمسة آخرون أصيبوا`."""


def _named_after(toks: Sequence[Token], at: int) -> int:
    """Index behind another who is named by given and family name after the name at `at`: `أنس الشريف ومحمد قريقع`; 0 where none is."""
    for k in range(at, min(len(toks) - 1, at + 4)):
        token = toks[k]
        if token.kind != "w" or token.norm in _LINKS:
            return 0
        if token.norm[:1] == "و" and token.norm[1:] in GIVEN:
            return k + 2 if toks[k + 1].kind == "w" and toks[k + 1].norm not in _LINKS and toks[k + 1].norm[:1] not in "وب" else 0
    return 0


def _kin_after(toks: Sequence[Token], at: int) -> bool:
    """Whether after one word more stands an "and" with somebody of the one told: `وابنه`, `وزوجته`, `ومرافقه`."""
    if at + 1 >= len(toks) or at == 0 or toks[at].kind != "w" or toks[at].norm[:1] == "و" or toks[at].norm in _LINKS or (person_at(toks, at - 1) or ("", None))[1] != 1:
        return False
    word = toks[at + 1].norm
    return word[:1] == "و" and word.endswith(("ه", "ها", "هما", "هم")) and word[1:] in PERSONS and not word.endswith(("يه", "اه")) and word[1:-1] + "ه" not in _FEMININE


_LINKS = frozenset({"في", "من", "علي", "الي", "عن", "برصاص", "اثر", "جراء", "امام", "داخل", "قرب", "ان"})


_ELSE = tuple(fold("و" + w) for w in ["أصيب", "أصاب", "إصاب", "جرح", "قتل", "مقتل", "استشهد", "استشهاد", "نجا", "نجت", "خطف", "اختطف", "اعتقل", "فقد", "تضرر", "دمر", "توفي"])
"""What befell others than those told."""
_WITHIN = frozenset({"بينهم", "بينهن", "ضمنهم", "بينهما"})


def _past_origin(toks: Sequence[Token], at: int, one: bool) -> int:
    """Index of the "and" after whom the people belong to, or after the name of the one told: `11 عنصرا من قوات أ وثلاثة من …`,
    `القيادي فلان وأربعة من رفاقه`; else `at`."""
    if at + 1 < len(toks) and toks[at].norm == "من" and toks[at + 1].norm in _WITHIN:
        return at  # "12, among them 4 women and 3 children"
    counted = at > 2 and toks[at - 2].norm == "من" and person_at(toks, at - 1, "") is not None  # "three of the leaders of A and four women"
    if at + 1 >= len(toks) or not (counted or one or toks[at].norm in ("من", "في", "تابعين", "ينتمون")):
        return at
    for k in range(at + 1 - (counted or one), min(len(toks), at + 7)):
        norm = toks[k].norm
        if norm.startswith(_ELSE):
            return at  # "a man was killed and his wife and his daughter were wounded"
        if norm[:1] == "و" and value_at(toks, k - 1) is not None:
            return at  # "and forty-five": of a number that another verb has
        if toks[k].kind == "p" and norm not in ('"', "«", "»"):
            return at
        if norm == "و" and (count := number_at(toks, k + 1)) and (person_at(toks, count.last, "") or of_whom(toks, count.last)):
            return k
        if norm[:1] == "و" and len(norm) > 2 and (count := number_at([*toks[:k], Token(toks[k].start + 1, toks[k].end, norm[1:], "n" if norm[1:].isdecimal() else "w"), *toks[k + 1 :]], k)) and (person_at(toks, count.last, "") or of_whom(toks, count.last) or (one and [t.norm for t in toks[count.last : count.last + 1]] in (["كانوا"], ["معه"], ["معها"]))):
            return k
        if one and norm[:1] == "و" and norm[1:] in PERSONS and norm.endswith(("ه", "ها", "هم", "هما")) and norm[1:-1] + "ه" not in _FEMININE and not norm.endswith(("يه", "اه")):
            return k  # "the leader X and his companion"
        if (norm in ("في", "علي", "اثر", "جراء", "خلال", "ب") and not (one and k == at and norm == "في")) or (one and norm[:1] == "و" and bare(norm[1:]) in PERSONS):
            return at
    return at


def _add(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b


_DOZENS = {"عشرات", "العشرات", "ميات", "الميات", "مئات"}
_NUMERALS = frozenset(fold(w) for w in ["ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع", "عشر"])
_FAMILY = frozenset(fold(w) for w in ["عائلة", "أسرة", "عائلات", "أسر", "عائلتين", "أسرتين"])
_CREW = frozenset(fold(w) for w in ["طاقم", "طاقمها", "طاقمه", "مجموعة", "دورية", "فريق", "خلية"])


def _family(toks: Sequence[Token], at: int) -> People | None:
    """`عائلة من خمسة أفراد`, `أسرة مؤلفة من 7 أشخاص`; a family without a number is some people."""
    word = next((bare(rest) for _, rest in word_forms(toks[at].norm) if bare(rest) in _FAMILY), None)
    crew = word is None and any(bare(rest) in _CREW for _, rest in word_forms(toks[at].norm))
    if word is None and not crew:
        return None
    for k in range(at + 1, min(len(toks), at + 4)):
        if toks[k].norm == "من":
            number = number_at(toks, k + 1)
            if number is not None and not number.vague and (person_at(toks, number.last) or toks[number.last - 1].kind == "n"):
                noun = person_at(toks, number.last)
                kinds = ((noun[0], number.best),) if noun is not None else ()
                return People(at, number.last + (noun is not None), number.low, number.best, number.high, kinds)
    return People(at, at + 1, None, None, None, ((PEOPLE, None),), True)


_STAFF = frozenset(fold(w) for w in ["طاقم", "طواقم", "كادر", "كوادر", "فريق", "طاقمها", "طاقمه"])


def of_whom(toks: Sequence[Token], at: int) -> tuple[str, int | None] | None:
    """`عشرة من مقاتلي أ`, `ثلاثة من جنودها`: the kind of those whom a number counts some of."""
    if at + 1 >= len(toks) or toks[at].norm != "من":
        return None
    if toks[at + 1].norm in ("قوات", "القوات", "الجيش", "جيش", "ميليشيا", "ميليشيات", "الميليشيات", "مليشيا", "مليشيات"):
        return COMBATANTS, None
    if bare(toks[at + 1].norm) in _STAFF:
        return PEOPLE, None
    noun = person_at(toks, at + 1, "")
    if noun is None or noun[1] is not None:
        return None
    behind = toks[at + 2].norm if at + 2 < len(toks) else ""
    if _of_service(toks, at + 2, _SERVICES) or behind == "الحزب":
        return PEOPLE, None
    return (COMBATANTS, None) if noun[0] == PEOPLE and bare(behind) in ("قوات", "جيش", "ميليشيا", "فصايل") else noun


_ONE_OF = frozenset({"احد", "احدي"})
_ONE_OF_THEM = frozenset({"احدهم", "احدهما", "احداهن", "احداهما"})


def _one_of(toks: Sequence[Token], i: int, at: int) -> People | None:
    """`أحد عناصرها`, `إحدى المعلمات`, `أحدهما`: one of several."""
    word = next((rest for _, rest in word_forms(toks[at].norm) if rest in _ONE_OF | _ONE_OF_THEM), "")
    noun = person_at(toks, at + 1, "") if word else None
    if word in _ONE_OF_THEM and noun is None:
        return People(i, at + 1, 1, 1, 1, ((PEOPLE, 1),))
    return People(i, at + 2, 1, 1, 1, ((noun[0], 1),)) if word in _ONE_OF and noun is not None and noun[1] is None else None


def in_ranks(toks: Sequence[Token], at: int) -> tuple[str, int | None] | None:
    """`42 قتيلا في صفوف الفصائل`: those who are counted in ranks are fighters, unless a word says who they are."""
    if at + 1 >= len(toks) or toks[at].norm not in ("في", "بين", "من", "ضمن") or not toks[at + 1].norm.startswith("صفوف"):
        return None
    return person_at(toks, at + 2, "") or (COMBATANTS, None)


def _past_rank(toks: Sequence[Token], at: int) -> int:
    """`ضابط برتبة عقيد`: index after the rank."""
    return at + 2 if at + 1 < len(toks) and toks[at].norm == "برتبه" else at


def _described(norm: str) -> bool:
    """Whether a word can stand between a noun in the dual and its "two": an adjective in the dual, or what it is the noun of."""
    return norm.isalpha() and not norm.startswith(("ال", "و")) and norm not in _LINKS and (norm.endswith(("ين", "ان", "ه")) or norm in ("اغاثه", "امن", "سلام", "اسعاف"))


def _one_at(toks: Sequence[Token], i: int, joined: bool = False) -> People | None:
    if i >= len(toks):
        return None
    at = i
    if joined and toks[at].norm in ("و",):
        at += 1
        if at >= len(toks):
            return None
    view: Sequence[Token] = toks
    family = _family(toks, at)
    if family is not None:
        return msgspec.structs.replace(family, first=i)
    single = _one_of(toks, i, at)
    if single is not None:
        return single
    number = None if joined and toks[at].norm in ("واحد", "واحدي") and at + 1 < len(toks) and toks[at + 1].norm in ("عشر", "عشره") else number_at(toks, at)
    if number is None and toks[at].norm[:1] in ("و", "ب", "ل", "ف") and len(toks[at].norm) > 2 and toks[at].kind == "w":
        token = toks[at]
        view = [*toks[:at], Token(token.start + 1, token.end, token.norm[1:], "w", token.tied), *toks[at + 1 : at + 14]]
        number = number_at(view, at)
    if number is None and toks[at].norm == "من" and (span := number_at(toks, at + 1)) is not None and span.low is not None and span.high is not None and span.low < span.high and person_at(toks, span.last, ""):
        number = span  # "killed from 10 to 12 soldiers"
    if number:
        after = number.last
        noun = person_at(toks, after)
        last = after
        if noun and toks[after].norm[:1] in "وبل" and toks[after].norm not in PERSONS and bare(toks[after].norm) not in PERSONS:
            noun = None  # "5 ورجل": another person follows
        if joined and after < len(toks) and any(bare(rest) in _NOT_HARMED for _, rest in word_forms(toks[after].norm)):
            return None  # "12 killed and 3000 displaced": not of the dead
        if noun:
            last = _past_rank(toks, after + 1)
        elif (whose := of_whom(toks, after) or in_ranks(toks, after)) is not None:
            noun, last = whose, after + 2
        elif joined and not (view is not toks or number.vague):
            return None
        if number.vague:
            if noun is None and toks[at].norm not in _DOZENS:
                return None
            return People(i, last, None, None, None, ((noun[0], None),) if noun else (), True)
        low, best, high = number.low, number.best, number.high
        end = last
        for gap in range(3):
            bound, size = bound_after(toks, last + gap)
            if bound:
                low, high, end = (best, None, last + gap + size) if bound == "least" else (None, best, last + gap + size)
                break
        between = low is not None and high is not None and low != high
        kinds = ((noun[0], None if between else best),) if noun else ()
        return People(i, max(end, last), low, best, high, kinds)
    noun = person_at(toks, at)
    if noun is None:
        return None
    pair = next((k for k in (at + 2, at + 3) if (noun[1] is None or (noun[1] == 1 and toks[at].norm.endswith("ا"))) and k < len(toks) and toks[k].norm in ("اثنين", "اثنان", "اثنتين", "اثنتان") and all(_described(toks[m].norm) for m in range(at + 1, k))), 0)
    if pair and toks[pair + 1 : pair + 2] and toks[pair + 1].norm not in ("عشر", "عشره"):
        return People(i, pair + 1, 2, 2, 2, ((noun[0], 2),))  # "two Xian miners", "two aid workers"
    if noun[1] is None and at + 1 < len(toks) and toks[at + 1].norm in ("اثنين", "اثنان", "اثنتين", "اثنتان", "شقيقين", "شقيقان", "شقيقتين", "اخوين", "توامين", "صديقين", "زميلين"):
        return People(i, at + 2, 2, 2, 2, ((noun[0], 2),))  # `مدنيين اثنين`: the dual, not the plural
    many = value_at(toks, at + 1) if noun[1] is None and at + 1 < len(toks) and toks[at + 1].norm.startswith("ال") and (toks[at + 1].norm[2:] in _NUMERALS or (toks[at + 2 : at + 3] and toks[at + 2].norm in ("عشر", "عشره"))) else None
    if many is not None and 2 < many[0] < 100:
        return People(i, many[1], many[0], many[0], many[0], ((noun[0], many[0]),))  # "their three children"
    if noun[1] is None:
        return People(i, at + 1, None, None, None, ((noun[0], None),), True)
    last = _past_rank(toks, at + 1)
    if last < len(toks) and toks[last].norm in ("واحد", "واحدا", "واحده", "اثنين", "اثنان", "اثنتين") and [t.norm for t in toks[last + 1 : last + 2]] not in (["عشر"], ["عشره"]):
        last += 1
    low, best, high = noun[1], noun[1], noun[1]
    return People(i, last, low, best, high, ((noun[0], noun[1]),))
