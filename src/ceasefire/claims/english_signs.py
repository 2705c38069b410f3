"""Where an English sentence shows that somebody speaks, read from its words alone: for acts that no rule over its
tree could bind to a speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ceasefire.claims import stance_words as w
from ceasefire.claims.asserters import COUNTED
from ceasefire.claims.frames import as_words
from ceasefire.claims.lexicon import singular
from ceasefire.claims.mentions import Mention
from ceasefire.claims.people import PEOPLE
from ceasefire.claims.relays import reason_word
from ceasefire.claims.signs import Borders, Sign, Span
from ceasefire.claims.text import Sentence
from ceasefire.dossier.wordlist import words

_HEARD = words("answered answer answers replied countered retorted recalled remembered remember remembers recollect recollects swore shouted whispered")
_VERBS = (w.SAY | w.BELIEVE | _HEARD) - words("according read reads show shows showed add rule ruled rules signal signals point points find finds found held tweet post quote brief alert describe detail broadcast")
"""What says when a phrase stands before it and a clause or nothing at all behind it."""
_PLAIN = words(
    """say says said saying claim claims claimed claiming allege alleges alleged alleging insist insists insisted insisting believe believes believed
    maintain maintains maintained assert asserts asserted contend contends contended reckon reckons reckoned complain complains complained add adds added adding
    tweet tweets tweeted write writes wrote writing recall recalls recalled"""
)
"""Verbs behind which what is said may follow without "that"."""
_TOLD = words("tell tells told telling inform informed informs")
_CITES = words("citing quoting cites quotes cited quoted")
_SPEAKS_OF = words("speak speaks spoke speaking talked talking complain complains complained tell tells told testify testified")
_PIECES = words(
    """report reports statement statements account accounts claim claims allegation allegations accusation accusations rumour rumours rumor rumors
    testimony testimonies word news version story message post tweet communique communiqué bulletin dispatch item interview letter list entry
    entries log record records press-release video posts tweets notes complaint complaints charge charges words remarks comment comments line lines email e-mail"""
)
"""Nouns for what somebody says."""
_EVIDENT = words("reportedly allegedly purportedly supposedly")
_NOT_OF = words("two three four five six several many few no more other first second third new")
_WORDS = re.compile(r"[\w'’.-]*[\w'’]")
_CUT = re.compile(r"[,;:()\"“”«»–—]|\b(?:and|but|that|while|whereas|when|after|before|as|because|if|although|though|whether|then|where|since|once|until)\b|(?<= )-(?= )", re.IGNORECASE)
_UNDER = words("after before when once since because if although though until as hours days minutes")
_STRONG = re.compile(r"; |, (?:while|whereas|but|though|although|yet)\b|, and (?!that\b)| (?:while|whereas) | [–—] ", re.IGNORECASE)
_LOOSE = words("also later then further had has have would will now again only still even once first himself herself itself themselves both all recently initially")
_PREPOSED = words("in on at from for by to with under near of")
_ARTICLES = words("the a an its their his her")
_BE = words("was were is are been be being 's 're isn't wasn't")
_NO = words("not never nobody none neither nor cannot without didn't doesn't don't hasn't haven't hadn't couldn't wouldn't no")
_RELATIVE = words("who which that what whom")
_SELF = words("i we")
PRONOUNS = words("he she it they")
_AFTER_TAIL = re.compile(
    r"\s*(?:(?:(?:on|in|to|at|late|early|earlier|later|today|yesterday|by|via|during|from|through|over|afterwards|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|it|so|this|again|quietly)\b[^,;:]{0,60})?(?=[,.;!?\"”]|$))"
)
_ACCORDING = re.compile(r"\b(?P<sign>according to|as (?:reported|told|recounted|described|quoted|cited|related|noted) (?:by|to)|in the (?:words|telling|account|view) of|by the (?:account|reckoning|count|telling) of|on the word of|based on (?:accounts?|reports?|information|testimon(?:y|ies)) (?:from|by|of))\s+", re.IGNORECASE)
_BELIEVED = re.compile(r"\bif (?P<who>(?:(?:Dr|Gen|Col|Mr|Mrs|Ms|Prof|[A-Z])\. |[^,;:.]){2,50}?)(?:, (?:who|which) [^;:.]{2,70}?,)? (?:is|are) (?P<sign>to be (?:believed|trusted))\b", re.IGNORECASE)
_PER = re.compile(r"(?P<sign>\b[Pp]er|\b[Vv]ia|[Ss]ource:)\s+")
_PUT = re.compile(r"\bas (?P<who>[^,;:]{2,70}?) (?P<verb>\w+)(?: it)?(?=[,.;]|$)", re.IGNORECASE)
_NO_SPEAKER = _VERBS | _NOT_OF | words("in on of from at by a an the its their among")
_CITED = re.compile(r"\s+(?:(?:the|its|their|an?)\s+)?(\w+)")
_SAYING = _VERBS | _SPEAKS_OF | _CITES
_PUTS = _VERBS | words("put puts has had saw sees tells told describes described remembers tell describe")

_ANY = _VERBS | _TOLD | _CITES | _SPEAKS_OF | _PIECES | _EVIDENT | w.VERSION | words("according believed trusted reported told recounted word view per via source as")
_LETTERS = re.compile(r"[a-z'’-]+")


def may_speak(text: str, one: Sentence) -> bool:
    """Whether a sentence can hold a sign: a look that costs little."""
    said = text[one.start : one.end].lower()
    return ":" in said or not _ANY.isdisjoint(_LETTERS.findall(said))


class Heard:
    """The signs of one sentence. text: the report's; one: the sentence; named: the names in it."""

    def __init__(self, text: str, one: Sentence, named: Sequence[Mention]) -> None:
        self.text, self.one = text, one
        self.bare = as_words(text, one, named)
        self.tokens = [(m.start(), m.end(), m[0].lower().replace("’", "'")) for m in _WORDS.finditer(self.bare)]
        self.signs = sorted({*self._verbs(), *self._nouns(), *self._whole(), *self._colon()}, key=lambda s: (s.start, s.end))
        self.borders = Borders(
            tuple(one.start + m.start() for m in _STRONG.finditer(self.bare)), tuple(one.start + m.start() for m in re.finditer(r",", self.bare))
        )

    def _at(self, kind: str, start: int, end: int, who: Span | None) -> Sign:
        base = self.one.start
        return Sign(kind, base + start, base + end, None if who is None else (base + who[0], base + who[1]))  # type: ignore[arg-type]

    def _verbs(self) -> list[Sign]:
        out: list[Sign] = []
        for k, (start, end, word) in enumerate(self.tokens):
            told, cites = word in _TOLD, word in _CITES
            if not (word in _VERBS or told or cites or word in _SPEAKS_OF):
                continue
            before = [t[2] for t in self.tokens[max(0, k - 3) : k]]
            if before and (before[-1].endswith(("'s", "s'")) or before[-1] in _NO or before[-1] in {"to", "the", "a", "an", "its", "their", "this", "could", "can", "may", "might", "should"} or any(b in _NO for b in before)):
                continue
            who, chunk = self._before(start)
            passive = bool(before) and (before[-1] in _BE or before[-1].endswith("n't"))
            if cites:
                after = self._after(end)
                if after is not None and (cited := _CITED.match(self.bare, end)) is not None and reason_word(cited[1].lower()):
                    continue  # "citing the protection of civilians": why, and nobody who speaks
                out += [self._at("whole", start, end, after)] if after is not None and not passive else []
                continue
            if (chunk and (chunk[0] in _SELF or _mute(chunk))) or (who is None and word in _PIECES):
                continue
            rest = self.bare[end:]
            following = [t[2] for t in self.tokens[k + 1 : k + 12]]
            if told:
                following = following[following.index("that") :] if "that" in following[:8] else following
            content = self._content(word, rest, following)
            subordinate = bool(chunk) and (chunk[0] in _UNDER or chunk[0] in _RELATIVE or self._led(start, who))
            if content:
                if passive and not (chunk[:1] == ["it"] or (chunk and singular(chunk[0]) in _PIECES)):
                    continue
                out.append(self._at("near" if subordinate or word.endswith("ing") else "lead", start, end, None if passive else who))
            elif not passive and who is not None and not subordinate and self._opens_tail(start, who) and (_AFTER_TAIL.match(rest) or told) and word not in _SPEAKS_OF - _TOLD:
                out.append(self._at("tail", who[0], end, who))
            elif not passive and (back := self._inverted(start, end)) is not None:
                out.append(self._at("tail", start, end, back))
        return out

    def _content(self, word: str, rest: str, following: list[str]) -> bool:
        """Whether what is said follows a verb of saying."""
        if re.match(r"\s*(?:[,:]\s*)?[\"“«]", rest) or re.match(r"\s*[^,;:.]{0,60}:\s", rest):
            return True
        if following[:1] == ["that"] or ("that" in following[:8] and not re.match(r"[^,]*[.;]", rest[: max(0, rest.find(" that "))]) and word in _VERBS | _TOLD):
            return True
        if word in _SPEAKS_OF:
            return bool({"of", "about"} & set(following[:3]))
        return word in _PLAIN and re.match(r" (?!to |for |on |in |at |by |with |so\b|it[,.]|this|nothing|as |from )\w", rest) is not None

    def _before(self, at: int) -> tuple[Span | None, list[str]]:
        """The phrase that ends right before a verb, and its words; over a comma where a name follows its office."""
        stop = len(self.bare[:at].rstrip())
        first = self._border(stop)
        if not self.bare[first:stop].strip(" ,") and self.bare[:stop].endswith(","):
            stop -= 1
            last = self._border(stop)
            first = self._border(last - 1) if last > 1 and self.bare[last - 1] == "," else last
        inside = [t for t in self.tokens if first <= t[0] and t[1] <= stop]
        while inside and (inside[-1][2] in _LOOSE or inside[-1][2].endswith("ly")):
            inside.pop()
        while inside and inside[0][2] in _LOOSE | words("and but so yet"):
            inside.pop(0)
        if inside and inside[0][2] in _PREPOSED:
            own = next((k for k in range(len(inside) - 1, 1, -1) if inside[k][2] in _ARTICLES), len(inside))
            inside = inside[own:]  # "in Baku the ministry said"
        chunk = [t[2] for t in inside]
        if not inside or len(chunk) > 12 or chunk[0] in _RELATIVE or _mute(chunk) or (len(chunk) == 1 and chunk[0] in _BE):
            return None, chunk
        return (inside[0][0], inside[-1][1]), chunk

    def _border(self, stop: int) -> int:
        return max((m.end() for m in _CUT.finditer(self.bare, 0, max(0, stop))), default=0)

    def _led(self, at: int, who: Span | None) -> bool:
        """Whether "after", "when" or a relative word leads the clause that a verb of saying stands in."""
        first = who[0] if who is not None else at
        last = self.bare[:first].rstrip().split(" ")[-1].lower().strip(",")
        return last in _UNDER or last in _RELATIVE - {"that"}

    def _opens_tail(self, at: int, who: Span) -> bool:
        """Whether a phrase with its verb stands apart, behind a comma or a quotation."""
        before = self.bare[: who[0]].rstrip()
        return before.endswith((",", '"', "”", "»", "–", "—")) and at > who[0]

    def _inverted(self, start: int, end: int) -> Span | None:
        """ "...," said a doctor": who stands behind a verb that stands apart."""
        if not self.bare[:start].rstrip().endswith((",", '"', "”", "»")):
            return None
        return self._after(end)

    def _after(self, at: int) -> Span | None:
        """The phrase right behind `at`."""
        found = re.match(r"\s+((?:(?!\b(?:that|who|which|said|says|as|for|when|after|on|in|with|to|by|from|at|against|into|over|during)\b)[\w'’.-]+ ?){1,9})", self.bare[at:])
        if found is None or not found[1].strip(" ."):
            return None
        start = at + found.start(1)
        return start, start + len(found[1].rstrip(" ."))

    def _nouns(self) -> list[Sign]:
        """ "Word came from X that", "X's claim of", "reports of": a noun for what is said, and what it is about."""
        out: list[Sign] = []
        for k, (start, end, word) in enumerate(self.tokens):
            if word in _EVIDENT:
                out.append(self._at("near", start, end, None))
            if word not in _PIECES or any(t[2] in _NO for t in self.tokens[max(0, k - 3) : k]):
                continue
            found = re.match(r"(?:(?:\w+ ){0,3}(?:from|by|of) (?P<who>[^,;:.]{2,60}?))?(?: (?:who|which|saying|says|said|suggesting|suggests?|suggested|speaks?|spoke|tells?|came|emerged|spread|circulated|is|are|was|were))? (?:that|of)\b(?! (?:a|the) (?:day|week|month|year))", self.bare[end:].lstrip())
            if found is None:
                continue
            gap = len(self.bare[end:]) - len(self.bare[end:].lstrip())
            who = (end + gap + found.start("who"), end + gap + found.end("who")) if found["who"] and not found["who"].startswith("that") else self._owner(k)
            out.append(self._at("near", start, end + gap + found.end(), who))
        return out

    def _owner(self, k: int) -> Span | None:
        """ "X's account": whose a noun is."""
        if k and self.tokens[k - 1][2].endswith(("'s", "s'")):
            first = self._border(self.tokens[k][0])
            inside = [t for t in self.tokens[:k] if t[0] >= first]
            end = inside[-1][1] - (1 if inside[-1][2].endswith("s'") else 2) if inside else 0
            return (inside[0][0], end) if inside and len(inside) < 8 else None
        return None

    def _whole(self) -> list[Sign]:
        out: list[Sign] = []
        for found in _ACCORDING.finditer(self.bare):
            who = self._after(found.end() - 1)
            if who is not None and not _mute(self.bare[slice(*who)].lower().split()):
                out.append(self._at("whole", *found.span("sign"), who))
        for found in _PER.finditer(self.bare):
            if found.start() == 0 or self.bare[: found.start()].rstrip()[-1:] in {",", "(", "–", "—", "."}:
                who = self._after(found.end() - 1)
                out += [self._at("whole", *found.span("sign"), who)] if who is not None else []
        out += [self._at("whole", *found.span("sign"), found.span("who")) for found in _BELIEVED.finditer(self.bare)]
        for found in _PUT.finditer(self.bare):
            who_words = found["who"].lower().split()
            if found["verb"].lower() in _PUTS and 0 < len(who_words) <= 8 and not _NO & set(who_words) and self._speaker_in(found["who"]):
                out.append(self._at("whole", found.start(), found.end(), found.span("who")))
        return out

    def _speaker_in(self, phrase: str) -> bool:
        parts = phrase.lower().split()
        return bool(parts) and (parts[0] in PRONOUNS or any(p in w.SPEAKER or singular(p) in PEOPLE or p.startswith("nn") for p in parts) or phrase[:1].isupper() or parts[0] in {"the", "one", "a", "an"})

    def _colon(self) -> list[Sign]:
        """What stands before a colon speaks what stands behind it, where it is a name, an office or holds a word of saying."""
        found = re.search(r"(?<!\d):\s", self.bare)
        if found is None:
            return []
        lead = self.bare[: found.start()]
        inside = [t for t in self.tokens if t[1] <= found.start()]
        lows = [t[2] for t in inside]
        if not inside or len(lows) > 24:
            return []
        says = next((k for k in range(len(lows) - 1, -1, -1) if lows[k] in _SAYING), -1)
        piece = next((k for k in range(len(lows) - 1, -1, -1) if lows[k] in _PIECES or lows[k] in w.VERSION), -1)
        if says < 0 and piece < 0:
            if len(lows) > 6 or not (lows[-1] in w.SPEAKER or singular(lows[-1]) in PEOPLE):
                return []
            return [self._at("colon", 0, found.end(), (inside[0][0], inside[-1][1]))]
        if piece < 0 and (says == 0 or lows[0] == "to"):
            return []  # "Answer: ...", "To explain: ...": nobody stands there
        who = self._before(inside[says][0])[0] if says >= 0 else None
        if who is None and piece >= 0:
            who = self._owner(piece)
        if who is None:
            who = self._person(lead)
        return [self._at("colon", who[0] if who else inside[max(says, piece)][0], found.end(), who)]

    def _person(self, lead: str) -> Span | None:
        """The first phrase that can speak in the words before a colon."""
        for part in re.finditer(r"[^,;:]+", lead):
            inside = [t for t in self.tokens if part.start() <= t[0] and t[1] <= part.end()]
            head = next((k for k, t in enumerate(inside) if t[2] in w.SPEAKER or singular(t[2]) in PEOPLE or self.bare[t[0] : t[0] + 2] == "Nn"), -1)
            if head >= 0:
                first = head
                while first and inside[first - 1][2] not in _NO_SPEAKER:
                    first -= 1
                return inside[first][0], inside[head][1]
        return None


def _mute(phrase: list[str]) -> bool:
    """Whether a phrase is a deal or a timetable, which says nothing of what happened."""
    return phrase[-1] in COUNTED or phrase[-1] in w.MUTE or singular(phrase[-1]) in w.MUTE or w.nobodys(phrase)
