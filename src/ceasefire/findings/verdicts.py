"""One million incidents judged as columns: outcome, responsibility, proof and reasons as codes.

For an incident of one claim the answers are those of `judge`, row by row, and `finding_of` gives
the very `Finding` for any row, with its words. Incidents of several claims go to `judge`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import msgspec
import numpy as np

from ceasefire.agreement.article import held
from ceasefire.agreement.raster import ASK, OUTSIDE
from ceasefire.agreement.zone import ZoneTest, locate
from ceasefire.dossier.dossier import vocabulary
from ceasefire.errors import CeasefireError
from ceasefire.findings.bindings import Bindings, bindings, void_rows, voided_since
from ceasefire.findings.case import Case
from ceasefire.findings.columns import KINDS, MODALITIES, NEVER, Array, Columns, claims_of
from ceasefire.findings.conditions import conditions
from ceasefire.findings.docket import Docket
from ceasefire.findings.finding import PROOF_ORDER, Finding, Outcome, Responsibility, Side
from ceasefire.findings.gravity import general_rules
from ceasefire.findings.gravitytable import rate
from ceasefire.findings.judge import hold, voidings
from ceasefire.findings.prooftable import manners
from ceasefire.findings.repetition import Repetition
from ceasefire.findings.sweep import Pairs, sweep
from ceasefire.findings.verdictloop import CONDITION, MINOR, PENDING, SERIOUS, Doing, weigh_pairs
from ceasefire.incidents.fuse import fuse

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
RESPONSIBILITIES: tuple[Responsibility, ...] = get_args(Responsibility)
ZONE_TESTS: tuple[ZoneTest, ...] = ("outside", "inside", "indeterminate", "disputed")
PERIODS = ("outside", "inside", "straddles")

REASONS: tuple[tuple[str, str], ...] = (
    ("act_prohibited", "act"), ("act_obstructs", "act"),
    ("period_held", "period"), ("period_in_part", "period"),
    ("zone_inside", "zone"), ("zone_indeterminate", "zone"), ("zone_disputed", "zone"),
    ("fire_from_both_sides", "responsibility"), ("doer_not_said", "responsibility"),
    ("doer_named", "responsibility"), ("doer_belongs_to_bearer", "responsibility"),
    ("own_side_says_so", "responsibility"),
    ("exempt", "exception"), ("not_bound", "bearer"),
    ("period_open", "period"), ("zone_open", "zone"), ("bearer_open", "bearer"),
    ("bearer_in_part", "bearer"), ("exempt_in_part", "exception"),
    ("weapon_met", "weapon"), ("weapon_unmet", "weapon"), ("weapon_open", "weapon"),
    ("direction_met", "direction"), ("direction_unmet", "direction"), ("direction_open", "direction"),
    ("ground_unmet", "exception"), ("ground_open", "exception"), ("void_open", "period"),
    ("gravity", "gravity"), ("proof", "proof"), ("unproven", "proof"),
)  # fmt: skip
"""Code and element of each bit of `reasons`, in the order in which a finding gives them."""


class Verdicts(msgspec.Struct, frozen=True, kw_only=True):
    """m verdicts by incident, then article; every array has shape (m,).

    incident: row of the columns; article: of `docket.articles` (agreement, provision, version);
    zone, period, outcome, responsibility: of `ZONE_TESTS`, `PERIODS`, `OUTCOMES`, `RESPONSIBILITIES`;
    proof: 0 none, else 1 + place in `PROOF_ORDER`; weight: log-odds that the proof rests on;
    by: whose act it would be, of `bearers`, -1 = nobody bound or more than one; rule: position in
    the agreement's and then the general rules of gravity, -1 = none; reasons: bits, see `REASONS`.
    asked: how many pairs were left to the record path.
    """

    columns: Columns
    docket: Docket
    bearers: tuple[str, ...]
    incident: Array
    article: Array
    zone: Array
    period: Array
    outcome: Array
    responsibility: Array
    proof: Array
    weight: Array
    by: Array
    rule: Array
    reasons: Array
    asked: int = 0

    def __len__(self) -> int:
        return len(self.incident)


def judged(columns: Columns) -> Array:
    """(n,) bool: rows that are held against articles: no statements, no denials alone, none that are
    told without a time."""
    denied = MODALITIES.index("denied")
    event = columns.kind != KINDS.index("statement")
    made: Array = (columns.start != NEVER) & event & (columns.modality != denied)
    return made


def judge_columns(columns: Columns, made: Docket, table: Bindings | None = None) -> Verdicts:
    """Hold every incident against every article.

    table: `bindings(made, columns.lists)`, made here when it is not given. The modality of every row
    must be asserted, hedged or denied: nothing else is an incident.
    """
    known = table or bindings(made, columns.lists)
    pairs = sweep(columns, made, judged(columns))
    pairs, state, asked = _asked(columns, made, known, pairs)
    rows = _used(pairs.incident)
    weapon = known.weapon_bits(columns, rows)
    void_at = voided_since(columns, made)
    doing = Doing(
        columns.actor, columns.target, columns.mutual, columns.day, columns.start,
        manners(columns, rows), columns.asserter, weapon,
    )  # fmt: skip
    out = weigh_pairs(doing, pairs, state, void_at, known.clauses, known.bearers, known.proofs)
    outcome, rule = rate(columns, made, known.weapons, weapon, rows, out)
    unproven = (out.proof == 0) & ((outcome == MINOR) | (outcome == SERIOUS))
    outcome[unproven] = PENDING
    out.reasons[unproven] |= np.uint32(1 << 30)
    return Verdicts(
        columns=columns, docket=made, bearers=known.names, incident=out.incident, article=out.article,
        zone=out.zone, period=out.time, outcome=outcome, responsibility=out.responsibility, proof=out.proof,
        weight=out.weight, by=out.by, rule=rule, reasons=out.reasons, asked=asked,
    )  # fmt: skip


def _used(incident: Array) -> Array:
    """Each row that pairs are about, once; pairs stand in order of rows."""
    new = np.ones(len(incident), np.bool_)
    np.not_equal(incident[1:], incident[:-1], out=new[1:])
    return incident[new]


def _asked(columns: Columns, made: Docket, known: Bindings, pairs: Pairs) -> tuple[Pairs, Array, int]:
    """Put to the record path what the tables do not hold: (pairs, state of conditions, how many)."""
    state = np.zeros(len(pairs.incident), np.int8)
    asks = (pairs.time == ASK) | (pairs.zone == ASK) | (known.conditional[pairs.article] == 1)
    rows = np.flatnonzero(asks)
    for k in rows:
        n = int(pairs.article[k])
        case = case_of(columns, made, int(pairs.incident[k]), n)
        if pairs.time[k] == ASK:
            pairs.time[k] = PERIODS.index(held(case.article, case.incident.when, made.dossier.time_zone))
        if pairs.zone[k] == ASK:
            answer = locate(case.incident.place, case.provision.zone, case.zones, case.incident.when)
            pairs.zone[k] = ZONE_TESTS.index(answer.test)
        if known.conditional[n] == 1:
            for one in conditions(case):
                state[k] |= CONDITION.get((one.reason.element, one.state), 0)
    keep = (pairs.time != OUTSIDE) & (pairs.zone != OUTSIDE)
    if keep.all():
        return pairs, state, len(rows)
    return Pairs(*(part[keep] for part in pairs)), state[keep], len(rows)


def case_of(columns: Columns, made: Docket, row: int, article: int) -> Case:
    """The record path's case of one row and one article."""
    words = vocabulary(made.dossier)
    claim = claims_of(columns, [row])[0]
    return Case(fuse([claim], words), {claim.id: claim}, made.articles[article], made.dossier, words)


