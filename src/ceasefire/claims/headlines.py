"""Headlines, whose verbs the parse takes for nouns: "Army shells Xville"."""

from __future__ import annotations

from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import low
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words as wordlist

_SIDE_OF = wordlist("southern northern eastern western central south north east west outskirts two three four five six ten dozens")
_AIMED = wordlist("on at in near two three village town civilians")
_MANY_MEANS = wordlist("jets warplanes planes helicopters drones tanks gunships bombers aircraft troops fighters soldiers forces gunmen")

_FOLK = wordlist("rebels gunmen militants insurgents jihadists guerrillas troops soldiers fighters militiamen thousands hundreds dozens families civilians villagers residents refugees")


def headline(p: Parsed, token: Word) -> bool:
    """ "Army shells Paris": a plural noun between a doer and what it is done to is a verb."""
    if not token.i or token.i + 1 >= len(p.doc) or not token.text.islower():
        return False
    before, after = p.doc[token.i - 1], p.doc[token.i + 1]
    if after.i not in p.named and not (after.low in _SIDE_OF and token.i + 2 < len(p.doc) and (token.i + 2 in p.named or after.low.isalpha())) and not (after.low in _AIMED and token.dep_ == "ROOT"):
        return False
    if before.i and p.lows[before.i - 1] in {"to", "with", "by", "from", "of", "against"}:
        return False  # "fighters linked to the Army attacked Paris"
    named = p.mention(before, "actor")
    # "Rebels attack Paris": nothing depends on how the name is spelt.
    folk = not before.i and low(before) in _FOLK  # "Rebels storm Paris", "Thousands flee Paris"
    many = (named is not None or folk) and p.mention(after, "place") is not None
    means = low(before) in _MANY_MEANS and before.i > 0 and p.mention(p.doc[before.i - 1], "actor")
    return bool(named is not None or means or many) and (token.text.endswith("s") or many or bool(means))
