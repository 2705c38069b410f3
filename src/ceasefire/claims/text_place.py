"""Where acts were that a text tells without a place: the one place that it is about, "the town", "there"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from ceasefire.claims import link
from ceasefire.claims.draft import LETHAL, STATEMENTS, Draft
from ceasefire.claims.lexicon import singular
from ceasefire.claims.mentions import Mention
from ceasefire.claims.parse import Parsed
from ceasefire.claims.placenames import Where, resolve
from ceasefire.claims.roles import low
from ceasefire.claims.speaker_place import neighbours_places, told_places
from ceasefire.claims.text import Sentence
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words

_ANY = LETHAL | {"siege_or_blockade", "offensive_halted"}
_CARE = words("hospital clinic")
_NEAR = 2
"""Sentences after the place's name within which other acts than those of force take it over."""


def with_place(drafts: list[Draft], found: Sequence[Mention], cut: Sequence[Sentence], text: str, vocabulary: Vocabulary) -> list[Draft]:
    """Acts told without a place happened at the one place the text is about, if it names only one: acts of force
    wherever they are told, other events in the sentences right after its name."""
    drafts = _where_it_spread(_of_their_place(drafts, found, cut, text, vocabulary), text)
    starts = [sentence.start for sentence in cut]
    # In a sentence that tells acts, what is none of their places is another's: of who speaks, who came, what lies near.
    telling = {d.sentence for d in drafts}
    taken = {w.span[0] for d in drafts for w in d.places}
    spots = [
        Where(resolve(m, vocabulary), (m.start, m.end))
        for m in found if m.kind == "place" and (m.start in taken or bisect_right(starts, m.start) - 1 not in telling)
    ]  # fmt: skip
    struck = {w.span[0] for d in drafts if d.act in LETHAL for w in d.places}
    spots = [w for w in spots if w.span[0] in struck or _CARE.isdisjoint(w.place.name.lower().split())]  # where the wounded were taken is not where they were hit
    one = link.only_place(spots)
    if one is None or _several_struck(drafts, one):
        return drafts
    told = sorted(bisect_right(starts, w.span[0]) - 1 for w in spots if (w.place.id, w.place.name) == (one.place.id, one.place.name))
    # Where it is named at all for the first time: what was told before, but for a headline, was not there.
    named = bisect_right(starts, min(m.start for m in found if m.kind == "place" and (m.start == one.span[0] or m.surface == one.place.name or (one.place.id is not None and one.place.id in m.ids)))) - 1
    told_there = {d.act for d in drafts if any((w.place.id, w.place.name) == (one.place.id, one.place.name) for w in d.places)}
    return [
        msgspec.structs.replace(d, places=(one,), inherited_place=True)
        if not (d.places and d.act in told_there) and (not d.sentence or named <= d.sentence) and (not d.places or _only_country(d, one)) and not d.elsewhere and not link.counted(d) and not d.stance.future and not _denied_beside(d, one) and (d.act in _ANY or (d.kind != "statement" and not d.nameless_place and any(0 < d.sentence - n <= _NEAR for n in told))) else d
        for d in drafts
    ]  # fmt: skip


def _denied_beside(draft: Draft, one: Where) -> bool:
    """ "denied that it had fired on the town and said rockets had landed in X": X is where the rest of its sentence was."""
    return draft.stance.denied and draft.span[0] <= one.span[0] < draft.span[1]


def _several_struck(drafts: Sequence[Draft], one: Where) -> bool:
    """Whether acts of force were at several places that do not hold each other: a text of many places, whose others are too wide or
    too vague to be the one it is about."""
    struck = {(w.place.id or w.place.name): w.place for d in drafts if d.act in LETHAL and not d.inherited_place for w in d.places if w.place.where_prec < 6}
    mine = one.place.id or one.place.name
    around = {mine, *one.place.admin}
    return any(key not in around and mine not in place.admin for key, place in struck.items())


_SPREAD = re.compile(r"\s+(?:(?:has|have|had|then|soon|later|also)\s+)*(?:spread|spilled|moved|shifted|extended)\b", re.IGNORECASE)


