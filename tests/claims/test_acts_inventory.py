"""The forms in which each act is said, and what only looks like one: an inventory (`forms_en.txt`), read in the words of many conflicts.

A line is "act: sentence" or "act,act: sentence" (either is right) or "none: sentence" (no claim may come). "[a|b]" stands for each of its parts in
turn, "{R}" for the words of one conflict. What to cover was taken from the event types of ACLED, CAMEO, PLOVER and UCDP, from the verbs of CAMEO's dictionaries
and from the terms of missions' reports; the sentences are ours. A form stands here once it is read.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ceasefire.claims.lexicon import lexicon
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 5, 14, tzinfo=UTC)
FORMS = Path(__file__).with_name("forms_en.txt")
NAMES = ("S", "S2", "A", "N", "M", "R", "P", "Q")
CONFLICTS = [
    dict(zip(NAMES, row.split("|"), strict=True))
    for row in (
        "Sudan|Chad|Sudanese troops|Sudanese|the Sudanese army|the RSF|Nyala|El Fasher",
        "Rwanda|Uganda|Congolese soldiers|Congolese|the Congolese army|the M23|Goma|Bukavu",
        "Ukraine|Russia|Ukrainian forces|Ukrainian|the Ukrainian army|the Wagner Group|Kherson|Bakhmut",
        "Israel|Lebanon|Israeli forces|Israeli|the Israeli army|Hezbollah|Tyre|Sidon",
        "Myanmar|Thailand|Burmese soldiers|Burmese|the Burmese army|the Arakan Army|Lashio|Sittwe",
        "Ethiopia|Eritrea|Ethiopian troops|Ethiopian|the Ethiopian army|Tigrayan forces|Mekelle|Adwa",
        "Colombia|Venezuela|Colombian soldiers|Colombian|the Colombian army|the ELN|Cali|Pasto",
        "Mali|Algeria|Malian soldiers|Malian|the Malian army|JNIM|Gao|Kidal",
        "Armenia|Azerbaijan|Armenian troops|Armenian|the Armenian army|Azerbaijan|Stepanakert|Goris",
        "Pakistan|India|Pakistani troops|Pakistani|the Pakistani army|the Taliban|Quetta|Peshawar",
        "Somalia|Kenya|Somali troops|Somali|the Somali army|al-Shabaab|Kismayo|Baidoa",
        "Yemen|Saudi Arabia|Yemeni troops|Yemeni|the Yemeni army|the Houthis|Marib|Taiz",
    )
]
_PARTS = re.compile(r"\[([^\[\]]+)\]")


def lines() -> list[tuple[frozenset[str], str]]:
    """The acts and the sentence of each line."""
    rows = [row.split(":", 1) for row in FORMS.read_text("utf-8").splitlines() if row and not row.startswith("#")]
    return [(frozenset(acts.split(",")), sentence.strip()) for acts, sentence in rows]


def spelt(number: int, sentence: str) -> list[str]:
    """The sentences that a line stands for: as many as its longest "[a|b]" has parts."""
    parts = [found.split("|") for found in _PARTS.findall(sentence)]
    said = []
    for turn in range(max(map(len, parts), default=1)):
        left = iter(parts)
        names = CONFLICTS[(number + turn) % len(CONFLICTS)]
        words = _PARTS.sub(lambda _, left=left, turn=turn: (some := next(left))[turn % len(some)], sentence)  # type: ignore[misc]
        words = re.sub(r"\{(\w+)\}", lambda found, names=names: names[found[1]], words)  # type: ignore[misc]
        said.append(words[:1].upper() + words[1:])
    return said


def wrong() -> list[tuple[int, str, list[str]]]:
    """(number of the line, sentence, acts read) of each sentence that is not read as its line says."""
    rows = [(number, acts, said) for number, (acts, sentence) in enumerate(lines()) for said in spelt(number, sentence)]
    told = read_many([Text(text=said, published=DAY, language="en") for _, _, said in rows], general_vocabulary())
    out = []
    for (number, acts, said), claims in zip(rows, told, strict=True):
        read = [c.act for c in claims]
        if bool(read) if "none" in acts else acts.isdisjoint(read):
            out.append((number, said, read))
    return out


def test_every_form_is_read_as_its_act_and_nothing_that_only_looks_like_one() -> None:
    assert wrong() == []


def test_every_act_has_its_forms() -> None:
    said = {act for acts, _ in lines() for act in acts}
    assert {entry.act for entry in lexicon().entries.values()} <= said
    assert sum(len(spelt(0, sentence)) for acts, sentence in lines() if "none" not in acts) > 1_200
    assert sum(len(spelt(0, sentence)) for acts, sentence in lines() if "none" in acts) > 180


@pytest.mark.parametrize(
    ("text", "act", "actor", "target"),
    [
        # Whose they are gets them.
        ("Denmark wrote off Tanzania's debts of 60 million dollars.", "other", "Denmark", "Tanzania"),
        # Joined subjects, a bare headline, a number and a participle.
        ("Banking, electricity and phones remain cut in Mekelle.", "service_disruption", None, None),
        ("Thousands flee Nyala", "displacement", None, None),
        ("The Red Cross evacuated 40 wounded from Goma on Monday.", "evacuation", "Red Cross", None),
    ],
)
def test_who_is_meant_by_a_form(text: str, act: str, actor: str | None, target: str | None) -> None:
    words = general_vocabulary()
    names = {None: None} | {one.id: one.name for one in words.actors.values()}
    (claims,) = read_many([Text(text=text, published=DAY, language="en")], words)
    assert act in [c.act for c in claims]
    claim = next(c for c in claims if c.act == act)
    if actor is not None:
        assert actor in (names[claim.actor] or "")
    if target is not None:
        assert target in (names[claim.target] or "")
