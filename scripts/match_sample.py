"""Made reports with known incidents, for measuring how well reports are matched (`make bench-match`).

    .venv/bin/python scripts/match_sample.py N OUT.parquet [--seed S]

Another world than that of the shared generator: a coast of valleys, offensives that roll along them,
outlets that copy one agency, days given as ranges, tolls that grow, names spelt in three romanisations,
five taxonomies. Columns are those of `ceasefire match`; `gold` is the incident. Everything is invented.
"""

from __future__ import annotations

import argparse
from typing import Any

import numpy as np
import pandas as pd

OUTLETS = ("tribune", "agency", "radio", "ministry", "front-media", "observers", "relief", "blog")
LOOKS = np.array([0.16, 0.20, 0.12, 0.13, 0.13, 0.12, 0.07, 0.07])
"""How often each outlet has a report."""
SIDE = np.array([0, 0, 0, 1, -1, 0, 0, 0])
COARSE = np.array([0.15, 0.10, 0.25, 0.20, 0.15, 0.05, 0.10, 0.30])
"""How often it knows only the valley or the coast."""
LATE = np.array([0.20, 0.08, 0.25, 0.15, 0.15, 0.05, 0.35, 0.30])
SILENT = np.array([0.30, 0.15, 0.40, 0.35, 0.30, 0.05, 0.60, 0.50])
"""How often it gives no toll."""
KINDS = ("gun", "plane", "drone", "fight", "bomb", "killing", "seizure", "road")
SHARE = np.array([0.22, 0.13, 0.10, 0.25, 0.10, 0.08, 0.07, 0.05])
WORDS = {
    "tribune": ("shelling", "airstrike", "drone_strike", "armed_clash", "explosive_device", "killing_other", "abduction_or_detention", "siege_or_blockade"),
    "agency": ("artillery fire", "air raid", "drone", "clashes", "blast", "murder", "kidnapping", "roadblock"),
    "radio": ("bombardment", "bombardment", "bombardment", "battle", "bomb", "attack", "abduction", "blockade"),
    "ministry": ("provocation", "operation", "operation", "repelled attack", "sabotage", "crime", "crime", "provocation"),
    "front-media": ("bombardment", "air raid", "air raid", "battle", "blast", "massacre", "arrests", "siege"),
    "observers": ("Shelling/artillery/missile attack", "Air/drone strike", "Air/drone strike", "Armed clash", "Remote explosive/landmine/IED", "Attack", "Abduction/forced disappearance", "Other"),
    "relief": ("explosive weapons", "explosive weapons", "explosive weapons", "fighting", "explosive hazard", "violence against civilians", "detention", "access constraint"),
    "blog": ("shelling", "jets", "drone", "fighting", "explosion", "killing", "kidnapping", "checkpoint"),
}  # fmt: skip
ONSET = ("q", "kh", "sh", "dh", "t", "m", "n", "r", "z", "b", "w", "h", "j", "l")
VOWEL = ("a", "i", "u", "aa", "ii", "uu")
SPELL = (
    {"q": "q", "kh": "kh", "sh": "sh", "dh": "dh", "aa": "a", "ii": "i", "uu": "u"},
    {"q": "k", "kh": "h", "sh": "ch", "dh": "d", "aa": "a", "ii": "ee", "uu": "ou"},
    {"q": "g", "kh": "kh", "sh": "sh", "dh": "z", "aa": "aa", "ii": "i", "uu": "oo"},
)
MANNER = np.array([0, 0, 1, 0, 2, 0, 0, 1])
"""Romanisation of each outlet."""


def _names(rng: np.random.Generator, count: int) -> list[list[str]]:
    out: dict[tuple[str, ...], None] = {}
    while len(out) < count:
        length = int(rng.integers(2, 4))
        parts = [str(rng.choice(ONSET if n % 2 == 0 else VOWEL)) for n in range(2 * length)]
        out[(*parts, str(rng.choice(ONSET)))] = None
    return [["".join(spell.get(p, p) for p in parts).capitalize() for spell in SPELL] for parts in out]


def _towns(rng: np.random.Generator, valleys: int) -> tuple[Any, Any, Any, list[list[str]]]:
    """lat, lon, valley of each town, and its spellings: beads on strings that run inland from a coast."""
    lat, lon, valley = [], [], []
    for v in range(valleys):
        for step in range(14):
            lat.append(33 + 0.28 * v + 0.02 * step + rng.normal(0, 0.012))
            lon.append(44 + 0.055 * step + rng.normal(0, 0.012))
            valley.append(v)
    return np.array(lat), np.array(lon), np.array(valley), _names(rng, len(lat))


