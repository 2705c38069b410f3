"""Whose offer or demand is accepted or turned down: "the Xian road map", "rejected it" after X's proposal."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

import msgspec

from ceasefire.claims import roles
from ceasefire.claims.draft import Draft
from ceasefire.claims.lexicon import singular
from ceasefire.claims.mentions import Mention
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import Party
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_ANSWERS = frozenset({"acceptance", "rejection"})
_OFFERS = words(
    """offer proposal plan term demand ultimatum list initiative call map roadmap request condition truce ceasefire pause draft blueprint formula
    deadline appeal suggestion idea gesture declaration lull paper"""
)
_PROPOSES = frozenset({"demand_or_ultimatum", "truce_declared", "threat", "acceptance", "offensive_halted"})
_POINTS = words("it them this that these those the")
_NEAR = 2


def answered_to(p: Parsed, draft: Draft, earlier: Sequence[Draft], actors: Container[str], previous: Sequence[Mention] = ()) -> Draft:
    """An acceptance or rejection with whoever made the offer that it answers; unchanged where that is not said, or two did.
    previous: the names in the sentence before."""
    if draft.act not in _ANSWERS or any(one.id is not None for one in draft.targets):
        return draft
    verb = p.doc[draft.found.token]
    things = [*roles.objects(verb), *roles.behind_one_of(verb, frozenset({"to", "with"}))]
    things += [o for t in verb.children if t.low in {"yes", "no"} for o in roles.behind_one_of(t, frozenset({"to"}))]
    for thing in things:
        if singular(thing.low) in _OFFERS and (whose := next((c for c in reversed(thing.lefts) if p.mention(c, "actor") is not None), None)) is not None:
            return _with(draft, roles.party(p, whose))
    if not any(_points(thing) for thing in things):
        return draft
    theirs = {one.id for one in draft.doers}
    for old in reversed(earlier):
        if draft.sentence - old.sentence > _NEAR:
            break
        if old.act not in _PROPOSES or old.stance.denied or old.stance.negated:
            continue
        ids = {one.id for one in old.doers if one.id is not None}
        who = old.doer
        if not ids and old.stance.chain and old.stance.chain[-1].id in actors:
            # "X announced an initiative that calls for a truce": it is X's
            said = old.stance.chain[-1]
            ids, who = {str(said.id)}, Party(said.id, said.words, said.span, 0)
        if len(ids) != 1 or who is None or ids <= theirs:
            return draft
        return _with(draft, who)
    made = [m for m in previous if m.kind == "actor" and m.id is not None and _MADE.match(p.text, m.end) is not None]
    return _with(draft, Party(made[0].id, made[0].surface, (made[0].start, made[0].end), 0)) if len({m.id for m in made}) == 1 else draft


_MADE = re.compile(r"(?:['’]s [\w ]{3,30})?(?: (?:has|had|have|also|later|on [A-Z]\w+))* (?:proposed|offered|put forward|tabled|suggested|presented|submitted|floated|unveiled|announced|announces|offers|proposes)\b")


def _with(draft: Draft, who: Party) -> Draft:
    if who.id is None or any(who.id == one.id for one in draft.doers):
        return draft
    return msgspec.structs.replace(draft, targets=(who, *draft.targets))


def _points(thing: Word) -> bool:
    """ "it", "the offer", "the whole list": something told before."""
    if thing.low in _POINTS:
        return True
    return singular(thing.low) in _OFFERS and any(c.low in _POINTS for c in thing.lefts) and not any(c.dep_ in {"poss", "acl", "relcl"} or c.low in {"of", "by", "from"} for c in thing.children)
