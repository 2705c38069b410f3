"""Which time belongs to which act; a time that cannot be worked out leaves the act without one."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import timedelta

import msgspec

from ceasefire import clock
from ceasefire.claims.arabic.anchors import STRONG, light_at
from ceasefire.claims.arabic.asides import no_day
from ceasefire.claims.arabic.asserters import Scope
from ceasefire.claims.arabic.counted import WENT_ON
from ceasefire.claims.arabic.dates import POINTED, When
from ceasefire.claims.arabic.datewords import HOURS, PAST, SAME, WEEKDAYS
from ceasefire.claims.arabic.event import Event, Memory
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.numbers import number_at
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.speechwords import SPEECH
from ceasefire.claims.arabic.tokens import bare

_TRUCE_WORDS = {"سريان", "لسريان", "الهدنه", "هدنه", "الاتفاق", "اتفاق", "الساريه", "ساريا", "ساريه", "بسريان", "للهدنه", "سريانها", "سريانه"}


def set_time(
    scene: Scene, anchors: Sequence[Anchor], k: int, zone: Sequence[int], scopes: Sequence[Scope], event: Event, memory: Memory
) -> None:
    anchor = anchors[k]
    if anchor.tense == "noun" and _long_before(scene, anchor):
        coming = [w for w in scene.times if w.use == "at" and w.first > anchor.last and interval_days(w) == 1] if scene.norms[0] in ("بعد", "وبعد") else []
        base = clock.last_day(coming[0].interval) if len(coming) == 1 else clock.last_day(memory.when.interval) if memory.when is not None else memory.today
        back = _days_before(scene, anchor)
        if base is None or back is None:
            event.vague = True
            return
        then = base - timedelta(days=back)
        event.when, event.when_span = clock.days(then, base if event.act in ("armed_clash", "siege_or_blockade") else then, memory.zone), event.head
        return
    truce = event.act in ("truce_declared", "agreement_signed")
    truce_free = truce or event.act == "violation_alleged"
    usable = [w for w in scene.times if (w.use in POINTED and (truce_free or not _of_truce(scene, w, anchor))) or truce]
    if event.kind == "statement":
        usable = [w for w in usable if event.act == "violation_alleged" or not _ahead(scene, w)]
    usable = [w for w in usable if not of_speech(scene, w, scopes, anchors)]
    usable = [w for w in usable if not any(a is not anchor and a.start <= w.first < z and _background(scene, a) for a, z in zip(anchors, zone, strict=True))]
    usable = [w for w in usable if not any(a.first > anchor.first and a.start <= w.first < z and _after(scene, a) for a, z in zip(anchors, zone, strict=True))]
    if truce:
        usable = [w for w in usable if not _to_begin(scene, w)]
    elif event.act == "violation_alleged":
        usable = [w for w in usable if scene.norms[w.first - 1 : w.first] not in (["هدنه"], ["الهدنه"], ["اتفاق"])]  # "the truce of 9 July"
    if truce and len(own := [w for w in usable if w.use != "span" and not _of_start(scene, w)]) < len(usable) and own:
        usable = own
    floor = zone[k - 1] if k else 0
    mine = [w for w in usable if anchor.start <= w.first < zone[k] and not _opens_next(scene, anchors, k, w)]
    if not mine and (event.kind == "event" or truce):
        mine = [w for w in usable if floor <= w.first < anchor.start]
    if _after(scene, anchor) and event.act in _LEFT and not any(anchor.last <= w.first < zone[k] for w in usable):
        return  # "took the town on Monday, after the withdrawal of X": of no day that the text says
    chosen: When | None = None
    lasting = [w for w in scene.times if w.use == "since" and anchor.start <= w.first < zone[k] and not _first_since(scene, w) and not _of_truce(scene, w)]
    if lasting and not truce and (not mine or (lasting[0].last < mine[0].first and any(n.removeprefix("و") in _AFTER for n in scene.norms[lasting[0].last : mine[0].first]))):
        chosen = lasting[0]  # "has been shelling since dawn, after talks failed yesterday"
    elif mine:
        chosen = min(mine, key=lambda w: (abs(w.first - anchor.first), w.first))
    else:
        day = [w for w in usable if w.use in POINTED]
        before = [w for w in day if w.first < anchor.start]
        free = [w for w in day if not any(a.start <= w.first < z for a, z in zip(anchors, zone, strict=True) if a is not anchor)]
        if before and event.kind == "event":
            chosen = before[-1]
        elif day and _one_day(free or day):
            chosen = (free or day)[-1]
        if chosen is None and k == 0 and day and _one_day(day):
            chosen = day[0]
    running = anchor.act in ("violation_alleged", "displacement")
    since = [w for w in scene.times if w.use == "since" and floor <= w.first < zone[k] and not _first_since(scene, w) and (running or not _of_truce(scene, w))]
    if chosen is None and since and (running or anchor.tense == "present" or interval_days(since[0]) <= 7 or since[0].first <= 1 or event.act in ("armed_clash", "siege_or_blockade") or any(scene.norms[i][:1] == "ت" for i in (anchor.light,) if i >= 0)):
        chosen = since[0]
    if chosen is not None:
        interval = chosen.interval
        if truce and chosen.use == "since":
            first = clock.first_day(interval)
            interval = clock.days(first, first, interval.zone)
        elif not truce and _day_after(scene, chosen):
            first = clock.first_day(interval) + timedelta(days=1)
            interval = clock.days(first, first, interval.zone)
        if event.kind == "event" and chosen.use == "at" and (days := _went_on(scene, anchor, zone[k])) > 1:
            began = clock.last_day(interval)
            ahead = chosen.last <= _went_on_at(scene, anchor, zone[k])  # "broke out on Friday and went on for two days"
            stop = began + timedelta(days=days - 1) if memory.today is None else min(memory.today, began + timedelta(days=days - 1))
            interval = clock.days(began, max(began, stop), interval.zone) if ahead else clock.days(began - timedelta(days=days - 1), began, interval.zone)
        event.when = interval
        event.when_span = (scene.toks[chosen.first].start, scene.toks[chosen.last - 1].end)
        memory.day = msgspec.structs.replace(chosen, interval=interval)
        if chosen.use in POINTED and (event.kind == "event" or (event.act == "violation_alleged" and interval_days(chosen) <= 2)) and not _background(scene, anchor) and not (memory.when is not None and _aside(scene, anchor)):
            memory.vague = False
            memory.when, memory.when_span = msgspec.structs.replace(chosen, interval=interval), event.when_span
            if chosen.use == "run":  # what is told next is of the last of these days
                stop = clock.last_day(interval)
                memory.when = msgspec.structs.replace(chosen, interval=clock.days(stop, stop, interval.zone), use="at")
        return
    if event.kind == "statement" and memory.day is not None and any(b in SAME and bare(a.removeprefix("ب")) in _TALKS for a, b in itertools.pairwise(scene.norms[floor : zone[k]])):
        event.when = memory.day.interval
        event.when_span = event.head
        return
    if event.kind == "event" and no_day(scene.norms, anchor.start - 3 if anchor.start - 3 > floor else floor, zone[k]) and not any(floor <= w.first < zone[k] for w in scene.times):
        event.vague = True
        return
    if _vague(scene, anchor, zone[k], floor):
        event.vague = memory.vague = True
        memory.when = None
        return
    if memory.vague:
        event.vague = True
        return
    if event.kind == "statement" and memory.today is not None and _we_say(scene, anchor):
        event.when = clock.days(memory.today, memory.today, memory.zone)
        event.when_span = event.head
        return
    if event.kind == "event" and event.modality == "denied":
        return  # of the day of what it denies, where that was told (`take_denied`)
    if memory.when is None and memory.today is not None and event.kind == "event" and event.modality == "asserted" and _now(scene, anchor):
        event.when = clock.days(memory.today, memory.today, memory.zone)
        event.when_span = event.head
        return
    shifted = next((w for w in scene.times if _day_after(scene, w)), None)
    if shifted is not None:
        first = clock.first_day(shifted.interval) + timedelta(days=1)
        event.when = clock.days(first, first, shifted.interval.zone)
        event.when_span = (scene.toks[shifted.first].start, scene.toks[shifted.last - 1].end)
        memory.when = msgspec.structs.replace(shifted, interval=event.when)
        memory.when_span = event.when_span
        return
    if memory.when is not None and not _background(scene, anchor) and event.kind == "event":
        interval = memory.when.interval
        event.when = clock.days(clock.first_day(interval), clock.last_day(interval), interval.zone, interval.date_prec)
        event.when_span = memory.when_span


_WE = frozenset(
    fold(w) for w in ["نعلن", "نؤكد", "نطالب", "ندعو", "نرفض", "نجدد", "نحذر", "نهدد", "ننفي", "نتهم", "نحمل", "ندين", "نشدد", "نستنكر", "نعرب", "نمهل", "نقبل", "نوافق", "نلتزم", "نتعهد", "نطلب", "نناشد", "نعاهد", "نتوعد", "نمنح", "ندعوا", "نهيب", "ننذر", "نشجب", "نكرر"]
)
_NEVER_BEFORE = {"كنا", "وكنا"}


def _behind_begin(scene: Scene, anchor: Anchor) -> int:
    """Index of the word before an act, before "the beginning of" it and who began it: `من بدء أ عملية`."""
    at = anchor.first - 1
    while at > 0 and anchor.first - at < 6 and (scene.norms[at] in ("بدء", "شن", "بدايه", "اطلاق") or any(n.kind == "actor" and n.first <= at < n.last and not n.clitics for n in scene.names)):
        at -= 1
    return at if any(n in ("بدء", "شن", "بدايه", "اطلاق") for n in scene.norms[at + 1 : anchor.first]) else anchor.first - 1


def _long_before(scene: Scene, anchor: Anchor) -> bool:
    """`أطلق سراحه بعد 40 يوما من احتجازه`: what lies that far back has no day of its own."""
    at, norms = _behind_begin(scene, anchor), scene.norms
    return at > 1 and norms[at] in ("من", "علي") and norms[at - 1] in _LENGTHS and any(n.removeprefix("و") == "بعد" for n in norms[max(0, at - 4) : at - 1])


def _days_before(scene: Scene, anchor: Anchor) -> int | None:
    """`بعد يومين من الانفجار`: two days, counted back from what it is after; None where that is no number of a few days."""
    at = _behind_begin(scene, anchor) - 1
    if any(n in ("نحو", "حوالي", "قرابه") for n in scene.norms[max(0, at - 2) : at]):
        return None
    if scene.norms[at] in _FEW:
        return _FEW[scene.norms[at]]
    number = number_at(scene.toks, at - 1)
    return number.best if scene.norms[at] == "ايام" and number is not None and number.last == at and number.best is not None else None


_FEW = {"يوم": 1, "يومين": 2, "اسبوع": 7}
_LENGTHS = frozenset(fold(w) for w in ["يوما", "أيام", "يومين", "يوم", "أسبوع", "أسبوعا", "أسابيع", "أسبوعين", "شهر", "شهرا", "أشهر", "شهور", "شهرين", "عام", "عاما", "أعوام", "سنة", "سنوات", "سنتين", "عامين"])


_HAD = frozenset({"كان", "كانت", "وكان", "وكانت", "كانوا", "وكانوا"})
_AFTER = frozenset({"بعد", "عقب", "اثر", "بعدما", "قبل", "قبيل", "منذ"})


def _aside(scene: Scene, anchor: Anchor) -> bool:
    """`وكانت أ تعرضت لقصف أول أمس`, `بعد انسحاب ب ليل أمس`: told of an earlier time; what comes next is of the scene again."""
    before = scene.norms[: anchor.start]
    had = any(n in _HAD for n in before[max((k + 1 for k, n in enumerate(before) if n in ("،", "؛", "ان")), default=0) :])
    return had or any(n in _AFTER for n in before[-2:])


def _we_say(scene: Scene, anchor: Anchor) -> bool:
    """`نطالب`, `نؤكد رفضنا`: said now, by whoever speaks."""
    near = scene.norms[max(0, anchor.start - 2) : anchor.first + 1]
    return any(n.removeprefix("و") in _WE for n in near) and not any(n in _NEVER_BEFORE for n in near)


_TALKS = frozenset(fold(w) for w in ["اجتماع", "لقاء", "جلسة", "جولة", "مؤتمر", "بيان", "خطاب"])
_PERIODS = {"الايام", "الاسابيع", "الاشهر", "السنوات", "الاعوام", "الشهور"}


def _vague(scene: Scene, anchor: Anchor, limit: int, floor: int) -> bool:
    """A time that cannot be worked out: "the eighth day of the truce", "in the days before it"."""
    return vague_within(scene, floor, limit)


def vague_within(scene: Scene, first: int, last: int) -> bool:
    """Whether words for a time that cannot be worked out stand between two tokens."""
    dated = any(first <= w.first < last and not _of_truce(scene, w) for w in scene.times)
    if not dated and any(_before_event(scene, i) for i in range(first, min(last, len(scene.norms) - 1))):
        return True
    if any(first <= w.first < last for w in scene.times):
        return False
    for i in range(first, min(last, len(scene.norms) - 1)):
        if any(w.first <= i < w.last for w in scene.times):
            continue
        norm, after = scene.norms[i], scene.norms[i + 1]
        if norm in _PERIODS and any(n.startswith(("السابق", "التالي", "الاخير", "الاولي", "القليل")) for n in scene.norms[i + 1 : i + 4]):
            return True
        if norm in ("اليوم", "الشهر", "الاسبوع", "يومها", "يومه", "شهرها", "شهره") and after.startswith("ال") and after[2:] in _NTH:
            return True
    return False


_UNIT = {"الشهر", "الاسبوع", "العام", "اليوم", "الفتره", "السنه", "الايام", "الاشهر", "الاسابيع", "شهر", "فتره"}
_EVENTS = {"هدنه", "اتفاق", "اتفاقيه", "سريان", "دخول", "بدء", "اعلان", "توقيع", "تهديه", "وقف", "حمله", "هجوم"}


def _before_event(scene: Scene, i: int) -> bool:
    """"Before the truce", "in the month that went before": an earlier time that has no date."""
    norms = scene.norms
    if any(w.first <= i < w.last for w in scene.times):
        return False
    if norms[i] in _UNIT or (norms[i][:1] in ("ب", "ل") and norms[i][1:] in _UNIT):
        said = norms[i + 1 : i + 3]
        return bool(said) and ((said[0] in ("الذي", "التي") and any(n.startswith(("سبق", "يسبق", "تسبق")) for n in said[1:])) or said[0].startswith("سبق"))
    if norms[i] != "قبل" or bare(norms[i + 1]) not in _EVENTS:
        return False
    # "Before the truce of 9 July" dates nothing; "an hour before the truce" is near a date of its own.
    return not any(w.last == i or w.first == i for w in scene.times) and norms[i - 1 : i] != ["من"]


_NTH = {"اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر", "حادي"}


def _one_day(times: Sequence[When]) -> bool:
    """Whether several times name the same days."""
    return len({(clock.first_day(w.interval), clock.last_day(w.interval)) for w in times}) == 1


def interval_days(when: When) -> int:
    """How many local days a time covers."""
    return (clock.last_day(when.interval) - clock.first_day(when.interval)).days + 1


def _background(scene: Scene, anchor: Anchor) -> bool:
    """"X had …", "the last shelling …": told of another time."""
    near = scene.norms[max(0, anchor.start - 4) : anchor.last + 2]
    return any(n in ("سابق", "سابقه", "السابقه", "السابق", "اخر", "ذكرت", "ذكر") for n in near) and "وقت" not in near


_STARTS = {"تبدا", "يبدا", "ستبدا", "اعتبارا", "ابتداء", "بدءا", "تسري", "يسري", "حتي", "لغايه", "تنتهي", "ينتهي", "تستمر", "يستمر", "تدخل", "يدخل", "وتستمر", "ويستمر", "وتنتهي"}


def _to_begin(scene: Scene, when: When) -> bool:
    """`هدنة تبدأ الجمعة`: a day to come, which a weekday's name reads as the one that went by."""
    return any(n.removeprefix("س") in ("تبدا", "يبدا", "تسري", "يسري") for n in scene.norms[max(0, when.first - 2) : when.first]) and any(
        n in WEEKDAYS for n in scene.norms[when.first : when.last]) and not any(n in ("اليوم", "امس") for n in scene.norms[when.first : when.last])


