"""An invented country, so that no test leans on a name of a real conflict."""

from __future__ import annotations

import pytest

from ceasefire.dossier.actor import Actor, Alias
from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry
from ceasefire.dossier.source import Source
from ceasefire.dossier.vocabulary import Vocabulary


def make_vocabulary(a: str = "plain_forces", b: str = "hill_front") -> Vocabulary:
    """Two parties, places and sources of an invented conflict; a, b: ids of the two parties."""

    def actor(id_: str, name: str, *aliases: str) -> Actor:
        return Actor(id=id_, name=name, aliases=tuple(Alias(text=t, lang="ar") for t in aliases))

    actors = [
        actor(a, "Plain forces", "قوات السهل", "جيش السهل", "القوات السهلية"),
        actor(b, "Hill Front", "جبهة الجبل", "قوات الجبل", "القوات الجبلية"),
        actor("coast_state", "Coast", "دولة الساحل", "الساحل"),
        actor("people", "Civilians", "الأهالي"),
    ]
    sources = [
        Source(id="state_agency", name="State agency", aliases=("وكالة البريد", "البريد"), kind="state_media", alignment=a),
        Source(id="watch", name="Rights Watchers", aliases=("مرصد الوادي", "المرصد"), kind="monitor"),
        Source(id="radio", name="Radio Noon", aliases=("راديو الظهيرة", "موقع الظهيرة"), kind="broadcaster"),
    ]
    rows = [
        ("rummana", "Rummana", "city", ("الرمانة", "مدينة الرمانة"), 10.0, 10.0, ("X", "X.east")),
        ("ward", "Ain al-Ward", "village", ("عين الورد", "بلدة عين الورد"), 10.1, 10.1, ("X", "X.east")),
        ("nahas", "Tall Nahas", "hill", ("تل النحاس",), 10.2, 10.2, ("X", "X.east")),
        ("zaytun", "Zaytuna", "village", ("الزيتونة",), 10.3, 10.1, ("X", "X.east")),
        ("salam", "Salam", "neighbourhood", ("حي السلام",), 10.01, 10.0, ("X", "X.east")),
        ("mina", "Mina", "town", ("بلدة المينا",), 10.4, 10.3, ("X", "X.west")),
        ("X.east", "East", "governorate", ("محافظة المشرق", "ريف المشرق"), 10.1, 10.1, ("X", "X.east")),
        ("X.west", "West", "governorate", ("محافظة المغرب",), 10.4, 10.4, ("X", "X.west")),
    ]
    places = [
        PlaceEntry(id=i, name=n, kind=k, ar=ar, lat=lat, lon=lon, admin=admin, where_prec=4 if k == "governorate" else 1)
        for i, n, k, ar, lat, lon, admin in rows
    ]
    return Vocabulary(
        {x.id: x for x in actors}, {s.id: s for s in sources}, Gazetteer(places), "Asia/Damascus", ("X.east",)
    )


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The invented vocabulary."""
    return make_vocabulary()