def _where_it_spread(drafts: list[Draft], text: str) -> list[Draft]:
    """ "the clashes spread to X. Rebels attacked posts": where the fight has moved, in the sentence right after."""
    result: list[Draft] = []
    for draft in drafts:
        last = next((d for d in reversed(result) if d.sentence < draft.sentence), None)
        moved = last is not None and draft.sentence - last.sentence == 1 and last.places and _SPREAD.match(text, last.word[1]) is not None
        if moved and last is not None and not (draft.places or draft.elsewhere or draft.nameless_place or draft.stance.future or draft.kind == "statement"):
            draft = msgspec.structs.replace(draft, places=last.places, inherited_place=True)
        result.append(draft)
    return result


_LEAVING = frozenset({"evacuation", "weapons_handover", "settlement_of_status"})
_ARMED = words("gunmen fighters rebels militants insurgents guerrillas militiamen combatants mutineers")
_OF_A_PLACE = re.compile(r"(\w+) (?:(?:who|that|are|were|holed up|trapped|besieged|encircled|entrenched|surrounded) ){0,3}(?:in|inside) (?:the )?$")


def _of_their_place(drafts: list[Draft], found: Sequence[Mention], cut: Sequence[Sentence], text: str, vocabulary: Vocabulary) -> list[Draft]:
    """ "the gunmen in X ... More than 50 gunmen left": who leaves, or hands over arms, did so where the text said that they are."""
    if not any(d.act in _LEAVING and not d.places for d in drafts):
        return drafts
    starts = [sentence.start for sentence in cut]
    homes: list[tuple[str, int, Where]] = []
    for m in found:
        said = _OF_A_PLACE.search(text[max(0, m.start - 60) : m.start]) if m.kind == "place" else None
        if said is not None and said[1].lower() in _ARMED:
            homes.append((singular(said[1]), bisect_right(starts, m.start) - 1, Where(resolve(m, vocabulary), (m.start, m.end))))
    return [_at_home(d, homes) for d in drafts] if homes else drafts


def _at_home(draft: Draft, homes: Sequence[tuple[str, int, Where]]) -> Draft:
    if draft.act not in _LEAVING or draft.places or draft.elsewhere or draft.stance.future or draft.doer is None:
        return draft
    who = {singular(word) for word in draft.doer.surface.split()}
    mine = [where for noun, at, where in homes if at < draft.sentence and noun in who]
    if len({w.place.id or w.place.name for w in mine}) != 1 or mine[0].place.ambiguous:
        return draft
    return msgspec.structs.replace(draft, places=(mine[0],), inherited_place=True)


def _only_country(draft: Draft, one: Where) -> bool:
    """Whether an act is only said to be in the country that the text's one place lies in."""
    return all(w.place.where_prec >= 6 and w.place.id in one.place.admin for w in draft.places)


_THE_PLACE = frozenset({"town", "city", "village", "camp", "district", "neighbourhood", "neighborhood", "port", "quarter", "suburb"})


_ONWARDS = frozenset({"for", "to", "towards", "toward", "on", "after", "before", "during", "at", "with", "as", "since", "from"})
"""Prepositions after a place that say nothing of which place it is."""


_MOSTLY = frozenset({"mostly", "mainly", "largely", "predominantly", "majority", "overwhelmingly"})


def same_place(p: Parsed, draft: Draft) -> bool:
    """ "fled the city", "above the town": the place told before, where the act's own words say so."""
    if _THE_PLACE.isdisjoint(p.said):
        return False
    top = p.doc[draft.found.root]
    for token in top.subtree:
        if low(token) in _THE_PLACE and token.dep_ in {"dobj", "pobj", "nsubj", "nsubjpass", "poss"}:
            mine = [low(c) for c in token.children]
            whose = not _MOSTLY.isdisjoint(mine)  # "the mostly Xian town": whoever lives there
            other = any(
                (c.dep_ in {"compound", "amod"} and not whose and low(c) != "same") or (c.dep_ in {"relcl", "appos", "acl"} and low(c) != "same")
                or (c.dep_ == "prep" and low(c) not in _ONWARDS) for c in token.children
            )  # fmt: skip
            if ("the" in mine or "this" in mine) and not other:
                return True
    return False


def nameless_place(p: Parsed, draft: Draft) -> bool:
    """ "fled a border town": somewhere that the text does not name."""
    return not draft.places and not _THE_PLACE.isdisjoint(p.said) and any(low(token) in _THE_PLACE and token.dep_ in {"dobj", "pobj", "nsubj", "nsubjpass"} for token in p.doc[draft.found.root].subtree)