def _of_start(scene: Scene, when: When) -> bool:
    """`أعلن هدنة تبدأ الجمعة`: when it begins or ends, not when it was declared."""
    return any(n in _STARTS for n in scene.norms[max(0, when.first - 3) : when.first])


def _opens_next(scene: Scene, anchors: Sequence[Anchor], k: int, when: When) -> bool:
    """`…، وفي السابع من آب قصفت`: a time that begins the clause of the next act."""
    after = anchors[k + 1] if k + 1 < len(anchors) else None
    if after is None or (after.tense == "noun" and after.light < 0) or not 0 <= after.start - when.last <= 1:
        return False
    at = when.first - 1 if scene.norms[when.first - 1] in ("وفي", "وخلال", "وعند", "ثم") else when.first
    return scene.norms[at - 1 : at] in (["،"], ["؛"]) and (at < when.first or scene.norms[at][:1] == "و")


def _went_on(scene: Scene, anchor: Anchor, end: int) -> int:
    """`مواجهات استمرت ثلاثة أيام`: how many days an act had gone on, 0 where that is not said."""
    for i in range(anchor.last, min(end, len(scene.norms) - 1)):
        if scene.norms[i].removeprefix("و").startswith(WENT_ON):
            number = number_at(scene.toks, i + 1)
            if scene.norms[i + 1] in ("يومين", "يومان"):
                return 2
            if number is not None and number.best and number.best <= 30 and scene.norms[number.last : number.last + 1] in (["ايام"], ["يوما"]):
                return number.best
    return 0


