"""What a model says that its quotations mean is held against the lists, the gazetteer, the calendar and the figures quoted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.model_service import Service, answer

from ceasefire.claims.claim import Claim, Harm
from ceasefire.claims.model import read_with_model
from ceasefire.claims.model.check import check
from ceasefire.claims.model.meant import (
    bears,
    country_of,
    days_meant,
    harm_meant,
    party_meant,
    places_meant,
    spellings,
)
from ceasefire.claims.model.own import source_of
from ceasefire.claims.model.prompt import MEANT, QUOTED
from ceasefire.claims.model.quote import Row
from ceasefire.claims.read import Text
from ceasefire.clock import first_day, last_day
from ceasefire.dossier.general import general_vocabulary
from ceasefire.place import Place

V = general_vocabulary()
TOLD = "Gunmen shelled Goma on Monday, killing 3 people, a resident told Reuters."
BLANK: dict[str, Any] = dict.fromkeys((*QUOTED, *MEANT.values(), "act", "modality"))


@pytest.fixture
def service() -> Iterator[Service]:
    one = Service()
    yield one
    one.stop()


def read(service: Service, text: str, source: str | None = None, **fields: str) -> Claim:
    """The one claim that the model makes of a text of Wednesday 16 August 2023."""
    service.answers = [answer(BLANK | {"sentence": text, "modality": "asserted"} | fields)]
    day = datetime(2023, 8, 16, tzinfo=UTC)
    (claim,) = read_with_model(Text(text=text, published=day, source=source, language="en", explain=True), V, service.settings(), mark="CLEAR").claims
    return claim


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("14", Harm(low=14, best=14, high=14)), ("14+", Harm(low=14, best=14)), ("-14", Harm(best=14, high=14)), ("10-14", Harm(low=10, best=12, high=14)), ("0", Harm(low=0, best=0, high=0)),
        ("28; children 9", Harm(low=28, best=28, high=28, children=9)), ("1,200+; civilians 1", Harm(low=1200, best=1200, civilians=1)), ("14; dogs 3", Harm(low=14, best=14, high=14)),
        ("3; children 9", None), ("14-10", None), ("dozens", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_numbers(said: str | None, told: Harm | None) -> None:
    assert harm_meant(said) == told


def test_days() -> None:
    one, two = days_meant("2023-08-14", "UTC"), days_meant("2023-08-14/2023-08-16", "UTC")
    assert one is not None and two is not None and last_day(one).isoformat() == "2023-08-14" == first_day(two).isoformat() and last_day(two).isoformat() == "2023-08-16"
    assert all(days_meant(said, "UTC") is None for said in (None, "", "Monday", "2023-02-30", "2023-08-16/2023-08-14", "2019-01-01/2023-08-14", "9999-12-31", "0001-01-01"))


def test_parties_are_of_the_list_and_sources_where_asked_for() -> None:
    assert party_meant("rapid support forces ", V) == party_meant("Rapid  Support Forces", V) is not None
    assert party_meant("The Rapid Support Forces of General X", V) is None and party_meant(None, V) is None
    assert party_meant("Reuters", V) is None and party_meant("Reuters", V, sources=True) == "reuters"


def test_places_are_of_the_country_and_the_likelier_of_several() -> None:
    def name(said: str, located: Any = ()) -> tuple[str | None, ...]:
        words, country = country_of(said)
        found = places_meant(spellings(words), country or "", V, located)
        return (found.id,) if found is not None else ()

    (libya,), (lebanon,) = name("Tripoli, LY"), name("Tripoli, LB")
    assert libya != lebanon
    assert name("Tripoli, FR") == () and name("Tripoli") == ()
    assert name("Darfur State, XX") == ()


def test_figures_have_to_be_those_of_the_words() -> None:
    assert bears("at least 14 civilians", Harm(low=14, best=14)) and bears("19 builders and 1 soldier", Harm(low=20, best=20, high=20)) and bears("1,200 people", Harm(low=1200, best=1200, high=1200))
    assert bears("nine people", Harm(low=9, best=9, high=9)) and bears("٢٠ عنصرا", Harm(low=20, best=20, high=20))
    assert not bears("3 people", Harm(low=300, best=300, high=300))


def test_what_the_quotation_means_is_the_models_and_what_it_is_called_is_ours(service: Service) -> None:
    claim = read(
        service, "The general's men shelled Trablus in the night before last, a ministry said, and at least 3 people died.", act="shelling", act_words="shelled", actor="The general's men", actor_is="Libyan National Army",
        place="Trablus", place_is="Tripoli, LY", when="in the night before last", days="2023-08-14", killed="at least 3 people", killed_is="3+", attributed_to="a ministry", asserter_is="Libya",
    )  # fmt: skip
    assert (claim.actor, claim.attributed_to) == (party_meant("Libyan National Army", V), party_meant("Libya", V)) and claim.actor is not None
    assert claim.place is not None and (claim.place.id, claim.place.admin[0]) == ("geonames:2210247", "LY")
    assert claim.when is not None and first_day(claim.when).isoformat() == "2023-08-14"
    assert claim.killed is not None and (claim.killed.low, claim.killed.high) == (3, None)
    assert isinstance(claim.why, dict) and "takes it for Tripoli, LY" in claim.why["place"]


def test_without_its_quotation_a_meaning_is_worth_nothing(service: Service) -> None:
    claim = read(service, "Shells fell on a market.", act="shelling", act_words="fell", actor_is="Libya", place_is="Tripoli, LY", days="2023-08-14", killed_is="3", asserter_is="Libya")
    assert (claim.actor, claim.place, claim.when, claim.killed, claim.attributed_to) == (None, None, None, None, None)


def test_a_namesake_in_another_country_is_not_the_place(service: Service) -> None:
    claim = read(service, "Gunmen shelled Tripoli on Monday.", act="shelling", act_words="shelled", place="Tripoli", place_is="Tripoli, GR")
    assert claim.place is not None and (claim.place.name, claim.place.lat) == ("Tripoli", None)


def test_a_place_of_a_dossier_that_names_no_country_stays(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Place(name="Karsa", id="karsa", lat=1.0, lon=2.0)
    monkeypatch.setattr("ceasefire.claims.model.own.Source._where", lambda *_: (own, (14, 19)))
    assert read(service, "Shells fell on Karsa.", act="shelling", act_words="fell", place="Karsa", place_is="Karsa, LY").place == own


def test_figures_and_days_that_cannot_be_are_read_by_the_rules(service: Service) -> None:
    claim = read(service, "Gunmen shelled Goma on Monday, killing 3 people.", act="shelling", act_words="shelled", when="on Monday", days="2024-08-14", killed="3 people", killed_is="300")
    assert claim.killed is not None and claim.killed.best == 3
    assert claim.when is not None and first_day(claim.when).isoformat() == "2023-08-14"


def test_a_time_that_only_our_rules_saw_is_shown_as_theirs(service: Service) -> None:
    text = "Gunmen shelled Goma on Monday."
    claim = read(service, text, act="shelling", act_words="shelled", place="Goma")
    assert claim.when is not None and first_day(claim.when).isoformat() == "2023-08-14" and text[slice(*claim.spans["when"])] == "on Monday"
    assert isinstance(claim.why, dict) and claim.why["when"] == '"on Monday": seen by our own rules; the model quoted no time'


def test_who_told_a_daily_is_not_the_daily(service: Service) -> None:
    text = "Gunmen shelled Goma on Monday, a resident told Reuters."
    assert read(service, text, act="shelling", act_words="shelled", attributed_to="a resident ... Reuters", asserter_is="Reuters").attributed_to == "a resident"
    text = "Gunmen shelled Goma on Monday, a police source told Reuters."
    assert read(service, text, act="shelling", act_words="shelled", attributed_to="a police source ... Reuters", asserter_is="Reuters").attributed_to == "reuters"


@pytest.mark.parametrize(
    ("told", "quoted", "who"),
    [
        ("a police source told Reuters", "a police source ... Reuters", "a police source"), ("a police source told Reuters", "a police source", "a police source"), ("an official told Reuters", "an official told Reuters", "an official told reuters"),
        ("Reuters said", "Reuters", None), ("a correspondent of Reuters said", "a correspondent of Reuters", None), ("a police source told Al Jazeera", "a police source ... Al Jazeera", "al_jazeera"),
    ],
)  # fmt: skip
def test_who_told_the_publisher_is_not_the_publisher_and_never_nobody(service: Service, told: str, quoted: str, who: str | None) -> None:
    text = f"Gunmen shelled Goma on Monday, {told}."
    name = "Reuters" if "Reuters" in told else "Al Jazeera"
    assert read(service, text, "reuters", act="shelling", act_words="shelled", attributed_to=quoted, asserter_is=name).attributed_to == who


@given(
    fields=st.dictionaries(
        st.sampled_from([*QUOTED, *MEANT.values(), "act", "modality"]),
        st.one_of(
            st.none(), st.integers(), st.text(max_size=30), st.sampled_from(["Goma", "on Monday", "3 people", "a resident ... Reuters", "shelling", "denied", TOLD]),
            st.from_regex(r"\A\d{1,4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?\Z"), st.from_regex(r"\A[-+]?\d{0,9}[-+]?\d{0,9}(; [a-z]{1,12} \d{1,9})?\Z"), st.from_regex(r"\A[A-Z][a-z]{0,9}, [A-Z]{2}\Z"),
        ),
    )
)
@settings(max_examples=300, deadline=None)
def test_whatever_a_model_says_is_a_claim_or_none(fields: dict[str, Any]) -> None:
    source = source_of(TOLD, V, date(2023, 8, 16), None, "en")
    row = {"sentence": TOLD, "act_words": "shelled", "act": "shelling", "modality": "asserted", "place": "Goma", "when": "on Monday", "killed": "3 people", "attributed_to": "a resident"} | fields
    check(Row(row), source, (0, len(TOLD)))
