"""Plain sentences put together from parts, in both languages: whatever stands beside what, each part is read.

A parse that goes wrong on one order of ordinary words is found here, not by a reader of the brief.
"""

from __future__ import annotations

import itertools
import random
from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.present import present
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 1, 10, tzinfo=UTC)  # a Wednesday
MANY = 240
Parts = list[tuple[str, object]]

SUBJECTS: Parts = [
    ("An air strike", "airstrike"), ("Shelling", "shelling"), ("A drone strike", "drone_strike"), ("A car bomb", "explosive_device"),
    ("A rocket attack", "shelling"), ("Mortar fire", "shelling"), ("A missile", "missile_strike"), ("Russian shelling", "shelling"),
    ("An Israeli air strike", "airstrike"), ("A landmine", "explosive_device"), ("Heavy shelling by the army", "shelling"),
]  # fmt: skip
KILLED: Parts = [
    ("four people", (4, 4)), ("at least four people", (4, None)), ("three civilians", (3, 3)), ("two soldiers", (2, 2)),
    ("more than 20 people", (20, None)), ("a woman", (1, 1)), ("up to ten fighters", (None, 10)),
    ("a mother and her two children", (3, 3)), ("four people and wounded nine", (4, 4)),
]  # fmt: skip
PLACES: Parts = [(" in Kherson", "Kherson"), (" near Goma", "Goma"), (" in the town of Lysychansk", "Lysychansk"), ("", None)]
DAYS: Parts = [(" on Monday", 8), (" overnight", 9), ("", None), (" early on Sunday", 7), (" on 5 January", 5)]
SAID: Parts = [
    ("{}.", None), ("{}, the governor said.", "governor"), ("{}, according to medics.", "medics"), ("Officials say {}.", "officials"),
    ("{}, officials told Reuters.", "officials"),
]  # fmt: skip

SUBJECTS_AR: Parts = [
    ("غارة جوية", "airstrike"), ("قصف مدفعي", "shelling"), ("غارات إسرائيلية", "airstrike"), ("قصف صاروخي", "shelling"),
    ("هجوم بطائرة مسيرة", "drone_strike"), ("انفجار عبوة ناسفة", "explosive_device"), ("انفجار سيارة مفخخة", "explosive_device"),
    ("إطلاق نار", "small_arms_fire"), ("اشتباكات", "armed_clash"),
]  # fmt: skip
KILLED_AR: Parts = [
    ("أربعة أشخاص", (4, 4)), ("أربعة أشخاص على الأقل", (4, None)), ("ثلاثة مدنيين", (3, 3)), ("جنديين", (2, 2)),
    ("أكثر من 20 شخصا", (20, None)), ("امرأة", (1, 1)), ("ما لا يقل عن ٧ أشخاص", (7, None)), ("طفلين وامرأة", (3, 3)),
]  # fmt: skip
PLACES_AR: Parts = [(" في خيرسون", "Kherson"), (" قرب غوما", "Goma"), ("", None)]
DAYS_AR: Parts = [(" يوم الإثنين", 8), (" مساء أمس", 9), ("", None), (" فجر الأحد", 7), (" في 5 كانون الثاني", 5)]
FRAMES_AR = (
    "قتل {n} في {s}{p}{d}", "{s} يقتل {n}{p}{d}", "مقتل {n} جراء {s}{p}{d}", "أدى {s}{p}{d} إلى مقتل {n}",
    "{s} أسفر عن مقتل {n}{p}{d}", "لقي {n} مصرعهم في {s}{p}{d}",
)  # fmt: skip
SAID_AR: Parts = [("{}.", None), ("{}، وفق مصادر طبية.", "مصادر طبية"), ("أفادت مصادر محلية بأن {}.", "مصادر محلية")]


def english() -> list[tuple[str, list[object]]]:
    out = []
    for parts in random.Random(7).sample(list(itertools.product(SUBJECTS, KILLED, PLACES, DAYS, SAID)), MANY):
        (subject, _), (killed, _), (place, _), (day, _), (said, _) = parts
        core = f"{subject} killed {killed}{place}{day}"
        if said.startswith("Officials") and not subject.startswith("Russian"):
            core = core[0].lower() + core[1:]
        out.append((said.format(core), [part[1] for part in parts]))
    return out


def arabic() -> list[tuple[str, list[object]]]:
    out = []
    for *parts, frame in random.Random(7).sample(list(itertools.product(SUBJECTS_AR, KILLED_AR, PLACES_AR, DAYS_AR, SAID_AR, FRAMES_AR)), MANY):
        (subject, _), (killed, _), (place, _), (day, _), (said, _) = parts
        if said.startswith("أفادت") and not frame.startswith("{s}"):
            said = "{}."
            parts[4] = (said, None)
        out.append((said.format(frame.format(n=killed, s=subject, p=place, d=day)), [part[1] for part in parts]))
    return out


def told(claim: Claim) -> list[object]:
    shown, harm = present(claim, general_vocabulary()), claim.killed
    return [
        claim.act, (harm.low, harm.high) if harm else None, claim.place.name if claim.place else None,
        int(shown["start"][8:10]) if shown["start"] else None, shown["attributed_to"],
    ]  # fmt: skip


@pytest.mark.parametrize("made", [english, arabic])
def test_every_part_of_a_plain_sentence_is_read(made: object) -> None:
    rows = made()  # type: ignore[operator]
    read = read_many([Text(text=text, published=DAY) for text, _ in rows], general_vocabulary())
    for (text, wanted), claims in zip(rows, read, strict=True):
        assert (text, [told(c) for c in claims]) == (text, [wanted])
