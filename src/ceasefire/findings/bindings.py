"""What articles say of doers, targets, weapons and ends, as tables; and who is bound, day by day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from ceasefire.agreement.raster import Ints
from ceasefire.agreement.terms import Agreement, Provision
from ceasefire.agreement.zonetable import FOREVER
from ceasefire.dossier.act import acts
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.wordlists import groups_of, weapon_groups
from ceasefire.findings.bearertable import Bearers, bearers
from ceasefire.findings.columns import MODALITIES, NEVER, NONE, Array, Columns, Lists, micros
from ceasefire.findings.docket import Docket
from ceasefire.findings.prooftable import Proofs, origins_of, proofs


class Clauses(NamedTuple):
    """n articles. bearer: row of `Bearers.bound`; named: 1 where bearers are listed by name;
    exempt_target, exempt_actor: rows of `Bearers.exempt`, `NONE` = no exception; weapon: bits of the
    groups asked for, 0 = none; prohibits: 1, or 0 where a permission is obstructed."""

    bearer: Ints
    named: Ints
    exempt_target: Ints
    exempt_actor: Ints
    weapon: Ints
    prohibits: Ints


class Bindings(msgspec.Struct, frozen=True, kw_only=True):
    """Tables for one docket and the lists of columns. conditional: (n,) 1 where the record path is
    asked for conditions (direction, grounds); names: what `by` numbers; weapons: groups, a bit each."""

    clauses: Clauses
    bearers: Bearers
    proofs: Proofs
    names: tuple[str, ...]
    weapons: tuple[str, ...]
    conditional: Array

    def weapon_bits(self, columns: Columns, rows: Array) -> Array:
        """(n,) int64: the groups of weapons that act and words tell of, 0 but in those rows."""
        order = tuple(acts())
        words = columns.lists.words

        def bits(act: int, word: int) -> int:
            if act < 0:
                return 0
            return bits_of(groups_of(order[act], words[word] if word >= 0 else None), self.weapons)

        return by_pair(columns.act, columns.weapon, len(order), len(words), bits, rows)


def bits_of(names: frozenset[str] | tuple[str, ...], listed: Sequence[str]) -> int:
    """The bits of names in a list of at most 63."""
    return sum(1 << listed.index(name) for name in names if name in listed)


def by_pair(
    first: Array, second: Array, firsts: int, seconds: int, answer: Callable[[int, int], int], rows: Array
) -> Array:
    """(n,) int64: an answer that depends on two list positions only (`NONE` allowed), asked once each;
    only in those rows, 0 in others."""
    key = (first[rows].astype(np.int64) + 1) * (seconds + 1) + (second[rows] + 1)
    table = np.zeros((firsts + 1) * (seconds + 1), np.int64)
    seen = np.zeros(len(table), np.bool_)
    seen[key] = True
    for one in np.flatnonzero(seen):
        table[one] = answer(int(one) // (seconds + 1) - 1, int(one) % (seconds + 1) - 1)
    out = np.zeros(len(first), np.int64)
    out[rows] = table[key]
    return out


def bindings(made: Docket, lists: Lists) -> Bindings:
    """Compile them. Each cell is filled by the function of the record path that says so."""
    rules: dict[object, tuple[int, tuple[Agreement, Provision]]] = {}
    spared: dict[tuple[str, ...], int] = {}
    wanted = {name for a in made.articles for name in a.provision.weapon}
    weapons = tuple(dict.fromkeys([*weapon_groups(), *sorted(wanted)]))
    rows: list[tuple[int, ...]] = []
    for article in made.articles:
        provision, agreement = article.provision, article.agreement
        named = not isinstance(provision.bearer, str)
        key = (provision.bearer, None if named else agreement.parties)
        bearer = rules.setdefault(key, (len(rules), (agreement, provision)))[0]
        except_ = provision.except_
        target, actor = (
            spared.setdefault(one, len(spared)) if one else NONE
            for one in ((except_.target, except_.actor) if except_ else ((), ()))
        )
        weapon = bits_of(provision.weapon, weapons)
        rows.append((bearer, int(named), target, actor, weapon, int(bool(provision.prohibits))))
    origins = origins_of(lists.asserters or ((None, None, ()),), vocabulary(made.dossier))
    sides = [o.side for o in origins if o.side is not None]
    table, numbered = bearers(
        lists.actors,
        [rule for _, rule in rules.values()],
        list(spared),
        list(dict.fromkeys(sides)),
        made.dossier,
    )
    columns = np.array(rows, np.int64).reshape(-1, len(Clauses._fields)).T
    asks = [
        a.provision.direction is not None or bool(a.provision.except_ and a.provision.except_.ground)
        for a in made.articles
    ]
    return Bindings(
        clauses=Clauses(*(np.ascontiguousarray(one) for one in columns)),
        bearers=table,
        proofs=proofs(origins, numbered.sides),
        names=numbered.names,
        weapons=weapons,
        conditional=np.array(asks, np.int8),
    )


def void_rows(columns: Columns, agreement: Agreement) -> list[int]:
    """Rows that tell of something on which an agreement ends by its own words."""
    found: set[int] = set()
    order = {name: n for n, name in enumerate(acts())}
    since = micros(agreement.in_force)
    told = (columns.modality == MODALITIES.index("asserted")) & (columns.start != NEVER)
    for rule in agreement.void_if:
        hit = (
            told
            & (columns.start >= since)
            & np.isin(columns.act, [order[a] for a in rule.acts if a in order])
        )
        if not isinstance(rule.bearer, str):
            wanted = [n for n, name in enumerate(columns.lists.actors) if name in rule.bearer]
            hit &= np.isin(columns.actor, wanted)
        found |= set(np.flatnonzero(hit).tolist())
    return sorted(found)


def voided_since(columns: Columns, made: Docket) -> Ints:
    """For each article, the first time that a voiding condition of its agreement is told of,
    microseconds; never: the end of time."""
    first = []
    for agreement in made.agreements:
        rows = void_rows(columns, agreement) if agreement.void_if else []
        first.append(int(columns.start[rows].min()) if rows else FOREVER)
    return np.array([first[n] for n in made.number], np.int64)
