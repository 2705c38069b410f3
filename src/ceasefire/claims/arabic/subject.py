"""The subject of a verb: whoever stands before or right after it, a leader or some of his men included."""

from __future__ import annotations

from ceasefire.claims.arabic.adjectives import owned
from ceasefire.claims.arabic.anchors import STRONG
from ceasefire.claims.arabic.lexicon import forms_at, weapon_at
from ceasefire.claims.arabic.names import ARMED, Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.numbers import number_at
from ceasefire.claims.arabic.party import Party, description, party
from ceasefire.claims.arabic.persons import PERSONS
from ceasefire.claims.arabic.rolewords import AFFILIATED, AGAINST, CONTROL, LEADERS, PLATFORM, TARGETED
from ceasefire.claims.arabic.scene import Scene
from ceasefire.claims.arabic.tokens import bare


def actors_in(scene: Scene, first: int, last: int, people: bool = True) -> list[Name]:
    """The actors named between two tokens. people: those of the kind population as well."""
    return [n for n in scene.names if n.kind == "actor" and n.first >= first and n.last <= last and (people or not n.people)]


def word_before(scene: Scene, name: Name, back: int = 1) -> str:
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


def described(scene: Scene, name: Name) -> bool:
    """"The areas that X holds": X neither does nor suffers it."""
    return any((word := word_before(scene, name, b)).startswith(CONTROL) and not word.startswith("الخارجي") for b in (1, 2))


_FRESH = frozenset({"وفي", "فقد", "وقد", "لقد", "قد"})
"""What opens a clause whose subject follows its verb."""
_PRONOUN_AFTER = frozenset(fold(w) for w in ["عليه", "عليها", "به", "بها", "فيه", "فيها", "منه", "منها", "له", "لها", "إليه", "إليها", "عنه", "عنها", "عليهم", "لهم", "قد", "أيضا", "بدوره", "بدورها"])


_BODIES = frozenset(fold(w) for w in ["مفوضية", "بعثة", "مكتب", "لجنة", "مجلس", "منظمة", "وزارة", "حكومة", "خارجية", "دفاع", "داخلية", "سياسي", "أعلى", "خاص", "سامي", "مفوض", "منسق", "مبعوث", "ممثل", "أركان", "هيئة", "شؤون"])
"""Bodies and ranks that stand between a leader and whose he is."""
_MEN = frozenset(fold(w) for w in ["مجاهدو", "مجاهدي", "أبطال", "ثوار"])
_SOME = frozenset(fold(w) for w in ["عشرات", "مئات", "آلاف", "عدد", "بعض", "معظم", "كثير", "مجموعة"])


def adjacent(scene: Scene, at: int, name: Name, leaders: bool = False) -> bool:
    """Whether only quotation marks and words for what belongs to an actor stand between; leaders: or for who leads him."""
    if name.clitics.rstrip("وف") and not name.clitics.endswith("ل"):
        return False
    gap = [scene.norms[k] for k in range(at, name.first) if scene.toks[k].kind == "w" and not any(w.first <= k < w.last for w in scene.times)]
    if name.clitics.endswith("ل"):
        led = leaders and bool(gap) and bare(gap[0]) in LEADERS and all(bare(g) in LEADERS for g in gap)
        return led or (bool(gap) and bare(gap[-1]) in AFFILIATED)
    gap = [g for g in gap if g not in _PRONOUN_AFTER]
    number = number_at(scene.toks, at) if len(gap) > 1 else None
    if number is not None and number.last < name.first:
        counted = number.last + (scene.norms[number.last] in PERSONS)
        if scene.norms[counted] == "من":
            gap = [scene.norms[k] for k in range(counted + 1, name.first) if scene.toks[k].kind == "w"]  # "three (fighters) of X"
    elif gap and gap[0] in _SOME and "من" in gap[1:2]:
        gap = gap[2:]  # "dozens of the fighters of X"
    if gap and not name.adjective and gap[0].startswith("ال") and bare(gap[-1]) not in AFFILIATED and "من" not in gap and not (leaders and gap[-1] == "باسم"):
        return False  # "the factions gave X …": a noun with its article owns no name
    if gap and gap[-1] == "من" and not name.adjective and all(PERSONS.get(g, ("",))[0] == "combatants" or g in ("عشرات", "مئات", "عدد", "من") for g in gap):
        return len(gap) <= 4  # "120 fighters of X"
    if leaders and gap and bare(gap[0]) in LEADERS and not name.adjective:
        return len(gap) <= 4 and all(bare(g) in LEADERS or bare(g) in _BODIES or g in ("باسم", "في", "من") or bare(g) in PLATFORM for g in gap)
    if name.adjective:
        if len(gap) > 1 and bare(gap[-1]) in TARGETED and bare(gap[-1]) in owned() and weapon_at(scene.norms, at) is not None:
            return False  # "a drone attacked an Xian base"
        return 0 < len(gap) <= 4 and bare(gap[0]) in owned() | ARMED and not any(g in AGAINST or g in ("من", "في", "الي") for g in gap)
    return len(gap) <= 4 and all(bare(g) in PLATFORM or g in PLATFORM or g in _MEN for g in gap) and (not gap or gap[-1] != "من" or gap[0] != "من")


