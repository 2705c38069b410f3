"""Counted things in monitors' prose: "about 40 bursts of heavy-machine-gun fire", "uncountable shots"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from ceasefire.claims.numerals import number_at
from ceasefire.claims.observation.words import form, words
from ceasefire.claims.text import Span

_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|dozen)"
)
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|an?|(?:a\s+)?{_WORD}(?:(?:[\s\-‐‑]+and)?[\s\-‐‑]+{_WORD}){{0,5}})"
"""A number in digits or words, "a" and "an" too."""


class Count(msgspec.Struct, frozen=True):
    """How many. low, high: bounds, None open; exact: one number was said; modifier: at_least, over, about,
    up_to or uncountable, None when none stands with it; span: the words."""

    low: int | None
    high: int | None
    exact: int | None
    modifier: str | None
    span: Span

    def terms(self) -> dict[str, str]:
        """`count` for one number, `count_min` and `count_max` for bounds, `count_modifier`."""
        out: dict[str, str] = {}
        if self.exact is not None and self.modifier in (None, "about"):
            out["count"] = str(self.exact)
        else:
            if self.low is not None:
                out["count_min"] = str(self.low)
            if self.high is not None:
                out["count_max"] = str(self.high)
        if self.modifier is not None:
            out["count_modifier"] = self.modifier
        return out


class Item(msgspec.Struct, frozen=True):
    """One counted thing. type: its name in `words.yaml`; act: what it is by its type; weapon: as written;
    weapon_act: what fire from it is; heading: outgoing or incoming, where the words before it say so; spans of each."""

    count: Count | None
    type: str
    act: str
    type_span: Span
    weapon: str | None
    weapon_act: str | None
    weapon_span: Span | None
    end: int
    heading: str | None = None


_OF = re.compile(r"\s+of\s+(?!(?:an?\s+)?(?:unknown|undetermined|unidentified|unattributed|uncertain|unspecified)\b)", re.IGNORECASE)
_FIRE = re.compile(r"\b(?:fire|gunfire|shelling|firing|ammunition|shooting|weapons?|arms|calib\w+|ordnance|munitions?|explosives?|flames?)\b", re.IGNORECASE)
_FREE = re.compile(
    r"(?:^|[,;:(–—]|\b(?:and|or|of|the|with|by|from|as|both|also|heard|saw|seen|observed|witnessed|spotted|noted|recorded|registered|documented|counted|logged|detected|reported|not|any|hear|see))\s*$", re.IGNORECASE
)
"""What may stand before a plural without a number: nothing that says which ("solar flares")."""


def value(said: str) -> int | None:
    """The number that words or digits say."""
    low = form(said)
    if low in {"a", "an"}:
        return 1
    if low.startswith("a ") and low != "a dozen":
        low = low[2:]
    found = number_at(low.split(" "), 0)
    return found[0] if found is not None and found[0] < 1_000_000 else None


@lru_cache(maxsize=1)
def _item() -> re.Pattern[str]:
    w = words()
    adjectives = rf"(?:(?:\d{{2,3}}\s?mm|[\"“]?{w.adjective})[\s\-‐‑,]+(?:and\s+|or\s+|type\s+)?){{0,5}}"
    return re.compile(
        rf"(?:\b(?P<mod>{w.modifier})\s+)?\b(?:(?P<num>{NUMBER})(?:\s*(?:[-–—‐‑]|to|or)\s*(?P<num2>{NUMBER}))?|(?P<much>{w.uncountable}))"
        rf"[\s\-‐‑]+(?P<adj>{adjectives})(?P<type>{w.type})\b(?:\s+(?:of|from|by|caused\s+by)\s+(?=(?P<of>[^,;.()]{{0,60}})))?"
        rf"|\b(?P<badj>{adjectives})(?P<btype>{w.type})\b(?:\s+(?:of|from|by)\s+(?=(?P<bof>[^,;.()]{{0,60}})))?"
        rf"|\b(?P<wadj>{adjectives})(?P<fire>fire|gunfire|shelling)\b",
        re.IGNORECASE,
    )


def count_of(found: re.Match[str], prefix: str = "") -> Count | None:
    """The count of a match with groups `mod`, `num`, `num2`, `much`."""
    if found["much"]:
        return Count(None, None, None, "uncountable", found.span("much"))
    low = value(found["num"])
    high = value(found["num2"]) if found["num2"] else None
    if low is None:
        return None
    span = (found.start("mod") if found["mod"] else found.start("num"), found.end("num2") if found["num2"] else found.end("num"))
    modifier = words().modifiers.get(form(found["mod"])) if found["mod"] else None
    if modifier == "exactly":
        modifier = None
    if high is not None:
        return Count(low, high, None, modifier, span) if high >= low else None
    if modifier in ("at_least", "over"):
        return Count(low, None, None, modifier, span)
    if modifier == "up_to":
        return Count(None, low, None, modifier, span)
    return Count(low, low, low, modifier, span)


@lru_cache(maxsize=1)
def _times() -> re.Pattern[str]:
    return re.compile(rf"(?:\b(?P<mod>{words().modifier})\s+)?\b(?P<num>{NUMBER})(?P<num2>(?!))?(?P<much>(?!))?\s+times\b", re.IGNORECASE)


def times_over(text: str, start: int, end: int) -> Count | None:
    """ "broke it more than 130 times": how often, where a passage says so of more than once."""
    found = _times().search(text, start, end)
    return count_of(found) if found is not None and form(found["num"]) not in ("a", "an") else None


def items(text: str, start: int, end: int) -> Iterator[Item]:
    """Counted things of text[start:end], in order. What has no number is one where it stands in the plural, or
    is fire of a named weapon."""
    w = words()
    taken = start
    for found in _item().finditer(text, start, end):
        if found["fire"]:
            if found.start("fire") <= taken:
                continue  # the fire that bursts were of
            if not found["wadj"] and found["fire"].lower() == "fire":
                continue
            span = found.span("fire")
            shelled = found["fire"].lower() == "shelling"
            weapon = _weapon(text, found.start("wadj"), found.start("fire"))
            if found["fire"].lower() == "fire" and weapon is None:
                continue
            yield Item(None, "shelling" if shelled else "fire", "shelling" if shelled else "small_arms_fire", span, *_fields(weapon), found.end())
            continue
        numbered = found["type"] is not None
        said, span = (found["type"], found.span("type")) if numbered else (found["btype"], found.span("btype"))
        kind = w.types.get(form(said))
        if kind is None:
            continue
        if not numbered and not (form(said).split(" of ")[0].endswith("s") and _FREE.search(text, max(start, found.start() - 24), found.start())):
            continue
        count = count_of(found) if numbered else None
        if numbered and count is None:
            continue
        adj, of = ("adj", "of") if numbered else ("badj", "bof")
        weapon = _weapon(text, found.start(adj), found.end(adj))
        if weapon is None and found[of]:
            weapon = _weapon(text, found.start(of), found.end(of), first=True)
        elif weapon is None:
            weapon = _weapon(text, span[0], span[1])
        if weapon is None and _OF.match(text, span[1]) and not _FIRE.search(found[of] or ""):
            continue  # "a burst of activity", "rounds of talks"
        taken = span[1] + 60 if found[of] and weapon is not None and weapon[2][0] > span[1] else taken
        if taken > span[1]:
            tail = re.compile(r"[^,;.()]*?\bfire\b", re.IGNORECASE).match(text, span[1], min(end, taken))
            taken = tail.end() if tail is not None else span[1]
        until = weapon[2][1] if weapon is not None and weapon[2][0] > span[1] else span[1]
        yield Item(count, kind.name, kind.act, span, *_fields(weapon), until, next((h for h in ("outgoing", "incoming") if h in form(found[adj] or "").split()), None))


def _fields(weapon: tuple[str, str, Span] | None) -> tuple[str | None, str | None, Span | None]:
    return weapon if weapon is not None else (None, None, None)


def _weapon(text: str, start: int, end: int, first: bool = False) -> tuple[str, str, Span] | None:
    """The weapon that words name: the last before a noun, the first after "of"."""
    w = words()
    found = list(w.weapon.finditer(text, start, end))
    if not found:
        return None
    one = found[0] if first else found[-1]
    name = w.weapon.sub(lambda m: m.group(), one.group())
    bare = re.sub(r"^\d{2,3}\s?mm[\s\-]+|^calibre[\s\-]+", "", name, flags=re.IGNORECASE)
    act = w.weapons.get(form(bare))
    return (" ".join(name.lower().split()), act, one.span()) if act is not None else None
