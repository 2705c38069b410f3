"""In whose mouth a name means its actor: words for armed people that anybody uses of anybody ("gunmen") mean the actor
whom one side calls so only where that side speaks; words of scorn never mean the speaker's own side.

See docs/decisions/0045-vague-words-need-their-speaker.md. Nothing here looks at which side it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from ceasefire.claims.tokens import phrase_key
from ceasefire.dossier.actor import Alias
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words

_PLAIN = words(
    """the a of armed masked local unknown unidentified illegal unlawful man men gunman gunmen person persons people youth youths
    militant militants fighter fighters combatant combatants element elements group groups faction factions cell cells band bands
    formation formations member members attackers assailants motorcyclists"""
)
# The same in Arabic, without the article.
_PLAIN_ARABIC = frozenset(
    phrase_key(one)
    for one in ["مسلح", "مسلحة", "مسلحون", "مسلحين", "مسلحو", "مسلحي", "مجموعة", "مجموعات", "جماعة", "جماعات", "عنصر", "عناصر", "رجال", "شبان", "شخص", "أشخاص", "فصيل", "فصائل", "مقاتل", "مقاتلون", "مقاتلين", "مقاتلو", "مقاتلي", "مجهول", "مجهولون", "مجهولين", "ملثم", "ملثمون", "ملثمين", "تشكيل", "تشكيلات"]
)


def vague(alias: Alias) -> bool:
    """Whether an alias that only some sides use holds nothing but plain words for armed people, which others use of others."""
    return bool(alias.used_by) and all(one in _PLAIN or one.removeprefix("ال") in _PLAIN_ARABIC for one in phrase_key(alias.text).split())


def scornful(alias: Alias) -> bool:
    """Whether an alias is a common noun that puts down whom it names ("terrorists"), and no name of its own ("Xian bandits")."""
    return alias.slant == "delegitimising" and bool(alias.used_by) and alias.text == alias.text.lower() and not any("\u0600" <= c <= "\u06ff" for c in alias.text)


def source_side(source: str | None, vocabulary: Vocabulary) -> str | None:
    """The side that a source speaks for, else the one it leans to; None when neither is known."""
    record = vocabulary.sources.get(source) if source is not None else None
    if record is None:
        return None
    actor = vocabulary.actors.get(record.alignment) if record.alignment else None
    return actor.side if actor is not None and actor.side else record.leaning


def side_of_speaker(speaker: str | None, vocabulary: Vocabulary) -> str | None:
    """The side of whoever speaks, a source or an actor."""
    actor = vocabulary.actors.get(speaker) if speaker is not None else None
    return actor.side if actor is not None else source_side(speaker, vocabulary)


def sides_of(speakers: Iterable[str | None], vocabulary: Vocabulary) -> frozenset[str]:
    """The sides of all who speak, where they are known."""
    return frozenset(side for one in speakers if (side := side_of_speaker(one, vocabulary)) is not None)
