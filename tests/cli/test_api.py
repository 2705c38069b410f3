"""The public functions of the package."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.small import small
from tests.support.steps import headed, steps

import ceasefire


def test_the_surface_is_small_and_named() -> None:
    assert {"open", "read", "match", "judge", "forecast"} <= set(dir(ceasefire))
    assert ceasefire.__all__ == ["forecast", "judge", "match", "open", "read"]
    with pytest.raises(AttributeError, match="nothing"):
        _ = ceasefire.nothing


def test_open_and_judge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = steps()
    monkeypatch.setattr("ceasefire.process.default_steps", lambda: made)
    dossier = small(tmp_path)
    (tmp_path / "reports" / "a.md").write_text(
        headed("watch", "2030-05-03", "army shelled Milltown, killing 3.")
    )
    with ceasefire.open(tmp_path, write=True) as process:
        assert len(list(process.add([tmp_path / "reports"]))) == 1
        results = process.update()
    again = ceasefire.judge(results.incidents, results.agreements[0], claims=results.by_id(), dossier=dossier)
    assert again == results.findings
    assert len(again) == 1


def test_match_takes_columns_of_values() -> None:
    ids = ceasefire.match(
        {
            "date": ["2030-05-02", "2030-05-02", "2030-08-02", None],
            "latitude": [47.5, 47.5, 46.5, 47.5],
            "longitude": [8.1, 8.1, 8.1, 8.1],
            "source": ["a", "b", "a", "a"],
            "act": ["shelling", "shelling", "airstrike", "shelling"],
        }
    )
    assert ids[0] == ids[1] != ids[2]
    assert ids[3] is None
    with pytest.raises(ceasefire_error(), match="date"):
        ceasefire.match({"a": [1]})


def ceasefire_error() -> type[Exception]:
    from ceasefire.errors import InputError

    return InputError


def test_read_gives_claims(root: Path) -> None:
    claims = ceasefire.read(
        "The Syrian army shelled Tafas on Sunday, killing three civilians.",
        published="2021-08-02",
        dossier="southwest-syria",
    )
    assert [(c.act, c.actor) for c in claims] == [("shelling", "syrian_government_forces")]


def test_forecast_takes_a_table_and_gives_one() -> None:
    import pyarrow as pa

    months = [f"{year}-{month:02}" for year in (2017, 2018) for month in range(1, 13)]
    table = pa.table({"date": months * 2, "area": ["A"] * 24 + ["B"] * 24, "count": [n % 5 for n in range(24)] + [0] * 24})
    made = pa.table(ceasefire.forecast(table, start="2018-07"))
    assert made.column_names[:4] == ["area", "period", "observed", "mean"]
    assert made.column_names[4:] == [f"q{n:02}" for n in range(1, 100)]
    assert made["period"].to_pylist()[::2] == [*months[-6:], "2019-01"]
    assert made["observed"].to_pylist()[-2:] == [None, None]
    assert b"log1p_crps" in made.schema.metadata[b"scores"]
