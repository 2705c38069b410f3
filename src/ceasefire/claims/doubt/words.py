"""Why a field is doubted, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import expm1

_THING = {
    "place": ("place", "places"), "when": ("time", "times"), "killed": ("toll", "tolls"), "injured": ("toll", "tolls"),
    "attributed_to": ("name", "names"), "actor": ("party", "parties"), "claim": ("act", "acts"),
}  # fmt: skip
_SAID = {
    "elsewhere": "its words stand in another sentence, or nowhere",
    "far": "its words stand far from the act's",
    "cut": "another clause stands between",
    "nearer": "another one stands nearer to the act",
    "act_between": "another act stands between",
    "after": "the act only dates or explains another",
    "reply": "it answers or demands something",
    "unsure": "it is not plainly asserted",
    "bare_harm": "the act is told by its harm alone",
    "stray": "it lies in a country that nothing else in the text is of",
    "unread": "a word that leads to a place is followed by a name that is not known",
    "unlisted": "no gazetteer has the name",
    "wide": "it is a wide area",
    "also_name": "the words are also another kind of name",
    "spelt_otherwise": "it is spelt otherwise than in the gazetteer",
    "of_speech": "it may be the time of what was said, not of what happened",
    "denied": "it is a denial",
    "running": "it is a time that runs on",
    "coarse": "it is no single day",
    "unused": "what might say it was taken by no claim",
    "unused_text": "harm told near it was taken by no claim",
    "joined": "it is the second of two numbers",
    "parts_over": "its parts are more than the whole",
    "parts_unsaid": "words for kinds of victims stand in the sentence and were not taken",
    "anew": "words of totals or of more victims stand in the sentence",
    "zero_beside": "others were harmed near by in the text",
    "clauses": "the sentence has many clauses",
    "tolls": "other claims near it have tolls",
    "odd": "its words are none for people or bodies that speak",
    "odd_voice": "a source is named in the sentence too",
    "chain": "one relays another",
    "told_to": "it may be who was told",
    "signed": "a label or a signature may say who speaks",
    "later": "it is not the first sentence",
    "none_here": "what might say it stands in the sentence and was not taken",
    "none_text": "what might say it stands in a sentence near by and was not taken",
    "none_near": "what might say it stands close to the act and was not taken",
    "none_unread": "a word that leads to a place is followed by a name that is not known",
    "none_spare": "what might say it was taken by no claim",
    "none_spare_next": "the next sentence tells harm that was taken by no claim",
    "none_victims": "harm is told near by",
    "none_unworked": "a time is told of which no day follows",
    "none_assumed": "only the days before publication were assumed",
    "none_day_part": "a part of a day is named in the sentence",
    "none_says": "somebody says something in the sentence and nobody was taken for it",
    "none_voice": "a source is named in the sentence and was not taken",
    "none_signed": "a label or a signature may say who speaks",
    "none_we": "the text says 'we'",
    "none_sibling": "another act of the sentence has an asserter",
    "none_words": "who did it is told in words that no known party bears",
    "none_mutual": "both sides do it and one is not known",
    "marks": "the sentence quotes",
    "shared_act": "one act was told of several places",
    "thin": "it says little",
    "denial": "it says no more than that somebody denies something",
    "soft": "its words are used of much that is no war",
    "many_acts": "its words can tell several acts",
    "nobody": "it says of nobody that he did it",
    "pronoun": "who did it is a pronoun",
    "again_there": "the same was told of that place before",
    "akin": "another act that is much like it is told by the same voice",
    "twin": "its sentence tells the same act with other words too",
    "crowd": "its sentence tells other acts",
    "undated": "it has no time",
    "placeless": "it has no place",
    "day_elsewhere": "its time stands in another sentence",
}
_MOST = 2


def because(field: str, found: Mapping[str, float], against: Sequence[str], chance: float) -> str:
    """One line: that a field is doubted, what speaks most against it, and in how many of ten such cases it is right."""
    said = [_reason(field, name, found[name]) for name in against if sayable(name)][:_MOST]
    why = f"doubted: {' and '.join(said)}" if said else "doubted"
    tenths = round(10 * chance)
    return f"{why}; right in about {tenths} of 10 such cases" if tenths < 10 else f"{why}; right in about {round(100 * chance)} of 100 such cases"


def sayable(name: str) -> bool:
    """Whether a sign has words."""
    return name in _SAID or name == "rivals"


def _reason(field: str, name: str, value: float) -> str:
    if name != "rivals":
        return _SAID[name]
    count = max(1, round(expm1(value)))
    return f"{count} other {_THING[field][count > 1]} {'stand' if count > 1 else 'stands'} in the sentence"
