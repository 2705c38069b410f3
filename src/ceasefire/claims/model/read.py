"""A text read by a model: what may be sent is sent, the answer checked, our own rules read it where that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.claims.model import namesakes
from ceasefire.claims.model.ask import AskError, ask
from ceasefire.claims.model.check import check
from ceasefire.claims.model.own import Source, source_of
from ceasefire.claims.model.prompt import messages, schema
from ceasefire.claims.model.quote import rows
from ceasefire.claims.model.settings import Settings
from ceasefire.claims.read import Text, of_its_day, read_many
from ceasefire.claims.text import Span
from ceasefire.claims.usage import source_side
from ceasefire.clock import published_day
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import Problem
from ceasefire.ids import content_id
from ceasefire.reports.report import TLP_ORDER, Tlp

MODEL_READER = "ceasefire-model/0.3"
"""Name and version of this reader; a claim's `reader` names the model after it."""

PIECE = 12_000
"""Characters sent in one question."""
MOST = 400_000
"""Characters of the longest text that is sent at all."""


class ModelRead(msgspec.Struct, frozen=True):
    """claims: of the model, or of our own rules where `problems` says why; sent: something was sent."""

    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...] = ()
    sent: bool = False


def forbidden(mark: Tlp | None, settings: Settings) -> str | None:
    """Why a text of that mark (None: it bears none) may not be sent; None when it may.

    TLP 2.0 puts no limit on CLEAR alone. GREEN may go to the community: only where the settings say that the
    service is inside it. Anything above goes to named people and never to a service.
    """
    if mark is None:
        return None if settings.send_unmarked else "bears no TLP mark, and the settings do not allow unmarked texts to be sent"
    if TLP_ORDER.index(mark) <= TLP_ORDER.index(min(settings.send, "GREEN", key=TLP_ORDER.index)):
        return None
    return f"is marked TLP:{mark}" + (", or has a mark or a header that cannot be read" if mark == "RED" else "")


def listed_names(vocabulary: Vocabulary, settings: Settings) -> tuple[list[str], list[str]]:
    """The names of parties, and of those sources that may be named to the service: a source is as confidential as what it gives."""
    sources = [one.name for one in vocabulary.sources.values() if forbidden(one.handling, settings) is None]
    return [one.name for one in vocabulary.actors.values()], sources


def read_with_model(
    one: Text, vocabulary: Vocabulary, settings: Settings, *, mark: Tlp | None, name: str = "-", tell: Callable[[str], None] = lambda _: None
) -> ModelRead:
    """Claims of a text by the model of `settings`.

    mark: the text's TLP mark, None where it bears none; name: for messages; tell: is told what will be sent and
    where, before it is. Where the text may not be sent, or the model gives nothing that can be used, the claims are
    those of our own rules and a problem says so.
    """
    body = one.text[one.start :]
    if not body.strip():
        return ModelRead(())
    reason = forbidden(mark, settings)
    if reason is None and len(body) > MOST:
        reason = f"has {len(body)} characters; at most {MOST} are sent"
    if reason is not None:
        return ModelRead(_by_rules(one, vocabulary), (_problem(name, "not_sent", f"{reason}: it was not sent to the model, our own rules have read it", "see the page on the model reader", "warning"),))
    marked = f"TLP:{mark}" if mark is not None else "no mark"
    names = listed_names(vocabulary, settings)
    lists = f"the names of {len(names[0])} parties and {len(names[1])} sources"
    tell(f"{name}: sending {len(body)} characters ({marked}) and {lists} to {settings.endpoint}, model {settings.model}")
    day = published_day(one.published, one.published_day_only, vocabulary.time_zone)
    source: Source | None = None
    claims: list[Claim] = []
    problems: list[Problem] = []
    for window in pieces(one.text, one.start):
        try:
            answered = ask(settings, messages(one.text[slice(*window)], day, *names), schema())
        except AskError as error:
            return ModelRead(_by_rules(one, vocabulary), (_problem(name, error.code, f"{error.what}; our own rules have read the text", error.remedy),), True)
        listed = rows(answered.content)
        if listed is None:
            what = "the model's answer is not of the form asked for; our own rules have read the text"
            return ModelRead(_by_rules(one, vocabulary), (_problem(name, "model_reader", what, "use a model with structured output"),), True)
        source = source or source_of(one.text, vocabulary, day, source_side(one.source, vocabulary), one.language, _by_rules(one, vocabulary), one.source)
        believed: list[Claim] = []
        for row in listed:
            checked = check(row, source, window)
            if checked.claim is None:
                problems += [_problem(name, "model_claim", f"a claim of the model was not believed: {checked.reason}", "nothing: the others are kept", "warning")]
                continue
            believed.append(checked.claim)
        believed, failed = _asked_again(believed, source, one.text[slice(*window)], settings, name, tell)
        problems += failed
        claims += [_finished(claim, one, n, vocabulary, f"{MODEL_READER} {answered.model}") for n, claim in enumerate(believed, len(claims))]
    return ModelRead(tuple(_different(claims)), tuple(problems), True)