def made(count: int, seed: int) -> pd.DataFrame:
    """About `count` reports."""
    rng = np.random.default_rng(seed)
    incidents = int(count / 2.3)
    valleys = max(6, round(count / 1500))
    days = max(120, round(incidents / (1.2 * valleys)))
    lat, lon, valley, names = _towns(rng, valleys)
    # Half belong to offensives: they start somewhere and move a town a day or two.
    rolling = rng.random(incidents) < 0.5
    waves = max(1, int(rolling.sum() / 9))
    wave = rng.integers(0, waves, incidents)
    where0, day0 = rng.integers(0, len(lat), waves), rng.integers(0, days, waves)
    age = rng.integers(0, 8, incidents)
    ahead = np.minimum(where0[wave] + age // 2, len(lat) - 1)
    town = np.where(rolling & (valley[ahead] == valley[where0[wave]]), ahead, rng.integers(0, len(lat), incidents))
    day = np.where(rolling, day0[wave] + age, rng.integers(0, days, incidents))
    pairs = np.array([(0, 1), (1, 0), (0, 2), (2, 0), (3, 1), (1, 3)])
    wave_pair, own_pair = rng.integers(0, len(pairs), waves), rng.integers(0, len(pairs), incidents)
    dyad = pairs[np.where(rolling, wave_pair[wave], own_pair)]
    kind = rng.choice(len(KINDS), incidents, p=SHARE)
    toll = np.where(rng.random(incidents) < 0.5, 0, rng.geometric(0.22, incidents))
    toll[kind == 7] = 0
    return _reports(rng, lat, lon, valley, names, town, day, dyad, kind, toll)


def _reports(rng: Any, lat: Any, lon: Any, valley: Any, names: Any, town: Any, day: Any, dyad: Any, kind: Any, toll: Any) -> pd.DataFrame:
    incidents = len(town)
    many = np.minimum(rng.geometric(0.42, incidents), 6)
    favoured = np.log(LOOKS)[None] + rng.gumbel(size=(incidents, len(OUTLETS)))
    ranked = np.argsort(-favoured, axis=1)
    inc = np.repeat(np.arange(incidents), many)
    turn = np.concatenate([np.arange(m) for m in many])
    out = ranked[inc, turn]
    n = len(inc)
    # Now and then an outlet tells the same again.
    again = (rng.random(n) < 0.04) & (turn > 0)
    out = np.where(again, np.roll(out, 1), out)
    wide = rng.random(n) < COARSE[out]
    slip = rng.random(n) < 0.05
    at = np.clip(town[inc] + np.where(slip, rng.choice([-1, 1], n), 0), 0, len(lat) - 1)
    exact = ~wide & (rng.random(n) < 0.4)
    north = np.where(wide, 33 + 0.28 * valley[at] + 0.13, lat[at] + np.where(exact, rng.normal(0, 0.01, n), 0))
    east = np.where(wide, 44.36, lon[at] + np.where(exact, rng.normal(0, 0.01, n), 0))
    shift = np.where(rng.random(n) < LATE[out], rng.choice([1, 1, 1, 2, -1], n), 0)
    first = day[inc] + shift
    ranged = rng.random(n) < 0.10
    last = first + np.where(ranged, rng.integers(1, 3, n), 0)
    first = first - np.where(ranged & (rng.random(n) < 0.5), 1, 0)
    mixed = np.where(rng.random(n) < 0.07, rng.choice(len(KINDS), n, p=SHARE), kind[inc])
    words = np.array([WORDS[o] for o in OUTLETS], dtype=object)[out, mixed]
    doer, done = dyad[inc, 0], dyad[inc, 1]
    blamed = (SIDE[out] != 0) & (rng.random(n) < 0.3)
    doer, done = np.where(blamed, done, doer), np.where(blamed, doer, done)
    parties = np.array(["Coast Guards", "Hill League", "River Union", "Foreign Corps"], dtype=object)
    grown = np.round(toll[inc] * np.exp(rng.normal(0, 0.2, n)) * np.where(SIDE[out] != 0, rng.choice([0.5, 1, 1, 1.8], n), 1))
    grown = np.where(rng.random(n) < SILENT[out], np.nan, grown)
    spelt = np.array(names, dtype=object)[at, MANNER[out]]
    table = pd.DataFrame(
        {
            "source": np.array(OUTLETS, dtype=object)[out],
            "date_start": _dates(first), "date_end": _dates(last), "lat": north.round(4), "lon": east.round(4),
            "radius_km": np.where(wide, 40.0, np.where(exact, 1.5, 4.0)), "place": np.where(wide, None, spelt),
            "admin1": np.array([f"Valley {v}" for v in valley[at]], dtype=object),
            "actor": np.where(rng.random(n) < 0.25, None, parties[doer]), "target": np.where(rng.random(n) < 0.3, None, parties[done]),
            "act": words, "killed": grown, "gold": inc,
        }
    )  # fmt: skip
    table = table.iloc[rng.permutation(n)].reset_index(drop=True)
    table.insert(0, "claim_id", [f"r{k}" for k in range(n)])
    return table


def _dates(days: Any) -> Any:
    return (np.datetime64("2031-01-01") + days.astype("timedelta64[D]")).astype(str)


def main(arguments: list[str] | None = None) -> None:
    """Write a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("out")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    table = made(given.count, given.seed)
    table.to_parquet(given.out, index=False)
    print(f"{len(table)} reports, {table['gold'].nunique()} incidents")


if __name__ == "__main__":
    main()
