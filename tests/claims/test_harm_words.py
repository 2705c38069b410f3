"""Many ways to say that people died or were hurt, who they were, and what says no such thing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.support.harm import short

from ceasefire.claims.present import present
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

WEDNESDAY = datetime(2023, 5, 17, tzinfo=UTC)


def _harm(text: str) -> set[tuple[str, str]]:
    """Killed and injured of all claims that state any."""
    known = general_vocabulary()
    shown = [present(c, known) for c in read_text(text, known, published=WEDNESDAY, language="en")]
    return {told for c in shown if any(told := (short(c["killed"]), short(c["injured"])))}


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        # idioms of dying
        ("Four civilians met their deaths on Thursday when mortar rounds fell on a bakery in Taiz.", "4 v4", ""),
        ("Heavy clashes erupted near Bakhmut overnight; three soldiers lost their lives.", "3 m3", ""),
        ("Eight mourners were blown to pieces when a mortar bomb landed in a cemetery in Taiz on Thursday.", "8", ""),
        ("Three schoolteachers were put to death by the militia in Beni on Saturday.", "3", ""),
        ("Rebels hacked at least 16 herders to death near Djugu on Sunday.", "16+", ""),
        ("Rebels marched at least 16 herders to the border near Djugu on Sunday.", "", ""),
        ("Eight paratroopers fell in an ambush near Timbuktu on Friday.", "8 m8", ""),
        ("Eight shells fell in a field near Timbuktu on Friday.", "", ""),
        ("With the loss of fourteen lives, Monday's shelling of El Geneina was the worst yet.", "14", ""),
        ("Twelve militiamen were cut down and a further 20 hurt when jets bombed their base near Aleppo on Saturday.", "12 m12", "20"),
        ("Twelve olive trees were cut down when bulldozers came to a village near Aleppo on Saturday.", "", ""),
        # idioms of being hurt
        ("Shelling of Stepanakert on Saturday: four killed, 13 hospitalised.", "4", "13"),
        ("Seven people died in a blast near Mogadishu on Tuesday and twelve others were rushed to hospital.", "7", "12"),
        ("Seven people were wounded in a blast near Mogadishu on Tuesday and taken to hospital.", "", "7"),
        ("A fisherman lost his life and two others suffered gunshot wounds when a gunboat fired on boats off Gaza on Monday.", "1", "2"),
        ("An IED detonated under a patrol near Gao on Monday; two peacekeepers lost their lives and a third was seriously hurt.", "2", "1"),
        # who they were
        ("Gunmen killed 14 villagers in an attack near Maiduguri on Friday.", "14", ""),
        ("Gunmen killed 14 civilians in an attack near Maiduguri on Friday.", "14 v14", ""),
        ("A shell killed a woman and her son in Kherson on Friday.", "2 w1", ""),
        ("A shell killed a woman and her child in Kherson on Friday.", "2 w1 c1", ""),
        ("Unknown gunmen shot dead two officers in Gao on Friday.", "2 m2", ""),
        ("Unknown gunmen shot dead two police officers in Gao on Friday.", "2", ""),
        ("At least six warehouse workers were killed in Kharkiv on Saturday when Russian forces fired two missiles at a depot.", "6+", ""),
        ("Gunmen killed thirteen persons, all of them civilians, in a raid near Goma on Friday.", "13 v13", ""),
        ("The number of civilian dead in the shelling of Khartoum stands at 23.", "23 v23", ""),
        # who speaks is none of the dead
        ("Government forces pounded Kharkiv with artillery on Tuesday, killing six people, a doctor told reporters.", "6", ""),
        ("Government forces pounded Kharkiv with artillery on Tuesday, killing six people and a doctor.", "7", ""),
        # parts told afterwards
        ("Twelve people died when a shell hit a bakery in Marib on Monday. Two of them were children.", "12 c2", ""),
        ("Twelve people died when a shell hit a bakery in Marib on Monday. Two of them were arrested.", "12", ""),
        ("A drone strike killed nine people near Kidal on Sunday. Among the dead were four women and a child.", "9 w4 c1", ""),
        ("Rockets killed five people and wounded eight in Kharkiv on Friday. Three of the wounded were children.", "5", "8 c3"),
        ("Five brothers, all children, were among the 15 people killed in the air strikes on Aleppo on Friday.", "15", ""),
        ("Nine martyrs, among them three children, and over thirty wounded in rocket fire on Khartoum.", "9 c3", "30+"),
        # two sides of one clash
        ("Clashes near Goma on Friday: 21 enemy soldiers were killed and three of our fighters fell.", "24 m24", ""),
        ("An attack near Goma on Friday killed three soldiers. Two civilians were also killed.", "5 v2 m3", ""),
        # the latest figure
        ("An initial toll of 24 dead in Friday's bombing of a mosque in Peshawar was revised upwards to 31 on Saturday.", "31", ""),
        ("The strike on the market in El Fasher on Monday left 14 people dead. By evening the death toll had risen to 17.", "17", ""),
        ("The number of wounded in Monday's shelling of Khartoum rose to 40.", "", "40"),
        # bodies
        ("Islamist fighters overran an army camp at Diffa. The bodies of 53 soldiers were flown out.", "53 m53", ""),
        # nobody, and nobody knows
        ("The enemy broke the ceasefire near Donetsk with sniper rifles. There were no casualties.", "0", "0"),
        ("Thirteen people were killed in the clash near Goma on Friday, and no one was injured.", "13", "0"),
        ("Artillery pounded the outskirts of Donetsk on Sunday. It was not clear whether anyone had been killed.", "", ""),
        # harm keeps a strike from being one of workers
        ("An air strike on tents east of Khan Younis left between 25 and 29 people dead, hospital staff said.", "25-27-29", ""),
        ("Clashes broke out between the army and rebels near Goma on Monday, leaving four fighters dead.", "4 m4", ""),
    ],
)
def test_harm(text: str, killed: str, injured: str) -> None:
    assert _harm(text) == ({(killed, injured)} if killed or injured else set())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("An air raid killed 20 people in Sanaa on Monday, medics said. The ministry spoke of 28.", {("20", ""), ("28", "")}),
        ("An air raid killed 20 people in Sanaa on Monday, medics said. The ministry reported 28 raids.", {("20", "")}),
        ("Rebels killed more than 50 people in Mueda on Monday, state media reported; a local officer would confirm only fifteen.", {("50+", ""), ("15", "")}),
        ("Army shells killed 11 people and wounded 24 in Loikaw on Sunday, the rebels said. The junta acknowledged seven deaths.", {("11", "24"), ("7", "")}),
        ("Army shells fell on Goma, Bukavu and Beni on Sunday; a woman and her son were killed in Bukavu.", {("2 w1", "")}),
    ],
)
def test_whose_figure_and_of_which_place(text: str, told: set[tuple[str, str]]) -> None:
    assert _harm(text) == told


def test_the_toll_stands_at_the_place_it_names() -> None:
    text = "Army shells fell on Goma, Bukavu and Beni on Sunday; a woman and her son were killed in Bukavu."
    known = general_vocabulary()
    harmed = [c.place.name for c in read_text(text, known, published=WEDNESDAY, language="en") if c.killed and c.place]
    assert harmed == ["Bukavu"]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Warplanes bombed Idlib on Monday, killing 27 people, including 10 children and women.", "27", ""),
        ("Warplanes bombed Idlib on Monday, killing 27 people, including 10 children and seven women.", "27 w7 c10", ""),
        ("Airstrikes kill 8 persons at least in Aleppo.", "8+", ""),
        ("A bomb went off under a truck near Aleppo on Monday. Both passengers died.", "2", ""),
        ("Shelling of Aleppo on Monday killed two people, both women.", "2 w2", ""),
        ("Gunmen dragged nine passengers off a bus near Kolpur on Friday and shot them dead.", "9", ""),
        ("Eleven Houthi fighters were killed on Monday in clashes with government forces west of Marib.", "11 m11", ""),
        ("A boy of 14 was shot in the head and killed by soldiers in Jenin on Saturday.", "1 c1", ""),
        ("The body of a taxi driver was found in Kherson on Tuesday after the shelling.", "1", ""),
        ("A truck driver was killed and his assistant wounded in an ambush near Nyala on Sunday.", "1", "1"),
        ("Rockets fell on Kherson on Monday: 21 soldiers, among them a captain, were killed.", "21 m21", ""),
        ("A mother of three was killed when a shell hit her house in Aleppo on Monday.", "1 w1", ""),
        ("A shell on Kherson on Monday killed 30 or more people.", "30+", ""),
        ("Israeli troops shot a teenager dead and critically wounded another in Jenin on Tuesday.", "1", "1"),
        ("Fifteen people, six of them children, perished when a drone hit a wedding in Marib on Thursday.", "15 c6", ""),
        ("A mine hit a navy bus near Mannar on Tuesday, with 28 victims, 13 of them dead.", "13", ""),
    ],
)
def test_numbers_of_persons(text: str, killed: str, injured: str) -> None:
    assert _harm(text) == {(killed, injured)}
