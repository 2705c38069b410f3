"""One act found at one word, and what its noun phrases are about."""

from __future__ import annotations

import msgspec

from ceasefire.claims.lexicon import Entry, lexicon, singular
from ceasefire.claims.memo import of_spelling
from ceasefire.claims.roles import Party, low
from ceasefire.claims.word import Word, of_word
from ceasefire.dossier.wordlist import words

AID = words("""aid relief humanitarian charity food medicine assistance medical flour wheat grain rice millet sorghum maize lentil bread ration foodstuff vaccine vaccines insulin crescent ngo supply un wfp unicef unhcr icrc msf""")


MONITOR = words(
    """monitor monitoring observer inspector osce patrol mission uav smm investigator unifil undof peacekeeper"""
)


TRUCE = words(
    """truce ceasefire cease-fire agreement deal cessation armistice memorandum de-escalation accord pause"""
)


HEADLINE_HITS = words("rock hit kill leave injure wound shake strike damage destroy")
"""Verbs of headlines that are read as nouns: "Heavy shelling rocks the town"."""


_MEASURE = words(
    """number dozen hundred barrage volley hail round series piece lot kind part most control all some
    flurry wave group batch patch contingent ton tonne amount quantity lorry truckload dollar euro pound million billion thousand worth consignment shipment plane planeload
    load cargo package shipload franc yen rouble ruble pallet container total ten kilogram litre
    last rest bulk cache pile haul arsenal stash majority half remainder couple score dozens first team crate bag sack box mark dinar riyal rial peso lira crown krona kroner shekel rupee rand yuan guilder pence cent handful day week swarm fleet salvo"""
)


_HURT = words("wounded injured displaced sick stranded")


AREA = words(
    """town village city area district neighbourhood neighborhood outskirts countryside region province
    governorate road hill part quarter suburb side edge place territory territories line zone centre
    center farm plain valley vicinity highway crossing front frontline street surroundings country
    capital camp base hamlet settlement enclave homestead locality ridge hilltop valley heights outskirts fringe sector section"""
)


class Found(msgspec.Struct, frozen=True):
    """One act at one word. token: its index; root: index of the verb that carries it;
    doers, targets: noun phrases in order; spots: token indices of objects that may be places;
    mutual: both sides do it; weapon: its words and where they stand; bare: a noun with "the"
    or "this" and nothing of its own: it refers back."""

    token: int
    entry: Entry
    act: str
    root: int
    doers: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    spots: tuple[int, ...] = ()
    mutual: bool = False
    weapon: tuple[str, tuple[int, int]] | None = None
    bare: bool = False
    nominal: bool = False


def bases(token: Word) -> frozenset[str]:
    """Base forms a verb form may have."""
    return _bases(low(token))


@of_spelling(4096)
def _bases(form: str) -> frozenset[str]:
    return frozenset(base for base, _ in lexicon().verbs.get(form, ())) | {form}


_PARTS = frozenset({"compound", "amod", "nmod"})


@of_word
def head_words(token: Word) -> frozenset[str]:
    """What a noun phrase is about: its head, what it is compounded with, what it is a number of."""
    words = {singular(token.text), low(token)}
    if token.i > 1 and str(token.doc[token.i - 1].text) == "-":
        words.add(f"{low(token.doc[token.i - 2])}-{singular(token.text)}")  # "pick-up"
    # A name before the head ("Xian envoy") does not make it an army.
    for child in token.children:
        if child.dep_ in _PARTS and child.text != "Army":
            words.add(singular(child.text))
    if singular(token.text) in _MEASURE or token.tag_ == "CD":
        for prep in token.children:
            if prep.dep_ == "prep" and low(prep) in {"of", "in", "worth"}:
                for obj in prep.children:
                    if obj.dep_ == "pobj":
                        words |= head_words(obj)
                        words |= {singular(c.text) for c in obj.children if c.dep_ == "conj"}  # "scores of Xian and Yian refugees"
            elif prep.dep_ == "acl" and prep.i == token.i + 1 and low(prep) in _HURT:
                words.add(low(prep))  # "evacuated 40 wounded"
            elif prep.dep_ == "acl" and low(prep) in {"loaded", "carrying", "laden", "filled"}:
                for obj in [o for c in prep.children for o in (c.children if c.dep_ == "prep" else [c])]:
                    if obj.dep_ in {"pobj", "dobj"}:
                        words |= head_words(obj)
    return frozenset(words)
