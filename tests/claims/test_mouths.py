"""Vague words for armed people mean the actor whom one side calls so only in that side's mouth; whichever side it is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.actor import Actor, Alias
from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry
from ceasefire.dossier.source import Source
from ceasefire.dossier.vocabulary import Vocabulary

_DAY = datetime(2020, 3, 16, tzinfo=UTC)
_SIDES = ("crown", "league")


def _dossier(swapped: bool = False) -> Vocabulary:
    """Two sides; the first calls the second by vague words. swapped: the sides the other way round."""
    crown, league = reversed(_SIDES) if swapped else _SIDES
    used = (crown,)
    scorned = tuple(Alias(text=t, slant="delegitimising", used_by=used) for t in ("bandits", "Dorvan bandits"))
    vague = tuple(Alias(text=t, used_by=used) for t in ("armed men", "militants", "the gunmen"))
    arabic = (Alias(text="مسلحون", lang="ar", used_by=used),)
    actors = (
        Actor(id="guard", name="Crown guard", kind="armed_forces", side=crown, aliases=(Alias(text="the regime", slant="delegitimising", used_by=(league,)),)),
        Actor(id="front", name="Hill Front", side=league, aliases=(*scorned, *vague, *arabic)),
    )
    sources = (
        Source(id="organ", name="Crown News Agency", leaning=crown), Source(id="free", name="Hill Radio", leaning=league), Source(id="wire", name="Wire Service"),
    )  # fmt: skip
    places = (PlaceEntry(id="karsa", name="Karsa", ar=("كرسا",), kind="town", lat=0.5, lon=0.5, where_prec=1),)
    return Vocabulary({a.id: a for a in actors}, {s.id: s for s in sources}, Gazetteer(places), "UTC")


ROWS = (
    ("Armed men attacked Karsa on Sunday.", None, None),
    ("Armed men attacked Karsa on Sunday.", "wire", None),
    ("Armed men attacked Karsa on Sunday.", "organ", "front"),
    ("Armed men attacked Karsa on Sunday.", "free", None),
    ("Armed men attacked a post of the Crown guard in Karsa on Sunday, residents said.", "wire", None),
    ("The Crown guard said militants shelled Karsa on Sunday.", "wire", "front"),
    ("Militants shelled Karsa on Sunday, Crown News Agency reported.", "free", "front"),
    ("Militants shelled Karsa on Sunday, Hill Radio reported.", "wire", None),
    ("The Hill Front said militants shelled Karsa on Sunday.", "wire", None),
    # A name that only one thing bears means it whoever says it; scorn never means the speaker's own side.
    ("The regime shelled Karsa on Sunday.", "wire", "guard"),
    ("Bandits shelled Karsa on Sunday.", None, "front"),
    ("Bandits shelled Karsa on Sunday.", "free", None),
    ("Dorvan bandits shelled Karsa on Sunday.", "free", "front"),
    ("The Hill Front said bandits shelled Karsa on Sunday.", "wire", None),
    ("أطلق مسلحون النار على كرسا يوم الأحد.", "wire", None),
    ("أطلق مسلحون النار على كرسا يوم الأحد.", "organ", "front"),
)


@pytest.mark.parametrize("swapped", [False, True])
def test_who_is_meant_hangs_on_who_speaks(swapped: bool) -> None:
    texts = [Text(text=text, published=_DAY, source=source) for text, source, _ in ROWS]
    read = list(read_many(texts, _dossier(swapped)))
    assert [{c.actor for c in claims} for claims in read] == [{actor} for _, _, actor in ROWS]


def test_who_did_it_stays_in_the_words() -> None:
    (claim,) = next(read_many([Text(text="Armed men attacked Karsa on Sunday.", published=_DAY)], _dossier()))
    assert (claim.actor, claim.actor_surface) == (None, "Armed men")


def test_a_text_that_cites_one_sides_outlets_alone_is_told_by_it() -> None:
    text = "Militants shelled Karsa on Sunday, Crown News Agency reported. The militants also attacked a post near the town."
    first, *rest = next(read_many([Text(text=text, published=_DAY)], _dossier()))
    assert first.actor == "front"
    assert all(c.actor == "front" for c in rest)
    told = list(next(read_many([Text(text=text, published=_DAY, source="wire")], _dossier())))
    assert [c.actor for c in told if c.attributed_to is None] == [None] * sum(c.attributed_to is None for c in told)
