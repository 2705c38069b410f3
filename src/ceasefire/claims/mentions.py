"""Where a text names actors, places and sources: one pass over a dictionary made of a vocabulary.

The longest name that starts first wins, so "US-backed rebels" is whoever bears that name and never
the United States. Nothing here looks at which actor a name stands for: swapping two actors' names
in a text swaps the mentions and changes nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from ceasefire.claims.capitals import capital_places
from ceasefire.claims.directions import shared_nouns
from ceasefire.claims.lexicon import singular
from ceasefire.claims.means import BEFORE_MEANS, OF_FORCE, before_means, without_means
from ceasefire.claims.namesakes import KNOWN_FROM
from ceasefire.claims.nametable import Dictionary, MentionKind, Sense, dictionary
from ceasefire.claims.spelt import spelt_places
from ceasefire.claims.text import Sentence
from ceasefire.claims.tokens import Tokens, phrase_key, tokenise
from ceasefire.claims.unlisted import unlisted_places
from ceasefire.claims.usage import sides_of
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words
from ceasefire.dossier.world import World


class Mention(msgspec.Struct, frozen=True):
    """A name found in a text.

    kind: actor, place or source; ids: what it may stand for, one unless the name is ambiguous;
    start, end: half-open character span of the text; surface: the words there;
    adjective: the adjective of a state, before a word for its forces or offices ("Russian envoy");
    plain: ordinary words for people who are no party ("residents"), which stay in the parsed text;
    users: it means them only where one of these sides speaks; shunned: not where this side speaks (see `usage`).
    """

    kind: MentionKind
    ids: tuple[str, ...]
    start: int
    end: int
    surface: str
    adjective: bool = False
    plain: bool = False
    users: tuple[str, ...] = ()
    shunned: str | None = None

    @property
    def id(self) -> str | None:
        """The one thing it stands for, None when ambiguous or, of a place, in no gazetteer."""
        return self.ids[0] if len(self.ids) == 1 else None


_PREFIX = re.compile(r"(?:[وف]?[بلك]?(?:ال)?|[وف]?لل|[وف]?عال)$")
_ON_THE = re.compile(r"[وف]?ع$")
"""In spoken Arabic "on" is one letter before an article."""
_TEXT_ARTICLE = re.compile(r"\b(?:(?:al|el|as|ash|ad|ar|at|ath|az|an|us)[-‐‑]|(?:al|el) )$", re.IGNORECASE)
# "at Taif" is no "At-Taif": in small letters, before a space, these are English words.
_NO_ARTICLE = re.compile(r"(?:at|as|an|us|es)\s+(?=[A-Z])")
# "US-backed", "regime-held", "Russian-brokered": the word before the hyphen does nothing itself.
_ADJECTIVE = re.compile(
    r"[-‐‑](?:\w+(?:ed|ing)|led|held|run|made|built|born|era|style|wide|free|bound|"
    r"based|linked|loyal|friendly|affiliated|proxy)\b"
)
_AGAINST = re.compile(r"\b(?:anti|pro|non|counter|ex)[-‐‑ ]$", re.IGNORECASE)
_AGAINST_ENDS, _JOINTS = "iıİonrxIONRX", "-‐‑ "
"""Letters that one of these words ends with, and what stands behind it."""
_HYPHENS, _DASHES = "-‐‑", "-‐‑–\n"
"""A look at one character tells of most names that they are half of nothing."""
_PAIR_BEFORE = re.compile(r"\b([A-Z]\w+)[-‐‑–]$")
_PAIR_AFTER = re.compile(r"[-‐‑–]([A-Z]\w+)")
_HALVES = words("franco anglo russo sino indo turko syro greco serbo austro saudi emirati")
# What makes "Russian" the Russian state: its forces and offices, and what it does among states.
_OWN = words(
    """army force troop military government president minister ministry official officer soldier warplane
    plane jet aircraft helicopter artillery tank police envoy delegation diplomat ambassador mediation
    mediator attempt effort proposal offer initiative navy authority strike airstrike shelling
    bombardment attack offensive assault raid bomb bombing drone missile general commander spokesman
    spokeswoman parliament intelligence embassy patrol base guarantee negotiator intervention air
    foreign defence defense prime armed state security special representative invasion incursion
    operation leader senator side-mission side fighter bomber gunboat premier king secretary deputy
    cabinet vessel warship occupation mortar rocket fire consul monitor peacekeeper siege blockade
    demand threat pressure unit position outpost withdrawal pullout ultimatum statement reinforcement counterpart ruler emir sultan
    junta delegate cabinet serviceman troop reservist contingent battalion marine commando paratrooper ranger trooper infantry guardsman accusation allegation claim charge
    assertion denial term condition plan gunner gunship howitzer artilleryman infantryman sniper conscript pilot sergeant colonel major
    lieutenant captain admiral brigadier regiment brigade division squadron destroyer frigate submarine warplane armour armor armoured
    armored column command post trench garrison checkpoint barracks airbase airfield fleet gendarme gendarmerie coastguard coast guard
    interior vice chief counteroffensive counterattack sortie bulldozer carrier shell salvo barrage gunfire veto refusal acceptance
    rejection warning vow promise pledge request call appeal response reply decision order measure sanction embargo consent approval
    road roadmap blueprint draft convoy defender airman sapper
    lawmaker politician mediator ally cadet recruit spy agent warhead policeman policewoman artillerymen infantrymen guardsmen servicemen control hand rule"""
) - {"ally"}
_BROKERED = re.compile(r"[-‐‑](?:brokered|mediated|sponsored|negotiated)\b")
_WORDLIKE = words("us is it who as in an are un so or be am pm")
_APART = re.compile(r"[\s\-'’]+")
def _case_fits(sense: Sense, surface: str, tokens: Tokens, first: int, last: int) -> bool:
    """Whether the letters' case lets these words be that name ("us" is never the USA)."""
    if sense.upper:
        letters = surface.replace(".", "").replace("-", "")
        if not letters.isupper():
            return False
        if tokens.keys[first] in _WORDLIKE and "." not in surface:
            near = [i for i in (first - 1, last + 1) if 0 <= i < len(tokens.keys)]
            words = [tokens.text[tokens.starts[i] : tokens.ends[i]] for i in near]
            shouting = [w.isupper() and len(w) > 1 for w in words if w.isalpha()]
            return not (shouting and all(shouting))
        return True
    if sense.adjective:
        owned = OF_FORCE if sense.force else _OWN
        after = [singular(key) for key in tokens.keys[last + 1 : last + 5]]
        # "Xian and Yian envoys": what is joined owns what follows both.
        own = after[:1] and (after[0] in owned or (after[0] in BEFORE_MEANS and not owned.isdisjoint(after[1:2])) or (after[0] == "and" and not owned.isdisjoint(after[2:])))
        if not own and not _BROKERED.match(tokens.text, tokens.ends[last]):
            return False
    if sense.kind == "source" and sense.capital and " " in surface and surface.isascii():
        return all(w[:1].isupper() for w in surface.split() if len(w) > 3)  # "Xland today" is no channel
    if sense.capital and surface.isascii():
        return surface[:1].isupper() or any(word[:1].isupper() for word in _APART.split(surface))
    return True


