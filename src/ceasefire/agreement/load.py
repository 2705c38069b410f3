"""Load the agreements of a dossier, with every fault found in one go."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from ceasefire.agreement import rules
from ceasefire.agreement.faults import once
from ceasefire.agreement.terms import Agreement
from ceasefire.clock import parse_local, utc, zone_of
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.load import known_enough
from ceasefire.dossier.records import to_record
from ceasefire.dossier.yamlfile import Path_, YamlFile, parse
from ceasefire.errors import DossierError, InputError, Problem

_TIMES = ("in_force", "until", "from", "by")


def load_agreements(dossier: Dossier) -> tuple[Agreement, ...]:
    """All agreements, by the instant they came into force. `DossierError` with all faults."""
    made, problems = examine_agreements(dossier)
    errors = tuple(p for p in problems if p.severity == "error")
    if errors:
        raise DossierError(errors)
    return made


def examine_agreements(
    dossier: Dossier, unread: frozenset[str] = frozenset()
) -> tuple[tuple[Agreement, ...], list[Problem]]:
    """The agreements as far as they can be loaded, and all that is wrong with any. unread: files of
    the dossier whose names are not all known; nobody is blamed for using one."""
    problems: list[Problem] = []
    loaded: list[tuple[YamlFile, Agreement]] = []
    whole = True
    for path in sorted((dossier.root / "agreements").glob("*.yaml")):
        source = parse(path, str(path))
        problems += source.problems
        if source.data is None:
            if not source.problems:
                problems.append(
                    source.problem((), "empty", "is empty", "describe one agreement, or remove the file")
                )
            whole = False
            continue
        data = _with_instants(source, source.data, (), dossier.time_zone, problems)
        record = to_record(source, (), data, Agreement, problems)
        whole = whole and bool(record.id)
        loaded.append((source, record))
    found = rules.across(loaded, whole)
    for source, record in loaded:
        found += source.kept(rules.agreement(source, record, dossier))
    problems += known_enough(once(found), unread)
    if not loaded and not problems:
        problems.append(
            Problem(file=str(dossier.root / "agreements"), code="no_agreement", what="holds no agreement",
                    remedy="add one YAML file for each instrument", severity="warning")
        )  # fmt: skip
    in_time = sorted((record for _, record in loaded), key=lambda a: a.in_force)
    return tuple(in_time), problems


def _with_instants(source: YamlFile, value: Any, path: Path_, zone: str, problems: list[Problem]) -> Any:
    """Local dates and times at the keys that take them, turned into UTC instants."""
    if isinstance(value, list):
        return [_with_instants(source, item, (*path, i), zone, problems) for i, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    out: dict[str, Any] = {}
    for key, item in value.items():
        if (
            key in _TIMES
            and item is not None
            and not isinstance(item, (list, dict))
            and "direction" not in path
        ):
            out[key] = _instant(source, item, (*path, key), zone, problems)
        else:
            out[key] = _with_instants(source, item, (*path, key), zone, problems)
    return out


def _instant(source: YamlFile, item: Any, path: Path_, zone: str, problems: list[Problem]) -> datetime | None:
    try:
        at, timed = parse_local(item if not isinstance(item, (int, float)) else str(item), zone)
        if path[-1] == "by" and not timed:  # "by 1 June" is until that day is over
            at = utc(at.astimezone(zone_of(zone)).replace(tzinfo=None) + timedelta(days=1), zone)
        return at
    except InputError as error:
        problems.append(source.problem(path, "date", error.what, error.remedy))
        source.faulty.add(path)
        return None
