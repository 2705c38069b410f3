"""How wide a place is of which only a bearing is told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.bearings import BEARING_KM, BY_BEARING, NEAR_KM, spread_km
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary
from ceasefire.place import Place


@pytest.mark.parametrize(("own", "told", "km"), [(4.0, BY_BEARING, BEARING_KM), (3.0, BY_BEARING, 12.0), (1.0, BY_BEARING, NEAR_KM), (4.0, 0.0, NEAR_KM), (4.0, 30.0, 30.0), (20.0, BY_BEARING, 20.0)])
def test_a_bearing_reaches_farther_from_a_city_than_from_a_hamlet(own: float, told: float, km: float) -> None:
    assert spread_km(Place(name="Mill", radius_km=own), told) == km


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("Shelling killed two people southeast of Kherson on Friday.", 9, 15),
        ("Shelling killed two people 3 km southeast of Kherson on Friday.", 2, 8),
        ("Shelling killed two people 30 km southeast of Kherson on Friday.", 30, 30),
        ("Shelling killed two people near Kherson on Friday.", 8, 8),
        ("قتل شخصان بقصف شرق مدينة الحديدة أمس.", 9, 15),
        ("قتل شخصان بقصف قرب مدينة الحديدة أمس.", 8, 8),
    ],
)
def test_what_is_told_of_the_distance_decides_how_wide(text: str, least: float, most: float) -> None:
    claims = read_text(text, general_vocabulary(), published=datetime(2021, 8, 22, tzinfo=UTC))
    assert claims
    assert claims[0].place is not None
    assert least <= claims[0].place.radius_km <= most
