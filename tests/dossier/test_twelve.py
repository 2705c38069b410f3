"""Twelve faults planted in one dossier are told in one go: each once, where it was made, and nothing else."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from ceasefire.dossier.embedded import embedded
from ceasefire.errors import Problem
from ceasefire.reports.check import check_whole

Fault = tuple[str, str, str, str] | tuple[str, str, str, str, int]
"""File, words to begin looking at, what is replaced after them, what by, the line if it is not that one."""

SOUTHWEST = "agreements/southwest-2017.yaml"
PAUSE = "agreements/daraa-al-balad-2021-07-24.yaml"
FLAG = "reports/2021-09-08-xinhua-siasat-flag.md"
MEMO = "reports/2021-08-26-memo-fighters-depart.md"
CALM = "reports/2021-08-03-sohr-calm-after-rockets.md"

SETS: dict[str, list[Fault]] = {
    "words": [
        ("dossier.yaml", "", "Asia/Damascus", "Asia/Damascsu"),
        ("actors.yaml", "- id: fifth_corps", "slant: neutral", "slant: neutrall"),
        ("actors.yaml", "- id: ninth_division", "relation: part_of", "relation: part_off"),
        ("sources.yaml", "- id: sana", "reliability: D", "reliability: G"),
        ("sources.yaml", "- id: syrian_state_tv", "syrian_government", "syrian_goverment"),
        ("places.yaml", "- id: al_qusur_daraa", "kind: neighbourhood", "kind: neighborhod"),
        ("places.yaml", "- id: al_matar\n", "radius_km: ", "radius_km: -"),
        (SOUTHWEST, "conflicting_dates", "of: until", "of: untill"),
        (SOUTHWEST, "", "until: 2018-08-01", "until: 2016-08-01"),
        ("zones/governorates.geojson", "", "FeatureCollection", "FeatureCollectoin"),
        (FLAG, "", "published: 2021-09-09", "published: 2021-19-09"),
        (MEMO, "", "source: ", "source: nobody_"),
    ],
    "links": [
        ("dossier.yaml", "area", "SY.suwayda", "SY.suwaida"),
        ("actors.yaml", "- id: eighth_brigade", "lang: en", "lang: english"),
        ("actors.yaml", "- id: syrian_government\n", "affiliations: []", "affiliations: [{to: syrian_government_forces}]"),
        ("sources.yaml", "- id: sana", "leaning: government", "leaning: goverment"),
        ("sources.yaml", "- id: syrian_state_tv", "aliases: [", "aliases: [SANA, "),
        ("sources.yaml", "- id: syrian_state_tv", "url: https://", "url: htp:/"),
        ("places.yaml", "- id: al_matar\n", "SY.daraa.daraa]", "SY.daraa.dara]"),
        (PAUSE, "", "in_force: ", "in_force: 2021-07-44 #"),
        (SOUTHWEST, "", "prohibits: [", "prohibit: ["),
        ("zones/governorates.geojson", '"SY.suwayda"', "[[[", "[[[35.9, 32.1], ["),
        (FLAG, "published_assumed", "\n---\n", "\n\n", 1),
        (CALM, "", "publisher: ", "publishr: "),
    ],
    "quotes": [
        ("actors.yaml", "used_by: [opposition", "used_by: [opposition", "used_by: [oposition"),
        ("actors.yaml", "- id: syrian_government_forces", "kind: armed_forces", "kind: armed_forcs"),
        ("actors.yaml", "- id: fifteenth_division", "  name: ", "  nmae: "),
        ("sources.yaml", "so one origin with it", '"', ""),
        ("places.yaml", "- id: SY.daraa\n", "lat: 32.856", "lat: 62.856"),
        ("zones/daraa-al-balad.geojson", "daraa_al_balad", "<axes>", ""),
        (SOUTHWEST, "pages:", "http://", "htp:/"),
        (SOUTHWEST, "provisions:", "pages: [p", "pages: [p9"),
        (SOUTHWEST, "provisions:", "zone: southwest", "zone: southwst"),
        ("agreements/amman-memorandum-2017.yaml", "", "parent: southwest", "parent: southwast"),
        (FLAG, "", "language: en", "language: english"),
        ("reports/empty.md", "", "", "", 0),
    ],
}  # fmt: skip


def plant(root: Path, faults: Iterable[Fault]) -> Counter[tuple[str, int]]:
    """Put the faults into the files; (file, line) of each."""
    places: Counter[tuple[str, int]] = Counter()
    for name, anchor, old, new, *line in faults:
        path = root / name
        text = path.read_text("utf-8") if path.exists() else ""
        start = text.index(anchor)
        if old == "<axes>":
            path.write_text(re.sub(r"\[([\d.]+), ([\d.]+)\]", r"[\2, \1]", text), "utf-8")
            at = start
        else:
            at = text.index(old, start)
            path.write_text(text[:at] + new + text[at + len(old) :], "utf-8")
        places[name, line[0] if line else text.count("\n", 0, at) + 1] += 1
    return places


def told(root: Path, but: Iterable[Problem] = ()) -> list[Problem]:
    known = {(Path(p.file).name, p.code, p.what) for p in but}
    return [p for p in check_whole(root) if (Path(p.file).name, p.code, p.what) not in known]


@pytest.mark.parametrize("name", SETS)
def test_twelve_faults_are_told_once_each_where_they_were_made(name: str, tmp_path: Path) -> None:
    root = tmp_path / "dossier"
    shutil.copytree(embedded("southwest-syria"), root)
    before = check_whole(root)
    assert [p for p in before if p.severity == "error"] == []
    planted = plant(root, SETS[name])
    assert len(SETS[name]) == 12
    problems = told(root, but=before)
    found = Counter((Path(p.file).relative_to(root).as_posix(), p.line) for p in problems)
    assert found == planted, "\n".join(map(str, problems))
    assert all(p.remedy for p in problems)
