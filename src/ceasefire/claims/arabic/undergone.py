"""A verb of hitting that stands in the passive without its vowels: `استهدفت قوات أ بعبوة على طريق ب`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ceasefire.claims.arabic.kinds import KINDS
from ceasefire.claims.arabic.lexicon import forms_at, lexicon, weapon_at
from ceasefire.claims.arabic.names import ARMED
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.rolewords import PLATFORM, TARGETED
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.speechwords import SPEECH
from ceasefire.claims.arabic.tokens import bare, word_forms

_PREPOSITIONS = frozenset(fold(w) for w in ["في", "على", "قرب", "من", "إلى", "بين", "عند", "أثناء", "خلال", "شرق", "غرب", "شمال", "جنوب", "شرقي", "غربي", "شمالي", "جنوبي", "محيط", "أطراف", "ريف", "طريق", "وسط", "داخل", "جهة", "قبل", "يد"])
_WAYS = frozenset({"ground_assault", "explosive_device", "drone_strike", "airstrike", "missile_strike"})


def in_that_way(a: Anchor, b: Anchor, norms: Sequence[str]) -> bool:
    """`استهدف رتلا بكمين`, `استهدفت سيارة بهجوم انتحاري`: a verb of hitting and behind it by which act it hit."""
    near = (a.entry == "ar.hit.bare" or (a.entry == "ar.ground_assault.hujum" and b.act == "explosive_device") or (a.entry == "ar.hit" and b.act in (a.act, "ground_assault"))) and a.tense != "noun" and b.tense == "noun" and b.light < 0 and b.act in _WAYS and b.clitics == "ب"
    return near and b.first - a.last <= 8 and not any(n in _ENDS or n in ("ان", "بعد") or (n[:1] == "و" and n[1:] in _again()) for n in norms[a.last : b.first])


@lru_cache(maxsize=1)
def _again() -> frozenset[str]:
    """Verbs of the lexicon and of saying, which begin another clause behind "and"."""
    return SPEECH | {form for form, found in lexicon().forms.items() if any(f.tense != "noun" for f in found)}


_ENDS = frozenset({"،", "؛", ".", "ما", "مما"})
_BY = frozenset(fold(w) for w in ["بعبوة", "بعبوتين", "بعبوات", "بلغم", "بكمين", "بكمائن", "بسيارة"])


def undergone(scene: Scene, verb: int) -> bool:
    """Whether a party that stands right behind a verb of hitting is hit: with what stands behind it, then only where and when, and
    nothing that it could hit; one who hits has an object."""
    norms = scene.norms
    at = verb + 1
    led = False
    while at < len(norms) and any(bare(rest) in PLATFORM | TARGETED | ARMED for _, rest in word_forms(norms[at])) and not any(n.first == at for n in scene.names):
        at, led = at + 1, True
    name = next((n for n in scene.names if n.first == at and n.kind == "actor" and n.armed and (led or not n.adjective) and (not n.clitics or (led and n.clitics == "ل"))), None)
    if name is None or name.last >= len(norms):
        return False
    k = name.last
    means = weapon_at(norms, k)
    if means is None or means[2] != "ب":
        if norms[k] not in _BY:
            return False
        size = 1
    else:
        size = means[1]
    k += size
    k += k < len(norms) and norms[k].endswith(("ي", "يه", "ين")) and norms[k] not in _PREPOSITIONS and not any(n.first == k for n in scene.names)
    inside = {j for n in scene.names for j in range(n.first, n.last)} | {j for w in scene.times for j in range(w.first, w.last)}
    while k < len(norms):
        norm = norms[k]
        if norm in _ENDS or (norm[:1] == "و" and len(norm) > 3 and any(f.tense != "noun" for f, _ in forms_at(norms, k))) or any(h.first <= k < h.last for h in scene.hurts):
            return True
        known = k in inside or norm in _PREPOSITIONS or bare(norm) in KINDS or norm in KINDS
        owned = any(n.first == k and n.kind == "actor" and not n.clitics for n in scene.names)  # a second party without a preposition
        if not known or owned or (norm in KINDS and norms[k - 1] not in _PREPOSITIONS and bare(norms[k - 1]) not in KINDS):
            return False
        k += 1
    return True
