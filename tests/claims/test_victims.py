"""Persons harmed whom no plain number counts: bodies, men lost, one named victim, groups said afterwards."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from ceasefire.claims.present import present
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

THURSDAY = datetime(2024, 2, 1, tzinfo=UTC)
PARTS = ("civilians", "women", "children", "combatants")


def _harm(text: str, what: str = "killed") -> dict[str, int] | int | None:
    """Best number of the only claim with that harm, or with its parts where they are said."""
    known = general_vocabulary()
    shown = [present(c, known) for c in read_text(text, known, published=THURSDAY, language="en")]
    told: list[dict[str, Any]] = [c[what] for c in shown if c[what]]
    assert len(told) <= 1
    if not told:
        return None
    parts = {k: told[0][k] for k in PARTS if told[0][k] is not None}
    best: int | None = told[0]["best"]
    return {"best": best or 0, **parts} if parts else best


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("The bodies of nine people were pulled from the rubble after a drone strike on Kherson.", 9),
        ("Rescuers recovered 11 bodies from a hospital in Kherson hit by a missile.", 11),
        ("Handed over after the shelling of Kherson, 11 bodies were buried on Monday.", None),
        ("The army lost 11 men in an attack on its base in Kherson.", 11),
        ("The army lost 11 tanks in an attack on its base in Kherson.", None),
        ("The army lost two villages and six soldiers were killed in an attack near Kherson.", {"best": 6, "combatants": 6}),
        ("Both the driver and his passenger were killed in a drone strike in Kherson.", 2),
        # An assassination says itself that its one victim died; no number is told.
        ("Gunmen assassinated two judges in Kherson.", 2),
        ("Gunmen assassinated the mayor of Kherson.", None),
        ("Ahmed Salim was assassinated in Kherson on Monday.", None),
        ("Snipers killed Maria Petrenko and two of her neighbours in Kherson.", 3),
        ("A drone strike near Kherson killed Hassan Daoud, a commander.", {"best": 1, "combatants": 1}),
        ("The assassination of a judge in Kherson on Monday drew protests.", None),
        ("The judge survived an assassination attempt in Kherson on Monday.", None),
        ("A drone strike hit the house of the mayor in Kherson on Monday.", None),
        ("The commander killed in Kherson last year was buried on Monday.", None),
        ("Shelling hit a prison in Kherson on Monday, with over 100 feared dead.", None),
        ("Shelling hit a prison in Kherson on Monday, with over 100 dead.", 100),
        ("A youth succumbed to wounds he sustained in an attack on Kherson on Monday.", 1),
        ("The town succumbed to hunger after an attack on Kherson on Monday.", None),
        ("More than a hundred fighters were reported dead in the battle for Kherson.", {"best": 100, "combatants": 100}),
        ("Fighting in Kherson killed a hundred and twenty people.", 120),
        ("Not one soldier was killed in the attack on Kherson.", 0),
        ("One soldier was killed in the attack on Kherson.", {"best": 1, "combatants": 1}),
        ("Shelling hit Kherson on Monday; eight people were wounded but none died.", 0),
        ("Not fewer than twenty worshippers were gunned down in a mosque in Kherson.", 20),
        ("The shelling of Kherson left a family homeless but claimed no lives.", 0),
        ("The shelling of Kherson claimed two lives.", 2),
        ("A bomb blast in Kherson killed the regional police commander and three of his guards.", 4),
        ("A bomb blast in Kherson wrecked the regional police station and three of its cars.", None),
        ("Mr Rao, a reporter, and his cameraman were killed in an ambush at Kherson.", 2),
        ("Eleven of the 14 people killed in the attack on Kherson were women.", 14),
        ("Kherson lost two residents in shelling of the town.", 2),
        ("Kherson lost two civilians in shelling of the town.", {"best": 2, "civilians": 2}),
        ("The army shelled Kherson on Monday, killing two and displacing 1,500.", 2),
        ("Artillery fire on Kherson claimed one life and injured three.", 1),
        ("No casualties were reported from the shelling of Kherson.", 0),
        ("No shelling was reported from Kherson.", None),
        ("Fighting near Kherson has killed 12 rebels and nine fighters, a monitor said.", {"best": 21, "combatants": 21}),
        ("Dozens of people were killed in air strikes on Kherson.", None),
    ],
)
def test_who_is_killed(text: str, best: dict[str, int] | int | None) -> None:
    assert _harm(text) == best


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Gunmen attacked a convoy near Kherson, killing three policemen and wounding a fourth.", 1),
        ("Gunmen attacked a convoy near Kherson, killing three policemen in a fourth attack.", None),
        ("Four people were killed and 11, among them three children, were hospitalised after a drone strike on Kherson.", {"best": 11, "children": 3}),
        ("Not a single person was injured in the drone strike on Kherson on Monday.", 0),
        ("Missiles hit Kherson on Monday; 20 dead, at least 59 hurt.", 59),
        ("Shelling hit Kherson on Monday; eight people were wounded but none died.", 8),
        ("Officials put the number of people killed in the shelling of Kherson at 64, with 180 injured.", 180),
        ("About a dozen people suffered injuries in the shelling of Kherson.", 12),
        ("About a dozen people suffered in the shelling of Kherson.", None),
        ("Artillery fire on Kherson claimed one life and injured three.", 3),
        ("The mayor was wounded in a drone strike on Kherson on Monday.", 1),
    ],
)
def test_who_is_hurt(text: str, injured: dict[str, int] | int | None) -> None:
    assert _harm(text, "injured") == injured


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Two children were among five people killed in the shelling of Kherson.", {"best": 5, "children": 2}),
        ("Of the 22 people killed in the bombing of Kherson, nine were children.", {"best": 22, "children": 9}),
        ("Of the 22 people killed in the bombing of Kherson, nine were found later.", 22),
        ("The shelling of Kherson killed eight people, all of them civilians.", {"best": 8, "civilians": 8}),
        ("The shelling of Kherson killed eight people, most of them civilians.", 8),
        ("A landmine killed four people in Kherson, one a boy of nine.", {"best": 4, "children": 1}),
        ("A landmine killed four people in Kherson and a boy of nine.", {"best": 5, "children": 1}),
        ("Seventeen civilians, nine of whom were children, died in the shelling of Kherson.", {"best": 17, "civilians": 17, "children": 9}),
        ("The shelling of Kherson killed two people, both women.", {"best": 2, "women": 2}),
        ("The shelling of Kherson killed two people and all the civilians fled.", 2),
    ],
)
def test_groups_of_a_total(text: str, killed: dict[str, int] | int) -> None:
    assert _harm(text) == killed


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Shells hit Kherson on Monday, killing 12. The mayor reported 8 wounded.", 8),
        ("Shells hit Kherson on Monday. The governor spoke of 30 wounded.", 30),
        ("The mayor and eight guards were wounded when shells hit Kherson on Monday.", 9),
    ],
)
def test_who_reports_the_wounded_is_none_of_them(text: str, injured: int) -> None:
    assert _harm(text, "injured") == injured
