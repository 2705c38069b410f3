"""Two hundred names that sides give one another, and sentences to put them in. The table is made here,
from invented countries and from states everybody knows; tests and `make bench-read` measure with it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from ceasefire.claims.draft import HOSTILE
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.actor import Actor, Alias
from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.vocabulary import Vocabulary

SENTENCES = (
    "{Name} shelled the town of {place} on Sunday.",
    "Three people were killed in shelling by {name} near {place}, residents said.",
    "State television said that {name} attacked a checkpoint in {place}.",
)
# Of two invented countries, with a third that backs one side of the war in the first.
ARMY = (
    "Velorian army", "Velorian Arab Army", "VAA", "the regime", "regime forces", "the regime army", "Dorvan's forces", "Dorvan forces",
    "Dorvan regime", "the Dorvan regime", "the occupation army", "shabiha", "the tyrant's militias", "regime gangs",
    "the criminal regime", "loyalist forces", "pro-government forces", "government forces", "government troops", "the valiant army",
    "the heroes of the army", "our brave army", "the armed forces of Veloria", "Velorian government forces", "the sectarian regime",
    "the murderous regime", "Kestrin-backed regime", "Kestrin-backed army", "the puppet army", "the capital's army",
)
FRONT = (
    "Northern Front", "the Front", "rebels", "the rebels", "armed gangs", "terrorist gangs", "US-backed terrorists", "US-backed rebels",
    "foreign-backed terrorists", "takfiri groups", "takfiri terrorists", "armed terrorist groups", "the revolutionaries", "mujahideen",
    "opposition fighters", "the opposition", "armed opposition", "rebel factions", "the factions", "resistance fighters", "freedom fighters",
    "Front militants", "the so-called Front", "the mercenaries", "Western-backed mercenaries", "Israel-backed gangs",
    "Turkey's mercenaries", "the bandits", "the saboteurs", "outlaws", "anti-government fighters", "Free Velorian Army", "FVA",
)
KESTRIN = (
    "Kestrin", "Kestrin army", "Kestrin forces", "the Kestrin occupier", "Kestrin warplanes", "the northern enemy", "the Kestrin aggressors",
    "Kestrin invaders", "Kestrin's army", "the friendly Kestrin forces", "Kestrin troops", "the aggressor state",
)
# Nobody in the table: whoever they are, they are not the country whose name is in theirs.
UNKNOWN = (
    "Turkish-backed fighters", "Iranian militias", "Russian mercenaries", "American-backed groups", "Israeli-backed gunmen", "Saudi-funded militants",
    "Qatari-funded militants", "pro-Iranian militiamen", "pro-Russian separatists", "Iran-backed militias", "Russia-backed fighters",
    "France-based militants", "Afghan militiamen", "Pakistani militants", "Chechen fighters", "Iraqi militias", "Lebanese gunmen",
    "unknown gunmen", "unidentified attackers", "masked men", "tribal fighters", "local gunmen", "unknown assailants", "a group of bandits",
    "the Brigade of the Dawn", "Sons of the Valley", "the Valley Lions", "gunmen on motorcycles", "Turkey-aligned factions", "Egyptian-trained fighters",
    "Sudanese mercenaries", "Yemeni gunmen", "Emirati-backed forces", "Jordan-based gunmen", "UK-trained commandos", "Chinese-made drones",
)
GENERAL = tuple(
    (f"{adjective} {office}", state)
    for adjective, state in (
        ("Russian", "Russia"), ("Turkish", "Turkey"), ("Israeli", "Israel"), ("Ukrainian", "Ukraine"), ("Iranian", "Iran"), ("Sudanese", "Sudan"),
        ("Ethiopian", "Ethiopia"), ("Pakistani", "Pakistan"), ("Indian", "India"), ("Azerbaijani", "Azerbaijan"), ("Armenian", "Armenia"), ("Colombian", "Colombia"),
    )
    for office in ("army", "troops", "forces", "artillery", "soldiers")
)  # fmt: skip
GENERAL_UNKNOWN = (
    "US-backed rebels", "Iranian militias", "separatist fighters", "Turkish-backed fighters", "Israeli settlers", "Russian mercenaries", "Saudi-funded militants",
    "unknown gunmen", "tribal fighters", "the separatists", "armed bandits", "Syrian civilians", "masked gunmen", "pro-Iranian fighters", "France-based militants",
    "cattle raiders", "the rebels", "village guards", "Rwanda-backed rebels", "Libyan militiamen", "Iraqi protesters", "vigilantes", "US-trained commandos",
    "anti-Russian partisans", "Kurdish fighters", "Tuareg rebels", "the insurgents", "local militias", "Ethiopian-backed militia", "UAE-backed fighters",
)  # fmt: skip


@lru_cache(maxsize=1)
def invented() -> Vocabulary:
    def actor(key: str, names: tuple[str, ...], kind: str, side: str) -> Actor:
        return Actor(id=key, name=names[0], kind=kind, side=side, aliases=tuple(Alias(text=n) for n in names[1:]))  # type: ignore[arg-type]

    states = ("United States|US", "Turkey", "Israel", "Iran", "Russia", "France", "Saudi Arabia", "Qatar", "Jordan", "Egypt", "Sudan", "Iraq", "Lebanon", "Yemen", "China",
              "United Arab Emirates|UAE", "United Kingdom|UK", "Afghanistan", "Pakistan")  # fmt: skip
    actors = [
        actor("army", ARMY, "armed_forces", "government"), actor("front", FRONT, "armed_group", "opposition"), actor("kestrin", KESTRIN, "state", "abroad"),
        *(actor(f"state-{n}", tuple(one.split("|")), "state", f"abroad-{n}") for n, one in enumerate(states)),
    ]  # fmt: skip
    towns = [PlaceEntry(id="oldbridge", name="Oldbridge", kind="town", lat=0.5, lon=0.5, where_prec=1)]
    return Vocabulary({a.id: a for a in actors}, {}, Gazetteer(tuple(towns)), "UTC")


# The general table knows these states' forces as actors of their own.
FORCES = {"rf_forces": "Russia", "idf": "Israel", "uaf": "Ukraine", "saf": "Sudan", "endf": "Ethiopia"}


def whose(vocabulary: Vocabulary, actor: str | None) -> str | None:
    """The state whose forces an actor is, else the actor."""
    state = FORCES.get(actor or "")
    return next((a.id for a in vocabulary.actors.values() if a.name == state), actor) if state else actor


def wrong(vocabulary: Vocabulary, names: list[tuple[str, str | None]], place: str) -> list[tuple[str, str, list[str | None]]]:
    """(name, sentence, doers read) of every sentence in which the doer of the attack is not the right one."""
    asked = [
        (name, wanted, form.format(name=name, Name=name[0].upper() + name[1:], place=place))
        for name, wanted in names
        for form in SENTENCES
    ]
    day = datetime(2020, 3, 16, tzinfo=UTC)
    read = read_many((Text(text=text, published=day, language="en") for _, _, text in asked), vocabulary)
    out = []
    for (name, wanted, text), claims in zip(asked, read, strict=True):
        doers = [whose(vocabulary, c.actor) for c in claims if c.act in HOSTILE]
        if not doers or any(one != wanted for one in doers):
            out.append((name, text, doers))
    return out


def table() -> list[tuple[str, str | None]]:
    return [(n, "army") for n in ARMY] + [(n, "front") for n in FRONT] + [(n, "kestrin") for n in KESTRIN] + [(n, None) for n in UNKNOWN]


def general_table(vocabulary: Vocabulary) -> list[tuple[str, str | None]]:
    ids = {a.name: a.id for a in vocabulary.actors.values() if a.kind == "state"}
    return [(name, ids[state]) for name, state in GENERAL] + [(name, None) for name in GENERAL_UNKNOWN]


def measured() -> list[tuple[str, int, int]]:
    """(which table, sentences with a wrong doer, sentences) for both tables."""
    general = general_vocabulary()
    rows = (
        ("an invented dossier", invented(), table(), "Oldbridge"),
        ("the general table", general, general_table(general), "Kharkiv"),
    )
    return [(title, len(wrong(words, names, place)), len(names) * len(SENTENCES)) for title, words, names, place in rows]
