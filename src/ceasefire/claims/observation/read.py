"""A monitors' text: what is read from it here, and what is left for the ordinary reader."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from ceasefire.claims.claim import Claim, Means
from ceasefire.claims.mentions import find_mentions
from ceasefire.claims.observation.access import access, may_restrict
from ceasefire.claims.observation.arms import arms
from ceasefire.claims.observation.fire import fire
from ceasefire.claims.observation.observer import (
    may_observe,
    may_see,
    monitor_of,
    passive_seer,
    said_by,
    seers,
)
from ceasefire.claims.observation.ruling import may_rule, ruling
from ceasefire.claims.observation.scene import Scene, explain_places, is_monitor, reporting_period
from ceasefire.claims.observation.summary import summary
from ceasefire.claims.observation.table import may_tabulate, tables
from ceasefire.claims.observation.told import Told
from ceasefire.claims.observation.traces import traces
from ceasefire.claims.observation.voice import voice
from ceasefire.claims.observation.window import last_said
from ceasefire.claims.text import Sentence, clean, sentences
from ceasefire.claims.times import only_year
from ceasefire.claims.tokens import tokenise
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.ids import content_id

_SELF = re.compile(r"(?:the\s+)?(?:mission|it|they|we|us|them|our\s.*)$", re.IGNORECASE)
_TELLING = re.compile(r"\b(?:told|informed)\b", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:told|informed)\s+(?:the\s+|its\s+|our\s+)?$", re.IGNORECASE)


_NEAR = 40
"""Claims before a sentence that "in the previous period" may speak of."""


class Observed(msgspec.Struct, frozen=True):
    """claims: read here; text: the same text with the sentences they were read from blanked out; means: how
    the observer knew, in sentences that are left, by where they start: from which offset on, and how."""

    claims: tuple[Claim, ...]
    text: str
    means: dict[int, tuple[int, Means]] = {}


def observe(
    text: str, vocabulary: Vocabulary, *, published: date | None, source: str | None = None, report: str = "", start: int = 0,
    reader: str = "", explain: bool = False,
) -> Observed:  # fmt: skip
    """Claims that a text makes as monitors write: observations, counts, restrictions, traces, weapons, rulings.
    Any other sentence stays in `text`."""
    tabled = may_tabulate(text)
    if not (tabled or may_observe(text, vocabulary)):
        return Observed((), text)
    body = " " * start + clean(text)[start:]
    if not (tabled or "violations" in body or "breaches" in body or may_see(body) or _TELLING.search(body) or may_restrict(body) or may_rule(body)):
        return Observed((), text)
    tokens = tokenise(body)
    scene = Scene(body, vocabulary, find_mentions(tokens, vocabulary, None), published, only_year(body) if published is None else None, source)
    first = monitor_of(scene, start, min(len(body), start + 20_000))
    if source is not None and is_monitor(vocabulary, source):
        scene.observer = source
    elif first is not None:
        scene.observer = first[0]
    explain_places(scene)
    reporting_period(scene)
    scene.own = scene.cutoff is not None or scene.observer == source is not None
    told: list[Told] = []
    used: list[Sentence] = []
    means: dict[int, tuple[int, Means]] = {}
    for span, rows in tables(scene, start) if tabled else ():
        told += rows
        used.append(Sentence(*span, -1))
    tabular = [(one.start, one.end) for one in used]
    for one in sentences(body, start):
        if any(a < one.end and one.start < b for a, b in tabular):
            continue
        if one.paragraph != scene.paragraph:
            scene.paragraph, scene.opened, scene.when, scene.post, scene.passed = one.paragraph, one.start, None, None, []
        here = _sentence(scene, one, told)
        if here is not None:
            told += here
            used.append(one)
        elif (how := _means(scene, one)) is not None:
            means[one.start] = how
        if here is None and (scene.own or scene.seen_in == scene.paragraph):
            scene.passed.append((one.start, one.end))
    if not used:
        return Observed((), text, means)
    claims = tuple(_claim(scene, one, report, reader, explain) for one in told)
    return Observed(claims, _blanked(text, sorted(used, key=lambda s: s.start)), means)


def _sentence(scene: Scene, one: Sentence, earlier: list[Told]) -> list[Told] | None:
    """What one sentence says; None when it is none of ours. An empty list: ours, and nothing new."""
    scene.quiet = False
    kept = access(scene, one.start, one.end)
    if kept:
        return _as_said(scene, one, kept)
    judged = ruling(scene, one.start, one.end)
    if judged:
        return judged
    seen = seers(scene, one.start, one.end)
    if not seen:
        passive = passive_seer(scene, one.start, one.end)
        passive = passive or said_by(scene, one.start, one.end)
        seen = [passive] if passive is not None else []
    scene.quiet = not seen
    if not seen:
        return None
    scene.seen_in = scene.paragraph
    near = earlier[-_NEAR:]
    before = sum(len(t.terms) for t in near)
    found = arms(scene, one.start, one.end, seen) or traces(scene, one.start, one.end, seen) or summary(scene, one.start, one.end, seen, near)
    if not found and sum(len(t.terms) for t in near) != before:
        return []
    found = found or fire(scene, one.start, one.end, seen)
    for each in found:
        if each.when is not None:
            scene.when, scene.passed = each.when, []
        elif each.rule == "observation":
            each.when = last_said(scene) or scene.cutoff
    return found or None


def _as_said(scene: Scene, one: Sentence, kept: list[Told]) -> list[Told]:
    """A restriction with whoever the sentence names as telling of it; their words are no part of what is told."""
    said = voice(scene, one.start, one.end, kept[0].act_span[0])
    if said is None:
        return kept
    kept = access(scene, said.first, said.last) or kept
    for each in kept:
        each.sentence, each.asserter = (one.start, one.end), said.who
        each.spans["attributed_to"] = said.span
    return kept


def _means(scene: Scene, one: Sentence) -> tuple[int, Means] | None:
    """How the observer of a sentence that others read knows of what follows the verb."""
    for seer in () if scene.quiet else seers(scene, one.start, one.end):
        if seer.means is not None:
            return seer.verb[1], seer.means
    heard = monitor_of(scene, one.start, one.end) if _TELLING.search(scene.text, one.start, one.end) else None
    if heard is not None and _TOLD.search(scene.text, max(one.start, heard[1][0] - 20), heard[1][0]):
        return heard[1][1], "told"
    return None


def _claim(scene: Scene, told: Told, report: str, reader: str, explain: bool) -> Claim:
    asserter = _asserter(scene, told)
    spans = {"sentence": told.sentence, "act": told.act_span} | told.spans
    if told.killed is None:
        spans.pop("killed", None)
    terms = dict(told.terms)
    if told.asserter is not None and told.act != "monitor_restricted":
        who = scene.observer if _SELF.fullmatch(told.asserter) and scene.observer is not None else told.asserter
        known = scene.vocabulary.sources.get(who) or scene.vocabulary.actors.get(who)
        terms["observer"] = known.name if known is not None else who.lower()
    when = told.when
    claim = Claim(
        id="", report=report, source=scene.source, kind=told.kind, act=told.act, actor=told.actor, actor_surface=told.actor_surface, target=told.target,
        target_surface=told.target_surface, place=told.place, when=when, killed=told.killed, injured=told.injured, weapon=told.weapon,
        attributed_to=asserter, attributed_chain=(asserter,) if asserter is not None else (), modality=told.modality, means=told.means,
        terms=dict(sorted(terms.items())), spans=spans, reader=reader, row=told.row,
    )  # fmt: skip
    if explain:
        claim = msgspec.structs.replace(claim, why=_why(scene, told, claim))
    return msgspec.structs.replace(claim, id=content_id("claim", claim))


def _asserter(scene: Scene, told: Told) -> str | None:
    """Whom the claim is attributed to: nobody where the publisher or the report's own "Mission" speaks."""
    one = scene.observer if told.asserter is not None and _SELF.fullmatch(told.asserter) else told.asserter
    if one is None or one == scene.source:
        return None
    known = one in scene.vocabulary.sources or one in scene.vocabulary.actors
    span = told.spans.get("observer")
    surface = " ".join(scene.text[span[0] : span[1]].split()) if span is not None else one
    if scene.source is not None and is_monitor(scene.vocabulary, scene.source) and not known:
        return None
    if not known and _SELF.fullmatch(surface):
        return None
    return one if known else one.lower()


def _why(scene: Scene, told: Told, claim: Claim) -> dict[str, str]:
    rule = f"monitors' prose, {told.rule}"
    out = {"act": rule} | told.why
    for field, span in claim.spans.items():
        words = " ".join(scene.text[span[0] : span[1]].split())
        if field in ("sentence",) or not words:
            continue
        key = f"terms.{field}" if field in claim.terms else field
        out[key] = f'"{words}": {out.get(key, rule)}'
    return out


def _blanked(text: str, used: list[Sentence]) -> str:
    parts: list[str] = []
    at = 0
    for one in used:
        parts += [text[at : one.start], re.sub(r"[^\n]", " ", text[one.start : one.end])]
        at = one.end
    return "".join([*parts, text[at:]])
