"""English prose into claims: a dictionary pass over the whole text, a parse of the sentences that
matter, and what sentences take from one another."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from ceasefire.claims import link
from ceasefire.claims.after_scene import on_the_scene
from ceasefire.claims.aftermath import told_after
from ceasefire.claims.answers import answered, answers
from ceasefire.claims.asserters import Asserter
from ceasefire.claims.behalf import meant as on_behalf
from ceasefire.claims.build import Context, read_sentence, tells
from ceasefire.claims.captives import captives_of
from ceasefire.claims.carried import assumed, take_over
from ceasefire.claims.claim import Claim, Modality
from ceasefire.claims.counterparts import with_counterpart
from ceasefire.claims.dateline import without_datelines
from ceasefire.claims.day_told import dated_back, same_breath, toll_day
from ceasefire.claims.draft import HOSTILE, Draft
from ceasefire.claims.earlier_days import habitual
from ceasefire.claims.everyday import lean_of
from ceasefire.claims.explain import why
from ceasefire.claims.frames import Frame, framed
from ceasefire.claims.gate import is_business, is_warlike, may_say, worth_parsing
from ceasefire.claims.going_on import apart, goes_on
from ceasefire.claims.harm_words import tells_more
from ceasefire.claims.issuers import performed
from ceasefire.claims.kept import doubled, kept, one_denial
from ceasefire.claims.listed import lists, with_listed
from ceasefire.claims.literals import Sieve
from ceasefire.claims.mentions import Mention, each_inside, find_mentions, inside
from ceasefire.claims.mouths import publisher
from ceasefire.claims.offers import answered_to
from ceasefire.claims.ordinary_text import everyday
from ceasefire.claims.parse import Parsed, Wanted
from ceasefire.claims.parties_meant import PartiesMeant
from ceasefire.claims.plain_news import ordinary, unnamed_keys, without_names
from ceasefire.claims.retold import lost_at, origin, points_back, repeated, retell, said_once
from ceasefire.claims.roles import Party
from ceasefire.claims.scene_place import scene_place
from ceasefire.claims.sides import with_side
from ceasefire.claims.signs import RULE
from ceasefire.claims.speakers import sentence_chain, sentence_speaker
from ceasefire.claims.stance_words import SAY
from ceasefire.claims.struck import apart_from_doer
from ceasefire.claims.subject import near, subject_of
from ceasefire.claims.surnames import without_surnames
from ceasefire.claims.text import Sentence, Span, clean, quote_of, sentences
from ceasefire.claims.text_place import pointed_at, with_place
from ceasefire.claims.time_after import day_of, truce_day
from ceasefire.claims.time_rules import Clock, When
from ceasefire.claims.times import only_year
from ceasefire.claims.tokens import Tokens, tokenise
from ceasefire.claims.unbound import bound
from ceasefire.claims.unsaid import only_means
from ceasefire.claims.usage import source_side
from ceasefire.claims.voices import Voices, charged, spoke_before
from ceasefire.claims.walk import denies_for_itself
from ceasefire.claims.written_day import date_lines, day_written
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words


class Prepared(msgspec.Struct, frozen=True):
    """A text after its dictionary pass. text: cleaned; chosen: numbers of the sentences to parse, of
    all in `cut`; named: the names in each sentence; frames: the chosen sentences with their edges cut off
    and who speaks there; found: all names; report, seq, source, reader: as given; speakers: who speaks where nobody is named."""

    text: str
    context: Context
    tokens: Tokens
    cut: tuple[Sentence, ...]
    named: tuple[tuple[Mention, ...], ...]
    found: tuple[Mention, ...]
    chosen: tuple[int, ...]
    frames: tuple[Frame, ...]
    source: str | None
    report: str
    seq: int
    reader: str
    explain: bool
    speakers: tuple[str, ...] = ()

    def wanted(self) -> list[Wanted]:
        """The sentences to parse, in order."""
        return [
            Wanted(self.text, one.sentence, inside(self.named[number], one.sentence))
            for number, one in zip(self.chosen, self.frames, strict=True)
        ]


def prepare(
    text: str, vocabulary: Vocabulary, *, published: date | None, source: str | None = None, report: str = "", seq: int = 0, start: int = 0, reader: str = "",
    explain: bool = False, warlike: bool = False,
) -> Prepared | None:  # fmt: skip
    """The dictionary pass over an English text from offset `start` on; None when no sentence of it can
    yield a claim. See `read.read_text`. published: the local day of publication; warlike: it is what is left of a text in which acts were seen."""
    body = " " * start + clean(text)[start:]
    tokens = tokenise(body)
    if not may_say(tokens.keys):
        return None
    found = find_mentions(tokens, vocabulary, source_side(source, vocabulary))
    unnamed = unnamed_keys(tokens, found, 0, len(tokens.keys))
    about = subject_of(unnamed)
    lean = None if near(found, vocabulary) else lean_of(unnamed)
    cut, found = without_datelines(body, sentences(body, start), without_surnames(body, found))
    named = each_inside(found, cut)
    warlike = warlike or is_warlike(tokens.keys)
    peaceful = not is_warlike(unnamed)
    chosen: list[int] = []
    for number, one in enumerate(cut):
        actors = places = 0
        for mention in named[number]:
            actors += mention.kind == "actor"
            places += mention.kind == "place"
        if not (warlike or actors or places) or _TEASER.match(body, one.start):
            continue
        first, last = bisect_left(tokens.starts, one.start), bisect_left(tokens.starts, one.end)
        if not worth_parsing(tokens.keys[first:last], actors, places):
            continue
        if lean is not None or peaceful:
            mine = unnamed_keys(tokens, named[number], first, last)
            trade = peaceful and actors < 2 and is_business(mine)
            if trade if lean is None else everyday(about, lean, mine, named[number], trade):
                continue
        chosen.append(number)
    if not chosen:
        return None
    chosen = _with_context(chosen, cut, body)
    day = day_written(body, start, published)
    context = Context(vocabulary, day, only_year(body) if day is None else None, _states(vocabulary), truce_day(body, Clock(day, vocabulary.time_zone, None)))
    frames = tuple(framed(body, cut[number], named[number]) for number in chosen)
    return Prepared(body, context, tokens, cut, tuple(named), found, tuple(chosen), frames, source, report, seq, reader, explain, publisher(source, found, vocabulary))


_STATES: list[tuple[Vocabulary, frozenset[str]]] = []


def _states(vocabulary: Vocabulary) -> frozenset[str]:
    if not _STATES or _STATES[0][0] is not vocabulary:
        _STATES[:] = [(vocabulary, frozenset(a.id for a in vocabulary.actors.values() if a.kind == "state"))]
    return _STATES[0][1]


def finish(one: Prepared, parsed: Sequence[Parsed]) -> tuple[Claim, ...]:
    """Claims of a prepared text from its parsed sentences, in the order of the text, still without ids (`named`)."""
    if not any(map(tells, parsed)):
        return ()
    day, vocabulary = one.context.published, one.context.vocabulary
    drafts, scenes = _drafts(one, parsed, link.quote_speakers(one.chosen, parsed, one.cut))
    going_on, separate = (frozenset(n for n, p in zip(one.chosen, parsed, strict=True) if said(p)) for said in (goes_on, lambda p: apart(p) or habitual(p)))
    scenes = sorted([*scenes, *date_lines(one.text, one.cut, Clock(day, vocabulary.time_zone, one.context.year))], key=lambda s: s[0])
    drafts = take_over(drafts, assumed(day, vocabulary.time_zone) if day is not None else None, scenes, going_on, separate)
    inner = find_mentions(one.tokens, vocabulary, None, "place") if any(m.kind == "actor" and " in " in m.surface for m in one.found) else one.found
    drafts = on_the_scene(with_place(link.bind_truce(drafts), inner, one.cut, one.text, vocabulary), one.found, one.cut, separate)
    drafts = [_on_behalf(d, one) for d in bound(drafts, one.text, one.cut, one.named, one.source)]
    claims: list[Claim] = []
    for draft in drafts:
        made = _claims(draft, one.text, one.source, one.report, (one.seq, len(claims)), one.reader)
        claims += [msgspec.structs.replace(c, why=why(draft, c, one.text)) for c in made] if one.explain else made
    return tuple(claims)


def _on_behalf(draft: Draft, one: Prepared) -> Draft:
    """A draft whose asserter, where the safety net found it, is whoever speaks through it."""
    told = draft.stance
    if not told.chain or told.chain[-1].id is not None or told.chain[-1].rule != RULE:
        return draft
    return msgspec.structs.replace(draft, stance=msgspec.structs.replace(told, chain=on_behalf(told.chain, one.cut[draft.sentence], one.found, one.text, one.context.vocabulary)))


# Headlines of other articles under this one.
_TEASER = re.compile(r"(?:check|read|see|watch)(?: also| more)\b|also (?:read|see)\b|related(?: articles?| news| stories)?:|more on this", re.I)
_SAYING = SAY | {f"{word}." for word in SAY} | {f"{word}," for word in SAY}
# What may answer a sentence before: a denial of a charge, a claim of a deed.
_ANSWER = Sieve(re.compile(r"\bresponsibility\b|\b(?:blam|accus)(?:ed|es|ing)\b|\b(?:denie[ds]|deny|denying|reject(?:s|ed|ing)?|dismiss(?:es|ed)?|disput(?:es|ed)|refut(?:es|ed))\b|\b(?:accusations?|allegations?|charges?|claims?|reports?)\b.{1,60}\b(?:false|untrue|baseless|unfounded|groundless|lies?|fabricat\w+|nonsense|propaganda|incorrect)\b", re.I))
_MORE = 4
"""Sentences after an act that are read on as long as they tell of those who were harmed."""
_BACKWARD = words("he she it they the its his their")


def _with_context(chosen: Sequence[int], cut: Sequence[Sentence], body: str) -> list[int]:
    """Also the sentence before one that opens with "he", "it", "the official": it says who speaks."""
    wanted = set(chosen)
    more: dict[int, bool] = {}
    for number in chosen:
        opening = body[cut[number].start : cut[number].start + 12].split(" ")[0].lower()
        if number and opening in _BACKWARD and cut[number - 1].paragraph >= cut[number].paragraph - 1:
            wanted.add(number - 1)
        if (before := spoke_before(body, cut, number)) is not None:
            wanted.add(before)
        for after in range(number + 1, min(number + _MORE, len(cut))):
            if after not in more:
                more[after] = tells_more(body, cut[after].start, cut[after].end)
            if not more[after]:
                break
            wanted.add(after)
        if number + 1 < len(cut) and lists(body, cut[number + 1].start, cut[number + 1].end):
            wanted.add(number + 1)
        for after in (number + 1, number + 2):
            if after < len(cut) and after not in wanted and _ANSWER.search(body, cut[after].start, cut[after].end):
                wanted.add(after)
        # A quotation of several sentences names its speaker in one of them.
        for other in quote_of(cut, number):
            if other not in wanted and not _SAYING.isdisjoint(body[cut[other].start : cut[other].end].lower().split()):
                wanted.add(other)
    return sorted(wanted)


def _drafts(whole: Prepared, parsed: Sequence[Parsed], quoting: Mapping[int, Asserter]) -> tuple[list[Draft], list[tuple[int, When]]]:
    """Drafts of all parsed sentences with pronouns, speakers, later harm and references looked up; and the days of acts only named."""
    named, context = whole.named, whole.context
    voices = Voices(whole.text, quoting, whole.found, context.vocabulary)
    parties = PartiesMeant(whole.text, whole.found, named, whole.speakers, context.vocabulary)
    result: list[Draft] = []
    scenes: list[tuple[int, When]] = []
    last_doer: Party | None = None
    spoken = without_names(parsed[0].text, [m for group in named for m in group]) if parsed else ""
    last_day: tuple[int, date] | None = None
    for number, frame, p in zip(whole.chosen, whole.frames, parsed, strict=True):
        read = read_sentence(p, number, context, context.day_before(p, number, last_day, whole.chosen, whole.cut))
        if (named_day := day_of(read.times)) is not None:
            last_day = (number, named_day)
        if read.scene is not None:
            scenes.append((number, read.scene))
            result = dated_back(result, read.scene if read.back else None, number)
        previous = named[number - 1] if number else ()
        fresh: list[Draft] = []
        lone: list[Draft] = []
        for draft in read.drafts:
            earlier = [*result, *fresh]
            doers = voices.goes_on(p, draft, parties.doers(p, draft, number, earlier, last_doer))
            targets = parties.targets(p, draft, number, earlier, doers)
            doers, targets = link.both_sides(doers, targets, previous, result, number, draft.stance.denied)
            told = draft.stance if draft.act == "denial" and denies_for_itself(p.doc[draft.found.token]) else voices.heard(draft.stance, draft.word, number, whole.cut[number], frame, previous)
            doers, targets = parties.in_mouths(p, doers, told), parties.in_mouths(p, targets, told)
            draft = performed(p, msgspec.structs.replace(draft, doers=doers, targets=targets, stance=told), context.published, context.vocabulary.time_zone)
            if draft.act == "other" and draft.found.entry.act != "other":
                draft = msgspec.structs.replace(draft, act=only_means(spoken) or "other")
            if ordinary(p, draft, context.vocabulary, spoken):
                continue
            draft = with_counterpart(p, draft, context.vocabulary.actors)
            draft = captives_of(p, answered_to(p, draft, earlier, context.vocabulary.actors, previous), earlier)
            draft = lost_at(p, pointed_at(p, draft, earlier, previous, context.vocabulary), earlier)
            draft = scene_place(draft, result, previous, whole.cut, whole.text, context.vocabulary)
            known = next((one for one in doers if one.id is not None), None)
            last_doer = known or last_doer
            voices.spoke(told.chain)
            if draft.act in HOSTILE and points_back(p, draft) and (old := origin(draft, earlier, p.text)) is not None:
                again, renewed = retell(draft, old)
                result, fresh = same_breath(result, old, renewed), [renewed if d is old else d for d in fresh]
                if again is None:
                    continue
                draft, earlier = again, [*result, *fresh]
            if kept(p, draft, earlier):
                if (old := repeated(p, draft, result)) is not None:
                    result = [said_once(old, draft) if d is old else d for d in result]
                    continue
                fresh += charged(apart_from_doer(with_side(p, draft)))
            elif doubled(draft, p) and kept(p, draft, earlier, alone=True):
                lone.append(draft)
        if lone and not any(d.stance.denied for d in fresh):
            fresh += lone  # "denied that it had hit the wedding": too little is said of the hit for a claim of its own
        fresh = one_denial(fresh)
        if not any(d.stance.chain for d in fresh):
            voices.speaks(sentence_speaker(p), number, frame)
        if number and whole.text[whole.cut[number - 1].end - 1] == ";":
            result = voices.reach_back(result, sentence_chain(p), number, whole.cut)
        for answer in answers(p, number, fresh):
            # "called the charge groundless and in turn accused Y": what is told behind the answer is not what it answers.
            meant = answered(voices.answerer(answer), [*result, *(d for d in fresh if d.word[0] < answer.word[0] or not d.stance.chain)])
            if meant:
                fresh = [d for d in fresh if d.word not in {answer.word, *(m.word for m in meant)}] + meant
        result = with_listed(p, number, result, sentence_speaker(p), context.vocabulary) if not fresh else result
        result.extend(fresh)
        result = dated_back(result, toll_day(p, read.times) if not fresh else None, number)
        result = told_after(p, read, result, voices, number, whole.cut[number], frame, named[number], previous, context)
    return result, scenes


def _modality(draft: Draft) -> Modality:
    told = draft.stance
    if told.denied or told.negated:
        return "denied"
    if told.future or told.conditional:
        return "future_or_conditional"
    if told.opinion or (
        draft.act in {"control_gained", "control_lost", "ground_assault"}
        and not (
            draft.places
            or told.chain
            or draft.count
            or draft.killed
            or draft.injured
            or (draft.when and draft.when.interval and draft.when.span[0] >= 0)
        )
    ):
        return "opinion"
    return "hedged" if told.hedged else "asserted"


def _claims(
    draft: Draft, text: str, source: str | None, report: str, order: tuple[int, int], reader: str
) -> list[Claim]:
    """One claim, or one for each place of a list."""
    told = draft.stance
    doer, target = draft.doer, draft.target
    spans: dict[str, Span] = {"sentence": draft.span, "act": draft.word}
    if doer is not None:
        spans["actor"] = doer.span
    if target is not None:
        spans["target"] = target.span
    spans.update(told.spans)
    spans.update(draft.harm_spans)
    spans.update(draft.term_spans)
    interval = draft.when.interval if draft.when is not None else None
    if draft.when is not None and draft.when.span[0] >= 0:  # "years ago" too: a time is told, no day of it known
        spans["when"] = draft.when.span
    if draft.found.weapon is not None:
        spans["weapon"] = draft.found.weapon[1]
    chain = tuple(one.id or one.words for one in told.chain)
    if source in chain:
        # What comes to us through others is still the source's own; whom it names itself stays.
        chain = chain[len(chain) - chain[::-1].index(source) :]
    terms = dict(draft.terms)
    others = [d.id for d in draft.doers if d.id is not None and doer is not None and d.id != doer.id]
    if others and draft.act not in {"truce_declared", "agreement_signed"} and not draft.found.mutual:
        terms["with"] = ",".join(dict.fromkeys(others))
    nobody = all(h is None or h.high == 0 for h in (draft.killed, draft.injured))
    bound = (
        draft.act in {"truce_declared", "agreement_signed"}
        and len(draft.terms.get("parties", "").split(",")) > 1
    )
    result: list[Claim] = []
    for number, where in enumerate(draft.places or (None,)):
        mine = dict(spans)
        if where is not None:
            mine["place"] = where.span
        if number != draft.harmed and (draft.killed or draft.injured) and not nobody:
            mine = {k: v for k, v in mine.items() if k not in {"killed", "injured"}}
        result.append(Claim(
            id="", report=report, order=(order[0], order[1] + number), source=source, kind=draft.kind, act=draft.act,
            actor=doer.id if doer else None, actor_surface=doer.surface if doer else None,
            target=target.id if target else None, target_surface=target.surface if target else None,
            place=where.place if where else None, when=interval, when_assumed=draft.when is not None and draft.when.assumed,
            # One toll over several places is told once.
            killed=draft.killed if nobody or number == draft.harmed else None, injured=draft.injured if nobody or number == draft.harmed else None,
            weapon=draft.found.weapon[0] if draft.found.weapon else None,
            attributed_to=chain[-1] if chain else None, attributed_chain=chain, modality=_modality(draft),
            mutual=draft.found.mutual or bound, terms=terms, spans=mine, reader=reader,
        ))  # fmt: skip
    return result
