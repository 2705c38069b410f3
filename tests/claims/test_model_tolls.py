"""Tolls that a model quotes of English: one victim whom no number counts, nobody, about so many, ages, nouns that two tolls share."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ceasefire.claims.claim import Harm
from ceasefire.claims.model.check import check
from ceasefire.claims.model.own import source_of
from ceasefire.claims.model.quote import Row
from ceasefire.claims.read import Text, read_many
from ceasefire.claims.text import sentences
from ceasefire.dossier.general import general_vocabulary

V = general_vocabulary()
PARTS = ("civilians", "women", "children", "combatants")


def told(text: str, words: str, act: str = "shelling", **fields: str) -> tuple[str, str]:
    """The dead and the injured of the one claim that a model makes of a text of 2 May 2024."""
    ours = next(read_many([Text(text=text, published=datetime(2024, 5, 2, tzinfo=UTC), language="en")], V))
    source = source_of(text, V, date(2024, 5, 2), None, "en", ours)
    at = text.index(words)
    sentence = next(text[one.start : one.end].strip() for one in sentences(text) if one.start <= at < one.end)
    made = check(Row({"sentence": sentence, "act": act, "act_words": words, "modality": "asserted"} | fields), source, (0, len(text)))
    assert made.claim is not None, made.reason
    return shown(made.claim.killed), shown(made.claim.injured)


def shown(harm: Harm | None) -> str:
    """ "14/14/- civilians 14": low, best, high, parts."""
    if harm is None:
        return "nothing"
    parts = "".join(f" {part} {value}" for part in PARTS if (value := getattr(harm, part)) is not None)
    return "/".join("-" if n is None else str(n) for n in (harm.low, harm.best, harm.high)) + parts


@pytest.mark.parametrize(
    ("text", "words", "target", "dead"),
    [
        ("Two gunmen on a motorbike killed Omar Haidari, a district judge, in Kandahar on Sunday.", "killed", "Omar Haidari", "1/1/1"),
        ("KACHIN: unknown men killed Brang Seng outside his shop in Myitkyina and escaped.", "killed", "Brang Seng", "1/1/1"),
        ("Masked men gunned down Colonel Pedro Rojas in Tumaco on Friday night.", "gunned down", "Colonel Pedro Rojas", "1/1/1"),
        ("Attackers shot Hassan Warsame as he left the mosque in Baidoa. He died in hospital an hour later.", "shot", "Hassan Warsame", "1/1/1"),
        ("Somebody fired at the mayor of Toribio from a car on Monday. The mayor was pronounced dead on arrival.", "fired at", "the mayor of Toribio", "1/1/1"),
        ("A former guerrilla, Wilmer Asprilla, was murdered near Ituango by two men in plain clothes.", "was murdered", "Wilmer Asprilla", "1/1/1"),
        ("Insurgents assassinated the deputy governor of Ghazni on Tuesday.", "assassinated", "the deputy governor of Ghazni", "nothing"),
        ("Attackers shot Hassan Warsame as he left the mosque in Baidoa. He was taken to hospital.", "shot", "Hassan Warsame", "nothing"),
        ("Gunmen killed the brothers Sami and Rami Odeh in Jenin on Friday.", "killed", "the brothers Sami and Rami Odeh", "nothing"),
        ("Gunmen tried to kill Omar Haidari in Kandahar on Sunday, police said.", "tried to kill", "Omar Haidari", "nothing"),
        ("Gunmen shot at the car of a judge in Kandahar. Her father died last year of an illness.", "shot at", "a judge", "nothing"),
        ("Colonel Yusuf Dahir was shot as he got out of his car in Bosaso on Monday and died before an ambulance came.", "was shot", "Colonel Yusuf Dahir", "1/1/1"),
        ("The head of the fishermen's union, Rosa Quispe, was stabbed to death by strangers in Buenaventura.", "was stabbed to death", "Rosa Quispe", "1/1/1"),
        ("Unknown gunmen murdered a tribal elder in Shabwa late on Thursday.", "murdered", "a tribal elder", "1/1/1"),
        ("Two men opened fire on Nadia Salem, a candidate in the local elections, in Sabha. She succumbed to her wounds the same night.", "opened fire on", "Nadia Salem", "1/1/1"),
        ("A sniper shot the prosecutor in Culiacan. The prosecutor died at the scene.", "shot", "the prosecutor", "1/1/1"),
        ("Gunmen killed Maung Maung, an administrator appointed by the junta, in Mandalay.", "killed", "Maung Maung, an administrator appointed by the junta", "1/1/1"),
        ("A drone strike on his house killed Abu Hafs, a preacher, in Zinjibar.", "killed", "Abu Hafs, a preacher", "1/1/1"),
        ("An attempted murder of Omar Haidari in Kandahar failed on Sunday.", "attempted murder", "Omar Haidari", "nothing"),
        ("Gunmen nearly killed Omar Haidari in Kandahar on Sunday.", "killed", "Omar Haidari", "nothing"),
        ("Attackers shot Hassan Warsame in Baidoa. He said his driver died.", "shot", "Hassan Warsame", "nothing"),
        ("Attackers opened fire on Hassan Warsame and his guard in Baidoa. He died on the spot.", "opened fire", "Hassan Warsame and his guard", "nothing"),
        ("Gunmen shot Hassan Warsame in Baidoa and a guard died.", "shot", "Hassan Warsame", "nothing"),
        ("Gunmen shot Hassan Warsame in Baidoa. Warsame's guards died.", "shot", "Hassan Warsame", "nothing"),
        ("Gunmen fired at the head of the union in Sabha. Union members died last night in a fire.", "fired at", "the head of the union", "nothing"),
        ("Gunmen shot Hassan Warsame in Baidoa. He and two guards died.", "shot", "Hassan Warsame", "nothing"),
        ("Gunmen shot Hassan Warsame in Baidoa. Warsame was flown to Nairobi, where he died on Sunday.", "shot", "Hassan Warsame", "1/1/1"),
        ("Gunmen shot Hassan Warsame in Baidoa and he died at once.", "shot", "Hassan Warsame", "1/1/1"),
        ("Gunmen shot at a preacher in Zinjibar. The preacher later succumbed to his wounds.", "shot at", "a preacher", "1/1/1"),
        ("Drones killed Hamas in the alley.", "killed", "Hamas", "nothing"),
        ("Gunmen shot a shepherd, who bled to death.", "shot", "a shepherd", "1/1/1"),
    ],
)  # fmt: skip
def test_one_person_who_was_attacked_and_died(text: str, words: str, target: str, dead: str) -> None:
    assert told(text, words, "assassination", target=target) == (dead, "nothing")


@pytest.mark.parametrize(
    ("text", "words", "target", "quoted", "meant", "dead"),
    [
        ("The head of the council of Sabha was assassinated on Thursday.", "was assassinated", "The head of the council of Sabha", "The head of the council of Sabha", "1", "nothing"),
        ("Unknown men assassinated an election official in Quetta.", "assassinated", "an election official", "an election official", "1", "nothing"),
        ("The assassination of Colonel Pedro Rojas in Tumaco shocked the army.", "assassination of Colonel Pedro Rojas", "Colonel Pedro Rojas", "Colonel Pedro Rojas", "1", "nothing"),
        ("Gunmen assassinated two judges in Kabul.", "assassinated", "two judges", "two judges", "2", "2/2/2"),
        ("Gunmen assassinated one officer of the police in Taiz.", "assassinated", "one officer", "one officer", "1", "1/1/1"),
        ("Gunmen assassinated a sheikh and killed his driver in Taiz.", "assassinated", "a sheikh", "his driver", "1", "1/1/1"),
        ("A teacher was shot dead in Pattani by a pillion rider.", "shot dead", "A teacher", "A teacher", "1", "1/1/1"),
        ("Gunmen opened fire on a judge in Herat and his brother died.", "opened fire", "a judge", "his brother", "1", "1/1/1"),
        ("A former warlord, Haji Zaman, has been assassinated in Nangarhar.", "has been assassinated", "A former warlord, Haji Zaman", "A former warlord", "1", "nothing"),
        ("Assassins of the cartel liquidated the town clerk of Aguililla.", "liquidated", "the town clerk of Aguililla", "the town clerk of Aguililla", "1", "nothing"),
        ("Three aid workers were assassinated near Tillaberi.", "were assassinated", "Three aid workers", "Three aid workers", "3", "3/3/3"),
        ("A dozen elders have been assassinated in Kismayo since May.", "have been assassinated", "A dozen elders", "A dozen elders", "12", "12/12/12"),
        ("Gunmen killed a police chief in Basilan, the second assassination in a week.", "killed", "a police chief", "a police chief", "1", "1/1/1"),
        ("A monk was murdered in Narathiwat.", "was murdered", "A monk", "A monk", "1", "1/1/1"),
        ("The mayor of Culiacan was assassinated with five bodyguards.", "was assassinated", "The mayor of Culiacan", "five bodyguards", "5", "5/5/5"),
    ],
)  # fmt: skip
def test_an_assassination_says_no_number(text: str, words: str, target: str, quoted: str, meant: str, dead: str) -> None:
    assert told(text, words, "assassination", target=target, killed=quoted, killed_is=meant)[0] == dead


@pytest.mark.parametrize(
    ("text", "words", "field", "quoted", "meant", "toll"),
    [
        ("Rebels shelled Goma on Monday. Neither side reported casualties.", "shelled", "killed", "Neither side reported casualties", "0", "0/0/0"),
        ("Neither the army nor the insurgents reported any casualties in the exchange near Sloviansk.", "exchange", "injured", "Neither the army nor the insurgents reported any casualties", "0", "0/0/0"),
        ("Jets bombed the ridge on Sunday; neither party suffered losses.", "bombed", "killed", "neither party suffered losses", "0", "0/0/0"),
        ("Rescuers spoke of six dead after the shelling of Barda and the ministry of none.", "shelling", "killed", "none", "0", "0/0/0"),
        ("The shelling of Barda on Tuesday hurt nobody.", "shelling", "injured", "nobody", "0", "0/0/0"),
        ("Four people were hurt in the shelling of Shusha, said one side; the other had none.", "shelling", "injured", "none", "0", "0/0/0"),
        ("Rebels shelled Goma on Monday. Neither side gave details of casualties.", "shelled", "killed", "Neither side gave details of casualties", "0", "nothing"),
        ("Rebels shelled Goma on Monday. Neither side commented on casualties.", "shelled", "killed", "Neither side commented on casualties", "0", "nothing"),
        ("Rebels shelled Goma on Monday; there was no word on casualties.", "shelled", "killed", "no word on casualties", "0", "nothing"),
        ("Rebels shelled Goma on Monday. Asked about the number of the dead, the army gave none.", "shelled", "killed", "none", "0", "nothing"),
        ("Mortars were fired across the river near Tartar. Neither Baku nor Yerevan reported casualties.", "Mortars were fired", "killed", "Neither Baku nor Yerevan reported casualties", "0", "0/0/0"),
        ("Neither the patrol nor the villagers sustained any injuries when the mine went off near Labwe.", "mine went off", "injured", "Neither the patrol nor the villagers sustained any injuries", "0", "0/0/0"),
        ("Police counted three wounded in the grenade attack in Bujumbura, residents none.", "grenade attack", "injured", "none", "0", "0/0/0"),
        ("The monitors heard the shelling of Krasnohorivka; no casualty was recorded.", "shelling", "killed", "no casualty was recorded", "0", "0/0/0"),
        ("Militants fired on the post near Datta Khel; of the garrison, nobody fell.", "fired on", "killed", "nobody", "0", "0/0/0"),
        ("Rebels shelled Goma on Monday. Neither side suffered heavy casualties.", "shelled", "killed", "Neither side suffered heavy casualties", "0", "nothing"),
        ("Rebels shelled Goma on Monday. Neither government has released casualty figures.", "shelled", "killed", "Neither government has released casualty figures", "0", "nothing"),
        ("Rebels shelled Goma on Monday; whether there were any dead was not known.", "shelled", "killed", "whether there were any dead", "0", "nothing"),
    ],
)  # fmt: skip
def test_nobody_where_it_is_said_in_so_many_words(text: str, words: str, field: str, quoted: str, meant: str, toll: str) -> None:
    assert told(text, words, **{field: quoted, f"{field}_is": meant})[field == "injured"] == toll


@pytest.mark.parametrize(
    ("text", "words", "field", "quoted", "meant", "toll"),
    [
        ("Sniper fire from the ridge hit Ruslan K. (38) in the arm in Avdiivka.", "Sniper fire", "injured", "Ruslan K. (38)", "1", "1/1/1"),
        ("A shell wounded Nino, 61, in her garden in Nikozi.", "A shell", "injured", "Nino, 61", "1", "1/1/1"),
        ("A shell killed Maria Lopez (23) and her son (4) in Argelia.", "A shell", "killed", "Maria Lopez (23) and her son (4)", "2", "2/2/2"),
        ("Mortar fire killed a man aged 57 in Horlivka.", "Mortar fire", "killed", "a man aged 57", "1", "1/1/1"),
        ("The blast killed a girl of 14 and her grandmother, 70, in Kadugli.", "blast", "killed", "a girl of 14 and her grandmother, 70", "2; children 1", "2/2/2 children 1"),
        ("The mine wounded a 40-year-old farmer near Battambang.", "mine", "injured", "a 40-year-old farmer", "1", "1/1/1"),
        ("The blast killed 14 people in Kadugli.", "blast", "killed", "14 people", "1", "14/14/14"),
        ("The raid killed 23, among them a boy of 9, in Kadugli.", "raid", "killed", "23, among them a boy of 9", "1; children 1", "23/23/23 children 1"),
        ("Gunfire from the hill wounded Thida (19) and her cousin Aye (21) in Loikaw.", "Gunfire", "injured", "Thida (19) and her cousin Aye (21)", "2", "2/2/2"),
        ("Shrapnel killed Oleh Marchenko, 44, a tram driver, in Kherson.", "Shrapnel", "killed", "Oleh Marchenko, 44, a tram driver", "1", "1/1/1"),
        ("A rocket killed a couple aged 66 and 63 in Sderot.", "rocket", "killed", "a couple aged 66 and 63", "2", "2/2/2"),
        ("The bomb injured Sergeant Paulo Dias (27) near Mocimboa.", "bomb", "injured", "Sergeant Paulo Dias (27)", "1; combatants 1", "1/1/1 combatants 1"),
        ("Shelling killed 27 (among them six children) in Taiz.", "Shelling", "killed", "27 (among them six children)", "27; children 6", "27/27/27 children 6"),
        ("Shelling killed 19 in Taiz on day 27 of the siege.", "Shelling", "killed", "19", "2", "19/19/19"),
        ("Fighting in Bria has left some forty dead since Sunday.", "Fighting", "killed", "some forty dead", "40", "-/40/-"),
        ("The bombing of the bridge wounded about 20 people.", "bombing", "injured", "about 20 people", "20", "-/20/-"),
        ("Nearly 60 people were killed when shells hit Hodeidah.", "shells hit", "killed", "Nearly 60 people", "60", "-/60/-"),
        ("Shelling killed around a dozen villagers near Kupiansk.", "Shelling", "killed", "around a dozen villagers", "12", "-/12/-"),
        ("An estimated 300 people were killed in the assault on Bucha.", "assault", "killed", "An estimated 300 people", "300", "-/300/-"),
        ("Shelling killed at least 30 people in Bria.", "Shelling", "killed", "at least 30 people", "30", "30/30/-"),
        ("Shelling killed 30 people in Bria on about ten streets.", "Shelling", "killed", "30 people", "30", "30/30/30"),
        ("Shelling killed between 10 and 20 people in Bria.", "Shelling", "killed", "between 10 and 20 people", "10-20", "10/15/20"),
        ("Roughly 70 fighters were killed in the battle for Palma.", "battle", "killed", "Roughly 70 fighters", "70; combatants 70", "-/70/- combatants 70"),
        ("Close to 200 people died when rebels stormed the town of Solhan.", "stormed", "killed", "Close to 200 people", "200", "-/200/-"),
        ("The strikes injured approximately 15 workers at the depot in Port Sudan.", "strikes", "injured", "approximately 15 workers", "15", "-/15/-"),
        ("Some fifteen people were hurt by the blast in Quetta.", "blast", "injured", "Some fifteen people", "15", "-/15/-"),
        ("The militia lost almost a hundred men in the assault on Bakhmut.", "assault", "killed", "almost a hundred men", "100", "-/100/-"),
        ("Shelling killed 30 people in Bria, some of them children.", "Shelling", "killed", "30 people", "30", "30/30/30"),
        ("Shelling killed more than 30 people in Bria.", "Shelling", "killed", "more than 30 people", "30+", "30/30/-"),
        ("Shelling at about 5 p.m. killed 12 people in Bria.", "Shelling", "killed", "12 people", "12", "12/12/12"),
        ("The militia attacked at dawn; our men killed nine of their number.", "attacked", "killed", "nine of their number", "9; combatants 9", "9/9/9"),
        ("The column was ambushed near Kidal and lost twelve of its number.", "ambushed", "killed", "twelve of its number", "12; combatants 12", "12/12/12"),
        ("The raiders were beaten off; seven of them were killed.", "beaten off", "killed", "seven of them", "7; combatants 7", "7/7/7"),
        ("The raiders were beaten off; seven soldiers were killed.", "beaten off", "killed", "seven soldiers", "7; combatants 7", "7/7/7 combatants 7"),
        ("The raid left nine members of the Rapid Support Forces dead.", "raid", "killed", "nine members of the Rapid Support Forces", "9; combatants 9", "9/9/9 combatants 9"),
        ("Our unit drove the bandits off and killed five of them.", "drove", "killed", "five of them", "5; combatants 5", "5/5/5"),
        ("The fighters withdrew after losing at least thirty of their own in Soledar.", "withdrew", "killed", "at least thirty of their own", "30+; combatants 30", "30/30/-"),
        ("The rebels say four of their number fell at the bridge in Bahr.", "fell", "killed", "four of their number", "4; combatants 4", "4/4/4"),
        ("The patrol was hit near Ber and two of its number were injured.", "hit", "injured", "two of its number", "2; combatants 2", "2/2/2"),
        ("A number of villages were attacked; 20 civilians died.", "attacked", "killed", "20 civilians", "20; civilians 20", "20/20/20 civilians 20"),
        ("Two of our soldiers were killed in Pisky.", "killed", "killed", "Two of our soldiers", "2; combatants 2", "2/2/2 combatants 2"),
        ("Islamic State has shot one of the women and girls whom it holds.", "shot", "killed", "one of the women and girls", "1", "1/1/1"),
        ("The guards killed two of the men and boys in the camp.", "killed", "killed", "two of the men and boys", "2", "2/2/2"),
        ("The gunmen executed three of the captives and deserters they held in Loikaw.", "executed", "killed", "three of the captives", "3", "3/3/3"),
        ("A shell killed one of the nurses and doctors of the clinic in Taiz.", "shell", "killed", "one of the nurses and doctors", "1", "1/1/1"),
    ],
)  # fmt: skip
def test_ages_approximate_numbers_and_numbers_without_a_noun(text: str, words: str, field: str, quoted: str, meant: str, toll: str) -> None:
    assert told(text, words, **{field: quoted, f"{field}_is": meant})[field == "injured"] == toll


@pytest.mark.parametrize(
    ("text", "words", "dead", "dead_are", "quoted", "meant", "hurt"),
    [
        ("One soldier was killed and another suffered shrapnel wounds near Pisky.", "killed", "One soldier", "1; combatants 1", "another", "1; combatants 1", "1/1/1"),
        ("Two marines were killed and three were wounded when a mine went off in Patikul.", "went off", "Two marines", "2; combatants 2", "three", "3", "3/3/3 combatants 3"),
        ("Two civilians have been killed so far and at least nine wounded in Tal Rifaat.", "killed", "Two civilians", "2; civilians 2", "at least nine", "9+; civilians 9", "9/9/- civilians 9"),
        ("Four soldiers were killed on Tuesday and seven injured in an ambush in Burkina Faso.", "ambush", "Four soldiers", "4; combatants 4", "seven", "7", "7/7/7 combatants 7"),
        ("A drone killed three civilians and wounded five in Lyman.", "drone", "three civilians", "3; civilians 3", "five", "5; civilians 5", "5/5/5"),
        ("Six people, two of them soldiers, were killed and nine wounded in Gao.", "killed", "Six people, two of them soldiers", "6; combatants 2", "nine", "9", "9/9/9"),
        ("Two women were killed and a man wounded in Gao.", "killed", "Two women", "2; women 2", "a man", "1", "1/1/1"),
        ("A soldier was killed and eight lost limbs in Gao.", "killed", "A soldier", "1; combatants 1", "eight", "8; combatants 8", "8/8/8"),
        ("Five rangers were shot dead and two hurt near Virunga.", "shot dead", "Five rangers", "5", "two", "2", "2/2/2 combatants 2"),
        ("At least six fighters were killed in the ambush and 11 others wounded near Pibor.", "ambush", "At least six fighters", "6+; combatants 6", "11 others", "11", "11/11/11"),
        ("A strike left three children dead and four seriously injured in Hodeidah.", "strike", "three children", "3; children 3", "four", "4", "4/4/4 children 4"),
        ("Eight troops were killed, 14 wounded in the raid on the base in Diffa.", "raid", "Eight troops", "8; combatants 8", "14", "14", "14/14/14 combatants 14"),
        ("One fighter was killed and two took shots to the leg near Sinjar.", "shots", "One fighter", "1; combatants 1", "two", "2; combatants 2", "2/2/2"),
        ("Three girls were killed by the shell and six injured in Taiz.", "shell", "Three girls", "3; children 3", "six", "6; children 6", "6/6/6 children 6"),
        ("The shell killed three girls. Later six were injured by another in Taiz.", "shell", "three girls", "3; children 3", "six", "6", "6/6/6"),
        ("Two policemen were killed and five wounded in Cotabato.", "killed", "Two policemen", "2", "five", "5", "5/5/5"),
        ("Two civilians and a soldier were killed and five wounded in Cotabato.", "killed", "Two civilians and a soldier", "3; civilians 2; combatants 1", "five", "5", "5/5/5"),
        ("Between three and five soldiers were killed and as many as ten wounded in Gao.", "killed", "Between three and five soldiers", "3-5", "as many as ten", "-10", "-/10/10"),
    ],
)  # fmt: skip
def test_the_noun_of_two_tolls_of_one_verb(text: str, words: str, dead: str, dead_are: str, quoted: str, meant: str, hurt: str) -> None:
    assert told(text, words, killed=dead, killed_is=dead_are, injured=quoted, injured_is=meant)[1] == hurt

