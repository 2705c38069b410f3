"""What people said of pairs of claims, and what became of it, in words."""

from __future__ import annotations

from collections.abc import Iterable

from ceasefire.incidents.incident import Incident
from ceasefire.incidents.judged import Judged

_VERDICTS = {"same": "one happening", "different": "two happenings", "unsure": "one happening or two, nobody can tell"}


def in_words(one: Judged) -> str:
    """What was said, by whom and why as far as that may be seen, and why it is not applied where it is not."""
    pair = one.pair
    told = f"judged {_VERDICTS[pair.judgement]}"
    if pair.by is None or pair.why is None:
        told += f" by a person, whose words may not be seen here (entry {pair.seq})"
    else:
        told += f" by {pair.by} on {pair.at:%Y-%m-%d} (entry {pair.seq}): {' '.join(pair.why.split())}"
    since = not_applied(one)
    return f"{told}; {since}" if since else told


def not_applied(one: Judged) -> str:
    """Why a judgement binds nothing now; empty where it binds, or says no more than that nobody can tell."""
    numbers = f"entr{'y' if len(one.against) == 1 else 'ies'} {', '.join(map(str, one.against))}"
    ends = (one.first, one.pair.first), (one.second, one.pair.second)
    match one.state:
        case "replaced":
            return f"not applied: {numbers} of the same two came later and counts"
        case "set_aside":
            return f"not applied: it contradicts {numbers}"
        case "lost":
            gone = " and ".join(f"{meant.claim} is not found again in report {meant.report[:12]}" for claim, meant in ends if claim is None)
            return f"not applied: {gone}"
        case "one_claim":
            return f"not applied: both are read as one claim now, {one.first}"
        case "no_happening":
            return "not applied: one of them is read as no happening now"
    return ""


def named(one: Judged) -> str:
    """The same after the ids of the two claims: of today, or where they are not found of the day when it was said."""
    first, second = (now or meant.claim for now, meant in ((one.first, one.pair.first), (one.second, one.pair.second)))
    return f"{first} and {second}: {in_words(one)}"


def of_claims(told: Iterable[Judged], first: str, second: str) -> list[Judged]:
    """What was said of exactly these two."""
    return [one for one in told if set(one.claims) == {first, second}]


def of_incident(told: Iterable[Judged], incident: Incident) -> list[Judged]:
    """What was said of claims of an incident."""
    own = {*incident.claims_for, *incident.claims_against}
    return [one for one in told if not own.isdisjoint(one.claims)]


def deciding(told: Iterable[Judged], left: Incident, right: Incident) -> list[Judged]:
    """What holds the two together, where they are one, or apart: judgements that are applied, of others of their claims."""
    ours, theirs = ({*one.claims_for, *one.claims_against} for one in (left, right))
    wanted = "same" if left.id == right.id else "different"
    return [
        one for one in told
        if one.state == "holds" and one.pair.judgement == wanted and any(a in ours and b in theirs for a, b in (one.claims, one.claims[::-1]))
    ]  # fmt: skip