def _went_on_at(scene: Scene, anchor: Anchor, end: int) -> int:
    """Where `واستمرت` stands, -1 where nothing joins it on."""
    return next((i for i in range(anchor.last, min(end, len(scene.norms))) if scene.norms[i][:1] == "و" and scene.norms[i][1:].startswith(WENT_ON)), -1)


def _after(scene: Scene, anchor: Anchor) -> bool:
    """`بعد انسحاب أ منها`: an earlier act that only dates another."""
    if anchor.tense == "noun" and scene.norms[max(0, anchor.first - 2) : anchor.first] == ["ردا", "علي"]:
        return True
    return anchor.tense == "noun" and anchor.light < 0 and anchor.first > 0 and scene.norms[anchor.first - 1].removeprefix("و") in ("بعد", "عقب", "قبل", "قبيل")


_LEFT = frozenset({"withdrawal", "evacuation", "control_lost", "offensive_halted"})
_ONGOING = frozenset({"siege_or_blockade", "armed_clash", "displacement", "aid_obstruction"})


def _now(scene: Scene, anchor: Anchor) -> bool:
    """`تفرض حصارا`, `تدور معارك`: what goes on while it is told."""
    if anchor.act not in _ONGOING:
        return False
    light = light_at(scene.norms[anchor.light]) if anchor.light >= 0 else None
    return anchor.tense == "present" or (light is not None and light[1] == "present")


