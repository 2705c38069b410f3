"""Who some of those harmed were, and numbers that bound or add to one told just before."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.claims.arabic.described import past_adding
from ceasefire.claims.arabic.harmwords import ONE_MORE, harm_head
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.numbers import number_at, rises
from ceasefire.claims.arabic.persons import People, counted_at, of_whom, people_at, person_at
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.claims.arabic.unharmed import Hurt, Which
from ceasefire.claims.claim import Harm

PARTS = {"هم", "وهم", "بينهم", "بينهن", "بينها", "منهم", "منهن", "منها", "ضمنهم", "فيهم", "بينهما", "احدهم", "احداهن", "احدهما", "احداهما"}
MOST = {"معظمهم", "اغلبهم", "جلهم", "غالبيتهم", "كلهم", "جميعهم", "بعضهم", "معظمهن", "نصفهم", "نصفهن", "اكثرهم", "ثلثهم", "ثلثاهم", "اغلبيتهم", "جميعهن", "كلهن"}
_EVERYONE = {"كلهم", "جميعهم", "جميعهن", "كلهن"}
_FIRST_OF_THEM = {"احدهم", "احداهن", "احدهما", "احداهما"}
_ARMED_OF = {"فصايل", "مقاتلي", "عناصر", "قوات", "جيش", "مسلحي", "الجيش", "قوه", "تنظيم", "جماعه"}


def parts_at(toks: list[Token], i: int, out: list[Hurt]) -> int:
    """Reads "among them 7 children" into the harm before it; gives the index after it, or 0."""
    norm = toks[i].norm
    lead = next((rest for _, rest in word_forms(norm) if rest in PARTS | MOST or norm in PARTS | MOST), None)
    if norm in PARTS | MOST:
        lead = norm
    if lead is None or not out or out[-1].last > i:
        return 0
    if lead in MOST:
        noun = person_at(toks, i + 1) or (person_at(toks, i + 2) if i + 1 < len(toks) and toks[i + 1].norm == "من" else None)
        total = out[-1].harm
        if noun and noun[0] != "people" and lead in _EVERYONE and total.best is not None and total.low == total.best == total.high:
            merge(out, msgspec.structs.replace(Harm(), **{noun[0]: total.best}), i + 2)
            return i + 2
        if noun and noun[0] != "people":
            at = i + 2 + (toks[i + 1].norm == "من")
            also = person_at(toks, at, "و") if at < len(toks) and toks[at].norm[:1] == "و" else None
            both = also is not None and also[1] is None and also[0] not in ("people", noun[0])
            merge(out, Harm(unquantified=(noun[0], also[0]) if both and also is not None else (noun[0],)), at + both)
            return at + both
        return 0
    if lead in _FIRST_OF_THEM:
        noun = person_at(toks, i + 1)
        verb = i + 2 < len(toks) and harm_head(toks, i + 2)
        if noun and noun[0] != "people" and not verb:
            merge(out, msgspec.structs.replace(Harm(), **{noun[0]: 1}), i + 2)
            return i + 2
        return 0
    added = next((k for k in range(i + 2, min(len(toks), i + 9)) if toks[k].norm == "،" and past_adding(toks, k + 1)), len(toks))
    people = people_at(toks[:added], i + 1)  # "among them a child, as well as a soldier": the soldier is no part
    if people is None:
        return 0
    if not people.kinds and people.best and people.last + 1 < len(toks) and toks[people.last].norm == "من":
        armed = bare(toks[people.last + 1].norm) in _ARMED_OF
        nxt = next((k for k in range(people.last + 1, min(len(toks), people.last + 6)) if toks[k].norm.startswith("و")), 0)
        other = people_at(toks[:nxt] + bare_and(toks[nxt]) + toks[nxt + 1 :], nxt) if nxt else None
        kinds = (("combatants", people.best),) if armed else ()
        if other is not None and other.kinds:
            people = People(people.first, other.last, people.low, people.best, people.high, (*kinds, *other.kinds))
        else:
            people = People(people.first, people.last + 2, people.low, people.best, people.high, kinds)
    last = people.last
    head = harm_head(toks, last) if last < len(toks) and toks[last].kind == "w" else None
    if head and head[1] == "verb" and not toks[last].norm.startswith("و"):
        return 0
    if head and head[1] == "noun" and not people.kinds and norm in ("هم", "وهم"):
        return 0  # "victims: 25 dead and 102 wounded"
    stated = harm_of(people)
    merge(out, Harm(civilians=stated.civilians, women=stated.women, children=stated.children, combatants=stated.combatants,
                     unquantified=tuple(u for u in stated.unquantified if u != "people")), last)  # fmt: skip
    return last


def bracketed_parts(toks: list[Token], i: int, out: list[Hurt]) -> int:
    """`9 أشخاص (4 نساء و3 أطفال)`: index after the bracket that says who some of those before it were, or 0."""
    if toks[i].norm != "(" or not out or out[-1].last != i or not out[-1].harm.best:
        return 0
    people = people_at(toks, i + 1)
    if people is None or people.best is None or people.last >= len(toks) or toks[people.last].norm != ")":
        return 0
    if people.best > out[-1].harm.best or not people.kinds or any((kind == "people" and people.best != out[-1].harm.best) or count is None for kind, count in people.kinds):
        return 0
    stated = harm_of(people)
    merge(out, Harm(civilians=stated.civilians, women=stated.women, children=stated.children, combatants=stated.combatants), people.last + 1)
    return people.last + 1


_AMONG = {"بين", "ضمن", "وبين", "ومن", "من"}
_OF_THE_DEAD = frozenset(fold(w) for w in ["القتلى", "الضحايا", "الشهداء", "القتيلين", "الشهيدين", "الجثث"])
_OF_THE_HURT = frozenset(fold(w) for w in ["الجرحى", "المصابين", "الإصابات"])


def among_at(toks: list[Token], i: int, out: list[Hurt]) -> int:
    """`وبين القتلى أربعة أطفال`, `والقتلى بينهم طفلان`: index after it, or 0. Said of harm of the same sentence it
    goes there; else it stands for itself as a part."""
    at = i
    while at < min(len(toks), i + 2) and toks[at].norm in _AMONG:
        at += 1
    heads = _OF_THE_DEAD | _OF_THE_HURT
    noun = toks[at].norm if at < len(toks) else ""
    if at == i:
        noun = noun.removeprefix("و")
        if noun not in heads or at + 1 >= len(toks) or toks[at + 1].norm not in PARTS:
            return 0
        at += 1
    elif noun not in heads or toks[at - 1].norm.removeprefix("و") not in ("بين", "ضمن"):
        return 0
    people = people_at(toks, at + 1)
    if people is None or people.best is None:
        return 0
    which: Which = "killed" if noun in _OF_THE_DEAD else "injured"
    stated = harm_of(people)
    part = Harm(civilians=stated.civilians, women=stated.women, children=stated.children, combatants=stated.combatants)
    home = next((k for k in range(len(out) - 1, -1, -1) if out[k].which == which and out[k].harm.best), None)
    if home is not None:
        was = out[: home + 1]
        merge(was, part, people.last)
        out[home] = was[home]
    elif part != Harm():
        out.append(Hurt(which, i, people.last, at, part, part=True))
    return people.last


_AS_FAR = 12


def added_to(toks: Sequence[Token], i: int, out: list[Hurt]) -> int:
    """`مقتل أربعة جنود في الهجوم، إضافة إلى ستة مدنيين`: adds those to the harm before; the index after them, or 0."""
    at = past_adding(toks, i)
    if not at or not out or i - out[-1].last > _AS_FAR or not out[-1].harm.best or out[-1].part:
        return 0
    people = counted_at(toks, at)
    was = out[-1].harm
    if people is None or people.best is None or people.vague:
        return 0
    more = harm_of(people)
    parts = {kind: (getattr(was, kind) or 0) + told for kind in ("civilians", "women", "children", "combatants") if (told := getattr(more, kind)) is not None}
    total = msgspec.structs.replace(
        was, low=None if was.low is None or more.low is None else was.low + more.low, best=(was.best or 0) + people.best,
        high=None if was.high is None or more.high is None else was.high + more.high, **parts,
    )  # fmt: skip
    out[-1] = msgspec.structs.replace(out[-1], last=people.last, harm=total)
    return people.last


def some_of_them(toks: Sequence[Token], i: int, out: list[Hurt]) -> int:
    """`لقي 15 مصرعهم، ستة منهم أطفال`: index after it, or 0."""
    if not out or out[-1].last > i:
        return 0
    number = number_at(toks, i)
    if number is None or number.best is None or number.last + 1 >= len(toks) or toks[number.last].norm not in ("منهم", "منهن", "منهما"):
        return 0
    at, noun = _sort_at(toks, number.last + 1)
    if noun is None:
        return 0
    parts = {noun: number.best}
    while at < len(toks) and toks[at].norm[:1] == "و" and (more := number_at([*toks[:at], *bare_and(toks[at]), *toks[at + 1 :]], at) or number_at(toks, at + 1)) is not None and more.best is not None:
        behind, other = _sort_at(toks, more.last + (more.last < len(toks) and toks[more.last].norm in ("منهم", "منهن")))
        if other is None:
            break
        parts[other] = parts.get(other, 0) + more.best  # "three of them women and two children"
        at = behind
    if all(count <= (out[-1].harm.best or 0) for count in parts.values()):
        merge(out, msgspec.structs.replace(Harm(), **parts), at)
    return at


def _sort_at(toks: Sequence[Token], at: int) -> tuple[int, str | None]:
    """(index after it, which part of a toll) of the people at `at`: `نساء`, `من قوات الحكومة`; no part where they are people."""
    whose = of_whom(toks, at)
    if whose is not None:
        after = next((k for k in range(at + 2, min(len(toks), at + 5)) if toks[k].norm[:1] == "و" or toks[k].kind == "p"), at + 2)
        return after, whose[0] if whose[0] != "people" else None
    at += at < len(toks) and toks[at].norm == "من"
    noun = person_at(toks, at, "")
    return at + 1, noun[0] if noun is not None and noun[0] != "people" else None


def listed_parts(toks: list[Token], i: int, out: list[Hurt]) -> int:
    """`خمسة قتلى من عائلة واحدة: أب وأم وثلاثة أطفال`: index after the list that says who all of those before it were, or 0."""
    if toks[i].norm not in (":", "هم", "وهم", "هما") or not out or not 0 <= i - out[-1].last <= 4 or not out[-1].harm.best:
        return 0
    people = people_at(toks, i + 1)
    if people is None or people.best != out[-1].harm.best or people.vague or len(people.kinds) < 2:
        return 0
    stated = harm_of(people)
    merge(out, Harm(civilians=stated.civilians, women=stated.women, children=stated.children, combatants=stated.combatants), people.last)
    return people.last




def _part(was: int | None, told: int | None, whole: int | None) -> int | None:
    """A part told later, unless all are of that kind already ("23 fighters, two leaders among them")."""
    return was if told is None or (was is not None and was == whole) else told


def with_part(was: Harm, part: Harm) -> Harm:
    """A toll with what is told later of who some of them were."""
    return Harm(
        low=was.low, best=was.best, high=was.high,
        civilians=_part(was.civilians, part.civilians, was.best),
        women=_part(was.women, part.women, was.best),
        children=_part(was.children, part.children, was.best),
        combatants=_part(was.combatants, part.combatants, was.best),
        unquantified=(*was.unquantified, *(u for u in part.unquantified if u not in was.unquantified)),
    )  # fmt: skip


def merge(out: list[Hurt], part: Harm, last: int) -> None:
    """Adds parts to the last harm, and to the one beside it when both were said in one breath."""
    targets = [len(out) - 1]
    if len(out) > 1 and out[-1].head - out[-2].head == 1 and out[-1].harm.best is None and out[-2].harm.best is None:
        targets.append(len(out) - 2)
    for k in targets:
        was = out[k].harm
        if was.best == 0:
            continue
        out[k] = msgspec.structs.replace(out[k], harm=with_part(was, part), last=max(out[k].last, last))


def bare_and(token: Token) -> list[Token]:
    """A word without its "and"."""
    return [Token(token.start + 1, token.end, token.norm[1:], token.kind, token.tied)] if len(token.norm) > 1 else [token]


def harm_of(people: People) -> Harm:
    fields: dict[str, int] = {}
    vague: list[str] = ["people"] if people.vague else []
    for kind, count in people.kinds:
        if kind == "people":
            continue
        if count is None:
            if kind not in vague:
                vague.append(kind)
        elif people.low is not None or people.best is not None or count is not None:
            fields[kind] = fields.get(kind, 0) + count
    return Harm(
        low=people.low, best=people.best, high=people.high,
        civilians=fields.get("civilians"), women=fields.get("women"), children=fields.get("children"),
        combatants=fields.get("combatants"), unquantified=tuple(vague),
    )  # fmt: skip


def one_more(toks: Sequence[Token], i: int, out: list[Hurt]) -> bool:
    """`إصابة شابين بالرصاص وثالث بقنبلة`: counts one more of whom was told last."""
    if not out or toks[i].norm[:1] != "و" or toks[i].norm[1:] not in ONE_MORE or i - out[-1].last > 8 or (i + 1 < len(toks) and toks[i + 1].norm.startswith("ال")):
        return False
    harm = out[-1].harm
    if not harm.best or not harm.low == harm.best == harm.high:
        return False
    out[-1] = msgspec.structs.replace(out[-1], last=i + 1, harm=msgspec.structs.replace(harm, low=harm.best + 1, best=harm.best + 1, high=harm.best + 1))
    return True


def without_counted(toks: Sequence[Token], out: list[Hurt]) -> list[Hurt]:
    """Without `وفاة اثنين من الجرحى` beside a toll of the dead, which holds them."""
    def late(one: Hurt) -> bool:
        grew = one.head > 0 and toks[one.head - 1].norm in ("بعد", "عقب", "اثر") and toks[one.head].norm == "وفاه" and any(rises(t.norm) for t in toks[: one.head])
        return one.which == "killed" and (grew or [t.norm for t in toks[one.last : one.last + 2]] in (["من", "الجرحي"], ["من", "المصابين"]))

    return [one for one in out if not late(one) or not any(o.which == "killed" and o is not one and o.harm.best for o in out)]


def without_victims(toks: Sequence[Token], out: list[Hurt]) -> list[Hurt]:
    """Without `127 ضحية` before `هم 25 قتيلا و102 جريح`: victims are the dead and the hurt together."""
    def both(k: int) -> bool:
        one = out[k]
        if one.verb or not any(bare(rest) in ("ضحيه", "ضحايا") for _, rest in word_forms(toks[one.head].norm)):
            return False
        later = [o for o in out[k + 1 :] if o.which == "killed" and o.harm.best]
        return bool(later) and any(t.norm in PARTS | {"هم", "وهم", "بواقع"} for t in toks[one.last : later[0].first + 1])

    return [one for k, one in enumerate(out) if not both(k)]


def floor_of_both(toks: Sequence[Token], out: list[Hurt]) -> None:
    """`ما لا يقل عن ستة قتلى و14 جريحا`, `ستة قتلى و14 جريحا على الأقل`: what bounds one number of a pair bounds the other."""
    for k in range(1, len(out)):
        one, other = out[k - 1], out[k]
        apart = any(t.norm in ("ان", "وان") for t in toks[one.last : other.first])  # "and that 40 wounded": of another clause
        led = not apart and any(t.norm in ("يقل", "تقل") for t in toks[max(0, one.first - 1) : one.head])
        if led and one.harm.best and one.harm.high is None and other.which != one.which and other.first <= one.last + 1 and other.harm.best and other.harm.low == other.harm.high:
            out[k] = msgspec.structs.replace(other, harm=msgspec.structs.replace(other.harm, high=None))
        kind = next((kind for kind in ("civilians", "combatants") if getattr(other.harm, kind) is not None), None)
        if kind is not None and getattr(one.harm, kind) is None and one.harm.best and not one.verb and other.which != one.which and other.first <= one.last + 1 and toks[other.head + 1 : other.head + 2] and toks[other.head + 1].norm == "من":
            one = out[k - 1] = msgspec.structs.replace(one, harm=msgspec.structs.replace(one.harm, **{kind: one.harm.best}))  # "two dead and four hurt of the civilians"
        behind = other.harm.best and other.harm.high is None and other.last - other.head > 1 and toks[other.last - 2].norm in ("علي", "كحد", "بحد")
        if behind and not one.verb and one.harm.best and one.harm.low == one.harm.high and other.which != one.which and other.first <= one.last + 1:
            out[k - 1] = msgspec.structs.replace(one, harm=msgspec.structs.replace(one.harm, high=None))
