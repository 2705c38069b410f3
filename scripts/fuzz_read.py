"""Throws spoilt texts at the reader and checks what must hold for any text (`make fuzz`).

    .venv/bin/python scripts/fuzz_read.py [--count 100000] [--seed 1] [--only N]

Inputs are made from our own sentences, the embedded dossier's reports and the gold texts for developing, in English and
Arabic: cut, spliced, repeated, filled with noise. The seed is printed; a failing input is shown and can be had again
with `--seed S --only N`.
"""

from __future__ import annotations

import argparse
import ast
import json
import random
import re
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from ceasefire.claims.claim import Claim, Harm
from ceasefire.claims.present import present
from ceasefire.claims.read import Text, read_many
from ceasefire.claims.text import clean
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.load import load
from ceasefire.dossier.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[1]
BATCH = 128
NOISE = [
    "\u200f", "\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\x00", "\x07", "\x85", "\u2028", "\ud800", "\udfff", "😀", "👩\u200d👩\u200d👧", "﷽", "\u0301" * 9, "ـ" * 5, "ﷺ", "İ", "ß", "ﬁ",
    "<b>", "</p>", "<script>x</script>", "<!--", "&nbsp;", "&#0;", "&#1114112;", "&amp;", "“", "”", '"', "'", "’", "«", "»", "((", "))", "[", "]", "{", "}", "|", "\t", "   ", "\n", "\r\n", "\n\n",
    "…", "...", "!!!", "؟", "،", "؛", "-", "–", "—", "/", "\\", "%", "$", "°", "@", "#", "*", "_", "~", "^", "=", "+",
]  # fmt: skip
NUMBERS = [
    "0", "00", "-1", "1.5", "1,000", "1,00,000", "12345678901234567890", "10" * 40, "٣", "٢٣", "۱۲", "½", "²", "Ⅷ", "一", "1e9", "0x1F", "twenty-three", "two hundred thousand and one", "a dozen dozen", "half a million",
    "zero", "no", "minus four", "between 9 and 3", "at least up to 5", "3–1", "1-2-3", "million million million", "ثلاثة وعشرين", "مئتين", "ألف ألف", "عشرات المئات", "23 to 7",
]  # fmt: skip
DATES = [
    "on 31 February", "on 0 July 2021", "on 99 August", "in 9999", "on 2021-13-45", "on 30/02/2021", "at 25:61", "at 7:99pm", "24:00", "since 1 January 0001", "on 31 December 9999", "9999-12-31", "0001-01-01",
    "tomorrow", "yesterday", "on the ninth day of the truce", "a thousand years ago", "in 400 weeks", "overnight", "since Sunday", "between Monday and", "from 20:15 to 20:15", "on 2–3 August", "as of 19:30, 3 August",
    "يوم الأحد", "أمس", "منذ ألف عام", "في ٣١ شباط", "الساعة ٢٥:٩٩", "صباح اليوم", "قبل 99999 يوما",
]  # fmt: skip
GLUE = [" ", "", ". ", ", ", "\n", "\n\n", "; ", " and ", " that ", " — ", ": ", " و", "، ", " said ", " (", "”, ", " | "]
ACCOUNTS = ["According to SANA, {}", "SANA reported that {}", "“{}” SANA reported.", "{} SANA reported.", "Reuters quoted SANA as saying that {}"]
PLAIN = ["the Syrian army shelled Nawa on Sunday", "rebels shelled Nawa on Sunday", "the Syrian army captured Tafas", "gunmen opened fire at a checkpoint near Inkhil", "two people were killed by shelling in Dael"]
"""Whole sentences that somebody else says: what is read from them is never the outlet's own."""


