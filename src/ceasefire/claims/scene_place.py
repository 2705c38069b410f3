"""Where an act was that names no place, right behind a sentence that sets its scene: "The calm still holds in the town of X. There
was only an exchange of fire"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ceasefire.claims import link
from ceasefire.claims.draft import LETHAL, Draft
from ceasefire.claims.literals import Sieve
from ceasefire.claims.mentions import Mention
from ceasefire.claims.placenames import Where, resolve
from ceasefire.claims.text import Sentence
from ceasefire.dossier.vocabulary import Vocabulary

_IN = re.compile(r"\b(?:in|inside|at|across|throughout|around|edge of|outskirts of)\s+(?:the\s+)?(?:\w+\s+){0,2}?(?:(?:city|town|village|district|camp|neighbou?rhood|province|governorate)\s+of\s+)?$", re.IGNORECASE)
_LEAD = 48
_ELSEWHERE = Sieve(re.compile(r"\b(?:elsewhere|meanwhile|separately|another|other|nearby|neighbou?ring|abroad)\b", re.IGNORECASE))
_SAYS = re.compile(r"^\s*(?:,|said\b|says\b|told\b|announced\b)")


def scene_place(draft: Draft, earlier: Sequence[Draft], before: Sequence[Mention], cut: Sequence[Sentence], text: str, vocabulary: Vocabulary) -> Draft:
    """An act of force with the one place below a province that the sentence before says things are in, where that sentence is of its
    paragraph and tells no act itself. before: the names in it."""
    number = draft.sentence
    if draft.places or draft.elsewhere or draft.nameless_place or draft.act not in LETHAL or draft.kind != "event" or not number:
        return draft
    told = draft.stance
    if told.future or told.conditional or told.denied or told.negated or cut[number - 1].paragraph != cut[number].paragraph:
        return draft
    if any(d.sentence == number - 1 for d in earlier) or _ELSEWHERE.search(text, draft.span[0], draft.span[1]) is not None:
        return draft
    spots = [
        Where(resolve(m, vocabulary), (m.start, m.end)) for m in before
        if m.kind == "place" and _IN.search(text[max(cut[number - 1].start, m.start - _LEAD) : m.start]) and _SAYS.match(text[m.end : m.end + 12]) is None
    ]  # fmt: skip
    one = link.only_place(spots)
    return draft if one is None or len(spots) != 1 else msgspec.structs.replace(draft, places=(one,), inherited_place=True)
