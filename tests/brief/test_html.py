"""The published file: two clicks to the words, nothing from outside, hostile text kept harmless."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest

from ceasefire.brief.html import link, printed, refs, render
from ceasefire.clock import days

VOID = {"meta", "input", "br", "link", "img", "hr"}


class Node:
    """An element: name, attributes, children and text."""

    def __init__(self, tag: str, attrs: dict[str, str | None], parent: Node | None) -> None:
        self.tag, self.attrs, self.parent = tag, attrs, parent
        self.children: list[Node | str] = []

    def all(self, tag: str | None = None) -> list[Node]:
        """Elements within, in order of the document."""
        found = []
        for child in self.children:
            if isinstance(child, Node):
                if tag is None or child.tag == tag:
                    found.append(child)
                found += child.all(tag)
        return found

    def words(self) -> str:
        """Text within."""
        return "".join(c if isinstance(c, str) else c.words() for c in self.children)

    def folded(self) -> bool:
        """Whether it stands in a closed fold."""
        node: Node | None = self
        while node is not None:
            if node.tag == "details" and "open" not in node.attrs:
                return True
            node = node.parent
        return False


class Tree(HTMLParser):
    """A strict parser: every element closes in the order it was opened."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("#", {}, None)
        self.at = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"doubled attribute in {self.get_starttag_text()}"
        node = Node(tag, dict(attrs), self.at)
        self.at.children.append(node)
        if tag not in VOID:
            self.at = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.at.children.append(Node(tag, dict(attrs), self.at))

    def handle_endtag(self, tag: str) -> None:
        assert self.at.tag == tag, f"</{tag}> closes <{self.at.tag}> at {self.getpos()}"
        assert self.at.parent is not None
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def parse(html: str) -> Node:
    tree = Tree()
    tree.feed(html)
    tree.close()
    assert tree.at is tree.root, f"<{tree.at.tag}> is never closed"
    return tree.root


def by_id(root: Node) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for node in root.all():
        name = node.attrs.get("id")
        if name:
            assert name not in found, f"two elements have the id {name}"
            found[name] = node
    return found


def links(node: Node, prefix: str) -> list[str]:
    return [h[1:] for a in node.all("a") if (h := a.attrs.get("href") or "").startswith(f"#{prefix}")]


def test_from_every_finding_the_words_and_the_address_are_two_clicks_away(world: Any) -> None:
    root = parse(render(world.brief()))
    anchors = by_id(root)
    rows = {n.attrs["id"]: n for n in root.all("tbody") if str(n.attrs.get("id", "")).startswith("f")}
    assert len(rows) == 3
    addresses = {r.url for r in world.reports}
    words = {
        "f1": ["Gangs of the lake", "The hill's mercenaries", "قتل ثلاثة مدنيين"],
        "f2": ["A column of vehicles moved into Corvo"],
        "f3": ["note: one, killed"],
    }
    for name, row in rows.items():
        clicks = links(row.all("tr")[0], "c")  # first click: without opening the reasons
        assert clicks
        first, last = int(clicks[0][1:]), int(clicks[-1][1:])
        claims = [anchors[f"c{n}"] for n in range(first, last + 1)]
        assert not any(c.folded() for c in claims)
        quotes = " ".join(c.all("blockquote")[0].words() for c in claims)
        for expected in words[name]:
            assert expected in quotes
        for claim in claims:
            [address] = [a for a in claim.all("a") if (a.attrs["href"] or "").startswith("http")]
            assert address.attrs["href"] in addresses  # second click
            assert address.words() == address.attrs["href"]  # and printed


def test_every_inner_link_has_its_target_and_every_claim_leads_back(world: Any) -> None:
    root = parse(render(world.brief()))
    anchors = by_id(root)
    inner = [a.attrs["href"] for a in root.all("a") if (a.attrs["href"] or "").startswith("#")]
    assert inner
    assert all((href or "#")[1:] in anchors for href in inner)
    assert links(anchors["c1"], "f") == ["f1"]


