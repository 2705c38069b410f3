"""Who does an act and to whom: the subject before or after the verb, of a masdar, "by", "against"."""

from __future__ import annotations

from ceasefire.claims.arabic.adjectives import owned
from ceasefire.claims.arabic.anchors import light_at
from ceasefire.claims.arabic.further import of_whose_gang
from ceasefire.claims.arabic.kinds import KINDS
from ceasefire.claims.arabic.lexicon import weapon_at
from ceasefire.claims.arabic.mutual import mutual
from ceasefire.claims.arabic.names import ARMED, Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.numbers import number_at
from ceasefire.claims.arabic.party import Parties, Party, description, party
from ceasefire.claims.arabic.persons import COMBATANTS, PERSONS, person_at
from ceasefire.claims.arabic.rolewords import (
    AFFILIATED,
    AGAINST,
    BY,
    BY_ONE,
    PLATFORM,
    TARGETED,
)
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.subject import (
    actors_in,
    adjacent,
    described,
    left_subject,
    subject_before,
    then,
    word_before,
)
from ceasefire.claims.arabic.tokens import bare, word_forms
from ceasefire.claims.arabic.whom import goes_on, is_object, two_named
from ceasefire.dossier.act import acts


def parties(scene: Scene, anchor: Anchor, limit: int, floor: int, last: tuple[Party | None, str], roles: str) -> Parties:
    """The parties of an act.

    limit: token index where its clause ends; floor: where the act before it ends; last: the doer of
    the act before it in the sentence and the gender of its verb; roles: of the lexicon entry.
    """
    verb = anchor.light if anchor.light >= 0 else anchor.first if anchor.tense != "noun" else -1
    if anchor.light >= 0 and any(h.head == anchor.light and not h.verb for h in scene.hurts):
        verb, last = -1, (None, "")  # "the wounding of six in the blast of": nobody's deed
    if verb >= 0 and scene.norms[verb].removeprefix("و") == "ردا":
        verb, last = -1, (None, "")  # "in answer to the murder of": another's deed
    passive = anchor.passive or (anchor.role in ("suffer", "fall", "exist", "done") and anchor.light >= 0)
    carried = light_at(scene.norms[verb]) if anchor.light >= 0 else None
    follows = verb >= 0 and any(adjacent(scene, verb + 1, n) for n in actors_in(scene, verb + 1, anchor.first)[:1])
    if anchor.role == "exist" and follows and scene.norms[verb].lstrip("و").startswith(_GOES_ON):
        passive = False  # "X goes on shelling"
    doer: Party | None = None
    target: Party | None = None
    subject_taken = since = False
    aimed = anchor.role == "hit" and carried is not None and carried[1] == "noun"  # "the targeting of X": X is hit
    if aimed and (hit := next((n for n in actors_in(scene, verb + 1, anchor.first)[:1] if adjacent(scene, verb + 1, n) and not _goes_on(scene, n, limit)), None)) is not None:
        target, passive = party(scene.text, hit), True
    people = acts()[anchor.act].group != "hostile"
    if last[0] is not None and last[0].people and not people:
        last = None, last[1]
    if roles == "mutual":
        return mutual(scene, anchor, limit, floor)
    if verb >= 0 and not passive and anchor.role != "foil":
        after = (verb + 1) if anchor.light >= 0 else anchor.last
        masdar = carried is not None and carried[1] == "noun"  # "X recorded Y's committing of …": Y did it
        since = masdar and carried is not None and not carried[3] and verb > 0 and (scene.norms[verb - 1].removeprefix("و") in _SINCE or (scene.norms[verb - 1] == "الي" and any(n.removeprefix("و").startswith(("دفع", "يدفع")) for n in scene.norms[max(0, verb - 5) : verb - 2])))
        whom = anchor.object and anchor.light < 0 and verb > 0 and scene.norms[verb - 1] in ("التي", "الذي")  # "the town that it besieges": not the town
        left, subject_taken = (None, False) if whom or (masdar and (follows or since)) else left_subject(scene, verb, floor, people)
        if (left is not None or subject_taken) and verb > 0 and scene.norms[verb - 1] == "،" and any(adjacent(scene, after, n) for n in actors_in(scene, after, min(limit, after + 4), people)[:1]):
            left, subject_taken = None, False  # "despite what X said, Y shelled": the subject follows its verb
        doer = left
        plural = anchor.light < 0 and scene.norms[verb].endswith(("وا", "ون")) and anchor.gender == "p"  # it follows its subject
        if doer is None and not subject_taken and not plural:
            stop = anchor.first if anchor.light >= 0 and anchor.first > verb else limit
            if anchor.act in _BY_GANGS and anchor.light < 0 and (gang := of_whose_gang(scene, verb, after, stop)) is not None:
                doer = party(scene.text, gang)
            for name in actors_in(scene, after, stop, people) if doer is None else []:
                if anchor.act in _OBJECT_FIRST and number_at(scene.toks, after) is not None and anchor.light < 0:
                    break  # "captured twelve of the fighters of X"
                if is_object(scene, anchor, verb, after, name) or goes_on(scene, anchor, verb, name):
                    break
                if adjacent(scene, after, name, acts()[anchor.act].group == "political") and (name.first > after or not scene.norms[name.first].endswith("ين") or bare(scene.norms[name.first]) == "امين"):
                    doer = party(scene.text, name)
                break
            if doer is None and anchor.act in ("demand_or_ultimatum", "threat"):
                doer, target = two_named(scene, anchor, verb, limit, actors_in(scene, after, stop, people))
                subject_taken = subject_taken or (doer is None and target is not None)
            if doer is None and target is None:
                doer = description(scene, after, stop)
                if doer and anchor.weapon and doer.start == scene.toks[anchor.weapon[0]].start:
                    doer, subject_taken = None, True
    if doer is None and verb >= 0 and not passive:
        doer = _some_of(scene, verb, floor)
    if anchor.passive and anchor.role != "done":
        target = _undergoer(scene, anchor, verb, limit, floor, people)
    same = _same(scene, anchor, limit, last[0])
    doer = same or doer
    by_doer, met = _right(scene, anchor, limit, doer, people)
    doer, target = (by_doer if doer is not None and doer.id is None and by_doer is not None and anchor.act in _INTRANSITIVE else doer or by_doer), target or met
    if doer is None and last[0] is None and verb > 0 and not passive and (scene.norms[verb][:1] == "و" or scene.norms[verb - 1] == "ثم"):
        # "X, whose first act was not read, and took Y": the subject still stands before.
        doer = subject_before(scene, verb, floor, people) or (then(scene, verb, floor, anchor.gender) if scene.norms[verb - 1] == "ثم" else None)
    if doer is None and verb >= 0 and not passive and not subject_taken and anchor.role != "foil" and anchor.tense != "x":
        means_leads = anchor.weapon is not None and anchor.weapon[0] == verb + 1 and anchor.entry != "ar.means"
        nxt = scene.norms[anchor.last] if anchor.last < len(scene.norms) and anchor.light < 0 else ""
        if not means_leads and not since and not (verb + 1 < len(scene.norms) and scene.norms[verb + 1] in _OTHERS and not any(n.first <= verb + 1 < n.last for n in scene.names)) and not _means_before(scene, verb) and last[0] is not None and _agrees(anchor.gender, last[1]) and not _new_subject(nxt, scene, anchor.last):
            doer = last[0]
    if anchor.role == "foil" and target is None and verb >= 0:
        # Who repels an attack is whom it was aimed at.
        foiler = left_subject(scene, verb, floor, people)[0] or next(
            (party(scene.text, n) for n in actors_in(scene, verb + 1, anchor.first, people)[:1] if adjacent(scene, verb + 1, n)), None)
        target = foiler if foiler is not None and (doer is None or doer.id != foiler.id) else None
    if target is None and anchor.role == "suffer" and anchor.light >= 0 and acts()[anchor.act].group == "hostile":
        target = _sufferer(scene, anchor)
    if target is not None and doer is not None and target.start == doer.start:
        target = None
    if anchor.act == "displacement" and target is None:
        moved = next((n for n in actors_in(scene, anchor.last, min(limit, anchor.last + 5)) if n.people), None)
        target = doer if doer is not None and doer.people else party(scene.text, moved) if moved is not None else None
        doer = None if target is not None and doer is target else doer
    return Parties(doer, target, False)


