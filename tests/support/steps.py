"""Steps with a reader of texts that is plain to see, so that tests of the process are about the process."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from ceasefire.claims.claim import Claim, Harm
from ceasefire.claims.rows import rows_to_claims
from ceasefire.clock import days, zone_of
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.findings.judge import judge
from ceasefire.ids import content_id
from ceasefire.incidents.match import match
from ceasefire.process import Steps

_SENTENCE = re.compile(r"(?P<actor>\w+) shelled (?P<place>\w+), killing (?P<killed>\d+)\.")


class CountingReader:
    """Reads `army shelled Milltown, killing 3.`; `seen` lists the reports it was given."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(
        self, text: str, vocabulary: Vocabulary, *, published: datetime | None, published_day_only: bool,
        source: str | None, language: str | None, report: str, seq: int, start: int,
    ) -> Sequence[Claim]:  # fmt: skip
        self.seen.append(report)
        out = []
        for position, found in enumerate(_SENTENCE.finditer(text, start)):
            places = vocabulary.gazetteer.find(found["place"])
            number = int(found["killed"])
            local = published.astimezone(zone_of(vocabulary.time_zone)).date() if published else None
            out.append(
                Claim(
                    id=content_id("claim", [report, found.start()]), report=report, order=(seq, position),
                    source=source, act="shelling", actor=found["actor"] if found["actor"] in vocabulary.actors else None,
                    place=places[0] if places else None,
                    when=days(local, local, vocabulary.time_zone) if local else None,
                    killed=Harm(low=number, best=number, high=number),
                    spans={"sentence": found.span(), "act": found.span()}, reader="test/1",
                )
            )  # fmt: skip
        return out


def steps(reader: CountingReader | None = None, *, version: str = "1") -> Steps:
    """Real rows, matching and judging around the plain reader."""
    return Steps(
        reader or CountingReader(), rows_to_claims, match, judge, f"reader {version}", f"rules {version}"
    )


def headed(source: str, published: str, body: str, more: str = "") -> str:
    """A report with a header."""
    return f"---\nsource: {source}\npublished: {published}\n{more}---\n{body}\n"
