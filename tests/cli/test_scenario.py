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


def test_a_dossier_places_the_recovery_of_its_sides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    river, file, report = tmp_path / "river", tmp_path / "s.yaml", tmp_path / "a.txt"
    assert main(["new", str(river)]) == 0
    report.write_text("Northern forces sent reinforcements of 200 men to Oldbridge on 14 March 2020.\n", "utf-8")
    assert main(["add", str(river), str(report), "--source", "river_monitor", "--published", "2020-03-15"]) == 0
    assert main(["update", str(river)]) == 0
    party = "  - {{id: {}, strength: {{value: 1, why: x, source: x}}}}\n"
    file.write_text("title: T\nparties:\n" + party.format("northern_forces") + party.format("southern_alliance"), "utf-8")
    capsys.readouterr()
    assert main(["scenario", str(file), "--posture", str(river), "--json", "--games", "16"]) == 0
    north, south = json.loads(capsys.readouterr().out)["posture"]
    assert (north["build_up"], north["draw_down"], len(north["claims"])) == (1, 0, 1)
    assert north["after"] > north["before"]
    assert south["moves"] == [] and south["after"] == south["before"]
    assert main(["scenario", str(file), "--posture", str(river), "--as-of", "2020-03-10", "--json", "--games", "16"]) == 0
    assert [one["moves"] for one in json.loads(capsys.readouterr().out)["posture"]] == [[], []]
    file.write_text("title: T\nparties:\n" + party.format("a") + party.format("b"), "utf-8")
    assert main(["scenario", str(file), "--posture", str(river)]) == 2
    assert "has no actor 'a'" in capsys.readouterr().err
    assert main(["scenario", str(file), "--as-of", "2020-03-10"]) == 2