def _edges_fit(text: str, start: int, end: int) -> bool:
    """False for half of a hyphened word that says something else than a body's name: "US-backed", "anti-government"."""
    if text[end : end + 1] in _HYPHENS and _BROKERED.match(text, end):
        return True
    if text[end : end + 1] in _HYPHENS and _ADJECTIVE.match(text, end):
        return False
    # Most names stand behind another word than these.
    return not (start > 1 and text[start - 1] in _JOINTS and text[start - 2] in _AGAINST_ENDS and _AGAINST.search(text, max(0, start - 8), start))


def _joint(made: Dictionary, text: str, start: int, end: int, senses: tuple[Sense, ...]) -> bool:
    """Whether a state's name is half of a hyphened pair of states: "US-Saudi warplanes" are neither's alone, "Franco-British" too."""
    if (text[end : end + 1] not in _DASHES and text[start - 1 : start] not in _DASHES) or not any(s.kind == "actor" for s in senses):
        return False
    for found in (_PAIR_BEFORE.search(text, max(0, start - 24), start), _PAIR_AFTER.match(text, end)):
        if found is not None and (found[1].lower() in _HALVES or any(s.adjective or s.id.startswith("state_") for s in made.keys.get(phrase_key(found[1]), ()))):
            return True
    return False


def _narrow(senses: tuple[Sense, ...], side: str | None) -> tuple[str, ...]:
    """The ids a name may stand for; the side of the source decides between several where it can."""
    if len(senses) == 1:
        return (senses[0].id,) if senses[0].id else ()
    ids = tuple(dict.fromkeys([sense.id for sense in senses if sense.id]))
    if len(ids) > 1 and side is not None:
        theirs = tuple(dict.fromkeys(s.id for s in senses if side in s.used_by))
        if len(theirs) == 1:
            return theirs
    return ids


