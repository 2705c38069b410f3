"""Arabic prose into claims: the entry of this package."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import msgspec

from ceasefire import clock, ids
from ceasefire.claims.arabic.adjectives import adjective_names
from ceasefire.claims.arabic.again import backs, goes_on_hitting, in_passing, lend_doers, of_no_deal
from ceasefire.claims.arabic.anchors import find_anchors
from ceasefire.claims.arabic.asides import at_home, leave, new_paragraph, opens_aside, own_words
from ceasefire.claims.arabic.asserter import Asserter, by_name, is_anaphor, ours, strip, without_source
from ceasefire.claims.arabic.asserters import Scope, chain_at, find_scopes
from ceasefire.claims.arabic.blame import burdened, killer
from ceasefire.claims.arabic.charges import charged_back
from ceasefire.claims.arabic.context import Context, context_of
from ceasefire.claims.arabic.counted import counts_on
from ceasefire.claims.arabic.dateline import behind_dateline
from ceasefire.claims.arabic.dates import Frame, frame
from ceasefire.claims.arabic.denials import answer
from ceasefire.claims.arabic.event import Event, Memory, Span
from ceasefire.claims.arabic.events import build
from ceasefire.claims.arabic.explain import why
from ceasefire.claims.arabic.figures import accident
from ceasefire.claims.arabic.forces import of_forces
from ceasefire.claims.arabic.harm import find_harm
from ceasefire.claims.arabic.issuer import issuer, spoken_by
from ceasefire.claims.arabic.leaders import with_titles
from ceasefire.claims.arabic.moved import moved
from ceasefire.claims.arabic.names import Name, find_names, resolved
from ceasefire.claims.arabic.no_acts import acts_of, called_after
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.one_act import once
from ceasefire.claims.arabic.party import Parties
from ceasefire.claims.arabic.places import Spot, find_spots
from ceasefire.claims.arabic.promising import promising
from ceasefire.claims.arabic.retold import heard, of_arrests, retell
from ceasefire.claims.arabic.same_scene import only, settle
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.speechwords import ANAPHORS, SPEECH
from ceasefire.claims.arabic.times import find_times
from ceasefire.claims.arabic.tokens import spans_of_sentences, tokens
from ceasefire.claims.arabic.tollhomes import hand_out
from ceasefire.claims.arabic.tolls import (
    add_part,
    attach,
    clause_of,
    compared,
    former,
    give,
    since_toll,
    struck_by,
    take_denied,
    updated,
)
from ceasefire.claims.arabic.trades import of_war
from ceasefire.claims.arabic.unbound import Words, bind
from ceasefire.claims.arabic.unharmed import Hurt
from ceasefire.claims.arabic.victims import of_rockets, of_victims, told_apart
from ceasefire.claims.arabic.voice import carried
from ceasefire.claims.arabic.voices import another, told_by_another
from ceasefire.claims.arabic.whens import of_speech, vague_within
from ceasefire.claims.arabic.wheres import definite_place
from ceasefire.claims.claim import Claim, Harm
from ceasefire.claims.text import clean
from ceasefire.dossier.act import acts
from ceasefire.dossier.vocabulary import Vocabulary

READER = "ceasefire-arabic/2"


def read_arabic(
    text: str,
    vocabulary: Vocabulary,
    *,
    published: datetime | None = None,
    published_day_only: bool = True,
    source: str | None = None,
    language: str | None = None,
    report: str = "",
    seq: int = 0,
    start: int = 0,
    explain: bool = False,
) -> tuple[Claim, ...]:
    """The claims that an Arabic text makes.

    text: the whole report; reading begins at character `start`; spans are offsets in `text`.
    published: UTC instant that relative times hang on, None when unknown (then they give nothing);
    published_day_only: only its day is known; source: id of who publishes, or None;
    report, seq: id and order of intake of the report; explain: claims say for each field why. Never raises for what a text contains.
    """
    del language, published_day_only  # the caller has found the language; only the day is used: no Arabic expression hangs on the hour
    shown = clean(text) if any(c in text for c in "<&") or "http" in text else text
    reader = _Reader(text, shown, vocabulary, frame(published, vocabulary.time_zone), source, report, seq, explain)
    reader.cut = list(spans_of_sentences(shown, start))
    chosen = of_war(shown, reader.cut, reader.words)
    reader.issued = issuer(reader.cut, reader.words, shown)
    reader.chain = (reader.issued[0],) if reader.issued is not None else ()
    for first, last in reader.cut:
        if (first, last) in chosen and promising(shown[first:last]):
            reader.sentence(first, last)
        else:
            reader.skip(first, last)
    return reader.finish()


class _Reader:
    def __init__(
        self, text: str, shown: str, vocabulary: Vocabulary, of: Frame, source: str | None, report: str, seq: int,
        explain: bool = False,
    ) -> None:
        self.text, self.shown, self.vocabulary, self.of = text, shown, vocabulary, of
        self.source, self.report, self.seq, self.explain = source, report, seq, explain
        known = vocabulary.sources.get(source) if source else None
        self.side = known.leaning if known else None
        if known and known.alignment and self.side is None:
            aligned = vocabulary.actors.get(known.alignment)
            self.side = aligned.side if aligned else None
        self.memory = Memory(places=[], actors=[], today=of.today, zone=of.zone)
        self._context: Context | None = None
        self.spots: list[Spot] = []
        self.passed: Span | None = None
        self.silent: list[Span] = []
        self.chain: tuple[Asserter, ...] = ()
        self.quoted: tuple[Asserter, ...] = ()
        self.outlets: list[Asserter] = []
        self.events: list[Event] = []
        self.planned: list[Event] = []
        self.read: dict[Span, Words] = {}
        self.found: dict[Span, Words] = {}
        self.cut: list[Span] = []
        self.issued: tuple[Asserter, int] | None = None
        self.dateline: Span = (0, 0)

    def context(self) -> Context:
        """The countries of the text, found out when a name asks for it."""
        if self._context is None:
            self._context = context_of(self.shown, self.vocabulary)
        return self._context

    def _own(self, names: Sequence[Name]) -> tuple[Name, ...]:
        """A name that several sources bear means the one that publishes the text, if it is one of them."""
        return tuple(
            msgspec.structs.replace(n, ids=(self.source,))
            if n.kind == "source" and self.source is not None and self.source in n.ids
            else n
            for n in names
        )

    def words(self, one: Span) -> Words:
        """The words of a sentence and the names among them, also of one that tells no act."""
        found = self.read.get(one) or self.found.get(one)
        if found is None:
            toks = tokens(self.shown, *one)
            found = self.found[one] = toks, self._own(find_names(self.shown, toks, self.vocabulary, self.side))
        return found

    def skip(self, first: int, last: int) -> None:
        """A sentence that says no act: what it names is not carried further."""
        self.memory.gender = ""
        self.passed = (first, last)
        self.silent.append(self.passed)
        if any(c in self.shown[first:last] for c in '»”"'):
            self.quoted = ()

    def sentence(self, first: int, last: int) -> None:
        toks, names = self.words((first, last))
        if not toks:
            return
        names = with_titles(toks, adjective_names(self.shown, toks, names, self.vocabulary))
        names = of_forces(toks, resolved(toks, names, self.shown, self.memory.actors, self.vocabulary), self.vocabulary)
        self.memory.actors.extend((fold(self.shown[n.start : n.end]), n) for n in names if n.kind == "actor" and not backs(toks, n))
        del self.memory.actors[:-24]
        self.read[first, last] = toks, names
        if "\n" in self.shown[max(0, first - 3) : first]:
            new_paragraph(self.memory, self.events)
        spoken = self.memory.when or self.memory.day
        day = clock.last_day(spoken.interval) if spoken else None
        if self.passed is not None and counts_on(toks):
            passed = [w for w in find_times(tokens(self.shown, *self.passed), Frame(self.of.today, self.of.zone, day)) if w.use == "at"]
            day = clock.last_day(passed[-1].interval) if passed else day
        told = (clock.first_day(spoken.interval), clock.last_day(spoken.interval)) if spoken else None
        times = find_times(toks, Frame(self.of.today, self.of.zone, day, told))
        times = tuple(w for w in times if not called_after(toks, w.first) and not any(n.kind == "actor" and n.first <= w.first and w.last <= n.last for n in names))
        busy = frozenset(k for n in names for k in range(n.first, n.last)) | frozenset(
            k for w in times for k in range(w.first, w.last)
        )
        scene = Scene(self.shown, toks, [t.norm for t in toks], names, times, find_harm(list(toks), busy))
        scene = told_apart(scene)
        if scene.hurts and former(scene) and any(e.killed or e.injured for e in self.events):
            scene = msgspec.structs.replace(scene, hurts=())
        if self.silent and (not self.chain or any(strip(t.norm, SPEECH) for t in toks)):
            self.chain = next((said for one in reversed(self.silent[-3:]) if (said := self._spoke(*one))), self.chain)
        self.silent.clear()
        aside = opens_aside(toks)
        if aside:
            self.chain = self.quoted = ()
            leave(self.memory)
        scopes = find_scopes(self.shown, toks, names, self.chain, self.outlets)
        scopes, self.quoted = carried(toks, own_words(scopes) if aside else scopes, self.quoted, self.chain)
        scopes = spoken_by(self.issued, scopes, toks, names)
        anchors = acts_of(scene, find_anchors(scene))
        spots = tuple(
            s for s in find_spots(self.shown, toks, names, self.vocabulary, self.context)
            if not any((not c.after and c.head < s.first < c.first) or (c.after and c.close < s.first <= c.close + 2 and toks[c.close].norm == "في") for c in scopes)
        )
        spots = tuple(s for s in of_no_deal(toks, in_passing(toks, spots)) if not of_rockets(scene.norms, s.first))
        sentence = (first, last)
        if first == self.cut[0][0] and (behind := behind_dateline(toks, names)):
            self.memory.places.extend(s for s in spots if s.first < behind)
            spots = tuple(s for s in spots if s.first >= behind)
            self.dateline = first, toks[behind - 1].end
        events = build(scene, anchors, spots, scopes, sentence, self.memory, self.issued[0] if self.issued else None)
        moved(scene, anchors, events, self.vocabulary)
        retell(scene, anchors, events, self.events)
        of_arrests(scene, anchors, events, self.events)
        heard(scene, anchors, events)
        goes_on_hitting(scene, anchors, events)
        lend_doers(scene, anchors, events, self.events)
        answer(scene, events, scopes, self.events)
        once(scene, anchors, events, self.events)
        lone = attach(scene, anchors, events, scopes)
        for hurt in scene.hurts:
            if hurt.part:
                add_part(hurt, self.events, partial(told_by_another, self.source, chain_at(scopes, hurt.head)))
        lone, others = hand_out(scene, events, lone, scopes, sentence, [] if aside else self.events, partial(another, self.source))
        kept = [e for e in events if not e.drop and not e.unreal] + others + charged_back(scene, events, self.events, scopes, sentence)
        self.passed = None if kept else (first, last)
        for event in kept:
            since_toll(scene, event, first)
        kept.extend(self._tolls(scene, lone if scene.times or not aside else [], spots, scopes, sentence, anchors))
        of_victims(scene, [*self.events[-3:], *(e for e in kept if e not in others)])
        kept.sort(key=lambda e: e.head)
        since = next((n for n, one in enumerate(reversed(self.cut[: self.cut.index(sentence)]), 1) if any(e.sentence == one and e.spots for e in self.events)), 99)
        if aside:
            at_home(kept, first)
        settle(toks, kept, spots, self.events, self.planned, 99 if aside else since)
        self.planned.extend(e for e in events if e.unreal and e.spots)
        for k, event in enumerate(kept):
            if event.modality == "denied":
                take_denied(event, [*self.events, *kept[:k]])
        self.spots.extend(s for s in spots if s.use == "at")
        for event in kept:
            self._remember(event)
        self.events.extend(kept)
        self.memory.event = len(self.events) - 1 if self.events else -1
        self.memory.groups |= {acts()[e.act].group for e in kept}
        for scope in scopes:
            self.outlets.extend(a for a in scope.chain if a.outlet or f"ال{fold(a.words).split(' ')[0].removeprefix('ال')}" in ANAPHORS)
        del self.outlets[:-6]
        if scopes:
            main = [s for s in scopes if not s.denied]
            self.chain = (main or list(scopes))[-1].chain or self.chain
        for spot in spots:
            if spot.use == "at" or any(spot in e.spots for e in kept):
                self.memory.places.append(spot)
        del self.memory.places[:-8]

    def _spoke(self, first: int, last: int) -> tuple[Asserter, ...]:
        """Whoever speaks in a sentence that tells nothing, for "he added"; else the one party or outlet it names."""
        toks = tokens(self.shown, first, last)
        found = self._own(find_names(self.shown, toks, self.vocabulary, self.side))
        said = [s.chain for s in find_scopes(self.shown, toks, found, self.chain, self.outlets) if s.chain and not s.denied]
        if said:
            return said[-1]
        if self.chain:
            return ()
        named = [n for n in found if n.kind != "place" and not n.people and not n.state]
        return (by_name(self.shown, named[0]),) if len({n.id for n in named}) == 1 else ()

    def _tolls(self, scene: Scene, lone: Sequence[Hurt], spots: Sequence[Any], scopes: Sequence[Scope], sentence: Span, anchors: Sequence[Anchor]) -> list[Event]:
        """Harm told by itself: one event for killed and injured that stand together."""
        out: list[Event] = []
        if lone and accident(scene.norms):
            return []
        for hurt in lone:
            if hurt.harm.best == 0:
                continue
            span = scene.toks[hurt.first].start, scene.toks[hurt.last - 1].end
            unsaid = hurt.harm.best is None and hurt.harm.low is None and hurt.harm.high is None
            if (unsaid and len(scene.hurts) > len(lone)) or (out and updated(scene, hurt) and hurt.harm.best is not None and give(scene, out[-1], hurt)):
                continue
            gap = scene.norms[out[-1].killed.last : hurt.first] if out and out[-1].killed else []
            goes_on = "و" in (scene.norms[hurt.head][:1], scene.norms[hurt.first][:1], scene.norms[max(0, hurt.first - 1)]) and not any(s.use == "at" for s in spots if out and out[-1].killed and hurt.head < s.first)
            if out and hurt.which == "injured" and out[-1].injured is None and not any(n in ("ان", "وان") or (n == "،" and not goes_on) for n in gap):
                out[-1].injured, out[-1].injured_span = hurt, span
                continue
            low, high = clause_of(scene, hurt)
            near = [s for s in spots if low <= s.first < high and s.use in ("at", "from")]
            after = [s for s in near if s.first >= hurt.last]
            lone_list = [s for s in spots if s.use == "at"]
            chosen = [s for s in after if s.use == "at"][:1] or after[:1] or near[-1:] or (lone_list[:1] if len({s.group for s in lone_list}) == 1 else [])
            chosen = chosen or definite_place(scene, low, high, self.memory.places)
            if not chosen and unsaid:
                continue
            told = [w for w in scene.times if not of_speech(scene, w, scopes, anchors)]
            times = [w for w in told if low <= w.first < high] or [w for w in told if w.use != "since" and w.first < hurt.first]
            vague = vague_within(scene, low, high)
            other = compared(scene, hurt)
            if other:
                times = [w for w in times if w.use != "since" and low <= hurt.last <= w.first]
            times = [] if vague else times
            event = Event(
                act="killing_other" if hurt.which == "killed" else "other", kind="event", entry="ar.harm",
                head=(scene.toks[hurt.head].start, scene.toks[hurt.head].end), sentence=sentence,
                parties=Parties(None if other else killer(scene, low, high) or burdened(scene, hurt.head) or struck_by(scene, hurt)), spots=chosen, scope=chain_at(scopes, hurt.head),
            )  # fmt: skip
            if times:
                event.when = times[0].interval
                event.when_span = scene.toks[times[0].first].start, scene.toks[times[0].last - 1].end
                if not other:
                    self.memory.when, self.memory.when_span, self.memory.vague = times[0], event.when_span, False
            elif other:
                event.vague = True
            elif vague:
                event.vague = self.memory.vague = True
                self.memory.when = None
            elif self.memory.when is not None:
                event.when, event.when_span = self.memory.when.interval, self.memory.when_span
            event.modality = "denied" if event.scope is not None and event.scope.denied else "asserted"
            give(scene, event, hurt)
            out.append(event)
        return out

    def _remember(self, event: Event) -> None:
        if event.parties.doer is not None:
            self.memory.doer = event.parties.doer
            self.memory.gender = event.gender

    def _told(self) -> list[Spot]:
        """The places of all sentences, also of those that tell no act."""
        found = [s for one in self.cut for s in find_spots(self.shown, *self.words(one), self.vocabulary, self.context)]
        return [s for s in found if s.start >= self.dateline[1]] or found

    def finish(self) -> tuple[Claim, ...]:
        """All events as claims, one for each place, each with its id."""
        out: list[Claim] = []
        bind(self.events, self.shown, self.cut, self.words, self.vocabulary.sources.get(self.source or ""))
        only(self.events, self._told)
        lone = self.spots[:1] if len({s.place.id or s.place.name for s in self.spots}) == 1 else []
        for event in self.events:
            if event.modality == "denied" and not event.spots and event.kind == "event":
                event.spots = list(lone)  # a denial speaks of the one place its text speaks of
            for k, spot in enumerate(event.spots or [None]):
                out.append(self._claim(event, spot, k, len(out)))
        return tuple(out)

    def _claim(self, event: Event, spot: Any, k: int, position: int) -> Claim:
        spans: dict[str, Span] = {"sentence": event.sentence, "act": event.head}
        who = event.parties
        heard = tuple(ours(a, self.source) for a in (event.scope.chain if event.scope else ()))
        chain = without_source(heard)
        speakers = [a for a in chain if self.source is None or (a.id != self.source and not is_anaphor(a))]
        ourselves = bool(heard) and event.scope is not None and heard[-1].id != event.scope.chain[-1].id
        if (ourselves or len(chain) < len(heard)) and not speakers:
            speakers = list(chain)  # a source that spoke to the publisher: the publisher says so
        if who.doer:
            spans["actor"] = (who.doer.start, who.doer.end)
        if who.target:
            spans["target"] = (who.target.start, who.target.end)
        if spot is not None:
            spans["place"] = (spot.start, spot.end)
        when, assumed = event.when, False
        if event.when_span and when is not None:
            spans["when"] = event.when_span
        elif self.of.today is not None and not event.vague:
            when = clock.days(self.of.today - timedelta(days=2), self.of.today, self.of.zone, 2)
            assumed = True
        if event.weapon:
            spans["weapon"] = event.weapon
        if speakers:
            spans["attributed_to"] = (speakers[-1].start, speakers[-1].end)
        if event.killed_span and _harm(event.killed, k):
            spans["killed"] = event.killed_span
        if event.injured_span and _harm(event.injured, k):
            spans["injured"] = event.injured_span
        spans.update(event.term_spans)
        facts: dict[str, Any] = {
            "report": self.report, "order": (self.seq, position), "source": self.source, "kind": event.kind, "act": event.act,
            "actor": who.doer.id if who.doer else None, "actor_surface": who.doer.words if who.doer else None,
            "target": who.target.id if who.target else None, "target_surface": who.target.words if who.target else None,
            "place": spot.place if spot is not None else None, "when": when, "when_assumed": assumed,
            "killed": _harm(event.killed, k), "injured": _harm(event.injured, k),
            "weapon": fold(self.shown[slice(*event.weapon)]) if event.weapon else None,
            "attributed_to": (speakers[-1].id or speakers[-1].words) if speakers else None,
            "attributed_chain": tuple(a.id or a.words for a in speakers), "modality": event.modality, "mutual": who.mutual,
            "terms": event.terms, "spans": spans, "reader": READER,
        }  # fmt: skip
        claim = Claim(id=ids.content_id("claim", facts), **facts)
        return msgspec.structs.replace(claim, why=why(event, claim, self.text)) if self.explain else claim


def _harm(hurt: Hurt | None, k: int) -> Harm | None:
    """The harm of the k-th place of an act: a toll stands with the first, "nobody" is true of each."""
    return hurt.harm if hurt and (k == 0 or hurt.harm.best == 0) else None