def test_the_read_words_are_marked_in_the_quotation(world: Any) -> None:
    claim = by_id(parse(render(world.brief())))["c1"]
    assert {(m.attrs["title"], m.words()) for m in claim.all("mark")} == {
        ("who", "Gangs of the lake"), ("act", "shelled"), ("where", "Averno"), ("killed", "two"),
    }  # fmt: skip


def test_nothing_is_fetched_from_outside(world: Any) -> None:
    html = render(world.brief())
    root = parse(html)
    for node in root.all():
        assert node.tag not in {"link", "img", "iframe", "object", "embed", "base", "form", "image", "use"}
        assert "src" not in node.attrs
        assert not any(name.startswith("on") or name == "style" for name in node.attrs)
        if "http" in (node.attrs.get("href") or ""):
            assert node.tag == "a"
    style = root.all("style")[0].words()
    assert "@import" not in style
    assert re.findall(r"url\((?!#)", style) == []
    policy = next(m.attrs["content"] or "" for m in root.all("meta") if m.attrs.get("http-equiv"))
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


HOSTILE = "</blockquote><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} \" onmouseover='x'"


def test_hostile_words_stay_words(bare: Any) -> None:
    report = bare.report(
        "watch", f"{HOSTILE} shelled Averno.", title=HOSTILE, publisher=HOSTILE, language='en" onload="x',
        url="https://watch.example/?a=\"><script>alert(3)</script>",
    )  # fmt: skip
    claim = bare.claim(report, f"{HOSTILE} shelled Averno.", marks={"actor": HOSTILE}, attributed_to=HOSTILE,
                       act="shelling", when=day(date(2020, 5, 3)))  # fmt: skip
    bare.finding(bare.incident(claim, credibility_reason=HOSTILE))
    html = render(bare.brief())
    root = parse(html)
    assert len(root.all("script")) == 1
    assert root.all("img") == []
    assert not any(name.startswith("on") for n in root.all() for name in n.attrs)
    assert html.count("{{ 7*7 }}") > 2
    assert HOSTILE in by_id(root)["c1"].words()


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
        "data:text/html,x", "vbscript:x", "//evil.example/x", "https://", "http://[", "file:///etc/passwd",
        "https://a.example/\x00", "", None,
    ],
)  # fmt: skip
def test_only_web_addresses_become_links(url: str | None, bare: Any) -> None:
    assert link(url) is None
    report = bare.report("watch", "Averno was shelled.", url=url)
    claim = bare.claim(report, "Averno was shelled.", act="shelling", when=day(date(2020, 5, 3)))
    bare.finding(bare.incident(claim))
    root = parse(render(bare.brief()))
    hrefs = [a.attrs["href"] or "" for a in root.all("a")]
    assert all(h.startswith("#") for h in hrefs)


def test_addresses_are_printed_as_people_read_them() -> None:
    assert (
        printed("https://a.example/%d8%af%d8%b1%d8%b9%d8%a7/x%20y%2Fz") == "https://a.example/درعا/x%20y%2Fz"
    )
    assert printed("https://a.example/%e2%80%ae%ff") == "https://a.example/%e2%80%ae%ff"


def test_web_addresses_do() -> None:
    assert link("https://a.example/x?y=1&z=ا") == "https://a.example/x?y=1&z=ا"
    assert link("http://a.example") == "http://a.example"


def test_arabic_quotations_say_their_language_and_find_their_direction(world: Any) -> None:
    claim = by_id(parse(render(world.brief())))["c3"]
    quote = claim.all("blockquote")[0]
    assert (quote.attrs["lang"], quote.attrs["dir"]) == ("ar", "auto")
    assert quote.words().strip("“”") == "قال المرصد إن القصف على أفيرنو قتل ثلاثة مدنيين يوم الأحد."


