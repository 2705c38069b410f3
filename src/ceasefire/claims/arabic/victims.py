"""Whom an act hit, by whom it harmed and whose what it struck is: `قُتل ثلاثة جنود من أ`, `… أ، قصف ب مواقعها`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from ceasefire.claims.arabic.event import Event
from ceasefire.claims.arabic.lexicon import weapon_at
from ceasefire.claims.arabic.names import ARMED, Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.own_men import own_men
from ceasefire.claims.arabic.party import Parties, Party, party
from ceasefire.claims.arabic.persons import PERSONS
from ceasefire.claims.arabic.rolewords import AFFILIATED, LEADERS, PLATFORM, TARGETED
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.tokens import bare, word_forms
from ceasefire.claims.arabic.unharmed import Hurt
from ceasefire.dossier.act import acts
from ceasefire.dossier.wordlist import words

_RANK = frozenset(fold(w) for w in words("قيادي قائد ضابط مجند مجندا نقيب ملازم عقيد عميد مقدم رائد"))
_SORT = frozenset(fold(w) for w in words("ميداني ميدانيا ميدانيان ميدانيين بارز بارزا كبير كبيرا رفيع رفيعا عسكري عسكريا محلي أمني ميدانيون بارزين آخر آخرين آخرون"))
"""Adjectives of a fighter that stand between him and whose he is."""
_MOST = 3
"""Words between those harmed and whose they are."""
_OF_NOBODY = frozenset({"abduction_or_detention", "displacement"})


def of_victims(scene: Scene, events: Iterable[Event]) -> None:
    """Gives hostile acts without a target whoever those belong to whom they harmed in this sentence."""
    for event in events:
        if event.parties.target is not None or event.parties.mutual or event.drop or acts()[event.act].group not in ("hostile", "other") or event.act in _OF_NOBODY:
            continue
        for hurt in (event.killed, event.injured):
            if hurt is None or not any((hurt.head, hurt.first, hurt.which) == (one.head, one.first, one.which) for one in scene.hurts) or hurt.harm.best == 0:
                continue
            doer = event.parties.doer
            if (own := own_men(scene, hurt, event)) is not None and (doer is None or doer.id != own.id or doer.start == own.start):
                event.parties = Parties(None if doer is not None and doer.id == own.id else doer, own, event.parties.mutual)
                event.rules = {**event.rules, "target": "whoever those belong to whom it harmed"}
                break
            whose = _whose(scene, hurt)
            if whose is not None and (event.parties.doer is None or event.parties.doer.id != whose.id):
                event.parties = Parties(event.parties.doer, party(scene.text, whose), event.parties.mutual)
                event.rules = {**event.rules, "target": "whoever those belong to whom it harmed"}
                break


def _fighter(norm: str) -> bool:
    return any(bare(rest) in ARMED or bare(rest).removesuffix("ا") in ARMED or bare(rest) in _RANK or bare(rest) in LEADERS or PERSONS.get(rest, ("",))[0] == "combatants" for _, rest in word_forms(norm))


def _whose(scene: Scene, hurt: Hurt) -> Name | None:
    """`21 عنصرا من أ`, `جنديان ل أ`, `القيادي في أ`: the known party right behind those who bear arms."""
    if not any(_fighter(n) for n in scene.norms[hurt.first : hurt.last]):
        return None
    for name in scene.names:
        if name.kind == "actor" and name.armed and not name.people and hurt.first < name.first < hurt.last and name.clitics in ("", "ل") and _fighter(scene.norms[name.first - 1 - (scene.norms[name.first - 1] in ("من", "في"))]):
            return name
        if name.kind != "actor" or name.people or not name.armed or name.first < hurt.last or name.first - hurt.last > _MOST:
            continue
        gap = [scene.norms[k] for k in range(hurt.last, name.first) if scene.toks[k].kind == "w"]
        if any(scene.norms[k] in ("،", "؛", ":") for k in range(hurt.last, name.first)):
            return None
        gap = [g for g in gap if g not in _SORT]
        led = name.clitics == "ل" or gap[:1] in (["من"], ["في"]) or bool(gap and bare(gap[-1]) in AFFILIATED)
        plain = not name.clitics and not name.adjective
        inner = [g for g in gap if g not in ("من", "في")]
        if led and (plain or name.clitics == "ل") and all(bare(g) in PLATFORM or bare(g) in AFFILIATED or _fighter(g) for g in inner):
            return name
        return None
    return None


def of_before(scene: Scene, anchor: Anchor, limit: int, doer: Party | None) -> Party | None:
    """`ردا على قصف أ …، استهدف ب مواقعها`: the last party named before the act, whose what it struck is said to be."""
    if anchor.passive or acts()[anchor.act].group != "hostile":
        return None
    thing = next((k for k in range(anchor.last, min(limit, len(scene.norms), anchor.last + 6)) if _its(scene.norms[k]) and not any(n.first <= k < n.last for n in scene.names)), -1)
    unnamed = doer is None or doer.id is None
    if thing < 0 or (unnamed and not (anchor.gender == "p" and anchor.act == "abduction_or_detention")):
        return None
    owner = next((n for n in reversed(scene.names) if n.kind == "actor" and n.armed and not n.people and n.last <= anchor.start), None)
    if owner is None or owner.id is None or (doer is not None and owner.id == doer.id):
        return None
    return party(scene.text, owner)


_MANAGED = frozenset(fold(w) for w in words("تمكن تمكنت تمكنوا نجح نجحت استطاع استطاعت"))


def who_managed(scene: Scene, anchor: Anchor, doer: Party | None, target: Party | None) -> tuple[Party | None, Party | None]:
    """`تمكنت طائرات أ من استهداف ثلاث عربات ل ب`: (whoever managed it, whom it was aimed at)."""
    start = anchor.start
    if start < 2 or scene.norms[start - 1] not in ("من", "في") or acts()[anchor.act].group != "hostile" or anchor.role == "foil":
        return doer, target
    verb = next((k for k in range(start - 2, max(-1, start - 9), -1) if scene.norms[k].removeprefix("و") in _MANAGED), -1)
    if verb < 0 or any(scene.toks[k].kind == "p" for k in range(verb, start)):
        return doer, target
    subject = next((n for n in scene.names if n.kind == "actor" and not n.people and verb < n.first and n.last <= start - 1), None)
    if subject is None or subject.clitics:
        return doer, target
    done = party(scene.text, subject)
    if doer is not None and doer.id != done.id and target is None and doer.start > scene.toks[start].start:
        target = doer
    return done, target


def _its(norm: str) -> bool:
    return any(rest.endswith(p) and rest[: -len(p)] in TARGETED for _, rest in word_forms(norm) for p in ("ها", "ه", "هم"))


def without_buildings(scene: Scene, hurts: Sequence[Hurt]) -> tuple[Hurt, ...]:
    """`أصابت غارة مدرسة`: a school, not a teacher, where something that is no person hit it."""
    return tuple(h for h in hurts if not (h.which == "injured" and scene.norms[h.last - 1] == "مدرسه" and scene.norms[h.head].removeprefix("و").startswith(("اصاب", "تصيب", "يصيب", "طال"))))


def told_apart(scene: Scene) -> Scene:
    """A sentence without harm that is none."""
    kept = without_buildings(scene, scene.hurts)
    return scene if len(kept) == len(scene.hurts) else msgspec.structs.replace(scene, hurts=kept)


def of_rockets(norms: list[str], at: int) -> bool:
    """`بصواريخ بركان`: the second word of a means is no place."""
    means = weapon_at(norms, at - 1) if at else None
    return means is not None and means[1] > 1