def _forces_of(made: Dictionary, tokens: Tokens, surface: str, end: int, side: str | None) -> tuple[str, ...] | None:
    """Whose forces "Xian drone", "Xian regime warplanes" are: those that the vocabulary knows as "Xian forces"."""
    if not before_means(tokens, end):
        return None
    for noun in ("forces", "army", "troops"):
        senses = made.keys.get(f"{phrase_key(surface)} {noun}")
        ids = _narrow(tuple(s for s in senses if s.kind == "actor"), side) if senses else ()
        if len(ids) == 1:
            return ids
    return None


_Found = list[tuple[int, int, tuple[Sense, ...]]]


def _heard(found: _Found, vocabulary: Vocabulary) -> frozenset[str]:
    """The sides of all whom a text names by a word that anybody may use: they may speak in it."""
    return sides_of((s.id for _, _, senses in found if len(senses) == 1 for s in senses if s.kind != "place" and not s.users), vocabulary)


def _others(sense: Sense, side: str | None, heard: frozenset[str]) -> bool:
    """Whether a word for an actor means others here: no side speaks that calls them so, or their own publishes."""
    return bool((sense.users and side not in sense.users and heard.isdisjoint(sense.users)) or (sense.shunned is not None and sense.shunned == side))


def _bound(senses: tuple[Sense, ...], side: str | None) -> tuple[tuple[str, ...], str | None]:
    """(sides of which one must speak, side that must not) where whoever publishes does not settle it."""
    one = senses[0]
    return () if side in one.users else one.users, one.shunned


def _with_world(found: _Found, tokens: Tokens, vocabulary: Vocabulary) -> _Found:
    """Also the towns of the world, where the vocabulary's gazetteer has them, and places that only the
    text itself says to be one."""
    world = vocabulary.gazetteer
    result = list(found)
    if isinstance(world, World):
        taken = [
            (start, end) for start, end, senses in found
            if not _also_spelt(world, tokens.text[start:end], senses) and not _ends_a_town(tokens, world, start, end)
        ]
        anchors = [
            world.entries[s.id] for start, end, senses in found for s in senses
            if s.kind == "place" and s.id in world.entries
            and (len(senses) == 1 or _LOCATED.search(tokens.text, max(0, start - 14), start))
        ]  # fmt: skip
        held = {(start, end): at for at, (start, end, _) in enumerate(found)}
        whole = set(taken)
        states = frozenset(
            s.id.removeprefix("state_").upper() for start, end, senses in found for s in senses
            if s.kind == "actor" and s.id.startswith("state_") and (start, end) in whole and tokens.text[start:end].split()[-1].lower() in _SEATED
        )  # fmt: skip
        named_states = frozenset(s.id.removeprefix("state_").upper() for _, _, senses in found for s in senses if s.kind == "actor" and s.id.startswith("state_"))
        lands = {start: s.id for start, _, senses in found for s in senses if s.kind == "place" and len(s.id) == 2}
        for one in spelt_places(tokens, world, taken, anchors, states, named_states, lands):
            senses = tuple(Sense("place", place) for place in one.ids)
            same = held.get((one.start, one.end))
            if same is None:
                result.append((one.start, one.end, senses))
            elif one.told or any(s.kind == "place" for s in found[same][2]):
                result[same] = (one.start, one.end, senses)
            else:
                result[same] = (one.start, one.end, (*found[same][2], *senses))
        result += [(start, end, tuple(Sense("place", i) for i in ids)) for start, end, ids in capital_places(tokens, world)]
    named = [(start, end) for start, end, _ in result]
    places = [(start, end) for start, end, senses in result if senses[0].kind == "place" and (len(senses) == 1 or all(s.kind == "place" for s in senses))]
    result += [(start, end, _UNLISTED) for start, end in unlisted_places(tokens, named, places)]
    return result


