"""Tolls put together from parts: number, whom, parts of them, how it is told, what else the report holds."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim, Harm
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 5, 15, tzinfo=UTC)
Told = tuple[int | None, int | None, int | None, int | None, int | None, int | None, int | None]
"""low, best, high, children, women, civilians, combatants."""

NUMBERS = {
    "two": 2, "three": 3, "4": 4, "six": 6, "7": 7, "nine": 9, "eleven": 11, "17": 17, "twenty-one": 21, "23": 23, "thirty-four": 34, "112": 112,
    "1,200": 1200, "two dozen": 24, "two hundred": 200, "140": 140,
}  # fmt: skip
EXACT, FLOOR, CEILING, ABOUT = "exact", "floor", "ceiling", "about"
MODIFIERS = {
    "": EXACT, "at least ": FLOOR, "more than ": FLOOR, "over ": FLOOR, "no fewer than ": FLOOR, "up to ": CEILING, "as many as ": CEILING, "about ": ABOUT,
    "nearly ": ABOUT, "some ": ABOUT, "around ": ABOUT,
}  # fmt: skip
WHO = {
    "people": "", "civilians": "civilians", "soldiers": "combatants", "villagers": "", "police officers": "", "Palestinians": "", "worshippers": "", "children": "children",
    "women": "women", "aid workers": "", "medics": "", "displaced people": "", "government troops": "combatants", "members of one family": "", "local residents": "",
}  # fmt: skip
GROUPS = ("children", "women", "civilians", "combatants")
SINGLE: dict[str, Told] = {
    "a woman": (1, 1, 1, None, 1, None, None), "a child": (1, 1, 1, 1, None, None, None), "a soldier": (1, 1, 1, None, None, None, 1),
    "a mother and her two children": (3, 3, 3, 2, 1, None, None), "a farmer, his wife and their son": (3, 3, 3, None, 1, None, None),
    "a family of five": (5, 5, 5, None, None, None, None), "an elderly man and his granddaughter": (2, 2, 2, None, None, None, None),
    "a teacher and two pupils": (3, 3, 3, None, None, None, None), "two soldiers and a civilian": (3, 3, 3, None, None, 1, 2),
    "one civilian and three fighters": (4, 4, 4, None, None, 1, 3),
}  # fmt: skip
PARTS = {", including two children": (2, None), ", among them a woman": (None, 1), " (two women and a child among them)": (1, 2), ", including three children and two women": (3, 2)}
LATER = {
    "Two of them were children.": (2, None), "Among the dead were two children.": (2, None), "The dead included two women.": (None, 2), "Three of the victims were women.": (None, 3),
    "Two women and a child were among the dead.": (1, 2), "At least two of those killed were children.": (2, None), "Four of them were children and one was a woman.": (4, 1),
    "Most of the dead were women and children.": (None, None), "The youngest victim was four years old.": (None, None), "Four were children.": (4, None),
}  # fmt: skip
BESIDE = (
    "More than 150,000 people have been killed since the war began.", "The conflict has claimed more than 30,000 lives.", "It was the deadliest attack since March, when 30 people died.",
    "Some 40 houses were damaged.", "About 1,200 people have fled the area.", "Twelve men were arrested.", "Three soldiers were captured.", "Five people are still missing.",
    "That brings the number of dead this month to 87.", "Nobody has claimed responsibility.", "Rescuers pulled six survivors from the rubble.",
)  # fmt: skip
WHAT = ("An air strike", "Artillery shelling", "A drone strike", "A car bomb", "Mortar fire", "Israeli shelling", "A rocket attack", "A roadside bomb")
WHERE = (" in Kherson", " near Goma", " in the town of Lysychansk", " in Taiz")
WHEN = (" on Monday", " overnight", " early on Sunday", " on Tuesday evening")
SAID = ("", "", ", officials said", ", according to the governor", ", the health ministry said on Wednesday")
FRAMES = (
    "{what}{where} killed {k}{p}{when}{said}.", "{what}{where} killed {k} and wounded {h}{when}{said}.", "{what}{where} left {k} dead and {h} wounded{when}{said}.",
    "{K} were killed in {w}{where}{when}{said}.", "{K} were killed and {h} injured in {w}{where}{when}{said}.", "{what} hit Taiz{when}, killing {k}{p}{said}.",
    "{what} hit Taiz{when}, killing {k} and injuring {h}{said}.", "{what}{where} claimed the lives of {k}{p}{when}{said}.", "{what} hit Taiz{when}. {K} were killed and {h} were wounded{said}.",
    "{what} struck Taiz{when}{said}. It killed {k}{p}.", "{K} lost their lives in {w}{where}{when}{said}.", "{K} dead, {h} wounded in {w}{where}",
    "Police said {k} had been killed and {h} hurt in {w}{where}{when}.", "{what}{where}{when} resulted in the death of {k} and the injury of {h}{said}.",
    "{H} were wounded and {k} were killed in {w}{where}{when}{said}.", "{what} hit Taiz{when}{said}. Medics counted {k} dead and {h} wounded.",
)  # fmt: skip


def number(r: random.Random, who: str) -> tuple[str, Told]:
    word, modifier = r.choice(sorted(NUMBERS)), r.choice(sorted(MODIFIERS))
    n, kind = NUMBERS[word], MODIFIERS[modifier]
    parts = [n if WHO.get(who) == group else None for group in GROUPS]
    return f"{modifier}{word} {who}".strip(), (n if kind in {EXACT, FLOOR} else None, n, n if kind in {EXACT, CEILING} else None, *parts)  # type: ignore[return-value]


def made(seed: int, many: int) -> list[tuple[str, Told | None, Told | None]]:
    r, rows = random.Random(seed), []
    for _ in range(many):
        frame, what, said = r.choice(FRAMES), r.choice(WHAT), r.choice(SAID)
        who = r.choice(sorted(WHO))
        alone = r.random() < 0.2 and "were" not in frame and "their" not in frame and "counted" not in frame
        k, killed = r.choice(sorted(SINGLE.items())) if alone else number(r, who)
        h, hurt = number(r, r.choice(["others", "others", "people", "civilians", "government troops", "members of one family", ""]))
        p = ""
        if "{p}" in frame and not alone and WHO[who] == "" and (killed[1] or 0) > 5 and r.random() < 0.6:
            p, (children, women) = r.choice(sorted(PARTS.items()))
            killed = (*killed[:3], children, women, *killed[5:])
        text = frame.format(
            what=what, w=what if what.startswith("Israeli") else what[0].lower() + what[1:], k=k, K=k[0].upper() + k[1:], h=h, H=h[0].upper() + h[1:], p=p,
            where=r.choice(WHERE), when=r.choice(WHEN), said=said,
        )  # fmt: skip
        told = hurt if "{h}" in frame or "{H}" in frame else None
        if r.random() < 0.25 and not text.endswith("wounded."):
            late, (children, women) = r.choice(sorted(LATER.items()))
            if not alone and WHO[who] == "" and not p and (killed[1] or 0) > 5 and "{h}" not in frame and "{H}" not in frame:
                text, killed = f"{text.removesuffix('.')}. {late}", (*killed[:3], children, women, *killed[5:])
        if r.random() < 0.3:
            text = f"{text.removesuffix('.')}. {r.choice(BESIDE)}"
        rows.append((text, killed, told))
    return rows


def shown(harm: Harm | None) -> Told | None:
    if harm is None:
        return None
    told = (harm.low, harm.best, harm.high, harm.children, harm.women, harm.civilians, harm.combatants)
    return told if any(one is not None for one in told) else None


def tolls(claims: tuple[Claim, ...]) -> set[tuple[Told | None, Told | None]]:
    return {(shown(c.killed), shown(c.injured)) for c in claims} - {(None, None)}


@pytest.mark.parametrize("seed", [1, 2])
def test_every_toll_of_a_made_report_is_read(seed: int) -> None:
    rows = made(seed, 250)
    read = read_many([Text(text=text, published=DAY) for text, _, _ in rows], general_vocabulary())
    for (text, killed, hurt), claims in zip(rows, read, strict=True):
        assert (text, tolls(claims)) == (text, {(killed, hurt)})
