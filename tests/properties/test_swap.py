"""Even-handed: swap two parties' names throughout the input and every output swaps, and nothing else changes."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.small import FILES, write

from ceasefire.agreement.load import load_agreements
from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.load import load
from ceasefire.findings.judge import judge
from ceasefire.ids import sha256
from ceasefire.incidents.deals import told_deals
from ceasefire.incidents.match import match

PAIRS = [
    ("Vale Army", "River League"),
    ("crown troops", "river bandits"),
    ("Crown News", "River News"),
    ("crown_news", "river_news"),
    ("army", "league"),
    ("crown", "leaguers"),
]
FILES = {
    **{
        name: text.replace("side: league", "side: leaguers")
        .replace("leaning: league", "leaning: leaguers")
        .replace("[league]", "[leaguers]")
        for name, text in FILES.items()
    },
    "sources.yaml": """\
- {id: crown_news, name: Crown News, kind: state_media, alignment: army, reliability: D}
- {id: river_news, name: River News, kind: state_media, alignment: league, reliability: D}
- {id: wire, name: World Wire, kind: news_agency, reliability: B}
""",
}

TEMPLATES = [
    "The {a} shelled {p} on 10 May, killing three people, {s} reported.",
    "{b} positions in {p} were shelled by the {a} on 10 May.",
    "The {a} attacked the {b} in {p} on 11 May. Two civilians were wounded.",
    "{s} said the {b} violated the truce in {p} on 10 May.",
    "The {a} denied shelling {p} on 10 May.",
    "Clashes broke out between the {a} and the {b} in {p} on 12 May.",
    "Shells fell on {p} on 10 May. No casualties were reported.",
    "The {a} accused the {b} of firing on {p} on 10 May.",
    "The {b} said it would resume fire unless the {a} withdrew from {p}.",
    "The {a} and the {b} agreed on a ceasefire in {p} on 1 May.",
    "{s} said the {b} declared a truce on 2 May.",
    "Two children were killed in {p} on 12 May when {a} aircraft struck the town.",
]
NAMES = ["Vale Army", "River League", "crown troops", "river bandits"]


def swap(text: str) -> str:
    """Every name of either party as the other's."""
    table = dict(PAIRS) | {b: a for a, b in PAIRS}
    pattern = re.compile(
        r"(?<![\w])(" + "|".join(re.escape(k) for k in sorted(table, key=len, reverse=True)) + r")(?![\w])"
    )
    return pattern.sub(lambda m: table[m[1]], text)


def pipeline(dossier: Dossier, texts: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """What is found, without ids (they are made from bytes, which the swap changes)."""
    words = vocabulary(dossier)
    claims: list[Claim] = []
    for seq, (source, text) in enumerate(texts):
        claims += read_text(
            text, words, published=datetime(2030, 5, 12, 22, tzinfo=UTC), source=source, language="en",
            report=sha256(f"{seq}{text}".encode()), seq=seq,
        )  # fmt: skip
    agreements = load_agreements(dossier)
    incidents = match(claims, words, told_deals(claims, agreements, dossier))
    findings = judge(incidents, {c.id: c for c in claims}, agreements, dossier)
    number = {c.id: n for n, c in enumerate(claims)} | {i.id: n for n, i in enumerate(incidents)}
    out = [plain(c, number, ("report", "spans")) for c in claims]
    out += [plain(i, number, ()) for i in incidents]
    return out + [plain(f, number, ("id",)) for f in findings]


def plain(record: msgspec.Struct, number: dict[str, int], without: tuple[str, ...]) -> dict[str, Any]:
    built = msgspec.to_builtins(record)
    text = msgspec.json.encode({k: v for k, v in built.items() if k not in without}).decode()
    for one, n in number.items():
        text = text.replace(one, f"#{n}")
    return dict(msgspec.json.decode(text))


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dossier, Dossier]:
    straight = load(write(tmp_path_factory.mktemp("straight"), FILES))
    swapped = load(
        write(tmp_path_factory.mktemp("swapped"), {name: swap(text) for name, text in FILES.items()})
    )
    return straight, swapped


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_swapping_two_parties_swaps_everything(
    dossiers: tuple[Dossier, Dossier], data: st.DataObject
) -> None:
    texts = []
    for _ in range(data.draw(st.integers(1, 5))):
        a, b = data.draw(st.sampled_from(NAMES)), data.draw(st.sampled_from(NAMES))
        source = data.draw(st.sampled_from(["crown_news", "river_news", "wire"]))
        shown = {"crown_news": "Crown News", "river_news": "River News", "wire": "World Wire"}[source]
        place = data.draw(st.sampled_from(["Milltown", "Fordham", "Westgate"]))
        sentences = [
            t.format(a=a, b=b, p=place, s=shown)
            for t in data.draw(st.lists(st.sampled_from(TEMPLATES), min_size=1, max_size=3))
        ]
        texts.append((source, " ".join(sentences)))
    straight = pipeline(dossiers[0], texts)
    swapped = pipeline(dossiers[1], [(swap(source), swap(text)) for source, text in texts])
    again = [msgspec.json.decode(swap(msgspec.json.encode(row).decode())) for row in swapped]
    assert again == straight


def test_the_property_sees_something(dossiers: tuple[Dossier, Dossier]) -> None:
    """Guard against a test that compares nothing with nothing."""
    rows = pipeline(
        dossiers[0],
        [("wire", TEMPLATES[0].format(a="Vale Army", b="River League", p="Milltown", s="World Wire"))],
    )
    assert any(row.get("outcome") == "serious_violation" for row in rows)


A, B = "syrian_government", "southern_front"


def test_the_two_main_parties_of_the_embedded_dossier(tmp_path: Path) -> None:
    """The ids of the two main parties exchanged in every file: every finding is the same, exchanged."""

    def exchanged(text: str) -> str:
        return re.sub(rf"\b({A}|{B})\b", lambda m: B if m[1] == A else A, text)

    other = tmp_path / "southwest-syria"
    shutil.copytree(embedded("southwest-syria"), other)
    for path in [*other.glob("*.yaml"), *other.glob("agreements/*.yaml")]:
        path.write_text(exchanged(path.read_text("utf-8")), "utf-8")
    texts = []
    for path in sorted((other / "reports").glob("2018-0[67]*.md"))[:60]:
        head = re.search(r"^source: (\S+)", path.read_text("utf-8"), re.M)
        texts.append((head[1] if head else "", path.read_text("utf-8").split("---\n", 2)[2]))
    straight = pipeline(load(embedded("southwest-syria")), texts)
    swapped = pipeline(load(other), texts)
    assert len(straight) > 50
    # Ids of claims are made from their content, so they differ; names and everything else must not.
    assert [exchanged(str(row)) for row in swapped] == [str(row) for row in straight]
