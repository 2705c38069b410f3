"""Constructions by which news gives words to somebody: none of what they hold comes out as the outlet's own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 1, 10, tzinfo=UTC)


def _read(text: str) -> tuple[Claim, ...]:
    return next(read_many([Text(text=text, published=DAY)], general_vocabulary()))


def _said_by(text: str) -> set[str | None]:
    return {c.attributed_to for c in _read(text)}


SAID = [
    ("Ukrinform via Telegram: Russian artillery hit a school in Kupiansk this morning.", "ukrinform"),
    ("Via @KyivPost: Russian drones hit a substation in Sumy overnight.", "KyivPost"),
    ("RT @KyivPost: Russian drones hit a bakery in Sumy this morning", "KyivPost"),
    ("BREAKING (AFP): Israeli raid kills four in Tyre", "afp"),
    ("Confirmed by two sources: the army left Babanusa last night.", "two sources"),
    ("Libyan National Army spokesman Ahmed al-Mismari: our forces took control of Gharyan on Monday.", "lna"),
    ("Hamas reported:\n- two raids on Rafah at dawn\n- artillery shelling east of Khan Younis\n- a drone strike on a car in Gaza City", "hamas"),
    ("According to UNHCR:\n- 4,000 people fled Djugu on Friday", "unhcr"),
    ('"The TPLF shelled Kobo on Saturday," read a government statement.', "government statement"),
    ("Activists posted videos which they said showed Iranian missiles striking a camp near Koya on Saturday.", "Activists"),
    ("Doctors at Al-Nao hospital received 12 bodies after a drone strike on Omdurman on Friday, they told MSF.", "Doctors at Al-Nao hospital"),
    ("A car bomb went off in Azaz on Sunday, killing four, medics and a police officer said.", "medics and a police officer"),
    ("The announcement by the Houthis that they had seized a ship off Hodeidah on Sunday alarmed insurers.", "houthis"),
    ("The UN has received credible reports that Wagner fighters executed at least 30 people in Moura on Tuesday.", "un"),
    ("Press statement by the SPLM-IO spokesperson\nOn 12 March government forces attacked our base at Nasir.", "splm_io"),
    ("Field report of the M23, 4 May: FARDC drones bombed Bunagana at dawn.", "m23"),
    ("Communiqué no. 14\n\nThe General Command of the Arakan Army informs the public that its fighters took Paletwa on Sunday. Junta aircraft bombed the town in the evening.", "arakan_army"),
    ("The UN panel ascribes the bombing of the market in Togoga on 22 June to the Ethiopian air force.", "UN panel"),
    ("The shelling of Hays on 4 May was attributed to the Houthis by the panel.", "panel"),
    ("Survivors' accounts describe gunmen killing 20 men in Solhan on Friday.", "Survivors' accounts"),
    ("The army's log for 3 May lists two mortar attacks on its post at Kidal.", "army's log for 3 May"),
    ("As the mission noted in its last report, Houthi forces shelled Hays on 4 May.", "mission"),
    ("The mission was told by residents that shells had landed in Popasna on the night of 3 May.", "residents"),
    ("A doctor said that jets had bombed Masisi on Monday, adding that ten shells had fallen on Sake.", "doctor"),
    ("Hearing from my sister in Tyre that Israeli jets hit the port an hour ago", "my sister in Tyre"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), SAID)
def test_what_somebody_says_is_theirs(text: str, who: str) -> None:
    found = _said_by(text)
    assert found == {who} or {str(one).lower() for one in found} == {who.lower()}


OWN = [
    "Summary of the day:\n- M23 fighters attacked Kitshanga on Friday\n- nine civilians were killed in Mweso on Saturday",
    "M23 fighters attacked Kitshanga on Friday.",
    "News of an attack by Boko Haram on Mubi on Monday reached Yola in the evening.",
    "Nobody has claimed the attack in Gao on Monday, which killed six soldiers.",
    "Nine people were killed on Monday in Mubi in an attack blamed on Boko Haram.",
]


@pytest.mark.parametrize("text", OWN)
def test_what_nobody_says_stays_the_outlets_own(text: str) -> None:
    assert _said_by(text) == {None}
