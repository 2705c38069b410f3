"""A speaker who stands before what he says: `أ ينفي`, `أ: …`, and the subject of a sentence that goes on to speak."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.anchors import light_at
from ceasefire.claims.arabic.asserter import (
    HEADS,
    QUOTES,
    Asserter,
    by_name,
    finite,
    heads,
    named,
    phrase_end,
    recipient,
    speaks,
    strip,
    subject,
)
from ceasefire.claims.arabic.lexicon import forms_at
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.speechwords import DENY, END_NP, ISSUE, LABEL, QUOTE, SPEECH, THAT
from ceasefire.claims.arabic.tokens import Token, bare

OPEN = {"،", "؛", ":", "|", "-", "–", "فيما", "بينما", "لكن", "ولكن", "غير", "حين", "اما", "واما", "حيث", "ثم", ",", "•"}
"""What may stand right before a clause that names its speaker first."""
_GAP = {"قد", "لم", "لن", "لا", "ايضا", "بدوره", "بدورها", "امس", "اليوم", "الان"}


_BUT = frozenset(fold(w) for w in ["لكن", "ولكن", "أما", "وأما", "غير", "بدوره", "بدورها", "كما"])


def _topic(toks: Sequence[Token], stop: int) -> int:
    """1 where a comma parts whoever opens the sentence, and can speak, from the verb: `لكن مركز الطوارئ في أ، أفاد`."""
    if stop < 3 or stop > _LONG or toks[stop - 1].norm != "،" or any(t.kind == "p" and t.norm not in QUOTES for t in toks[: stop - 1]):
        return 0
    first = next((k for k in range(stop) if toks[k].norm not in _BUT), 0)
    return int(bool(heads(toks, first, first + 1) & (HEADS | _SEATED)) and not any(finite(toks, k) for k in range(first, stop - 1)))


_SEATED = frozenset(bare(fold(w)) for w in ["مركز", "مجمع", "غرفة", "مديرية", "إدارة", "قيادة", "هيئة", "وزارة", "مكتب"])
_LONG = 14


def left_of(text: str, toks: Sequence[Token], names: Sequence[Name], i: int) -> Asserter | None:
    """`المرصد أكد أن`, `قوات أ تنفي`: the phrase that begins a clause and ends right before the verb at i."""
    if i == 0 or (toks[i].norm[:1] in ("و", "ف") and len(toks[i].norm) > 4 and toks[i - 1].norm not in _GAP and strip(toks[i].norm, SPEECH) != toks[i].norm and not _after_as_for(toks, i)):
        return None
    stop = i
    while stop > 0 and toks[stop - 1].norm in _GAP:
        stop -= 1
    stop -= _topic(toks, stop)
    start = stop
    starts = {n.last: n.first for n in names}
    while start > 0 and stop - start < 12:
        if start in starts and starts[start] < start:
            start = starts[start]
            continue
        before = toks[start - 1]
        if before.norm in OPEN or before.norm in THAT or (before.kind == "p" and before.norm not in QUOTES):
            break
        start -= 1
    while start < stop and toks[start].norm in QUOTES:
        start += 1
    if start >= stop:
        return None
    first = next((n for n in names if n.first == start), None)
    if first is not None and (first.clitics.rstrip("وف") or first.kind == "place"):
        return None
    if phrase_end(toks, start, names) < stop or any(finite(toks, k) for k in range(start, stop) if not any(n.first <= k < n.last for n in names)):
        return None
    known = first is not None or _bare_head(toks, start)
    if first is None and (strip(toks[start].norm, SPEECH) or not (known or _says_that(toks, start, stop, i))):
        return None
    who = named(text, toks, names, start, stop)
    if who is None or (known and not speaks(toks, names, start, stop, who)):
        return None
    return who


def _says_that(toks: Sequence[Token], start: int, stop: int, i: int) -> bool:
    """`الهلال الأحمر كشف أن`: a name nobody knows opens the clause, right before a verb of saying and its "that"."""
    after = i + 1 + (toks[i + 1].norm in ("الي", "علي") if i + 1 < len(toks) else 0)
    told = strip(toks[i].norm, SPEECH) is not None and after < len(toks) and toks[after].norm in THAT
    plain = all(t.kind == "w" and t.norm not in END_NP and not forms_at([t.norm], 0) and light_at(t.norm) is None for t in toks[start:stop])
    return told and plain and stop - start <= 4 and bare(toks[start].norm) not in LABEL and not toks[start].norm.startswith(("ب", "ل", "ك", "و", "ف"))


def _after_as_for(toks: Sequence[Token], i: int) -> bool:
    return toks[i].norm[:1] == "ف" and any(t.norm in ("اما", "واما") for t in toks[max(0, i - 12) : i])


def _bare_head(toks: Sequence[Token], start: int) -> bool:
    """A person, an office or an outlet at the head, with nothing but "and" written onto it."""
    norm = toks[start].norm
    found = heads(toks, start, start + 1)
    return bool(found & HEADS) and (bare(norm) in HEADS or (norm[:1] in ("و", "ف") and bare(norm[1:]) in HEADS))


def lead_of(text: str, toks: Sequence[Token], names: Sequence[Name]) -> tuple[tuple[Asserter, ...], int] | None:
    """`أ: …` at the head of a sentence: (who speaks, index after the colon)."""
    return _led(text, toks, names, 0, "|") or _led(text, toks, names, 0, ":")


PAPER = frozenset(fold(w) for w in ["بيان", "بلاغ", "تصريح"])
"""Words for a paper that name nobody where they stand alone before a colon: whoever publishes it speaks."""
ADDRESS = frozenset(fold(w) for w in ["إلى", "يا", "أيها", "أيتها", "عزيزي", "لـ"])
"""What opens an address: `إلى السادة الضباط: …` is said to them, not by them."""


def _led(text: str, toks: Sequence[Token], names: Sequence[Name], start: int, mark: str) -> tuple[tuple[Asserter, ...], int] | None:
    """As `lead_of`, for one mark behind the speaker: a colon, or the bar of a headline."""
    for k in range(min(4, len(toks)) if mark == ":" else 0):
        if toks[k].norm in ("|", "-", "–", "•", "#") or (toks[k].norm == ":" and bare(toks[k - 1].norm) in LABEL):
            start = k + 1
    colon = next((k for k in range(start, min(len(toks), start + (14 if mark == ":" else 6))) if toks[k].norm == mark), -1)
    if colon <= start or colon + 1 >= len(toks):
        return None
    inside = {k for n in names for k in range(n.first, n.last)}
    if any(k not in inside and (strip(toks[k].norm, SPEECH) or finite(toks, k) or toks[k].norm in THAT or toks[k].norm == "،") for k in range(start, colon)):
        return None
    while start < colon and toks[start].norm in QUOTES:
        start += 1
    first = next((n for n in names if n.first == start and n.kind != "place"), None)
    if bare(toks[start].norm) in LABEL or toks[0].norm in ADDRESS or (colon == start + 1 and toks[start].norm in PAPER):
        return None
    if first is not None:
        place = first.state and first.last - first.first == 1 and first.last == colon and not any(n.first == colon + 1 and n.kind != "place" for n in names)
        if first.clitics.rstrip("وف") or place:
            return None  # "Capital: clashes …" is where, "Capital: X shelled …" is who says so
    elif not _bare_head(toks, start):
        return None
    who = subject(text, toks, names, start, colon)
    if who is None or (first is None and not speaks(toks, names, start, colon, who)):
        return None
    outer = recipient(text, toks, names, start + 1, colon)
    return ((outer, who) if outer is not None and outer.start != who.start else (who,)), colon + 1


def main_subject(text: str, toks: Sequence[Token], names: Sequence[Name], i: int) -> Asserter | None:
    """The subject of the clause that token i goes on from: the party or outlet named first in the sentence,
    right at its beginning or right after its verb."""
    if strip(toks[0].norm, ISSUE) and i > 2:
        end = phrase_end(toks, 1, names, min(8, i - 1))
        who = named(text, toks, names, 1, end)
        return who if who is not None and speaks(toks, names, 1, end, who) else None
    for name in names:
        if name.last > i or name.first > 3:
            return None
        if name.kind != "place" and not name.clitics.rstrip("وف") and not name.people and not name.adjective:
            return by_name(text, name)
    return None


def we_say(norm: str) -> bool:
    """`نؤكد`, `وننفي`: a verb of saying in the first person of the plural."""
    body = norm.removeprefix("و")
    return body.startswith("ن") and "ي" + body[1:] in SPEECH | DENY and not strip(norm, QUOTE)


_WAS = {"كان", "كانت", "وكان", "وكانت", "فكان", "فكانت"}


def had_said(text: str, toks: Sequence[Token], names: Sequence[Name], i: int) -> Asserter | None:
    """`كانت وكالة … قد قالت`: who stands between "was" and the verb of saying."""
    stop = i - 1 if i and toks[i - 1].norm == "قد" else i
    stop -= stop > 2 and toks[stop - 1].norm == "،"
    at = next((k for k in range(i - 1, max(-1, i - 12), -1) if toks[k].norm in _WAS), -1)
    if at < 0 or stop <= at + 1 or any(t.norm in THAT or t.norm in ("،", "؛", ":") for t in toks[at:stop]):
        return None
    who = named(text, toks, names, at + 1, stop)
    person = stop - at <= 4 and all(t.kind == "w" for t in toks[at:stop])  # a name nobody knows, right before the verb
    return who if who is not None and (person or speaks(toks, names, at + 1, stop, who)) else None
