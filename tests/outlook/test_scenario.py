"""A scenario: read with every fault told, worked out, and the same for both sides."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest
from inline_snapshot import snapshot

from ceasefire.brief import scenariowords as words
from ceasefire.brief.scenariosvg import draw as picture
from ceasefire.errors import DossierError
from ceasefire.outlook.bargain_draws import draw, likely, median
from ceasefire.outlook.bargain_parameters import OF_ALL, OF_PARTY, PARAMETERS
from ceasefire.outlook.bargain_prior import Prior
from ceasefire.outlook.scenario import Scenario, load_scenario
from ceasefire.outlook.scenario_run import Outcome, run
from ceasefire.outlook.scenario_template import template

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "scenarios" / "southwest-2017.yaml"


@pytest.fixture(scope="module")
def example() -> Scenario:
    return load_scenario(EXAMPLE)


@pytest.fixture(scope="module")
def outcome(example: Scenario) -> Outcome:
    return run(example, 8)


def written(folder: Path, text: str) -> Path:
    path = folder / "s.yaml"
    path.write_text(text, "utf-8")
    return path


def told(path: Path) -> str:
    with pytest.raises(DossierError) as error:
        load_scenario(path)
    return "\n".join(str(p).replace(str(path), "s.yaml") for p in error.value.problems)


def test_the_template_loads_and_has_every_parameter(tmp_path: Path) -> None:
    loaded = load_scenario(written(tmp_path, template()))
    assert set(loaded.around) == {p.name for p in OF_ALL}
    assert all(set(p.beliefs) == {q.name for q in OF_PARTY} for p in loaded.parties)
    assert all(b.given for b in loaded.around.values())
    assert all(p.meaning in template() for p in PARAMETERS)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """\
title: Faulty
weeks: 9000
parties:
  - id: north
    strenght: {value: 50, why: x, source: judgement}
    recovery: {low: -3, likely: 4, high: 8, why: x, source: judgement}
    horizon: {low: a week, likely: a year, high: .inf, why: x, source: judgement}
    regain: {low: 0.3, likely: 0.1, high: 0.4, why: x, source: judgement}
  - id: south
    strength: {likely: 40, why: x, source: judgement}
    cost: {value: 3, likely: 4, why: x, source: judgement}
    aid: {value: 0.1}
    voice: {value: 1, step: 2, why: x, source: judgement}
around:
  detection: {value: 1.2, why: x, source: judgement}
  turning: {low: 4, likely: never, high: never, why: x, source: judgement}
  spoilers: often
  reprisal: 0.1
""",
    )
    assert told(path) == snapshot("""\
s.yaml:2: 9000 weeks cannot be shown; give 1 to 520
s.yaml:5: 'strenght' is not known here; did you mean 'strength'?
s.yaml:6: 'recovery' cannot be -3; give 3 to 1000 (weeks)
s.yaml:7: 'a week' is no value of 'horizon'; one of: days, weeks, a season, half a year, a year, two years, five years, a generation, or a number of weeks
s.yaml:7: 'horizon' cannot be inf; nobody looks ahead without end: 'a generation' is 1000
s.yaml:8: 'regain' is not in order: low 0.3, likely 0.1, high 0.4; low ≤ likely ≤ high
s.yaml:10: 'strength' lacks low, high; give low, likely and high, or one `value`
s.yaml:11: 'cost' has a value and a range; keep `value`, or low, likely and high
s.yaml:12: 'aid' has no why; say in your words why
s.yaml:12: 'aid' has no source; say where it comes from; `judgement` is an answer
s.yaml:13: 'voice' is nobody's to move; leave out `step`
s.yaml:15: 'detection' cannot be 1.2; give 0 to 1 (chance)
s.yaml:16: 'turning' ranges up to never; write `value: never`, or a number of weeks
s.yaml:17: 'spoilers' is 'often' and nothing else; write `spoilers: {low: …, likely: …, high: …, why: …, source: …}`, or `value:` for the three
s.yaml:18: 'reprisal' is '0.1' and nothing else; write `reprisal: {low: …, likely: …, high: …, why: …, source: …}`, or `value:` for the three\
""")


def test_two_different_parties_and_one_of_them_able_to_win(tmp_path: Path) -> None:
    party = "  - {id: north, strength: {value: 0, why: x, source: judgement}}\n"
    assert told(written(tmp_path, f"title: One\nparties:\n{party}")) == snapshot('s.yaml:2: has 1 party; the game has two: join those that fight on one side')
    assert told(written(tmp_path, f"title: Twice\nparties:\n{party}{party}")) == snapshot("""\
