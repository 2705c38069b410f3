"""Who asserts what in a sentence: `قال المرصد إن`, `بحسب`, `نقلت … عن`, and who denies."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.claims.arabic.anchors import light_at
from ceasefire.claims.arabic.harmwords import KILLED_VERBS as _HARM_VERBS
from ceasefire.claims.arabic.lexicon import forms_at
from ceasefire.claims.arabic.names import OUTLETS, PUBLISHERS, Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.speechwords import (
    ACCORDING,
    ACCUSE,
    ANAPHORS,
    DENY,
    END_NP,
    HEDGE_VERB,
    MORE_SPEECH,
    QUOTE,
    SPEECH,
    THAT,
    TITLES,
)
from ceasefire.claims.arabic.tokens import Token, bare, word_forms


class Asserter(msgspec.Struct, frozen=True):
    """Somebody who is said to say it. id: source or actor id or None; words: as written;
    start, end: characters; outlet: it publishes (agency, site, monitor)."""

    id: str | None
    words: str
    start: int
    end: int
    outlet: bool = False


class Scope(msgspec.Struct, frozen=True):
    """A stretch of a sentence under one attribution. first, last: half-open token span that it
    covers; chain: asserters, outermost first; denied: what stands in it is denied by them;
    hedged: it is only believed or rumoured; head: index of the verb or preposition."""

    first: int
    last: int
    chain: tuple[Asserter, ...]
    denied: bool = False
    hedged: bool = False
    head: int = 0
    after: bool = False


def strip(norm: str, words: frozenset[str] | set[str]) -> str | None:
    """The word without و/ف (never ب/ل/ك) when it is one of `words`."""
    if norm in words:
        return norm
    if norm[:1] in ("و", "ف") and norm[1:] in words:
        return norm[1:]
    return None


def find_scopes(
    text: str, toks: Sequence[Token], names: Sequence[Name], last: tuple[Asserter, ...], past: Sequence[Asserter] = ()
) -> tuple[Scope, ...]:
    """The attributions of a sentence. last: the chain that spoke before; past: outlets named
    so far, the latest last, for "the agency", "the site"."""
    out: list[Scope] = []
    inside = {k for n in names for k in range(n.first, n.last)}
    i = 0
    chain = last
    while i < len(toks):
        if toks[i].kind != "w" or i in inside:
            i += 1
            continue
        norm = toks[i].norm
        if strip(norm, ACCORDING):
            made, end = _according(text, toks, names, i, chain, past)
            if made:
                chain = made
                opens = i <= 1
                if opens:
                    out.append(Scope(end, len(toks), made, head=i))
                else:
                    start = max((s.first for s in out if s.first <= i), default=0)
                    out.append(Scope(start, i, made, head=i, after=True))
                i = max(end, i + 1)
                continue
        elif strip(norm, SPEECH | MORE_SPEECH):
            heard, end, relative = _said(text, toks, names, i, chain, past)
            if heard is not None:
                denied = strip(norm, DENY) is not None
                negated = i > 0 and toks[i - 1].norm in ("لم", "ولم", "لا", "ولا")
                hedged = strip(norm, HEDGE_VERB) is not None
                if not relative:
                    chain = heard
                out.append(Scope(end, len(toks), heard, denied or (negated and _records(norm)), hedged, i))
                i = max(end, i + 1)
                continue
        i += 1
    return tuple(_trim(out, len(toks)))


def _records(norm: str) -> bool:
    """"The office recorded no raid" says that there was none; "did not report injuries" is silence."""
    return any(stem in norm for stem in ("سجل", "وثق", "رصد", "شهد"))


def _trim(scopes: list[Scope], size: int) -> list[Scope]:
    """Each scope ends where the next of its own begins; one that follows what it covers (`بحسب`)
    covers only what no other does."""
    out: list[Scope] = []
    leading = [s for s in scopes if not s.after]
    for k, scope in enumerate(leading):
        last = leading[k + 1].head if k + 1 < len(leading) else size
        out.append(msgspec.structs.replace(scope, last=min(scope.last, last)))
    for scope in scopes:
        if scope.after:
            covered = [s for s in out if s.first <= scope.head < s.last]
            if covered:
                # "X said …, according to Y": Y is the outer one, who passes on what X said.
                k = out.index(covered[-1])
                inner = tuple(a for a in covered[-1].chain if a.words not in {b.words for b in scope.chain})
                out[k] = msgspec.structs.replace(covered[-1], chain=(*scope.chain, *inner))
            else:
                out.append(scope)
    return out


def is_anaphor(one: Asserter) -> bool:
    """Whether it is "the agency", "the site" and stands for nobody that was named."""
    words = fold(one.words).split()
    return one.id is None and len(words) == 1 and words[0] in ANAPHORS and bare(words[0]) in PUBLISHERS


def chain_at(scopes: Sequence[Scope], i: int) -> Scope | None:
    """The attribution that covers token i: the innermost that leads it, else one that follows it."""
    best = None
    for scope in scopes:
        if scope.first <= i < scope.last and (best is None or (best.after and not scope.after) or scope.first >= best.first):
            best = scope
    return best


def _named(text: str, toks: Sequence[Token], names: Sequence[Name], first: int, last: int) -> Asserter | None:
    """The asserter that the words [first, last) name."""
    while first < last and toks[first].kind == "p":
        first += 1
    while last > first and toks[last - 1].kind == "p":
        last -= 1
    if first >= last:
        return None
    begin = toks[first].start
    found = [n for n in names if n.first >= first and n.last <= last and n.kind in ("source", "actor")]
    head = {bare(rest) for k in range(first, min(last, first + 2)) for _, rest in word_forms(toks[k].norm)}
    outlet = bool(head & PUBLISHERS)
    if found:
        # A representative speaks for the first that is named: "a reporter of X in Y".
        name = next((n for n in found if n.kind == "source"), found[0])
        if name.kind == "source" or name.first - first <= 4:
            lead = min(begin + len(_clitic(toks[first])), name.start) if first <= name.first else name.start
            close = toks[last - 1].end if found[-1].last < last and name.kind == "actor" else max(name.end, toks[name.last - 1].end)
            del lead, close
            return Asserter(name.id, text[name.start : name.end], name.start, name.end, name.kind == "source" or outlet)
    start = begin + len(_clitic(toks[first]))
    return Asserter(None, text[start : toks[last - 1].end], start, toks[last - 1].end, outlet)


def _clitic(token: Token) -> str:
    """A ل or ب written onto a word for an outlet: `لوكالة`, `لمراسل`."""
    for taken, rest in word_forms(token.norm):
        if taken and bare(rest) in OUTLETS:
            return taken
    return ""


def _finite(toks: Sequence[Token], i: int) -> bool:
    """Whether a word is a verb of an act or of harm: no part of a name."""
    norm = toks[i].norm
    if any(form.tense != "noun" for form, _ in forms_at([norm], 0)) or strip(norm, _HARM_VERBS) is not None:
        return True
    light = light_at(norm)
    return light is not None and light[1] != "noun" and light[0] in ("do", "hit", "suffer")


def _np_end(toks: Sequence[Token], i: int, names: Sequence[Name], most: int = 14) -> int:
    """Where the noun phrase that starts at i ends."""
    starts = {n.first: n.last for n in names}
    at, named = i, False
    while at < len(toks) and at - i < most:
        if at in starts and starts[at] > at:
            at, named = starts[at], True
            continue
        if named and any(form.tense == "noun" for form, _ in forms_at([t.norm for t in toks], at)):
            break  # what is said begins: "X declared a truce"
        norm = toks[at].norm
        if norm in ('"', "«", "»", "“", "”", "'"):
            at += 1
            continue
        if norm in END_NP or norm in THAT or (at > i and (strip(norm, SPEECH) or _finite(toks, at))):
            break
        if norm[:1] == "ب" and len(norm) > 4 and at > i:
            break
        if toks[at].kind != "w":
            break
        at += 1
    return at


def _said(
    text: str, toks: Sequence[Token], names: Sequence[Name], i: int, last: tuple[Asserter, ...], past: Sequence[Asserter]
) -> tuple[tuple[Asserter, ...] | None, int, bool]:
    """(chain, index where what is said begins, whether it is said by another than the main voice)."""
    norm = toks[i].norm
    after = toks[i + 1].norm if i + 1 < len(toks) else ""
    quote = strip(norm, QUOTE)
    end = _np_end(toks, i + 1, names)
    who: Asserter | None = None
    inner: Asserter | None = None
    had = _had_said(text, toks, names, i)
    if had is not None:
        if quote and after == "عن":
            stop = _np_end(toks, i + 2, names)
            inner = _named(text, toks, names, i + 2, stop)
            return tuple(a for a in (had, inner) if a), stop, True
        return (had,), i + 1, False
    if after in THAT or (norm[:1] == "و" and (after in END_NP or (after[:1] == "ب" and len(after) > 4) or toks[min(i + 1, len(toks) - 1)].kind == "n")):
        left = _left(text, toks, names, i)
        if left:
            return (left,), i + 1, False
        return (last, i + 1, False) if last else (None, i + 1, False)
    place = {k for n in names if n.kind in ("place", "source") for k in range(n.first, n.last)}
    while end < len(toks) and toks[end].norm in ("في", "يوم", "اليوم", "امس") and toks[end].norm == "في":
        # "the reporter of X in Y", "in a statement"
        stop = end + 1
        while stop < len(toks) and (stop in place or toks[stop].norm in ("بيان", "تصريح", "تصريحات", "مؤتمر", "صحفي", "حديث", "تقرير")):
            stop += 1
        if stop == end + 1:
            break
        end = stop
    if quote:
        at = end
        if at < len(toks) and toks[at].norm == "عن":
            who = _named(text, toks, names, i + 1, at)
            stop = _np_end(toks, at + 1, names)
            inner = _named(text, toks, names, at + 1, stop)
            chain = tuple(a for a in (who, inner) if a)
            return (chain or None), stop, True
        return None, i + 1, False
    whom = next((n for n in names if n.first == i + 1 and n.kind == "actor"), None)
    if strip(norm, ACCUSE) and norm[:1] == "و" and last and whom is not None and whom.last < len(toks) and toks[whom.last].norm[:1] == "ب":
        return last, i + 1, False  # "…, and accused Y of": whoever spoke before
    accused = [n for n in names if n.kind == "actor" and i + 1 < n.first and n.last <= end]
    if strip(norm, ACCUSE) and len(accused) == 1 and not any(n.kind != "place" and i < n.first < accused[0].first for n in names) and toks[accused[0].first - 1].norm not in ("باسم", "في", "من"):
        end = accused[0].first  # "X accused Y of": X is not known, Y does not speak
    who = _subject(text, toks, names, i + 1, end)
    left = _left(text, toks, names, i)
    if who and end < len(toks) and toks[end].norm == "،":
        # "X, the spokesman of Y, said to Z that": the office names whom he speaks for.
        stop = next((k for k in range(end + 1, min(len(toks), end + 12)) if toks[k].norm == "،"), -1)
        office = next((n for n in names if end < n.first and n.last <= stop and n.kind != "place"), None)
        if office is not None and who.id is None:
            who = Asserter(office.id, who.words, who.start, who.end, office.kind == "source")
        if stop > 0:
            end = stop + 1
    if who and not (accused and strip(norm, ACCUSE)) and not _speaks(toks, names, i + 1, end, who):
        told = any(t.norm in ("ان", "انه", "انها", "بان", ":") for t in toks[end : end + 9])
        if not (told and any(s in norm for s in ("قال", "فاد", "كد", "صرح", "وضح", "ضاف", "ذكر"))):
            who = None
    if who is None and left:
        who = left
        end = i + 1
    if who is None:
        return None, i + 1, False
    if who.id is None and len(who.words.split()) == 1 and fold(who.words) in ANAPHORS:
        same = _anaphor(fold(who.words), last, past)
        if same:
            return same, end, False
    outer = _recipient(text, toks, names, i + 1, min(len(toks), end + 6))
    chain = tuple(a for a in (outer, who) if a) if outer and outer.start != who.start else (who,)
    if outer and len(chain) == 2 and outer.id is not None and outer.id == who.id:
        chain = (who,)
    return chain, max(end, i + 1), False


_WAS = {"كان", "كانت", "وكان", "وكانت", "فكان", "فكانت"}


def _had_said(text: str, toks: Sequence[Token], names: Sequence[Name], i: int) -> Asserter | None:
    """`كانت وكالة … قد قالت`: who stands between "was" and the verb of saying."""
    stop = i - 1 if i and toks[i - 1].norm == "قد" else i
    at = next((k for k in range(i - 1, max(-1, i - 12), -1) if toks[k].norm in _WAS), -1)
    if at < 0 or stop <= at + 1 or any(t.norm in THAT or t.norm in ("،", "؛", ":") for t in toks[at:stop]):
        return None
    who = _named(text, toks, names, at + 1, stop)
    return who if who is not None and _speaks(toks, names, at + 1, stop, who) else None


def _anaphor(word: str, last: tuple[Asserter, ...], past: Sequence[Asserter]) -> tuple[Asserter, ...] | None:
    """Whom "the site", "the agency" stands for: the last chain, down to its outlet."""
    if not last and not past:
        return None
    people = {"المسوول", "المتحدث", "الناطق", "الوزير", "القايد", "القيادي", "المصدر", "المصادر", "الناشطون", "روايتهم"}
    if word in people and last:
        return last
    named = [a for a in past if bare(word) in fold(a.words).split()]
    if named:
        return (named[-1],)
    for k, one in enumerate(last):
        if one.outlet:
            return last[: k + 1]
    return (past[-1],) if past else last[:1]


def _speaks(toks: Sequence[Token], names: Sequence[Name], first: int, last: int, who: Asserter) -> bool:
    """Whether these words can speak: a name, an outlet or a person of office at their head."""
    if who.id is not None or any(n.first >= first and n.last <= last and n.kind != "place" for n in names):
        return True
    for k in range(first, min(last, first + 3)):
        if any(bare(rest) in OUTLETS for _, rest in word_forms(toks[k].norm)):
            return True
    return False


def _subject(text: str, toks: Sequence[Token], names: Sequence[Name], first: int, last: int) -> Asserter | None:
    """The subject, without the outlet it spoke to (`لوكالة …`)."""
    stop = last
    for k in range(first + 1, last):
        if toks[k].norm[:1] == "ل" and not any(n.first < k < n.last for n in names) and (_clitic(toks[k]) or any(n.first == k and n.clitics.endswith("ل") for n in names)):
            stop = k
            break
    return _named(text, toks, names, first, stop)


def _recipient(text: str, toks: Sequence[Token], names: Sequence[Name], first: int, last: int) -> Asserter | None:
    for k in range(first, last):
        if toks[k].norm in THAT or (toks[k].kind == "p" and toks[k].norm not in ('"', "«", "»")):
            break
        name = next((n for n in names if n.first == k and n.kind == "source" and n.clitics.endswith("ل")), None)
        if name:
            return Asserter(name.id, text[name.start : name.end], name.start, name.end, True)
        if toks[k].norm.startswith("ل") and not toks[k].norm.startswith("لل") and _clitic(toks[k]).endswith("ل"):
            end = _np_end(toks, k, names, 6)
            return _named(text, toks, names, k, end)
    return None


def _left(text: str, toks: Sequence[Token], names: Sequence[Name], i: int) -> Asserter | None:
    """`المرصد أكد أن`: a name that can speak, right before the verb."""
    for name in names:
        before = toks[name.first - 1].norm if name.first else ""
        if name.last == i and toks[i].norm[:1] == "ف" and before in ("اما", "واما") and name.kind != "place":
            return Asserter(name.id, text[name.start : name.end], name.start, name.end, name.kind == "source")
        if name.last == i and name.kind == "source" and not name.clitics.rstrip("وف"):
            return Asserter(name.id, text[name.start : name.end], name.start, name.end, True)
    return None


def _according(
    text: str, toks: Sequence[Token], names: Sequence[Name], i: int, last: tuple[Asserter, ...], past: Sequence[Asserter]
) -> tuple[tuple[Asserter, ...], int]:
    at = i + 1
    while at < len(toks) and (toks[at].norm in TITLES or toks[at].norm in ("عن", "ل")):
        at += 1
    if at < len(toks) and strip(toks[i].norm, {"نقلا"}) and toks[at - 1].norm != "عن":
        return (), at
    end = _np_end(toks, at, names)
    if at < len(toks) and toks[at].norm in ANAPHORS and end <= at + 1 and not any(n.first == at and n.kind == "source" for n in names):
        return (_anaphor(toks[at].norm, last, past) or ()), at + 1
    who = _named(text, toks, names, at, end)
    if who is None:
        return (), at
    if who.id is None and fold(who.words).split()[:1] and fold(who.words).split()[0] in ("الاتفاق", "اتفاق", "اتفاقيه", "المتفق", "القانون", "بنود", "شروط", "ذلك"):
        return (), at
    chain: tuple[Asserter, ...] = (who,)
    if end < len(toks) and toks[end].norm in ("عن", "نقلا") and strip(toks[i].norm, {"نقلا"}) is None:
        at = end + 1 + (toks[end].norm == "نقلا")
        stop = _np_end(toks, at, names)
        inner = _named(text, toks, names, at, stop)
        if inner:
            chain, end = (who, inner), stop
    return chain, end
