"""What sentences take from the ones before: pronouns, places, harm told afterwards, a deal's terms."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import msgspec

from ceasefire.claims.asserters import Asserter
from ceasefire.claims.attribution import Stance
from ceasefire.claims.comparison import compared, comparison
from ceasefire.claims.draft import LETHAL, TEXT_DAYS, Draft
from ceasefire.claims.give_harm import shot_dead
from ceasefire.claims.harm import HarmFound, merge
from ceasefire.claims.mentions import Mention
from ceasefire.claims.parse import Parsed
from ceasefire.claims.placenames import Where
from ceasefire.claims.roles import Party
from ceasefire.claims.speakers import sentence_speaker
from ceasefire.claims.text import Sentence, Span, quote_of
from ceasefire.claims.time_rules import When
from ceasefire.dossier.wordlist import words
from ceasefire.place import Place

TOLL = "killing_other.execute_v"
"""The entry that a killing told with no act of its own is made of."""
_ONE_HAPPENING = timedelta(days=6, hours=2)
WIDE_KM = 40.0
"""A place that reaches further is a part of a country."""
_HANDFUL = 20
_WAR = timedelta(days=366, hours=2)
_PRONOUNS = frozenset({"it", "he", "she", "they", "them", "him", "her"})
_OUTLETS = words(
    "monitor agency outlet newspaper channel site institute network broadcaster website bulletin update observatory"
)
_BODIES = words("group organisation organization movement")
_PIECES = words("statement report communique communiqué message post")
"""What somebody put out: it says what whoever spoke last says."""


def who_is_meant(
    one: Party, before: Sequence[Mention], previous: Sequence[Mention], last: Party | None, subject: bool
) -> Party:
    """A pronoun's actor: the only one named earlier in the sentence, else the only one of the sentence
    before, else, for a subject, the last doer. Never a guess between two."""
    if (
        not one.pronoun
        or one.id is not None
        or one.head in {"he", "she", "him", "her", "who", "which", "this", "these", "those", "that"}
    ):
        return one
    for group in (before, previous):
        ids = {None if m.users else m.id for m in group if m.kind == "actor"}
        if len(ids) == 1 and None not in ids:
            return msgspec.structs.replace(one, id=next(iter(ids)))
        if ids and one.plural:
            return one
        if ids:
            break
    if subject and last is not None and last.id is not None:
        return msgspec.structs.replace(one, id=last.id)
    return one


def speaker(one: Asserter, last: Asserter | None) -> Asserter:
    """ "It said", "the monitor said": whoever spoke last; of a speaker known by words alone ("the
    officer"), only when the words are the same; "its director" is the voice of the body that spoke."""
    if one.of_it and one.id is None and last is not None and last.id is not None:
        return msgspec.structs.replace(one, id=last.id, outlet=last.outlet)
    if not one.anaphor or one.id is not None or last is None:
        return one
    head = one.words.split()[-1].lower()
    known = head in _PIECES or (last.id is not None and (head in _BODIES or (last.outlet and (head in _OUTLETS or head in {"source", "sources"}))))
    same = head in last.words.lower() and " and " not in last.words
    if head in _PRONOUNS or same or known:  # "the rebels and the army" is not "the army"
        return msgspec.structs.replace(one, id=last.id, words=last.words if last.id is None else one.words)
    return one


def quote_speakers(
    chosen: Sequence[int], parsed: Sequence[Parsed], cut: Sequence[Sentence]
) -> dict[int, Asserter]:
    """Sentence number -> who speaks, for sentences of a quotation that runs over several: whoever one
    of them names with a verb of saying."""
    found: dict[int, Asserter] = {}
    by_number = dict(zip(chosen, parsed, strict=True))
    for number in chosen:
        for other in quote_of(cut, number):
            said = sentence_speaker(by_number[other]) if other in by_number else None
            if said is not None:
                found[number] = said
                break
    return found


def cumulative(when: When | None) -> bool:
    """Whether a time is that of a count, not of one happening: more than six days, or days before others."""
    if when is None:
        return False
    return when.prior or (
        when.interval is not None and when.interval.end - when.interval.start > _ONE_HAPPENING
    )


def of_a_war(p: Parsed, harm: HarmFound, times: Sequence[When], exact: bool = False) -> bool:
    """Whether harm is the toll of a war, of a named month or of a time not known: no happening. exact: it names a town, and a
    handful killed in one town "last month" were killed on some day of it."""
    few = exact and all(h is None or (h.best is not None and h.best <= _HANDFUL) for h in (harm.killed, harm.injured))
    mine = [w for w in times if _in_comparison(p, w) == compared(p, harm.token)]
    if any(w.prior for w in mine):
        return False
    return any((w.vague and not few) or (w.interval is not None and w.interval.end - w.interval.start > _WAR) for w in mine)


def _in_comparison(p: Parsed, when: When) -> bool:
    part = comparison(p)
    return (
        part is not None and p.span(part[0], part[0])[0] <= when.span[0] < p.span(part[1] - 1, part[1] - 1)[1]
    )


def counted(draft: Draft) -> bool:
    """Whether a draft is a toll over many days, which is no place's and dates nothing else."""
    return draft.killed is not None and draft.found.entry.id == TOLL and cumulative(draft.when)


def only_place(places: Sequence[Where]) -> Where | None:
    """The one place below the level of a province that a text is about; None when it names several."""
    fine = [w for w in places if not w.place.ambiguous and w.place.where_prec < 4 and w.place.radius_km <= WIDE_KM]
    ids = {w.place.id or w.place.name for w in fine}
    if len(ids) == 1:
        return fine[0]
    return None


def retold(drafts: Sequence[Draft], loose: HarmFound, told: Stance, sentence: Sentence, number: int, spots: Sequence[Span]) -> Draft | None:
    """The last lethal act just before, with the harm that somebody else tells of it: "20 dead, medics said.
    The ministry spoke of 28"; None when whoever told the act tells its harm."""
    if not told.chain or told.denied or told.negated or told.future or told.conditional:
        return None
    said = told.chain[-1].span
    has_place = any(end <= said[0] or said[1] <= start for start, end in spots)  # "Baku said" names no other place
    for one in reversed(drafts):
        if number - one.sentence > 2:
            return None
        aside = one.stance.denied or one.stance.negated or one.stance.future or one.stance.conditional
        if one.act not in LETHAL or aside:
            continue
        if loose.again and (one.killed is None or one.killed.best is None):
            return None
        if (has_place and one.places and number != one.sentence) or same_voice(one.stance.chain, told.chain):
            return None
        spans = {k: loose.span for k, v in (("killed", loose.killed), ("injured", loose.injured)) if v is not None}
        return msgspec.structs.replace(
            one, sentence=number, span=(sentence.start, sentence.end), word=loose.span, stance=told, killed=loose.killed, injured=loose.injured,
            harm_spans=spans, doers=(), targets=tuple(t for t in one.targets if not _counted_in(t, one)),
        )  # fmt: skip
    return None


def _counted_in(one: Party, draft: Draft) -> bool:
    """ "killing 15 fighters of X, the army said. Medics spoke of 26": whom the first count names is no part of the second."""
    return any(start <= one.span[0] and one.span[1] <= end for start, end in draft.harm_spans.values())


def same_voice(one: Sequence[Asserter], other: Sequence[Asserter]) -> bool:
    """Whether two chains end in one voice."""
    return bool(one) and (one[-1].id or one[-1].words.lower()) == (other[-1].id or other[-1].words.lower())


def late_harm(
    drafts: list[Draft], loose: HarmFound, sentence: int, spots: Sequence[Place], told: Stance, in_course: bool = False
) -> tuple[list[Draft], bool]:
    """Harm told by a sentence of its own goes to the last lethal act just before it, else to a breach of a truce, or to the taking of a
    place; to none that somebody else than its own speaker asserts. told: how the harm is told; in_course: it happened in
    what was told before."""
    near = next((d for d in reversed(drafts) if d.act in LETHAL), None)
    if near is not None and told.chain and near.stance.chain and not same_voice(near.stance.chain, told.chain):
        return drafts, False
    done, taken = _late(drafts, loose, sentence, spots, LETHAL)
    if taken or any(sentence - d.sentence <= 2 and d.act in LETHAL for d in drafts):
        return done, taken
    return _late(drafts, loose, sentence, spots, _BREACH | _SEIZED | _WRECKED if in_course else _BREACH if loose.killed is not None and loose.killed.high != 0 else _BREACH | _WRECKED)


_BREACH = frozenset({"violation_alleged"})
_SEIZED = frozenset({"control_gained", "control_lost"})
_WRECKED = frozenset({"property_destruction"})


def _late(drafts: list[Draft], loose: HarmFound, sentence: int, spots: Sequence[Place], fitting: frozenset[str]) -> tuple[list[Draft], bool]:
    for at in range(len(drafts) - 1, -1, -1):
        one = drafts[at]
        if sentence - one.sentence > 2:
            break
        if (
            one.act not in fitting
            or one.stance.denied
            or one.stance.negated
            or one.stance.future
            or one.stance.conditional
        ):
            continue
        there = one.harmed
        if spots and one.places and sentence != one.sentence:
            # "shells fell on A, B and C; two people were killed in B"
            mine = {s.id for s in spots} - {None}
            there = next((k for k, w in enumerate(one.places) if w.place.id in mine), -1)
            if there < 0 or (there and (one.killed or one.injured)):
                break
        if spots and not one.places and sentence != one.sentence and one.killed is not None and loose.killed is not None:
            break  # "eight soldiers were killed. In Xville a woman died": not nine
        taken = (loose.killed is not None and one.killed is not None) or (
            loose.injured is not None and one.injured is not None
        )
        zero = loose.killed is not None and loose.killed.high == 0
        if taken and zero:
            return drafts, True
        whole = merge(one.killed, loose.killed, one.act)
        if taken and (loose.killed is None or loose.injured is not None or whole in (one.killed, loose.killed)):
            break
        spans = {
            **one.harm_spans,
            **{
                k: loose.span
                for k, v in (("killed", loose.killed), ("injured", loose.injured))
                if v is not None
            },
        }
        drafts[at] = shot_dead(msgspec.structs.replace(
            one,
            killed=whole,
            injured=merge(one.injured, loose.injured),
            harm_spans=spans,
            harmed=there,
        ))
        return drafts, True
    return drafts, False


def same_telling(drafts: list[Draft], loose: HarmFound, sentence: int) -> list[Draft] | None:
    """ "the toll rose to 25, with 100 injured": the rest of a toll whose sentence tells no act but it."""
    last = drafts[-1] if drafts else None
    if last is None or last.sentence != sentence or last.found.entry.id != TOLL or last.stance.denied or loose.injured is None or loose.killed is not None or last.injured is not None:
        return None
    return [*drafts[:-1], msgspec.structs.replace(last, injured=loose.injured, harm_spans={**last.harm_spans, "injured": loose.span})]


def late_parts(drafts: list[Draft], told: HarmFound, sentence: int) -> list[Draft]:
    """ "Two of them were children": parts of the number told last, where it is no smaller than they."""
    field = "killed" if told.killed is not None else "injured"
    part = told.killed or told.injured
    for at in range(len(drafts) - 1, -1, -1):
        old = getattr(drafts[at], field)
        if sentence - drafts[at].sentence > TEXT_DAYS or part is None:
            break
        if old is None or old.best is None:
            continue
        new = {g: n for g in ("civilians", "women", "children", "combatants") if (n := getattr(part, g)) is not None and getattr(old, g) is None and n <= old.best}
        # "all of them were civilians"
        new |= {g: old.best for g in part.unquantified if getattr(old, g) is None}
        drafts[at] = msgspec.structs.replace(drafts[at], **{field: msgspec.structs.replace(old, **new)})
        break
    return drafts


_EACH_OTHER = frozenset({"other", "another"})
_BOTH = words("two sides parties both side rivals belligerents foes neighbours neighbors enemies")


def both_sides(
    doers: tuple[Party, ...], targets: tuple[Party, ...], previous: Sequence[Mention], earlier: Sequence[Draft], number: int, denied: bool = False
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:  # fmt: skip
    """ "the two signed", "the warring sides agreed": the two of what was told just before, else the only
    two actors of the sentence before."""
    if len(doers) != 1 or doers[0].id is not None or doers[0].head not in _BOTH or any(one.id is not None for one in targets):
        return doers, targets
    if denied and targets and not _EACH_OTHER.intersection(targets[0].surface.lower().split()):  # "both sides deny targeting civilians": neither is the other's doer
        return doers, targets
    last = earlier[-1] if earlier and number - earlier[-1].sentence <= 2 else None
    pair = (last.doer, last.target) if last is not None else (None, None)
    ids = [one.id for one in pair if one is not None and one.id is not None]
    if len(ids) != 2:
        ids = list(dict.fromkeys(m.id for m in previous if m.kind == "actor" and m.id is not None))
    if len(ids) != 2:
        return doers, targets
    return (msgspec.structs.replace(doers[0], id=ids[0]),), (msgspec.structs.replace(doers[0], id=ids[1]),)


def bind_truce(drafts: list[Draft]) -> list[Draft]:
    """One deal told over several sentences: who made it, whom it binds, where it holds, when it began.

    Those who concluded it are its guarantors when others are said to be bound by it; else its parties.
    """
    deals = [i for i, d in enumerate(drafts) if d.act in {"truce_declared", "agreement_signed"}]
    groups: list[list[int]] = []
    for i in deals:
        if groups and drafts[i].sentence - drafts[groups[-1][-1]].sentence <= 2:
            groups[-1].append(i)
        else:
            groups.append([i])
    for group in groups:
        makers, guarantors, parties = (
            _all(drafts, group, key) for key in ("makers", "guarantors", "parties")
        )
        parties = [one for one in parties if one not in makers]
        if parties:
            guarantors = list(dict.fromkeys([*guarantors, *makers]))
        else:
            parties = [one for one in makers if one not in guarantors]
        places = [w for i in group for w in drafts[i].places]
        area = list(dict.fromkeys(w.place.id for w in places if w.place.id is not None))
        start = next(
            (
                d.when
                for d in (drafts[i] for i in group)
                if d.act == "truce_declared"
                and d.when is not None
                and d.when.interval is not None
                and d.when.interval.timed
            ),
            None,
        )
        spans = {k: v for i in group for k, v in drafts[i].term_spans.items()}
        for i in group:
            terms = {k: v for k, v in drafts[i].terms.items() if k not in {"makers", "guarantors", "parties"}}
            for key, ids in (("guarantors", guarantors), ("parties", parties), ("area", area)):
                if ids:
                    terms[key] = ",".join(ids)
            if start is not None and start.interval is not None:
                terms["in_force"] = start.interval.start.isoformat()
                spans["in_force"] = start.span
                if drafts[i].when is None and drafts[i].act == "truce_declared":
                    drafts[i] = msgspec.structs.replace(drafts[i], when=start)
            kept = {k: v for k, v in spans.items() if k in terms}
            if "guarantors" in terms and "guarantors" not in kept and "makers" in spans:
                kept["guarantors"] = spans["makers"]
            if "parties" in terms and "parties" not in kept and "makers" in spans:
                kept["parties"] = spans["makers"]
            drafts[i] = msgspec.structs.replace(drafts[i], terms=terms, term_spans=kept)
    return drafts


def _all(drafts: Sequence[Draft], group: Sequence[int], key: str) -> list[str]:
    return list(dict.fromkeys(one for i in group for one in drafts[i].terms.get(key, "").split(",") if one))
