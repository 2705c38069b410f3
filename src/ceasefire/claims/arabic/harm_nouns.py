"""Harm told by nouns: `مقتل ثلاثة`, `ثلاثة قتلى`, `قتلى وجرحى`, `سبع جثث`, `سقط ثلاثة قتلى`."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import msgspec

from ceasefire.claims.arabic.given_names import GIVEN
from ceasefire.claims.arabic.harm_parts import MOST, PARTS, harm_of, parts_at
from ceasefire.claims.arabic.harmwords import FELL, INJURED_NOUNS, KILLED_NOUNS, body_count, harm_head
from ceasefire.claims.arabic.named import named_with
from ceasefire.claims.arabic.numbers import bound_after, number_at
from ceasefire.claims.arabic.persons import People, in_ranks, of_whom, people_at, person_at
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.claims.arabic.unharmed import Hurt, Which
from ceasefire.claims.claim import Harm

_SOME = Harm(unquantified=("people",))


def shared(people: People) -> Harm:
    """Killed and injured under one number: it bounds each of them."""
    kinds = tuple(kind for kind, _ in people.kinds if kind != "people" and people.vague)
    return Harm(high=people.best or people.high, unquantified=("people", *kinds))


def read_body(toks: Sequence[Token], i: int) -> list[Hurt]:
    """`جثث 19 شخصا`, `سبع جثث`, `جثتين لشابين`, `جثة امرأة`: bodies found."""
    count = body_count(toks[i].norm)
    after = i + 1
    if after < len(toks) and toks[after].norm[:1] != "و" and (people := people_at(toks, after)) is not None and people.best is not None:
        return [Hurt("killed", i, people.last, i, harm_of(people))]
    before = _number_before(toks, i)
    if before is not None and before.best is not None:
        whose = person_at(toks, i + 1, "ل") if i + 1 < len(toks) and toks[i + 1].norm[:1] == "ل" else None  # "29 bodies of children"
        kinds = ((whose[0], before.best),) if whose is not None and before.low == before.best == before.high else ()
        return [Hurt("killed", before.first, i + 1, i, harm_of(People(before.first, i + 1, before.low, before.best, before.high, kinds)))]
    return [Hurt("killed", i, i + 1, i, Harm(low=count, best=count, high=count))] if count else []


def read_masdar(toks: Sequence[Token], i: int, which: Which) -> list[Hurt]:
    right = i + 1
    if right < len(toks) and toks[right].kind == "w":
        other = harm_head(toks, right)
        if other and other[1] in ("masdar", "verb") and other[0] != which and toks[right].norm.startswith("و"):
            people = people_at(toks, right + 1)
            if people:
                harm = shared(people)
                return [Hurt(which, i, i + 1, i, harm), Hurt(other[0], right, people.last, right, harm)]
    people = people_at(toks, right)
    if toks[i].norm in ("اصابه", "اصابات") and (before := _number_before(toks, i)) is not None and before.best is not None:
        return [Hurt("injured", before.first, i + 1, i, harm_of(before))]  # "15 wounded"
    if toks[i].norm == "وفاه" and people is None and (before := _number_before(toks, i - (toks[i - 1].norm in ("حاله", "حالات")))) is not None and before.best is not None:
        return [Hurt("killed", before.first, i + 1, i, harm_of(before))]  # "12 deaths"
    if people is None and which == "killed" and (named := _by_name(toks, right)) is not None:
        return [Hurt(which, i, named.last, i, harm_of(named))]
    if people is None and right < len(toks) and toks[right].norm in GIVEN and toks[i].norm.removeprefix("و") in _DEATHS:
        named = named_with(toks, right)
        return [Hurt(which, i, named.last, i, harm_of(named))]
    if people is None:
        if bare(toks[i].norm.lstrip("وب")) == "اصابات" and not (right < len(toks) and toks[right].norm == "مباشره"):
            return [Hurt("injured", i, i + 1, i, _SOME)]
        return []
    if bare(toks[i].norm.lstrip("وفبل")) == "اغتيال" and (people.best or 0) < 2:
        return []  # an assassination says itself that its one victim died
    return [Hurt(which, i, people.last, i, harm_of(people))]


_DEATHS = frozenset({"مقتل", "استشهاد", "مصرع", "وفاه"})
_OPEN, _CLOSE = ("«", "“", '"'), ("»", "”", '"')


def _by_name(toks: Sequence[Token], at: int) -> People | None:
    """`مقتل «أبو علي»، أحد عناصر أ`, `مقتل أبو محمد`: one person by name, of the kind that what stands beside the name says."""
    if at >= len(toks):
        return None
    end = at + 2
    if toks[at].norm in _OPEN:
        close = next((k for k in range(at + 1, min(len(toks), at + 7)) if toks[k].norm in _CLOSE), -1)
        if close < 0:
            return None
        end = close + 1
    elif toks[at].norm not in _KUNYA:
        return None
    beside = people_at(toks, end + (end < len(toks) and toks[end].norm in ("،", ",")))
    if beside is not None and beside.best == 1:
        return People(at, beside.last, 1, 1, 1, beside.kinds)
    return People(at, end, 1, 1, 1)


_KUNYA = frozenset({"ابو", "ابي", "ابا", "المدعو", "المدعوه", "الملقب", "عبد"})
"""What opens a name where nothing else says that somebody is one person."""


def read_noun(toks: Sequence[Token], i: int, which: Which, out: list[Hurt]) -> list[Hurt]:
    """`40 قتيلا`, `سبعة قتلى`, `قتيلان`, `قتلى وجرحى`."""
    table = KILLED_NOUNS if which == "killed" else INJURED_NOUNS
    key = next((bare(r) for _, r in word_forms(toks[i].norm) if bare(r) in table), "")
    count, kind = table.get(key, (None, "people"))
    article = any(r.startswith("ال") and bare(r) == key for _, r in word_forms(toks[i].norm))
    if not article and (fallen := _fallen(toks, i, which)) is not None:
        return [fallen]
    before = None if article and toks[i].norm.startswith("و") else _number_before(toks, i)
    if before is None and not article and i and toks[i - 1].norm in ("عدد", "حصيله", "اعداد", "بعدد"):
        return _count_after(toks, i, which)  # "the number of dead of the raid rose to three"
    if article and before is None:
        at = i + 1 + (i + 1 < len(toks) and toks[i + 1].norm in ("هم", "هما", "هو", "هي", "هن"))
        if toks[i].norm.startswith("و") or i == 0 or toks[i - 1].kind == "p":
            people = people_at(toks, at)
            if people is not None and people.best is not None:
                return [Hurt(which, i, people.last, i, harm_of(people))]  # "the dead are a couple and their son"
        return _count_after(toks, i, which)
    if before is None and i + 1 < len(toks) and not article:
        other = harm_head(toks, i + 1)
        if other and other[1] == "noun" and other[0] != which and toks[i + 1].norm.startswith("و"):
            both = _number_before(toks, i)
            if both:
                harm = shared(both)
                return [Hurt(which, both.first, i + 1, i, harm), Hurt(other[0], i + 1, i + 2, i + 1, harm)]
    if before is not None:
        if i + 1 < len(toks) and toks[i + 1].norm.startswith("و"):
            other = harm_head(toks, i + 1)
            if other and other[1] == "noun" and other[0] != which:
                harm = shared(before)
                return [Hurt(which, before.first, i + 1, i, harm), Hurt(other[0], i + 1, i + 2, i + 1, harm)]
        harm = msgspec.structs.replace(harm_of(before), unquantified=("people",) if before.vague else ())
        if harm.high is not None and harm.low == harm.high and _passed(toks, before.first):
            harm = msgspec.structs.replace(harm, high=None)
        ahead = in_ranks(toks, before.first - 2) if before.first > 1 and toks[before.first - 1].norm in ("صفوفها", "صفوفهم", "صفوفه") else None
        if ahead is not None and before.best is not None and not harm.combatants:
            harm = msgspec.structs.replace(harm, combatants=before.best)  # "in their ranks more than twenty dead"
        whose = of_whom(toks, i + 1) or in_ranks(toks, i + 1)
        noun = whose or (person_at(toks, i + 1) if i + 1 < len(toks) else None)
        last = i + 1
        if noun and noun[0] not in ("people",) and not toks[i + 1].norm.startswith("و") and before.best is not None:
            harm = msgspec.structs.replace(harm, **{noun[0]: before.best})
            last = i + (3 if whose else 2)
        for gap in range(3):
            bound, size = bound_after(toks, last + gap)
            if bound:
                harm = msgspec.structs.replace(harm, low=harm.best if bound == "least" else None, high=harm.best if bound == "most" else None)
                last += gap + size
                break
        return [Hurt(which, before.first, last, i, harm)]
    if count is not None:
        women = count if kind == "women" else None
        return [Hurt(which, i, i + 1, i, Harm(low=count, best=count, high=count, women=women))]
    vague = ["people"]
    last = i + 1
    noun = person_at(toks, i + 1) or of_whom(toks, i + 1)
    if noun and noun[0] != "people" and not toks[i + 1].norm.startswith("و"):
        vague.append(noun[0])
        last = i + 2 + (toks[i + 1].norm == "من")
    return [Hurt(which, i, last, i, Harm(unquantified=tuple(vague)))]


def _fallen(toks: Sequence[Token], i: int, which: Which) -> Hurt | None:
    """`سقط خمسة من أسرة واحدة، بينهم طفل، قتلى`: those who fell stand between the verb and the noun."""
    for k in range(i - 2, max(-1, i - 14), -1):
        if toks[k].kind == "w" and any(rest in FELL for taken, rest in word_forms(toks[k].norm) if taken in ("", "و", "ف")):
            people = people_at(toks, k + 1)
            if people is None or not people.best or not people.kinds or people.last > i or ((own := _number_before(toks, i)) is not None and own.first >= people.last and "و" in (toks[own.first - 1].norm, toks[own.first].norm[:1]) and not toks[own.first].norm.startswith("واحد")):
                return None
            if any(harm_head(toks, m) for m in range(people.last, i) if toks[m].kind == "w"):
                return None
            return with_parts(toks, Hurt(which, people.first, i + 1, i, harm_of(people), True), people.last, i)
    return None


def with_parts(toks: Sequence[Token], hurt: Hurt, first: int, last: int) -> Hurt:
    """`17 مدنيا، بينهم خمسة أطفال، قتلوا`: the parts that stand before the verb."""
    for k in range(first, last):
        if toks[k].norm in PARTS | MOST:
            found = [msgspec.structs.replace(hurt, last=k)]
            parts_at(list(toks[:last]), k, found)
            return msgspec.structs.replace(found[0], last=hurt.last)
    return hurt


_PASSING = frozenset({"تجاوز", "تجاوزت", "تخطي", "تخطت", "فاق", "فاقت"})


def _passed(toks: Sequence[Token], i: int) -> bool:
    """`تخطت حصيلة الغارة 80 قتيلا`: the toll before the number is said to have passed it."""
    near = [t.norm.removeprefix("و") for t in toks[max(0, i - 9) : i]]
    return any(a in _PASSING and bare(b) in ("حصيله", "عدد") for a, b in itertools.pairwise(near))


def _count_after(toks: Sequence[Token], i: int, which: Which) -> list[Hurt]:
    """`عدد القتلى … بأكثر من 20`, `إلى ستين عدد الجرحى`; other definite dead or wounded were told before."""
    if i > 2 and toks[i - 1].norm in ("عدد", "حصيله") and (before := _number_before(toks, i - 1)) is not None and before.first and toks[before.first - 1].norm in ("الي", "والي"):
        return [Hurt(which, before.first, i + 1, i, harm_of(before))]
    beside = number_at(toks, i + 1) if i and toks[i - 1].norm == "وعدد" else None
    if beside is not None and beside.best is not None:
        return [Hurt(which, i, beside.last, i, Harm(low=beside.low, best=beside.best, high=beside.high))]  # "and the number of the hurt 40"
    if not any(t.norm in ("عدد", "حصيله") for t in toks[max(0, i - (14 if toks[i].norm.startswith("و") else 4)) : i]):
        return []
    led = {t.norm.lstrip("وف") for t in toks[max(0, i - 3) : i]}
    over = bool(led & {"تجاوز", "تجاوزت", "تخطي", "تخطت", "اق"})
    reached = over or bool(led & {"بلغ", "بلغت", "وصل", "يبلغ", "ناهز"})
    for j in range(i + 1, min(len(toks), i + 16)):
        if reached and (number := number_at(toks, j)) is not None and number.best is not None:
            after = toks[number.last].norm if number.last < len(toks) else "."
            if not after.isalpha() or after in ("الي", "حتي", "بحسب", "وفق", "بعد", "في") or after[:1] == "و" or person_at(toks, number.last):
                return [Hurt(which, i, number.last, i, Harm(low=number.low, best=number.best, high=None if over else number.high))]
        if toks[j].kind == "w" and harm_head(toks, j) and toks[j].norm not in ("شهداء", "قتلي"):
            return []
        if toks[j].norm in ("الي", "بلغ") or (toks[j].norm[:1] == "ب" and len(toks[j].norm) > 1):
            at = j + 1 if toks[j].norm in ("الي", "بلغ") else j
            people = people_at(toks, at)
            if people is not None and (people.best is not None or people.low is not None):
                return [Hurt(which, i, people.last, i, harm_of(people))]
    return []


def _number_before(toks: Sequence[Token], i: int) -> People | None:
    """The count that ends right before token i."""
    for start in range(max(0, i - 7), i):
        number = number_at(toks, start)
        if number is None and toks[start].kind == "w" and toks[start].norm[:1] in ("و", "ب", "ل") and len(toks[start].norm) > 2:
            token = toks[start]
            view = [*toks[:start], Token(token.start + 1, token.end, token.norm[1:], "w", token.tied), *toks[start + 1 : i + 1]]
            number = number_at(view, start)
        if number and (number.last == i or (number.last == i - 1 and toks[i - 1].norm in ("منهم", "منهن"))):
            return People(start, i, number.low, number.best, number.high, (), number.vague)
        if number and number.last == i - 1 and number.best is not None and (noun := person_at(toks, i - 1, "")) is not None:
            return People(start, i, number.low, number.best, number.high, ((noun[0], number.best),))  # "four soldiers dead"
        if number and number.last < i - 1 <= number.last + 2 and number.best is not None and (noun := person_at(toks, number.last, "")) is not None and all(
            t.norm.endswith(("ين", "ون", "يه", "ي", "يا")) and not harm_head(toks, k) for k, t in enumerate(toks[number.last + 1 : i], number.last + 1)
        ):
            return People(start, i, number.low, number.best, number.high, ((noun[0], number.best),))  # "three Xian soldiers dead"
        if number and number.best is not None and toks[number.last].norm == "من" and person_at(toks, number.last + 1) and not any(
            t.kind == "p" or harm_head(toks, k) for k, t in enumerate(toks[number.last : i], number.last)
        ):
            people = people_at(toks, start)  # "eight of the army's men fell dead"
            if people is not None and people.best == number.best and not number.vague:
                return People(start, i, number.low, number.best, number.high, people.kinds)
    return None
