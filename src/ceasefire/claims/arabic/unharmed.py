"""`دون إصابات`, `لا قتلى`: nobody harmed; and "no word of casualties", which says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import msgspec

from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.persons import person_at
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.claims.claim import Harm

Which = Literal["killed", "injured"]


class Hurt(msgspec.Struct, frozen=True):
    """One statement of harm. which: killed or injured; first, last: half-open token span of head and
    people; head: index of the word that says it; harm: what it says; denied: "no casualties" stands
    as zeros, not here; active: the head is a verb whose subject did it (`قتل القصف …`); part: it says only
    who some of those told before were."""

    which: Which
    first: int
    last: int
    head: int
    harm: Harm
    verb: bool = False
    active: bool = False
    part: bool = False


_CASUALTIES = {"اصابات", "اصابه", "ضحايا", "قتلي", "جرحي", "خساير", "وفيات", "شهداء", "اضرار", "اذي"}
_WITHOUT = {"دون", "بدون", "بلا", "دونما"}
_NONE_SPOKEN = {"في", "فيه", "فيش", "صار", "كان", "وقع"}
_HURT_TOO = ("جرحي", "اصابات", "مصابين")
_ZERO = Harm(low=0, best=0, high=0)
_FAR = 9
"""How many words after the negation casualties are looked for."""


class _Between(msgspec.Struct, frozen=True):
    verb: frozenset[str]
    word: frozenset[str]
    silent: frozenset[str]


@lru_cache(maxsize=1)
def _between() -> _Between:
    raw = files("ceasefire.claims.arabic").joinpath("unharmed.yaml").read_bytes()
    rows = {key: [fold(w) for w in found] for key, found in msgspec.yaml.decode(raw, type=dict[str, tuple[str, ...]]).items()}
    rows["verb"] = [person + stem for stem in rows["verb"] for person in "يت"]
    return _Between(**{key: frozenset(found) for key, found in rows.items()})


def nobody_at(toks: Sequence[Token], i: int) -> tuple[list[Hurt], int]:
    """`دون وقوع إصابات`, `لا إصابات`: zeros. "No word of casualties" is silence and gives nothing."""
    if (last := _things_alone(toks, i) or _nobody_spoken(toks, i)):
        return [Hurt(each, i, last, i, _ZERO) for each in ("killed", "injured")], last
    at = _negation(toks, i)
    if not at:
        return [], 0
    table = _between()
    if at < len(toks) and (which := _NOBODY.get(toks[at].norm)) is not None and (person_at(toks, at + 1) or any(t.norm in ("احد", "اي") for t in toks[at + 1 : at + 3])):
        # "without anybody being killed"
        last = at + 2
        whole = any(t.norm in ("باذي", "بسوء", "بضرر", "بمكروه") for t in toks[at + 1 : at + 4])
        return [Hurt(each, i, last, at, _ZERO) for each in (("killed", "injured") if whole else (which,))], last
    if toks[at - 1].norm == "ان" and not (at < len(toks) and toks[at].norm in table.verb):
        return [], 0
    if toks[at - 1].norm in ("لم", "ولم") and toks[at].norm in table.verb:
        # "the shelling of X did not leave casualties": what did it stands between.
        over = next((k for k in range(at + 1, min(len(toks), at + 12)) if toks[k].norm in ("عن", "اي", "الي") or toks[k].kind == "p"), at)
        at = over if toks[over].kind != "p" and not any(bare(r) in _CASUALTIES for t in toks[at : over] for _, r in word_forms(t.norm)) else at
    for j in range(at, min(len(toks), at + _FAR)):
        norm = toks[j].norm
        key = bare(next((r for _, r in word_forms(norm) if bare(r) in _CASUALTIES), norm))
        if key in _CASUALTIES and not (norm == "خساير" and toks[j + 1 : j + 2] and toks[j + 1].norm.startswith(("او", "ولا", "بين"))):
            return _none_of(toks, i, j, key)
        if norm in table.silent:
            silent = next((m for m in range(j, min(len(toks), j + 10)) if any(bare(r) in _CASUALTIES for _, r in word_forms(toks[m].norm))), -1)
            return [], silent + 1 + (silent >= 0 and silent + 1 < len(toks) and toks[silent + 1].norm == "بشريه")
        if norm not in table.word and norm not in table.verb:
            return [], 0
    return [], 0


_LIMITED = frozenset(fold(w) for w in ["اقتصرت", "اقتصر", "تقتصر", "يقتصر", "انحصرت", "اقتصار"])


def _things_alone(toks: Sequence[Token], i: int) -> int:
    """`واقتصرت الأضرار على الماديات`: nothing but things was damaged; the index after it, or 0."""
    if not any(rest in _LIMITED for _, rest in word_forms(toks[i].norm)):
        return 0
    return next((k + 1 for k in range(i + 1, min(len(toks), i + 7)) if bare(toks[k].norm).startswith(("ماديات", "ماديه", "ممتلكات"))), 0)


_SPOKEN_NOBODY = frozenset({"حدا", "محدا", "ماحدا", "محدش", "حد", "احد"})
_SPOKEN_HURT = frozenset(fold(w) for w in ["تصاوب", "انصاب", "اتصاوب", "اتأذى", "تأذى", "انجرح", "انأذى", "تضرر", "اتضرر"])


def _nobody_spoken(toks: Sequence[Token], i: int) -> int:
    """`محدا تصاوب`, `ما تصاوب حدا`: as it is spoken; the index after it, or 0."""
    near = [t.norm for t in toks[i : i + 3]]
    if near[0].removeprefix("و") not in _SPOKEN_NOBODY | {"ما"} or not any(n in _SPOKEN_HURT for n in near[1:]):
        return 0
    whole = near[0].removeprefix("و") != "ما"
    return i + 2 if whole and near[1] in _SPOKEN_HURT else i + 3 if not whole and set(near[1:]) & _SPOKEN_NOBODY else 0


def _negation(toks: Sequence[Token], i: int) -> int:
    """Index after the negation that begins at i, 0 where none does."""
    norm = toks[i].norm
    after = toks[i + 1].norm if i + 1 < len(toks) else ""
    if any(rest in _WITHOUT for _, rest in word_forms(norm)):
        return i + 1 + (after == "ان")
    if norm in ("ما", "وما"):
        return i + 2 if after in _NONE_SPOKEN and i + 2 < len(toks) and bare(toks[i + 2].norm) in _CASUALTIES else 0
    if norm in ("من", "ومن") and after in ("دون", "غير"):
        return i + 2 + (i + 2 < len(toks) and toks[i + 2].norm == "ان")
    if norm in ("لم", "ولم"):
        return i + 1 if after in _between().verb or after in _between().silent or after in _NOBODY else 0
    return i + 1 if norm in ("لا", "ولا") else 0


def _none_of(toks: Sequence[Token], i: int, j: int, key: str) -> tuple[list[Hurt], int]:
    """Zeros for the word for casualties at j, and the index after it."""
    after = [t.norm for t in toks[j + 1 : j + 3]]
    if key in ("خساير", "اضرار") and not (after[:1] == ["بشريه"] or (after[:1] == ["في"] and after[1:] and after[1].startswith(("الارواح", "صفوف", "الاشخاص", "الافراد")))):
        return [], 0
    if key in ("وفيات", "جرحي"):
        return [Hurt("killed" if key == "وفيات" else "injured", i, j + 1, j, _ZERO)], j + 1
    if key in ("قتلي", "شهداء"):
        joined = bool(after) and bare(after[0].removeprefix("و").removeprefix("او")) in _HURT_TOO
        apart = len(after) > 1 and after[0] in ("ولا", "او", "ودون") and bare(after[1]) in _HURT_TOO
        found = [Hurt("killed", i, j + 1, j, _ZERO)]
        if joined or apart:
            found.append(Hurt("injured", i, j + (3 if apart else 2), j, _ZERO))
        return found, found[-1].last
    last = j + 1 + (key in ("خساير", "اضرار"))
    return [Hurt("killed", i, last, j, _ZERO), Hurt("injured", i, last, j, _ZERO)], last


_NOBODY: dict[str, Which] = {"يصب": "injured", "يقتل": "killed", "يجرح": "injured", "تصب": "injured", "يصاب": "injured", "تقتل": "killed", "يتاذ": "injured", "يتضرر": "injured"}
