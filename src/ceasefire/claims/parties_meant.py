"""Whom the parties of an act mean, once the text around its sentence is known."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ceasefire.claims import link
from ceasefire.claims.antecedent import first_person
from ceasefire.claims.anybody import unaimed
from ceasefire.claims.armies import army_meant
from ceasefire.claims.attribution import Stance
from ceasefire.claims.bystanders import no_bystanders
from ceasefire.claims.counterparts import in_own_words
from ceasefire.claims.draft import Draft
from ceasefire.claims.groups import group_meant, may_be_group, side_meant
from ceasefire.claims.home_army import home_army_meant
from ceasefire.claims.mentions import Mention
from ceasefire.claims.mouths import in_mouth
from ceasefire.claims.offices import office_meant
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import Party
from ceasefire.claims.short_forms import short_meant
from ceasefire.dossier.vocabulary import Vocabulary


class PartiesMeant:
    """Looks up the parties of one text. found: its names, in order; named: those in each sentence; speakers: who speaks where nobody
    is named."""

    def __init__(
        self, text: str, found: Sequence[Mention], named: Sequence[Sequence[Mention]], speakers: tuple[str, ...], vocabulary: Vocabulary
    ) -> None:
        self._text, self._found, self._named, self._speakers, self._vocabulary = text, found, named, speakers, vocabulary
        self._starts = [m.start for m in found]

    def doers(self, p: Parsed, draft: Draft, number: int, earlier: Sequence[Draft], last: Party | None) -> tuple[Party, ...]:
        """The doers of an act. earlier: the acts told before; last: the doer told last."""
        return tuple([self._doer(p, one, draft, number, earlier, last) for one in draft.doers])

    def targets(self, p: Parsed, draft: Draft, number: int, earlier: Sequence[Draft], doers: Sequence[Party]) -> tuple[Party, ...]:
        """Whom an act is done to. doers: who does it; "it" is none of them."""
        if not draft.targets:
            return ()
        actors = self._vocabulary.actors
        found: list[Party] = []
        for old in draft.targets:
            one = self._by_short_name(p, self._who_is_meant(old, number, draft.word[0], None, False) if old.pronoun else old)
            if may_be_group(one):
                one = group_meant(p, one, self._text, self._until(draft.span[0]), actors, earlier, number)
            one = unaimed(one, draft.act, actors)
            found.append(old if one.pronoun and one.id is not None and any(one.id == d.id for d in doers) else one)
        return tuple(found)

    def in_mouths(self, p: Parsed, some: tuple[Party, ...], told: Stance) -> tuple[Party, ...]:
        """Parties as those mean them who tell of the act."""
        if not some:
            return some
        speaking, actors = [who.id for who in told.chain], self._vocabulary.actors
        meant: list[Party] = []
        for one in some:
            one = in_mouth(p, one, speaking, self._speakers, self._vocabulary) if one.id is not None else one
            meant.append(one if one.id is not None else first_person(p, in_own_words(p, one, told, actors), told.chain, actors))
        return tuple(meant)

    def _doer(self, p: Parsed, one: Party, draft: Draft, number: int, earlier: Sequence[Draft], last: Party | None) -> Party:
        if one.id is None:
            start = one.span[0]
            if one.pronoun:
                one = self._who_is_meant(one, number, start, last, True)
            if may_be_group(one):
                known = [*self._until(draft.span[0]), *self._names_before(number, start)]
                one = group_meant(p, one, self._text, known, self._vocabulary.actors, earlier, number)
            one = side_meant(p, one, self._vocabulary)
        return self._by_short_name(p, one)

    def _by_short_name(self, p: Parsed, one: Party) -> Party:
        found, vocabulary = self._found, self._vocabulary
        if one.id is not None or one.pronoun:
            return army_meant(p, one, (), vocabulary)
        before = self._until(one.span[0])
        one = home_army_meant(p, army_meant(p, one, before, vocabulary), found, vocabulary)
        return office_meant(short_meant(p, one, before, vocabulary), p.text, found, vocabulary.actors)

    def _until(self, at: int) -> Sequence[Mention]:
        """The names of the text before a place in it."""
        return self._found[: bisect_left(self._starts, at)]

    def _names_before(self, number: int, at: int) -> list[Mention]:
        """The names of a sentence that end before a place in the text."""
        return [m for m in self._named[number] if m.end <= at]

    def _who_is_meant(self, one: Party, number: int, at: int, last: Party | None, subject: bool) -> Party:
        if one.id is not None:
            return one
        return link.who_is_meant(one, no_bystanders(self._names_before(number, at), self._text), no_bystanders(self._previous(number), self._text), last, subject)

    def _previous(self, number: int) -> Sequence[Mention]:
        """The names of the sentence before one."""
        return self._named[number - 1] if number else ()
