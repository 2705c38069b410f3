"""The safety net: what somebody else says is never the outlet's own assertion, and the outlet's own words stay its own.

`spoken_en.txt` and `spoken_ar.txt` were written before the code of the reader was looked at: `<<who: words>>` is said by
somebody, `<<: words>>` by the outlet, `<<?: words>>` is told under a word such as "reportedly" that names nobody.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import Text, read_many, read_text
from ceasefire.claims.signs import RULE, UNNAMED
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.load import load
from ceasefire.dossier.vocabulary import Vocabulary

_MARK = re.compile(r"<<([^:<>]*): ([^<>]*)>>")
DAY = datetime(2018, 6, 24, 12, tzinfo=UTC)


@lru_cache(maxsize=1)
def known() -> Vocabulary:
    return vocabulary(load(embedded("southwest-syria")))


def marked(raw: str) -> tuple[str, list[tuple[int, int, str]]]:
    """A text without its marks, and the stretches that were marked with who says them."""
    out, spans, at, size = "", [], 0, 0
    for found in _MARK.finditer(raw):
        out += raw[at : found.start()]
        size = len(out)
        out += found[2]
        spans.append((size, size + len(found[2]), found[1].strip()))
        at = found.end()
    return out + raw[at:], spans


def texts(name: str) -> list[str]:
    blocks = (Path(__file__).parent / name).read_text("utf-8").split("\n\n")
    lines = (" ".join(line for line in block.splitlines() if not line.startswith("#")) for block in blocks)
    return [line for line in lines if line]


def told(raw: str) -> list[tuple[str, Claim, str]]:
    """(who says it, the claim read there, its sentence) for each marked stretch in which a claim was read."""
    text, spans = marked(raw)
    claims = next(read_many([Text(text=text, published=DAY, explain=True)], known()))
    return [
        (who, claim, text[slice(*claim.spans["sentence"])])
        for first, last, who in spans
        for claim in claims
        if first <= claim.spans["act"][0] < last or first < claim.spans["act"][1] <= last
    ]


def by_net(claim: Claim) -> bool:
    return isinstance(claim.why, dict) and RULE in claim.why.get("attributed_to", "")


@pytest.mark.parametrize("name", ["spoken_en.txt", "spoken_ar.txt"])
def test_nothing_that_somebody_says_becomes_the_outlets_own_word(name: str) -> None:
    rows = [row for raw in texts(name) for row in told(raw)]
    assert sum(bool(who) for who, _, _ in rows) > 50
    lost = [(who, one.act, sentence) for who, one, sentence in rows if who and one.attributed_to is None and (who != "?" or one.modality == "asserted")]
    assert lost == []


@pytest.mark.parametrize("name", ["spoken_en.txt", "spoken_ar.txt"])
def test_the_net_takes_no_word_from_the_outlet(name: str) -> None:
    rows = [row for raw in texts(name) for row in told(raw)]
    assert sum(not who for who, _, _ in rows) > 20
    assert [(one.attributed_to, sentence) for who, one, sentence in rows if not who and by_net(one)] == []


@pytest.mark.parametrize("name", ["spoken_en.txt", "spoken_ar.txt"])
def test_the_net_says_that_it_was_the_net_and_which_words_it_read(name: str) -> None:
    caught = [one for raw in texts(name) for _, one, _ in told(raw) if by_net(one)]
    assert len(caught) > 8
    assert all(isinstance(one.why, dict) and one.why["attributed_to"].startswith('"') for one in caught)


def read(text: str, source: str | None = None) -> list[Claim]:
    return list(read_text(text, known(), published=DAY, source=source, explain=True))


def test_a_publisher_that_speaks_of_itself_stays_the_speaker() -> None:
    assert [c.attributed_to for c in read("In a SANA report from the front: army units captured Saida on Sunday.", "sana")] == [None]
    assert [c.attributed_to for c in read("وتحدثت الجزيرة عن غارات روسية على نوى يوم الأحد.", "al_jazeera")] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Army units captured Saida on Sunday, and residents said that shops were open.",
        "The monitors could not confirm whether shots were heard. Warplanes bombed Nawa on Sunday.",
        "Reports of looting had come in the day before, and soldiers arrested ten men in Dael on Sunday.",
        "Fighting reached the town on the third day: warplanes bombed Nawa on Sunday.",
        '"Regime forces" shelled Nawa on Sunday.',
        "As agreed under the deal, according to its timetable, the army withdrew from Nawa on Sunday.",
        "قصفت الطائرات نوى يوم الأحد، وقال الأهالي إن المحال مفتوحة.",
        'قصفت "قوات النظام" نوى يوم الأحد.',
        "قصفت الطائرات نوى يوم الأحد دون أنباء عن إصابات.",
    ],
)
def test_what_the_outlet_says_beside_somebody_stays_its_own(text: str) -> None:
    claims = read(text)
    assert claims
    assert [c.attributed_to for c in claims] == [None] * len(claims)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Clashes went on, as one teacher put it, when soldiers stormed the old quarter of Dael on Sunday.", "teacher"),
        ("The villagers' version is another: the army shelled Nawa first on Sunday.", "villagers"),
        ('"The jets came back. Warplanes bombed the school in Nawa." The camera was held by nobody we know.', UNNAMED),
        ("رواية كييف مختلفة: الجيش قصف نوى أولا يوم الأحد.", "رواية كييف مختلفة"),
        ("قصف الجيش نوى يوم الأحد، وفق بيان مشترك.", "بيان مشترك"),
    ],
)
def test_words_where_nobody_known_is_named(text: str, who: str) -> None:
    claim = read(text)[-1]
    assert (claim.attributed_to, by_net(claim)) == (who, True)
