"""What a deal says, of which day and between whom; what was only talked of or aimed at; words and talks that are denied by saying
there were none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.clock import first_day
from ceasefire.dossier.general import general_vocabulary

V = general_vocabulary()


def told(text: str) -> list[Claim]:
    return list(read_text(text, V, published=datetime(2024, 5, 14, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The agreement provides for the withdrawal of Rwandan troops from Goma, Congo's foreign minister said.", "withdrawal"),
        ("The accord stipulated further withdrawals of Ethiopian forces from Badme.", "withdrawal"),
        ("The ceasefire agreement included the withdrawal of UNITA forces from Huambo.", "withdrawal"),
        ("The pact provides for a cessation of hostilities between Mali and the Taliban.", "offensive_halted"),
    ],
)
def test_what_a_deal_provides_for_has_not_happened(text: str, act: str) -> None:
    assert [c.modality for c in told(text) if c.act == act] in (["future_or_conditional"], [])
    assert not any(c.kind == "event" for c in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "The convoy covered the withdrawal of Rwandan troops from Goma.",
        "Rwandan troops withdrew from Goma on Monday, as the agreement provides.",
    ],
)
def test_what_is_told_of_no_deal_or_under_one_has_happened(text: str) -> None:
    assert any(c.act == "withdrawal" and c.modality == "asserted" for c in told(text))


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The deal between Uganda and Kenya provides for the withdrawal of foreign units from Goma.", {"state_ug", "state_ke"}),
        ("The agreement reached with Kenya covers the withdrawal of foreign units, Uganda's foreign minister said.", {"state_ke"}),
        ("The agreement, worked out with Eritrea, seeks the withdrawal of all foreign units, Sudan's foreign minister said.", {"state_er"}),
        ("The accord signed by Chad and Niger seeks the withdrawal of rebels from Diffa.", {"state_td", "state_ne"}),
    ],
)
def test_a_deal_that_says_something_is_of_those_who_made_it(text: str, parties: set[str]) -> None:
    (deal,) = [c for c in told(text) if c.act == "agreement_signed"]
    assert deal.modality == "asserted"
    assert {deal.actor, deal.target} - {None} == parties


@pytest.mark.parametrize("text", ["The agreement provides for the withdrawal of foreign units.", "The treaty obliges states to disarm, Kenya said.", "The agreement seeks peace, Reuters said."])
def test_a_deal_of_nobody_and_no_day_is_none(text: str) -> None:
    assert not any(c.act == "agreement_signed" for c in told(text))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("An official said after a meeting on Saturday that the memorandum signed in Nairobi on 8 May commits Uganda and Kenya to remove foreign forces.", "2024-05-08"),
        ("On Friday a mediator said that the accord signed by Chad on 3 May covers the return of prisoners.", "2024-05-03"),
        ("The accord obliges Chad and Niger to withdraw from Monday, 6 May.", "2024-05-06"),
    ],
)
def test_a_deals_own_day_comes_before_the_day_on_which_it_is_spoken_of(text: str, day: str) -> None:
    (deal,) = [c for c in told(text) if c.act == "agreement_signed"]
    assert deal.when is not None and first_day(deal.when).isoformat() == day


@pytest.mark.parametrize(
    "text",
    [
        "The withdrawal of Rwandan troops from Goma was discussed with Congo, Uganda's foreign minister said on Monday.",
        "The disarmament of the FARC was debated with Colombia, Cuba said.",
    ],
)
def test_what_was_talked_of_has_not_come_about(text: str) -> None:
    assert not any(c.kind == "event" for c in told(text))


@pytest.mark.parametrize(
    ("text", "act", "target", "by"),
    [
        ("A retreat from Badme had not been discussed with Eritrea, Ethiopia's prime minister said.", "negotiation", "state_er", "state_et"),
        ("Uganda's foreign minister told reporters that the M23 was not discussed with Rwanda in the talks on Goma.", "negotiation", "state_rw", "state_ug"),
        ("Sudan said that neither Chad nor its allies were discussed with Niger.", "negotiation", "state_ne", "state_sd"),
        ("Israel has held no talks with Hamas, its prime minister said.", "negotiation", "hamas", "prime minister"),
        ("Kenya said it had no talks with Somalia.", "negotiation", "state_so", "state_ke"),
        ("Armenia did not promise to hand over Lachin, its defence minister said on Monday.", "acceptance", None, "state_am"),
        ("Armenia's defence minister said that it had never pledged to withdraw from Lachin.", "acceptance", None, "state_am"),
        ("Uganda has not committed to withdrawing its troops from Goma, its foreign minister said.", "acceptance", None, "state_ug"),
        ("Sudan gave no assurances to Chad, its army said.", "acceptance", "state_td", "army"),
        ("Ethiopia said its troops had never agreed to leave Asmara.", "agreement_signed", None, "state_et"),
    ],
)
def test_who_says_there_was_no_word_or_no_talks_denies_them(text: str, act: str, target: str | None, by: str) -> None:
    (one,) = told(text)
    assert (one.kind, one.act, one.modality, one.target, one.attributed_to) == ("statement", act, "denied", target, by)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya has not met Somalia's demands, its foreign minister said.",
        "Kenya did not host Somali rebels, its foreign minister said.",
        "Kenya has not visited the refugees from Somalia, the UN said.",
        "Kenya issued no ultimatum to Somalia, its army said.",
        "Kenya does not negotiate with Somalia.",
        "Kenya has not promised Somalia anything.",  # nobody says so
    ],
)
def test_what_else_was_not_done_denies_no_talks(text: str) -> None:
    assert not any(c.act in {"negotiation", "acceptance", "demand_or_ultimatum"} for c in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked Kadugli on Friday to break the siege of Dilling and stormed two army posts, residents said.",
        "The M23 attacked the town of Goma on Monday to relieve Rutshuru and broke through on the outskirts after a car bomb hit a post.",
    ],
)
def test_where_it_was_aimed_at_is_not_where_it_was_done(text: str) -> None:
    claims = [c for c in told(text) if c.kind == "event"]
    assert claims and {c.place.name for c in claims if c.place is not None} <= {"Kadugli", "Goma"}
    assert all(c.place is not None for c in claims)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels attacked Kadugli on Monday to relieve Dilling and shelled Nyala, residents said.", "Nyala"),
        ("Rebels attacked on Monday to break the siege of Dilling and shelled the army, residents said.", "Dilling"),
    ],
)
def test_its_own_place_and_the_only_one_stay(text: str, place: str) -> None:
    assert [c.place.name for c in told(text) if c.act == "shelling" and c.place is not None] == [place]