def _asked_again(claims: list[Claim], source: Source, text: str, settings: Settings, name: str, tell: Callable[[str], None]) -> tuple[list[Claim], list[Problem]]:
    """The claims with the places that the model chose where several bear the name; as they are where it is not to be asked or does not answer."""
    put = namesakes.questions(claims, source) if settings.ask_again else []
    if not put:
        return claims, []
    names = "a name that several places bear" if len(put) == 1 else f"{len(put)} names that several places bear"
    tell(f"{name}: sending {len(text)} characters once more to {settings.endpoint}, with the places of {names}, to ask which is meant")
    try:
        choices = namesakes.chosen(ask(settings, namesakes.messages(text, source.day, put), namesakes.schema(put)).content, put)
    except AskError as error:
        return claims, [_problem(name, error.code, f"{error.what}, when asked once more; its first answer stands", error.remedy, "warning")]
    if choices is None:
        return claims, [_problem(name, "model_reader", "the model's second answer is not of the form asked for; its first answer stands", "use a model with structured output", "warning")]
    return namesakes.placed(claims, put, choices), []


def pieces(text: str, start: int) -> Iterator[Span]:
    """The text in pieces that end at a blank line, else at a line, else at a sentence or space."""
    at, end = start, len(text)
    while at < end:
        stop = min(end, at + PIECE)
        if stop < end:
            cut = max((text.rfind(mark, at + PIECE // 2, stop) + len(mark) for mark in ("\n\n", "\n", ". ", " ") if text.rfind(mark, at + PIECE // 2, stop) >= 0), default=stop)
            stop = cut
        if text[at:stop].strip():
            yield at, stop
        at = stop


def _finished(claim: Claim, one: Text, number: int, vocabulary: Vocabulary, reader: str) -> Claim:
    chain = tuple(x for x in claim.attributed_chain if x != one.source)
    made = msgspec.structs.replace(
        claim, report=one.report, order=(one.seq, number), source=one.source, attributed_chain=chain, attributed_to=chain[-1] if chain else None, reader=reader,
        why=msgspec.UNSET,
    )  # fmt: skip
    made = of_its_day(made, vocabulary)
    return msgspec.structs.replace(made, id=content_id("claim", made), why=claim.why if one.explain else msgspec.UNSET)


def _different(claims: list[Claim]) -> Iterator[Claim]:
    """Each thing once, however often the model says it."""
    seen: set[tuple[object, ...]] = set()
    for one in claims:
        key = (one.act, one.actor, one.target, one.modality, one.attributed_to, one.place and one.place.name, one.spans["sentence"], one.spans["act"])
        if key not in seen:
            seen.add(key)
            yield one


def _by_rules(one: Text, vocabulary: Vocabulary) -> tuple[Claim, ...]:
    return next(read_many((one,), vocabulary))


def _problem(name: str, code: str, what: str, remedy: str, severity: str = "error") -> Problem:
    return Problem(file=name, code=code, what=what, remedy=remedy, severity=severity)  # type: ignore[arg-type]


__all__ = ["MODEL_READER", "ModelRead", "Source", "forbidden", "pieces", "read_with_model"]
