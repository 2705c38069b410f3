"""Who does an act and to whom: the subject before or after the verb, of a masdar, "by", "against"."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.adjectives import owned
from ceasefire.claims.arabic.anchors import STRONG, light_at
from ceasefire.claims.arabic.kinds import KINDS
from ceasefire.claims.arabic.lexicon import weapon_at
from ceasefire.claims.arabic.names import ARMED, Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.numbers import number_at
from ceasefire.claims.arabic.party import Parties, Party, description, party
from ceasefire.claims.arabic.persons import PERSONS
from ceasefire.claims.arabic.rolewords import (
    AFFILIATED,
    AGAINST,
    BY,
    BY_ONE,
    CONTROL,
    LEADERS,
    PLATFORM,
    TARGETED,
)
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.tokens import bare, word_forms
from ceasefire.dossier.act import acts


def _actors(scene: Scene, first: int, last: int, people: bool = True) -> list[Name]:
    """The actors named between two tokens. people: those of the kind population as well."""
    return [n for n in scene.names if n.kind == "actor" and n.first >= first and n.last <= last and (people or not n.people)]


def _before(scene: Scene, name: Name, back: int = 1) -> str:
    """The word that many words before a name, quotation marks left out."""
    k = name.first - 1
    while k >= 0:
        if scene.toks[k].kind == "p" and scene.norms[k] in ('"', "«", "»", "“", "”", "'"):
            k -= 1
            continue
        back -= 1
        if back == 0:
            return scene.norms[k]
        k -= 1
    return ""


def _described(scene: Scene, name: Name) -> bool:
    """"The areas that X holds": X neither does nor suffers it."""
    return any(_before(scene, name, b).startswith(CONTROL) for b in (1, 2))


_FRESH = frozenset({"وفي", "فقد", "وقد", "لقد", "قد"})
"""What opens a clause whose subject follows its verb."""
_PRONOUN_AFTER = frozenset(fold(w) for w in ["عليه", "عليها", "به", "بها", "فيه", "فيها", "منه", "منها", "له", "لها", "إليه", "إليها", "عنه", "عنها", "عليهم", "لهم", "قد", "أيضا", "بدوره", "بدورها"])


def _adjacent(scene: Scene, at: int, name: Name, leaders: bool = False) -> bool:
    """Whether only quotation marks and words for what belongs to an actor stand between; leaders: or for who leads him."""
    if name.clitics.rstrip("وف") and not name.clitics.endswith("ل"):
        return False
    gap = [scene.norms[k] for k in range(at, name.first) if scene.toks[k].kind == "w"]
    if name.clitics.endswith("ل"):
        return bool(gap) and bare(gap[-1]) in AFFILIATED
    gap = [g for g in gap if g not in _PRONOUN_AFTER]
    number = number_at(scene.toks, at) if len(gap) > 1 else None
    if number is not None and number.last < name.first and scene.norms[number.last] == "من":
        gap = [scene.norms[k] for k in range(number.last + 1, name.first) if scene.toks[k].kind == "w"]  # "three of the fighters of X"
    if gap and not name.adjective and gap[0].startswith("ال") and bare(gap[-1]) not in AFFILIATED and "من" not in gap:
        return False  # "the factions gave X …": a noun with its article owns no name
    if gap and gap[-1] == "من" and not name.adjective and all(PERSONS.get(g, ("",))[0] == "combatants" or g in ("عشرات", "مئات", "عدد", "من") for g in gap):
        return len(gap) <= 4  # "120 fighters of X"
    if leaders and gap and bare(gap[0]) in LEADERS and not name.adjective:
        return len(gap) <= 4 and all(bare(g) in LEADERS or g in ("باسم", "في", "من") or bare(g) in PLATFORM for g in gap)
    if name.adjective:
        return 0 < len(gap) <= 4 and bare(gap[0]) in owned() and not any(g in AGAINST or g in ("من", "في", "الي") for g in gap)
    return len(gap) <= 4 and all(bare(g) in PLATFORM or g in PLATFORM for g in gap) and (not gap or gap[-1] != "من" or gap[0] != "من")


def clause_start(scene: Scene, i: int) -> int:
    """Index after the last word that begins a clause before token i."""
    k = i - 1
    while k >= 0:
        if scene.norms[k] in STRONG or scene.norms[k] in ("؛", ":"):
            return k + 1
        if scene.norms[k] == "،":
            return k + 1
        k -= 1
    return 0


def _left_subject(scene: Scene, verb: int, floor: int, people: bool = True) -> tuple[Party | None, bool]:
    """(the party before a verb in its clause, whether something else stands there as subject)."""
    if scene.norms[verb][:1] in ("و", "ف") and not scene.norms[verb].startswith("وق") and verb > 0 and scene.norms[verb - 1] not in ("،",):
        pass
    start = max(clause_start(scene, verb), floor)
    if start > 0 and scene.norms[start - 1] == "،" and scene.norms[start] not in _FRESH and not _has_subject(scene, start, verb):
        # A modifier between commas: the subject stands before it.
        earlier = clause_start(scene, start - 1)
        start = max(earlier, floor) if scene.norms[verb][:1] != "و" and scene.norms[start] != "ثم" else start
    if scene.norms[verb][:1] in ("و", "ف") and len(scene.norms[verb]) > 4:
        return None, False
    opens = clause_start(scene, start + 1)
    framed = scene.norms[opens].removeprefix("و") in _FRAMING or scene.norms[opens : opens + 2] == ["علي", "الرغم"]
    if framed and verb - opens < 14 and not any(w.first in (opens, opens + 1) for w in scene.times) and _actors(scene, opens, verb, people) and not any(n in ("الذي", "التي") for n in scene.norms[opens:verb]):
        return None, False  # "despite the deal of X, Y shelled"
    for name in _actors(scene, start, verb, people):
        if name.first - start <= 4 and (name.clitics in ("", "و", "ف") or _adjacent(scene, start, name)) and not _described(scene, name):
            return party(scene.text, name), True
        if name.clitics.endswith("ل") and name.first - start <= 4 and bare(_before(scene, name)) in AFFILIATED | PLATFORM:
            return party(scene.text, name), True
        break
    found = description(scene, start, verb)
    if found:
        return found, True
    led = {n.first for n in scene.names if n.kind == "place" and {"في", "وفي"} & set(scene.norms[max(0, n.first - 2) : n.first])}
    return None, any(n.kind == "place" and n.first >= start and n.last <= verb and n.first not in led for n in scene.names) and verb - start <= 8


_FRAMING = frozenset(fold(w) for w in ["رغم", "برغم", "بعد", "عقب", "منذ", "إثر", "خلال", "قبل", "أثناء", "قبيل", "بسبب", "نتيجة", "بالتزامن"])


def _subject_before(scene: Scene, verb: int, floor: int, people: bool) -> Party | None:
    start = max(floor, next((k + 1 for k in range(verb - 1, -1, -1) if scene.norms[k] in ("ان", "وان")), 0))
    for name in _actors(scene, start, verb, people):
        if name.first - start <= 2 and name.clitics == "" and not _described(scene, name):
            return party(scene.text, name)
        break
    return None


def _has_subject(scene: Scene, first: int, last: int) -> bool:
    return bool(_actors(scene, first, last)) or description(scene, first, last) is not None


def parties(scene: Scene, anchor: Anchor, limit: int, floor: int, last: tuple[Party | None, str], roles: str) -> Parties:
    """The parties of an act.

    limit: token index where its clause ends; floor: where the act before it ends; last: the doer of
    the act before it in the sentence and the gender of its verb; roles: of the lexicon entry.
    """
    verb = anchor.light if anchor.light >= 0 else anchor.first if anchor.tense != "noun" else -1
    passive = anchor.role in ("suffer", "fall", "exist") and anchor.light >= 0
    carried = light_at(scene.norms[verb]) if anchor.light >= 0 else None
    follows = verb >= 0 and any(_adjacent(scene, verb + 1, n) for n in _actors(scene, verb + 1, anchor.first)[:1])
    if anchor.role == "exist" and follows and scene.norms[verb].lstrip("و").startswith(_GOES_ON):
        passive = False  # "X goes on shelling"
    doer: Party | None = None
    target: Party | None = None
    subject_taken = False
    people = acts()[anchor.act].group != "hostile"
    if last[0] is not None and last[0].people and not people:
        last = None, last[1]
    if roles == "mutual":
        return _mutual(scene, anchor, limit, floor)
    if verb >= 0 and not passive and anchor.role != "foil":
        after = (verb + 1) if anchor.light >= 0 else anchor.last
        masdar = carried is not None and carried[1] == "noun"  # "X recorded Y's committing of …": Y did it
        left, subject_taken = (None, False) if masdar and follows else _left_subject(scene, verb, floor, people)
        if left is not None and verb > 0 and scene.norms[verb - 1] == "،" and any(_adjacent(scene, after, n) for n in _actors(scene, after, min(limit, after + 4), people)[:1]):
            left, subject_taken = None, False  # "despite what X said, Y shelled": the subject follows its verb
        doer = left
        plural = anchor.light < 0 and scene.norms[verb].endswith(("وا", "ون")) and anchor.gender == "p"  # it follows its subject
        if doer is None and not subject_taken and not plural:
            stop = anchor.first if anchor.light >= 0 and anchor.first > verb else limit
            for name in _actors(scene, after, stop, people):
                if _adjacent(scene, after, name, acts()[anchor.act].group == "political") and not scene.norms[name.first].endswith("ين"):
                    doer = party(scene.text, name)
                break
            if doer is None:
                doer = description(scene, after, stop)
                if doer and anchor.weapon and doer.start == scene.toks[anchor.weapon[0]].start:
                    doer, subject_taken = None, True
    if doer is None and verb >= 0 and not passive:
        doer = _some_of(scene, verb, floor)
    same = _same(scene, anchor, limit, last[0])
    doer = same or doer
    by_doer, target = _right(scene, anchor, limit, doer, people)
    doer = doer or by_doer
    if doer is None and last[0] is None and verb > 0 and not passive and scene.norms[verb][:1] == "و":
        # "X, whose first act was not read, and took Y": the subject still stands before.
        doer = _subject_before(scene, verb, floor, people)
    if doer is None and verb >= 0 and not passive and not subject_taken and anchor.role != "foil" and anchor.tense != "x":
        means_leads = anchor.weapon is not None and anchor.weapon[0] == verb + 1 and anchor.entry != "ar.means"
        nxt = scene.norms[anchor.last] if anchor.last < len(scene.norms) and anchor.light < 0 else ""
        if not means_leads and last[0] is not None and _agrees(anchor.gender, last[1]) and not _new_subject(nxt, scene, anchor.last):
            doer = last[0]
    if anchor.role == "foil" and target is None and verb >= 0:
        # Who repels an attack is whom it was aimed at.
        foiler = _left_subject(scene, verb, floor, people)[0] or next(
            (party(scene.text, n) for n in _actors(scene, verb + 1, anchor.first, people)[:1] if _adjacent(scene, verb + 1, n)), None)
        target = foiler if foiler is not None and (doer is None or doer.id != foiler.id) else None
    if target is None and anchor.role == "suffer" and anchor.light >= 0 and acts()[anchor.act].group == "hostile":
        target = _sufferer(scene, anchor)
    if target is not None and doer is not None and target.start == doer.start:
        target = None
    return Parties(doer, target, False)


_GOES_ON = ("استمر", "يستمر", "تستمر", "عاود", "عاد", "يعود", "تعود")


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
    for name in _actors(scene, anchor.light + 1, anchor.first, False):
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
    for name in _actors(scene, anchor.last, limit):
        if (doer is not None and name.start == doer.start) or (name.first != anchor.last and _described(scene, name)):
            continue
        one, two = _before(scene, name), _before(scene, name, 2)
        me = party(scene.text, name)
        prep = name.clitics[-1:]
        if _nearby(scene, anchor.last, name, (two, one)):
            continue
        near = name.first - anchor.last
        if (name.adjective and noun and doer is None and found is None and _own_act(scene, anchor, name)) or (name.adjective and not noun and doer is None and found is None and _leads_subject(scene, anchor, name)):
            found = me
        elif name.adjective and not noun and near <= 5 and target is None and doer is not None:
            target = me
        elif name.people and not people:
            target = target or (me if one in AGAINST or two in AGAINST or one in TARGETED or (prep == "" and not noun and near <= 3) else None)
        elif (doer is None and found is None and ((two, one) in BY or one in BY_ONE or (bare(one) in AFFILIATED and prep == "ل"))) or (doer is None and found is None and noun and prep == "ل" and near <= 4 and not targeted(one) and not anchor.clitics.endswith("ال") and not anchor.entry.endswith("bare")) or (doer is None and found is None and noun and prep == "" and _adjacent(scene, anchor.last, name) and near <= 3 and (anchor.role not in ("do", "hit") or _onto(scene, name) or (near <= 1 and anchor.act in _INTRANSITIVE))) or (doer is None and found is None and noun and (one == "من" or (two == "من" and bare(one) in PLATFORM | {"مواقع", "حواجز"}) or (prep == "" and one in ("بحواجز", "حواجز"))) and near <= 8):
            found = me
        elif (target is None and anchor.act in _GIVEN and (one in ("الي", "مع") or prep == "ل")) or (target is None and anchor.act == "settlement_of_status" and near <= 3 and prep == ""):
            target = me
        elif target is None and anchor.act in _MOVES:
            continue
        elif target is None and (one in AGAINST or two in AGAINST or prep == "ل" or targeted(one) or (one in ("في", "من") and two in TARGETED) or (prep == "" and not noun and near <= 3)):
            target = me
    if found is None and doer is None and noun:
        for k in range(anchor.last, min(limit, anchor.last + 6)):
            pair = (scene.norms[k - 1], scene.norms[k]) if k else ("", "")
            if pair in BY or scene.norms[k] in BY_ONE or (scene.norms[k] == "من" and k + 1 < limit and description(scene, k + 1, limit)):
                found = description(scene, k + 1, limit)
                break
    return found, target


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


_GIVEN = frozenset({"weapons_handover", "integration_of_fighters"})
_MOVES = frozenset({"displacement", "evacuation", "withdrawal", "overflight"})
_INTRANSITIVE = frozenset({"withdrawal", "force_movement", "overflight", "ground_assault", "integration_of_fighters"})


def _own_act(scene: Scene, anchor: Anchor, name: Name) -> bool:
    """`غارة إسرائيلية`, `قصف بالمدفعية الإسرائيلية`: the adjective goes with the act or with its means."""
    gap = [scene.norms[k] for k in range(anchor.last, name.first) if scene.toks[k].kind == "w"]
    if any(g in AGAINST or g in ("في", "الي", "قرب", "و") or bare(g) in TARGETED or bare(g.removeprefix("ل")) in TARGETED for g in gap):
        return False
    if gap and gap[0][:1] != "ب" and any(s in scene.norms[anchor.first] for s in ("ستهداف", "تدمير", "ضرب")):
        return False  # "the targeting of an Xian tank"
    return len(gap) <= 4 and not any(n.kind == "place" and anchor.last <= n.first < name.first for n in scene.names)


def targeted(word: str) -> bool:
    """Whether a word, with or without clitics, article or accusative, is a thing of a party that is attacked."""
    return any(w in TARGETED for _, rest in word_forms(word) for w in (bare(rest), bare(rest).removesuffix("ا")))


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
    return placed or scene.norms[at] in AGAINST or (scene.norms[at][:1] == "ل" and scene.norms[at][1:] in KINDS)


def _mutual(scene: Scene, anchor: Anchor, limit: int, floor: int) -> Parties:
    """`اشتباكات بين أ وب`, `اشتبكت أ مع ب`."""
    actors = [n for n in _actors(scene, anchor.last, limit) if not _described(scene, n)]
    sides: list[Name] = []
    joined = False
    for name in actors:
        one, two = _before(scene, name), _before(scene, name, 2)
        if not sides and (one == "بين" or two == "بين" or name.clitics.endswith("ب")):
            sides.append(name)
            joined = True
        elif sides and joined and len(sides) == 1:
            gap = scene.norms[sides[0].last : name.first]
            other = any(g in ("جهه", "وبين", "مقابل", "جانب") for g in gap) or "و" in gap or name.clitics.startswith("و")
            if other:
                sides.append(name)
    # "A and those loyal to it on one side, B on the other": the last named after "from the other".
    if len(sides) == 2:
        gap = scene.norms[sides[1].last : limit]
        for name in actors:
            lead = scene.norms[max(0, name.first - 3) : name.first]
            if name.first > sides[1].first and any(g in ("جهه", "جانب") for g in scene.norms[sides[0].last : name.first]) and not any(
                g in ("جهه", "جانب") for g in scene.norms[sides[0].last : sides[1].first]
            ):
                sides[1] = name
                break
            del lead
        del gap
        return Parties(party(scene.text, sides[0]), party(scene.text, sides[1]), True)
    if not sides and anchor.tense != "noun" and scene.norms[anchor.first].removeprefix("و").startswith(("تبادل", "يتبادل", "تتبادل")) and len(actors) > 1 and actors[1].clitics.startswith("و"):
        return Parties(party(scene.text, actors[0]), party(scene.text, actors[1]), True)
    if not sides and anchor.first > 0 and floor <= anchor.first:
        # "A and B exchanged fire": both stand between the verb and the act, or before the verb.
        at = next((k for k in range(anchor.first - 1, max(floor, anchor.first - 14) - 1, -1) if scene.norms[k].removeprefix("و").startswith(("تبادل", "يتبادل", "خاض"))), -1)
        if at >= 0:
            around = [n for n in _actors(scene, max(floor, at - 12), anchor.first) if not _described(scene, n)]
            if len(around) >= 2 and around[1].clitics.startswith("و"):
                return Parties(party(scene.text, around[0]), party(scene.text, around[1]), True)
            if around and around[0].first > at and len(around) == 1:
                other_ = next((n for n in actors if _before(scene, n) == "مع" or _before(scene, n, 2) == "مع"), None)
                return Parties(party(scene.text, around[0]), party(scene.text, other_) if other_ else None, True)
    with_ = next((n for n in actors if _before(scene, n) == "مع" or _before(scene, n, 2) == "مع"), None)
    verb = anchor.light if anchor.light >= 0 else anchor.first
    doer: Party | None = None
    if anchor.tense != "noun" or anchor.role == "do":
        doer = _left_subject(scene, verb, floor)[0]
        if doer is None and actors and actors[0] is not with_ and _adjacent(scene, verb + 1, actors[0]):
            doer = party(scene.text, actors[0])
    if sides:
        return Parties(party(scene.text, sides[0]), None, True)
    return Parties(doer, party(scene.text, with_) if with_ else None, True)


def all_ids(parties_: Sequence[Party | None]) -> tuple[str, ...]:
    """Ids of the parties that are known."""
    return tuple(p.id for p in parties_ if p is not None and p.id is not None)
