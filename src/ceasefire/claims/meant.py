"""Which act a word of several means, from the words around it."""

from __future__ import annotations

from ceasefire.claims import roles
from ceasefire.claims.draft import HOSTILE
from ceasefire.claims.found import Found, head_words
from ceasefire.claims.give_harm import GUNMEN
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import Party, low
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words


def act_meant(p: Parsed, found: Found, doers: list[Party]) -> str:
    """The act of a word where it stands: a shooting that kills is a killing, a pause with a stated end a truce."""
    token, entry = p.doc[found.token], found.entry.id
    if entry in {"small_arms_fire.shoot_v", "small_arms_fire.fire_at_v"} and low(token).startswith("sho") and _killed(p, token):
        unknown = all(d.id is None and (d.head in GUNMEN or "un" in d.surface[:2].lower() or d.head == "hand") for d in doers)
        return "assassination" if unknown else "killing_other"
    if entry in {"small_arms_fire.fire_at_v", "small_arms_fire.open_fire_v"} and found.act == "small_arms_fire" and any(d.head in _BIG_GUNS for d in doers):
        return "shelling"  # "navy ships fired on the port"
    if entry == "airstrike.bomb_v" and any(d.head in _NO_PLANES for d in doers) and _FROM_THE_AIR.isdisjoint(p.said):
        return "explosive_device"  # "guerrillas bombed a pipeline"
    if entry == "explosive_device.bomb_hits_v" and (by := roles.subject(token)) is not None and low(by) == "bombing" and any(low(c) in _HAVE_PLANES for c in by.lefts) and any(low(c) == "of" for c in by.children):
        return "airstrike"  # "government bombing of the suburb killed ten"
    if found.act in HOSTILE and token.tag_ == "VBG" and token.dep_ in {"xcomp", "dobj", "ccomp"} and low(token.head) in _STOPS and not any(c.dep_ == "neg" or c.tag_ in {"MD", "TO"} for c in token.head.children):
        return "offensive_halted"  # "stopped bombing the town"
    if found.act in {"control_gained", "truce_declared"} and not found.nominal and attempted(token):
        # "tried to retake the town" stormed it, "tried to broker a truce" mediated: it is not said to have been reached.
        return "ground_assault" if found.act == "control_gained" else "negotiation"
    if entry == "offensive_halted.halt_to_v" and _for_a_time(p, found.token):
        return "truce_declared"
    if entry == "agreement_signed.agree_v":
        done = next((c for c in token.children if c.dep_ == "xcomp" and any(g.tag_ == "TO" for g in c.children)), None)
        if done is not None and low(done) in _PROLONGS and any(head_words(o) & _TRUCES for o in roles.objects(done)):
            return "truce_declared"  # "agreed to extend the truce"
    return found.act


_BIG_GUNS = words("ship warship gunboat frigate destroyer cruiser battleship battery artillery howitzer gunner artilleryman")
_NO_PLANES = words("guerrilla guerilla rebel militant insurgent extremist separatist terrorist gunman saboteur bomber anarchist assailant attacker")
_HAVE_PLANES = words("government regime army military coalition junta allied")
_FROM_THE_AIR = words("air aerial plane planes jet jets aircraft helicopter helicopters warplane warplanes drone drones bomber bombers")
_STOPS = words("stop stops stopped cease ceases ceased halt halted suspended ended quit")


def attempted(verb: Word) -> bool:
    """ "tried to take the town", "a failed attempt to retake it", "are battling to": whether it is only tried."""
    above = verb.head
    return verb.tag_ == "VB" and verb.dep_ in {"xcomp", "acl", "advcl", "relcl"} and low(above) in _TRIES and any(c.tag_ == "TO" for c in verb.children)


_TRIES = words("try tries tried trying attempt attempts attempted attempting effort efforts bid bids battle battles battling battled fight fights fighting fought struggle struggled struggling push pushing pushed drive")


def _killed(p: Parsed, shot: Word) -> bool:
    """ "shot dead", "shot and killed", "X, shot by gunmen on Friday, died": whether the shot killed."""
    if not _DEAD.isdisjoint(p.lows[shot.i + 1 : shot.i + 4]):
        return True
    victim = shot.head if shot.dep_ in {"acl", "relcl"} else None
    return victim is not None and victim.dep_ in {"nsubj", "nsubjpass"} and low(victim.head) in _DIED


_DEAD = words("dead killed killing")
_DIED = words("died dies succumbed")
_PROLONGS = words("extend renew prolong observe declare")
_TRUCES = words("truce ceasefire cease-fire armistice pause cessation")


def _for_a_time(p: Parsed, at: int) -> bool:
    """ "announced a suspension of operations until Friday", "a 48-hour halt to": a pause with a stated end is a truce."""
    near = p.lows[at + 1 : at + 16]
    return any(w in {"until", "till"} or (w in _SPANS and n and (near[n - 1] == "-" or p.tags[at + n] == "CD")) for n, w in enumerate(near))


_SPANS = words("hour hours day days week weeks month months")
