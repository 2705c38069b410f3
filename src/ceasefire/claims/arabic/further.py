"""Doers and targets that stand further off than the subject and the object: `يعتقد أنها لأ`, `لصالح أ`, `هاجم الموقع مسلحون من أ`."""

from __future__ import annotations

from ceasefire.claims.arabic.asserters import Scope
from ceasefire.claims.arabic.believed import PRONOUNS, THINKS
from ceasefire.claims.arabic.lexicon import verb_forms
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.party import Parties, Party, party
from ceasefire.claims.arabic.persons import PERSONS
from ceasefire.claims.arabic.rolewords import AFFILIATED, LEADERS, PLATFORM
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.subject import adjacent
from ceasefire.claims.arabic.tokens import bare
from ceasefire.dossier.act import acts
from ceasefire.dossier.wordlist import words

_THAT = frozenset({"ان", "بان"})
_OF = frozenset(fold(w) for w in words("من إلى ينتمون ينتمي تنتمي خلايا خلية انتمائهم انتماءهم في"))
_DID = tuple(fold(w) for w in words("زرع نفذ شن أطلق ارتكب فجر قصف استهدف ضرب ألقى ألقت رمت رمى وضع نصب خطف اغتال قتل"))
_STOPS = frozenset({"،", "؛", ":", "."})


def further(scene: Scene, anchor: Anchor, floor: int, limit: int, act: str, who: Parties, scope: Scope | None) -> Parties:
    """The parties of an act, with those added or put right that only words further off tell."""
    doer, target = who.doer, who.target
    if who.mutual:
        return who
    if act == "integration_of_fighters":
        return _joined(scene, anchor, limit, who)
    if act == "control_lost":
        gainer = next((n for n in _actors(scene, anchor.last, limit) if scene.norms[n.first - 1] in ("لصالح", "لمصلحه")), None)
        return Parties(doer, party(scene.text, gainer)) if gainer is not None and (doer is None or doer.id != gainer.id) else who
    if doer is not None and acts()[act].group == "political" and _mediates(scene, doer):
        return Parties(None, target)
    if acts()[act].group != "hostile":
        return who
    if target is None and act in _OF_PERSONS and (member := _member(scene, anchor, limit)) is not None and (doer is None or doer.id != member.id):
        who = Parties(doer, target := member)
    if target is None and (repelled := _repelled(scene, anchor, floor, scope)) is not None and (doer is None or doer.id != repelled.id):
        who = Parties(doer, target := repelled)
    if doer is not None and doer.id is not None:
        return who
    found = _of_cause(scene, anchor) or _believed(scene, floor, limit) or _men_of(scene, anchor, limit) or _began(scene, anchor, floor) or _answered(scene, anchor)
    if found is None:
        return who
    return Parties(found, None if target is not None and target.id == found.id else target)


def _mediates(scene: Scene, doer: Party) -> bool:
    """`هدنة بوساطة مصرية`: who brought it about is no side of it."""
    name = next((n for n in scene.names if n.start == doer.start and n.kind == "actor"), None)
    near = scene.norms[max(0, name.first - 2) : name.first] if name is not None else []
    return bool(near) and (near[-1] in _THROUGH or (near[-1] == "من" and near[0] in _THROUGH))


_THROUGH = frozenset(fold(w) for w in words("بوساطة برعاية بضمانة بضمان بإشراف بمبادرة بجهود بدعم بمشاركة بتيسير"))


def _actors(scene: Scene, first: int, last: int) -> list[Name]:
    return [n for n in scene.names if n.kind == "actor" and not n.people and n.first >= first and n.last <= last]


def _repelled(scene: Scene, anchor: Anchor, floor: int, scope: Scope | None) -> Party | None:
    """`كسرت أ وب هجوما شنته ج`, `أعلن أ التصدي لهجوم شنته ج`: whom the attack was aimed at."""
    if anchor.tense != "noun":
        return None
    norms = scene.norms
    for k in range(anchor.first - 1, max(floor, anchor.first - 14) - 1, -1):
        if norms[k] in _STOPS:
            return None
        plain = norms[k].removeprefix("و")
        if plain in _REPELS:
            name = next(iter(_actors(scene, k + 1, anchor.first)), None)
            return party(scene.text, name) if name is not None and name.first <= k + 2 and not name.clitics else None
        if plain in _REPELLING and anchor.first - k <= 3:
            said = scope.chain[-1] if scope is not None and scope.chain and not scope.after and not scope.denied else None
            near = said is not None and said.armed and said.id and scope is not None and -1 <= k - scope.close <= 1
            return Party(said.id, said.words, said.start, said.end) if near and said is not None else None
    return None


