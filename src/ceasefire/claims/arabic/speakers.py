"""Who speaks of his own act: `أعلن أ أنه قصف`, `قال أ إن قواته انسحبت`, `أعلن أ سيطرته على`."""

from __future__ import annotations

from functools import lru_cache

from ceasefire.claims.arabic.asserter import OWNED_UP, strip
from ceasefire.claims.arabic.asserters import Scope
from ceasefire.claims.arabic.lexicon import lexicon, verb_forms
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.party import Party, party
from ceasefire.claims.arabic.persons import PERSONS
from ceasefire.claims.arabic.rolewords import TARGETED
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.tokens import bare, word_forms
from ceasefire.claims.arabic.whom import goes_on, whose
from ceasefire.dossier.act import acts

_HE = {"انه", "انها", "بانه", "بانها", "وانه", "وانها", "لانه", "لانها"}
_THEY = {"انهم", "بانهم", "وانهم"}
_CLAIMED = frozenset(f for pair in ("أعلن/يعلن", "تبنى/يتبنى", "أقر/يقر", "اعترف/يعترف") for f, (_, _, has) in verb_forms(pair).items() if not has)
_DECLARED = frozenset(f for f, (_, _, has) in verb_forms("أعلن/يعلن").items() if not has)
_TOOK_ON = frozenset(f for f, (_, _, has) in verb_forms("تبنى/يتبنى").items() if not has)
_STEMS = frozenset(
    fold(w)
    for w in ["قوات", "عناصر", "مقاتلو", "مقاتلي", "مسلحو", "مسلحي", "وحدات", "جنود", "طائرات", "طيران", "مدفعيت", "مقاتلات", "دفاعات", "مجاهدو", "مجاهدي", "أبطال", "سلاح", "جيش", "زوارق", "مسيرات", "كتائب", "رجال", "حواجز", "فصائل", "دوريات", "آليات", "مروحيات", "بحريت", "جماعت", "حركت", "تنظيم", "ميليشيات", "مسلحو", "جنود"]
)
_PRONOUNS = ("هما", "ها", "هم", "نا", "ه")


def own_forces(norm: str) -> bool:
    """`قواته`, `مقاتلوها`: somebody's own."""
    return any(rest.endswith(p) and rest[: -len(p)] in _STEMS for _, rest in word_forms(norm) for p in _PRONOUNS)


def speaks_of_himself(scene: Scene, anchor: Anchor, scope: Scope | None, doer: Party | None) -> Party | None:
    """The doer where the words say that it is whoever speaks; None where they do not."""
    verb = anchor.light if anchor.light >= 0 else anchor.first
    norms = scene.norms
    near = [k for k in (verb - 1, verb - 2, verb + 1, anchor.last) if 0 <= k < len(norms)]
    forces = next((k for k in near if own_forces(norms[k]) and not any(n.first <= k < n.last for n in scene.names)), -1)
    if forces > 0 and (bare(norms[forces - 1]) in TARGETED or any(h.first <= forces < h.last and not h.active for h in scene.hurts)):
        forces = -1  # "hit positions of its forces": whom it hit
    speaker = _speaker(scene, scope, acts()[anchor.act].group == "humanitarian")
    if forces >= 0 and (doer is None or doer.id is None):
        ours = _us(scope) if norms[forces].endswith("نا") else None
        owner = ours or speaker or _last_armed(scene, forces)
        if owner is not None and (owner is ours or scene.toks[forces].start >= owner.end):
            return Party(owner.id, scene.text[scene.toks[forces].start : scene.toks[forces].end], scene.toks[forces].start, scene.toks[forces].end)
    if anchor.gender == "w" and doer is not None and doer.start > scene.toks[verb].start and (us := _us(scope)) is not None and us.id != doer.id:
        return us  # "we call on X to withdraw"
    if (anchor.gender == "w" or (anchor.tense == "noun" and norms[verb - 1 : verb] == ["نعلن"])) and doer is None and (us := _us(scope)) is not None:
        return us  # "we shelled"
    if speaker is None or scope is None:
        return None
    told = party(scene.text, speaker)
    if anchor.gender == "w":
        return told
    explicit = doer is not None and doer.start > scene.toks[verb].start
    if explicit:
        return None
    if anchor.role in ("do", "hit") and (anchor.tense != "noun" or anchor.light >= 0):
        back = verb - 1 - (verb > 0 and norms[verb - 1] in ("قد", "سوف", "لم", "لن"))
        if back >= 0 and (norms[back] in _HE or (norms[back] in _THEY and norms[speaker.last - 1].endswith(("ون", "ين")))) and not _between(scene, speaker.last, back):
            return told
    if doer is not None:
        return None
    if speaker.last <= verb and (whose(scene, anchor, verb, None, scope.head) or any(n.kind == "actor" and n.first == verb + 1 and goes_on(scene, anchor, verb, n) for n in scene.names)):
        return told  # "X condemned it and gave Y two days", "X said that Y shelled it, and called on Z"
    if anchor.tense == "noun" and any(n in OWNED_UP for n in norms[speaker.last : verb]) and not scope.denied:
        return told
    if anchor.tense == "noun" and any(n in ("رصد", "تسجيل") for n in norms[speaker.last : verb]):
        return None  # "X declared that it had seen the firing of"
    if anchor.tense == "noun" and not anchor.gender and verb - speaker.last <= 2 + (anchor.act == "control_lost") and (strip(norms[scope.head], _CLAIMED) or _possessed(norms[anchor.first])):
        owned_up = strip(norms[scope.head], _TOOK_ON) is not None and anchor.act == "explosive_device"
        return told if owned_up or anchor.act not in ("agreement_signed", "killing_other", "armed_clash", "explosive_device") else None
    return None


