"""Whose communiqué a text is: `بيان صادر عن أ:`, `غرفة عمليات أ - بيان رقم ٤`, `وزارة الدفاع في أ: …`.

Whoever issues a text asserts all that no other is said to say, and what his own units do in it is his doing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from ceasefire.claims.arabic.asserter import QUOTES, Asserter, by_name, finite, named, phrase_end, strip
from ceasefire.claims.arabic.asserters import Scope
from ceasefire.claims.arabic.datewords import WEEKDAYS
from ceasefire.claims.arabic.lexicon import forms_at
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.party import Parties, Party
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.speakers import own_forces
from ceasefire.claims.arabic.speechwords import SPEECH, THAT
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.dossier.act import acts
from ceasefire.dossier.wordlist import words

Span = tuple[int, int]
Words = Callable[[Span], tuple[Sequence[Token], Sequence[Name]]]
_PAPERS = frozenset(fold(w) for w in words("بيان بلاغ تصريح تعميم نداء إعلان"))
_OF_PAPERS = frozenset(fold(w) for w in words("عسكري صحفي صحافي رسمي هام عاجل رقم جديد ميداني مشترك توضيحي"))
_ISSUED = frozenset(fold(w) for w in words("صادر صادرة صدر"))
_OFFICES = frozenset(fold(w) for w in words("وزارة قيادة رئاسة هيئة أركان القيادة العامة مكتب الإعلام المكتب الإعلامي الحربي"))
_DASHES = frozenset({"-", "–", "—", "|"})
_MAYBE = re.compile("بيان|بلاغ|صادر|صدر|تصريح|تعميم|نداء|إعلان|:")
_HEAD = 240
"""Characters within which a word for a paper, or a colon, has to stand."""
_BEGIN = 4
"""Sentences within which a communiqué says whose it is: a verse or a date may stand before."""


def issuer(cut: Sequence[Span], words_of: Words, text: str) -> tuple[Asserter, int] | None:
    """(whoever issues a text, character from which on he speaks), None where it is nobody's communiqué."""
    if not cut or not _MAYBE.search(text, cut[0][0], cut[0][0] + _HEAD):
        return None
    heads = cut[:_BEGIN]
    for n, one in enumerate(heads):
        toks, names = words_of(one)
        found = _issued(text, toks, names) or _headed(text, toks, names) or (_led(text, toks, names, cut[n + 1 :], words_of))
        if found is not None:
            return found
        if any(finite(toks, k) or strip(t.norm, SPEECH) for k, t in enumerate(toks)):
            return None  # the text has begun
    return None


def _issued(text: str, toks: Sequence[Token], names: Sequence[Name]) -> tuple[Asserter, int] | None:
    """`بيان صادر عن أ:`, `صدر عن أ:`, `بلاغ من أ:`."""
    at = next((k for k in range(min(5, len(toks))) if toks[k].norm in _ISSUED), -1)
    if at >= 0 and at + 2 < len(toks) and toks[at + 1].norm == "عن":
        first = at + 2
    elif toks and toks[0].norm in _PAPERS:
        at = next((k for k in range(1, min(4, len(toks))) if toks[k].norm in ("من", "عن")), -1)
        first = at + 1
    else:
        return None
    if at < 0 or not all(toks[k].norm in _PAPERS | _OF_PAPERS or toks[k].kind in ("p", "n") for k in range(at)):
        return None
    return _whose(text, toks, names, first)


def _headed(text: str, toks: Sequence[Token], names: Sequence[Name]) -> tuple[Asserter, int] | None:
    """`أ - بيان رقم ٤`, `بيان أ`: a heading of a name and a paper, and nothing else."""
    name = next((n for n in names if n.kind != "place" and not n.adjective and not n.people), None)
    if name is None or len(toks) > 16 or not any(t.norm in _PAPERS for t in toks):
        return None
    outside = [t for k, t in enumerate(toks) if not name.first <= k < name.last and t.kind == "w"]
    if all(t.norm in _PAPERS | _OF_PAPERS | _OFFICES or t.norm in ("عن", "من") for t in outside):
        return by_name(text, name), toks[-1].end
    return None


def _whose(text: str, toks: Sequence[Token], names: Sequence[Name], first: int) -> tuple[Asserter, int] | None:
    end = phrase_end(toks, first, names)
    while end < len(toks) and toks[end].norm == "في" and any(n.first == end + 1 for n in names):
        end = next(n.last for n in names if n.first == end + 1)
    closed = end >= len(toks) or toks[end].norm in (":", ".") or toks[end].norm in _DASHES or (toks[end].norm in QUOTES and end + 1 < len(toks) and toks[end + 1].norm == ":")
    who = _of_office(text, toks, names, first, end) or named(text, toks, names, first, end)
    return (who, toks[min(end, len(toks) - 1)].end) if closed and who is not None else None


def _of_office(text: str, toks: Sequence[Token], names: Sequence[Name], first: int, last: int) -> Asserter | None:
    """`وزارة الدفاع في أ`, `قيادة جيش أ`: the office of a state or of a party is it."""
    name = next((n for n in names if n.kind == "actor" and first <= n.first and n.last <= last and not n.people), None)
    if name is None or (name.first > first and not {bare(rest) for _, rest in word_forms(toks[first].norm)} & _OFFICES):
        return None
    return by_name(text, name)


