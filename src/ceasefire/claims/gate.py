"""Which sentences are worth parsing: a look at their words against the lexicon, nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, reduce
from itertools import chain, pairwise
from operator import or_

import msgspec

from ceasefire.claims.asked import CONTEXT, as_bits
from ceasefire.claims.lexicon import Entry, inflect, lexicon, plural, singular
from ceasefire.claims.memo import of_spelling
from ceasefire.claims.person_words import person_nouns
from ceasefire.claims.plain_news import STRONG
from ceasefire.dossier.wordlist import words

HARM = frozenset(
    form
    for base in ("kill", "wound", "injure", "hurt", "die", "perish", "martyr", "maim")
    for form in inflect(base)
) | words("dead death deaths casualties casualty fatalities injuries toll lives slain losses losing loss victims victim harmed succumbed bodies lost assassinated")


class _Need(msgspec.Struct, frozen=True):
    """What else a sentence must hold for one entry: any of `words` (none: no such need), one of each of
    `groups`, all of `before`, somebody named (`party`) or, with `war`, a word of force, a place that may stand in for
    the words (`place`)."""

    words: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    party: bool = False
    war: bool = False
    place: bool = False
    groups: tuple[frozenset[str], ...] = ()


_NOT = words("no not neither nor nothing nobody none noone without hardly scarcely cannot hasn't haven't isn't aren't wasn't weren't don't doesn't didn't can't hasnt havent isnt arent wasnt werent dont doesnt didnt cant")
_PERSONS = words("him her them us me himself themselves one two three four five six seven eight nine ten eleven twelve dozen dozens several many hundreds thousands scores")


@lru_cache(maxsize=16_384)
def _spellings(noun: str) -> tuple[str, ...]:
    return (noun, noun.replace("-", ""), *plural(noun).split("-"), *noun.split("-"))


@lru_cache(maxsize=1024)  # many entries share their classes of words
def _spelt(nouns: frozenset[str]) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(_spellings, nouns)))


def _groups(entry: Entry) -> tuple[frozenset[str], ...]:
    """Words of which the sentence must hold one of each kind: cheaper to ask here than of the parse."""
    kinds = [_spelt(some) for some in (entry.subj, entry.pobj, entry.none_of, entry.after, entry.prt) if some]
    if entry.none_of:
        kinds.append(_NOT)
    if entry.obj_person:
        kinds.append(_people())
    return tuple(kinds)


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    return _spelt(person_nouns()) | _PERSONS | {"army"}


@lru_cache(maxsize=1)
def _needs() -> dict[str, tuple[_Need, ...]]:
    table: dict[str, dict[_Need, None]] = {}
    for entry in lexicon().entries.values():
        named = bool(entry.need) and set(entry.need) <= {"party", "two_parties", "war"}
        war = "war" in entry.need
        context = CONTEXT[entry.with_] if entry.with_ else frozenset()
        wanted = _spelt(entry.obj | entry.subj | entry.pobj | entry.none_of)
        phrase = frozenset(p.split()[-1] for p in entry.prt_phrase) | frozenset((*entry.after, *entry.advmod))
        need = _Need(wanted | phrase, frozenset(), context, named, war, entry.place_obj or entry.place_subj, _groups(entry))
        for base in entry.verb:
            for form in (*inflect(base), *(noun for noun, verb in lexicon().deeds.items() if verb == base)):
                table.setdefault(form.replace("-", " ").split()[0], {})[need] = None
        for noun in entry.noun:
            parts = noun.replace("-", " ").split()
            for form in (parts[-1], plural(parts[-1])):
                table.setdefault(form, {})[_Need(frozenset(), frozenset(parts[:-1]), context, named, war)] = None
    return {form: tuple(needs) for form, needs in table.items()}


# Words that make a text one about force, truces or their consequences. In a text with none of them
# only a sentence that names a party or a place can say an act.
WAR = words(
    """army armies troop troops soldier soldiers militia militias militant militants rebel rebels gunman gunmen fighter fighters
    insurgent insurgents terrorist terrorists combatant combatants guerrilla guerrillas guerilla guerillas mercenary mercenaries
    warplane warplanes airstrike airstrikes raid raids helicopter helicopters drone drones uav uavs artillery
    mortar mortars rocket rockets missile missiles shell shells shelled shelling bomb bombs bombed bombing
    bombings bombardment bombarded ied ieds mine mines landmine landmines explosive explosives explosion
    explosions gunfire sniper snipers shot shots shooting clash clashes clashed fighting fought war armed
    military weapons weapon ammunition ceasefire truce truces armistice hostilities hostage hostages
    captive captives siege besieged blockade regime gang gangs peacekeeper peacekeepers observers monitors
    killed kill kills killing dead wounded casualties martyred martyrs martyr massacre refugees displaced
    displacement humanitarian aid convoy convoys evacuated evacuation corridor checkpoint checkpoints
    frontline offensive assault assassinated assassination kidnapped abducted detained arrested arrests executed
    shelters fled civilians civilian invasion occupation withdrawal disengagement violation
    violations forces force incursion ambush ambushed storm stormed grad tanks tank jets sorties fire
    gunmen prisoners detainees looted fired ultimatum surrender surrendered
    grenade grenades gunship gunships mortared napalm shrapnel warhead warheads
    attacked attackers struck strikes bombers bomber settlement taswiya reconciliation arrest abduction abductions kidnapping kidnappings
    ransacked torched pillaged plundered looting slaughtered massacred massacres junta jihadist jihadists paramilitary paramilitaries
    commandos encircled overran recaptured retook gunboat gunboats warship warships howitzer howitzers marksman marksmen rpg rpgs fpv
    quadcopter quadcopters curfew militiamen militiaman hostages ceasefires trenches separatist separatists extremist extremists insurgency rebellion mutiny
    maoist maoists islamist islamists warlord warlords mutineer mutineers infantry infantryman infantrymen paratrooper paratroopers
    behead beheaded beheading tortured torture raped abduct kidnap lynched commander commanders"""
) - {"fire", "storm", "settlement", "mine", "force", "attackers", "mines"}


_AIR = frozenset({"air", "aerial"})
_BLOWS = words("strike attack attacks")
"""Words of peace too, unless what they are told of comes from the air."""


@lru_cache(maxsize=1)
def _triggers() -> frozenset[str]:
    return frozenset(_needs()) | HARM


def may_say(keys: Sequence[str]) -> bool:
    """Whether a text of these word keys holds any word that an act or a harm is said with."""
    return not _triggers().isdisjoint(keys)


def is_warlike(keys: Sequence[str]) -> bool:
    """Whether a text of these word keys speaks of force, truces or what follows from them."""
    return not WAR.isdisjoint(keys) or _from_the_air(keys)


def _from_the_air(keys: Sequence[str]) -> bool:
    """ "An air strike injured four": no workers' strike, and no attack down the left."""
    return ("air" in keys or "aerial" in keys) and any(one in _AIR and then in _BLOWS for one, then in pairwise(keys))