_LOYAL = ("موال", "مويد", "مناصر", "حليف", "متحالف")
"""Who is loyal to X, or backs it, is not X, nor does he aim at it."""
_OTHERS = frozenset(fold(w) for w in ["الحزب", "المقاومة", "الحركة", "الاحتلال", "العدو", "التحالف", "الثوار", "المجلس", "الحشد", "الوزير", "الرئيس", "المتحدث", "الناطق", "القائد"])
"""Subjects nobody tells apart: whoever stands behind the verb, he is not the doer of the act before."""
_SINCE = frozenset({"بعد", "عقب", "اثر", "منذ", "قبل", "بسبب", "نتيجه", "جراء", "علي"})
"""What makes a noun the time or the cause of what was told: no deed of who did that."""
_GOES_ON = ("استمر", "يستمر", "تستمر", "عاود", "عاد", "يعود", "تعود")


def _undergoer(scene: Scene, anchor: Anchor, verb: int, limit: int, floor: int, people: bool) -> Party | None:
    """The subject of a passive: whom it was done to."""
    left, taken = left_subject(scene, verb, floor, people)
    if left is not None or taken:
        return left if left is not None and left.id is not None else None
    after = max(anchor.last, verb + 1)
    return next((party(scene.text, n) for n in actors_in(scene, after, min(limit, after + 6), people)[:1] if adjacent(scene, after, n)), None)


