"""`دون إصابات`, `لا قتلى`: nobody harmed; and "no word of casualties", which says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from ceasefire.claims.arabic.persons import person_at
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.claims.claim import Harm

Which = Literal["killed", "injured"]


class Hurt(msgspec.Struct, frozen=True):
    """One statement of harm. which: killed or injured; first, last: half-open token span of head and
    people; head: index of the word that says it; harm: what it says; denied: "no casualties" stands
    as zeros, not here; active: the head is a verb whose subject did it (`قتل القصف …`)."""

    which: Which
    first: int
    last: int
    head: int
    harm: Harm
    verb: bool = False
    active: bool = False


_CASUALTIES = {"اصابات", "اصابه", "ضحايا", "قتلي", "جرحي", "خساير", "وفيات", "شهداء", "اضرار", "اذي"}
_WITHOUT = {"دون", "بدون", "بلا", "دونما"}
_ZERO = Harm(low=0, best=0, high=0)


def nobody_at(toks: Sequence[Token], i: int) -> tuple[list[Hurt], int]:
    """`دون وقوع إصابات`, `لا إصابات`: zeros. "No word of casualties" is silence and gives nothing."""
    norm = toks[i].norm
    lead = next((rest for _, rest in word_forms(norm) if rest in _WITHOUT), None)
    at = i + 1
    if lead is not None and at < len(toks) and toks[at].norm == "ان" and at + 1 < len(toks) and toks[at + 1].norm in _NOBODY and any(
        t.norm in ("احد", "اي") for t in toks[at + 2 : at + 4]
    ):
        return [Hurt(_NOBODY[toks[at + 1].norm], i, at + 3, at + 1, _ZERO)], at + 3  # "without anybody being killed"
    if lead is None:
        if norm == "ما" and at < len(toks) and toks[at].norm in ("في", "فيه", "فيش", "صار", "كان", "وقع") and at + 1 < len(toks) and bare(toks[at + 1].norm) in _CASUALTIES:
            at += 1  # spoken: "there are none"
        elif norm in ("من", "ومن") and at < len(toks) and toks[at].norm in ("دون", "غير"):
            at += 1
        elif norm in ("لا", "ولا") or (norm in ("لم", "ولم") and at < len(toks) and toks[at].norm in _HARM_VERBS):
            at += norm in ("لم", "ولم")
        elif norm in ("لم", "ولم") and at + 1 < len(toks) and toks[at].norm in _NOBODY and (person_at(toks, at + 1) or toks[at + 1].norm in ("احد", "اي")):
            which = _NOBODY[toks[at].norm]
            found = [Hurt(which, i, at + 2, at, _ZERO)]
            if any(t.norm in ("باذي", "بسوء", "بضرر", "بمكروه") for t in toks[at + 1 : at + 4]):
                found = [Hurt("killed", i, at + 2, at, _ZERO), Hurt("injured", i, at + 2, at, _ZERO)]
            return found, at + 2
        elif norm in ("لم", "ولم") and at < len(toks) and toks[at].norm in _SILENT:
            for j in range(at, min(len(toks), at + 10)):
                if any(bare(r) in _CASUALTIES for _, r in word_forms(toks[j].norm)):
                    return [], j + 1 + (toks[j + 1].norm in ("بشريه",) if j + 1 < len(toks) else 0)
            return [], 0
        else:
            return [], 0
    if norm in ("لم", "ولم") and at < len(toks) and toks[at - 1].norm in _HARM_VERBS and not any(bare(r) in _CASUALTIES for t in toks[at : at + 3] for _, r in word_forms(t.norm)):
        # "the shelling … did not leave casualties": what did it stands between.
        at = next((k for k in range(at, min(len(toks), at + 12)) if toks[k].norm in ("عن", "اي", "الي") or toks[k].kind == "p"), at)
    end = min(len(toks), at + 7)
    for j in range(at, end):
        if toks[j].norm in ("انباء", "معلومات", "ورود", "تقارير", "اي", "الابلاغ", "تسجيل") and toks[j].norm != "اي":
            if toks[j].norm == "تسجيل":
                continue
            silent = next((m for m in range(j, min(len(toks), j + 7)) if any(bare(r) in _CASUALTIES for _, r in word_forms(toks[m].norm))), -1)
            return [], silent + 1
        key = bare(next((r for _, r in word_forms(toks[j].norm) if bare(r) in _CASUALTIES), toks[j].norm))
        if key in _CASUALTIES:
            if key in ("خساير", "اضرار") and not (j + 1 < len(toks) and toks[j + 1].norm in ("بشريه", "في")):
                return [], 0
            if key == "وفيات":
                return [Hurt("killed", i, j + 1, j, _ZERO)], j + 1
            if key in ("قتلي", "شهداء"):
                both = j + 1 < len(toks) and bare(toks[j + 1].norm.removeprefix("و").removeprefix("او")) in ("جرحي", "اصابات", "مصابين")
                if not both and j + 2 < len(toks) and toks[j + 1].norm in ("ولا", "او", "ودون"):
                    both = bare(toks[j + 2].norm) in ("جرحي", "اصابات", "مصابين")
                found = [Hurt("killed", i, j + 1, j, _ZERO)]
                nxt = toks[j + 1 : j + 3]
                if both or any("جرح" in t.norm or "اصاب" in t.norm for t in nxt):
                    found.append(Hurt("injured", i, min(len(toks), j + 3 if toks[j + 1].norm in ("ولا", "او", "ودون") else j + 2), j, _ZERO))
                return found, found[-1].last
            if key == "جرحي":
                return [Hurt("injured", i, j + 1, j, _ZERO)], j + 1
            last = j + 2 if key in ("خساير", "اضرار") else j + 1
            return [Hurt("killed", i, last, j, _ZERO), Hurt("injured", i, last, j, _ZERO)], last
        if toks[j].norm in ("وقوع", "سقوط", "حدوث", "اي", "تسجيل", "ان", "تسفر", "يسفر", "عن", "تقع", "يسقط", "تسجل", "توقع", "خساير", "يوقع", "العمليه", "الهجوم", "القصف", "الغاره", "الغارات", "بها", "فيها", "فيه", "ترد", "يرد", "تتوفر", "تتوافر", "تعرف", "يعرف", "تتضح", "يتضح"):
            continue
        return [], 0
    return [], 0


_NOBODY: dict[str, Which] = {"يصب": "injured", "يقتل": "killed", "يجرح": "injured", "تصب": "injured", "يصاب": "injured", "تقتل": "killed", "يتاذ": "injured", "يتضرر": "injured"}
_SILENT = {"ترد", "يرد", "تتوفر", "يتوفر", "تعرف", "يعرف", "تذكر", "يذكر", "يتسن", "يشر", "تتضح"}
_HARM_VERBS = {"تمن", "يمن", "تتكبد", "يتكبد", "يبلغ", "تبلغ", "يفد", "يرصد", "ترصد", "يسجل", "يوثق", "توثق", "يؤد", "تؤد", "يود", "تود", "يخلف", "تخلف", "يتسبب", "تتسبب", "تسفر", "يسفر", "تقع", "يسقط", "تسجل", "توقع", "يوقع", "تسقط"}
