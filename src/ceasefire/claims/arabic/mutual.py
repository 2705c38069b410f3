"""The two sides of an act that both do: `اشتباكات بين أ وب`, `اشتبكت أ مع ب`."""

from __future__ import annotations

from ceasefire.claims.arabic.names import ARMED, Name
from ceasefire.claims.arabic.party import Parties, Party, party
from ceasefire.claims.arabic.rolewords import PLATFORM
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.subject import actors_in, adjacent, described, left_subject, word_before
from ceasefire.claims.arabic.tokens import bare


def _second(scene: Scene, anchor: Anchor, actors: list[Name]) -> Name | None:
    """`بين القوات الحكومية ومقاتلي أ`: the second of two sides, the first of whom is nobody known."""
    for name in actors[:1]:
        k = name.first - 1
        lead = "" if name.clitics == "ل" else name.clitics[:1]
        while not lead and k > anchor.last and bare(scene.norms[k].removeprefix("و")) in PLATFORM:
            lead, k = scene.norms[k][:1] if scene.norms[k][:1] == "و" else "", k - 1
        between = scene.norms[anchor.last : name.first]
        if lead == "و" and "بين" in between and name.first - anchor.last - between.index("بين") <= 8:
            return name
    return None


def mutual(scene: Scene, anchor: Anchor, limit: int, floor: int) -> Parties:
    """`اشتباكات بين أ وب`, `اشتبكت أ مع ب`."""
    actors = [n for n in actors_in(scene, anchor.last, limit) if not described(scene, n)]
    sides: list[Name] = []
    joined = False
    for name in actors:
        one, two = word_before(scene, name), word_before(scene, name, 2)
        if not sides and (one == "بين" or two == "بين" or name.clitics.endswith("ب")):
            sides.append(name)
            joined = True
        elif sides and joined and len(sides) == 1:
            gap = scene.norms[sides[0].last : name.first]
            other = any(g in ("جهه", "وبين", "مقابل", "جانب") or (g[:1] == "و" and bare(g[1:]) in PLATFORM | ARMED) for g in gap) or "و" in gap or name.clitics.startswith("و")
            if other:
                sides.append(name)
    # "A and those loyal to it on one side, B on the other": the last named after "from the other".
    if len(sides) == 2:
        for name in actors:
            if name.first > sides[1].first and any(g in ("جهه", "جانب") for g in scene.norms[sides[0].last : name.first]) and not any(
                g in ("جهه", "جانب") for g in scene.norms[sides[0].last : sides[1].first]
            ):
                sides[1] = name
                break
        return Parties(party(scene.text, sides[0]), party(scene.text, sides[1]), True)
    if not sides and (second := _second(scene, anchor, actors)) is not None:
        return Parties(None, party(scene.text, second), True)
    if not sides and anchor.tense != "noun" and scene.norms[anchor.first].removeprefix("و").startswith(("تبادل", "يتبادل", "تتبادل")) and len(actors) > 1 and actors[1].clitics.startswith("و"):
        return Parties(party(scene.text, actors[0]), party(scene.text, actors[1]), True)
    if not sides and anchor.first > 0 and floor <= anchor.first:
        # "A and B exchanged fire": both stand between the verb and the act, or before the verb.
        at = next((k for k in range(anchor.first - 1, max(floor, anchor.first - 14) - 1, -1) if scene.norms[k].removeprefix("و").startswith(("تبادل", "يتبادل", "خاض"))), -1)
        if at >= 0:
            around = [n for n in actors_in(scene, max(floor, at - 12), anchor.first) if not described(scene, n)]
            if len(around) >= 2 and around[1].clitics.startswith("و"):
                return Parties(party(scene.text, around[0]), party(scene.text, around[1]), True)
            if around and around[0].first > at and len(around) == 1:
                other_ = next((n for n in actors if word_before(scene, n) == "مع" or word_before(scene, n, 2) == "مع"), None)
                return Parties(party(scene.text, around[0]), party(scene.text, other_) if other_ else None, True)
    with_ = next((n for n in actors if word_before(scene, n) == "مع" or word_before(scene, n, 2) == "مع"), None)
    verb = anchor.light if anchor.light >= 0 else anchor.first
    doer: Party | None = None
    if anchor.tense != "noun" or anchor.role == "do":
        doer = left_subject(scene, verb, floor)[0]
        if doer is None and actors and actors[0] is not with_ and adjacent(scene, verb + 1, actors[0]):
            doer = party(scene.text, actors[0])
        if doer is not None and anchor.tense == "noun" and anchor.light < 0 and ((with_ is None and scene.norms[anchor.first - 1] in _FRAMES) or not any(n.armed and n.start == doer.start for n in scene.names)):
            doer = None  # whoever condemned the fighting, stopped work because of it or did something after it did not fight
    if sides:
        return Parties(party(scene.text, sides[0]), None, True)
    return Parties(doer, party(scene.text, with_) if with_ else None, True)


_FRAMES = frozenset({"بعد", "عقب", "اثر", "منذ", "قبل", "جراء", "بسبب", "نتيجه", "عن", "رغم", "خلال", "اثناء"})
