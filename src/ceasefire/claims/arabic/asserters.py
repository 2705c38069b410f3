"""Who asserts what in a sentence: `قال المرصد إن`, `أ ينفي`, `أ:`, `بحسب`, `نقلت … عن`, and who denies."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.claims.arabic.according import according, according_at
from ceasefire.claims.arabic.asserter import (
    HEADS,
    QUOTES,
    Asserter,
    among,
    anaphor,
    by_name,
    named,
    owns_up,
    phrase_end,
    recipient,
    speaks,
    strip,
    subject,
    told_outlet,
    transports,
)
from ceasefire.claims.arabic.believed import PRONOUNS, THINKS
from ceasefire.claims.arabic.leads import had_said, lead_of, left_of, main_subject, we_say
from ceasefire.claims.arabic.lexicon import forms_at
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.papers import PAPERS, STANDS, paper_of, written
from ceasefire.claims.arabic.pointing import OPENERS, aside_on, behind_it, declares, pointed, told_of_them
from ceasefire.claims.arabic.reach import reach
from ceasefire.claims.arabic.speechwords import (
    ACCUSE,
    ASCRIBED,
    DENY,
    DENYING,
    END_NP,
    HEDGE_VERB,
    ISSUE,
    MARKED,
    MORE_SPEECH,
    PARTICIPLES,
    PASSIVE,
    QUOTE,
    RECORD,
    SPEECH,
    THAT,
    TOLD_AS,
    WAYS,
    WITH_THAT,
)
from ceasefire.claims.arabic.tells import behind_dash, tells
from ceasefire.claims.arabic.tokens import Token, bare
from ceasefire.claims.arabic.whom import accused_at, told_at

_DAMMA = "\u064f"
_SAYS = SPEECH | MORE_SPEECH | DENY
_DECLARING = {"اعلان", "تاكيد", "ادعاء", "زعم", "نفي", "باعلان", "لاعلان", "بتاكيد"}
_NAMELESS = {"اسمه", "اسمها", "اسمهم", "هويته", "هويتها", "هويتهم", "اسماءهم"}
_GUNMEN = frozenset({"مسلحين", "مجهولين", "عناصر", "جماعات", "مجموعات", "اطرافا", "جهات", "متطرفين", "ارهابيين"})
_NEVER = {"لم", "ولم", "لا", "ولا"}


class Scope(msgspec.Struct, frozen=True):
    """A stretch of a sentence under one attribution. first, last: half-open token span that it
    covers; chain: asserters, outermost first, none where nobody is named; denied: what stands in it is
    denied by them; hedged: it is only believed or rumoured; head: index of the verb or preposition;
    after: it follows what it covers; close: where the words of the attribution end; quiet: whoever
    is named in those words neither does nor suffers what is told; net: found by no rule but by the safety net (`unbound`)."""

    first: int
    last: int
    chain: tuple[Asserter, ...]
    denied: bool = False
    hedged: bool = False
    head: int = 0
    after: bool = False
    close: int = 0
    quiet: bool = False
    net: bool = False


def find_scopes(
    text: str, toks: Sequence[Token], names: Sequence[Name], last: tuple[Asserter, ...], past: Sequence[Asserter] = ()
) -> tuple[Scope, ...]:
    """The attributions of a sentence. last: the chain that spoke before; past: outlets named
    so far, the latest last, for "the agency", "the site"."""
    out: list[Scope] = []
    inside = {k for n in names for k in range(n.first, n.last)}
    chain, here = last, False
    i = 0
    lead = lead_of(text, toks, names)
    if lead is not None:
        chain, i = lead
        here = True
        out.append(Scope(i, len(toks), chain, head=0, close=i, quiet=True))
    while i < len(toks):
        if toks[i].kind != "w" or i in inside:
            i += 1
            continue
        norm = toks[i].norm
        size = according_at(toks, i)
        if size:
            made, end = according(text, toks, names, i, size, chain, past)
            if made:
                chain, here = made, True
                covers = (end, len(toks)) if i <= 1 else (max((s.first for s in out if s.first <= i), default=0), reach(toks, i, end))
                out.append(Scope(*covers, made, head=i, after=i > 1, close=end, quiet=True))
                i = max(end, i + 1)
                continue
        elif strip(norm, TOLD_AS) and i + 1 < len(toks) and strip(toks[i + 1].norm, _SAYS):
            trailing = _trailing(text, toks, names, i + 1, chain, past)
            if trailing is not None:
                chain, here = trailing[0], True
                out.append(Scope(max((s.first for s in out if s.first <= i), default=0), i, chain, head=i, after=True, close=trailing[1], quiet=True))
                i = trailing[1]
                continue
        elif strip(norm, TOLD_AS) and i + 3 < len(toks) and toks[i + 1].norm in STANDS and toks[i + 2].norm == "في" and (paper := paper_of(text, toks, names, i + 3)) is not None:
            chain, here = (paper[0],), True
            out.append(Scope(max((s.first for s in out if s.first <= i), default=0), i, chain, head=i, after=True, close=paper[1], quiet=True))
            i = paper[1]
            continue
        elif strip(norm, STANDS) and written(toks, i):
            end = next(k for k in range(i + 3, len(toks)) if toks[k].norm in THAT or toks[k].norm == ":")
            by = next((n for n in names if i + 2 < n.first and n.last <= end and n.kind != "place"), None)
            issued = next((k for k in range(i + 3, min(end, i + 6)) if toks[k].norm == "عن"), i + 1) + 1  # "issued by"
            wrote = by_name(text, by) if by is not None else named(text, toks, names, issued, phrase_end(toks, issued, names))
            if wrote is not None:
                same = by is None and chain and toks[i + 2].norm.startswith("ال")  # "the statement": of whoever spoke before
                chain, here = chain if same else (wrote,), True
                out.append(Scope(end, len(toks), chain, head=i, close=end, quiet=True))
                i = end
                continue
        elif strip(norm, _DECLARING) and text[toks[i].end - 1] != "ى" and any(n.first == i + 1 and n.kind != "place" and not n.clitics for n in names):
            # "after X's declaration of": up to the comma X says so.
            by = next(n for n in names if n.first == i + 1 and n.kind != "place")
            stop = next((k for k in range(by.last, min(len(toks), by.last + 14)) if toks[k].kind == "p" and toks[k].norm not in QUOTES), min(len(toks), by.last + 14))
            out.append(Scope(by.last, stop, (by_name(text, by),), norm.endswith("نفي"), head=i, close=by.last))
            i = by.last
            continue
        elif _passive(text, toks, i, bool(chain)):
            out.append(Scope(i + 1, len(toks), (), hedged=True, head=i, close=i + 1))
        elif strip(norm, PARTICIPLES):
            saying = _participle(text, toks, names, i, chain if here else ())
            if saying:
                chain, here = saying, True
                out.append(Scope(i + 1, len(toks), saying, strip(norm, DENYING) is not None, head=i, close=i + 1))
        elif i and (toks[i - 1].norm in ("عدم", "دون") or (norm == "بين" and bare(toks[i - 1].norm) in WAYS) or (i + 1 < len(toks) and toks[i + 1].norm in (PRONOUNS if norm.removeprefix("و") in THINKS else _NAMELESS)) or (norm == "رصد" and out and out[-1].close == i) or told_of_them(toks, i)):
            i += 1  # "asked not to be named", "did not give his name", "who are thought to be" open no speech
            continue
        elif (strip(norm, _SAYS) and not transports(toks, i)) or (strip(norm, WITH_THAT) and _opens(toks, i, names)):
            trailing = _trailing(text, toks, names, i, chain, past) if _apart(toks, i) else None
            if trailing is not None:
                chain, here = trailing[0], True
                out.append(Scope(max((s.first for s in out if s.first <= i), default=0), i, chain, head=i, after=True, close=trailing[1], quiet=True))
                i = trailing[1]
                continue
            heard, end, relative = _said(text, toks, names, i, chain, past)
            if heard is not None:
                negated = i > 0 and toks[i - 1].norm in _NEVER
                denied = strip(norm, DENY) is not None and not negated
                if not relative:
                    chain, here = heard, True
                out.append(Scope(end, len(toks), heard, denied or (negated and _records(norm)), strip(norm, HEDGE_VERB) is not None or _unconfirmed(toks, i), i, close=end))
                i = max(end, i + 1)
                continue
        elif (told := tells(text, toks, names, i)) is not None:
            chain, here = (told[0],), True
            out.append(Scope(told[1], len(toks), chain, head=i, close=told[1]))
            i = told[1]
            continue
        i += 1
    if not out and (dash := behind_dash(text, toks, names)) is not None:
        out.append(Scope(0, dash[1], (dash[0],), head=dash[1], after=True, close=len(toks), quiet=True))
    return tuple(_trim(out, len(toks)))


def _unconfirmed(toks: Sequence[Token], i: int) -> bool:
    """`أفادت تقارير غير مؤكدة`."""
    return any(toks[k].norm == "غير" and toks[k + 1].norm.startswith("موكد") for k in range(i, min(i + 4, len(toks) - 1)))


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


def chain_at(scopes: Sequence[Scope], i: int) -> Scope | None:
    """The attribution that covers token i: the innermost that leads it, else one that follows it."""
    best = None
    for scope in scopes:
        if scope.first <= i < scope.last and (best is None or (best.after and not scope.after) or scope.first >= best.first):
            best = scope
    return best


def _opens(toks: Sequence[Token], i: int, names: Sequence[Name]) -> bool:
    """Whether "that", a colon or a quotation stands after a verb, at once or after its subject."""
    if among(toks, i) or transports(toks, i):
        return False
    end = phrase_end(toks, i + 1, names, 8)
    stop = next((k for k in range(end, min(len(toks), end + 6)) if toks[k].norm in THAT or toks[k].kind == "p"), end)
    for at in (i + 1, stop):
        if at < len(toks) and (toks[at].norm in THAT or toks[at].norm in (":", '"', "«", "“", "قايلا", "قايله", "مسووليه")):
            return True
    return any(t.norm in ("مسووليه", "المسووليه") for t in toks[i + 1 : i + 12])


def _passive(text: str, toks: Sequence[Token], i: int, followed: bool) -> bool:
    """`يُقال إن`, `أُفيد عن`: said, and nobody is said to say it."""
    norm, after = toks[i].norm, toks[i + 1].norm if i + 1 < len(toks) else ""
    if not (after in THAT or after in ("عن", "بوقوع", "بحدوث")):
        return False
    if strip(norm, PASSIVE):
        return True
    bare_word = strip(norm, MARKED)
    return bare_word is not None and _DAMMA in text[toks[i].start : toks[i].end][: 3 + len(norm) - len(bare_word)]


def _apart(toks: Sequence[Token], i: int) -> bool:
    """Whether a comma or a closed quotation stands right before a verb of saying."""
    return i > 2 and not (i < 7 and toks[0].norm in OPENERS) and toks[i].norm[:1] not in ("و", "ف") and (toks[i - 1].norm in ("،", ",", "»", "”") or toks[i - 1].norm == '"')


def _trailing(
    text: str, toks: Sequence[Token], names: Sequence[Name], i: int, last: tuple[Asserter, ...], past: Sequence[Asserter]
) -> tuple[tuple[Asserter, ...], int] | None:
    """`…، كما قال أ`, `«…»، قال أ`: (chain, index after it); nothing that is said follows."""
    end = phrase_end(toks, i + 1, names)
    stop = end
    norms = [t.norm for t in toks]
    while stop < len(toks) and toks[stop].kind == "w" and stop - end < 6 and toks[stop].norm not in THAT and not forms_at(norms, stop) :
        stop += 1
    if strip(norms[i], DENY | ACCUSE) or (stop < len(toks) and toks[stop].norm not in ("،", ".", "؛", "»", "”", '"')):
        return None
    who = subject(text, toks, names, i + 1, end)
    if who is None or not speaks(toks, names, i + 1, end, who):
        return None
    if who.id is None and (word := pointed(who.words)) is not None:
        return anaphor(word, last, past) or (who,), stop
    outer = recipient(text, toks, names, i + 2, min(len(toks), end + 4))
    return ((outer, who) if outer is not None and outer.start != who.start else (who,)), stop


def _participle(text: str, toks: Sequence[Token], names: Sequence[Name], i: int, here: tuple[Asserter, ...]) -> tuple[Asserter, ...]:
    """`…، مؤكدا أن`: whoever speaks in this sentence, or else its subject."""
    after = toks[i + 1].norm if i + 1 < len(toks) else ""
    two = toks[i + 2].norm if i + 2 < len(toks) else ""
    denies = strip(toks[i].norm, DENYING) is not None
    accuses = strip(toks[i].norm, frozenset({"متهما", "متهمه", "متهمين", "محملا", "محمله"})) is not None
    if i == 0 or toks[i - 1].norm == "غير" or not (denies or accuses or after in THAT or after == ":" or (after in ("الي", "علي", "عن") and (two in THAT or two[:1] != ""))):
        return ()
    if here:
        return here
    told = main_subject(text, toks, names, i)
    return (told,) if told is not None else ()


def _said(
    text: str, toks: Sequence[Token], names: Sequence[Name], i: int, last: tuple[Asserter, ...], past: Sequence[Asserter]
) -> tuple[tuple[Asserter, ...] | None, int, bool]:
    """(chain, index where what is said begins, whether it is said by another than the main voice)."""
    norm = toks[i].norm
    begin = behind_it(toks, i)
    after = toks[begin if begin < len(toks) and toks[begin].norm in THAT else i + 1].norm if i + 1 < len(toks) else ""
    quote = strip(norm, QUOTE)
    end = phrase_end(toks, begin, names)
    who: Asserter | None = None
    inner: Asserter | None = None
    had = had_said(text, toks, names, i)
    if had is not None:
        if quote and after == "عن":
            stop = phrase_end(toks, i + 2, names)
            inner = named(text, toks, names, i + 2, stop)
            return tuple(a for a in (had, inner) if a), stop, True
        return (had,), i + 1, False
    which = next((n for n in names if n.last == i - 1 and n.kind != "place" and toks[i - 1].norm in ("الذي", "التي", "الذين")), None)
    if which is not None and not (quote and after == "عن"):
        return (by_name(text, which),), i + 1, True  # "Xia, which denies"
    left = left_of(text, toks, names, i)
    if left is not None and not (quote and after == "عن"):
        return (left,), i + 1, False
    plural = norm.endswith(("ون", "وا")) and not quote
    led = after[:1] == "ب" and len(after) > 4 and bare(after) not in HEADS and not any(n.first == i + 1 and not n.clitics for n in names)
    silent = norm[:1] == "و" and (after in END_NP or led or toks[min(i + 1, len(toks) - 1)].kind == "n")
    if after in THAT or after in ("فيه", "فيها", ":") or plural or (silent and not (quote and after == "عن")):
        issued = strip(toks[0].norm, ISSUE) is not None and after in ("فيه", "فيها")
        if last and not issued:
            return last, i + 1, False
        told = main_subject(text, toks, names, i)
        return ((told,), i + 1, False) if told is not None else (None, i + 1, False)
    if we_say(norm) and last:
        return last, i + 1, False
    place = {k for n in names if n.kind in ("place", "source") for k in range(n.first, n.last)}
    while end < len(toks) and toks[end].norm == "في":
        # "the reporter of X in Y", "in a statement"
        stop = end + 1
        while stop < len(toks) and (stop in place or toks[stop].norm in ("بيان", "تصريح", "تصريحات", "مؤتمر", "صحفي", "حديث", "تقرير")):
            stop += 1
        if stop == end + 1:
            break
        end = stop
    if strip(norm, ASCRIBED) and end < len(toks) and toks[end].norm == "الي":
        stop = next((k for k in range(end + 1, min(len(toks), end + 9)) if toks[k].norm.removeprefix("ال").startswith("قول")), -1)
        inner = named(text, toks, names, end + 1, stop) if stop > 0 else None
        if inner is not None:
            who = named(text, toks, names, i + 1, end)
            return tuple(a for a in (who, inner) if a), stop + 1, True
    if quote:
        if after == "عن":
            stop = phrase_end(toks, i + 2, names)
            inner = named(text, toks, names, i + 2, stop)
            outer = last or tuple(a for a in (main_subject(text, toks, names, i),) if a)
            return ((*outer, inner) if inner else None), stop, True
        at = next((k for k in range(end, min(len(toks), end + 5)) if toks[k].norm == "عن"), end)
        if at < len(toks) and toks[at].norm == "عن":
            who = named(text, toks, names, i + 1, end)
            stop = phrase_end(toks, at + 1, names)
            inner = named(text, toks, names, at + 1, stop)
            chain = tuple(a for a in (who, inner) if a)
            return (chain or None), stop, True
        return None, i + 1, False
    whom = next((n for n in names if n.first == i + 1 and n.kind == "actor"), None)
    if bare(after) in PAPERS and end < len(toks) and toks[end].norm == "عن" and toks[end - 1].norm.startswith(("صادر", "نشر", "اعد")):
        stop = phrase_end(toks, end + 1, names)
        issuer = named(text, toks, names, end + 1, stop)
        if issuer is not None:
            return (issuer,), stop, False  # "a report issued by X pointed to"
    accuses = strip(norm, ACCUSE) is not None
    if accuses and whom is not None and whom.last < len(toks) and toks[whom.last].norm[:1] == "ب":
        if norm[:1] == "و" and last:
            return last, i + 1, False  # "…, and accused Y of": whoever spoke before
        return (), i + 1, False  # "Y was accused of": by nobody named
    if accuses and norm[:1] == "و" and last and after in _GUNMEN and any(t.norm[:1] == "ب" for t in toks[i + 2 : i + 8]):
        return last, i + 1, False  # "…, and accused gunmen of": whoever spoke before
    at = accused_at(toks, names, i, end) if accuses else told_at(toks, names, i, end)
    if at > 0:
        end = at  # "X accused Y of", "X told Y that": X is not known, Y does not speak
    elif accuses and not any(n.kind == "actor" and i + 1 < n.first and n.last <= end for n in names) and end < len(toks) and toks[end].norm[:1] == "ب" and end - i > 2 and whom is None:
        end -= 1 + (end - i > 4 and not toks[end - 1].norm.startswith("ال"))  # nor where nobody knows either: the last noun is Y
    who = subject(text, toks, names, begin, end)
    if who and (comma := end) + 1 < len(toks) and toks[end].norm == "،" and toks[end + 1].norm not in THAT:
        # "X, the spokesman of Y, said to Z that": the office names whom he speaks for.
        stop = next((k for k in range(end + 1, min(len(toks), end + 14)) if toks[k].norm == "،"), -1)
        office = next((n for n in names if end < n.first and n.last <= stop and n.kind != "place"), None)
        through = next((k for k in range(end + 1, max(stop, 0)) if toks[k].norm == "نقلا" and toks[k + 1].norm == "عن"), -1)
        if through >= 0:
            inner = named(text, toks, names, through + 2, stop)
        elif office is not None and who.id is None and not aside_on(toks, comma):
            who = Asserter(office.id, who.words, who.start, who.end, office.kind == "source")
        if stop > 0:
            end = stop + 1
    elif who and end + 1 < len(toks) and toks[end].norm == "نقلا" and toks[end + 1].norm == "عن":
        stop = phrase_end(toks, end + 2, names)
        inner, end = named(text, toks, names, end + 2, stop), stop
    denies = strip(norm, DENY) is not None
    if denies and who is None and end < len(toks):
        return (last if norm[:1] == "و" else ()), i + 1, False  # denied, by whoever spoke or by nobody named
    if who and not accuses and not denies and not speaks(toks, names, i + 1, end, who):
        told_so = at > 0 or any(t.norm in THAT or t.norm == ":" for t in toks[end : end + 9]) or owns_up(toks, i, end) or declares(toks, i, end)
        if not told_so or strip(norm, RECORD):
            who = None
    if who is None:
        return None, i + 1, False
    if who.id is None and (word := pointed(who.words, toks, who.end)) is not None:
        same = anaphor(word, last, past)
        if same:
            return same, end, False
    spoke_to = norm.removeprefix("و").startswith(("ابلغ", "يبلغ", "تبلغ", "اخبر", "يخبر", "تخبر"))
    through_whom = recipient(text, toks, names, i + 1, min(len(toks), end + 6))
    heard = next((n for n in names if n.kind == "source" and i + 1 < n.first <= end), None) if spoke_to else told_outlet(toks, names, i + 1, end)
    if heard is not None:
        # "X told Y that": the second of two is whom X told.
        who, through_whom = subject(text, toks, names, i + 1, heard.first) or who, by_name(text, heard)
    passed_on = through_whom is not None and through_whom.start != who.start and (through_whom.id is None or through_whom.id != who.id)
    chain = (through_whom, who) if through_whom is not None and passed_on else (who,)
    return ((*chain, inner) if inner is not None else chain), max(end, i + 1), False
