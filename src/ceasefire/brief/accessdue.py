"""What agreements require and permit of aid and passage, beside what was seen of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from ceasefire.agreement.article import articles
from ceasefire.agreement.terms import Agreement
from ceasefire.agreement.zone import Zones, locate
from ceasefire.claims.claim import Claim
from ceasefire.clock import relation
from ceasefire.dossier.act import expand, groups
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.findings.due import calendar
from ceasefire.findings.duty import Status
from ceasefire.findings.finding import Finding
from ceasefire.incidents.incident import Incident
from ceasefire.tracks.access import HINDERED, Entry
from ceasefire.tracks.coverage import seen as coverage_of


class Required(msgspec.Struct, frozen=True, kw_only=True):
    """One article on aid or passage. what: `requires`, `permits` or `prohibits`; due: of what it requires, how many times each
    status of the calendar; seen: entries of what it requires or permits, done inside its zone and time; hindered: entries told to
    stand against it; violations, pending: findings under it; claims behind the two; unseen: why nothing can be said, or None."""

    agreement: str
    provision: str
    title: str
    what: str
    acts: tuple[str, ...]
    due: Mapping[Status, int]
    seen: int
    hindered: int
    violations: int
    pending: int
    claims_seen: tuple[str, ...]
    claims_hindered: tuple[str, ...]
    unseen: str | None = None


def required(
    agreements: Sequence[Agreement], incidents: Sequence[Incident], claims: Mapping[str, Claim], findings: Sequence[Finding],
    told: Sequence[Entry], dossier: Dossier, until: datetime,
) -> tuple[Required, ...]:  # fmt: skip
    """Every article on humanitarian acts of the agreements that began before `until` (UTC), in the order of the files."""
    duties = calendar(incidents, claims, agreements, dossier, until)
    words = vocabulary(dossier)
    known = {i.id: i for i in incidents}
    wanted = groups()["humanitarian_acts"]
    out: list[Required] = []
    for agreement in agreements:
        seen: set[str] = set()
        for article in articles(agreement, tuple(agreements)):
            provision = article.provision
            for what, names in (("requires", provision.requires), ("permits", provision.permits), ("prohibits", provision.prohibits)):
                acts = expand(tuple(names)) & wanted
                if not acts or article.start > until or f"{what}{provision.id}" in seen:
                    continue
                seen.add(f"{what}{provision.id}")
                zones = Zones(agreement.zones, agreement.lines, dossier)

                def applies(entry: Entry, start: datetime = article.start, end: datetime | None = article.end, zone: str | None = provision.zone,
                            zones: Zones = zones) -> bool:  # fmt: skip
                    incident = known.get(entry.id)
                    if incident is None or incident.when is None or relation(incident.when, start, end) == "outside":
                        return False
                    return locate(incident.place, zone, zones, incident.when).test == "inside"

                own = [e for e in told if applies(e)]
                done = [e for e in own if e.act in acts and any(s in ("delivered", "done", "open", "partly") for s in e.statuses)]
                against = [e for e in own if _against(e, acts, what)]
                mine = [f for f in findings if f.agreement == agreement.id and f.provision == provision.id]
                due: dict[Status, int] = {}
                for duty in duties:
                    if what == "requires" and duty.agreement == agreement.id and duty.provision == provision.id:
                        due[duty.status] = due.get(duty.status, 0) + 1
                why = next((d.why for d in duties if d.agreement == agreement.id and d.provision == provision.id and d.status == "unseen"), None)
                if why is None and not done and not against:
                    ends = min(article.end or until, until)
                    eyes = coverage_of(lambda place, z=zones, n=provision.zone: locate(place, n, z).test == "inside", article.start, ends, claims.values(), dossier, words)  # type: ignore[misc]
                    why = None if eyes.seen else eyes.why
                out.append(Required(
                    agreement=agreement.id, provision=provision.id, title=provision.title, what=what, acts=tuple(a for a in names if a in acts) or tuple(names),
                    due=due, seen=len(done), hindered=len(against), violations=sum("violation" in f.outcome and f.outcome != "not_a_violation" for f in mine),
                    pending=sum(f.outcome == "pending" for f in mine), claims_seen=_claims(done), claims_hindered=_claims(against), unseen=why,
                ))  # fmt: skip
    return tuple(out)


def _against(entry: Entry, acts: frozenset[str], what: str) -> bool:
    if what == "prohibits":
        return entry.act in acts and entry.happened
    if entry.kind in ("delivery", "obstruction"):
        return bool(acts & {"aid_delivery", "safe_passage"}) and any(s in HINDERED for s in entry.statuses)
    return bool(acts & {"safe_passage", "evacuation"}) and entry.kind in ("siege", "passage", "evacuation") and any(s in ("closed", "partly", "refused") for s in entry.statuses)


def _claims(told: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c for e in told for c in e.claims))
