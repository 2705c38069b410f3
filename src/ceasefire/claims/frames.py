"""Who speaks a whole sentence, by the words at its edges: "Governor: ...", "... - governor", "By X's account,".

Such edges break a parse, so they are cut off before it. Names count as one word each, whoever they are of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ceasefire.claims import stance_words as w
from ceasefire.claims.asserters import Asserter, trimmed
from ceasefire.claims.lexicon import lexicon, singular
from ceasefire.claims.mentions import Mention
from ceasefire.claims.people import FORCE, PEOPLE
from ceasefire.claims.text import Sentence, Span
from ceasefire.dossier.wordlist import words

_WORD = r"(?:(?:Brig|Gen|Maj|Col|Lt|Capt|Sgt|Adm|Cmdr|Dr|Mr|Mrs|Ms|Prof|Gov|Sen|St)\.|[\w'’.\-]*[\w'’])"
_NOUNS = rf"{_WORD}(?: {_WORD}){{0,8}}"
_GAP = r"(?: [-–—] ?|, ?[-–—] ?| ?[–—] ?)"
# Each finds the speaker ("who") at the start or end of a sentence; all of its match is cut off.
_HEADS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:(?P<via>(?i:via|source|per|as per|rt|confirmed by|reported by)|Nn(?= @)) )?@?(?P<who>{_NOUNS}) ?: (?=[\"“‘'«\w])",
        rf"(?i:via|per|as per) (?P<who>{_NOUNS})(?:, | ?[-–—] )",
        rf"(?i:breaking|urgent|update|just in|flash|alert|new) ?[\[(](?P<who>{_NOUNS})[\])] ?[:–—-] ",
        rf"(?i:hearing|heard|told|word|reports?) (?i:from|by) (?P<who>{_NOUNS}) (?:is |are )?that ",
        rf"(?:By|In|On|Going by|Judging by|From) (?P<who>{_NOUNS})(?:['’]s?) (?:own )?(?:{_WORD} )?(?:account|reckoning|count|tally|telling|retelling|version|words|estimate|narrative|testimony)(?: of (?:the )?\w+)?, ",
        rf"(?:In|By|On|From) the (?:words|telling|account|version|estimate|testimony) of (?P<who>{_NOUNS}), ",
        rf"As (?P<who>{_NOUNS}?) (?:(?:has|had|have) )?(?:said|reported|noted|confirmed|announced|stated|claimed|explained|acknowledged|reports|notes|says)(?: (?:(?:on|in|to) [^,:;.]{{1,40}}|\w+))?, ",
        rf"To hear (?P<who>{_NOUNS}?) (?:tell|describe) it, ",
        rf"As (?P<who>{_NOUNS}?) (?:(?:has|had|have|would) )?(?:put|puts|tell|tells|told|has|have|had|saw|sees|describe|describes|described|remembers|recalls|recounts) it, ",
    )
)  # fmt: skip
_TAILS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_GAP}(?P<who>{_NOUNS}?)(?: (?:says?|said|reports?|claims?))?[.!]?$",
        rf"[\"”]? ?: (?P<who>{_NOUNS})[.!]?$",
        rf"[.,]? ?\((?:(?i:source|via|per|photo|reported by):? )?(?P<who>{_NOUNS})\)[.!]?$",
        rf",? (?:[-–—] )?(?i:via|per|source:|h/t) @?(?P<who>{_NOUNS})[.!]?$",
        rf", (?:in|by|on|to judge by) the (?:words|telling|account|version|estimate|testimony|reckoning) of (?P<who>{_NOUNS})[.!]?$",
        rf"{_GAP}(?:or )?(?:so|thus) (?:says?|said) (?P<who>{_NOUNS})[.!]?$",
        rf", (?:by|in|on|from) (?P<who>{_NOUNS})(?:['’]s?) (?:own )?(?:account|reckoning|count|tally|telling|version|words|estimate|testimony)[.!]?$",
    )
)  # fmt: skip
_DASHES = (" –", " —", "– ", "— ")
_BRACKETS = tuple(f"){mark}{end}" for mark in ("", ".", "!") for end in ("", "\n"))
_OPENING = re.compile(r"As |To hear |(?:[Hh]earing|[Hh]eard|[Tt]old|[Ww]ord|[Rr]eports?) (?:from|by) ")
"""What opens a text in which somebody may speak."""
_TELLING = re.compile(r"\b(?:[Vv]ia|[Pp]er)\b|(?:account|reckoning|count|tally|telling|version|words|estimate|testimony|narrative)\b")
_WORDS = ("via", "Via", "per", "Per", "count", "reckoning", "tally", "telling", "version", "words", "estimate", "testimony", "narrative")
"""Letters of which one stands in whatever that finds."""
_TOPIC = words(
    """breaking update updated watch photo photos video live urgent exclusive analysis opinion latest note alert news correction warning
    security access protection health shelter education displacement background context politics economy humanitarian nutrition logistics
    reminder thread summary result results question map infographic factbox timeline explainer feature interview"""
)
_FIELDS = words("health security education information protection")
"""Topics that an office may be for: "- health ministry"."""
_BODY = words("government opposition parliament regime junta coalition alliance movement party faction resistance insurgency")
"""Bodies that speak at the edge of a sentence, whoever they belong to."""
_OFFICE = words("defence defense interior foreign health information monitor monitors report reports force forces army military police")
_SAID = words("said says say told tells wrote writes added adds stated announced reported claimed insisted warned posted tweeted quoted")
_PREFIX = re.compile(r"^(?:al|el|ad|an|as|ash|ar|at|az)-")
_LEAD = re.compile(r"(?:(?:the|an?|its|their|our|one|local|senior|two|several) )+", re.IGNORECASE)


class Frame(msgspec.Struct, frozen=True):
    """sentence: without the speaker at its edge; who: that speaker, None where no edge names one;
    on: what follows in the same paragraph is that speaker's too ("X: ...")."""

    sentence: Sentence
    who: Asserter | None = None
    on: bool = False