def _some_of(scene: Scene, verb: int, floor: int) -> Party | None:
    """`فجر أربعة منهم`, `أطلق بعضهم`: of the armed that the sentence named last before."""
    near = scene.norms[verb + 1 : verb + 4]
    if not (near[:1] in (["بعضهم"], ["احدهم"], ["معظمهم"]) or "منهم" in near[1:3]):
        return None
    del floor
    named = next((n for n in reversed(scene.names) if n.kind == "actor" and n.last <= verb), None)
    return party(scene.text, named) if named is not None and named.armed and not named.people and not named.adjective else None


def _sufferer(scene: Scene, anchor: Anchor) -> Party | None:
    """`تعرضت دورية ل أ لإطلاق نار`: whose is what stands right after the verb."""
    for name in actors_in(scene, anchor.light + 1, anchor.first, False):
        gap = [scene.norms[k] for k in range(anchor.light + 1, name.first)]
        if len(gap) <= 2 and all(bare(g) in TARGETED or bare(g) in PLATFORM or bare(g) in AFFILIATED for g in gap) and (not name.clitics or (name.clitics == "ل" and gap)):
            return party(scene.text, name)
        return None
    return None


def _new_subject(norm: str, scene: Scene, at: int) -> bool:
    """Whether the word after a verb is a means that does it itself (`قصفت المدفعية`)."""
    if not norm or any(n.first <= at < n.last for n in scene.names):
        return False
    means = weapon_at(scene.norms, at)
    return means is not None and means[2] == ""


def _means_before(scene: Scene, verb: int) -> bool:
    """`كانت مروحيات تحوم`: a means right before a verb, indefinite and behind "was", is what does it."""
    if verb < 2 or any(n.first < verb <= n.last for n in scene.names):
        return False
    return scene.norms[verb - 2].removeprefix("و") in ("كانت", "كان") and (means := weapon_at(scene.norms, verb - 1)) is not None and means[2] == ""


def _agrees(gender: str, before: str) -> bool:
    return gender == before or not before or not gender or "p" in (gender, before)


