"""`ceasefire scenario`: the template, the picture, JSON, and how mistakes end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ceasefire.cli.main import main


def test_from_the_template_to_an_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, svg = tmp_path / "truce.yaml", tmp_path / "truce.svg"
    assert main(["scenario", "--new", str(file)]) == 0
    assert main(["scenario", str(file), "--svg", str(svg), "--games", "16"]) == 0
    out = capsys.readouterr().out
    assert "A way to think, not a forecast" in out
    assert "It leaves out: more than two sides" in out
    assert max(map(len, out.splitlines())) <= 100 + len(str(file))
    assert svg.read_text("utf-8").startswith("<svg ")


def test_json_is_one_object_that_says_what_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "truce.yaml"
    main(["scenario", "--new", str(file)])
    capsys.readouterr()
    outputs = []
    for _ in range(2):
        assert main(["scenario", str(file), "--json", "--games", "16"]) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    told = json.loads(outputs[0])
    assert "not a forecast" in told["nature"]
    assert len(told["survival"]) == told["weeks"] + 1 == len(told["fearful"])
    assert len(told["hazard"]) == told["weeks"]
    assert sum(told["endings"]) + told["survival"][-1] == pytest.approx(1)
    assert {lever["parameter"] for lever in told["levers"]} >= {"detection", "aid", "turning"}


def test_mistakes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "truce.yaml"
    file.write_text("title: T\nparties: []\n", "utf-8")
    assert main(["scenario", str(file)]) == 3
    assert f"{file}:2: has 0 parties" in capsys.readouterr().err
    assert main(["scenario", str(file), "--games", "3"]) == 2
    assert main(["scenario", "--new", str(file)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert main(["scenario", str(tmp_path / "none.yaml")]) == 3
    assert "cannot be read" in capsys.readouterr().err
