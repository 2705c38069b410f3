"""Pages, not texts: invisible characters, menus, teasers, several languages, dates that cannot be. Invented names."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from tests.claims.test_english import TUESDAY, V, read

from ceasefire.claims.read import read_text
from ceasefire.claims.remarks import remarks, too_late

SAID = "The Velorian army shelled Karsa on Sunday."


@pytest.mark.parametrize("mark", ["\u200b", "\u200f", "\u202e", "\u2066", "\u00ad", "\ufeff", "\ud800"])
def test_invisible_characters_inside_words_change_nothing_but_offsets(mark: str) -> None:
    (plain,) = read(SAID)
    text = f"{mark}The Velo{mark}rian army shel{mark}led Kar{mark}sa on Sun{mark}day."
    (claim,) = read(text)
    assert (claim.act, claim.actor, claim.place, claim.when) == (plain.act, plain.actor, plain.place, plain.when)
    for field, (first, last) in plain.spans.items():
        said = text[slice(*claim.spans[field])]
        assert said.replace(mark, "") == SAID[first:last], field
        assert not said.startswith(mark) or field == "sentence"


@pytest.mark.parametrize(
    "around",
    [
        "<script>var army = 'The Northern Front shelled Odra.';</script>{}", "<nav><a href='/x'>The Northern Front shelled Odra</a></nav><p>{}</p>", "<!-- The Northern Front shelled Odra. -->{}",
        "{}\n\nCheck Also\nNorthern Front shells Odra\nNorthern Front captures Tamar", "{}\n\nRead more: Northern Front shells Odra", "{}\n\nRelated articles:\n\nNorthern Front shells Odra, killing two",
        "{}\nYou may also like\nNorthern Front shells Odra", "We use cookies: accept cookies so that the Northern Front shelled Odra\n{}", "{}\n\nاقرأ أيضاً\nNorthern Front shells Odra",
    ],
)  # fmt: skip
def test_what_a_page_has_beside_its_text_says_nothing(around: str) -> None:
    found = read(around.format(SAID))
    assert [(c.act, c.actor, c.place and c.place.id) for c in found] == [("shelling", "a", "karsa")]


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Front shelled Odra.\n\nRelated fighting spread to Tamar. " + SAID,
        "The latest shelling was near. " + SAID,
        "<script>The Northern Front shelled Odra. " + SAID,
    ],
)
def test_words_of_teasers_inside_sentences_cut_nothing(text: str) -> None:
    assert ("shelling", "karsa") in [(c.act, c.place and c.place.id) for c in read(text)]


def test_each_language_is_read_in_its_own() -> None:
    text = f"{SAID}\n\nوقال المتحدث إن الوضع هادئ في المدينة منذ الصباح.\n\nThe Northern Front shelled Odra on Monday."
    found = read_text(text, V, published=TUESDAY)
    assert [c.place and c.place.id for c in found if c.act == "shelling"] == ["karsa", "odra"]
    french = "Le porte-parole a déclaré que les combats sont terminés dans la ville et que deux civils ont été tués par un obus hier soir."
    mixed = read_text(f"{french}\n\n{SAID} A spokesman of the army did not comment on it.", V, published=TUESDAY)
    assert [c.place and c.place.id for c in mixed] == ["karsa"]
    assert read_text(french, V, published=TUESDAY) == ()


def told(text: str, **more: object) -> list[tuple[str, str]]:
    given: dict[str, object] = {"language": None, "published": date(2021, 8, 3), "claims": ()} | more
    return [(p.code, p.severity) for p in remarks("x.txt", text, **given)]  # type: ignore[arg-type]


def test_what_cannot_be_read_is_said() -> None:
    french = "Le porte-parole a déclaré que les combats sont terminés dans la ville et que deux civils ont été tués par un obus."
    assert told(SAID) == []
    assert told(french) == [("language", "error")] and told(SAID, language="fr") == [("language", "error")]
    assert told(" \n?! ") == [("no_words", "error")] and told("12345 67") == [("language", "error")]
    assert told(f"{french}\n\n{SAID} A spokesman of the army did not comment on it.") == [("language", "warning")]
    assert told("Ø§Ù„Ø¬ÙŠØ´ Ù‚ØµÙ said the army of the town that it was in")[-1] == ("garbled", "warning")
    assert told(SAID, published=None, claims=read_text(SAID, V, published=None)) == [("no_date", "warning")]


def test_a_day_that_has_not_come_is_no_date_of_publication() -> None:
    assert too_late("x", date(2021, 8, 4), date(2021, 8, 3)) is not None
    assert too_late("x", date(2021, 8, 3), date(2021, 8, 3)) is None


@pytest.mark.parametrize("day", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)])
def test_days_out_of_all_range_are_unknown(day: datetime) -> None:
    (claim,) = read_text(SAID, V, published=day)
    assert claim.when is None


@pytest.mark.parametrize("said", ["on 31 December 9999", "since 1 January 0001", "on 9999-12-31", "on 31 February 2021"])
def test_dates_out_of_range_are_none(said: str) -> None:
    (claim,) = read(f"The Velorian army shelled Karsa {said}.")
    assert claim.when is None or claim.when.start.year == 2021


@pytest.mark.parametrize("piece", ["<script", "(25km ", "a\tb\tc\t", "“", "denied the mission ", "\u200b", "((((", "1234567890", "x | y | "])
def test_a_megabyte_on_one_line_ends(piece: str) -> None:
    assert read_text(piece * (1_000_000 // len(piece)), V, published=TUESDAY, language="en") == ()


def test_bounds_the_wrong_way_round_are_no_number() -> None:
    for claim in read("Between 9 and 3 people were killed in Karsa on Sunday."):
        assert claim.killed is None or claim.killed.low is None or claim.killed.low <= (claim.killed.high or claim.killed.low)
    assert [c.killed.low for c in read("Between 3 and 9 people were killed in Karsa on Sunday.") if c.killed is not None] == [3]


def test_an_arabic_text_may_end_in_and() -> None:
    assert read_text("قتل ثلاثة مدنيين و", V, published=TUESDAY, language="ar") is not None


@pytest.mark.parametrize("said", ["IN THE LAST FEW DAYS", "in the last few dayſ", "SEVERAL WEEKS AGO", "OVER THE PAST 24 HOURS"])
def test_times_in_odd_letters_are_read_as_in_plain_ones(said: str) -> None:
    plain = read(f"The Velorian army shelled Karsa {said.casefold()}.")
    odd = read(f"The Velorian army shelled Karsa {said}.")
    assert [c.when for c in odd] == [c.when for c in plain] != [None]


def test_hours_before_in_capitals_make_nothing_fail() -> None:
    assert read("THE VELORIAN ARMY SHELLED KARSA ON SUNDAY, HOURS BEFORE A TRUCE.")


def test_spans_leave_out_mark_up_at_their_edges() -> None:
    text = "The <b>Velorian army</b> shelled <i>Karsa</i> on Sunday."
    (claim,) = read(text)
    assert text[slice(*claim.spans["place"])] == "Karsa"
    assert text[slice(*claim.spans["actor"])].endswith("Velorian army") and not text[claim.spans["actor"][0]].isspace()
    (linked,) = read("https://news.example/1 The Velorian army shelled Karsa.")
    assert linked.spans["sentence"][0] == 23


@pytest.mark.parametrize("end", ["and its", "and its surroundings", "and the surrounding", "and nearby outskirts", "and the", "and"])
def test_a_text_may_break_off_behind_a_place_that_no_list_has(end: str) -> None:
    assert read(f"{SAID} The authorities had evacuated 2,412 people from Kherson {end}")


def test_short_forms_of_posts_are_read_as_what_they_stand_for() -> None:
    text = "Velorian army shelled Karsa, 9 ppl killed incl. 4 children, 20+ wounded."
    (claim,) = read(text)
    assert claim.killed is not None and claim.injured is not None
    assert (claim.killed.best, claim.killed.children, claim.injured.best, claim.injured.children) == (9, 4, 20, None)
    assert text[slice(*claim.spans["killed"])].endswith("incl. 4 children")
    (near,) = read("Clashes b/w Velorian army and Northern Front nr Karsa on Sunday.")
    assert (near.act, near.place and near.place.id, {near.actor, near.target}) == ("armed_clash", "karsa", {"a", "b"})


def test_what_a_claim_quotes_of_short_forms_is_quoted() -> None:
    text = "About 200 ppl fled Karsa on Sunday."
    (claim,) = read(text)
    assert (claim.act, claim.target_surface or claim.actor_surface) == ("displacement", "About 200 ppl")


@pytest.mark.parametrize("text", ["Velorian army shelled Karsa on Sunday, Acme Inc. 2 of 3 shops said.", "On Sunday the Velorian army shelled Karsa inc. its port.", "The incline: the Velorian army shelled Karsa on Sunday."])
def test_what_only_looks_like_a_short_form_stays(text: str) -> None:
    (claim,) = read(text)
    assert (claim.act, claim.place and claim.place.id, claim.killed) == ("shelling", "karsa", None)
