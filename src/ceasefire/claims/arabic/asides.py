"""Sentences that leave what a report tells for what lies behind it: `يذكر أن`, `يشار إلى أن`, `جدير بالذكر أن`."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire import clock
from ceasefire.claims.arabic.asserters import Scope
from ceasefire.claims.arabic.event import Event, Memory
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.tokens import Token

_OPENS = frozenset(fold(w) for w in ["يذكر", "يشار", "جدير", "الجدير", "تجدر", "يجدر", "للتذكير", "تذكيرا", "يلفت", "للإشارة", "للعلم", "المعلوم"])
_THAT = frozenset({"ان", "بان", "انه", "انها", "فان", "فقد", "قد"})
_REACH = 5
"""Words within which "that" follows such an opening."""


def opens_aside(toks: Sequence[Token]) -> bool:
    """Whether a sentence begins by saying that something is to be mentioned, noted or remembered: the text's own words, about
    what was before."""
    at = next((k for k, t in enumerate(toks[:3]) if t.kind == "w" and t.norm not in ("و", "من")), -1)
    if at < 0 or toks[at].norm.removeprefix("و") not in _OPENS:
        return False
    return toks[at].norm.removeprefix("و").endswith(("تذكير", "علم")) or any(t.norm in _THAT for t in toks[at + 1 : at + 1 + _REACH])


def leave(memory: Memory) -> None:
    """Forgets the day and the doer of the scene: what such a sentence tells without a time is of no day that is known."""
    memory.when = memory.when_span = None
    memory.vague = True
    memory.doer, memory.gender = None, ""


_BACK = 2
"""Days before the newest day told from which a day is of the background."""


def new_paragraph(memory: Memory, told: Sequence[Event]) -> None:
    """Forgets, where a new paragraph begins, a day long before the newest one that was told: it was of the background."""
    if memory.when is None:
        return
    days = [clock.last_day(e.when) for e in told if e.when is not None and e.when_span is not None and e.sentence[0] <= e.when_span[0] < e.sentence[1]]
    if days and (max(days) - clock.last_day(memory.when.interval)).days >= _BACK:
        memory.when = memory.when_span = None


_LATELY = frozenset(fold(w) for w in ["مؤخرا", "أخيرا"])
_UNITS = frozenset(fold(w) for w in ["أيام", "أسابيع", "أشهر", "شهور", "سنوات", "أعوام", "عقود", "فترة", "مدة", "زمن"])


def no_day(norms: Sequence[str], first: int, last: int) -> bool:
    """`منذ أسابيع`, `مؤخرا`, `في الآونة الأخيرة`: whether words between two tokens say when, and no day."""
    for i in range(first, min(last, len(norms))):
        after = norms[i + 1] if i + 1 < len(norms) else ""
        if norms[i] in _LATELY or (norms[i].removeprefix("و") in ("منذ", "مذ") and after in _UNITS) or norms[i] == "الاونه":
            return True
    return False


def own_words(scopes: Sequence[Scope]) -> tuple[Scope, ...]:
    """The attributions of such a sentence without its opening, which is no hearsay."""
    return tuple(s for s in scopes if s.chain or s.head > _OPENING)


_OPENING = 2


def at_home(events: Sequence[Event], first: int) -> None:
    """Takes from the acts of such a sentence the time of an earlier one, and says that they are told in the text's own words
    where nobody else's are; what stands in it stays. first: where it begins."""
    for event in events:
        if event.scope is None:
            event.scope = Scope(0, 0, ())
        if event.when_span is not None and event.when_span[1] <= first:
            event.when = event.when_span = None
            event.vague = True
