"""Minor or serious, for verdicts in columns: the same rules in the same order, tried on numbers.

Repetition is counted in a second pass over what was found, in order of time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

import numpy as np

from ceasefire.agreement.jit import compiled
from ceasefire.agreement.raster import Ints
from ceasefire.agreement.terms import GravityRule
from ceasefire.dossier.act import acts
from ceasefire.dossier.actor import Actor
from ceasefire.dossier.wordlists import sites_of
from ceasefire.findings.bindings import bits_of, by_pair
from ceasefire.findings.columns import NEVER, NONE, Array, Columns
from ceasefire.findings.docket import Docket
from ceasefire.findings.gravity import general_rules
from ceasefire.findings.verdictloop import MINOR, Held

SERIOUS = 3


class Rules(NamedTuple):
    """Rules one after the other; begins: where those of each set begin. acts, weapon, sites, targets:
    bits, `NONE` = no such condition; killed, civilians: persons, `NONE` = no such condition; repeated:
    times, 0 = no such condition; window: row of the counts; serious: 1 or 0."""

    begins: Ints
    acts: Ints
    killed: Ints
    civilians: Ints
    weapon: Ints
    sites: Ints
    targets: Ints
    repeated: Ints
    window: Ints
    serious: Ints


class Harms(NamedTuple):
    """What of the columns the rules ask, (n,) each; sites, targets, weapon: bits."""

    act: Array
    killed: Array
    civilians: Array
    weapon: Array
    sites: Array
    targets: Array


def rate(
    columns: Columns, made: Docket, weapons: Sequence[str], weapon: Array, rows: Array, held: Held
) -> tuple[Array, Array]:
    """(outcome, position of the rule that decided or `NONE`) of every verdict. weapon: (n,) bits of the
    groups `weapons`; rows: of the columns that any verdict is about."""
    sets: dict[tuple[GravityRule, ...], int] = {}
    by_agreement = [sets.setdefault((*a.gravity, *general_rules()), len(sets)) for a in made.agreements]
    chosen = np.array(by_agreement, np.int64)[list(made.number)]
    every = [rule for rules in sets for rule in rules]
    sites = list(dict.fromkeys(site for rule in every for site in rule.sites))
    kinds = list(dict.fromkeys(kind for rule in every for kind in rule.targets))
    windows = list(dict.fromkeys(rule.repeated_days for rule in every if rule.repeated is not None))
    numbers = [_row(rule, weapons, sites, kinds, windows) for rule in every]
    table = Rules(
        np.cumsum([0, *(len(rules) for rules in sets)], dtype=np.int64),
        *(np.ascontiguousarray(one) for one in np.array(numbers, np.int64).reshape(-1, 9).T),
    )
    harms = Harms(
        columns.act, columns.killed_low, columns.civilians, weapon,
        _site_bits(columns, sites, rows), _target_bits(columns, kinds, made.dossier.actors),
    )  # fmt: skip
    harms = Harms(*(np.ascontiguousarray(one) for one in harms))
    counts = _repeated(columns, made, held, windows)
    outcome, rule = held.outcome.copy(), np.full(len(held.outcome), NONE, np.int16)
    _rate(held.incident, held.article, chosen, table, harms, counts, outcome, rule)
    return outcome, rule


def _row(
    rule: GravityRule,
    weapons: Sequence[str],
    sites: Sequence[str],
    kinds: Sequence[str],
    windows: Sequence[int],
) -> tuple[int, ...]:
    def bits(names: tuple[str, ...], listed: Sequence[str]) -> int:
        return bits_of(names, listed) if names else NONE

    return (
        bits(rule.acts, tuple(acts())),
        NONE if rule.killed_at_least is None else rule.killed_at_least,
        NONE if rule.civilians_at_least is None else rule.civilians_at_least,
        bits(rule.weapon, weapons),
        bits(rule.sites, sites),
        bits(rule.targets, kinds),
        rule.repeated or 0,
        windows.index(rule.repeated_days) if rule.repeated is not None else 0,
        int(rule.gravity == "serious"),
    )


def _site_bits(columns: Columns, sites: Sequence[str], rows: Array) -> Array:
    places, words = columns.lists.places, columns.lists.words

    def bits(place: int, surface: int) -> int:
        _, name, kind = places[place] if place >= 0 else (None, None, None)
        found = sites_of(words[surface] if surface >= 0 else None, name)
        return bits_of(found | ({kind} if kind else set()), sites)

    return by_pair(columns.place, columns.surface, len(places), len(words), bits, rows)


def _target_bits(columns: Columns, kinds: Sequence[str], actors: Mapping[str, Actor]) -> Array:
    if not kinds:
        return np.zeros(len(columns), np.int64)
    listed = [bits_of((actors[a].kind,), kinds) if a in actors else 0 for a in columns.lists.actors]
    return np.array([*listed, 0], np.int64)[columns.target]  # nobody is the last


def _repeated(columns: Columns, made: Docket, held: Held, windows: Sequence[int]) -> Array:
    """(windows, m) how often the like was found, this included; (windows, 0) where it is never more
    than once. As `Repetition`: one bound side, a place of the gazetteer known well, a known time."""
    rows = np.flatnonzero((held.outcome == MINOR) & (held.by >= 0))
    at_row = held.incident[rows]
    known = np.array([p[0] is not None for p in columns.lists.places] + [False])[columns.place[at_row]]
    fit = known & (columns.start[at_row] != NEVER) & (columns.where_prec[at_row] <= 2)
    rows = rows[fit]
    if not len(rows):
        return np.zeros((max(len(windows), 1), 0), np.int32)
    names: dict[tuple[str, str], int] = {}
    clause = np.array(
        [names.setdefault((a.agreement.id, a.provision.id), len(names)) for a in made.articles], np.int64
    )
    ids: dict[str | None, int] = {}
    place = np.array([ids.setdefault(p[0], len(ids)) for p in columns.lists.places], np.int64)
    incident = held.incident[rows]
    at = columns.start[incident] / 1e6  # seconds, as `datetime.timestamp` rounds them
    keys = (clause[held.article[rows]], place[columns.place[incident]], held.by[rows])
    order = np.lexsort((columns.order1[incident], columns.order0[incident], at, *keys))
    counts = np.ones((max(len(windows), 1), len(held.outcome)), np.int32)
    spans = np.array([timedelta(days=days).total_seconds() for days in windows])
    _count(np.ascontiguousarray(np.stack(keys)[:, order]), at[order], rows[order], spans, counts)
    return counts


@compiled
def _count(keys: Array, at: Array, rows: Array, spans: Array, counts: Array) -> None:
    for w in range(len(spans)):
        first = 0
        for k in range(len(at)):
            same = k > 0
            for part in range(len(keys)):
                same = same and keys[part, k] == keys[part, k - 1]
            if not same:
                first = k
            while not at[k] - at[first] < spans[w] and first < k:
                first += 1
            counts[w, rows[k]] = k - first + 1


@compiled
def _rate(
    incident: Array, article: Array, chosen: Ints, table: Rules, harms: Harms, counts: Array, outcome: Array,
    rule: Array,
) -> None:  # fmt: skip
    one = np.int64(1)
    begins, acts_, killed, civilians, weapon, sites, targets, repeated, window, serious = table
    act_of, killed_of, civilians_of, weapon_of, sites_of_, targets_of = harms
    for k in range(len(incident)):
        if outcome[k] != MINOR:
            continue
        i, n = incident[k], chosen[article[k]]
        for r in range(begins[n], begins[n + 1]):
            times = counts[window[r], k] if counts.shape[1] else 1
            if (
                acts_[r] & (one << act_of[i])
                and (killed[r] < 0 or max(killed_of[i], 0) >= killed[r])
                and (civilians[r] < 0 or max(civilians_of[i], 0) >= civilians[r])
                and (weapon[r] < 0 or weapon_of[i] & weapon[r])
                and (sites[r] < 0 or sites_of_[i] & sites[r])
                and (targets[r] < 0 or targets_of[i] & targets[r])
                and (repeated[r] == 0 or times >= repeated[r])
            ):
                rule[k] = r - begins[n]
                outcome[k] = SERIOUS if serious[r] == 1 else MINOR
                break
