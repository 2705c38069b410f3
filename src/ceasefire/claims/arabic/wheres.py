"""Which of a sentence's places each act gets, and which it takes over from the act before."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.anchors import STRONG
from ceasefire.claims.arabic.event import Event, Memory
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.one_act import fled_to
from ceasefire.claims.arabic.places import Spot
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.tokens import bare, word_forms

_ORIGIN_ACTS = {"displacement", "withdrawal", "evacuation", "safe_passage", "prisoner_exchange"}


_PROVIDES = {"ينص", "تنص", "نص", "نصت", "يقضي", "تقضي", "قضي", "يتضمن", "تتضمن", "تضمن", "يشمل", "تشمل"}
_OF_THEM = {"abduction_or_detention", "integration_of_fighters", "settlement_of_status", "weapons_handover"}
"""Acts that are where those are from to whom they are done."""
_MEETING_ACTS = {"monitor_restricted", "negotiation", "agreement_signed", "truce_declared", "prisoner_exchange"}
_MEETINGS = frozenset(fold(w) for w in ["اجتماع", "لقاء", "مؤتمر", "خطاب", "كلمة", "مقابلة", "حوار", "جلسة", "مفاوضات", "محادثات", "مباحثات", "قمة", "زيارة", "محاضرة", "تجمع"])


_AMONG_THEM = {"explosive_device", "assassination", "small_arms_fire"}


def _met(scene: Scene, spot: Spot, anchor: Anchor, act: str) -> bool:
    """`خلال اجتماع في أ`: where people met is not where the act was, nor what it is about; who blew himself up
    `أثناء اجتماع` did it there."""
    before = [bare(n if n in _MEETINGS else n.removeprefix("و").removeprefix("ل")) for n in scene.norms[max(0, spot.first - 6) : spot.first]]
    at = next((i for i in range(len(before) - 1, -1, -1) if before[i] in _MEETINGS or before[i].removesuffix("ه") in _MEETINGS), None)
    if at and act in _AMONG_THEM and before[at - 1] == "اثناء":
        return False
    return at is not None and "،" not in before[at:] and "في" in before[at:] and not anchor.first <= spot.first - len(before) + at < anchor.last


def where_of(
    scene: Scene, anchors: Sequence[Anchor], k: int, zone: Sequence[int], spots: Sequence[Spot], used: set[int], act: str, memory: Memory
) -> list[Spot]:
    """The places of the act `k`. zone: where what belongs to each act ends; used: starts of places that acts before it took."""
    anchor = anchors[k]
    if act not in _ORIGIN_ACTS and act != "force_movement":
        spots = [s for s in spots if s.use != "to" or not fled_to(scene.norms, s.first)]
    if act not in _MEETING_ACTS:
        spots = [s for s in spots if not _met(scene, s, anchor, act)]
    wanted = ("from", "at") if act in _ORIGIN_ACTS else ("at", "to")
    right = [s for s in spots if anchor.last <= s.first < zone[k] and s.use in wanted and s.start not in used and not _leads_next(scene, anchors, k, s)]
    if act in _ORIGIN_ACTS and not right and (out := _out_of(scene, anchor.last, zone[k])):
        earlier = [*memory.places, *(s for s in spots if s.first < anchor.first and s.use == "at")]
        right = definite_place(scene, out, out + 1, earlier)
    if act in _ORIGIN_ACTS and not right and not (act == "displacement" and (memory.places or any(s.use == "at" and s.last <= anchor.first for s in spots))):
        right = [s for s in spots if anchor.last <= s.first < zone[k] and s.use == "to" and s.start not in used]
    if act in ("monitor_restricted", "aid_obstruction") and not right:
        right = [s for s in spots if anchor.last <= s.first < zone[k] and s.start not in used]  # "was kept from visiting a barracks in X"
    if act in ("truce_declared", "agreement_signed"):
        terms = next((i for i in range(anchor.last, min(zone[k], len(scene.norms))) if scene.norms[i].removeprefix("و") in _PROVIDES), len(scene.norms))
        right = [s for s in right if s.first < terms]
    if act == "abduction_or_detention" and (taken := [s for s in spots if anchor.last <= s.first < zone[k] and s.use == "from" and s.start not in used]):
        right = [s for s in right if not any(n[:1] == "و" and len(n) > 3 for n in scene.norms[taken[0].last : s.first])]  # "taken from X and found dead in Y"
    if act in _OF_THEM and not right:
        # "arrested three young men from X"
        right = [s for s in spots if anchor.last <= s.first < zone[k] and s.use in ("from", "stay") and s.start not in used]
    if act in _ORIGIN_ACTS and any(s.use == "from" for s in right):
        right = [s for s in right if s.use == "from"]
    if act in _ORIGIN_ACTS and right:
        used.update(s.start for s in spots if anchor.last <= s.first < zone[k] and s.use == "to")
    floor = zone[k - 1] if k else 0
    low = anchor.start
    for i in range(anchor.start - 1, floor - 1, -1):
        if scene.norms[i] in STRONG:
            break
        low = i
    left = [s for s in spots if (low <= s.first or (k and _leads_next(scene, anchors, k - 1, s))) and s.last <= anchor.first and s.use in ("at", "to") and s.start not in used]
    if act == "integration_of_fighters" and not right and not left:
        left = [s for s in spots if floor <= s.first and s.last <= anchor.first and s.use in ("from", "stay") and s.start not in used][-1:]
    inner = [s for s in spots if anchor.light >= 0 and anchor.light < s.first < anchor.first and s.use == "at"]
    at = _several(scene, [s for s in right if s.use == "at"] or right)
    if anchor.clitics.endswith("ب") and left and not any(set(s.place.admin) & {left[-1].place.id} for s in at):
        at = []
    chosen = (inner if anchor.role == "suffer" or act in ("agreement_signed", "truce_declared") else []) or _first_list(at) or inner or _first_list(left, True)
    if not chosen and (there := _there(scene, anchor, zone[k], act)):
        chosen = _first_list([s for s in spots if s.last <= there and s.use in ("at", "to")], True) or memory.places[-1:]
    if not chosen:
        earlier = [*memory.places, *(s for s in spots if s.first < anchor.first and s.use == "at")]
        chosen = definite_place(scene, anchor.last, zone[k], earlier) or definite_place(scene, low, anchor.first, earlier)
    if not chosen and low > 0 and scene.norms[low - 1] in ("حين", "عندما", "اذ", "حيث"):
        before = [s for s in spots if s.last <= low and s.use == "at" and s.start not in used and (not k or s.first >= anchors[k - 1].last)]
        chosen = _first_list(before, True)
    if not chosen and len(anchors) == 1:
        lone = [s for s in spots if s.use == "at"]
        if len({s.group for s in lone}) == 1:
            chosen = lone
    for spot in chosen:
        used.add(spot.start)
    return chosen


_OUT = frozenset({"منها", "منه"})
_IN = frozenset({"فيها", "فيه", "اليها", "اليه", "داخلها", "هناك", "بداخلها"})


def _there(scene: Scene, anchor: Anchor, end: int, act: str) -> int:
    """Where "there", "into it", "out of it" stands after an act, 0 where it does not."""
    wanted = _OUT if act in _ORIGIN_ACTS else _IN
    stop = next((i for i in range(anchor.last, min(end, anchor.last + 8)) if scene.norms[i] in ("،", "؛") or scene.norms[i] in STRONG), min(end, anchor.last + 8))
    return next((i for i in range(anchor.last, stop) if scene.norms[i] in wanted and not scene.norms[i - 1].isdigit()), 0)


def _out_of(scene: Scene, first: int, last: int) -> int:
    """Where `القرية` stands in `من القرية`, 0 where nothing of the kind does."""
    return next((i for i in range(first + 1, min(last, first + 9)) if scene.norms[i - 1] == "من" and scene.norms[i].startswith("ال") and bare(scene.norms[i]) in _SORTS), 0)


def _leads_next(scene: Scene, anchors: Sequence[Anchor], k: int, spot: Spot) -> bool:
    """`…، وفي ب هاجمت`, `…، وفي ب أصيب خمسة بغارة`: the place opens the clause of the next act."""
    after = anchors[k + 1] if k + 1 < len(anchors) else None
    if after is None or "وفي" not in scene.norms[max(0, spot.first - 3) : spot.first]:
        return False
    harmed = any(h.verb and 0 <= h.head - spot.last <= 1 and h.head < after.first for h in scene.hurts)
    return harmed or (after.tense != "noun" and 0 <= after.start - spot.last <= 1)


def _several(scene: Scene, spots: list[Spot]) -> list[Spot]:
    """The first list of places, and further ones that an "and" joins to it ("on A, and on B"); a
    place that holds another of them only says where that one lies."""
    out: list[Spot] = []
    if any(s.place.kind != "country" for s in spots):
        spots = [s for s in spots if s.place.kind != "country" or s.use != "at"]  # "the army in A-land shelled the town of B"
    for spot in spots:
        if out and any(n in _NAMELY for n in scene.norms[out[-1].last : spot.first]):
            out.clear()  # "in the south of A, namely in the quarter B"
        if out and spot.group != out[-1].group:
            gap = scene.norms[out[-1].last : spot.first + 1]
            if not any((n[:1] == "و" and n != "وسط") or n in ("ثم", "او") for n in gap):
                continue
            if any(n in ("التابع", "الخاضعه", "الخاضع", "التي", "الذي") for n in gap) and not gap[-1].startswith("و"):
                continue
        out.append(spot)
    ids = {s.place.id for s in out}
    outer = {i for s in out for i in s.place.admin if i != s.place.id and i in ids}
    return [s for s in out if s.place.id not in outer]


_NAMELY = frozenset(fold(w) for w in ["تحديدا", "وتحديدا", "بالتحديد", "وبالتحديد", "تحديداً", "بالضبط"])


def _first_list(spots: Sequence[Spot], last: bool = False) -> list[Spot]:
    """All the places of one act: every list that follows it ("on A and B, then on C"); of those
    before it only the nearest."""
    if not spots:
        return []
    if last:
        return [s for s in spots if s.group == spots[-1].group]
    return list(spots)


_SORTS = {
    "بلده": ("town", "village"), "مدينه": ("city", "town"), "قريه": ("village", "town"), "حي": ("neighbourhood",),
    "محافظه": ("governorate",), "مخيم": ("camp",), "معسكر": ("camp", "base"), "تل": ("hill",), "معبر": ("crossing",), "مطار": ("base",), "منطقه": ("area", "district"),
}  # fmt: skip


def definite_place(scene: Scene, first: int, last: int, places: Sequence[Spot]) -> list[Spot]:
    """`في المدينة`, `محيط البلدة`: the place told before."""
    for i in range(first, min(last, first + 12)):
        for _, rest in word_forms(scene.norms[i]):
            if rest.startswith("ال") and bare(rest) in _SORTS and places:
                following = scene.norms[i + 1] if i + 1 < len(scene.norms) else ""
                if following.startswith("ال"):
                    return []
                fitting = [s for s in places if s.place.kind in (*_SORTS[bare(rest)], bare(rest)) or (s.place.kind is None and s.place.id is None)]
                return fitting[-1:]
    return []


def share_places(scene: Scene, anchors: Sequence[Anchor], events: list[Event]) -> None:
    """"Fired machine guns and mortar shells on A": both hit A."""
    for k in range(len(events) - 2, -1, -1):
        a, b = anchors[k], anchors[k + 1]
        if (not events[k].spots and a.light >= 0 and a.light == b.light) or (not events[k].spots and b.first - a.last <= 2 and b.clitics.startswith("و") and a.tense == b.tense):
            events[k].spots = list(events[k + 1].spots)
    for k in range(1, len(events)):
        a, b = anchors[k - 1], anchors[k]
        if events[k].spots or events[k].kind != "event":
            continue
        lead = scene.norms[max(0, b.start - 2) : b.start]
        if _goes_on(scene, a, b, events[k - 1], events[k]):
            events[k].spots = list(events[k - 1].spots)
        if (a.light >= 0 and a.light == b.light) or any(n.removeprefix("و") in ("مع", "وسط", "بالتزامن", "سط") for n in lead):
            events[k].spots = list(events[k - 1].spots)


def _goes_on(scene: Scene, a: Anchor, b: Anchor, one: Event, other: Event) -> bool:
    """`توغلت في أ ورفعت ساترا ثم انسحبت`: the same doer's next deed, told without a place of its own."""
    if b.tense != "past" or a.tense == "noun" or one.kind != "event" or not one.spots or one.drop:
        return False
    after = scene.norms[b.start - 1] if b.start else ""
    joined = b.clitics[:1] in ("و", "ف") or after in ("ثم", "وثم", "كما")
    same = one.parties.doer is not None and other.parties.doer is not None and one.parties.doer.start == other.parties.doer.start
    return joined and same and not any(n in STRONG or n in ("؛",) for n in scene.norms[a.last : b.start - 1])
