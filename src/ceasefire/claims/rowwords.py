"""Words of tables: names of acts in other vocabularies, numbers of people, actors and sources by name."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping

from ceasefire.claims.claim import Harm
from ceasefire.dossier.act import acts
from ceasefire.dossier.names import name_key
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.reports.table import persons

_OTHER_NAMES = {
    # ACLED sub-event types, then event types; several of ours share one, so the widest is taken
    "armed clash": "armed_clash",
    "battles": "armed_clash",
    "shelling/artillery/missile attack": "shelling",
    "air/drone strike": "airstrike",
    "remote explosive/landmine/ied": "explosive_device",
    "suicide bomb": "explosive_device",
    "grenade": "explosive_device",
    "attack": "killing_other",
    "violence against civilians": "killing_other",
    "abduction/forced disappearance": "abduction_or_detention",
    "arrests": "abduction_or_detention",
    "looting/property destruction": "property_destruction",
    "government regains territory": "control_gained",
    "non-state actor overtakes territory": "control_gained",
    "headquarters or base established": "fortification",
    "non-violent transfer of territory": "withdrawal",
    "agreement": "agreement_signed",
    # UCDP types of violence
    "state-based": "armed_clash",
    "state-based conflict": "armed_clash",
    "non-state": "armed_clash",
    "non-state conflict": "armed_clash",
    "one-sided": "killing_other",
    "one-sided violence": "killing_other",
    # everyday words
    "clash": "armed_clash",
    "clashes": "armed_clash",
    "air strike": "airstrike",
    "artillery": "shelling",
    "bombardment": "shelling",
    "drone": "drone_strike",
    "ied": "explosive_device",
    "landmine": "explosive_device",
    "kidnapping": "abduction_or_detention",
    "detention": "abduction_or_detention",
    "ceasefire": "truce_declared",
}
_PARTS = re.compile(r"\s*(?:;|,|/|\band\b)\s*")


def act_of(word: str) -> str | None:
    """The act that a word of ours, of ACLED or of UCDP stands for; None if it stands for none."""
    key = " ".join(word.casefold().replace("_", " ").split())
    ours = key.replace(" ", "_").replace("-", "_")
    if ours in acts():
        return ours
    return next((a.id for a in acts().values() if a.name.casefold() == key), _OTHER_NAMES.get(key))


def people(cell: str) -> Harm | None:
    """`3`, `3-5`, `at least 3`, `3+` as a range of persons; None if it is not a number of people."""
    numbers = persons(cell)
    return None if numbers is None else Harm(low=numbers[0], best=numbers[1], high=numbers[2])


class Names:
    """Actors and sources of a vocabulary by their ids, then by any of their names. A name that two share
    is nobody's; an id is its own whoever is called so."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._actors = _index(
            (a.id, (a.id, a.name, a.name_ar or "", *(alias.text for alias in a.aliases)))
            for a in vocabulary.actors.values()
        )
        self._actor_ids, self._source_ids = frozenset(vocabulary.actors), frozenset(vocabulary.sources)
        self._sources = _index((s.id, (s.id, s.name, *s.aliases)) for s in vocabulary.sources.values())

    def actor(self, words: str | None) -> str | None:
        """The actor of that id or name; of a list of them, the first one known."""
        return _first(self._actor_ids, self._actors, words)

    def source(self, words: str | None) -> str | None:
        """The source of that id or name; of a list of them, the first one known."""
        return _first(self._source_ids, self._sources, words)


def _index(named: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, str | None]:
    table: dict[str, str | None] = {}
    for one, names in named:
        for name in names:
            key = name_key(name.replace("_", " "))
            if key and table.setdefault(key, one) != one:
                table[key] = None
    return table


def _first(ids: Container[str], table: Mapping[str, str | None], words: str | None) -> str | None:
    if not words:
        return None
    # The whole first: a name may have a comma or an "and" in it.
    for word in (words, *_PARTS.split(words)):
        hit = word.strip() if word.strip() in ids else table.get(name_key(word.replace("_", " ")))
        if hit is not None:
            return hit
    return None