def framed(text: str, one: Sentence, named: Sequence[Mention]) -> Frame:
    """A sentence and who speaks at its edge. named: the names in it."""
    if not _maybe(text, one.start, one.end):
        return Frame(one)
    bare = as_words(text, one, named)
    for number, pattern in enumerate(_HEADS):
        found = pattern.match(bare)
        if found and (who := speaker_in(text, one.start, found.span("who"), bare, named) or _passed_on(text, one.start, found)) is not None:
            left = one.start + found.end()
            if left + 12 < one.end:
                return Frame(Sentence(left, one.end, one.paragraph, one.quoted), who, number < 2)
    for pattern in _TAILS:
        found = pattern.search(bare)
        colon = found is not None and found[0].lstrip('"” ').startswith(":")
        if found and (who := speaker_in(text, one.start, found.span("who"), bare, named, colon)) is not None:
            right = one.start + found.start()
            if right - 12 > one.start and not _named_here(text, named, right, who):
                return Frame(Sentence(one.start, right, one.paragraph, one.quoted), who)
    return Frame(one)


def _maybe(text: str, start: int, end: int) -> bool:
    """Whether somebody may speak at an edge: a cheap look before the costly ones."""
    body = text[start:end]
    if ": " in body or " -" in body or (not body.isascii() and any(map(body.__contains__, _DASHES))) or body.endswith(_BRACKETS) or (not start and _OPENING.match(body)):
        return True
    return any(map(body.__contains__, _WORDS)) and _TELLING.search(text, start, end) is not None


def _passed_on(text: str, start: int, found: re.Match[str]) -> Asserter | None:
    """ "Via @Outlet: ...": whoever a post says it passes on, known or not."""
    if not found.groupdict().get("via"):
        return None
    shown, where = trimmed(text, (start + found.start("who"), start + found.end("who")))
    return Asserter(None, shown, where, rule="passed on")


def as_words(text: str, one: Sentence, named: Sequence[Mention]) -> str:
    """The sentence with each name as one word of its own length."""
    parts = list(text[one.start : one.end].replace("\n", " "))
    for mention in named:
        if not mention.plain:
            start, end = mention.start - one.start, mention.end - one.start
            parts[start:end] = "N" + "n" * (end - start - 1)
    return "".join(parts)


