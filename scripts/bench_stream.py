"""Ordinary news for the mixed stream of the benchmark: invented, without a conflict, always the same.

A reader of conflict reports spends most of its day on items that are about something else. Some of
these use words of war in other senses (a strike at a port, an attack in football, fire in a kitchen)
and names of states, so that a dictionary alone does not make them free.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

TOWNS = ("Ostvik", "Marello", "Kervane", "Tolby", "Sandrup", "Lindau Bay", "Porto Velho", "Hallam")
NAMES = ("Ada Brenner", "Joao Lima", "Ingrid Moe", "Samuel Okoro", "Mei Tan", "Pavel Horak", "Ruth Adeyemi")
FIRMS = ("Northern Ferries", "Calder Mills", "Solvane Energy", "Brightwater Foods", "Atlas Tramways")
STATES = ("France", "Jordan", "Kenya", "the United States", "Brazil", "Norway", "Japan")
SENTENCES = (
    "{firm} said on {day} that its profit rose by {n} per cent in the third quarter, helped by lower prices for fuel.",
    "Workers at the port of {town} went on strike for a second day after talks over pay failed.",
    "The city council of {town} voted to build {n} flats on the site of the old railway yard.",
    "{name} scored twice as {town} beat {other} in front of {n},000 people at the new stadium.",
    "Defenders of the home side could do little against a quick attack down the left wing.",
    "Heavy rain is expected over {state} until {day}, and ferries from {town} may be late.",
    "The museum in {town} opens a show of {n} drawings that were found in a school attic last year.",
    "{name}, who leads the orchestra, said that the tour of {state} would go ahead in the spring.",
    "A kitchen fire damaged a restaurant near the market on {day}; nobody was hurt, the fire brigade said.",
    "Shares of {firm} fell after the company warned that orders from {state} had been slow.",
    "The ministry of education plans to hire {n}00 teachers before the school year begins.",
    "Researchers at the university of {town} measured how {n} kinds of moss take up water.",
    "The government of {state} signed a trade agreement on fruit and coffee, officials said.",
    "\"We have waited for this bridge since my father was a boy,\" said {name}, who sells bread beside the river.",
    "Tickets cost between {n} and 90 crowns and are sold at the gate.",
    "The chess open was won by {name}, who took {n} points and lost no game.",
    "Prices of bread and milk in {town} have doubled since {day} of last week, shopkeepers reported.",
    "{firm} will withdraw its oldest trams and replace them with {n} new ones by the summer.",
    "Doctors advise parents to have their children vaccinated before the holidays.",
    "Judges rejected a complaint by {firm} against the new rules on packaging.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def ordinary_articles(
    count: int, sentences: int, seed: int = 20170709, patterns: Sequence[str] = SENTENCES
) -> list[str]:
    """`count` invented articles of about that many sentences each."""
    rng = random.Random(seed)  # the same articles every time; nothing secret
    out = []
    for _ in range(count):
        length = max(3, sentences + rng.randint(-2, 2))
        chosen = [patterns[rng.randrange(len(patterns))] for _ in range(length)]
        out.append(" ".join(_fill(sentence, rng) for sentence in chosen))
    return out


def _fill(sentence: str, rng: random.Random) -> str:
    town, other = rng.sample(TOWNS, 2)
    return sentence.format(
        town=town, other=other, name=rng.choice(NAMES), firm=rng.choice(FIRMS), state=(state := rng.choice(STATES)),
        day=rng.choice(DAYS), n=rng.randint(3, 48), state2=STATES[STATES.index(state) - 1],
    )  # fmt: skip
