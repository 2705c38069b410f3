"""Whom a charge blames, and what a denier or speaker says of his own: `اتهم أ ب بقصف`, `نفى أ قصف …`, `مواقع قواته`."""

from __future__ import annotations

from ceasefire.claims.arabic.anchors import STRONG
from ceasefire.claims.arabic.asserter import strip
from ceasefire.claims.arabic.asserters import Scope
from ceasefire.claims.arabic.leads import we_say
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.party import Party, description, party
from ceasefire.claims.arabic.roles import targeted
from ceasefire.claims.arabic.rolewords import BY, BY_ONE, PLATFORM, TARGETED
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.speakers import own_forces
from ceasefire.claims.arabic.speechwords import ACCUSE
from ceasefire.claims.arabic.subject import described
from ceasefire.claims.arabic.tokens import bare, word_forms

_ACCUSING = ("اتهم", "تتهم", "يتهم", "متهم", "اتهام")
_BURDEN = {"مسووليه", "المسووليه", "بالمسووليه", "بمسووليه", "مسووليته", "مسووليتها"}
_OF_HIM = frozenset(fold(w) for w in ["له", "لها", "لهم", "إليه", "إليها", "مسؤوليته", "مسؤوليتها", "ضلوعه", "ضلوعها", "تورطه", "تورطها", "وقوفه", "وقوفها", "علاقته", "علاقتها", "قيامه", "قيامها"])
_OWN_DEEDS = frozenset({"shelling", "airstrike", "drone_strike", "missile_strike", "ground_assault", "small_arms_fire", "siege_or_blockade", "withdrawal", "overflight", "explosive_device", "violation_alleged", "aid_obstruction", "property_destruction", "killing_other"})


def accused(scene: Scene, anchor: Anchor) -> Party | None:
    """`اتهم أ ب بقصف …`, `أ يتهم ب بشن غارات`, `حمل أ ب مسؤولية قصف …`: the accused did it; the first named after
    the verb is the accuser, unless he stands before it or words that name nobody known do."""
    if anchor.tense != "noun":
        return None
    at = _charge(scene, anchor)
    if at < 0:
        return None
    between = [n for n in scene.names if n.kind in ("actor", "source") and n.first > at and n.last <= anchor.start and not described(scene, n)]
    if between and between[-1].kind == "actor" and not between[-1].people:
        alone = len(between) == 1 and between[-1].first == at + 1
        if not alone or _names_first(scene, at, between[-1]):
            nearer = next((d for k in range(between[-1].last, anchor.start) if scene.norms[k].startswith("ال") and (d := description(scene, k, anchor.start)) and d.end == scene.toks[anchor.start - 1].end), None)
            return nearer or party(scene.text, between[-1])  # "a body of X accused the army of"
    start = between[-1].last if between else at + 1
    return next((d for k in range(start, anchor.start) if (d := description(scene, k, anchor.start))), None)


def burdened(scene: Scene, head: int) -> Party | None:
    """`حمل أ ب مسؤولية مقتل 40`, `اتهم أ ب بقتل 40`: who is said to answer for a harm told at a token, where no act is told."""
    led = scene.norms[head].startswith("بقتل") or (head > 0 and scene.norms[head - 1] in _BURDEN)
    return accused(scene, Anchor(head, head + 1, "killing_other", "ar.harm", "noun", clitics="ب" if scene.norms[head][:1] == "ب" else "")) if led else None


def _charge(scene: Scene, anchor: Anchor) -> int:
    """Index of the accusing verb whose charge an act is, -1 for none."""
    norms, start = scene.norms, anchor.start
    carried = anchor.light >= 0 and norms[anchor.light].startswith("ب")  # "of committing a massacre"
    with_b = carried or anchor.clitics.endswith(("ب", "بال")) or (start > 0 and norms[start - 1][:1] == "ب" and len(norms[start - 1]) > 2 and not any(n.first <= start - 1 < n.last for n in scene.names))
    burden = any(n in _BURDEN for n in norms[max(0, start - 2) : start])
    behind = start > 0 and norms[start - 1] == "وراء" and "بالوقوف" in norms[max(0, start - 3) : start]
    if not (with_b or burden or behind):
        return -1
    for k in range(start - 1, max(-1, start - 28), -1):
        if norms[k] in STRONG:
            return -1
        if norms[k].removeprefix("و").startswith(_ACCUSING) and not any(n.first <= k < n.last for n in scene.names):
            return k
        if burden and strip(norms[k], ACCUSE):
            return k
    return -1


