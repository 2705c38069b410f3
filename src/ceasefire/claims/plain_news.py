"""Ordinary news in words of war: an attack on a budget, a strike at a port, a film that bombed.

A soft word ("attack", "fire", "take") tells an act of force only where something around it is about
force: somebody armed, a weapon, harm to people, a place of the conflict, or a text that speaks of war.
Nothing here looks at who is named, only whether somebody is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from ceasefire.claims import roles
from ceasefire.claims.draft import HOSTILE, STATEMENTS, Draft
from ceasefire.claims.found import TRUCE
from ceasefire.claims.lexicon import singular
from ceasefire.claims.mentions import Mention
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import PEOPLE
from ceasefire.claims.roles import Party, low
from ceasefire.claims.subject import ORDINARY
from ceasefire.claims.tokens import Tokens
from ceasefire.claims.word import Word
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words

STRONG = words(
    """army armies troop troops soldier soldiers militia militias militant militants rebel rebels gunman gunmen fighter
    fighters insurgent insurgents insurgency terrorist terrorists combatant combatants guerrilla guerrillas guerilla
    guerillas mercenary mercenaries warplane warplanes airstrike airstrikes artillery mortar mortars rocket rockets
    missile missiles shelled shelling bombardment bombarded bombing bombings ied ieds landmine landmines explosives
    gunfire sniper snipers armed military paramilitary weapons ammunition ceasefire cease-fire truce truces armistice
    hostilities hostages besieged regime peacekeeper peacekeepers massacre frontline brigade battalion commander
    commanders ambush ambushed civilians war warring howitzer tanks drone drones casualties jihadist
    jihadists separatist separatists assailants attackers refugees displaced barracks garrison airbase occupation
    gang gangs raiders kidnapped kidnappers abducted massacred beheaded machete machetes vigilantes militiamen militiaman paramilitaries junta
    maoist maoists islamist islamists warlord warlords mutineer mutineers mutiny mutinied
    curfew martial helicopters terrorism invasion incursion intifada coup siege bomb bombs explosion"""
)
ARMED = words(
    """army troop soldier fighter militia militant rebel gunman insurgent terrorist guerrilla guerilla warplane jet
    aircraft helicopter tank artillery drone police sniper gang mercenary militiaman militiamen brigade battalion
    faction column armour reinforcement paratrooper raider marksman carrier bandit herdsman pirate faction bomber assailant attacker thug paramilitary commando marine raider jihadist separatist tribesman
    military navy garrison regiment squadron unit settler mob crowd protester rioter warship gunboat patrol convoy
    gunner commando trooper ranger legionnaire infantry cavalry artilleryman howitzer mutineer maoist islamist warlord"""
)
_CIVIL_FORCE = words("market work labour labor sales task driving economic social political")
"""Before "force" these make it no armed one."""
_OFFICE = words(
    """minister president premier prime government official opposition party lawmaker senator parliament council judge
    court mayor governor secretary ministry leader critic rival spokesman spokeswoman candidate"""
)
_ABSTRACT = words(
    """budget bill policy plan record proposal idea tax law reform decision credibility character media press value
    system freedom right democracy reputation statement speech comment claim critic criticism rule regulation inflation
    poverty corruption economy spending programme program scheme project title trophy goal championship"""
)
_PASSED = _ABSTRACT - words("plan proposal idea decision scheme")
"""What a parliament rejects without anybody having offered it."""
_TRUCES = TRUCE - words("agreement deal accord")
_MARKET = words(
    "share stock film movie show album joke play bond currency market price index comedian musical ticket advert"
)
_FIGHTING = words("fighting hostilities firefight firefights gunbattle gunbattles skirmish skirmishes combat gunfight gunfights shootout shootouts crossfire infighting")
_PLAIN_FIGHTS = words("clashes battles")
_BATTLES = words("battle battles duel duels exchange exchanges warfare")
_FOUGHT_WITH = words("gun pitched running street tank artillery naval ground urban guerrilla trench tribal factional communal sea")
"""Before "battle" these make it one of arms."""
_ENDED = words("fighting hostilities hostility shelling bombardment gunfire")
_ERUPT = words("broke break erupted erupt flared raged raging rage resumed spread intensified reported continued")
_NATURE = words("heat storm heatwave hurricane cyclone typhoon flood floods earthquake quake drought virus epidemic lightning landslide wildfire")
_LIVES = words("displacement service_disruption evacuation siege_or_blockade")
_PEACETIME = _NATURE | words(
    """rain rains snow snowfall wind landslides mudslide wildfires volcano eruption heatwaves holiday holidays maintenance upgrade renovation concert
    festival match tourists tourist summer winter repairs pipe burst cyclones hurricanes storms typhoons earthquakes season fans marathon exhibition"""
)
_LABOUR = words(
    """worker workers union unions pay wages staff nurses teachers walkout employees employers doctors pilots crews
    hunger dockers dockworkers miners strikers railway"""
)
_MISHAP = words("gas boiler cylinder cylinders transformer firework fireworks factory refinery chemical chemicals methane coal steam sewer grain dust pipeline generator stove cooking kitchen oven cooker pan volcano volcanic meteor")
_BLASTS = words("explosion explosions")
_COMMERCE = words(
    """trade fruit coffee commercial investment loan tourism energy gas oil export exports import imports licensing
    sponsorship recording transfer contract contracts supply fisheries aviation tax customs financing credit broadcast
    film merger acquisition franchise lease research education cultural health climate"""
)
_BENCH = words("judge court tribunal jury referee regulator board shareholder umpire voter senate bank")
_TRADES = words("coach manager trainer referee umpire chef retailer airline carmaker maker company firm bank investor broker club team league federation striker keeper designer publisher studio insurer")
_BENCH = _BENCH | _TRADES
_PEACEFUL = _ABSTRACT | _OFFICE | _MARKET | _PEACETIME | _LABOUR | _COMMERCE | _BENCH | ORDINARY
_BACK = words("fired hit struck shot fire hits fires shoots striking firing hitting punched")
_ALLIED = frozenset({"coalition", "alliance"})
_SOFT = (
    "ground_assault.", "airstrike.bomb_v", "airstrike.aircraft_hits_v", "small_arms_fire.fire_at_v",
    "small_arms_fire.shoot_v", "small_arms_fire.under_fire_v", "small_arms_fire.gunfire_n", "armed_clash.", "property_destruction.", "control_gained.", "control_lost.",
    "offensive_halted.", "force_movement.", "withdrawal.", "siege_or_blockade.close_road_v", "siege_or_blockade.besiege_v",
)  # fmt: skip


@lru_cache(maxsize=32)
def _counts(text: str) -> dict[str, int]:
    """How often a text uses each of the strong words."""
    counts: dict[str, int] = {}
    for word in re.findall(r"[a-z][a-z-]+", text.lower()):
        if word in STRONG:
            counts[word] = counts.get(word, 0) + 1
    return counts


def without_names(text: str, names: Sequence[Mention]) -> str:
    """A text with the names of actors left out, so that nothing depends on what a party is called."""
    parts: list[str] = []
    at = 0
    for one in names:
        if one.kind == "actor" and not one.plain and one.start >= at:
            parts.append(text[at : one.start])
            at = one.end
    return " ".join([*parts, text[at:]])


def unnamed_keys(tokens: Tokens, names: Sequence[Mention], first: int, last: int) -> Sequence[str]:
    """Word keys outside names of actors, so that what a party is called says nothing of the text."""
    actors = [m for m in names if m.kind != "place" and not m.plain] if names else ()
    if not actors:
        return tokens.keys[first:last]
    inside = {
        at
        for m in actors
        for at in range(bisect_left(tokens.starts, m.start), bisect_left(tokens.starts, m.end))
    }
    return [tokens.keys[at] for at in range(first, last) if at not in inside]


def strong_beside(p: Parsed, act: int) -> set[str]:
    """The strong words of a sentence beside that of an act, names aside."""
    known = p.memo.get("strong")
    if known is None:
        said = STRONG & p.said
        known = p.memo["strong"] = [(at, word) for at, word in enumerate(p.lows) if word in said and at not in p.named] if said else ()
    return {word for at, word in known if at != act} if known else set()


def ordinary(p: Parsed, draft: Draft, vocabulary: Vocabulary, spoken: str) -> bool:
    """Whether a draft is ordinary news told in words of war, and so no claim.

    spoken: the whole text as `without_names` gives it."""
    token = p.doc[draft.found.token]
    if draft.act == "agreement_signed":
        if _COMMERCE.isdisjoint(p.said) or len(draft.known) > 1 or strong_beside(p, token.i):
            return False
        return _TRUCES.isdisjoint(map(singular, p.said))
    if draft.act in STATEMENTS:
        if not draft.doers and draft.act != "rejection":
            return False
        who, strong = _BENCH if draft.act == "rejection" else _TRADES, strong_beside(p, token.i)
        if draft.act == "rejection" and not strong and not draft.known and any(singular(o.text) in _PASSED for o in roles.objects(token) if o.i not in p.named):
            return True  # "parliament rejected the budget"
        return not strong and bool(draft.doers) and all(d.head in who and d.id is None for d in draft.doers)
    if draft.doers and all(d.id is None and not _NATURE.isdisjoint(d.surface.lower().split()) for d in draft.doers):
        return True
    if draft.act in _LIVES:
        # A storm, a holiday or a broken pipe does the same to lives as war does.
        return not strong_beside(p, token.i) and not _counts(spoken) and not _PEACETIME.isdisjoint(re.findall(r"[a-z]+", spoken.lower()))
    soft = draft.found.entry.id.startswith(_SOFT)
    if (draft.act not in HOSTILE and not soft) or draft.act in {"assassination", "killing_other"}:
        return False
    if strong_beside(p, token.i) <= _BLASTS and _figurative(p, token, draft):
        return True
    if not soft:
        return False
    if draft.found.weapon is not None or any(h is not None and h.high != 0 for h in (draft.killed, draft.injured)):
        return False
    if any(_armed(p, one) for one in (*draft.doers, *draft.targets)) or (draft.act == "force_movement" and any(singular(o.text) in ARMED for o in roles.objects(token))):
        return False
    if draft.found.entry.id in {"offensive_halted.lift_state_v", "offensive_halted.lift_emergency_v"}:
        return False
    if draft.found.entry.id == "airstrike.bomb_v" and roles.objects(token) and any(d.head in _ALLIED for d in draft.doers):
        return False  # "the coalition bombed the airport"
    if draft.act == "small_arms_fire" and draft.places and roles.is_passive(token) and any(one.head in PEOPLE for one in draft.targets):
        return False  # "seven road workers were shot"
    if draft.act == "offensive_halted" and token.tag_.startswith("VB") and (over := roles.subject(token)) is not None and singular(over.text) in _ENDED:
        return False  # "the fighting has ceased"
    if draft.act == "property_destruction" and "killed" in p.said and _PEACETIME.isdisjoint(re.findall(r"[a-z]+", spoken.lower())) and _MISHAP.isdisjoint(p.said):
        return False  # "dozens were killed and hundreds of houses burnt down"
    if draft.act == "armed_clash" and draft.found.nominal and draft.places and (low(token) in _FIGHTING or (low(token) in _PLAIN_FIGHTS and low(token.head) in _ERUPT) or (low(token) in _BATTLES and not _FOUGHT_WITH.isdisjoint(map(low, token.lefts)))):
        return False
    if draft.places:
        area = set(vocabulary.area)
        if any(area & {w.place.id, *w.place.admin} for w in draft.places):
            return False
    doing = [d.span for d in draft.doers]
    there = [w for w in draft.places if not any(s[0] <= w.span[0] < s[1] for s in doing)]
    if draft.act != "other" and there and not _peaceful(spoken):
        return False
    mine = low(token)
    return not any(count > (word == mine) for word, count in _counts(spoken).items())


@lru_cache(maxsize=32)
def _peaceful(text: str) -> bool:
    """Whether a text has a word of peace, politics or trade, in whose sense a soft word may be meant."""
    said = {form for word in re.findall(r"[a-z][a-z-]+", text.lower()) for form in (word, singular(word))}
    return not said.isdisjoint(_PEACEFUL)


def _armed(p: Parsed, one: Party) -> bool:
    """Whether a party is armed by its word, or known by name and no office."""
    if singular(one.head) in ARMED or any(singular(w) in ARMED for w in one.surface.lower().split()):
        return True
    if one.head == "force" and not _CIVIL_FORCE & set(one.surface.lower().split()):
        return True
    if one.pronoun and one.id is None:
        return False
    if singular(one.head) in {"man", "member", "personnel", "element"} and any(p.mention(t, "actor") is not None for t in p.doc[one.token].subtree):
        return True  # "men of the Front", "Front men"
    known = one.id is not None or (one.token < len(p.doc) and any(p.mention(c, "actor") is not None for c in p.doc[one.token].lefts if c.dep_ == "compound"))
    return known and not any(singular(w) in _OFFICE for w in one.surface.lower().split())


def _figurative(p: Parsed, token: Word, draft: Draft) -> bool:
    """ "fired back at the minister", "a fierce attack on the budget", "shares bombed", "on strike"."""
    word = low(token)
    if draft.found.entry.id in {"explosive_device.blast_v", "explosive_device.by_blast_v"} and not _MISHAP.isdisjoint(p.said):
        return True  # "a gas blast tore through a block of flats"
    if word in _BACK and token.i + 1 < len(p.doc) and p.lows[token.i + 1] == "back":
        return True
    if singular(word) == "strike" and draft.killed is None and draft.injured is None and (not _LABOUR.isdisjoint(p.said) or " on strike " in f" {' '.join(p.lows)} "):
        return True
    if any(d.head in _MARKET and d.id is None for d in draft.doers) and not draft.targets:
        return True
    if draft.found.entry.roles == "patient" and any(d.head in _MARKET and d.id is None for d in draft.targets):
        return True
    around = [*roles.objects(token)] if token.tag_.startswith("VB") else []
    around += [o for prep, o in roles.prep_objects(token) if prep in {"on", "against", "over", "at"}]
    return any(singular(o.text) in _ABSTRACT for o in around if o.i not in p.named)