_REPELS = frozenset(f for pair in words("صد/يصد تصدى/يتصدى كسر/يكسر أحبط/يحبط أفشل/يفشل") for f, (_, _, has) in verb_forms(pair).items() if not has)
_REPELLING = frozenset(fold(w) for w in words("صد التصدي تصدي إحباط إفشال كسر صدها تصديها إحباطها صده تصديه إحباطه"))


_OF_PERSONS = frozenset({"assassination", "abduction_or_detention"})


def _member(scene: Scene, anchor: Anchor, limit: int) -> Party | None:
    """`اغتال قائد المنطقة الجنوبية في أ`, `اعتقال مسؤول في أ`: whoever the person of rank belongs to."""
    norms = scene.norms
    for k in range(anchor.last, min(limit, len(norms), anchor.last + 6)):
        if norms[k] in _STOPS:
            return None
        rank = bare(norms[k]).removesuffix("ا")
        if not (rank in LEADERS or PERSONS.get(bare(norms[k]), ("",))[0] == "combatants") or rank in ("عام", "رسمي"):
            continue
        name = next(iter(_actors(scene, k + 1, min(limit, k + 8))), None)
        if name is None or name.clitics or name.adjective or norms[name.first - 1] not in ("في", "من", "باسم") or _STOPS & set(norms[k : name.first]) or "سابق" in norms[k : name.first]:
            return None
        return party(scene.text, name) if name.armed and not name.state else None
    return None


def _believed(scene: Scene, first: int, last: int) -> Party | None:
    """`طائرة يعتقد أنها لأ`, `مسلحون يرجح أنهم من أ`, `…، ويعتقد أن أ زرعتها`: who is thought to have done it."""
    norms = scene.norms
    for k in range(first, min(last, len(norms) - 2)):
        if norms[k].removeprefix("و") not in THINKS:
            continue
        that = next((j for j in range(k + 1, min(k + 5, len(norms))) if norms[j] in PRONOUNS or norms[j] in _THAT), -1)
        name = next(iter(_actors(scene, that + 1, min(that + 7, len(norms)))), None) if that > 0 else None
        if name is None or name.clitics not in ("", "ل"):
            continue
        gap = [norms[j] for j in range(that + 1, name.first) if scene.toks[j].kind == "w"]
        if _STOPS & set(norms[that + 1 : name.first]) or not all(bare(g) in PLATFORM or bare(g) in AFFILIATED or g in _OF or g in ("مسيره", "حربيه") for g in gap):
            continue
        if norms[that] in _THAT and not any(n.startswith(_DID) or n in ("وراء", "مسوول", "مسووله", "المسوول", "المسووله") for n in norms[name.last : name.last + 4]):
            continue
        return party(scene.text, name)
    return None


def _began(scene: Scene, anchor: Anchor, floor: int) -> Party | None:
    """`بدأت أ وب أمس هجوما`, `بدء أ عملية`, `تواصل أ استهداف`: who stands right behind the beginning of it, or before the going on."""
    if anchor.tense != "noun" or anchor.light >= 0 or anchor.clitics:
        return None
    for k in range(anchor.first - 1, max(floor, anchor.first - 10) - 1, -1):
        if scene.norms[k] in _STOPS:
            return None
        if scene.norms[k].removeprefix("و") in _BEGINS:
            name = next(iter(_actors(scene, k + 1, anchor.first)), None)
            return party(scene.text, name) if name is not None and name.first == k + 1 and not name.clitics else None
        if anchor.entry.startswith("ar.hit") and scene.norms[k].removeprefix("و") in _KEEPS_ON:
            behind = next((n for n in _actors(scene, k + 1, anchor.first) if adjacent(scene, k + 1, n)), None)
            name = behind or next((n for n in _actors(scene, floor, k) if n.last == k and not n.clitics.strip("وف")), None)
            return party(scene.text, name) if name is not None else None
    return None


