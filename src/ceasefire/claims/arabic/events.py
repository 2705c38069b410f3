"""A sentence's acts with their parties, places, times and harm put together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import msgspec

from ceasefire import clock
from ceasefire.claims.arabic.anchors import COVER, STRONG, Anchor, Scene
from ceasefire.claims.arabic.asserters import Scope, chain_at
from ceasefire.claims.arabic.dates import When
from ceasefire.claims.arabic.harm import Hurt
from ceasefire.claims.arabic.lexicon import lexicon, weapon_at
from ceasefire.claims.arabic.names import KINDS
from ceasefire.claims.arabic.places import Spot
from ceasefire.claims.arabic.roles import Parties, Party, parties
from ceasefire.claims.arabic.terms import terms_of
from ceasefire.claims.arabic.tokens import bare, word_forms
from ceasefire.dossier.act import acts
from ceasefire.place import Place

Span = tuple[int, int]


class Memory(msgspec.Struct):
    """What earlier sentences of the text left: the last doer, place and time, and the last act's
    number, for "the same forces", "the town", and harm told in the next sentence."""

    doer: Party | None = None
    gender: str = ""
    places: list[Spot] = []
    when: When | None = None
    when_span: Span | None = None
    event: int = -1
    vague: bool = False
    paragraph: int = -1


class Event(msgspec.Struct, kw_only=True):
    """One act of a sentence. anchor; sentence: characters; spots: its places, empty when none;
    when: its time with its characters; hurts: harm of it; scope: who asserts it."""

    act: str
    kind: str
    entry: str
    head: Span
    sentence: Span
    parties: Parties
    spots: list[Spot]
    when: clock.Interval | None = None
    when_span: Span | None = None
    killed: Hurt | None = None
    injured: Hurt | None = None
    killed_span: Span | None = None
    injured_span: Span | None = None
    weapon: Span | None = None
    scope: Scope | None = None
    modality: str = "asserted"
    gender: str = ""
    vague: bool = False
    terms: dict[str, str] = {}
    drop: bool = False


_ORIGIN_ACTS = {"displacement", "withdrawal", "evacuation"}
_CAUSE = {"حين", "عندما", "اثر", "جراء", "نتيجه", "بسبب", "بعد", "لدي", "في", "خلال", "اثناء"}
_TRUCE_WORDS = {"سريان", "لسريان", "بدء", "الهدنه", "هدنه", "الاتفاق", "اتفاق", "الساريه", "ساريا", "ساريه", "بسريان", "للهدنه"}
_FUTURE = {
    "سوف", "اذا", "مقرر", "المقرر", "تخطط", "يخطط", "تعتزم", "يعتزم", "استعداد", "لفتح", "تحضر", "يحضر", "تستعد", "يستعد", "تنوي", "لشن",
    "احتمال", "لن", "تحذر", "يحذر", "حذرت", "حذر", "تحذيرا", "تحذير", "مخاوف", "خشيه", "التحضير", "الاعداد", "عزم", "نيه", "سيتم", "ستتم", "تمهيدا", "تهدد", "هدد", "هددت", "يفترض", "المفترض", "لمنع", "بهدف", "حال",
}  # fmt: skip
_HEDGE = {"يرجح", "يعتقد", "ربما", "انباء", "مزاعم", "يحتمل", "محتمل", "يزعم", "شايعات", "يشتبه", "المحتمل", "رجحت", "رجح", "ترجيحات", "ادعاءات", "مفترض"}
_NOT = {"لم", "ولم", "لا", "ولا", "ما", "دون", "عدم", "بدون", "وعدم", "بلا"}


def build(
    scene: Scene, anchors: Sequence[Anchor], spots: Sequence[Spot], scopes: Sequence[Scope], sentence: Span, memory: Memory
) -> list[Event]:
    """The events of a sentence, in order."""
    out: list[Event] = []
    used: set[int] = set()
    zone = _limits(scene, anchors, scopes)
    last: tuple[Party | None, str] = (None, "")
    for k, anchor in enumerate(anchors):
        floor = anchors[k - 1].last if k else 0
        limit = zone[k]
        entry = lexicon().entries.get(anchor.entry)
        act = _act(scene, anchor, limit)
        lead = last if last[0] is not None else (memory.doer if _back_reference(scene, anchor) else None, "")
        who = parties(scene, anchor, limit, floor, lead, entry.roles if entry else "subject")
        if who.doer is None and anchor.entry == "ar.means" and out and anchor.light >= 0 and anchors[k - 1].light == anchor.light:
            who = out[-1].parties
        if not who.mutual and _exchanged(scene, anchor, limit):
            who = Parties(who.doer, who.target, True)
        where = _where(scene, anchors, k, zone, spots, used, act, memory)
        event = Event(
            act=act, kind=_kind(act, entry.kind if entry else "event"), entry=anchor.entry,
            head=(scene.toks[anchor.first].start, scene.toks[anchor.last - 1].end), sentence=sentence,
            parties=who, spots=where, scope=chain_at(scopes, anchor.first), gender=anchor.gender,
            weapon=_weapon(scene, anchor, limit),
        )  # fmt: skip
        event.terms = terms_of(scene, act, anchor.start, limit)
        event.modality = _modality(scene, anchor, event.scope, floor)
        _time(scene, anchors, k, zone, scopes, event, memory)
        event.drop = _told_before(scene, anchor, event, memory, out)
        out.append(event)
        if who.doer is not None and not who.mutual:
            last = (who.doer, anchor.gender)
        elif anchor.role in ("fall", "suffer") and anchor.light >= 0:
            last = (last[0], last[1])
    _share_places(scene, anchors, out)
    _planted(scene, anchors, out)
    return out


def _limits(scene: Scene, anchors: Sequence[Anchor], scopes: Sequence[Scope]) -> list[int]:
    """For each anchor the token index where what belongs to it ends."""
    size = len(scene.toks)
    out: list[int] = []
    for k, anchor in enumerate(anchors):
        stop = anchors[k + 1].start if k + 1 < len(anchors) else size
        following = anchors[k + 1] if k + 1 < len(anchors) else None
        if following is not None and (
            following.start < anchor.last
            or following.light - anchor.last <= 2 and following.light < following.first and not scene.norms[following.light].startswith("و")
            and following.entry == "ar.means"
        ):
            stop = following.first
        for i in range(anchor.last, stop):
            if scene.norms[i] in STRONG or scene.norms[i] == "؛":
                stop = i
                break
        for scope in scopes:
            if anchor.last <= scope.head < stop:
                stop = scope.head
        out.append(max(stop, anchor.last))
    return out


def _kind(act: str, said: str) -> str:
    if said != "event":
        return said
    group = acts()[act].group
    return "statement" if group == "political" and act not in ("settlement_of_status", "prisoner_exchange") else "event"


def _act(scene: Scene, anchor: Anchor, limit: int) -> str:
    """The act, where the means named beside it decides."""
    entry = lexicon().entries.get(anchor.entry)
    if entry is None or not entry.weapon:
        return anchor.act
    seen: list[str] = []
    first = anchor.start if anchor.light >= 0 else anchor.last
    for i in range(first, min(limit, anchor.last + 14)):
        inside = next((n for n in scene.names if n.first <= i < n.last), None)
        if inside is not None and inside.kind != "actor" or anchor.first <= i < anchor.last:
            continue
        means = weapon_at(scene.norms, i)
        if means and i > 0 and scene.norms[i - 1] not in COVER and not (scene.norms[i].startswith("و") and anchor.last < i and not seen):
            seen.append(means[0])
    if anchor.act == "shelling":
        if not seen:
            for i in range(max(0, anchor.first - 4), anchor.first):
                means = weapon_at(scene.norms, i)
                if means and means[2] in ("", "و") and scene.norms[i] not in STRONG:
                    seen.append(means[0])
        if "drone_strike" in seen:
            return "drone_strike"
        return "airstrike" if seen and seen[0] == "airstrike" else "shelling"
    if anchor.act == "airstrike":
        return "drone_strike" if "drone_strike" in seen else "shelling" if "صاروخيه" in scene.norms[anchor.first : anchor.last] else "airstrike"
    if anchor.act == "ground_assault":
        for act in ("drone_strike", "explosive_device", "airstrike", "shelling", "missile_strike"):
            if act in seen and (seen[0] == act or act == "drone_strike"):
                return act
        if seen and seen[0] == "small_arms_fire" and "عتد" in scene.norms[anchor.first]:
            return "small_arms_fire"
    return anchor.act


def _weapon(scene: Scene, anchor: Anchor, limit: int) -> Span | None:
    if anchor.weapon:
        return scene.toks[anchor.weapon[0]].start, scene.toks[anchor.weapon[1] - 1].end
    for i in range(anchor.last, min(limit, anchor.last + 12)):
        if any(n.first <= i < n.last for n in scene.names):
            continue
        means = weapon_at(scene.norms, i)
        if means:
            start = scene.toks[i].start + len(means[2])
            return start, scene.toks[i + means[1] - 1].end
    return None


def _exchanged(scene: Scene, anchor: Anchor, limit: int) -> bool:
    return any(n in ("متبادل", "متبادله", "المتبادل", "متبادلا", "متبادلين") for n in scene.norms[anchor.last : min(limit, anchor.last + 3)])


def _back_reference(scene: Scene, anchor: Anchor) -> bool:
    near = scene.norms[max(0, anchor.start - 6) : anchor.start + 7]
    return any(n in ("نفسها", "ذاتها", "تلك", "نفسهم") for n in near)


def _where(
    scene: Scene, anchors: Sequence[Anchor], k: int, zone: Sequence[int], spots: Sequence[Spot], used: set[int], act: str, memory: Memory
) -> list[Spot]:
    anchor = anchors[k]
    wanted = ("from", "at") if act in _ORIGIN_ACTS else ("at", "to")
    right = [s for s in spots if anchor.last <= s.first < zone[k] and s.use in wanted and s.start not in used]
    if act in _ORIGIN_ACTS and not right:
        right = [s for s in spots if anchor.last <= s.first < zone[k] and s.use == "to" and s.start not in used]
    if act in _ORIGIN_ACTS and any(s.use == "from" for s in right):
        right = [s for s in right if s.use == "from"]
    floor = zone[k - 1] if k else 0
    low = anchor.start
    for i in range(anchor.start - 1, floor - 1, -1):
        if scene.norms[i] in STRONG:
            break
        low = i
    left = [s for s in spots if low <= s.first and s.last <= anchor.first and s.use in ("at", "to") and s.start not in used]
    inner = [s for s in spots if anchor.light >= 0 and anchor.light < s.first < anchor.first and s.use == "at"]
    at = _several(scene, [s for s in right if s.use == "at"] or right)
    if anchor.clitics.endswith("ب") and left and not any(set(s.place.admin) & {left[-1].place.id} for s in at):
        at = []
    chosen = (inner if anchor.role == "suffer" else []) or _first_list(at) or inner or _first_list(left, True)
    if not chosen:
        chosen = _definite(scene, anchor.last, zone[k], memory) or _definite(scene, low, anchor.first, memory)
    if not chosen and low > 0 and scene.norms[low - 1] in ("حين", "عندما", "اذ"):
        before = [s for s in spots if s.last <= low and s.use == "at" and s.start not in used and (not k or s.first >= anchors[k - 1].last)]
        chosen = _first_list(before, True)
    if not chosen and len(anchors) == 1:
        lone = [s for s in spots if s.use == "at"]
        if len({s.group for s in lone}) == 1:
            chosen = lone
    for spot in chosen:
        used.add(spot.start)
    return chosen


def _several(scene: Scene, spots: list[Spot]) -> list[Spot]:
    """The first list of places, and further ones that an "and" joins to it ("on A, and on B"); a
    place that holds another of them only says where that one lies."""
    out: list[Spot] = []
    for spot in spots:
        if out and spot.group != out[-1].group:
            gap = scene.norms[out[-1].last : spot.first + 1]
            if not any(n[:1] == "و" and n != "وسط" or n in ("ثم", "او") for n in gap):
                continue
            if any(n in ("التابع", "الخاضعه", "الخاضع", "التي", "الذي") for n in gap) and not gap[-1].startswith("و"):
                continue
        out.append(spot)
    ids = {s.place.id for s in out}
    outer = {i for s in out for i in s.place.admin if i != s.place.id and i in ids}
    return [s for s in out if s.place.id not in outer]


def _first_list(spots: Sequence[Spot], last: bool = False) -> list[Spot]:
    """All the places of one act: every list that follows it ("on A and B, then on C"); of those
    before it only the nearest."""
    if not spots:
        return []
    if last:
        return [s for s in spots if s.group == spots[-1].group]
    return list(spots)


def _definite(scene: Scene, first: int, last: int, memory: Memory) -> list[Spot]:
    """`في المدينة`, `محيط البلدة`: the place told before."""
    for i in range(first, min(last, first + 12)):
        for _, rest in word_forms(scene.norms[i]):
            if rest.startswith("ال") and KINDS.get(bare(rest)) == bare(rest) and memory.places:
                following = scene.norms[i + 1] if i + 1 < len(scene.norms) else ""
                if following.startswith("ال"):
                    return []
                return [memory.places[-1]]
    return []


def _planted(scene: Scene, anchors: Sequence[Anchor], events: list[Event]) -> None:
    """"The charge, which X had planted": the doer of the blast told before."""
    for k in range(1, len(events)):
        event = events[k]
        if event.act == "explosive_device" and not event.spots and any(n.startswith("ال") for n in scene.norms[anchors[k].last : anchors[k].last + 1]):
            before = next((e for e in reversed(events[:k]) if e.act == event.act and not e.drop), None)
            if before is not None and before.parties.doer is None and event.parties.doer is not None:
                before.parties = Parties(event.parties.doer, before.parties.target)
                event.drop = True


def _share_places(scene: Scene, anchors: Sequence[Anchor], events: list[Event]) -> None:
    """"Fired machine guns and mortar shells on A": both hit A."""
    for k in range(len(events) - 2, -1, -1):
        a, b = anchors[k], anchors[k + 1]
        if not events[k].spots and a.light >= 0 and a.light == b.light:
            events[k].spots = list(events[k + 1].spots)
        elif not events[k].spots and b.first - a.last <= 2 and b.clitics.startswith("و") and a.tense == b.tense:
            events[k].spots = list(events[k + 1].spots)
    for k in range(1, len(events)):
        a, b = anchors[k - 1], anchors[k]
        if events[k].spots or events[k].kind != "event":
            continue
        lead = scene.norms[max(0, b.start - 2) : b.start]
        if a.light >= 0 and a.light == b.light or any(n.removeprefix("و") in ("مع", "وسط", "بالتزامن", "سط") for n in lead):
            events[k].spots = list(events[k - 1].spots)


def _time(
    scene: Scene, anchors: Sequence[Anchor], k: int, zone: Sequence[int], scopes: Sequence[Scope], event: Event, memory: Memory
) -> None:
    anchor = anchors[k]
    truce = event.act in ("truce_declared", "agreement_signed")
    usable = [w for w in scene.times if (w.use in ("at", "span") and (truce or not _of_truce(scene, w))) or truce]
    usable = [w for w in usable if not _of_speech(scene, w, scopes, anchors)]
    floor = zone[k - 1] if k else 0
    mine = [w for w in usable if anchor.start <= w.first < zone[k]] or [w for w in usable if floor <= w.first < anchor.start]
    chosen: When | None = None
    if mine:
        chosen = min(mine, key=lambda w: (abs(w.first - anchor.first), w.first))
    else:
        day = [w for w in usable if w.use in ("at", "span")]
        before = [w for w in day if w.first < anchor.start]
        free = [w for w in day if not any(a.start <= w.first < z for a, z in zip(anchors, zone, strict=True) if a is not anchor)]
        if before and event.kind == "event":
            chosen = before[-1]
        elif len(day) == 1 or free:
            chosen = (free or day)[-1] if len(free or day) == 1 else None
        if chosen is None and k == 0 and len(day) == 1:
            chosen = day[0]
    since = [w for w in scene.times if w.use == "since" and floor <= w.first < zone[k] and not _of_truce(scene, w) and not _first_since(scene, w)]
    if chosen is None and since and (anchor.tense == "present" or event.act in ("armed_clash", "siege_or_blockade") or any(scene.norms[i][:1] == "ت" for i in (anchor.light,) if i >= 0)):
        chosen = since[0]
    if chosen is not None:
        interval = chosen.interval
        if _day_after(scene, chosen):
            first = clock.first_day(interval) + timedelta(days=1)
            interval = clock.days(first, first, interval.zone)
        event.when = interval
        event.when_span = (scene.toks[chosen.first].start, scene.toks[chosen.last - 1].end)
        if chosen.use in ("at", "span") and not _background(scene, anchor):
            memory.vague = False
            memory.when, memory.when_span = msgspec.structs.replace(chosen, interval=interval), event.when_span
        return
    if _vague(scene, anchor, zone[k], floor):
        event.vague = memory.vague = True
        memory.when = None
        return
    if memory.vague:
        event.vague = True
        return
    shifted = next((w for w in scene.times if _day_after(scene, w)), None)
    if shifted is not None:
        first = clock.first_day(shifted.interval) + timedelta(days=1)
        event.when = clock.days(first, first, shifted.interval.zone)
        event.when_span = (scene.toks[shifted.first].start, scene.toks[shifted.last - 1].end)
        return
    if memory.when is not None and not _background(scene, anchor) and event.kind == "event":
        interval = memory.when.interval
        event.when = clock.days(clock.first_day(interval), clock.last_day(interval), interval.zone, interval.date_prec)
        event.when_span = memory.when_span


_PERIODS = {"الايام", "الاسابيع", "الاشهر", "السنوات", "الاعوام", "الشهور"}


def _vague(scene: Scene, anchor: Anchor, limit: int, floor: int) -> bool:
    """A time that cannot be worked out: "the eighth day of the truce", "in the days before it"."""
    return vague_within(scene, floor, limit)


def vague_within(scene: Scene, first: int, last: int) -> bool:
    """Whether words for a time that cannot be worked out stand between two tokens."""
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


_NTH = {"اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر", "حادي"}


def _background(scene: Scene, anchor: Anchor) -> bool:
    """"X had …", "the last shelling …": told of another time."""
    near = scene.norms[max(0, anchor.start - 4) : anchor.last + 2]
    return any(n in ("سابق", "سابقه", "السابقه", "السابق", "اخر", "ذكرت", "ذكر") for n in near) and "وقت" not in near


def _of_truce(scene: Scene, when: When) -> bool:
    near = scene.norms[max(0, when.first - 6) : when.first]
    return any(n in _TRUCE_WORDS for n in near) and "،" not in near or bool({"الساريه", "ساريا", "ساريه"} & set(scene.norms[max(0, when.first - 2) : when.first]))


def _first_since(scene: Scene, when: When) -> bool:
    return any(n in ("اول", "اخر", "اولي", "للمره", "الاولي") for n in scene.norms[max(0, when.first - 6) : when.first])


def _day_after(scene: Scene, when: When) -> bool:
    near = scene.norms[max(0, when.first - 9) : when.first]
    return "التالي" in near and "اليوم" in near


def _of_speech(scene: Scene, when: When, scopes: Sequence[Scope], anchors: Sequence[Anchor]) -> bool:
    """A time between "said" and "that" dates the statement, not what is said."""
    for scope in scopes:
        if not scope.after and scope.head < when.first:
            stop = next((i for i in range(scope.head + 1, min(len(scene.norms), scope.head + 22)) if scene.norms[i] in ("ان", "انه", "انها", "بان")), -1)
            if stop > when.first and not any(scope.head < a.first < stop for a in anchors):
                return True
    return False


def _modality(scene: Scene, anchor: Anchor, scope: Scope | None, floor: int) -> str:
    near = scene.norms[max(floor, anchor.start - 3) : anchor.start]
    if scope is not None and scope.denied:
        return "denied"
    if near and (near[-1] in _NOT or len(near) > 1 and near[-2] in _NOT and near[-1] in ("اي", "تسجيل", "وقوع")):
        return "denied"
    wide = scene.norms[max(floor, anchor.start - 6) : anchor.start]
    clause = wide[max((k + 1 for k, n in enumerate(wide) if n in ("،", "؛")), default=0) :]
    if any(n in ("وشيكه", "وشيك", "مرتقبه", "محتمله", "محتمل", "المحتمل", "المرتقب", "المرتقبه") for n in scene.norms[anchor.last : anchor.last + 2]):
        return "future_or_conditional"
    if "س" in anchor.clitics or any(n in _FUTURE or n.removeprefix("و") in _FUTURE for n in clause):
        return "future_or_conditional"
    if anchor.tense == "present" and near and near[-1] in ("قد", "وقد"):
        return "hedged"
    if scope is not None and scope.hedged or any(n.removeprefix("و") in _HEDGE for n in clause):
        return "hedged"
    return "asserted"


def _told_before(scene: Scene, anchor: Anchor, event: Event, memory: Memory, out: Sequence[Event]) -> bool:
    """`القصف`, `الاشتباك` with the article and nothing new beside it: the act told before."""
    if anchor.tense != "noun" or "ال" not in anchor.clitics or event.spots:
        return False
    earlier = any(e.act == event.act or acts()[e.act].group == acts()[event.act].group for e in out if not e.drop)
    return (earlier or memory.event >= 0) and event.kind == "event"


def linked_place(events: Sequence[Event]) -> Place | None:
    """The place of the last event that has one."""
    return next((e.spots[-1].place for e in reversed(events) if e.spots), None)


_ = _CAUSE