def test_the_page_is_navigable(world: Any) -> None:
    root = parse(render(world.brief()))
    assert root.all("html")[0].attrs["lang"] == "en"
    for landmark in ("header", "nav", "main", "footer"):
        assert len(root.all(landmark)) == 1
    levels = [int(n.tag[1]) for n in root.all() if re.fullmatch(r"h[1-6]", n.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))
    assert all(th.attrs.get("scope") in ("col", "row") for th in root.all("th"))
    figures = [s for s in root.all("svg") if s.attrs.get("role") == "img"]
    assert len(figures) == 2
    for figure in figures:
        named = (figure.attrs["aria-labelledby"] or "").split()
        texts = {n.attrs.get("id"): n.words() for n in figure.all()}
        assert all(texts[name] for name in named)


def test_the_same_brief_gives_the_same_bytes(world: Any, named: Callable[[str, str], Any]) -> None:
    assert render(world.brief()) == render(named("Hill Guard", "Lake Front").brief())


def test_swapping_two_names_swaps_the_text_and_nothing_else(named: Callable[[str, str], Any]) -> None:
    one = render(named("Hill Guard", "Lake Front").brief())
    two = render(named("Lake Front", "Hill Guard").brief())
    assert one != two
    swapped = two.replace("Hill Guard", "\0").replace("Lake Front", "Hill Guard").replace("\0", "Lake Front")
    assert one == swapped


def test_an_empty_period_says_so(bare: Any) -> None:
    html = render(bare.brief())
    parse(html)
    assert "Nothing dated in the period is held against an article." in html
    assert "No place can be drawn" not in html  # the areas are still drawn
    assert "No claim is cited." in html


def test_a_dossier_without_agreements_is_still_a_brief(world: Any) -> None:
    world.agreements, world.findings = (), []
    html = render(world.brief())
    parse(html)
    assert "No agreement is on file" in html


def test_two_thousand_findings_stay_small_and_usable(crowd: Callable[[int], Any]) -> None:
    html = render(crowd(2000).brief())
    assert len(html.encode()) < 10_000_000
    root = parse(html)
    anchors = by_id(root)
    assert (
        sum(
            n.attrs.get("class", "") is not None and str(n.attrs.get("id", "")).startswith("f")
            for n in root.all("tbody")
        )
        == 2000
    )
    folds = [d for d in root.all("details") if d.attrs.get("class") == "chunk"]
    assert len(folds) >= 40
    assert "2020-05-05" in anchors["c5"].all("blockquote")[0].words()
    radios = [i for i in root.all("input") if i.attrs.get("type") == "radio"]
    assert len(radios) == 6
    assert all(any(label.attrs.get("for") == r.attrs["id"] for label in root.all("label")) for r in radios)
    style = root.all("style")[0].words()
    assert all(f"#{r.attrs['id']}:checked" in style for r in radios)


def test_references_are_folded_when_there_are_many() -> None:
    assert refs((3, 7, 8, 9)) == (
        '<span class="refs">[<a href="#c3">3</a>, <a href="#c7">7</a>–<a href="#c9">9</a>]</span>'
    )
    many = refs(tuple(range(1, 101, 2)))
    assert "and 40 claims more" in many
    assert many.count("<a ") == 50


def day(value: date) -> Any:
    return days(value, value, "Europe/Rome")


def test_the_list_of_contents_has_every_section_in_order_with_its_number(world: Any) -> None:
    root = parse(render(world.brief()))
    items = [(links(nav, ""), nav.words().split("\n")) for nav in root.all("nav")]
    targets, names = items[0][0], [line for line in items[0][1] if line]
    assert targets == [s.attrs["id"] for s in root.all("section")]
    assert [f"{n}. {name}" for n, name in enumerate(names, 1)] == [h.words() for h in root.all("h2")]


def test_no_cell_that_shows_its_label_takes_its_direction_from_what_it_holds(world: Any) -> None:
    cells = [n for n in parse(render(world.brief())).all("td") if "data-l" in n.attrs]
    assert cells
    assert not [n for n in cells if "dir" in n.attrs]