def _answered(scene: Scene, anchor: Anchor) -> Party | None:
    """`ردت أ على القصف بإطلاق صواريخ`: who answered, by what stands behind "by"."""
    if anchor.light < 0 or scene.norms[anchor.light][:1] != "ب":
        return None
    for k in range(anchor.light - 1, max(-1, anchor.light - 9), -1):
        if scene.norms[k] in _STOPS:
            return None
        if scene.norms[k].removeprefix("و") in _ANSWERS:
            name = next(iter(_actors(scene, k + 1, anchor.light)), None)
            return party(scene.text, name) if name is not None and name.first == k + 1 and not name.clitics else None
    return None


def _of_cause(scene: Scene, anchor: Anchor) -> Party | None:
    """`قتل أربعة جراء قصف ميليشيات أ`: behind a cause the forces that stand right behind the noun did it."""
    norms = scene.norms
    if anchor.tense != "noun" or anchor.light >= 0 or norms[anchor.first - 1 : anchor.first] not in (["جراء"], ["نتيجه"], ["بسبب"]) or anchor.last >= len(norms):
        return None
    name = next(iter(_actors(scene, anchor.last, anchor.last + 6)), None)
    if name is None or name.clitics or name.state or name.adjective or not name.armed or name.first - anchor.last > 1:
        return None
    head = bare(norms[anchor.last])
    return party(scene.text, name) if head in _FORCES else None


_FORCES = frozenset(fold(w) for w in words("قوات قوة ميليشيا ميليشيات مليشيا مليشيات جيش طيران طائرات مدفعية مسلحي مقاتلي فصائل كتائب جماعة حركة تنظيم"))
_ANSWERS = frozenset(f for f, (_, _, has) in verb_forms("رد/يرد").items() if not has)
_KEEPS_ON = frozenset(f for pair in words("واصل/يواصل تابع/يتابع جدد/يجدد كثف/يكثف حاول/يحاول استأنف/يستأنف كرر/يكرر عاود/يعاود تعمد/يتعمد صعد/يصعد") for f, (_, _, has) in verb_forms(pair).items() if not has)
_BEGINS = frozenset(f for pair in words("بدأ/يبدأ باشر/يباشر أطلق/يطلق") for f, (_, _, has) in verb_forms(pair).items() if not has) | {"بدء", "بدات", "بداوا"}


def _men_of(scene: Scene, anchor: Anchor, limit: int) -> Party | None:
    """`هاجم مواقع ب في ج فجر أمس مسلحون من أ`: the subject behind the object, in the nominative, and whose men they are."""
    if anchor.tense not in ("past", "present") or anchor.passive or anchor.role == "foil":
        return None
    verb = anchor.light if anchor.light >= 0 else anchor.first
    norms = scene.norms
    for k in range(verb + 2, min(limit, len(norms) - 2)):
        if norms[k] in _STOPS:
            return None
        men = norms[k].endswith("ون") and bare(norms[k]) in PLATFORM
        if not men:
            continue
        of = next((j for j in range(k + 1, min(k + 4, len(norms))) if norms[j] == "من" or bare(norms[j]) in AFFILIATED or norms[j] in _OF), -1)
        name = next((n for n in _actors(scene, of + 1, min(of + 4, len(norms))) if n.clitics in ("", "ل")), None) if of > 0 else None
        return party(scene.text, name) if name is not None and all(bare(norms[j]) in PLATFORM for j in range(of + 1, name.first)) else None
    return None


def _joined(scene: Scene, anchor: Anchor, limit: int, who: Parties) -> Parties:
    """`التحق مقاتلون من أ بب`, `انضم المئات إلى ب`: who joins, and whom they join."""
    doer, target = who.doer, who.target
    for name in _actors(scene, anchor.last, limit):
        before = scene.norms[name.first - 1]
        if target is None or target.id == name.id or (doer is not None and doer.id == name.id) or before in ("الي", "من"):
            if name.clitics.endswith("ب") or before == "الي":
                target = party(scene.text, name)
            elif before == "من" or (before and bare(before) in PLATFORM and scene.norms[name.first - 2 : name.first - 1] == ["من"]):
                doer = party(scene.text, name)
    if doer is not None and target is not None and doer.id == target.id:
        doer = None
    return Parties(doer, target)


def of_whose_gang(scene: Scene, verb: int, first: int, limit: int) -> Name | None:
    """`اعتقلت دورية لأ أربعة`: the name after a ل behind the men right after a verb, where an object follows."""
    norms = scene.norms
    if first >= len(norms) or bare(norms[first]) not in PLATFORM or first != verb + 1:
        return None
    return next((n for n in _actors(scene, first + 1, limit)[:1] if n.clitics == "ل" and n.first == first + 1), None)
