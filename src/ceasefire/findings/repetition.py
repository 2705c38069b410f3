"""How often the same side is said to have done the like at the same place, within a rule's days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from ceasefire.dossier.dossier import Dossier
from ceasefire.findings.case import Case
from ceasefire.findings.finding import Side
from ceasefire.findings.gravity import general_rules


class Repetition:
    """A count that grows as incidents are judged in order of time."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._seen: dict[tuple[str, str, str, str], list[tuple[float, str]]] = defaultdict(list)

    def count(self, case: Case, sides: Sequence[Side]) -> dict[str, int]:
        """Rule id -> incidents, this one included, of one bound side at this place. A contested
        doer, an unknown place or an unknown time count as one."""
        place, when = case.incident.place, case.incident.when
        doers = {side.by for side in sides if side.by is not None}
        rules = [r for r in (*case.agreement.gravity, *general_rules()) if r.repeated is not None]
        if place is None or place.id is None or when is None or len(doers) != 1 or place.where_prec > 2:
            return {rule.id: 1 for rule in rules}
        key = (case.agreement.id, case.provision.id, place.id, doers.pop())
        at = when.start.timestamp()
        history = self._seen[key]
        if (at, case.incident.id) not in history:
            history.append((at, case.incident.id))
        return {
            rule.id: sum(1 for t, _ in history if at - t < timedelta(days=rule.repeated_days).total_seconds())
            for rule in rules
        }
