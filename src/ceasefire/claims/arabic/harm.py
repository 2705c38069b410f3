"""Killed and injured: every statement of harm in a sentence, with its parts and its span."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.claims.arabic.harm_nouns import read_body, read_masdar, read_noun, shared, with_parts
from ceasefire.claims.arabic.harm_parts import (
    MOST,
    PARTS,
    added_to,
    among_at,
    bare_and,
    bracketed_parts,
    floor_of_both,
    harm_of,
    listed_parts,
    one_more,
    parts_at,
    some_of_them,
    without_counted,
    without_victims,
)
from ceasefire.claims.arabic.harmwords import (
    BOTH,
    MET,
    ONE_MORE,
    ended_at,
    harm_head,
    lost_at,
)
from ceasefire.claims.arabic.named import each_of, named_with
from ceasefire.claims.arabic.names import ARMED
from ceasefire.claims.arabic.numbers import number_at
from ceasefire.claims.arabic.persons import PERSONS, People, people_at, person_at
from ceasefire.claims.arabic.raised import raised_at, told_otherwise
from ceasefire.claims.arabic.struck import past_subject
from ceasefire.claims.arabic.their_harm import their_harm
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.claims.arabic.unharmed import Hurt, Which, nobody_at
from ceasefire.claims.claim import Harm

_MANY = frozenset({"العشرات", "المئات", "الميات"})
_ACTIVE_TOO = frozenset({"قتل", "قتلت", "يقتل", "تقتل", "جرح", "جرحت", "يجرح", "تجرح"})
"""Forms that are both "killed" and "was killed"."""
_DUAL = {"قتلا", "قتلتا", "اصيبا", "اصيبتا", "جرحا", "جرحتا"}
_NOT_A_NAME = {
    "في", "من", "علي", "الي", "عن", "مع", "بعد", "قبل", "خلال", "اثر", "جراء", "نتيجه", "حين", "عندما", "منذ", "هناك",
    "هنا", "اليوم", "امس", "مساء", "صباح", "صباحا", "فجر", "ليل", "ظهر", "يوم", "متاثرا", "متاثره", "متاثرين", "ان", "انه",
    "برصاص", "بقصف", "بنيران", "بينهم", "و", "حتي", "كما", "اثناء", "وهو", "الذي", "التي", "الذين", "بجروح", "بسبب", "تحت", "لدي", "بحسب",
    "وفق", "وجرح", "واصيب", "واصابه", "خلالها", "فيها", "فيه", "به", "بها", "ايضا", "لاحقا", "سابقا", "قرب", "غرب", "شرق", "شمال", "جنوب",
    "الماضي", "الجمعه", "السبت", "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "فيما", "بينما", "عددا", "عدد", "ما", "كل", "جميع", "بعض", "كلهم", "معظم"}  # fmt: skip


def find_harm(toks: list[Token], taken: frozenset[int] = frozenset()) -> tuple[Hurt, ...]:
    """All statements of harm. taken: tokens that belong to names, times and numbers of other things."""
    out: list[Hurt] = []
    i = 0
    while i < len(toks):
        if toks[i].kind == "p":
            i = max(i + 1, bracketed_parts(toks, i, out), listed_parts(toks, i, out))
            continue
        none, silent = nobody_at(toks, i)
        if none or silent:
            out.extend(none)
            i = max(silent, i + 1)
            continue
        if one_more(toks, i, out):
            i += 1
            continue
        if (end := added_to(toks, i, out)):
            i = end
            continue
        if (raised := raised_at(toks, i, out) or told_otherwise(toks, i, out)) is not None:
            out.append(raised)
            i = raised.last
            continue
        more = _again(toks, i, out)
        if more is not None:
            out.append(more)
            i = more.last
            continue
        parts = among_at(toks, i, out) or parts_at(toks, i, out) or some_of_them(toks, i, out)
        if parts:
            i = parts
            continue
        head = harm_head(toks, i)
        if _either(toks, i):
            i += 2
            continue
        if head is None or i in taken or _negated(toks, i) or _instead(toks, i):
            i += 1
            continue
        if head[1] == "noun" and out and out[-1].last == i and out[-1].which == head[0] and out[-1].harm.best != 0:
            out[-1] = msgspec.structs.replace(out[-1], last=i + 1)  # "shot a farmer dead", "three fell as martyrs"
            i += 1
            continue
        found = _read(toks, i, head, out, taken)
        if found:
            out.extend(found)
            i = max(i + 1, found[-1].last)
        else:
            i += 1
    floor_of_both(toks, out)
    out += their_harm(toks, out)
    return tuple(without_victims(toks, without_counted(toks, out)))


def _again(toks: list[Token], i: int, out: list[Hurt]) -> Hurt | None:
    """`قتل خمسة بغارة وأربعة بقصف`: a number that goes on with the verb before it."""
    token = toks[i]
    if not out or not out[-1].verb or token.norm[:1] != "و" or i <= out[-1].last or out[-1].harm.best in (None, 0):
        return None
    if i - out[-1].last > 16 or any(t.norm in ("ان", "وان", ".", "؛") for t in toks[out[-1].last : i]):
        return None
    view = [*toks[:i], *bare_and(token), *toks[i + 1 :]] if len(token.norm) > 1 else toks
    people = people_at(view, i)
    if people is None or people.best is None or people.last >= len(toks):
        return None
    after = toks[people.last].norm
    if not ((after[:1] == "ب" and len(after) > 3) or after in ("في", "جراء", "نتيجه", "اثر")) or (after == "في" and person_at(toks, people.last - 1)):
        return None
    return Hurt(out[-1].which, i, people.last, i, harm_of(people), True)


def _either(toks: Sequence[Token], i: int) -> bool:
    """`بين قتيل وجريح`: some of both, in no number."""
    return i > 0 and toks[i - 1].norm == "بين" and i + 1 < len(toks) and toks[i + 1].norm.startswith("و")


_BEFORE_THAT = frozenset({"بعدما", "بدلا", "عوضا", "كانت", "كان", "سابقه", "سابقا"})


def _instead(toks: Sequence[Token], i: int) -> bool:
    """`بدلا من 44 قتيلا`, `بعد أن كانت 44`, `وكانت الحصيلة السابقة تشير إلى 44`: the figure that another has replaced."""
    low = next((k + 1 for k in range(i - 1, max(0, i - 8) - 1, -1) if toks[k].norm in ("،", "؛", "فيما", "بينما")), max(0, i - 8))
    near = [bare(t.norm.removeprefix("و")) for t in toks[low:i]]
    if near[:1] == ["بعدما"] or near[:2] == ["بعد", "ان"]:
        return bool({"كان", "كانت"} & set(near))
    return any(n in _BEFORE_THAT for n in near[-5:]) and any(n in ("من", "ان", "حصيله", "بعدما") for n in near)


def _negated(toks: Sequence[Token], i: int) -> bool:
    return i > 0 and toks[i - 1].norm in ("اي", "لم", "ولم", "غير", "لوجود", "وجود", "بوجود", "ووجود")


def _read(
    toks: Sequence[Token], i: int, head: tuple[Which, str], out: list[Hurt], taken: frozenset[int]
) -> list[Hurt]:
    which, kind = head
    each = next((k for k in range(i + 1, min(len(toks) - 1, i + 6)) if toks[k].norm == "كل" and toks[k + 1].norm == "من"), 0) if kind in ("masdar", "verb", "hurt") else 0
    if each and not any(people_at(toks, k) or toks[k].kind == "p" for k in range(i + 1, each)) and (each == i + 1 or toks[each - 1].norm != "في") and (listed := each_of(toks, each)) is not None:
        return [Hurt(which, i, listed.last, i, harm_of(listed), kind == "verb")]
    if kind == "hurt" and i + 1 < len(toks) and toks[i + 1].norm.removesuffix("ا") in ONE_MORE and toks[i].norm.startswith("و") and people_at(toks, i + 2) is None:
        return [Hurt(which, i, i + 2, i, Harm(low=1, best=1, high=1), True, True)]  # "and wounded a third"
    if kind in ("masdar", "verb") and i + 1 < len(toks) and toks[i + 1].norm in ONE_MORE and not (i + 2 < len(toks) and toks[i + 2].kind == "w" and person_at(toks, i + 2)):
        return [Hurt(which, i, i + 2, i, Harm(low=1, best=1, high=1), kind == "verb")]
    if any(rest in BOTH for _, rest in word_forms(toks[i].norm)):
        if any(rest in MET for t in toks[max(0, i - 8) : i] for _, rest in word_forms(t.norm)):
            return []  # "a man and his wife met their death": the verb has told it
        return [Hurt(which, i, i + 1, i, Harm(low=2, best=2, high=2))]
    if kind in ("noun", "body"):
        return read_noun(toks, i, which, out) if kind == "noun" else read_body(toks, i)
    if kind == "them":
        left = _left_people(toks, i, taken)
        left = left if left is not None and left.best is not None else _meant(toks, i)
        if left is not None and out and out[-1].which == which and out[-1].first <= left.first and left.last <= out[-1].last and i - out[-1].last <= 2:
            out.pop()  # "twelve bodies of men whom X had executed": one toll
        return [Hurt(which, left.first, i + 1, i, harm_of(left), True)] if left is not None else []
    if kind == "fell":
        left = _left_people(toks, i, taken)
        return [Hurt(which, left.first, i + 1, i, harm_of(left), True)] if left is not None and left.best is not None else []
    if kind in ("lost", "moved", "took", "gone"):
        people = people_at(toks, lost_at(toks, i) if kind == "lost" else i + 1 + (kind == "gone"))
        if people is None:
            return []
        life = next((k + 1 for k in range(people.last, min(len(toks), people.last + 3)) if toks[k].norm == "الحياه"), people.last)
        return [Hurt(which, i, life, i, harm_of(people), True)]
    right = i + 1
    if kind == "masdar":
        return read_masdar(toks, i, which)
    if kind == "hurt":
        right = ended_at(toks, i) or right
        hit = past_subject(toks, right, True) if right == i + 1 and not toks[i].norm.endswith("وا") else None
        people = hit or _past_doer(toks, people_at(toks, right))
        if people is None and which == "killed" and toks[right - 1].norm != "علي":
            people = next((p for k in range(right + 1, min(len(toks), right + 14)) if toks[k].kind != "p" and k not in taken and (p := people_at(toks, k)) and p.best), None)
        if people is None and toks[i].norm.endswith("وا") and (left := _left_people(toks, i, taken)) is not None and left.best is not None:
            return [Hurt(which, left.first, i + 1, i, harm_of(left), True)]  # "300 civilians were executed"
        if people is None or (people.vague and not people.kinds and toks[right].norm not in _MANY):
            return []
        if any(rest[1:].startswith(("غتال", "غتيل")) for _, rest in word_forms(toks[i].norm)) and (people.best or 0) < 2:
            return []  # an assassination says itself that its one victim died
        return [Hurt(which, i, people.last, i, harm_of(people), True, True)]
    if toks[i].norm.endswith("وا") and out and any(toks[k].norm in PARTS and (n := number_at(toks, k + 1)) is not None and n.last == i for k in range(max(0, i - 4), i)):
        return []  # "28, of whom 11 died in": they were counted
    if toks[i - 1].norm in ("الذين", "اللواتي") and (counted := _number_of_those(toks, i)) is not None:
        return [Hurt(which, counted.first, i + 1, i, harm_of(counted), True)]
    # "and a girl was wounded": who stands before is of another clause.
    if toks[i - 1].norm in ("واخرون", "واخرين") and i > 1 and toks[i].norm.endswith("وا"):
        return [Hurt(which, i - 1, i + 1, i, Harm(unquantified=("people",)), True)]  # "and others were wounded"
    men_did = toks[i].norm.startswith("و") and toks[i].norm.endswith("وا") and (told := number_at(toks, right)) is not None and told.best and [t.norm for t in toks[told.last : told.last + 1]] not in (["منهم"], ["منهن"])
    left = None if men_did or (toks[i].norm.startswith("و") and not toks[i].norm.endswith(("وا", "ا", "تا"))) else _left_people(toks, i, taken)
    if left is not None and (left.best == 1 or (left.best is None and toks[left.last - 1].norm.endswith("ين"))) and any(r in _DUAL for _, r in word_forms(toks[i].norm)):
        left = People(left.first, left.last, 2, 2, 2, left.kinds)  # "an officer and his companion were killed"
    # "قتل وجرح عشرة مدنيين": one number over both.
    if right < len(toks) and toks[right].kind == "w" and left is None:
        other = harm_head(toks, right)
        if other and other[1] == "verb" and other[0] != which and toks[right].norm.startswith("و"):
            people = people_at(toks, right + 1)
            if people:
                harm = shared(people)
                return [Hurt(which, i, i + 1, i, harm, True), Hurt(other[0], right, people.last, right, harm, True)]
    at = right
    while at < len(toks) and toks[at].norm in ("كذلك", "ايضا", "بالتالي", "صباح", "اليوم", "امس", "فيها", "فيه", "خلالها"):
        at += 1
    at += 2 * (at + 2 < len(toks) and toks[at].norm == "حتي" and toks[at + 1].norm in ("الان", "اللحظه", "الساعه"))
    if at + 2 < len(toks) and toks[at].norm == "تحت" and people_at(toks, at + 2) is not None:
        at += 2  # "there died under torture a teacher"
    at += at + 1 < len(toks) and toks[at].norm.startswith("بال") and number_at(toks, at + 1) is not None  # "killed with machetes 17"
    if at < len(toks) and toks[at].norm in _WHEN and people_at(toks, at) is None:
        when = at
        while when < len(toks) - 1 and when - at < 6 and (when in taken or toks[when].norm in _THAT_DAY or (toks[when].norm in ("في", "خلال", "من") and (when + 1 in taken or toks[when + 1].norm in _THAT_DAY))):
            when += 1
        if when > at and (late := people_at(toks, when)) is not None and late.best is not None:
            at = when  # "were wounded on the same day two"
    if at < len(toks) and toks[at].norm in ("مجهولون", "مسلحون", "مجهول") and people_at(toks, at + 1):
        at += 1  # who did it stands between the verb and whom it hit
    if any(rest in _ACTIVE_TOO for _, rest in word_forms(toks[i].norm)) and (hit := past_subject(toks, at, False)) is not None:
        return [Hurt(which, i, hit.last, i, harm_of(hit), True, True)]
    men = at < len(toks) and toks[at].norm.endswith("و") and bare(toks[at].norm) + "ن" in PERSONS  # "the gunmen of X killed three": an owner follows
    if men and at + 1 not in taken and at + 2 < len(toks):
        struck = people_at(toks, at + 2)
        return [Hurt(which, i, struck.last, i, harm_of(struck), True, True)] if struck is not None and struck.best is not None else []
    named = at + (at < len(toks) and (men or bare(toks[at].norm) in ARMED) and at + 1 in taken)
    while named < len(toks) and named - at < 7 and named in taken:
        named += 1
    if named > at and which == "killed" and not toks[i].norm.endswith("وا") and _is_death(toks[i].norm):
        # "killed X's forces three": who did it stands between.
        struck = people_at(toks, named)
        if struck is not None and (struck.best is not None or struck.vague):
            return [Hurt(which, i, struck.last, i, harm_of(struck), True, True)]
    if men:
        return []  # "the gunmen of X were killed": how many is not said
    joined = at < len(toks) and toks[at].norm[:1] == "و" and left is not None and bare(toks[at].norm) not in PERSONS
    people = None if joined else people_at(toks, at)
    if left is not None and people is not None and people.best is not None and left.best is None and toks[i].norm.endswith("وا"):
        return [Hurt(which, i, people.last, i, harm_of(people), True, True)]  # "gunmen killed four": the gunmen did it
    plural = toks[i].norm.endswith(("وا", "تا")) or toks[i].norm in ("قتلا", "اصيبا", "وقتلا")
    if left and (plural or people is None):
        return [with_parts(toks, Hurt(which, left.first, i + 1, i, harm_of(left), True), left.last, i)]
    if people:
        return [Hurt(which, i, people.last, i, harm_of(people), True)]
    if left:
        return [with_parts(toks, Hurt(which, left.first, i + 1, i, harm_of(left), True), left.last, i)]
    # A name: "قتل حسن إبراهيم". One person, unless what follows is no name.
    if right < len(toks) and toks[right].kind == "w" and right not in taken and which == "killed":
        norm = toks[right].norm
        if norm not in _NOT_A_NAME and not norm.endswith(("ها", "هم", "هما", "ون")) and norm[:1] not in ("ب",) and not plural and _is_death(toks[i].norm) and not norm.startswith("ال"):
            return [Hurt(which, i, right + 1, i, harm_of(named_with(toks, right)), True, not toks[i].norm.endswith("توفي"))]
    return []


def _number_of_those(toks: Sequence[Token], i: int) -> People | None:
    """`ارتفع إلى 46 عدد المدنيين الذين قتلوا`: the number told of those who died."""
    at = next((k for k in range(i - 2, max(-1, i - 6), -1) if bare(toks[k].norm) == "عدد"), -1)
    noun = person_at(toks, at + 1, "") if at > 1 else None
    if noun is None:
        return None
    for k in range(max(0, at - 4), at):
        number = number_at(toks, k)
        if number is not None and number.last == at and number.best is not None:
            return People(k, i, number.low, number.best, number.high, ((noun[0], number.best),))
    return None


_WHEN = frozenset({"في", "خلال", "مساء", "صباح", "فجر", "ليل", "ليله", "ظهر", "عصر", "امس", "اليوم", "يوم"})
_THAT_DAY = frozenset({"اليوم", "نفسه", "ذاته", "التالي", "الحادث", "الحادثه", "الهجوم", "وقت", "سابق", "لاحق"})


def _is_death(norm: str) -> bool:
    return any(rest in {"قتل", "قتلت", "استشهد", "استشهدت", "توفي", "توفيت"} for _, rest in word_forms(norm))


def _left_people(toks: Sequence[Token], i: int, taken: frozenset[int]) -> People | None:
    """The people before a verb: `إن طفلا قتل`, `خمسة مدنيين جرحوا`, `مقاتلا معارضا هو … قتل`."""
    summed = sum(t.kind == "n" for t in toks[max(0, i - 18) : i]) > 1
    reach = 18 if summed else 14 if any(t.norm in PARTS for t in toks[max(0, i - 8) : i]) else 10
    for back in range(1, reach + 1):
        j = i - back
        if j >= 0 and toks[j].norm == "،" and toks[j + 1].norm in PARTS | MOST:
            inner = _left_people(toks, j, taken)  # parts that no second comma closes
            if inner is not None:
                return inner
        if j >= 0 and toks[j].norm == "،":
            opening = next((k for k in range(j - 1, max(-1, j - 10), -1) if toks[k].norm == "،"), -1)
            if opening > 0 and toks[opening + 1].norm in PARTS | MOST:
                inner = _left_people(toks, opening, taken)
                if inner is not None:
                    return inner
        if j < 0 or toks[j].norm in ("،", "؛", ":", "ان", "وان", "حين", "كما", "فيما", ".", "بينما"):
            break
    else:
        j = i - reach
    for start in range(max(0, j + 1), i):
        if toks[start].norm[:1] == "و" and start > j + 1 and person_at(toks, start) is None and not number_at(bare_and(toks[start]), 0):
            continue
        people = people_at(toks, start)
        if people and people.last <= i:
            before = toks[start - 1].norm if start else ""
            opens = start == j + 1 or before in ("ان", "وان", "حين") or start == 0
            gap = i - people.last
            linked = gap <= 4 and people.last < i and toks[people.last].norm in ("من", "في", "هو", "هم", "هما")
            if gap == 0 or ((opens or linked) and gap <= max(7, reach - 4) and not any(harm_head(toks, k) for k in range(people.last, i) if toks[k].kind == "w")):
                return people
    return None


def _meant(toks: Sequence[Token], i: int) -> People | None:
    """`أنزل مسلحون تسعة ركاب وأعدموهم`: those whom the pronoun means, told before in the sentence."""
    if not toks[i].norm.endswith(("هم", "هن", "هما")):
        return None
    return next((p for k in range(i - 1, max(-1, i - 16), -1) if toks[k].kind != "p" and number_at(toks, k) and (p := people_at(toks, k)) and (p.best or 0) > 1 and p.kinds), None)


def _past_doer(toks: Sequence[Token], people: People | None) -> People | None:
    """`أردى قناص مزارعا`: whom it befell stands behind who did it."""
    if people is None or people.last >= len(toks) or toks[people.last].norm.startswith("و") or number_at(toks, people.first):
        return people
    at = people.last + (toks[people.last].norm in ("مجهولون", "ملثمون", "مجهول", "اسراييلي", "مجهوله"))
    after = people_at(toks, at)
    return after if after is not None and after.best is not None and (people.vague or people.best == 1) else people
