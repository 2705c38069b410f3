"""Small facts of a statement: from when a truce holds, who guarantees it, an ultimatum's deadline."""

from __future__ import annotations

from ceasefire.claims.arabic.anchors import Scene
from ceasefire.claims.arabic.dates import When
from ceasefire.claims.arabic.tokens import word_forms
from ceasefire.clock import first_day, local_text

_IN_FORCE = {"سريان", "ساريه", "الساريه", "ساريا", "سار", "بدء", "بدا", "بدات", "يبدا", "تبدا", "دخل", "دخلت", "دخول", "يدخل", "تدخل", "اعتبارا", "حيز", "منذ"}
_DEADLINE = {"مهله", "حتي", "امهل", "امهلت", "خلال", "غايه"}


def terms_of(scene: Scene, act: str, first: int, last: int) -> dict[str, str]:
    """Terms that the words [first, last) of a statement give; empty for other acts.

    in_force: local time or day from which a truce holds; guarantors, mediators: actor ids by comma,
    in the order of the text; deadline: local day or time of an ultimatum.
    """
    out: dict[str, str] = {}
    norms = scene.norms
    if act in ("truce_declared", "agreement_signed"):
        for when in scene.times:
            if first - 4 <= when.first < last + 2 and _any(norms[max(0, when.first - 8) : when.first + 1], _IN_FORCE):
                out["in_force"] = _moment(when)
                break
        for key, words in (("guarantors", {"ضمانه", "بضمانه", "الضامنه", "الضامنين", "برعايه", "رعايه"}), ("mediators", {"بوساطه", "وساطه"})):
            ids = [
                n.id for n in scene.names
                if n.kind == "actor" and n.id and n.first >= first and _any(norms[max(0, n.first - 8) : n.first], words)
            ]  # fmt: skip
            if ids:
                out[key] = ",".join(dict.fromkeys(ids))
    if act == "demand_or_ultimatum":
        for when in scene.times:
            if first <= when.first < last and _any(norms[max(0, when.first - 3) : when.first + 1], _DEADLINE):
                out["deadline"] = _moment(when)
                break
    return out


def _any(norms: list[str], words: set[str]) -> bool:
    return any(rest in words for n in norms for _, rest in word_forms(n))


def _moment(when: When) -> str:
    if when.interval.timed:
        return local_text(when.interval.start, when.interval.zone)
    return first_day(when.interval).isoformat()

