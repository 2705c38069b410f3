"""Harmed men who are the speaker's own: `أعلن أ مقتل ثلاثة من مقاتليه`, `أقر أ بمقتل جنديين`."""

from __future__ import annotations

from ceasefire.claims.arabic.asserter import strip
from ceasefire.claims.arabic.event import Event
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.party import Party
from ceasefire.claims.arabic.scene import Scene
from ceasefire.claims.arabic.speakers import own_forces
from ceasefire.claims.arabic.unharmed import Hurt

_ADMITS = frozenset(fold(w) for w in ["أقر", "أقرت", "أقروا", "يقر", "تقر", "اعترف", "اعترفت", "اعترفوا", "يعترف", "تعترف"])


def own_men(scene: Scene, hurt: Hurt, event: Event) -> Party | None:
    """`أعلن أ مقتل ثلاثة من مقاتليه`: the harmed are the speaker's own."""
    said = event.scope.chain[-1] if event.scope is not None and event.scope.chain and not event.scope.after else None
    if said is None or said.id is None or not said.armed:
        return None
    own = any(own_forces(n) for n in scene.norms[min(hurt.first, hurt.head + 1) : hurt.last + 2])
    scope = event.scope
    admits = scope is not None and bool(hurt.harm.combatants) and strip(scene.norms[scope.head], _ADMITS) is not None and hurt.first - scope.close <= 2
    if not own and not admits:
        return None
    return Party(said.id, said.words, said.start, said.end)