def _same(scene: Scene, anchor: Anchor, limit: int, last: Party | None) -> Party | None:
    """`القوات نفسها`, `تلك المجموعات`: whoever did the act before."""
    if last is None:
        return None
    for k in range(max(0, anchor.start - 6), min(limit, anchor.start + 6)):
        if scene.norms[k] in ("نفسها", "ذاتها", "نفسهم") and k > 0 and bare(scene.norms[k - 1]) in ARMED:
            return Party(last.id, scene.text[scene.toks[k - 1].start : scene.toks[k].end], scene.toks[k - 1].start, scene.toks[k].end)
        if scene.norms[k] == "تلك" and k + 1 < limit and bare(scene.norms[k + 1]) in ARMED:
            return Party(last.id, scene.text[scene.toks[k].start : scene.toks[k + 1].end], scene.toks[k].start, scene.toks[k + 1].end)
    return None


def _right(scene: Scene, anchor: Anchor, limit: int, doer: Party | None, people: bool) -> tuple[Party | None, Party | None]:
    """(doer named by "by", "of" or "from", target) to the right of an act."""
    found: Party | None = None
    target: Party | None = None
    noun = anchor.tense == "noun"
    patient = noun and (anchor.role == "done" or anchor.act in _OBJECT_FIRST or anchor.entry.startswith("ar.hit"))
    for name in actors_in(scene, anchor.last, limit):
        if (doer is not None and name.start == doer.start) or (name.first != anchor.last and described(scene, name)):
            continue
        one, two = word_before(scene, name), word_before(scene, name, 2)
        me = party(scene.text, name)
        prep = name.clitics[-1:]
        if _nearby(scene, anchor.last, name, (two, one)) or not _WITH.isdisjoint(scene.norms[max(anchor.last, name.first - 4) : name.first]) or (prep == "ل" and bare(one).startswith(_LOYAL)):
            continue
        if doer is not None and prep == "ل" and bare(one) in AFFILIATED and all(scene.toks[k].kind == "p" for k in range(anchor.last, name.first - 1) if scene.toks[k].start >= doer.end):
            continue  # "X, which belongs to Y, attacked Z"
        near = name.first - anchor.last
        if patient and target is None and prep == "" and not name.adjective and near <= 4 and adjacent(scene, anchor.last, name):
            if doer is None and found is None and anchor.role != "done" and _goes_on(scene, name, limit):
                found = me
            else:
                target = me
        elif (name.adjective and noun and doer is None and found is None and _own_act(scene, anchor, name)) or (name.adjective and not noun and doer is None and found is None and _leads_subject(scene, anchor, name)):
            found = me
        elif name.adjective and not noun and near in (2, 3) and weapon_at(scene.norms, anchor.last) is not None and targeted(one) and target is None:
            target = me  # "a drone attacked an Xian base"
        elif name.adjective and not noun and anchor.act in _INTRANSITIVE and near <= 5 and found is None and (doer is None or doer.id is None):
            found = me  # "there arrived an Xian column"
        elif name.adjective and not noun and near <= 5 and target is None and doer is not None:
            target = me
        elif name.people and not people:
            target = target or (me if one in AGAINST or two in AGAINST or one in TARGETED or (prep == "" and not noun and near <= 3) else None)
        elif (doer is None and found is None and ((two, one) in BY or (bare(one) in PLATFORM and (word_before(scene, name, 3), two) in BY) or one in BY_ONE or (two in BY_ONE and (bare(one) in PLATFORM or bare(one) in ("مواقع", "معسكرات", "قواعد", "مناطق"))) or (bare(one) in AFFILIATED and prep == "ل"))) or (doer is None and found is None and noun and prep == "ل" and near <= 4 and (not targeted(one) or (near == 0 and anchor.act in _GOING)) and not anchor.clitics.endswith("ال") and not anchor.entry.endswith("bare")) or (doer is None and found is None and noun and prep == "" and adjacent(scene, anchor.last, name) and near <= 3 and (anchor.role not in ("do", "hit") or scene.norms[max(0, anchor.first - 1)] == "تحت" or _onto(scene, name) or _goes_on(scene, name, limit) or (anchor.act in _ANSWERS and near == 0) or (near <= 1 and anchor.act in _INTRANSITIVE))) or (doer is None and found is None and noun and ((one == "من" and not name.state and anchor.act != "control_gained") or (two == "من" and bare(one) in PLATFORM | {"مواقع", "حواجز"}) or (prep == "" and one in ("بحواجز", "حواجز"))) and near <= 8) or (doer is None and found is None and noun and anchor.entry.endswith(".hujum") and prep == "" and near <= 4 and one[:1] == "ل" and bare(one[1:]) in PLATFORM and bare(two.removesuffix("ا")) not in TARGETED):
            found = me
        elif (target is None and anchor.act in _GIVEN and (one in ("الي", "مع") or prep == "ل")) or (target is None and anchor.act == "settlement_of_status" and near <= 3 and prep == ""):
            target = me
        elif target is None and (anchor.act in _MOVES or (anchor.act == "control_gained" and one != "من" and _told_apart(scene, anchor.last, name.first))):
            continue
        elif target is None and anchor.act == "control_gained" and (one == "من" or (two == "من" and bare(one) in PLATFORM | TARGETED)):
            target = me  # "took the town from X"
        elif target is None and (one in AGAINST or two in AGAINST or prep == "ل" or targeted(one) or (one in ("في", "من") and targeted(two)) or (one[:1] == "ل" and bare(one[1:]) in PLATFORM and targeted(two.removesuffix("ا"))) or (prep == "" and not noun and near <= 3)):
            target = me
    if found is None and doer is None and noun:
        for k in range(anchor.last, min(limit, anchor.last + 6)):
            pair = (scene.norms[k - 1], scene.norms[k]) if k else ("", "")
            if pair in BY or scene.norms[k] in BY_ONE or (scene.norms[k] == "من" and k + 1 < limit and description(scene, k + 1, limit)):
                found = description(scene, k + 1, limit)
                break
    return found, target


