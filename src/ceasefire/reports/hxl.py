"""Sheets tagged in the Humanitarian Exchange Language: a row of hashtags says what each column holds."""

from __future__ import annotations

from collections.abc import Sequence

_A_FEW = 2
"""Tags that a row needs at least, one of them a date or a place, to be taken for a row of tags."""

COLUMNS: dict[str, tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]] = {
    "claim_id": (("event", ("id",), ()), ("event", ("code",), ("type",)), ("meta", ("id",), ())),
    "source": (("meta", ("source",), ("url", "type", "scale")), ("org", ("source",), ()), ("source", (), ("url",))),
    "date_start": (("date", ("start",), ()), ("date", ("occurred",), ("end",)), ("date", (), ("end", "year", "month", "precision", "reported", "updated"))),
    "date_end": (("date", ("end",), ()),),
    "lat": (("geo", ("lat",), ()),),
    "lon": (("geo", ("lon",), ()), ("geo", ("lng",), ()), ("geo", ("long",), ())),
    "place": (("loc", ("name",), ()), ("loc", (), ("code", "type", "id", "precision")), ("adm3", (), ("code",))),
    "admin1": (("adm1", ("name",), ()), ("adm1", (), ("code",))),
    "admin2": (("adm2", ("name",), ()), ("adm2", (), ("code",))),
    "actor": (("group", ("name", "first"), ("assoc",)), ("actor", (), ("code", "type")), ("group", ("first",), ("code", "type", "assoc")), ("group", (), ("code", "type", "second", "assoc"))),
    "target": (("group", ("name", "second"), ("assoc",)), ("group", ("second",), ("code", "type", "assoc")), ("targeted", (), ("code", "type"))),
    "act": (("event", ("type", "sub"), ("code",)), ("event", ("subtype",), ("code",)), ("event", ("type",), ("code",)), ("event", (), ("id", "code", "description", "num"))),
    "killed": (("affected", ("killed",), ()), ("affected", ("dead",), ()), ("affected", ("fatalities",), ())),
    "text": (("description", (), ()), ("event", ("description",), ())),
}  # fmt: skip
"""Our column -> what a tag may be: its name, attributes that it has, attributes that it has not; the first that a
sheet has is taken."""

INCIDENT = "#event+incident+id"
"""The tag of the column that matching adds."""

Tag = tuple[str, frozenset[str]]


def tag_of(cell: str) -> Tag | None:
    """`#date +start` as its name and attributes; None for what is no tag."""
    word = "".join(cell.casefold().split())
    if not word.startswith("#") or len(word) < 2:
        return None
    name, *attributes = word[1:].split("+")
    return (name, frozenset(attributes)) if name.isidentifier() else None


def is_tags(cells: Sequence[str]) -> bool:
    """Whether a row consists of tags and empty cells."""
    tags = [tag_of(cell) for cell in cells if cell.strip()]
    known = {tag[0] for tag in tags if tag is not None}
    return len(tags) >= _A_FEW and None not in tags and bool(known & {"date", "geo", "loc", "adm1", "adm2"})


def columns_of(header: Sequence[str], tags: Sequence[str]) -> dict[str, str]:
    """Our column -> the sheet's, by its tags."""
    read = [(name, tag) for name, cell in zip(header, tags, strict=False) if (tag := tag_of(cell)) is not None]
    found: dict[str, str] = {}
    for ours, wanted in COLUMNS.items():
        for name, having, lacking in wanted:
            hit = next((theirs for theirs, (base, has) in read if base == name and has >= set(having) and not has & set(lacking) and theirs not in found.values()), None)
            if hit is not None:
                found[ours] = hit
                break
    return found