def _named_here(text: str, named: Sequence[Mention], at: int, who: Asserter) -> bool:
    """ "the Observatory (SOHR)": a name in brackets right after a name is its short form."""
    if any(at - 1 <= m.end <= at + 1 and (m.kind == "source" or (m.kind == "actor" and who.id in m.ids)) for m in named):
        return True
    capitals = [word[0] for word in re.split(r"[\s-]+", text[max(0, at - 90) : at]) if word[:1].isupper()]
    return who.words.isupper() and "".join(capitals[-len(who.words) :]) == who.words


def speaker_in(text: str, start: int, span: Span, bare: str, named: Sequence[Mention], last: bool = False) -> Asserter | None:
    """Who the words of a span name as speaking; None when they are nobody: a topic, a place, a headline.
    last: they stand behind the colon at the end of a headline, where one name alone is who says it."""
    said = bare[span[0] : span[1]]
    lead = _LEAD.match(said)
    plain = said[lead.end() :] if lead else said
    parts = [part.strip("'’.") for part in plain.split()]
    lows = [part.lower() for part in parts]
    if not parts or len(parts) > 8 or (lows[0] in _TOPIC and not (lows[0] in _FIELDS and lows[-1] in w.SPEAKER and lows[-1] not in _TOPIC)) or any(one in w.HARMED or one in _SAID for one in lows):
        return None
    if any(one in lexicon().forms and singular(one) not in PEOPLE and one not in w.SPEAKER and one not in _OFFICE for one in lows):
        return None
    inside = [m for m in named if start + span[0] <= m.start and m.end <= start + span[1] and not m.plain]
    places = {(m.start, m.end) for m in inside if m.kind == "place"}
    sources = [m for m in inside if m.kind == "source"]
    actors = [m for m in inside if m.kind == "actor" and (m.start, m.end) not in places]
    head = next((i for i, word in enumerate(lows) if word in {"of", "for", "in", "at", "from", "on", "near", "with", "via"}), len(lows)) - 1
    if head < 0:
        return None
    if lows[head] in _TOPIC:
        return None  # "Humanitarian update: ..."
    at_head = _ends_at(inside, start + span[0] + _end_of(said, plain, parts, head))
    title = next((i for i in range(head - 1, -1, -1) if lows[i] in w.SPEAKER or singular(lows[i]) in PEOPLE), head)
    entitled = title < head and all(_PREFIX.sub("", part)[:1].isupper() for part in parts[title + 1 : head + 1])  # "Mayor N. Surname"
    person = entitled or lows[head] in _BODY or (one := singular(lows[head])) in PEOPLE or one in w.SPEAKER or one in FORCE or lows[head] in w.SPEAKER or lows[head] == "news"
    key: str | None = None
    if at_head is not None and (at_head in sources or at_head in actors):
        key = at_head.id
    elif sources and person:
        key = sources[-1].id
    elif len(actors) == 1 and not person and re.fullmatch(r"Nn*(?:'s|’s|') [A-Z][\w.-]+(?: [A-Z][\w.-]+)?", plain):
        key = actors[0].id  # "X's Surname: ...": one of X
    elif at_head is not None or not person:
        # "Town: ..." is what is spoken of; a name that nobody knows speaks only in brackets' capitals.
        if not (at_head is None and len(parts) == 1 and len(parts[0]) > 2 and (parts[0].isupper() or (last and parts[0][:1].isupper()))):
            return None
    elif actors and lows[head] not in w.OUTLET and singular(lows[head]) not in PEOPLE - FORCE | w.LAY:
        key = actors[-1].id
    where = (start + span[0], start + span[1])
    shown, where = trimmed(text, where)
    return Asserter(key, shown, where, rule="named at the edge of the sentence", outlet=any(m.id == key for m in sources))


def _end_of(said: str, plain: str, parts: list[str], head: int) -> int:
    """Offset in `said` of the end of the head word."""
    at = len(said) - len(plain)
    for number, part in enumerate(plain.split()):
        at = said.index(part, at) + len(part)
        if number == head:
            return at - (len(part) - len(part.rstrip("'’.")))
    return at


def _ends_at(inside: Sequence[Mention], at: int) -> Mention | None:
    """The name that ends where the head does, a source before an actor before a place."""
    order = {"source": 0, "actor": 1, "place": 2}
    found = sorted((m for m in inside if m.end == at), key=lambda m: order[m.kind])
    return found[0] if found else None