def clause_start(scene: Scene, i: int) -> int:
    """Index after the last word that begins a clause before token i."""
    k = i - 1
    while k >= 0:
        if scene.norms[k] in STRONG or scene.norms[k] in ("؛", ":"):
            return k + 1
        if scene.norms[k] == "،" or (k <= _DATELINE and scene.norms[k] in _DASHES):
            return k + 1
        k -= 1
    return 0


_DASHES = frozenset({"-", "–", "—", "/", "|"})
_DATELINE = 8
"""Words up to which a dash ends a dateline: `كييف - قصفت أ ب`; its town is no subject."""


def left_subject(scene: Scene, verb: int, floor: int, people: bool = True) -> tuple[Party | None, bool]:
    """(the party before a verb in its clause, whether something else stands there as subject)."""
    start = max(clause_start(scene, verb), floor)
    opened = start == verb  # the verb opens its clause
    if start > 0 and scene.norms[start - 1] == "،" and scene.norms[start] not in _FRESH and not _has_subject(scene, start, verb):
        # A modifier between commas: the subject stands before it.
        earlier = clause_start(scene, start - 1)
        start = max(earlier, floor) if scene.norms[verb][:1] != "و" and scene.norms[start] != "ثم" else start
    if scene.norms[verb][:1] in ("و", "ف") and (len(scene.norms[verb]) > 4 or any(clitics[:1] in ("و", "ف") for _, clitics in forms_at(scene.norms, verb))):
        return None, False
    opens = clause_start(scene, start + 1)
    framed = scene.norms[opens].removeprefix("و") in _FRAMING or scene.norms[opens : opens + 2] == ["علي", "الرغم"]
    if framed and verb - opens < 14 and not any(w.first in (opens, opens + 1) for w in scene.times) and (opened or actors_in(scene, opens, verb, people)) and not any(n in ("الذي", "التي") for n in scene.norms[opens:verb]):
        return None, False  # "despite the deal of X, Y shelled"
    for name in actors_in(scene, start, verb, people):
        if _words(scene, start, name.first) <= 4 and (name.clitics in ("", "و", "ف") or adjacent(scene, start, name)) and not described(scene, name):
            return party(scene.text, name), True
        if name.clitics.endswith("ل") and name.first - start <= 4 and bare(word_before(scene, name)) in AFFILIATED | PLATFORM:
            return party(scene.text, name), True
        break
    found = description(scene, start, verb)
    if found:
        return found, True
    led = {n.first for n in scene.names if n.kind == "place" and {"في", "وفي"} & set(scene.norms[max(0, n.first - 2) : n.first])}
    return None, any(n.kind == "place" and n.first >= start and n.last <= verb and n.first not in led for n in scene.names) and verb - start <= 8


def _words(scene: Scene, first: int, last: int) -> int:
    """Words between, without quotation marks and `نحو` before a number."""
    return sum(one not in _SLIGHT for one in scene.norms[first:last])


_SLIGHT = frozenset(fold(w) for w in ["نحو", "حوالي", "قرابة", "زهاء", '"', "«", "»", "“", "”"])

_FRAMING = frozenset(fold(w) for w in ["رغم", "برغم", "بعد", "عقب", "منذ", "إثر", "خلال", "قبل", "أثناء", "قبيل", "بسبب", "نتيجة", "بالتزامن"])


def subject_before(scene: Scene, verb: int, floor: int, people: bool) -> Party | None:
    start = max(floor, next((k + 1 for k in range(verb - 1, -1, -1) if scene.norms[k] in ("ان", "وان") or (k <= _DATELINE and scene.norms[k] in _DASHES)), 0))
    for name in actors_in(scene, start, verb, people):
        if name.first - start <= 2 and name.clitics == "" and not described(scene, name):
            return party(scene.text, name)
        break
    return None


def _has_subject(scene: Scene, first: int, last: int) -> bool:
    return bool(actors_in(scene, first, last)) or description(scene, first, last) is not None


def then(scene: Scene, verb: int, floor: int, gender: str) -> Party | None:
    """`ردت أ على النيران، ثم انسحبت`: who stands right behind the verb that opens the clause before "then", or before it."""
    start = clause_start(scene, verb - 1 - (scene.norms[verb - 2 : verb - 1] == ["،"]))
    name = next(iter(actors_in(scene, max(start, floor), verb, False)), None)
    if name is None or name.clitics or name.first - start > 2 or described(scene, name):
        return None
    opens = scene.norms[start]
    agrees = name.first == start or gender not in ("m", "f") or (gender == "f") == opens.endswith("ت")
    return party(scene.text, name) if agrees and adjacent(scene, start + 1 if name.first > start else start, name) else None