def _led(text: str, toks: Sequence[Token], names: Sequence[Name], others: Sequence[Span], words_of: Words) -> tuple[Asserter, int] | None:
    """`أ: …` before a text that says "we"."""
    colon = next((k for k in range(1, min(12, len(toks))) if toks[k].norm == ":"), -1)
    if colon < 0 or any(strip(toks[k].norm, SPEECH) or finite(toks, k) or toks[k].norm in THAT or toks[k].norm == "،" for k in range(colon) if not any(n.first <= k < n.last for n in names)):
        return None
    who = _of_office(text, toks, names, 0, colon)
    if who is None or not who.armed:
        return None
    spoken = [toks[colon + 1 :], *(words_of(one)[0] for one in others)]
    return (who, toks[colon].end) if any(we(t, k) for t in spoken for k in range(len(t))) else None


def we(toks: Sequence[Token], k: int) -> bool:
    """`قواتنا`, `قصفنا`, `ونطالب`."""
    norm = toks[k].norm
    if toks[k].kind != "w":
        return False
    if own_forces(norm) and any(rest.endswith("نا") for _, rest in word_forms(norm)):
        return True
    body = norm.removeprefix("و")
    said = body.startswith("ن") and "ي" + body[1:] in SPEECH
    return said or any(form.gender == "w" for form, _ in forms_at([norm], 0))


_NOBODYS = frozenset(fold(w) for w in words("مجهول مجهولة مجهولون مجهولين"))
_UNKNOWN = _NOBODYS | frozenset(fold(w) for w in words("مسلحون مسلحين"))


def spoken_by(who: tuple[Asserter, int] | None, scopes: Sequence[Scope], toks: Sequence[Token], names: Sequence[Name]) -> tuple[Scope, ...]:
    """The attributions of a sentence of a communiqué: what none of them covers is its issuer's; but what gunmen did whom
    it does not name, in a sentence with nobody else and no "we", may be added by whoever passed the text on."""
    if who is None or not toks:
        return tuple(scopes)
    if any(t.norm in _UNKNOWN for t in toks) and not any(n.kind == "actor" for n in names) and not any(we(toks, k) for k in range(len(toks))):
        return tuple(scopes)
    first = next((k for k, t in enumerate(toks) if t.start >= who[1]), len(toks))
    # The office before the colon is whoever issues the text.
    scopes = [msgspec.structs.replace(s, chain=(who[0],)) if not s.head and not s.after and s.close and toks[s.close - 1].end == who[1] else s for s in scopes]
    if first >= len(toks) or any(s.first <= first and s.last >= len(toks) and not s.after for s in scopes):
        return tuple(scopes)
    return (Scope(first, len(toks), (who[0],)), *scopes)


_UNITS = frozenset(fold(w) for w in words(
    """مجاهدون مجاهدين مقاتلون مقاتلين أبطال مدفعية مدفعيات سلاح فوج أفواج رماة قناصة سرايا سرية كتيبة كتائب وحدة وحدات فرقة لواء ألوية قوات قوة طيران مفرزة مفارز ثوار راجمات دفاعات طائرات مسيرات"""
))  # fmt: skip


def own_unit(scene: Scene, anchor: Anchor, who: Parties, issued: Asserter | None, scope: Scope | None = None) -> Party | None:
    """`قصف فوج المدفعية`, `استهدف المجاهدون` in a communiqué: a unit that belongs to nobody else is the issuer's; and
    `قال جيش أ إن سلاح الجو قصف`: it is the army's that speaks."""
    if issued is None and scope is not None and scope.chain and not scope.after and not scope.denied and scope.chain[-1].armed:
        issued = scope.chain[-1]
    if issued is None or issued.id is None or acts()[anchor.act].group == "political" or anchor.passive or (anchor.tense == "noun" and anchor.light < 0) or anchor.role in ("suffer", "fall", "exist", "foil"):
        return None
    verb = anchor.light if anchor.light >= 0 else anchor.last - 1
    at = verb + 1
    if verb > 1 and scene.norms[verb][:1] != "و" and (that := next((k for k in range(verb - 1, max(-1, verb - 5), -1) if scene.norms[k] in THAT), -1)) >= 0 and that + 1 < verb:
        at = that + 1
    if at >= len(scene.norms) or at >= len(scene.toks) or scene.toks[at].kind != "w" or bare(scene.norms[at]) not in _UNITS or any(n.first <= at < n.last for n in scene.names):
        return None
    if any(n.kind == "actor" and at < n.first <= at + 2 for n in scene.names) or not _NOBODYS.isdisjoint(scene.norms[at + 1 : at + 2]):
        return None
    behind = scene.norms[at + 1] if at + 1 < len(scene.norms) else ""
    known = scene.norms[at].startswith("ال") or (behind.startswith("ال") and behind not in WEEKDAYS and behind != "اليوم")
    if not known or any(n.startswith(("مجهول", "المجهول")) for n in scene.norms[at + 1 : at + 3]):
        return None  # "unknown aircraft shelled"
    if who.doer is not None and who.doer.id is not None and who.doer.start > scene.toks[verb].start:
        return None
    return Party(issued.id, scene.text[scene.toks[at].start : scene.toks[at].end], scene.toks[at].start, scene.toks[at].end)