class _Counted(Repetition):
    """A count that was made in columns: enough for the rule that decided, and one for the rest."""

    def __init__(self, rule: str | None, enough: int) -> None:
        self._rule, self._enough = rule, enough

    def count(self, case: Case, sides: Sequence[Side]) -> dict[str, int]:
        """Rule id -> count."""
        return {} if self._rule is None else {self._rule: self._enough}


def finding_of(verdicts: Verdicts, k: int) -> Finding:
    """The k-th verdict as the record that `judge` makes of it, with the words of all reasons.

    The words are those of the record path, which is asked anew for this pair; `CeasefireError` if it
    should see the pair otherwise than the columns do.
    """
    made, n = verdicts.docket, int(verdicts.article[k])
    case = case_of(verdicts.columns, made, int(verdicts.incident[k]), n)
    told = claims_of(verdicts.columns, void_rows(verdicts.columns, case.agreement))
    case = msgspec.structs.replace(case, voided=voidings(case.agreement, {c.id: c for c in told}))
    rules = (*case.agreement.gravity, *general_rules())
    rule = rules[verdicts.rule[k]] if verdicts.rule[k] >= 0 else None
    counted = _Counted(rule.id if rule else None, (rule.repeated or 1) if rule else 1)
    found = hold(case, made.forbidden[n], counted)
    level = int(verdicts.proof[k])
    if found is None or (found.outcome, found.responsibility, found.zone, found.proof) != (
        OUTCOMES[verdicts.outcome[k]], RESPONSIBILITIES[verdicts.responsibility[k]],
        ZONE_TESTS[verdicts.zone[k]], PROOF_ORDER[level - 1] if level else None,
    ):  # fmt: skip
        raise CeasefireError(
            f"the columns and the records disagree on article {case.provision.id} for {case.incident.id}",
            "report this as a fault of the program, with the dossier",
        )
    return found


def reason_codes(verdicts: Verdicts, k: int) -> tuple[str, ...]:
    """Codes of the reasons of the k-th verdict, in the order in which a finding gives them."""
    bits = int(verdicts.reasons[k])
    return tuple(code for n, (code, _) in enumerate(REASONS) if bits >> n & 1)
