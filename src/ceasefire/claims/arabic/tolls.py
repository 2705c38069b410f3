"""Harm given to the act it belongs to, or told by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from ceasefire.claims.arabic.anchors import STRONG
from ceasefire.claims.arabic.asserters import Scope, chain_at
from ceasefire.claims.arabic.event import Event, Span
from ceasefire.claims.arabic.harm_parts import with_part
from ceasefire.claims.arabic.harmwords import HOSPITAL
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.own_men import own_men
from ceasefire.claims.arabic.party import Parties, Party, party
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.tokens import bare, word_forms
from ceasefire.claims.arabic.unharmed import Hurt
from ceasefire.claims.claim import Harm
from ceasefire.dossier.act import acts

_CAUSE = {"بشظايا", "بشظيه", "بسقوط", "بفعل", "بانفجار", "حين", "عندما", "اثر", "جراء", "نتيجه", "بسبب", "لدي", "في", "اثناء", "اذ", "من", "بعد", "انقاض", "ركام"}
_RESULT = ("ادي", "ادت", "اسفر", "اوقع", "خلف", "تسبب", "سبب", "سقط", "نجم", "اودي", "اودت", "حصيل", "ذلك", "الحادث", "القصف", "الهجوم", "الانفجار")


def attach(scene: Scene, anchors: Sequence[Anchor], events: list[Event], scopes: Sequence[Scope]) -> list[Hurt]:
    """Gives each harm to an event of this sentence; returns those left over, and those that somebody begins to tell behind it."""
    left: list[Hurt] = []
    together: dict[int, int] = {}
    for h, hurt in enumerate(scene.hurts):
        if hurt.part:
            continue
        if compared(scene, hurt):
            left.append(hurt)
            continue
        if _carried(scene, anchors, hurt):
            continue
        k = together[h - 1] if h and (h - 1) in together and _with_it(scene, anchors, scene.hurts[h - 1], hurt) else _event_for(scene, anchors, events, hurt)
        if k is None and updated(scene, hurt):
            k = next((j for j in range(len(events) - 1, -1, -1) if harms(events[j]) and anchors[j].start < hurt.first), None)
        if k is None and h and (h - 1) in together and hurt.first - scene.hurts[h - 1].last <= 2 and scene.hurts[h - 1].which != hurt.which:
            k = together[h - 1]
        if k is not None and _by_another(scopes, anchors[k], events[k], hurt):
            left.append(hurt)
            continue
        if k is not None:
            together[h] = k
            if not give(scene, events[k], hurt):
                left.append(hurt)
            side = victims_side(scene, hurt)
            if events[k].parties.doer is None and not events[k].parties.mutual and (by := struck_by(scene, hurt)) is not None:
                events[k].parties = Parties(by, events[k].parties.target)
            who = events[k].parties
            if side is not None and who.target is None and not who.mutual and (who.doer is None or who.doer.start != side.start):
                events[k].parties = Parties(who.doer, party(scene.text, side))
            elif side is None and who.target is None and not who.mutual and (own := own_men(scene, hurt, events[k])) is not None and (who.doer is None or who.doer.id != own.id):
                events[k].parties = Parties(who.doer, own)
            elif side is None and who.target is None and not who.mutual and who.doer is not None and (own := own_men(scene, hurt, events[k])) is not None and who.doer.start == own.start:
                events[k].parties = Parties(None, own)
            elif side is not None and who.target is None and who.doer is not None and who.doer.start == side.start and not who.mutual:
                events[k].parties = Parties(None, who.doer)
        else:
            left.append(hurt)
    return _beside(scene, anchors, events, together, left)


def _by_another(scopes: Sequence[Scope], anchor: Anchor, event: Event, hurt: Hurt) -> bool:
    """`إطلاق نار في أ، ومصادر طبية تتحدث عن 31 شهيدا`: the act is told, then somebody is named who tells the toll."""
    scope = chain_at(scopes, hurt.head)
    return scope is not None and not scope.after and bool(scope.chain) and anchor.last <= scope.head < hurt.first and not event.drop and scope is not event.scope


_WHILE = {"فيما", "بينما", "حين", "كما"}


def _beside(scene: Scene, anchors: Sequence[Anchor], events: Sequence[Event], together: dict[int, int], left: Sequence[Hurt]) -> list[Hurt]:
    """`قتل ثمانية في غارة، في حين أصيب 12`: the other sort of harm in a clause that names no act and no place of its own."""
    out: list[Hurt] = []
    hurts = list(scene.hurts)
    for hurt in left:
        h = hurts.index(hurt)
        for near in (h - 1, h + 1):
            k = together.get(near)
            both = k is not None and events[k].act == "armed_clash" and _sides(hurts[near], hurt)  # the dead of the other side
            if k is None or (hurts[near].which == hurt.which and not both) or not hurt.harm.best or not hurts[near].harm.best or compared(scene, hurt):
                continue
            first, last = (hurts[near].last, hurt.first) if near < h else (hurt.last, hurts[near].first)
            stop = hurts[near].first if near > h else len(scene.norms)
            end = next((i for i in range(hurt.last, stop) if scene.norms[i] in STRONG), stop)
            if any(n in STRONG - _WHILE for n in scene.norms[first:last]) or any(hurt.first <= n.first < end for n in scene.names if n.kind == "place"):
                continue
            if any(a.start >= min(first, hurt.first) and a.start < max(last, end) and j != k for j, a in enumerate(anchors)):
                continue
            if both:
                events[k].killed = msgspec.structs.replace(events[k].killed or hurts[near], harm=_sum(hurts[near].harm, hurt.harm))
            if both or give(scene, events[k], hurt):
                together[h] = k
                break
        else:
            out.append(hurt)
    return out


def _sides(one: Hurt, other: Hurt) -> bool:
    return one.which == other.which == "killed" and all(h.harm.best and h.harm.low == h.harm.best == h.harm.high for h in (one, other))


def _sum(one: Harm, other: Harm) -> Harm:
    def add(a: int | None, b: int | None) -> int | None:
        return None if a is None and b is None else (a or 0) + (b or 0)

    return Harm(
        low=add(one.low, other.low), best=add(one.best, other.best), high=add(one.high, other.high), civilians=add(one.civilians, other.civilians),
        women=add(one.women, other.women), children=add(one.children, other.children), combatants=add(one.combatants, other.combatants),
        unquantified=tuple(dict.fromkeys((*one.unquantified, *other.unquantified))),
    )  # fmt: skip


def former(scene: Scene) -> bool:
    """`وكانت حصيلة سابقة أشارت إلى مقتل ثمانية`: a figure that the one told before has replaced."""
    norms = scene.norms
    if norms[0] in ("وكان", "وكانت", "كان", "كانت") and {"سابق", "سابقا", "اولا"} & set(norms[:12]):
        return True
    return any(
        any(rest.removeprefix("ال").startswith("حصيل") for _, rest in word_forms(norm)) and any(bare(n) in _FORMER for n in norms[k + 1 : k + 4])
        for k, norm in enumerate(norms)
    )


_FORMER = frozenset(fold(w) for w in ["سابقة", "أولية", "أولى", "قديمة"])


def add_part(hurt: Hurt, told: Sequence[Event], another: Callable[[Event], bool]) -> None:
    """Who some of those were that a sentence before has counted, unless somebody else counted them."""
    for event in reversed(told):
        home = event.killed if hurt.which == "killed" else event.injured
        if home is None or not home.harm.best or event.drop:
            continue
        parts = [n for n in (hurt.harm.women, hurt.harm.children, hurt.harm.combatants) if n]
        if not another(event) and max(sum(parts), hurt.harm.civilians or 0) <= home.harm.best:
            grown = msgspec.structs.replace(home, harm=with_part(home.harm, hurt.harm))
            if hurt.which == "killed":
                event.killed = grown
            else:
                event.injured = grown
        return


def _with_it(scene: Scene, anchors: Sequence[Anchor], one: Hurt, hurt: Hurt) -> bool:
    """`استشهاد طفلة برصاص أ وإصابة ثلاثة خلال …`: two sorts of harm in one breath, the second with no cause right behind it."""
    gap = scene.norms[one.last : hurt.first]
    if one.which == hurt.which or len(gap) > 4 or not scene.norms[hurt.head].startswith("و") or any(n in STRONG or n in ("،", "؛") for n in gap):
        return False
    return not any(0 <= a.start - hurt.last <= 1 and a.clitics.endswith("ب") for a in anchors)


def victims_side(scene: Scene, hurt: Hurt) -> Name | None:
    """`ثلاثة من عناصر أ`, `جنديان من أ`, `جنديان إسرائيليان`: whose the harmed are."""
    for name in scene.names:
        if name.kind != "actor" or name.people or not hurt.head < name.first <= hurt.last + 3:
            continue
        gap = scene.norms[hurt.last : name.first]
        named_so = name.state and not name.clitics and scene.norms[name.first].endswith("يا")  # "33 Xian soldiers", written like the state
        if (name.adjective or named_so) and not gap and hurt.harm.combatants:
            return name
        if gap == ["في"] and hurt.harm.combatants and name.clitics == "" and (name.armed or not name.state):
            return name  # "a commander in X"
        if gap[:1] == ["من"] and len(gap) <= 2 and name.clitics == "" and not (len(gap) == 2 and gap[1] in ("قبل", "جانب", "طرف")):
            return name
        if not gap and name.clitics == "" and hurt.last - 1 > hurt.head and scene.norms[hurt.last - 1] in ("عناصر", "مقاتلي", "جنود", "ضباط", "قادة"):
            return name
    return None


def struck_by(scene: Scene, hurt: Hurt) -> Party | None:
    """Who killed, where the verb is active: `قتلت قوات أ ثلاثة`, `مسلحون من أ قتلوا أربعة`."""
    behind = hurt.verb and hurt.last > hurt.head + 1 and hurt.first == hurt.head and not scene.norms[hurt.head].endswith("وا")
    if not (hurt.verb and (hurt.active or behind) and hurt.which == "killed"):
        return None
    for name in scene.names:
        if name.kind == "actor" and name.armed and not name.people and (
            (hurt.active and hurt.head < name.first <= hurt.head + 3 and name.last <= hurt.last) or (name.last <= hurt.head and hurt.head - name.last <= 1 and scene.toks[hurt.head - 1].kind != "p" and (hurt.active or (not name.state and name.last == hurt.head)))
        ) and name.clitics in ("", "و", "ف"):
            return party(scene.text, name)
    return None


CARRYING = frozenset({"evacuation", "prisoner_exchange", "aid_delivery", "safe_passage", "settlement_of_status"})


def _carried(scene: Scene, anchors: Sequence[Anchor], hurt: Hurt) -> bool:
    """`أجلت سبعة جرحى`: the wounded are who is moved, not what it did."""
    before = [a for a in anchors if a.start <= hurt.head and hurt.first - a.last <= 7]
    return bool(before) and before[-1].act in CARRYING and not hurt.verb and not any(n in STRONG or n == "،" for n in scene.norms[before[-1].last : hurt.first])


_RISE = tuple(fold(w) for w in ["رفع", "ارتفع", "ارتفاع", "ترتفع", "يرتفع", "ترفع", "يرفع", "رافعا", "حصيلة", "الحصيلة", "لاحقا", "تحديث", "محدثة"])


_REACHED = ("بلغ", "وصل", "اصبح", "ناهز")


def updated(scene: Scene, hurt: Hurt) -> bool:
    """`ارتفعت الحصيلة إلى`: numbers that take the place of those told before."""
    near = scene.norms[max(0, hurt.first - 7) : hurt.first]
    lead = [*near, *scene.norms[hurt.first : hurt.last]]
    reached = any(n.lstrip("وف").startswith(_REACHED) for n in near) and any(bare(n.lstrip("وف")) in ("عدد", "حصيله", "عدده") for n in near)
    if reached and not any(w.use == "since" for w in scene.times) and not any(bare(n) in ("اجمالي", "مجموع") or n.lstrip("و") == "منذ" for n in scene.norms):
        return True
    return any(rest.startswith(_RISE) for n in near for _, rest in word_forms(n)) and any(n in ("الي", "لـ", "والي") or n.startswith("ل") for n in lead)


def give(scene: Scene, event: Event, hurt: Hurt) -> bool:
    """Puts a harm on an event that has none of that sort yet, or whose number it brings up to date."""
    span = scene.toks[hurt.first].start, scene.toks[hurt.last - 1].end
    if updated(scene, hurt) and hurt.harm.best is not None:
        if hurt.which == "killed":
            event.killed, event.killed_span = hurt, span
        else:
            event.injured, event.injured_span = hurt, span
        return True
    if hurt.which == "killed":
        if event.killed is not None and not (event.killed.harm.best is None and hurt.harm.best is not None):
            return False
        event.killed, event.killed_span = hurt, span
    else:
        if event.injured is not None and not (event.injured.harm.best is None and hurt.harm.best is not None):
            return False
        event.injured, event.injured_span = hurt, span
    return True


def anew(event: Event, parties: Parties, scope: Scope, head: Span, sentence: Span) -> Event:
    """An act told before, as another speaker gives its toll: a claim of its own with the doer that he names, at the first
    place of several, with which a toll stands."""
    return msgspec.structs.replace(
        event, scope=scope, head=head, sentence=sentence, parties=parties, killed=None, injured=None, killed_span=None,
        injured_span=None, modality="asserted", terms={}, term_spans={}, spots=list(event.spots[:1]),
    )  # fmt: skip


def harms(event: Event) -> bool:
    """Whether people can be harmed by this act."""
    return acts()[event.act].group in ("hostile", "humanitarian", "other") and event.kind == "event" and not event.unreal


def _event_for(scene: Scene, anchors: Sequence[Anchor], events: Sequence[Event], hurt: Hurt) -> int | None:
    candidates = [k for k in range(len(events)) if harms(events[k]) and not (events[k].act == "abduction_or_detention" and hurt.which == "killed") and not (events[k].act == "displacement" and anchors[k].start > hurt.head)]
    if not candidates:
        return None
    clause = hurt.first
    while clause > 0 and scene.norms[clause - 1] not in STRONG | {"؛"}:
        clause -= 1
    across = next((k for k in candidates if hurt.head < anchors[k].first < hurt.last), None)
    if across is not None:
        return across  # "the number of dead of the raid rose to 27"
    before = [k for k in candidates if anchors[k].start <= hurt.head]
    after = [k for k in candidates if anchors[k].start > hurt.head]
    zero = hurt.harm.best == 0
    inside = [k for k in before if anchors[k].start >= clause]
    if zero and after and not before:
        return after[0]
    if after and not zero:
        nxt = after[0]
        gap = scene.norms[hurt.last : anchors[nxt].first]
        open_hurts = [x for x in scene.hurts if hurt.last <= x.head < anchors[nxt].first and x.harm.best != 0 and not _others_too(scene, hurt, x)]
        if not gap and scene.norms[hurt.head] in ("قتلي", "ضحايا", "شهداء", "جرحي", "مصابي") and "ال" in anchors[nxt].clitics:
            return nxt  # "the toll of dead of the blast"
        toll_of = anchors[nxt].clitics.endswith("ل") and any(bare(n) == "حصيله" for n in gap)  # "two dead, such is the toll of the storming"
        behind = not inside and (gap[-1:] in (["بعد"], ["عقب"]) or (gap[-2:] == ["بعد", "ان"] and hurt.harm.best is not None))
        lead = toll_of or behind or anchors[nxt].clitics[-1:] == "ب" or anchors[nxt].clitics.startswith("ب") or bool(gap and _cause_in(gap))
        if lead and len(gap) <= 22 and not [x for x in open_hurts if _between(scene, hurt, x)] and not (inside and _resulting(scene, clause, hurt)):
            return nxt
    if inside:
        return inside[-1]
    if zero or _resulting(scene, clause, hurt) or hurt.active:
        return before[-1] if before else None
    if before and scene.norms[hurt.last : hurt.last + 2] and any(n.lstrip("و") in ("في", "خلال", "اثناء", "جراء", "نتيجه", "اثر") for n in scene.norms[hurt.last : hurt.last + 1]):
        following = scene.norms[hurt.last + 1 : hurt.last + 2]
        if following and following[0].startswith("ال") and any(s in following[0] for s in ("قصف", "شتباك", "هجوم", "انفجار", "غار")):
            return before[-1]
    return None


def _others_too(scene: Scene, a: Hurt, b: Hurt) -> bool:
    """`قتل ثلاثة، فيما أصيب آخرون في قصف`: more were hurt, in no number, by what killed the first."""
    gap = scene.norms[a.last : b.first]
    return b.which != a.which and b.harm.best is None and b.harm.low is None and len(gap) <= 3 and any(n in _WHILE for n in gap)


def _between(scene: Scene, a: Hurt, b: Hurt) -> bool:
    """Another harm in a clause of its own stands in the way."""
    return any(n in STRONG for n in scene.norms[a.last : b.first]) and not (a.which != b.which and scene.norms[a.last : b.first] == ["وان"])


def _cause_in(gap: Sequence[str]) -> bool:
    if any(n in ("في", "خلال", "اثناء") for n in gap[-1:]) and len(gap) <= 14:
        return True
    if gap[-1:] == ["من"] and any(n in ("خلال", "في", "بعد", "اثناء") for n in gap[:-1]) and len(gap) <= 7:
        return True  # "in 24 hours of battles"
    if len(gap) > 1 and gap[-2] == "في" and gap[-1] in ("سلسله", "عده", "ثلاث", "اربع", "خمس", "موجه", "حمله", "حوادث", "حادث", "حادثه", "تبادل", "عمليات"):
        return True  # "in a series of raids"
    gap = [n for k, n in enumerate(gap) if not (n == "حين" and k and gap[k - 1] == "في")]  # "whereas", not "when"
    return any(n in _CAUSE and n not in ("من", "في", "بعد") for n in gap) or (len(gap) <= 2 and any(n in _CAUSE for n in gap))


def _resulting(scene: Scene, clause: int, hurt: Hurt) -> bool:
    near = [n.removeprefix("و").removeprefix("ف").removeprefix("ما") for n in scene.norms[max(0, hurt.first - 5) : hurt.first + 1]]
    del clause
    return any(n.startswith(_RESULT) or bare(n).startswith("حصيل") or n[1:].startswith(_RESULT) for n in near if n)


_FIRE = {"shelling", "missile_strike", "airstrike", "drone_strike"}


def take_denied(event: Event, before: Sequence[Event]) -> None:
    """A denied act that names no place is the one told last: its place, time, doer and target; one that names it has the
    day of the one told there."""
    if event.spots:
        here = {s.place.id or s.place.name for s in event.spots}
        told = next((e for e in reversed(before) if (e.act == event.act or {e.act, event.act} <= _FIRE) and not e.drop and e.modality != "denied" and here & {s.place.id or s.place.name for s in e.spots}), None)
        if told is not None and event.when is None and not event.vague:
            event.when, event.when_span = told.when, told.when_span
        return
    told = next((e for e in reversed(before) if e.act == event.act and not e.drop and e.modality != "denied"), None)
    if told is None or event.kind != "event":
        return
    event.spots = list(told.spots)
    if event.when_span is None or not (event.sentence[0] <= event.when_span[0] < event.sentence[1]):
        event.when, event.when_span, event.vague = told.when, told.when_span, told.vague
    if event.parties.doer is None and event.parties.target is None:
        event.parties = told.parties


COMPARED = {"مقابل", "مقارنه", "قياسا"}
"""Words that set a count of another time beside one told before."""


def compared(scene: Scene, hurt: Hurt) -> bool:
    """Whether a count is of another time, beside which the one told before is held: "against 40 in …"."""
    near = scene.norms[max(0, hurt.first - 5) : hurt.first]
    return any(rest in COMPARED for n in near for _, rest in word_forms(n))


def since_toll(scene: Scene, event: Event, start: int) -> None:
    """A toll "since" a day runs from it to the publication, and is not of the day told before.

    start: character at which the sentence begins."""
    since = [w for w in scene.times if w.use == "since"]
    dated = event.when_span is not None and event.when_span[0] >= start
    if dated or len(since) != 1 or len(scene.times) != 1 or not (event.killed or event.injured):
        return
    near = scene.norms[max(0, since[0].first - 6) : since[0].first]
    if any(n in ("اول", "اخر", "اولي", "الاولي", "للمره") for n in near):
        return
    event.when, event.vague = since[0].interval, False
    event.when_span = scene.toks[since[0].first].start, scene.toks[since[0].last - 1].end


def hospitalised(scene: Scene, hurt: Hurt) -> bool:
    """`بينما نُقل السائق مصابا إلى المشفى`: somebody hurt is taken to hospital."""
    near = scene.norms[hurt.last : hurt.last + 4]
    moved = scene.norms[max(0, hurt.head - 4) : hurt.head]
    return any(bare(rest) in HOSPITAL for n in near for _, rest in word_forms(n)) and any("نقل" in n or "سعف" in n for n in moved)


def goes_back(scene: Scene, hurt: Hurt) -> bool:
    """Whether harm with no act in its sentence is told of the act before: "it left three dead"."""
    near = scene.norms[max(0, hurt.first - 6) : hurt.last + 5]
    return hurt.harm.best == 0 or _resulting(scene, 0, hurt) or any(bare(rest) in HOSPITAL for n in near for _, rest in word_forms(n))


def reported(scene: Scene, hurt: Hurt, acting: Sequence[Event], scope: Scope | None) -> Event | None:
    """`دارت معارك في أ، وقال متحدث إن 13 جنديا قتلوا`: the act of the same sentence whose toll is told behind it, by somebody who
    is named between or after a "that", where no place is named in the toll's own clause."""
    low, high = clause_of(scene, hurt)
    led = scope is not None and not scope.after and bool(scope.chain) and scope.head < hurt.first
    low = max(low, scope.head) if led and scope is not None else low
    if not low or not (led or scene.norms[low - 1] in ("ان", "وان", "بان")) or any(n.kind == "place" and low <= n.first < high for n in scene.names):
        return None
    start = scene.toks[low].start
    return next((e for e in reversed(acting) if e.head[1] <= start and e.act not in CARRYING), None)


def clause_of(scene: Scene, hurt: Hurt) -> tuple[int, int]:
    """Token span of the clause that a harm stands in."""
    ends = STRONG | COMPARED
    low = hurt.first
    while low > 0 and scene.norms[low - 1] not in ends:
        low -= 1
    high = hurt.last
    while high < len(scene.norms) and scene.norms[high] not in ends:
        high += 1
    return low, high
