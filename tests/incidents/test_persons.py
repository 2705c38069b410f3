"""Names of persons compared."""

from __future__ import annotations

import pytest

from ceasefire.incidents.persons import one_person, two_persons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohamed Hilal Zatima", "محمد هلال زطيمة"),
        ("Adham al-Karad", "أدهم الكراد"),
        ("Abdul Hakim al-Mahamid", "عبدالحكيم المحاميد"),
        ("Abd al-Hakim Mahamid", "عبد الحكيم المحاميد"),
        ("Faisal Khalil Al-Awadh", "فيصل العوض"),
        ("Muhammad al-Zu'bi", "Mohammed Zoubi"),
        ("Juan Carlos Pérez", "Juan Perez"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert one_person(one, other)
    assert one_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ahmad al-Masri", "Khaled al-Masri"), ("أحمد المصري", "Ahmad Nasr"), ("Umm Ahmad", "أم أحمد"), ("Samir", "Samir"), ("", "Ali Nasr")],
)
def test_other_names_and_half_names_do_not(one: str, other: str) -> None:
    assert not one_person(one, other)


def test_two_persons_share_no_part_of_their_names() -> None:
    assert two_persons("Ahmad al-Masri", "خالد الزعبي")
    assert not two_persons("Ahmad al-Masri", "أحمد الزعبي")  # the second may be his tribe's name
    assert not two_persons("Abu Samir", "Ahmad al-Masri")  # by what he was called
