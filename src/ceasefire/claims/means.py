"""The means of war behind a name: "Xian warplanes", "Xian military drone" are whoever the name's forces are."""

from __future__ import annotations

from ceasefire.claims.lexicon import singular
from ceasefire.claims.tokens import Tokens
from ceasefire.dossier.wordlist import words

# "Rebel shelling", "government soldiers": what an alias "rebels" or "government forces" owns.
OF_FORCE = words(
    """shelling bombardment fire gunfire attack offensive assault raid strike airstrike drone missile rocket artillery
    mortar position outpost soldier troop fighter helicopter warplane jet tank sniper shell bombing force unit commander
    commando paratrooper marine gunner gunboat gunship infantryman infantry serviceman conscript howitzer armour armor battalion brigade regiment
    division squad platoon garrison trench checkpoint patrol barrage salvo counteroffensive counterattack incursion troop warship bulldozer post base bomb airbase command artilleryman control hand"""
)
_MEANS = words(
    """warplanes jets planes aircraft helicopters drones artillery tanks missiles rockets mortars gunships bombers
    warplane jet plane helicopter drone tank missile rocket gunship bomber"""
)
_KIND = words("fighter attack combat military war")


def without_means(surface: str) -> int:
    """Length of a name without the means of war at its end; 0 where none stands there."""
    if " " not in surface:
        return 0
    parts = surface.split(" ")
    if parts[-1].lower() not in _MEANS:
        return 0
    parts.pop()
    while len(parts) > 1 and parts[-1].lower() in _KIND:
        parts.pop()
    return len(" ".join(parts))
BEFORE_MEANS = words("military air fighter ground naval aerial guided glide ballistic cruise kamikaze heavy deadly massive intense overnight retaliatory precision artillery combat reconnaissance attack suicide army")


def before_means(tokens: Tokens, end: int) -> bool:
    """Whether a means of war or a word for fighters follows a name that ends here."""
    if tokens.text[end : end + 1] != " ":
        return False
    at = tokens.index_from(end)
    if at + 1 < len(tokens.keys) and tokens.keys[at] in BEFORE_MEANS and singular(tokens.keys[at + 1]) in OF_FORCE:
        at += 1
    return at < len(tokens.keys) and singular(tokens.keys[at]) in OF_FORCE
