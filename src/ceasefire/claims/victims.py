"""One person killed or hurt whom no number counts: "assassinated the mayor", "killed N. Ville and her son"."""

from __future__ import annotations

from collections.abc import Collection

from ceasefire.claims import roles
from ceasefire.claims.harm_words import BE
from ceasefire.claims.parse import Parsed
from ceasefire.claims.person_words import Group, group_of, is_thing, like_person, unarmed
from ceasefire.claims.quantities import Quantity
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_MANY = words("family police people staff personnel crew civilian dead wounded")
_DETERMINERS = words("the a an his her their its")


def single_victims(p: Parsed, at: int, told: Collection[int], before: bool = False) -> list[Quantity]:
    """Each single person whom the verb of harm at a word befell. told: words of those counted already; before: whom it befell is
    the subject ("lost a leg")."""
    verb = p.doc[at]
    if not verb.tag_.startswith("VB"):
        verb = verb.head
        if roles.low(p.doc[at]) != "dead" or not verb.tag_.startswith("VB") or roles.low(verb) not in {"shot", "shoot", "shooting"}:
            return []
    if verb.dep_ in {"acl", "relcl"}:
        return []  # "the chief killed last year" says who he was
    victims = _of_subject(verb) if before and not roles.is_passive(verb) else roles.objects(verb) or _died(verb)
    if any(one.tag_ in {"NNS", "NNPS", "CD"} and one.i not in told for one in victims):
        return []  # somebody among them is counted by nobody
    return [
        Quantity(one.i, one.i, one.i, 1, 1, 1, _group(p, one))
        for one in victims
        # "killed N. Ville, a commander": he is counted as that.
        if one.i not in told and not _named_again(p, one, told) and not _speaks(p, one.i, at) and _one_person(p, one)
    ]


_DIE = words("died dies die perished succumbed")
_STRUCK = words("shot wounded injured hit stabbed struck hurt beaten")


def _died(verb: Word) -> list[Word]:
    """ "He died on the way to hospital", "its driver died on the spot": who died of what is told."""
    return _of_subject(verb) if roles.low(verb) in _DIE else []


def _of_subject(verb: Word) -> list[Word]:
    who = roles.subject(verb)
    return [] if who is None or who.tag_ not in {"PRP", "NN", "NNP", "NNS", "NNPS"} else roles.conjuncts(who)


def _speaks(p: Parsed, who: int, at: int) -> bool:
    """ "The mayor reported 8 wounded": whoever does something before the word of harm is none of those it befell."""
    between = range(who + 1, at)
    return any(p.tags[i] in {"VBD", "VBZ", "VBP"} and p.lows[i] not in BE for i in between) and not any(p.tags[i] in {"WP", "WDT"} for i in between)


def _group(p: Parsed, token: Word) -> Group:
    group = group_of(token.low) or "people"
    return "people" if group == "combatants" and token.i and unarmed(p.lows[token.i - 1], token.text) else group


def _named_again(p: Parsed, token: Word, told: Collection[int]) -> bool:
    if token.tag_ == "NNP" and p.lows[token.i + 1 : token.i + 3] in ([",", "a"], [",", "an"]) and any(i in told for i in range(token.i + 2, token.i + 8)):
        return True  # "N. Ville, a reporter, and his driver"
    if p.lows[token.i + 1 : token.i + 2] == [","] and p.lows[token.i + 2 : token.i + 3] in (["his"], ["her"], ["their"]):
        return False  # "a farmer, his sister and a neighbour"
    return (
        p.lows[token.i + 1 : token.i + 2] == [","]
        and any(i in told and "and" not in p.lows[token.i : i] for i in range(token.i + 2, token.i + 6))
        and not any(c.dep_ == "conj" for c in token.children)
    )


def _one_person(p: Parsed, token: Word) -> bool:
    if token.tag_ == "PRP" and token.low in {"he", "she"}:
        return True
    if token.tag_ == "NN" and any(c.dep_ == "acl" and roles.low(c) in _STRUCK for c in token.children):
        return token.text.lower() not in _MANY
    if token.i in p.named or "not" in p.lows[max(0, token.i - 3) : token.i] or is_thing(token.text):
        return False
    if token.tag_ == "NN":
        word = token.text.lower()
        return word not in _MANY and (group_of(word) is not None or like_person(word)) and any(
            roles.low(c) in _DETERMINERS or c.dep_ == "poss" for c in token.children
        )
    # A name of one word may be a town or a band that we do not know.
    return token.tag_ == "NNP" and (_of_an_age(p, token) or (any(
        c.dep_ in {"compound", "nmod", "amod"} and c.i not in p.named and (c.tag_ == "NNP" or group_of(c.low) is not None) for c in token.children
    ) and not any(
        roles.low(c) == "the" for c in token.children
    )))


def _of_an_age(p: Parsed, token: Word) -> bool:
    """ "Eighteen-year-old Nina", "Nina, 18," is a person."""
    return p.lows[token.i - 3 : token.i] == ["year", "-", "old"] or (p.tags[token.i + 1 : token.i + 4] == [",", "CD", ","] and token.i + 2 not in p.named)