# What ordinary news is about; a sentence of it is read only in a text that speaks of force or truces.
BUSINESS = words(
    """shares profit profits revenue sales quarter investors shareholders dividend ticket tickets prices price
    trade packaging goal goals scored season league striker stadium museum orchestra tram trams flats vaccinated
    recipe festival film album chess match fruit coffee university researchers teachers wages pay"""
)


def is_business(keys: Sequence[str]) -> bool:
    """Whether word keys, those of names left out, are of trade, sport or culture."""
    return not BUSINESS.isdisjoint(keys)


_SOMEONE = frozenset({"he", "it", "they", "she"})
_SPEAKS_OF_WAR = STRONG | {"peace"}


@of_spelling(32_768)
def _bits(word: str) -> int:
    """The sets that a word is in, as bits."""
    return _asked()[0].get(word, 0)


@lru_cache(maxsize=1)
def _asked() -> tuple[dict[str, int], dict[str, tuple[tuple[_Need, int, int], ...]], frozenset[str]]:
    """For each word the sets it is in, as bits; for each trigger its needs, with `words` and `groups` as bits; and the triggers that need nothing else."""
    table = _needs()
    bits, held = as_bits(group for needs in table.values() for need in needs for group in (need.words, *need.groups))
    alone = HARM | {word for word, needs in table.items() if any(not (one.words or one.before or one.context or one.party or one.groups) for one in needs)}
    return held, {word: tuple((one, bits[one.words], reduce(or_, (bits[g] for g in one.groups), 0)) for one in needs) for word, needs in table.items()}, alone


def worth_parsing(keys: Sequence[str], actors: int, places: int) -> bool:
    """Whether a sentence of these word keys can say an act or a harm. actors, places: names in it."""
    bits, table, alone = _asked()
    if not alone.isdisjoint(keys):
        return True
    words = frozenset(keys)
    triggers = words & _triggers()
    if not triggers:
        return False
    # A name of somebody may be an army's.
    held = reduce(or_, map(_bits, words)) | (bits.get("army", 0) | bits.get("someone", 0) if actors else 0)
    someone = bool(actors) or not words.isdisjoint(_SOMEONE)
    many: frozenset[str] | None = None
    for word in triggers:
        for need, any_of, each_of in table.get(word, ()):
            if each_of & held != each_of or (any_of and not any_of & held and not (need.place and places)):
                continue
            if need.party and not someone and not (need.war and not words.isdisjoint(_SPEAKS_OF_WAR)):
                continue
            if need.before or need.context:
                if many is None:
                    many = words.union(map(singular, words))
                if not need.before <= many or (need.context and need.context.isdisjoint(many)):
                    continue
            return True
    return False


_SOMEONE = frozenset({"he", "it", "they", "she"})
