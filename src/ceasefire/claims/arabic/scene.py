"""A sentence with what was found in it, and the words that say an act there."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.claims.arabic.dates import When
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.tokens import Token
from ceasefire.claims.arabic.unharmed import Hurt


class Anchor(msgspec.Struct, frozen=True):
    """An act where it stands. first, last: half-open token span of the words that say it; act;
    entry: lexicon id; tense: past, present, noun; gender: of the verb; light: index of the verb that
    carries a noun, -1 for none; role: of that verb (do, hit, fall, suffer, exist, foil);
    clitics: written onto the word; weapon: token span of the means, or None; object: it carries an object pronoun;
    passive: its verb is written in the passive, or the light verb says that something was done to its subject."""

    first: int
    last: int
    act: str
    entry: str
    tense: str
    gender: str = ""
    light: int = -1
    role: str = "do"
    clitics: str = ""
    weapon: tuple[int, int] | None = None
    object: bool = False
    passive: bool = False

    @property
    def statement(self) -> bool:
        """Whether it is a charge or a saying, whose places end at the comma."""
        return self.act == "violation_alleged"

    @property
    def start(self) -> int:
        """Where it begins, its carrying verb included."""
        return min(self.first, self.light) if self.light >= 0 else self.first


class Scene(msgspec.Struct, frozen=True):
    """What was found in one sentence so far."""

    text: str
    toks: Sequence[Token]
    norms: list[str]
    names: Sequence[Name]
    times: Sequence[When]
    hurts: Sequence[Hurt]