def _ends_a_town(tokens: Tokens, world: World, start: int, end: int) -> bool:
    """Whether a name is the end of a longer one that is a town's: "Port Xland"."""
    at = tokens.index_from(start)
    if not at or tokens.text[tokens.ends[at - 1] : start] not in {" ", "-"} or not tokens.text[tokens.starts[at - 1]].isupper():
        return False
    return world.spelt(phrase_key(tokens.text[tokens.starts[at - 1] : end])) is not None


def _also_spelt(world: World, surface: str, senses: tuple[Sense, ...]) -> bool:
    """Whether a name that was found may also be a town's: a seat of government, a province's name."""
    found = world.spelt(phrase_key(surface))
    if found is None or any(s.upper or s.kind == "source" or s.adjective for s in senses):
        return False
    if any((one := world.entries.get(s.id)) is not None and (one.where_prec < 3 or one.kind == "country") for s in senses if s.kind == "place"):
        return False
    if any(s.kind == "place" for s in senses):
        # A province and its seat: the seat is meant where nothing says "province".
        units = {s.id for s in senses if s.kind == "place"}
        return any(world.people(place) >= KNOWN_FROM or (world.entries[place].where_prec < 3 and not units.isdisjoint(world.entries[place].admin)) for place in found.places)
    return True


_SEATED = words("government authorities parliament president premier minister ministry police")
"""What of a state is at home: its soldiers may be anywhere."""
_UNLISTED = (Sense("place", ""),)
_LOCATED = re.compile(r"(?:\bin|\bacross|\bthroughout|\b(?:north|south|east|west)\w*|\bcentral|,) (?:the )?$", re.IGNORECASE)


def _hits(tokens: Tokens, made: Dictionary, only: MentionKind | None) -> _Found:
    """Where names stand and what each may mean, by place in the text, longer ones first."""
    hits = made.automaton.find_matches_as_indexes(tokens.joined, overlapping=True)
    found: _Found = []
    if not hits:
        return found
    text, offsets = tokens.text, tokens.offsets()
    for pattern, at, until in hits:
        at += made.lead[pattern]
        first = bisect_right(offsets, at) - 1
        last = bisect_right(offsets, until - 2, first) - 1
        inside = at - offsets[first]
        if inside and not _PREFIX.match(ahead := tokens.keys[first][:inside]) and not (_ON_THE.match(ahead) and tokens.joined.startswith("ال", at)):
            continue
        start, end = tokens.starts[first], tokens.ends[last]
        if text[end - 1] == "." and text[start:end].count(".") == 1:
            end -= 1
        surface = text[start:end]
        senses: tuple[Sense, ...] = ()
        body = False
        for sense in made.senses[pattern]:
            if (only is None or only == sense.kind) and _case_fits(sense, surface, tokens, first, last):
                senses += (sense,)
                body = body or sense.kind != "place"
        if len(senses) > 1 and any(sense.upper for sense in senses):
            senses = tuple(sense for sense in senses if sense.upper)
            body = any(sense.kind != "place" for sense in senses)
        if senses and not (body and (not _edges_fit(text, start, end) or _joint(made, text, start, end, senses))):
            found.append((start + (0 if not inside else min(inside, end - start - 1)), end, senses))
    return found


class _Last:
    """What was found last: a text is asked about several times, for one side and another."""

    def __init__(self, tokens: Tokens | None = None, made: Dictionary | None = None) -> None:
        self.tokens, self.made = tokens, made
        self.found: dict[tuple[MentionKind | None, bool], _Found] = {}
        self.told: dict[tuple[str | None, MentionKind | None, bool], tuple[Mention, ...]] = {}


_LAST = [_Last()]


def _found_in(last: _Last, tokens: Tokens, made: Dictionary, only: MentionKind | None, listed: bool) -> _Found:
    known = last.found.get((only, listed))
    if known is None:
        if listed or only not in (None, "place"):
            known = _hits(tokens, made, only)
            if len(known) > 1:
                known.sort(key=lambda item: (item[0], -item[1]))
        else:
            known = _with_world(_found_in(last, tokens, made, only, True), tokens, made.vocabulary)
            known += shared_nouns(tokens.text, made, known)
            known.sort(key=lambda item: (item[0], -item[1]))
        last.found[only, listed] = known
    return known


