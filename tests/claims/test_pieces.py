"""Texts of many pages: cut between paragraphs, every piece read, offsets those of the whole. Invented names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.claims.test_english import TUESDAY, V, read

from ceasefire.claims import pieces as cutting
from ceasefire.claims.given import Text
from ceasefire.claims.pieces import WHOLE, in_pieces, pieces
from ceasefire.claims.read import read_text

SAID = "The Velorian army shelled Karsa on Sunday, killing three people. "
ARABIC = "قصف الجيش مدينة درعا يوم الأحد ما أدى إلى مقتل ثلاثة مدنيين. "


@given(st.lists(st.sampled_from(["word ", "Stop. ", "line\n", "end.\n\n", "x" * 3000, "\t", "؟ "]), max_size=400), st.sampled_from([0, 7, 60_000]))
def test_pieces_are_the_whole(parts: list[str], start: int) -> None:
    text = "h" * start + "".join(parts)
    spans = pieces(text, start)
    assert "".join(text[first:last] for first, last in spans) == text
    assert all(last - max(first, start) <= WHOLE for first, last in spans)


def test_a_cut_is_between_paragraphs_else_lines_else_sentences_else_words() -> None:
    many = WHOLE // 4
    for unit in ("A word. B.\n\n", "A word. B.\n", "A word. Be ", "word "):
        whole = unit * many
        assert len(pieces(whole)) > 1
        assert all(whole[first:last].endswith((unit, "A word. ")) for first, last in pieces(whole)), unit


def test_a_long_line_is_read_to_its_end() -> None:
    text = "".join(SAID.replace("Karsa", town) for town in ("Karsa", "Odra", "Tamar")) * (WHOLE // len(SAID)) + "The Northern Front shelled Velin on Monday."
    found = read(text)
    assert [c.order[1] for c in found] == list(range(len(found))) and len({c.id for c in found}) == len(found)
    at = 0
    for first, last in pieces(text):
        alone = read(text[first:last])
        here = found[at : at + len(alone)]
        assert [(c.act, c.place, c.when, c.killed) for c in here] == [(c.act, c.place, c.when, c.killed) for c in alone]
        assert [c.spans for c in here] == [{field: (a + first, b + first) for field, (a, b) in c.spans.items()} for c in alone]
        at += len(alone)
    assert at == len(found) > 1000
    assert text[slice(*found[-1].spans["sentence"])] == "The Northern Front shelled Velin on Monday."


def test_what_comes_after_a_long_text_is_not_lost_and_a_header_is_passed_over() -> None:
    calm = "The meeting of the council was adjourned without a vote. " * (WHOLE // 50)
    header = "Subject: The Northern Front shelled Odra.\n\n"
    text = f"{header}{calm}\n\n{SAID}"
    found = read_text(text, V, published=TUESDAY, start=len(header), doubt=True, explain=True)
    (claim,) = [c for c in found if c.act == "shelling"]
    assert text[slice(*claim.spans["place"])] == "Karsa" and text[slice(*claim.spans["sentence"])] == SAID.strip()
    assert isinstance(claim.why, dict) and claim.why["place"].startswith('"Karsa"')


def test_long_texts_of_two_languages() -> None:
    text = f"{SAID}\n\n" * (WHOLE // len(SAID)) + f"{ARABIC}\n\n" * (WHOLE // len(ARABIC))
    said = {text[slice(*c.spans["sentence"])] for c in read_text(text, V, published=TUESDAY)}
    assert said == {SAID.strip(), ARABIC.strip()}


def test_a_script_of_many_pages_stays_a_script() -> None:
    inside = "var a = 'The Northern Front shelled Odra. '; " * (3 * WHOLE // 40)
    text = f"{SAID}<script>{inside}</script>{SAID}"
    assert [c.place and c.place.id for c in read(text)] == ["karsa", "karsa"]
    assert all("Odra" not in one.text for one in in_pieces(Text(text=text)))


def test_no_memory_grows_with_the_text() -> None:
    # What is read in one is bounded, however long the text: this is what makes ten times the text take ten times the time.
    for size in (WHOLE * 3, WHOLE * 30):
        assert max(len(one.text) for one in in_pieces(Text(text="A word. " * (size // 8)))) <= cutting.WHOLE
