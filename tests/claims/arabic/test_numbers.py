"""Counts as Arabic writes them."""

from __future__ import annotations

import pytest

from ceasefire.claims.arabic.harm import find_harm
from ceasefire.claims.arabic.numbers import number_at
from ceasefire.claims.arabic.tokens import tokens

COUNTS = [
    ("7", (7, 7, 7)), ("٢٣", (23, 23, 23)), ("۱۵", (15, 15, 15)), ("1,200", (1200, 1200, 1200)), ("١٬٢٠٠", (1200, 1200, 1200)),
    ("ثلاثة", (3, 3, 3)), ("ثلاث", (3, 3, 3)), ("خمسة عشر", (15, 15, 15)), ("خمس عشرة", (15, 15, 15)),
    ("أحد عشر", (11, 11, 11)), ("اثنا عشر", (12, 12, 12)), ("اثنتي عشرة", (12, 12, 12)), ("عشرين", (20, 20, 20)),
    ("خمسة وعشرون", (25, 25, 25)), ("واحد وثلاثين", (31, 31, 31)), ("مئة", (100, 100, 100)), ("مائة", (100, 100, 100)),
    ("مئتين", (200, 200, 200)), ("أربعمئة", (400, 400, 400)), ("مئة وعشرين", (120, 120, 120)), ("ثلاثة آلاف", (3000, 3000, 3000)),
    ("ألف وخمسمئة", (1500, 1500, 1500)), ("3 آلاف", (3000, 3000, 3000)), ("1.5 مليون", (1_500_000, 1_500_000, 1_500_000)),
    ("ما لا يقل عن 23", (23, 23, None)), ("أكثر من عشرين", (20, 20, None)), ("ما يزيد على 40", (40, 40, None)),
    ("نحو 300", (None, 300, None)), ("حوالي خمسين", (None, 50, None)), ("قرابة 12", (None, 12, None)),
    ("بين 10 و15", (10, 12, 15)), ("ما بين ثلاثة وخمسة", (3, 4, 5)), ("10 إلى 15", (10, 12, 15)), ("10-15", (10, 12, 15)),
    ("أقل من 5", (None, 5, 5)), ("الثلاثة", (3, 3, 3)), ("ثَلاثَةٌ", (3, 3, 3)), ("ثـــلاثـــة", (3, 3, 3)),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), COUNTS)
def test_count(words: str, expected: tuple[int | None, int | None, int | None]) -> None:
    found = number_at(tokens(words), 0)
    assert found is not None
    assert (found.low, found.best, found.high) == expected


@pytest.mark.parametrize("words", ["عشرات", "العشرات", "عدة", "مئات من", "عدد من", "عدد كبير من"])
def test_vague(words: str) -> None:
    found = number_at(tokens(words), 0)
    assert found is not None and found.vague and found.best is None


@pytest.mark.parametrize("words", ["المدينة", "عدد", "ستار", "9999999999999999", "2017-07-09", "واقع"])
def test_no_count(words: str) -> None:
    assert number_at(tokens(words), 0) is None


# (words, killed or None, injured or None); each (low, best, high, civilians, women, children, combatants)
HARM = [
    ("مقتل شخصين وإصابة ثلاثة", (2, 2, 2, None, None, None, None), (3, 3, 3, None, None, None, None)),
    ("قتل طفلان", (2, 2, 2, None, None, 2, None), None),
    ("قتل مدنيان", (2, 2, 2, 2, None, None, None), None),
    ("سقط جريحان", None, (2, 2, 2, None, None, None, None)),
    ("استشهد أربعة مدنيين بينهم طفل وامرأة", (4, 4, 4, 4, 1, 1, None), None),
    ("مقتل ما لا يقل عن 23 شخصا بينهم 6 أطفال", (23, 23, None, None, None, 6, None), None),
    ("إصابة أكثر من 10 آخرين", None, (10, 10, None, None, None, None, None)),
    ("قتل ستة جنود على الأقل", (6, 6, None, None, None, None, 6), None),
    ("لم تسفر عن إصابات", (0, 0, 0, None, None, None, None), (0, 0, 0, None, None, None, None)),
    ("دون وقوع إصابات", (0, 0, 0, None, None, None, None), (0, 0, 0, None, None, None, None)),
    ("لا إصابات", (0, 0, 0, None, None, None, None), (0, 0, 0, None, None, None, None)),
    ("دون تسجيل خسائر بشرية", (0, 0, 0, None, None, None, None), (0, 0, 0, None, None, None, None)),
    ("ولم يصب أحد", None, (0, 0, 0, None, None, None, None)),
    ("إن ثلاثة مقاتلين قتلوا", (3, 3, 3, None, None, None, 3), None),
    ("إن سيدة وطفلا قتلا", (2, 2, 2, None, 1, 1, None), None),
    ("28 قتيلا و٤٠ جريحا", (28, 28, 28, None, None, None, None), (40, 40, 40, None, None, None, None)),
    ("قتل وجرح عشرة مدنيين", (None, None, 10, None, None, None, None), (None, None, 10, None, None, None, None)),
    ("لقي خمسة أشخاص مصرعهم", (5, 5, 5, None, None, None, None), None),
    ("عدد القتلى بلغ أكثر من 20", (20, 20, None, None, None, None, None), None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "killed", "injured"), HARM)
def test_harm(words: str, killed: tuple[int | None, ...] | None, injured: tuple[int | None, ...] | None) -> None:
    found = find_harm(tokens(words))
    for which, expected in (("killed", killed), ("injured", injured)):
        read = [h.harm for h in found if h.which == which]
        got = [(h.low, h.best, h.high, h.civilians, h.women, h.children, h.combatants) for h in read]
        assert got == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("سقط قتلى وجرحى", {"people"}),
        ("أصيب عشرات المدنيين", {"people", "civilians"}),
        ("وأوقعت قتلى بينهم نساء وأطفال", {"people", "women", "children"}),
    ],
)
def test_harm_without_a_number(words: str, kinds: set[str]) -> None:
    found = find_harm(tokens(words))
    assert found and all(h.harm.best is None for h in found)
    assert set(found[0].harm.unquantified) == kinds


@pytest.mark.parametrize("words", ["دون أنباء عن إصابات", "ولم ترد معلومات عن خسائر بشرية", "من غير معلومات عن إصابات"])
def test_no_word_of_casualties_is_not_zero(words: str) -> None:
    assert find_harm(tokens(words)) == ()