_BY_GANGS = frozenset({"abduction_or_detention", "force_movement", "ground_assault", "fortification"})
"""Acts of men whose owner stands behind them."""
_OBJECT_FIRST = frozenset({"assassination", "abduction_or_detention", "killing_other", "siege_or_blockade"})
"""Acts whose masdar stands before whom it is done to, unless both follow it."""


def _goes_on(scene: Scene, name: Name, limit: int) -> bool:
    """`اعتقال أ 12 شخصا`, `محاصرة أ بلدة ب`: after the name stands whom or what the act is done to, so the name is who does it."""
    at = name.last
    if at >= min(limit, len(scene.norms)) or scene.toks[at].kind == "p":
        return False
    if any(n.first == at and not n.clitics.rstrip("وف") for n in scene.names) or number_at(scene.toks, at) is not None:
        return True
    norm = scene.norms[at]
    if norm[:1] == "ل" and (any(n.first == at and n.clitics == "ل" for n in scene.names) or (targeted(whom := norm[2:] if norm.startswith("لل") else norm[1:]) or whom in KINDS or bare(whom) in _THINGS)):
        return True  # "the targeting by X of Y's posts"
    if not norm.startswith("ال") and (targeted(norm) or bare(norm) in _THINGS):
        return True
    return norm in KINDS or person_at(scene.toks, at, "") is not None or (norm.endswith("ا") and len(norm) > 3)


_THINGS = frozenset(fold(w) for w in ["سيارة", "سيارات", "دراجة", "دراجات", "منزل", "منازل", "منزلا", "مبنى", "شقة", "مدرسة", "حافلة", "مركبة", "ورشة", "مستودع", "مخزن", "هدف", "أهداف", "قارب", "خيمة", "خيام", "مزرعة", "مسجد", "منطقة", "مناطق", "أراضي", "أحياء", "وفد", "موكب", "سفارة", "قنصلية", "منشأة", "منشآت", "مستشفى", "مستشفيات", "محطة", "سوق", "سفينة", "سفن", "ناقلة", "قافلة", "مطار", "ميناء", "مصفاة", "جسر", "مدارس", "مبان", "مباني", "متظاهرين"])
"""What an attack is aimed at."""


def _told_apart(scene: Scene, first: int, last: int) -> bool:
    """`سيطر على بلدة كانت معقلا لأ`, `… بعد القضاء على أ`: whether a clause of its own, or a comma, stands between."""
    return any(n in _CLAUSE or n == "،" for n in scene.norms[first:last])


