"""Weights learned from the claims themselves, without anybody's labels.

A source seldom reports one thing twice. Pairs of claims of one source are therefore decoys: they show how
alike *different* things are, near-repeats included, and how often a score is reached by chance. And a claim
matches at most about one claim of another source, so candidates of one source compete. Three rounds of
expectation-maximisation from a plain guess use both; then weights are fitted and their scores held against
the decoys' in turns, until what is believed of each pair is what its score is worth.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ceasefire.incidents.levels import (
    ACTS,
    DISTRICT,
    KILLED,
    KIN,
    NAME,
    NO_POINT,
    NO_SOURCE,
    PROVINCE,
    SOURCE,
    SPANS,
    TIME,
    UNSAID_TOLL,
    WHERE,
    WHO,
    Levels,
    sizes,
)  # fmt: skip
from ceasefire.incidents.rivals import rivalry
from ceasefire.incidents.rowset import Flags, Floats, Ints, Rowset
from ceasefire.incidents.weights import Weights, begins, fitted, odds

GUESSES = 3
ROUNDS = 8
SURE = 8.0
"""What one judgement of a person weighs beside a pair that was only computed."""

SAID = 0.8
"""How often a source that tells one thing twice has the same word for it."""

STEADY = 0.7
"""How often a source may use one word twice by chance for its words to tell anything of that."""

REPEATS = 10.0
"""Decoys with the highest scores that are taken for repeats before the words of any are looked at."""

OWN = 0.1
"""Odds of two claims of one source to be one, beside those of two sources with the same score."""

DECOYS = 300
"""Pairs of one source from which on they can be held against the others."""

BULK, TOP = 0.6, 0.02
"""Shares of pairs, from the lowest score and from the highest, taken to be different, and to be one."""

LEAST = 1e-4
"""Chance of a pair whose score decoys have as often as others: what is left to its acts."""

ONE_SOURCE = -9.0
"""Log-odds of any pair where all are of one source and nobody judged one of them to be the same."""

_BINS = 60
_CELLS = 480
_HALVES = 12  # of an interval of 6 in log-odds

_CLOSE = np.array([4, 5, 5, 9, 9, 9, 13, 13, 13, 13, 0, 0, 0, 0, 0])
"""Spans of distance that count as close, by pair of precisions, in the order of `levels.WHERE`."""

_OTHER_PROVINCE = (3, 5)
"""Two provinces, and one of the places is known to a district at best: not close, however near the middles of both lie."""

ENOUGH_ROWS = 40_000
"""Claims that weights are learned from. More change nothing that matters."""

_BLOCK_DEGREES, _BLOCK_DAYS = 2.0, 30


def sample(rows: Rowset) -> Ints:
    """Rows to learn from: all, or blocks of country and month chosen by a hash of where and when they are,
    so that the choice depends neither on the order of the rows nor on how they are partitioned."""
    n = len(rows.start)
    if n <= ENOUGH_ROWS:
        return np.arange(n)
    mixed = block_hashes(rows)
    order = np.argsort(mixed, kind="stable")
    last = mixed[order[min(n, ENOUGH_ROWS) - 1]]
    return np.flatnonzero(mixed <= last)


def block_hashes(rows: Rowset) -> npt.NDArray[np.uint64]:
    """(n,) hash of the block of country and month that each row lies in."""
    y = np.floor(np.nan_to_num(rows.lat) / _BLOCK_DEGREES).astype(np.int64)
    x = np.floor(np.nan_to_num(rows.lon) / _BLOCK_DEGREES).astype(np.int64)
    block = (rows.start // _BLOCK_DAYS * 1000 + y) * 1000 + x
    mixed = block.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return np.asarray((mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9))


def picked(rows: Rowset, chosen: Ints) -> Rowset:
    """Some of the rows, in their order."""
    kept = {k: v[chosen] for k, v in rows._asdict().items() if k not in ("spelling", "kinship")}
    return rows._replace(**kept)


def learned(rows: Rowset, first: Ints, second: Ints, found: Levels, same: Floats | None = None) -> Weights:
    """Weights for these pairs. same: (m,) 1 or 0 where a person judged the pair, NaN elsewhere."""
    own = found[:, SOURCE] == 1
    if len(own) and own.all() and not (same is not None and np.any(same == 1)):
        return _apart(sizes(rows))
    belief = _guess(found)
    for _ in range(GUESSES):
        belief = _said(_expected(rows, first, second, found, belief), same)
    trust = np.ones(len(first))
    if same is not None:
        trust[np.isfinite(same)] = SURE
    many = sizes(rows)
    if own.sum() >= DECOYS and (~own).any():
        # Acts are weighed apart: sources have words of their own, so that decoys share them too often.
        bare = found.copy()
        bare[:, [SOURCE, ACTS, KIN]] = 0
        weight = _composition(found, own)
        words = _unlike(rows, first[own], second[own])
        for _ in range(ROUNDS):
            score = odds(fitted(bare[~own], belief[~own], trust[~own], many), bare)
            worth = _worth(score, own, weight, words)
            chance = worth / (1 - worth) * np.exp(_acts(rows, first, second, belief))
            chance[own] *= OWN
            belief = _said(_contested(rows, first, second, np.clip(chance, 1e-6, 1e4)), same)
    return _balanced(fitted(found, belief, trust, many), rows, first, second, found, belief)


def _apart(many: Sequence[int]) -> Weights:
    """Weights where no two sources tell of anything near each other: each tells its things apart, and nothing shows how it
    would tell one of them twice."""
    begin = begins(many)
    return Weights(np.zeros(begin[-1]), begin, ONE_SOURCE)


def _composition(found: Levels, own: Flags) -> Floats:
    """(decoys,) weights that give decoys the make-up of the other pairs: how well they are placed, what they leave out."""
    cell = ((found[:, WHERE] // SPANS) * 2 + (found[:, KILLED] == UNSAID_TOLL)) * 16 + _unsaid(found[:, WHO].astype(np.int64))
    theirs = np.bincount(cell[~own], minlength=_CELLS) / (~own).sum()
    ours = np.bincount(cell[own], minlength=_CELLS) / own.sum()
    return np.asarray(np.clip((theirs + 1e-4) / (ours + 1e-4), 0.1, 10)[cell[own]])


def _unlike(rows: Rowset, first: Ints, second: Ints) -> Floats:
    """(decoys,) what each says of whether decoys are two things: 1 in the mean over those that are, 0 over those that are one;
    NaN where nothing is said. A source has the same word for one thing nearly always, for two things as often as its habit has it."""
    acts, who = rows.act, rows.source
    many, sources = int(acts.max(initial=0)) + 1, int(who.max(initial=0)) + 1
    told = (acts >= 0) & (who >= 0)
    habit = np.bincount(who[told].astype(np.int64) * many + acts[told], minlength=sources * many).reshape(sources, many).astype(np.float64)
    habit /= np.maximum(habit.sum(1, keepdims=True), 1)
    chance = np.einsum("sa,sa->s", habit, habit)[who[first]]
    use = (acts[first] >= 0) & (acts[second] >= 0) & (chance < STEADY)
    value = np.where(acts[first] == acts[second], SAID - 1, SAID) / np.where(use, SAID - chance, 1.0)
    return np.asarray(np.where(use, value, np.nan))


def _worth(score: Floats, own: Flags, weight: Floats, words: Floats) -> Floats:
    """(m,) chance that a pair of that score is one, if it is of two sources.

    With shares p of decoys and q of others at a score, p/q falls from R, where all are different, to K,
    where all are one (a source does repeat itself now and then): the chance is (R - p/q) / (R - K), made to
    rise with the score. At the top p/q is not yet K: a share u of the decoys there is of near-repeats, as their words tell
    (`_unlike`), so that c = 1 - u (p/q) / R of the others are one and K = (1 - u) (p/q) / c.
    """
    apart = score[~own]
    shares = 1 - np.geomspace(1, min(0.5, 30 / len(apart)), _BINS)
    edges = np.unique(np.quantile(apart, shares[1:]))
    bin_ = np.searchsorted(edges, score, side="right")
    others = np.bincount(bin_[~own], minlength=len(edges) + 1).astype(np.float64)
    decoys = np.bincount(bin_[own], weights=weight, minlength=len(edges) + 1)
    q, p = others / others.sum(), decoys / decoys.sum()
    low, high = np.cumsum(q) <= BULK, np.cumsum(q[::-1])[::-1] <= TOP
    if not low.any() or not q[low].sum() or not q[high].sum():
        return np.full(len(score), 0.05)
    bulk = p[low].sum() / q[low].sum()
    top = min(p[high].sum() / q[high].sum(), bulk / 2)
    said = high[bin_[own]] & np.isfinite(words)
    unlike = float(np.clip((words[said] * weight[said]).sum() / (weight[said].sum() + REPEATS), 0, 1))
    repeats = (1 - unlike) * top / (1 - unlike * top / bulk) if bulk else 0.0
    ratio = falling(p / np.maximum(q, 1e-12), others)
    return np.asarray(np.clip((bulk - ratio) / max(bulk - repeats, 1e-9), LEAST, 0.99)[bin_])


def falling(values: Floats, weight: Floats) -> Floats:
    """The nearest values that never rise (isotonic regression by pooling neighbours)."""
    blocks: list[list[float]] = []
    for value, size in zip(values.tolist(), weight.tolist(), strict=True):
        blocks.append([value, size, 1])
        while len(blocks) > 1 and blocks[-2][0] < blocks[-1][0]:
            b, a = blocks.pop(), blocks.pop()
            whole = max(a[1] + b[1], 1e-12)
            blocks.append([(a[0] * a[1] + b[0] * b[1]) / whole, a[1] + b[1], a[2] + b[2]])
    return np.repeat([b[0] for b in blocks], [int(b[2]) for b in blocks])


def _said(belief: Floats, same: Floats | None) -> Floats:
    return belief if same is None else np.where(np.isfinite(same), np.nan_to_num(same), belief)


def _guess(found: Levels) -> Floats:
    """A plain guess: same day, close, acts that fit, names and numbers that agree."""
    precision, span = found[:, WHERE] // SPANS, found[:, WHERE] % SPANS
    bare = precision >= NO_POINT * (NO_POINT + 1) // 2
    near = np.where(bare, found[:, NAME] >= 2, span <= _CLOSE[precision]) & np.isin(found[:, TIME], (0, 1, 5))
    near &= ~np.isin(found[:, PROVINCE], _OTHER_PROVINCE)
    kin = np.array([1.0, 0.6, 0.4, 0.05, 0.5])[found[:, KIN]]
    toll = found[:, KILLED] % 7
    fits = np.where(found[:, KILLED] == UNSAID_TOLL, 0.5, np.where(toll <= 1, 0.8, np.where(toll <= 3, 0.4, 0.1)))
    out = np.clip(near * kin * (0.5 + 0.25 * _agreement(found)) * fits * 1.2, 0.001, 0.95)
    out[~near] *= 0.1
    out[found[:, SOURCE] == 1] *= 0.05
    return np.asarray(out)


def _agreement(found: Levels) -> Floats:
    """-2 to 2: how doer and target agree, straight or with blame swapped."""
    points = np.array([0.0, -1.0, 1.0])
    who = found[:, WHO]
    straight = points[who // 27] + points[who // 9 % 3]
    crossed = points[who // 3 % 3] + points[who % 3]
    return np.asarray(np.maximum(straight, crossed), np.float64)


def _expected(rows: Rowset, first: Ints, second: Ints, levels: Levels, belief: Floats) -> Floats:
    """One round: how often each level occurs among pairs believed to be one, and among pairs of one source
    believed not to be; then what each pair is, its rivals considered."""
    found: Ints = levels.astype(np.int64)
    own = found[:, SOURCE] == 1
    unlike = np.where(own, 1 - belief, 0.0)
    if unlike.sum() < 50:  # too few sources that say two things: all pairs have to serve
        unlike = 1 - belief
    precision = found[:, WHERE] // SPANS
    near = ((found[:, WHERE] % SPANS <= _CLOSE[precision] + 1) & (found[:, TIME] <= 2)).astype(np.int64)
    who = found[:, WHO]
    unsaid = _unsaid(who)
    z = np.zeros(len(first))
    for level, many, given, kinds in (
        (found[:, TIME] * SPANS + found[:, WHERE] % SPANS, 7 * SPANS, precision, 15),
        (who, 81, unsaid * 2 + near, 32),
        (found[:, KILLED], UNSAID_TOLL + 1, (found[:, KILLED] == UNSAID_TOLL).astype(np.int64), 2),
        (found[:, NAME], 4, (found[:, NAME] == 0) * 2 + near, 4),
        (found[:, DISTRICT], 3, (found[:, DISTRICT] == 2) * 2 + near, 4),
    ):
        z += np.clip(np.log(_share(level, many, given, kinds, belief) / _share(level, many, given, kinds, unlike)), -5, 5)
    z += _acts(rows, first, second, belief)
    chance_own = float(np.clip(belief[own].mean(), 0.005, 0.05)) if own.any() else 0.02
    chance = float(np.clip(belief[~own].mean(), 0.005, 0.5)) if (~own).any() else 0.1
    z += np.where(own, np.log(chance_own / (1 - chance_own)), np.log(chance / (1 - chance)))
    return _contested(rows, first, second, np.exp(np.clip(z, -30, 15)))


def _unsaid(who: Ints) -> Ints:
    """Which of doer and target are not named, as a number below 16."""
    return np.asarray((who // 27 == 0) * 8 + (who // 9 % 3 == 0) * 4 + (who // 3 % 3 == 0) * 2 + (who % 3 == 0), np.int64)


def _share(level: Ints, many: int, given: Ints, kinds: int, weight: Floats) -> Floats:
    """(m,) share of each pair's level among pairs of its kind, weighted, drawn towards the share among all."""
    every = np.bincount(level, weights=weight, minlength=many)
    every = (every + 5 / many) / (every.sum() + 5)
    counted = np.bincount(given * many + level, weights=weight, minlength=kinds * many).reshape(kinds, many)
    share = (counted + every * 5) / (counted.sum(1, keepdims=True) + 5)
    return np.asarray(share[given, level])


