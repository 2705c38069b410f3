"""All signals of one agreement: from its findings and from each track that knows of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ceasefire.agreement.terms import Agreement
from ceasefire.dossier.dossier import Dossier
from ceasefire.incidents.incident import Incident
from ceasefire.outlook.fromaccess import from_access, from_coverage
from ceasefire.outlook.fromforces import from_control, from_posture
from ceasefire.outlook.fromtalks import from_talks
from ceasefire.outlook.ground import Ground
from ceasefire.outlook.happening import Happening
from ceasefire.outlook.signal import Signal
from ceasefire.outlook.tracked import Tracked

LARGE_SCALE = frozenset({"ground_assault", "airstrike", "missile_strike"})


def signals(agreement: Agreement, happened: Sequence[Happening], incidents: Sequence[Incident], told: Tracked, dossier: Dossier) -> tuple[Signal, ...]:
    """By day, then in order of intake; none that begins later than the day the tracks are of."""
    ground = Ground(agreement, dossier)
    breaches = {h.incident for h in happened if h.breach}
    order = {i.id: i.order for i in incidents}
    out = [
        *_findings(happened, order), *from_talks(ground, told.steps), *from_posture(ground, told.moves, told.claims, breaches),
        *from_control(ground, told.changes, told.claims), *from_access(ground, told.entries, breaches), *from_coverage(ground, told),
    ]  # fmt: skip
    return tuple(sorted((s for s in out if s.day <= told.as_of), key=lambda s: (s.day, s.order)))


def _findings(happened: Sequence[Happening], order: dict[str, tuple[int, int]]) -> Iterator[Signal]:
    for h in happened:
        if not h.breach:
            continue
        serious = ["serious"] if h.outcome == "serious_violation" else []
        large = ["large_scale"] if h.acts and h.acts[0] in LARGE_SCALE else []
        for driver in ("rate", *serious, *large):
            yield Signal(driver=driver, day=h.day, thing=h.incident, order=order[h.incident], claims=h.claims, findings=h.findings, by=h.by)