_CLAUSE = frozenset(fold(w) for w in ["التي", "الذي", "كانت", "كان", "بعد", "عقب", "إثر", "قبل", "حيث", "وكانت"])


_WITH = frozenset(fold(w) for w in ["برفقة", "بمرافقة", "رفقة", "بصحبة", "بمعية"])
"""Who goes with the doer is not whom it is done to."""
_NEAR = frozenset(fold(w) for w in ["قرب", "بقرب", "بالقرب", "بجوار", "جوار", "بمحاذاة", "بمحيط", "القريب", "القريبة"])


def _nearby(scene: Scene, first: int, name: Name, pair: tuple[str, str]) -> bool:
    """Whether a party only owns what an act happened near: `قرب حاجز ل أ`."""
    if pair in BY or pair[1] in BY_ONE:
        return False
    for k in range(name.first - 1, first - 1, -1):
        if scene.norms[k] in _NEAR:
            return all(n.kind != "place" or not k < n.first < name.first for n in scene.names)
        if scene.norms[k] in AGAINST or scene.norms[k] == "،" or (scene.norms[k], scene.norms[k + 1]) in BY:
            return False
    return False


_ANSWERS = frozenset({"rejection", "acceptance", "violation_alleged"})
"""Acts whose masdar stands before whoever does it: `رفض أ للهدنة`, `خرق أ للهدنة`."""
_GIVEN = frozenset({"weapons_handover", "integration_of_fighters"})
_MOVES = frozenset({"displacement", "evacuation", "withdrawal", "overflight"})
_GOING = frozenset({"force_movement", "withdrawal", "overflight"})
_INTRANSITIVE = frozenset({"withdrawal", "force_movement", "overflight", "ground_assault", "integration_of_fighters"})


def _own_act(scene: Scene, anchor: Anchor, name: Name) -> bool:
    """`غارة إسرائيلية`, `قصف بالمدفعية الإسرائيلية`: the adjective goes with the act or with its means."""
    with_ = weapon_at(scene.norms, name.first - 1) if name.first - 1 >= anchor.last else None
    if with_ is not None and with_[2] == "ب":
        return True  # "the shelling of … by the Xian air force"
    gap = [scene.norms[k] for k in range(anchor.last, name.first) if scene.toks[k].kind == "w"]
    if any(g in AGAINST or g in ("في", "الي", "قرب", "و") or bare(g) in TARGETED or bare(g.removeprefix("ل")) in TARGETED for g in gap):
        return False
    if gap and gap[0][:1] != "ب" and any(s in scene.norms[anchor.first] for s in ("ستهداف", "تدمير", "ضرب")):
        return False  # "the targeting of an Xian tank"
    return len(gap) <= 4 and not any(n.kind == "place" and anchor.last <= n.first < name.first for n in scene.names)


def targeted(word: str) -> bool:
    """Whether a word, with or without clitics, article or accusative, is a thing of a party that is attacked."""
    return any(w in TARGETED or PERSONS.get(w, ("",))[0] == COMBATANTS for _, rest in word_forms(word) for w in (rest, bare(rest), bare(rest).removesuffix("ا")))


def _leads_subject(scene: Scene, anchor: Anchor, name: Name) -> bool:
    """`استهدف القصف الإسرائيلي …`: the adjective goes with the word right after the verb, which acts."""
    gap = [scene.norms[k] for k in range(anchor.last, name.first) if scene.toks[k].kind == "w"]
    return 0 < len(gap) <= 3 and gap[0].startswith("ال") and bare(gap[0]) in owned() and bare(gap[0]) not in TARGETED


def _onto(scene: Scene, name: Name) -> bool:
    """`قصف X على …`: with "on" after it a name beside a noun of attack is who attacks."""
    at = name.last
    while at < len(scene.norms) and scene.toks[at].kind == "p" and scene.norms[at] in ('"', "«", "»", "“", "”"):
        at += 1
    if at >= len(scene.norms):
        return False
    placed = any(n.kind == "place" and n.first == at and n.clitics in ("", "ل") for n in scene.names)
    return placed or scene.norms[at] in AGAINST or scene.norms[at].removeprefix("ل") in KINDS
