"""Web pages as items: their text without navigation, what they say of themselves, and pages that are broken or hostile."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.archives import SHELLED

from ceasefire.reports.page import Page, is_page, read_page

LONG = "The army shelled Milltown on Friday, and three people were killed in the market. " * 3


def page(inner: str, head: str = "") -> Page:
    return read_page(f"<!doctype html><html><head>{head}</head><body>{inner}</body></html>", "Europe/Zurich")


def test_the_text_of_an_article_is_had_without_what_lies_around_it() -> None:
    read = read_page(SHELLED.decode())
    assert read.text.startswith("Milltown hit\n\nThe army shelled Milltown on Friday")
    assert not {"Home", "rights"} & set(read.text.replace(".", " ").split())
    assert (read.title, read.language, read.publisher) == ("Milltown hit", "en", "World Wire")
    assert (read.published, read.published_day_only) == (datetime(2030, 5, 10, 6, tzinfo=UTC), False)


@pytest.mark.parametrize(
    "around",
    [
        '<div class="cookie-banner">We use cookies</div>',
        '<div id="sidebar"><p>Most read</p></div>',
        '<ul><li><a href="/1">Another story</a><li><a href="/2">One more</a></ul>',
        '<div role="navigation">Sections</div>',
        "<script>document.write('<p>shelled</p>')</script><style>p{}</style>",
        "<!-- <p>taken out</p> -->",
        '<div hidden>not shown</div><p aria-hidden="true"></p>',
        "<aside>Follow us</aside>",
    ],
)
def test_what_is_no_text_of_the_page_is_left_out(around: str) -> None:
    assert page(f"{around}<p>{LONG}</p>{around}").text == LONG.strip()


def test_a_page_without_an_article_is_read_whole_and_a_list_of_articles_too() -> None:
    assert page("<p>One.<p>Two.<table><tr><td>a<td>b</table>").text == "One.\n\nTwo.\n\na | b"
    three = "".join(f"<article><p>{n} {LONG}</p></article>" for n in "abc")
    assert page(three).text.count("Milltown") == 9


def test_what_was_never_closed_loses_nothing() -> None:
    assert page(f"<nav><a href=/>Home</a><div><p>{LONG}<p>{LONG}<p>{LONG}").text.count("Milltown") == 9
    assert page(f"<p>{LONG}<!-- {LONG}").text == LONG.strip()
    assert page(f'<p title="a > b">{LONG}').text == LONG.strip()


@pytest.mark.parametrize(
    ("told", "at", "day_only"),
    [
        ('<meta name="date" content="2030-05-10">', "2030-05-09T22:00", True),
        ('<meta itemprop="datePublished" content="2030-05-10T08:00:00.123Z">', "2030-05-10T08:00", False),
        ('<script type="application/ld+json">{"datePublished": "2030-05-10T08:00:00+00:00"}</script>', "2030-05-10T08:00", False),
        ('<meta name="date" content="yesterday">', None, True),
        ('<meta name="date" content="9999-01-01">', None, True),
        ("", None, True),
    ],
)
def test_the_day_of_publication_is_what_the_page_says(told: str, at: str | None, day_only: bool) -> None:
    read = page(f"<p>{LONG}", told)
    assert (read.published, read.published_day_only) == (None if at is None else datetime.fromisoformat(f"{at}:00+00:00"), day_only)


def test_the_time_element_counts_inside_the_article_only() -> None:
    today = '<time datetime="2031-01-01">today</time>'
    assert page(f"<header>{today}</header><p>{LONG}").published is None
    inner = page(f"{today}<article><time datetime='2030-05-10'>May</time><p>{LONG}</article>")
    assert inner.published == datetime(2030, 5, 9, 22, tzinfo=UTC)


def test_a_page_is_known_by_its_beginning_or_its_name() -> None:
    assert is_page('<?xml version="1.0"?>\n<!-- saved --><!DOCTYPE html>') and is_page("  <HTML><p>")
    assert is_page("words", "a.htm") and not is_page("<p>words") and not is_page("words about <html>")


@pytest.mark.parametrize("part", ["<!--", "<![CDATA[", "<", '<a href="', "</", "<b>", "<?", "<!x", "</i>", "&", "<script>", "<article>", "<h1>", "<title>"])
def test_a_hostile_page_is_read_to_its_end(part: str) -> None:
    # In the standard library's parser many of these take the square of their length: hours.
    assert isinstance(read_page(part * 200_000).text, str)


@given(st.text(alphabet=st.sampled_from(list("<>/!-\"'=& apdivhtmlscript\n;#x")), max_size=300))
def test_no_page_is_too_broken_to_be_read(text: str) -> None:
    assert isinstance(read_page(text).text, str)