def _names_first(scene: Scene, at: int, name: Name) -> bool:
    """Whether the only one named after an accusing verb is the accused: the accuser stands before the
    verb, the verb goes on from another ("and accused"), is plural, a participle or passive."""
    norms = scene.norms
    word = norms[at]
    if norms[max(0, at - 1) : at] == ["قد"] or word.endswith(("ون", "وا")) or word.removeprefix("و").startswith("متهم") or word[:1] == "و":
        return True
    if any(n.kind in ("actor", "source") and n.last in (at, at - 1) for n in scene.names) and at > 0:
        return True
    return name.last < len(norms) and norms[name.last][:1] == "ب"


def disowned(scene: Scene, anchor: Anchor, scope: Scope | None, doer: Party | None) -> Party | None:
    """The denier, where what is denied is his own deed: `نفى أ قصف …`, `نفى أ اتهامات ب له بقصف …`."""
    if scope is None or not scope.denied or not scope.chain:
        return None
    said = scope.chain[-1]
    who = next((n for n in scene.names if n.kind == "actor" and n.armed and n.id == said.id and n.start == said.start), None)
    norms = scene.norms[scope.first : anchor.start]
    if who is None:
        ours = said.armed and said.id is not None and we_say(scene.norms[scope.head]) and doer is None and anchor.act in _OWN_DEEDS and all(n.endswith("ا") for n in norms)
        return Party(said.id, said.words, said.start, said.end) if ours and not _own_after(scene, anchor, anchor.last + 4) else None  # "we deny shelling"
    told = party(scene.text, who)
    charged = any(any(rest in _OF_HIM for _, rest in word_forms(n)) for n in norms)
    if charged and (doer is None or doer.start < scene.toks[anchor.start].start):
        return told
    if doer is not None:
        return None
    if any(own_forces(n) for n in norms[-4:]) and not any(bare(n) in TARGETED for n in norms[-4:]):
        return told
    if (anchor.tense == "noun" or we_say(scene.norms[scope.head])) and anchor.act in _OWN_DEEDS and all(n.endswith("ا") for n in norms) and not _own_after(scene, anchor, anchor.last + 4):
        return told
    return None


def _own_after(scene: Scene, anchor: Anchor, limit: int) -> int:
    """Index of "its positions", "its forces" after an act; -1 for none (0 is never one)."""
    for k in range(anchor.last, min(limit, len(scene.norms))):
        if any(n.first <= k < n.last for n in scene.names):
            continue
        of_his = scene.norms[k] in ("له", "لها", "لهم") and targeted(scene.norms[k - 1])
        if own_forces(scene.norms[k]) or _possessed_thing(scene.norms[k]) or of_his:
            return k
    return 0


def _possessed_thing(norm: str) -> bool:
    return any(rest.endswith(p) and rest[: -len(p)] in TARGETED for _, rest in word_forms(norm) for p in ("ها", "ه", "هم", "نا"))


def own_target(scene: Scene, anchor: Anchor, limit: int, scope: Scope | None, doer: Party | None) -> Party | None:
    """`قال أ إن ب هاجم مواقعه`: the speaker, where what is attacked is said to be his and another does it."""
    if scope is None or scope.after or scope.denied or not scope.chain:
        return None
    said = scope.chain[-1]
    who = next((n for n in scene.names if n.kind == "actor" and n.id == said.id and n.start == said.start), None)
    if who is None or (doer is not None and who.id == doer.id):
        return None
    return party(scene.text, who) if _own_after(scene, anchor, min(limit, anchor.last + 8)) else None


def killer(scene: Scene, low: int, high: int) -> Party | None:
    """`قتل جنديان على يد مسلحي أ`: who is said to have harmed somebody, where no act is told."""
    for name in scene.names:
        if name.kind != "actor" or name.people or name.first < low + 1 or name.last > high:
            continue
        k = name.first - 1
        while k > low and (bare(scene.norms[k]) in PLATFORM or scene.norms[k] in ('"', "«", "»")):
            k -= 1
        if (scene.norms[k - 1], scene.norms[k]) in BY or scene.norms[k] in BY_ONE:
            return party(scene.text, name)
    return None
