"""Places named after the act that they are the list of: "took six villages. Among them were A, B and C"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ceasefire.claims.asserters import Asserter
from ceasefire.claims.attribution import Stance
from ceasefire.claims.draft import Draft
from ceasefire.claims.found import AREA
from ceasefire.claims.lexicon import plural
from ceasefire.claims.literals import Sieve
from ceasefire.claims.parse import Parsed
from ceasefire.claims.placenames import Where, resolve
from ceasefire.claims.word import Word
from ceasefire.dossier.vocabulary import Vocabulary

_LIST = Sieve(re.compile(r"\bamong(?:st)? (?:them|these|those)\b(?! (?:who|that|killed|wounded|injured|dead|hurt))|^\W*(?:these|those|they) (?:also )?includ(?:e|ed)\b", re.IGNORECASE))
_AREAS = Sieve(re.compile(rf"\b(?:{'|'.join(sorted(plural(w) for w in AREA if w not in {'front', 'line', 'side', 'part', 'country', 'surroundings', 'outskirts'}))}|positions|checkpoints|posts|bases|sites|points|localities)\b", re.IGNORECASE))


def lists(text: str, start: int, end: int) -> bool:
    """Whether a sentence may name those of whom the one before told a number."""
    said = text[start:end]
    letters = said.lower()
    return ("among" in letters or "nclude" in letters) and _LIST.search(said) is not None


def with_listed(p: Parsed, number: int, told: Sequence[Draft], said: Asserter | None, vocabulary: Vocabulary) -> list[Draft]:
    """The acts told so far, with the places that sentence `number` lists of them. said: who speaks there; somebody else's list is
    a claim of its own."""
    drafts = list(told)
    if not lists(p.text, p.sentence.start, p.sentence.end):
        return drafts
    places = tuple(_named(p, vocabulary))
    last = max((d.sentence for d in drafts if d.sentence < number), default=-1)
    if not places or number - last > 1:
        return drafts
    for at, old in enumerate(drafts):
        if old.sentence != last or old.kind == "statement" or not _open(old) or _AREAS.search(p.text, *old.span) is None:
            continue
        if said is None or any((one.id or one.words) == (said.id or said.words) for one in old.stance.chain):
            drafts[at] = msgspec.structs.replace(old, places=places, inherited_place=True)
        else:
            theirs = Stance(chain=(said,), spans={"attributed_to": said.span})
            drafts.append(msgspec.structs.replace(
                old, sentence=number, span=(p.sentence.start, p.sentence.end), stance=theirs, places=places, inherited_place=True, killed=None, injured=None, harm_spans={}))  # fmt: skip
    return drafts


def _open(draft: Draft) -> bool:
    """Whether an act is known to no place finer than a province."""
    return all(w.place.where_prec >= 3 for w in draft.places)


def _named(p: Parsed, vocabulary: Vocabulary) -> list[Where]:
    """The places that a sentence lists: its subject or object, not where somebody is from."""
    out: list[Where] = []
    for i in sorted(p.named):
        mention = p.mention(p.doc[i], "place")
        if mention is not None and _first(p.doc[i]).dep_ in {"nsubj", "nsubjpass", "attr", "dobj", "oprd", "ROOT"}:
            out.append(Where(resolve(mention, vocabulary), (mention.start, mention.end)))
    return out


def _first(token: Word) -> Word:
    """The first of a list that a name stands in."""
    while token.dep_ in {"conj", "appos"} and token.head != token:
        token = token.head
    return token
