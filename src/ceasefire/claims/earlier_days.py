"""Days that a paragraph of background leaves to nothing: what is told after it in a new paragraph is of the scene again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ceasefire.claims.draft import TEXT_DAYS, Draft
from ceasefire.claims.literals import Sieve
from ceasefire.claims.parse import Parsed
from ceasefire.clock import last_day

_BACK = 2
"""Days before the newest day told from which a day is of the background."""
_SIGNS = frozenset({"every", "each", "daily", "near-daily", "neardaily", "day"})
_HABIT = Sieve(re.compile(r"\b(?:every|each) (?:day|night|week)\b|\b(?:almost |near-?|nearly )?daily\b|\bon a daily basis\b|\bday after day\b", re.IGNORECASE))


def scene_before(draft: Draft, last: Draft | None, earlier: Sequence[Draft]) -> Draft | None:
    """The act whose day another takes over that names none: the one told last, but where a new paragraph follows one about earlier
    days the last of the newest day, if it is near; None where nothing is."""
    if last is None or last.when is None or last.when.interval is None or draft.paragraph == last.paragraph:
        return last
    told = [d for d in earlier if d.when is not None and d.when.interval is not None and d.when.span[0] >= 0 and d.kind == "event" and not d.when.vague]
    if not told:
        return last
    newest = max(last_day(d.when.interval) for d in told if d.when is not None and d.when.interval is not None)
    if (newest - last_day(last.when.interval)).days < _BACK:
        return last
    scene = next((d for d in reversed(told) if d.when is not None and d.when.interval is not None and last_day(d.when.interval) == newest), None)
    return scene if scene is not None and draft.sentence - scene.sentence <= TEXT_DAYS else None


def habitual(p: Parsed) -> bool:
    """Whether a sentence tells what goes on day by day: of no day told before."""
    if p.said.isdisjoint(_SIGNS):
        return False
    return _HABIT.search(p.text, p.sentence.start, p.sentence.end) is not None