s.yaml:4: 'north' stands on both sides; name the other side
s.yaml:4: 'strength' may be 0 for both, so that nobody could win; give one of the two a strength above 0\
""")


def test_parties_are_looked_up_in_the_dossier(tmp_path: Path) -> None:
    party = "  - {{id: {}, strength: {{value: 1, why: x, source: judgement}}}}\n"
    head = "title: T\ndossier: southwest-syria\nparties:\n"
    assert told(written(tmp_path, head + party.format("southern_frontt") + party.format("russia"))) == snapshot("s.yaml:4: the dossier has no actor 'southern_frontt'; did you mean 'southern_front'?")
    assert told(written(tmp_path, head.replace("syria", "sirya") + party.format("a") + party.format("b"))) == snapshot("s.yaml:2: the dossier cannot be read: there is no dossier 'southwest-sirya'; name a dossier's folder, or one of: hodeidah-2018, lebanon-israel-2024, minsk-2015, nagorno-karabakh-2020, south-sudan-2017, southwest-syria, sri-lanka-2002")


def test_not_a_scenario_at_all(tmp_path: Path) -> None:
    assert "s.yaml" in told(written(tmp_path, ""))
    assert "s.yaml" in told(written(tmp_path, "- a\n- b\n"))
    assert "is not YAML" in told(written(tmp_path, "title: [\n"))
    assert "cannot be read" in told(tmp_path / "s.yaml" / "none")


def test_the_example_names_reports_that_are_there(example: Scenario) -> None:
    assert [p.name for p in example.parties] == ["Syrian government forces", "Southern Front"]
    reports = {p.name for p in (ROOT / "examples" / "southwest-syria" / "reports").iterdir()}
    beliefs = [*example.around.values(), *(b for p in example.parties for b in p.beliefs.values())]
    named = {word.strip(",;") for b in beliefs for word in b.source.split() if word.strip(",;").endswith(".md")}
    assert named and named <= reports


def test_swapping_the_parties_in_the_file_swaps_the_outcome(example: Scenario, outcome: Outcome) -> None:
    other = run(example.swapped(), 8)
    same = ("survival", "low", "high", "hazard", "fearful", "median", "median_fearful", "games", "unsettled")
    assert all(getattr(other, name) == getattr(outcome, name) for name in same)
    assert other.sides == outcome.sides[::-1]
    a, b, c, d, e = outcome.endings
    assert other.endings == (b, a, d, c, e)

    def turned(party: int | None) -> int | None:
        return None if party is None else 1 - party

    levers = [msgspec.structs.replace(x, party=turned(x.party), worth=x.worth[::-1]) for x in outcome.levers]
    assert sorted(map(repr, other.levers)) == sorted(map(repr, levers))
    swings = [msgspec.structs.replace(x, party=turned(x.party)) for x in outcome.swings]
    assert sorted(map(repr, other.swings)) == sorted(map(repr, swings))
    assert [p.weeks for p in other.paths] == [p.weeks for pair in zip(outcome.paths[1::2], outcome.paths[::2], strict=True) for p in pair]


def test_a_rename_changes_names_and_nothing_else(tmp_path: Path, example: Scenario, outcome: Outcome) -> None:
    renamed = tuple(msgspec.structs.replace(p, id=f"x{k}", name=f"Side {k}") for k, p in enumerate(example.parties))
    other = run(msgspec.structs.replace(example, parties=renamed, title="Other"), 8)
    mine, theirs = msgspec.to_builtins(outcome), msgspec.to_builtins(other)
    for told in (mine, theirs):
        del told["title"]
        for side in told["sides"]:
            del side["id"], side["name"]
    assert mine == theirs


def test_draws_follow_their_priors_and_come_with_their_mirror_image(example: Scenario) -> None:
    drawn = draw(example, 32)
    for name, values in drawn.around.items():
        prior = example.around[name]
        assert prior.low <= values.min() and values.max() <= prior.high
        assert (values[::2] == values[1::2]).all()
    other = draw(example.swapped(), 32)
    assert all((other.party[n][0::2, ::-1] == v[1::2]).all() for n, v in drawn.party.items())
    assert likely(example).around["detection"].tolist() == [example.around["detection"].likely]


def test_a_triangle_of_belief() -> None:
    prior = Prior(low=0.0, likely=1.0, high=4.0, why="", source="")
    assert prior.at(np.array([0.0, 0.25, 1.0])).tolist() == pytest.approx([0.0, 1.0, 4.0])
    assert Prior(low=2.0, likely=2.0, high=2.0, why="", source="").at(np.array([0.1, 0.9])).tolist() == [2.0, 2.0]
    assert Prior(low=np.inf, likely=np.inf, high=np.inf, why="", source="").at(np.array([0.5])).tolist() == [np.inf]


def test_the_median_is_between_weeks_or_not_there() -> None:
    assert median(np.array([1.0, 0.6, 0.4])) == pytest.approx(1.5)
    assert median(np.array([1.0, 0.9])) is None
    assert median(np.array([1.0, 0.0])) == pytest.approx(0.5)


def test_words_say_what_it_is_and_for_whom(outcome: Outcome) -> None:
    assert "not a forecast" in words.NATURE
    assert abs(sum(share for _, share in words.endings(outcome)) - 1) < 1e-9
    text = " ".join(words.advice(outcome))
    assert all(f"For {side.name} itself" in text for side in outcome.sides)
    assert (words.percent(0.001), words.percent(0.999), words.percent(0.0), words.percent(1.0)) == ("< 1 %", "> 99 %", "0 %", "100 %")
    assert (words.signed(-0.04), words.signed(-1.25), words.signed(2.0, 0)) == ("0", "−1.2", "+2")


def test_the_picture_escapes_and_draws_both_parts(example: Scenario, outcome: Outcome) -> None:
    odd = msgspec.structs.replace(outcome, title="<script>&", sides=tuple(msgspec.structs.replace(s, name="A <b>") for s in outcome.sides))
    svg = picture(odd)
    assert "<script>" not in svg and "<b>" not in svg
    assert svg.count('class="curve"') == 2 and 'class="gain"' in svg and "not a forecast" in svg


def test_known_values_leave_nothing_to_swing(tmp_path: Path) -> None:
    """Every parameter one value: one game, drawn over and over; no unknowns."""
    text = template()
    loaded = load_scenario(written(tmp_path, text))

    def fixed(beliefs: dict[str, Prior]) -> dict[str, Prior]:
        return {n: msgspec.structs.replace(b, low=b.likely, high=b.likely) for n, b in beliefs.items()}

    parties = tuple(msgspec.structs.replace(p, beliefs=fixed(p.beliefs)) for p in loaded.parties)
    known = run(msgspec.structs.replace(loaded, parties=parties, around=fixed(loaded.around)), 2)
    assert known.swings == ()
    assert known.low == known.high
    assert known.survival == pytest.approx(known.low)


@pytest.mark.parametrize("change", ["horizon: 0", "detection: 0", "cost: 0", "turning: never", "spoilers: 0", "destruction: 1"])
def test_edges_have_exact_answers(tmp_path: Path, change: str) -> None:
    name, value = change.split(": ")
    loaded = load_scenario(written(tmp_path, template()))
    number = float("inf") if value == "never" else float(value)
    edge = Prior(low=number, likely=number, high=number, why="x", source="x")
    if name in loaded.around:
        changed = msgspec.structs.replace(loaded, around={**loaded.around, name: edge})
    else:
        parties = tuple(msgspec.structs.replace(p, beliefs={**p.beliefs, name: edge}) for p in loaded.parties)
        changed = msgspec.structs.replace(loaded, parties=parties)
    found = run(changed, 2)
    assert all(np.isfinite(found.survival)) and 0 <= min(found.survival) <= max(found.survival) <= 1
    assert found.unsettled == 0
    assert all(np.isfinite(x.worth).all() and np.isfinite(x.kept) for x in found.levers)
