"""How credible an incident is, 1 to 6 (Admiralty), apart from how reliable its sources are."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.incidents.incident import Credibility
from ceasefire.incidents.origin import UNKNOWN, Origin


def credibility(
    asserting: Sequence[Origin], denying: Sequence[Origin], hedged: bool
) -> tuple[Credibility, str]:
    """(grade, why). "1" is earned by independent origins, never by repeats; 6 is a missing value.

    asserting, denying: one entry an origin family. hedged: nobody asserts it outright.
    """
    known = [o for o in asserting if o.family != UNKNOWN]
    graded = [o for o in known if o.grade != "F"]
    sides = {o.side for o in known}
    against = [o for o in denying if o.family != UNKNOWN]
    if against and len(against) >= len(known):
        return 4, "denied by as many origins as assert it"
    if hedged:
        return 3, "reported with reserve only"
    if len(known) >= 2 and len(sides - {None}) >= 2 and not against:
        return 1, f"{len(known)} independent origins, of different sides"
    if len([o for o in graded if o.grade in "ABC"]) >= 2 and not against:
        return (
            (1, f"{len(known)} independent origins")
            if len(sides) > 1
            else (2, f"{len(known)} origins of one side")
        )
    if len(known) >= 2:
        return 2, f"{len(known)} origins" + (
            ", one denial" if against else " of one side or of unknown worth"
        )
    if graded and graded[0].grade in "AB":
        return 2, f"one origin, graded {graded[0].grade}"
    if graded and graded[0].grade == "C":
        return 3, "one origin, graded C"
    if graded:
        return 4, f"one origin, graded {graded[0].grade}"
    return 6, "no origin whose worth can be judged"