def find_mentions(
    tokens: Tokens, vocabulary: Vocabulary, side: str | None = None, only: MentionKind | None = None, listed: bool = False
) -> tuple[Mention, ...]:
    """As `mentions`, over tokens that are at hand. only: look for names of that kind alone, so that a
    place inside an actor's name is found too; listed: only the vocabulary's own names."""
    made, last = dictionary(vocabulary), _LAST[0]
    if last.tokens is not tokens or last.made is not made:
        last = _LAST[0] = _Last(tokens, made)
    known = last.told.get((side, only, listed))
    if known is None:
        known = last.told[side, only, listed] = _told(tokens.text, _found_in(last, tokens, made, only, listed), tokens, made, side)
    return known


def _told(text: str, found: _Found, tokens: Tokens, made: Dictionary, side: str | None) -> tuple[Mention, ...]:
    result: list[Mention] = []
    covered = -1
    heard: frozenset[str] | None = None
    for start, end, senses in found:
        if start < covered:
            continue
        if end - start == 3 and text[start:end] == "KIA" and text[max(0, start - 2) : start - 1].isdigit():
            continue  # "2 KIA": killed in action
        if senses[0].users or senses[0].shunned or (len(senses) > 1 and any(s.users or s.shunned for s in senses)):
            heard = _heard(found, made.vocabulary) if heard is None else heard
            senses = tuple(s for s in senses if not _others(s, side, heard))
            if not senses:
                continue
        covered = end
        plain = senses[0].plain if len(senses) == 1 else all(sense.plain for sense in senses)
        for mine in (senses,) if len(senses) == 1 else _by_kind(senses):
            kind, adjective = mine[0].kind, mine[0].adjective
            begin, until = start, end
            ids = _narrow(mine, side)
            if kind == "actor":
                if not adjective and (owner := without_means(text[start:end])):
                    # "Xian warplanes": whose they are, and the means left to be read.
                    until, adjective = start + owner, True
                if len(ids) == 1 and (own := _forces_of(made, tokens, text[start:end], end, side)) is not None:
                    ids, adjective = own, True
            elif kind == "place":
                begin = _place_from(text, start)
            result.append(Mention(kind, ids, begin, until, text[begin:until], adjective, plain, *_bound(mine, side)))
    return tuple(result)


def _by_kind(senses: tuple[Sense, ...]) -> list[tuple[Sense, ...]]:
    kinds = dict.fromkeys([sense.kind for sense in senses])
    return [senses] if len(kinds) == 1 else [tuple([sense for sense in senses if sense.kind == kind]) for kind in kinds]


def _place_from(text: str, start: int) -> int:
    """Where a place's name begins that was found at `start`: with the article before it, without a small word at its start."""
    before = text[start - 1 : start]
    if (before == " " and text[max(0, start - 3) : start - 1].lower() in {"al", "el"}) or before in _HYPHENS:
        article = _TEXT_ARTICLE.search(text, max(0, start - 4), start)
        if article is not None:
            return article.start()
    small = _NO_ARTICLE.match(text, start) if text[start : start + 1].islower() else None
    return start if small is None else small.end()


def mentions(text: str, vocabulary: Vocabulary, side: str | None = None) -> tuple[Mention, ...]:
    """All names in a text, in order, not overlapping.

    A name that is both an actor's and a place's (a state) gives one mention of each kind over the
    same span. side: of the source, used only where several actors bear one name.
    """
    return find_mentions(tokenise(text), vocabulary, side)


def inside(found: Sequence[Mention], one: Sentence) -> tuple[Mention, ...]:
    """Those that lie in one sentence. found: in order."""
    return each_inside(found, (one,))[0]


def each_inside(found: Sequence[Mention], cut: Sequence[Sentence]) -> list[tuple[Mention, ...]]:
    """Those that lie in each sentence. found: in order."""
    if not found:
        return [()] * len(cut)
    starts = [m.start for m in found]
    return [tuple([m for m in found[bisect_left(starts, one.start) : bisect_left(starts, one.end)] if m.end <= one.end]) for one in cut]