def _acts(rows: Rowset, first: Ints, second: Ints, belief: Floats) -> Floats:
    """Log of how much more often two acts meet in pairs believed to be one than the sources' habits explain."""
    acts, many = rows.act + 1, int(rows.act.max(initial=-1)) + 2
    who = rows.source + 1
    sources = int(who.max(initial=0)) + 1
    habit = np.bincount(who * many + acts, minlength=sources * many).reshape(sources, many) + 0.1
    habit = habit / habit.sum(1, keepdims=True)
    met = np.bincount(who[first] * sources + who[second], weights=belief, minlength=sources**2).reshape(sources, sources)
    met = met + met.T
    expected = habit.T @ met @ habit
    seen = np.bincount(acts[first] * many + acts[second], weights=belief, minlength=many**2).reshape(many, many)
    seen = seen + seen.T
    table = np.clip(np.log((seen + 2) / ((expected + expected.T) / 2 + 2)), -5, 5)
    return np.asarray(table[acts[first], acts[second]])


def _contested(rows: Rowset, first: Ints, second: Ints, weight: Floats) -> Floats:
    """Probabilities when a claim has about one partner in each source."""
    left = weight * rivalry(rows.source, first, second, weight)
    return np.asarray(left / (1 + left))


def _balanced(weights: Weights, rows: Rowset, first: Ints, second: Ints, found: Levels, belief: Floats) -> Weights:
    """The weights by which as many pairs are one, rivals considered, as are believed to be: beliefs hold rivals already, and
    each pair of named sources by itself is likelier."""
    alone, named, low, high = odds(weights, found), found[:, SOURCE] != NO_SOURCE, -3.0, 3.0
    if not named.any():
        return weights
    for _ in range(_HALVES):
        middle = (low + high) / 2
        many = _contested(rows, first, second, np.exp(np.clip(alone + middle * named, -30, 15))).sum()
        low, high = (middle, high) if many < belief.sum() else (low, middle)
    table = weights.table.copy()
    table[[weights.begin[SOURCE] + level for level in range(NO_SOURCE)]] += (low + high) / 2
    return weights._replace(table=table)