def _ahead(scene: Scene, when: When) -> bool:
    """`هدد باقتحامها إن لم يسلموه خلال 48 ساعة`: the hours that are left, not those that went by."""
    before = [n for n in scene.norms[max(0, when.first - 4) : when.first] if n not in ("من", "الساعه") and n not in HOURS]
    if before[-1:] in (["حتي"], ["لغايه"], ["بحلول"]):
        return True  # "until ten on Friday evening"
    said = scene.norms[when.first : when.last + 1]
    return bare(said[0].removeprefix("و")) in ("خلال", "غضون", "مدي") and not any(n in PAST for n in said)


_SOON = {"دقايق", "ساعات", "ساعه", "ساعتين", "لحظات", "قليل", "دقيقه"}


def _of_truce(scene: Scene, when: When, anchor: Anchor | None = None) -> bool:
    """Whether a time is that of a truce; not where the act stands between the truce and the time."""
    first = when.first - 6
    if anchor is not None and anchor.last <= when.first:
        first = max(first, anchor.last)
    near = scene.norms[max(0, first) : when.first]
    if any(a.removeprefix("و") in ("بعد", "فور", "عقب") and (a == "فور" or b in _SOON) for a, b in itertools.pairwise(near)):
        return False  # "minutes after the truce took effect on Saturday": the act was that day
    began = "بدء" in near and any(n in ("وقف", "التهديه") for n in near)
    at = max((k for k, n in enumerate(near) if n in _TRUCE_WORDS), default=-1)
    return (began and "،" not in near) or (at >= 0 and "،" not in near[at:]) or bool({"الساريه", "ساريا", "ساريه"} & set(scene.norms[max(0, when.first - 2) : when.first]))


