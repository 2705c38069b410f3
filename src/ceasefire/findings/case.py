"""One incident held against one article: what the steps of judging share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from ceasefire.agreement.article import Article
from ceasefire.agreement.terms import Agreement, Provision
from ceasefire.agreement.zone import Zones
from ceasefire.claims.claim import Claim
from ceasefire.clock import first_day
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.incidents.incident import Incident


class Case(msgspec.Struct, frozen=True):
    """One incident and one article, with what is needed to hold one against the other.

    voided: claims that a voiding condition of the agreement came about, with its text.
    """

    incident: Incident
    claims: Mapping[str, Claim]
    article: Article
    dossier: Dossier
    vocabulary: Vocabulary
    voided: tuple[tuple[str, Claim], ...] = ()

    @property
    def agreement(self) -> Agreement:
        """The instrument."""
        return self.article.agreement

    @property
    def provision(self) -> Provision:
        """The article's text in the version that is meant."""
        return self.article.provision

    @property
    def zones(self) -> Zones:
        """The instrument's zones and lines."""
        return Zones(self.agreement.zones, self.agreement.lines, self.dossier)

    def name(self, actor: str | None) -> str:
        """The neutral name of an actor."""
        if actor is None:
            return "an unnamed doer"
        record = self.dossier.actors.get(actor)
        return record.name if record else actor

    def day(self, claim: Claim | None = None) -> date | None:
        """The first local day of a claim, or of the incident."""
        when = (claim.when if claim else None) or self.incident.when
        return first_day(when) if when else None