def other_place(p: Parsed, draft: Draft) -> bool:
    """ "in a nearby village", "in the provincial capital": somewhere else than what was named."""
    if draft.places:
        return False
    if not _BARE.isdisjoint(p.said) and any(low(token) in _BARE and token.dep_ == "pobj" and all(low(c) in {"the", "a"} for c in token.children) for token in p.doc[draft.found.root].subtree):
        return True
    return not _SOMEWHERE.isdisjoint(p.said) and any(
        low(token) in _SOMEWHERE and token.dep_ in {"dobj", "pobj"} and any(low(c) in _OTHER for c in token.children) for token in p.doc[draft.found.root].subtree
    )


_BARE = words("coast sea fence border frontier desert waters")
"""Where something may be that has no name: "off the coast", "at the border"."""
_SOMEWHERE = _THE_PLACE | {"capital", "area", "settlement", "market", "governorate", "province", "region", "neighborhood", "street", "locality"}
_OTHER = words("nearby neighbouring neighboring another other second third adjacent provincial regional state different separate")


def just_told(toll: Draft, earlier: Sequence[Draft]) -> Draft:
    """ "At least 100 people died": told with no act and no place, they died where the act told just before was."""
    last = next((d for d in reversed(earlier) if d.kind == "event"), None)
    if toll.places or last is None or toll.sentence - last.sentence > 1 or last.act not in LETHAL or len(last.places) != 1 or link.counted(toll):
        return toll
    return msgspec.structs.replace(toll, places=last.places, inherited_place=True)


def pointed_at(p: Parsed, draft: Draft, earlier: Sequence[Draft], previous: Sequence[Mention], vocabulary: Vocabulary) -> Draft:
    """An act with the place that its words point back to ("the town", "there"), else with where the neighbours, doctors or
    witnesses are who tell it. previous: the names in the sentence before."""
    back = not draft.places and draft.act not in _NO_PLACE and same_place(p, draft)
    nameless, elsewhere = not back and nameless_place(p, draft), other_place(p, draft)
    if (nameless, elsewhere) != (draft.nameless_place, draft.elsewhere):
        draft = msgspec.structs.replace(draft, nameless_place=nameless, elsewhere=elsewhere)
    if "there" in p.said or back:
        said = back or any(low(t) == "there" and t.dep_ == "advmod" and (t.head.i in {draft.found.token, draft.found.root} or not t.head.tag_.startswith("VB")) for t in (*p.doc[draft.found.token].subtree, *p.doc[draft.found.root].children))
        mine = [m for m in (*neighbours_places(p), *told_places(p)) if m.end <= draft.word[0] and _of_a_town(p, m, vocabulary)]
        camp = back and "camp" in p.said
        if not draft.places and said and mine and not camp:
            return msgspec.structs.replace(draft, places=(Where(resolve(mine[-1], vocabulary), (mine[-1].start, mine[-1].end)),), inherited_place=True)
        spots = [Where(resolve(m, vocabulary), (m.start, m.end)) for m in previous if m.kind == "place"]
        draft = there(draft, said, earlier, spots, camp)
    if draft.places or draft.elsewhere or draft.nameless_place or draft.kind == "statement" or not draft.stance.chain:
        return draft
    home = {(m.start, m.end): m for m in neighbours_places(p)}
    if len(home) != 1:
        return draft
    return msgspec.structs.replace(draft, places=tuple(Where(resolve(m, vocabulary), span) for span, m in home.items()), inherited_place=True)


_NO_PLACE = STATEMENTS - words("demand_or_ultimatum threat")
"""Statements that are about no place."""


def _of_a_town(p: Parsed, mention: Mention, vocabulary: Vocabulary) -> bool:
    """Whether a name is that of a place below a province, and of no power that bears it too ("Moscow")."""
    actor = any(m.kind == "actor" and m.start == mention.start for same in p.named.values() for m in same)
    return not actor and resolve(mention, vocabulary).where_prec < 3


def there(draft: Draft, said: bool, earlier: Sequence[Draft], previous: Sequence[Where], camp: bool = False) -> Draft:
    """ "fought there": the one place of the act told before, else of the sentence before. camp: the words are "the camp"."""
    if not said or draft.places:
        return draft
    old = next((d for d in reversed(earlier) if d.places and draft.sentence - d.sentence <= 2), None)
    if camp and (camps := [d for d in earlier if len(d.places) == 1 and "camp" in d.places[0].place.name.lower()]):
        old = camps[-1]
    spots = old.places if old is not None else tuple(previous)
    if len(spots) != 1:
        return draft
    return msgspec.structs.replace(draft, places=spots, inherited_place=True)
