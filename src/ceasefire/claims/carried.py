"""The day of an act that is told without one: what it takes over from the acts told before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from ceasefire.claims.draft import HOSTILE, TEXT_DAYS, Draft
from ceasefire.claims.earlier_days import scene_before
from ceasefire.claims.link import counted, cumulative
from ceasefire.claims.time_rules import When
from ceasefire.clock import days, last_day
from ceasefire.dossier.wordlist import words


def take_over(
    drafts: list[Draft], published: When | None, scenes: Sequence[tuple[int, When]] = (), going_on: frozenset[int] = frozenset(), apart: frozenset[int] = frozenset()
) -> list[Draft]:
    """Acts without a day of their own: that of the last dated act of the same text within a few
    sentences (any event where its sentence goes on with the scene, see `going_on`; none where it tells of a separate incident, `apart`), or of one that is only named there (scenes: sentence, day), else `published`, the days just before publication. A time that cannot be worked out
    stays unknown, and statements take no day over."""
    result: list[Draft] = []
    last: Draft | None = None
    period: When | None = None
    for draft in drafts:
        if draft.when is not None and draft.when.again:
            draft = msgspec.structs.replace(draft, when=msgspec.structs.replace(period, span=draft.when.span) if period is not None else draft.when)
        elif draft.when is not None and draft.when.interval is not None:
            period = draft.when
        if draft.when is None and draft.now and last is not None and draft.sentence != last.sentence and not draft.stance.future and draft.kind == "event":
            result.append(msgspec.structs.replace(draft, when=published))  # the days before publication
            continue
        if draft.when is None and draft.sentence in apart:
            result.append(draft)
            continue
        if draft.when is None and last is not None and _answers(draft, last, result):
            result.append(draft)
            continue
        if draft.when is None and not draft.stance.future and (draft.act in HOSTILE or draft.act == "offensive_halted" or (last is not None and draft.sentence in going_on and draft.kind != "statement")):
            shown = scene_before(draft, last, result)
            near = shown is not None and draft.sentence - shown.sentence <= TEXT_DAYS
            scene = next((w for n, w in reversed(scenes) if (last.sentence if last else -1) < n <= draft.sentence <= n + TEXT_DAYS), None)
            if scene is not None:
                draft = msgspec.structs.replace(draft, when=msgspec.structs.replace(scene, span=(-1, -1)))
            elif near and shown is not None and shown.when is not None:
                draft = msgspec.structs.replace(draft, when=_carried(shown.when, draft.sentence in going_on))
            elif published is not None:
                draft = msgspec.structs.replace(draft, when=published)
        elif (
            draft.when is None and draft.kind == "event" and published is not None and not draft.stance.future
        ):
            draft = msgspec.structs.replace(draft, when=published)
        elif draft.when is None and draft.act in _TAKEN and not draft.stance.future and (deed := _one_deed(draft, result)) is not None:
            draft = msgspec.structs.replace(draft, when=deed)
        if (
            draft.when is not None
            and draft.when.interval is not None
            and (draft.kind == "event" or (draft.act == "violation_alleged" and not cumulative(draft.when)))
            and not draft.when.vague
            and draft.when is not published
            and not counted(draft)
            and draft.when.interval.date_prec < 5
            and not _told_aside(draft, last)
        ):
            last = draft
        result.append(draft)
    return result


def _carried(when: When, same_scene: bool) -> When:
    """The day that a time leaves for what is told after it: of "for the third day" the last, but where the sentence goes on
    with what went on so long."""
    interval = when.interval
    if when.running and not same_scene and interval is not None:
        interval = days(last_day(interval), last_day(interval), interval.zone)
    return msgspec.structs.replace(when, interval=interval, span=(-1, -1), running=None)


def _answers(draft: Draft, last: Draft, earlier: Sequence[Draft]) -> bool:
    """ "denied that it had bombed the town", "accused them of having shot prisoners in X": a denial or a charge that says itself what
    it is about, where nothing of the kind was told before, or at no place just told, has no day of what was told before."""
    told = draft.stance
    if not told.chain or draft.found.bare:
        return False
    if told.denied:
        return not any(d.act == draft.act for d in earlier)
    mine, theirs = ({w.place.id or w.place.name for w in d.places} for d in (draft, last))
    return told.doer is not None and bool(mine) and mine.isdisjoint(theirs)


def _told_aside(draft: Draft, last: Draft | None) -> bool:
    """ "raided the town on Monday after gunmen had attacked a post there on Saturday. Houses were burnt": what came before, told behind
    the news in its own sentence, leaves no day to what follows."""
    if last is None or last.sentence != draft.sentence or draft.word <= last.word or last.when is None or draft.when is None:
        return False
    news, before = last.when.interval, draft.when.interval
    return news is not None and before is not None and last.when.span[0] >= 0 and before.end <= news.start


_TAKEN = words("control_gained control_lost")


def _one_deed(draft: Draft, earlier: Sequence[Draft]) -> When | None:
    """ "attacked posts and took twelve of them": when they attacked, told in one breath of the very same doer."""
    deed = next((d for d in reversed(earlier) if d.sentence == draft.sentence), None)
    if deed is None or deed.kind != "event" or deed.when is None or deed.doer is None or draft.doer is None or deed.doer.span != draft.doer.span:
        return None
    return deed.when if deed.when.assumed else msgspec.structs.replace(deed.when, span=(-1, -1))


def assumed(published: date, zone: str) -> When:
    """[publication - 2 days, publication]: when past-tense news gives no time at all."""
    return When(days(published - timedelta(days=2), published, zone, 2), (-1, -1), assumed=True)
