"""Files are read by the C library where it agrees with the parser in Python, which tells the faults."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ceasefire.dossier.yamlfile import YamlFile, parse

SOUND = """# towns
- id: east_mill
  at: [32.7, 36.1]
  from: 2017-07-09
  note: >-
    told by two
    neighbours
  other: &o {a: ~, "b: c": 'it''s'}
- *o
- "quoted: 12:30"
"""
WRONG = {
    "a tab": ("a: 1\nb:\tx\n", 2),
    "a question mark in brackets": ("a: 1\nb: 2\nc: [x, y?z]\n", 3),
    "a quote left open": ('a: 1\nb: "open\nc: "2"\n', 2),
    "a bracket left open": ("a: 1\nb: [1, 2\nc: 3\n", 2),
    "a block with a remark": ("a: 1\nb: >#-\n  x\n", 2),
    "an unknown anchor": ("a: 1\nb: *x\n", 2),
}


def read(folder: Path, text: str) -> YamlFile:
    path = folder / "file.yaml"
    path.write_text(text, "utf-8")
    return parse(path, "file.yaml")


def by_both(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[YamlFile, YamlFile]:
    quick = read(folder, text)
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    return quick, read(folder, text)


def test_values_and_lines_are_the_same_with_and_without_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick, slow = by_both(tmp_path, SOUND, monkeypatch)
    assert quick == slow
    assert quick.lines[(0, "note")] == 5
    assert quick.lines[(2,)] == 10
    assert quick.data[1] == {"a": None, "b: c": "it's"}


@pytest.mark.parametrize("what", WRONG)
def test_a_fault_is_told_at_the_same_line_with_and_without_the_library(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, line = WRONG[what]
    quick, slow = by_both(tmp_path, text, monkeypatch)
    assert quick.problems == slow.problems
    assert [p.line for p in quick.problems] == [line]


@pytest.mark.parametrize("opener", ["[", "- ", "{a: "])
def test_a_file_nested_too_deeply_is_refused(opener: str, tmp_path: Path) -> None:
    assert [p.code for p in read(tmp_path, opener * 200_000).problems] == ["yaml"]