@lru_cache(maxsize=1)
def seeds() -> tuple[str, ...]:
    """Our own sentences and reports."""
    found: dict[str, None] = {}
    for file in sorted((ROOT / "examples").glob("*/reports/*.md")):
        found[file.read_text("utf-8")] = None
    for file in sorted((ROOT / "tests" / "gold" / "read").glob("dev*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            found[str(json.loads(line)["text"])] = None
    for file in sorted((ROOT / "tests" / "claims").rglob("test_*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) > 30 and " " in node.value:
                found[node.value] = None
    return tuple(found)


def _cut(dice: random.Random, text: str) -> str:
    a, b = sorted((dice.randrange(len(text) + 1), dice.randrange(len(text) + 1)))
    return text[a:b]


def _into(dice: random.Random, text: str, pieces: Sequence[str]) -> str:
    for _ in range(dice.randrange(1, 6)):
        at = dice.randrange(len(text) + 1)
        text = text[:at] + dice.choice(pieces) + text[at:]
    return text


def _word(dice: random.Random, text: str, change: Callable[[list[str]], None]) -> str:
    parts = re.split(r"(\s+)", text)
    change(parts)
    return "".join(parts)


def _swapped(dice: random.Random, text: str) -> str:
    def change(parts: list[str]) -> None:
        for _ in range(dice.randrange(1, 5)):
            a, b = dice.randrange(len(parts)), dice.randrange(len(parts))
            parts[a], parts[b] = parts[b], parts[a]

    return _word(dice, text, change)


def _dropped(dice: random.Random, text: str) -> str:
    def change(parts: list[str]) -> None:
        for _ in range(dice.randrange(1, 4)):
            parts[dice.randrange(len(parts))] = ""

    return _word(dice, text, change)


def _numbered(dice: random.Random, text: str) -> str:
    return re.sub(r"\d+|\b(?:two|three|four|five|ten)\b", lambda m: dice.choice(NUMBERS) if dice.random() < 0.6 else m.group(), text)


def _repeated(dice: random.Random, text: str) -> str:
    piece = _cut(dice, text)[: dice.randrange(1, 40)]
    at = dice.randrange(len(text) + 1)
    return text[:at] + piece * dice.choice((2, 5, 30, 200)) + text[at:]


def _quoted(dice: random.Random, text: str) -> str:
    for _ in range(dice.randrange(1, 5)):
        left, right = dice.choice((("“", "”"), ('"', '"'), ("«", "»"), ("(", ")"), ("‘", "’"), ("[", "]")))
        a, b = sorted((dice.randrange(len(text) + 1), dice.randrange(len(text) + 1)))
        text = text[:a] + left + text[a:b] + right + text[b:]
    return text


def _spliced(dice: random.Random, text: str) -> str:
    other = dice.choice(seeds())
    return _cut(dice, text) + dice.choice(GLUE) + _cut(dice, other)[:400]


def _case(dice: random.Random, text: str) -> str:
    return dice.choice((text.upper(), text.lower(), text.title(), text.swapcase()))


CHANGES: tuple[Callable[[random.Random, str], str], ...] = (
    _cut, lambda d, t: _into(d, t, NOISE), lambda d, t: _into(d, t, NUMBERS), lambda d, t: _into(d, t, DATES), lambda d, t: _into(d, t, GLUE),
    _swapped, _dropped, _numbered, _repeated, _quoted, _spliced, _case,
)  # fmt: skip


def make(seed: int, number: int) -> str:
    """Input `number` of a seed; each can be made without the others."""
    dice = random.Random(f"{seed}:{number}")
    if dice.random() < 0.03:
        said = dice.choice(PLAIN)
        form = dice.choice(ACCOUNTS)
        return form.format(said + (", " if form.startswith("{}") else ".") if not form.startswith("“") else said[0].upper() + said[1:] + ",")
    text = dice.choice(seeds())
    if len(text) > 600:
        at = dice.randrange(len(text) - 500)
        text = text[at : at + dice.randrange(20, 500)]
    for _ in range(dice.choice((1, 1, 2, 3, 5))):
        text = dice.choice(CHANGES)(dice, text)[:3000]
    return text


def text_of(seed: int, number: int) -> Text:
    """The input with its circumstances."""
    dice = random.Random(f"{seed}:{number}:circumstances")
    text = make(seed, number)
    day = None if dice.random() < 0.1 else datetime(2018, 1, 1, tzinfo=UTC) + timedelta(days=dice.randrange(3000))
    if dice.random() < 0.005:
        day = dice.choice((datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)))
    return Text(
        text=text, published=day, published_day_only=dice.random() < 0.7, source=dice.choice((None, None, "sohr", "sana", "nobody")),
        language=dice.choice((None, None, None, "en", "ar")), start=0 if dice.random() < 0.9 else dice.randrange(len(text) + 1), explain=dice.random() < 0.3, doubt=dice.random() < 0.3,
    )  # fmt: skip


def _plain(words: str) -> str:
    return "".join(c for c in words if c.isalnum())


def _stands(surface: str, there: str) -> bool:
    """Whether the words are those that stand there, but for mark-up and invisible characters between them."""
    said, text = _plain(surface), _plain(there)
    if not said:
        return True
    rest = iter(text)
    return text[:1] == said[:1] and text[-1:] == said[-1:] and all(c in rest for c in said)


def faults(one: Text, claims: Sequence[Claim], words: Vocabulary) -> Iterator[str]:
    """What does not hold for the claims of a text."""
    quoted = one.text.startswith(("According to SANA", "SANA reported", "Reuters quoted", "“")) or one.text.endswith(" SANA reported.")
    owned = quoted and any(said.lower() in one.text.lower() for said in PLAIN) and len(one.text) < 160
    for claim in claims:
        for field, (first, last) in claim.spans.items():
            if not 0 <= first <= last <= len(one.text):
                yield f"span of {field} {first, last} is outside the text"
        for field, surface in (("actor", claim.actor_surface), ("target", claim.target_surface)):
            span = claim.spans.get(field)
            if surface is not None and span is not None and not (_stands(surface, one.text[slice(*span)]) or _stands(surface, clean(one.text[slice(*span)]))):
                yield f"{field} {surface!r} is not what stands there: {one.text[slice(*span)]!r}"
        if claim.when is not None and claim.when.start > claim.when.end:
            yield f"{claim.when} ends before it starts"
        for name, harm in (("killed", claim.killed), ("injured", claim.injured)):
            if harm is not None and not _ordered(harm):
                yield f"{name} {harm} is out of order"
        if owned and one.source != "sana" and claim.attributed_to is None and one.language != "ar" and not one.start:
            yield f"{claim.act} is taken for the outlet's own"
        present(claim, words)


def _ordered(harm: Harm) -> bool:
    known = [n for n in (harm.low, harm.best, harm.high) if n is not None]
    return known == sorted(known) and all(n >= 0 for n in known)


def run(seed: int, numbers: Sequence[int], words: Vocabulary) -> Iterator[tuple[int, str]]:
    """(number, fault) of inputs; an exception is a fault too."""
    with ThreadPoolExecutor(1) as worker:
        for at in range(0, len(numbers), BATCH):
            group = numbers[at : at + BATCH]
            texts = [text_of(seed, n) for n in group]
            whole = worker.submit(_read, texts, words)
            if whole.exception() is not None:
                for number, one in zip(group, texts, strict=True):
                    yield from ((number, fault) for fault in _crash(worker.submit(_read, [one], words)))
                continue
            for number, one, claims in zip(group, texts, whole.result(), strict=True):
                checked = worker.submit(_checked, number, one, claims, words)
                yield from ((number, fault) for fault in [*_crash(checked), *(checked.result() if checked.exception() is None else [])])


def _read(texts: Sequence[Text], words: Vocabulary) -> list[tuple[Claim, ...]]:
    return list(read_many(texts, words))


def _checked(number: int, one: Text, claims: tuple[Claim, ...], words: Vocabulary) -> list[str]:
    found = list(faults(one, claims, words))
    if number % 10 == 0 and _read([one], words) != [claims]:
        found.append("a second reading gives something else")
    return found


def _crash(done: Future[Any]) -> list[str]:
    """The trace of a run that raised; nothing else."""
    error = done.exception()
    return ["".join(traceback.format_exception(error))] if error is not None else []


def main(arguments: list[str] | None = None) -> int:
    """Run and report; 1 when something did not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="one input of the seed")
    given = parser.parse_args(arguments)
    print(f"seed {given.seed}, {1 if given.only is not None else given.count} inputs made from {len(seeds())} texts", flush=True)
    wanted = [given.only] if given.only is not None else list(range(given.count))
    tables = (vocabulary(load(embedded("southwest-syria"))), general_vocabulary())
    found = 0
    for part, words in enumerate(tables):
        for number, fault in run(given.seed, [n for n in wanted if (n // BATCH) % 4 // 3 == part], words):
            found += 1
            print(f"input {number} of seed {given.seed}: {fault}\n{text_of(given.seed, number)!r}\n", flush=True)
            if found >= 20:
                print("more are not shown")
                return 1
    print(f"{len(wanted)} inputs, {found} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