def _first_since(scene: Scene, when: When) -> bool:
    return any(n in ("اول", "اخر", "اولي", "للمره", "الاولي") for n in scene.norms[max(0, when.first - 6) : when.first])


def _day_after(scene: Scene, when: When) -> bool:
    near = list(scene.norms[max(0, when.first - 9) : when.first])
    return "التالي" in near and "اليوم" in near and near[near.index("التالي") + 1 :][:1] != [] and near[near.index("التالي") + 1][:1] == "ل"


_ISSUED = frozenset({"صادر", "صادره", "منشور", "منشوره", "صدر", "صدرت", "نشر", "نشرت", "نشره", "نشرته"})


def _stem(norm: str) -> str:
    return bare(norm.removeprefix("و"))


def _parted(scene: Scene, first: int, last: int) -> bool:
    return any(t.kind == "p" for t in scene.toks[first:last]) or any(n in STRONG for n in scene.norms[first:last])


def of_speech(scene: Scene, when: When, scopes: Sequence[Scope], anchors: Sequence[Anchor]) -> bool:
    """A time between "said" and "that" dates the statement, not what is said; so does that of a paper that says it."""
    if any(_stem(n) in _ISSUED for n in scene.norms[max(0, when.first - 2) : when.first]):
        return True
    for scope in scopes:
        if scope.after and 0 <= when.first - scope.close <= 1 and scope.close < len(scene.norms) and scene.toks[scope.close].kind == "w" and any(n in SPEECH for n in scene.norms[scope.head : scope.head + 3]):
            return True  # "as a site reported yesterday"
        if scope.after and scope.close <= when.first <= scope.close + 5 and any(n in SPEECH for n in scene.norms[scope.head : scope.head + 3]) and scene.norms[scope.close] == "في" and not _parted(scene, scope.close, when.first):
            return True  # "as an officer of the police of X said yesterday"
        if not scope.after and scope.head < when.first:
            stop = next((i for i in range(scope.head + 1, min(len(scene.norms), scope.head + 22)) if scene.norms[i] in ("ان", "انه", "انها", "بان")), -1)
            if stop > when.first and not any(scope.head < a.first < stop for a in anchors):
                return True
    return False