@lru_cache(maxsize=1)
def _feminine() -> frozenset[str]:
    return frozenset(w for e in lexicon().entries.values() for w in map(fold, e.noun) if w.endswith("ه"))


def _possessed(norm: str) -> bool:
    if any(rest in _feminine() or (taken and rest.startswith("ال")) or "ال" in taken for taken, rest in word_forms(norm)):
        return False  # سيطرة, not "his …"; with an article nothing is anybody's
    return norm.endswith(("ها", "هم")) or (norm.endswith(("ته", "له", "به", "فه", "مه", "نه", "ره")) and len(norm) > 4)


def foiler(scene: Scene, anchor: Anchor, scope: Scope | None) -> Party | None:
    """`قال أ إنه صد هجوما`, `تصدت قواتنا لهجوم`: whoever speaks was attacked."""
    us = _us(scope) if scope is not None and not scope.after and not scope.denied else None
    verb = anchor.light if anchor.light >= 0 else anchor.first
    near = scene.norms[max(0, verb - 2) : verb + 2]
    own = anchor.gender == "w" or any(n in _HE or n in _THEY or own_forces(n) for n in near)
    if not own and us is not None and scope is not None and 0 <= verb - scope.close <= 1 and scene.norms[scope.head].removeprefix("و") in _DECLARED:
        return us  # "X announced the repelling of an attack"
    return us if own else None


def _between(scene: Scene, first: int, last: int) -> bool:
    """Whether another party is named between the speaker and the pronoun."""
    return any(n.kind == "actor" and n.armed and n.first >= first and n.last <= last for n in scene.names)


def _speaker(scene: Scene, scope: Scope | None, helping: bool = False) -> Name | None:
    return _said_by(scene, scope, helping) if scope is not None and not scope.after else None


def _us(scope: Scope | None) -> Party | None:
    """Whoever says "we", named in an earlier sentence perhaps."""
    said = scope.chain[-1] if scope is not None and scope.chain else None
    return Party(said.id, said.words, said.start, said.end) if said is not None and said.armed and said.id else None


def _said_by(scene: Scene, scope: Scope | None, helping: bool = False) -> Name | None:
    if scope is None or not scope.chain:
        return None
    said = scope.chain[-1]
    return next((n for n in scene.names if n.kind == "actor" and (n.armed or helping) and not n.people and n.id == said.id and n.start == said.start), None)


def _last_armed(scene: Scene, before: int) -> Name | None:
    return next((n for n in reversed(scene.names) if n.kind == "actor" and n.armed and n.last <= before), None)


def _counted_before(scene: Scene, verb: int) -> bool:
    """`أن 300 شخص نزحوا`: people who are counted stand before a verb as its subject."""
    at = next((k + 1 for k in range(verb - 1, -1, -1) if scene.toks[k].kind == "p" or scene.norms[k] in ("ان", "وان", "بان", "ثم")), 0)
    return any(scene.toks[k].kind == "n" or scene.norms[k].removeprefix("و") in PERSONS for k in range(at, verb))


def his_men(scene: Scene, anchor: Anchor) -> bool:
    """`ونهب عناصرها متاجر`: the men of whoever was told before, where the sentence has named nobody yet."""
    verb = anchor.light if anchor.light >= 0 else anchor.first
    at = verb + 1
    if (anchor.tense == "noun" and anchor.light < 0) or at >= len(scene.norms) or not own_forces(scene.norms[at]):
        return False
    return not any(n.kind == "actor" and n.first < at for n in scene.names) and not any(h.first <= at < h.last for h in scene.hurts)


def omitted(scene: Scene, anchor: Anchor, gender: str) -> bool:
    """Whether a verb that opens a sentence goes on with the doer of the one before: `كما استهدفت`, `هاجموا`."""
    verb = anchor.light if anchor.light >= 0 else anchor.first
    if anchor.tense == "noun" and anchor.light < 0:
        return False
    norm = scene.norms[verb]
    if norm.endswith(("وا", "ون")) and anchor.gender == "p":
        return anchor.act != "displacement" and not _counted_before(scene, verb)
    also = verb > 0 and scene.norms[verb - 1] == "كما" and (verb == 1 or scene.toks[verb - 2].kind == "p")
    return also and gender != "" and anchor.gender == gender
