"""A claim: one statement by one source. Never a fact."""

from __future__ import annotations

from typing import Literal

import msgspec

from ceasefire.clock import Interval
from ceasefire.place import Place

Kind = Literal["event", "statement", "status"]
Modality = Literal["asserted", "hedged", "denied", "future_or_conditional", "opinion"]
Means = Literal["inspected", "saw", "camera", "heard", "told"]
Span = tuple[int, int]

ENDED = "ended"
"""`terms["step"]` of a rejection that ends an agreement in force."""


class Harm(msgspec.Struct, frozen=True, kw_only=True):
    """People killed, or injured, as one claim states it. Numbers of persons; None is "not said".

    low, best, high: the stated range ("at least 23" is low 23, best 23, high None; "no casualties" 0).
    civilians, women, children, combatants: stated parts of best, never added to it.
    unquantified: harm is stated with no number ("including children" leaves children None and
    lists "children" here; "killed several" lists "people").
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None
    civilians: int | None = None
    women: int | None = None
    children: int | None = None
    combatants: int | None = None
    unquantified: tuple[str, ...] = ()


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """Who is said to have done what to whom, where, when, with what harm, by whom, how firmly.

    id: content id (`claim-…`); report: SHA-256 of the report's bytes; order: (position of the
    report in the order of intake, position in the report): ties are broken by it, never by a name.
    source: id of the publishing source, None if unknown.
    act: one of `acts.yaml`; actor, target: actor ids, None when not said or not resolvable;
    *_surface: the words they were read from; place, when: None when the text gives none.
    when_assumed: the text says no time at all, and `when` is the days before publication in which news is
    taken to lie; what prints a claim shows it as a window and no date.
    weapon: as stated, lower case. attributed_to: whom the source names as the asserter, the
    innermost of a chain: a source id or actor id where resolvable, else the words; None when the
    source speaks for itself. Several who say it together and bear no known name are kept in one ("witnesses
    and a priest"), of known ones the first; an unnamed source that speaks to a known outlet ("a security source
    told X") is the outlet's. attributed_chain: all asserters named, outermost first.
    spans: for each field the half-open character span [from, to) of the report's text it was
    read from; "sentence" is the whole sentence. reader: name and version of what read it.
    why: field -> the words it was read from and the rule that read them; unset unless asked for, and
    no part of the id.
    doubt: field -> how probable it is that what was read of it (or that nothing was) is what the text says, for the
    fields of place, when, killed, injured, attributed_to and actor that are doubted, and under `claim` how probable it is that the text
    tells the claim at all, where that is doubted; empty where nothing is; unset where doubt was not
    computed (tables, a model's answers). Learnt on reports that no rule was tuned on; no part of the id.
    row: 1-based line of a table the claim was taken from, None for prose.
    mutual: the doers on both sides are named but not who began (a clash).
    means: how the asserter knows: inspected the site, saw it, on camera, heard it, was told; None if
    not said. terms: small facts: of agreements and ultimatums (`{"condition": …, "deadline": …}`), of monitors'
    observations (`{"observer_place": …, "bearing": …, "range_km": …, "count": …}`; all keys in the reference, on the page of terms).
    """

    id: str
    report: str
    order: tuple[int, int] = (0, 0)
    source: str | None = None
    kind: Kind = "event"
    act: str = "other"
    actor: str | None = None
    actor_surface: str | None = None
    target: str | None = None
    target_surface: str | None = None
    place: Place | None = None
    when: Interval | None = None
    when_assumed: bool = False
    killed: Harm | None = None
    injured: Harm | None = None
    weapon: str | None = None
    attributed_to: str | None = None
    attributed_chain: tuple[str, ...] = ()
    modality: Modality = "asserted"
    mutual: bool = False
    means: Means | None = None
    terms: dict[str, str] = {}
    spans: dict[str, Span] = {}
    reader: str = ""
    why: dict[str, str] | msgspec.UnsetType = msgspec.UNSET
    doubt: dict[str, float] | msgspec.UnsetType = msgspec.UNSET

    def says(self, field: str) -> bool:
        """Whether it says something of a field; days that were only assumed are not said, and the claim itself always is."""
        return field == "claim" or (getattr(self, field) is not None and not (field == "when" and self.when_assumed))
    row: int | None = None
