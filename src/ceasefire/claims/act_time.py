"""Which of a sentence's times an act has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from ceasefire.claims.attribution import Stance
from ceasefire.claims.comparison import comparison
from ceasefire.claims.draft import HOSTILE
from ceasefire.claims.found import TRUCE
from ceasefire.claims.going_on import under_way
from ceasefire.claims.governed import NEXT, told_apart
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import low
from ceasefire.claims.stance_words import DENY, SAY
from ceasefire.claims.time_rules import When
from ceasefire.claims.times import to_come
from ceasefire.claims.word import Word, of_word
from ceasefire.clock import days, first_day, last_day
from ceasefire.dossier.wordlist import words


def time_of(
    p: Parsed, token: Word, root: Word, times: list[When], told: Stance, published: date | None, act: str = ""
) -> When | None:
    """The time said nearest to an act in the sentence's tree, then in its words. A time inside a
    clause about something else is not the act's."""
    part = comparison(p)
    if part is not None:
        # A figure to compare with is of another time: neither has the other's.
        start, end = p.span(part[0], part[1] - 1)
        within = part[0] <= token.i < part[1]
        times = [w for w in times if (start <= w.span[0] < end) == within]
        if within and not any(w.interval is not None or w.prior for w in times):
            return When(None, p.span(part[0], part[0]), vague=True, prior=True)
    if not times:
        return None
    times = _own_days(p, token, [w for w in times if not _of_speech(p, token, root, w, told, act)])
    # In a headline what strikes and kills "on Tuesday" has done so; "troops leave on Tuesday" may be to come.
    coming = (told.future and not _done(root)) or (act not in HOSTILE and root.tag_ in {"VBZ", "VBP"} and token.i == root.i and low(root) not in _SAME_IN_PAST)
    best: tuple[int, int, int] | None = None
    chosen: When | None = None
    at = p.span(token.i, token.i)
    several = len(p.said & NEXT) > 1
    for when in times:
        if (when.ahead and not coming) or (when.beyond and at[0] < when.span[0]):
            continue
        anchor = p.reaching(when.span[1]) or p.doc[len(p.doc) - 1]
        while anchor.head != anchor and when.span[0] <= p.span(anchor.head.i, anchor.head.i)[0] < when.span[1]:
            anchor = anchor.head  # "as I write" is a time, no clause beside it
        if several and told_apart(anchor, token):
            continue
        inside = when.span[0] <= at[0] < when.span[1] and token.i != root.i
        if when.span[0] <= at[0] < when.span[1] and token.tag_.startswith("NN") and token.i + 1 < len(p.doc) and low(p.doc[token.i + 1]) == "on" and when.interval is not None and _opens_with_since(p, when):
            day = first_day(when.interval)  # "out of action since an air strike on 26 June"
            return msgspec.structs.replace(when, interval=days(day, day, when.interval.zone))
        steps = _steps(anchor.head, token, root) if anchor.dep_ == "advcl" else _steps(anchor, token, root)
        if steps is None and (when.interval is not None or when.vague) and not inside and _opens_with_since(p, when) and not _of_what_is_named(anchor, token, root):
            steps = _CLAUSE  # "since the offensive began on 19 June" is a time as "since 19 June" is
        if steps is None and when.shift is not None and when.interval is not None and not inside and p.text[when.span[0] : when.span[1]].lower().endswith(("after", "before", "following")):
            steps = _CLAUSE  # "hours after the truce began on Tuesday": the same day; "two days before" it
        if steps is None or inside or _of_truce(p, anchor, token, when, act):
            continue
        if when.running is not None and len(times) > 1:
            if next((i for i in _path(anchor) if p.doc[i].tag_.startswith("VB") and not when.span[0] <= p.span(i, i)[0] < when.span[1]), token.i) not in _went_on(token, root):
                continue  # "went on for a third day, with jets bombing X": only what went on lasted
            steps -= 1
        gap = max(when.span[0] - at[1], at[0] - when.span[1], 0)
        score = (steps + (6 if when.vague else 0) + (1 if when.shift is not None else 0), gap, when.span[0])
        if best is None or score < best:
            best, chosen = score, when
    if chosen is not None and chosen.interval is not None and act == "offensive_halted" and chosen.span[0] <= at[0] < chosen.span[1]:
        day = last_day(chosen.interval)  # "began on Saturday and stopped on Sunday"
        return msgspec.structs.replace(chosen, interval=days(day, day, chosen.interval.zone))
    if chosen is None or not coming or _of_what_was(p, root, chosen):
        return chosen
    if (over := _past_above(p, root, chosen)) is not None:
        # "announced on Wednesday that it will cease fire" is Wednesday's; "agreed on Wednesday to leave" says not when they leave.
        return chosen if act in _SPEECH_OR_DEALS and low(over) in _SPOKEN else None
    return to_come(chosen, published)


def _own_days(p: Parsed, verb: Word, times: list[When]) -> list[When]:
    """ "said on Saturday that the accord signed on 8 May commits both": of a deal that says something the times of the deal's own words,
    where it has any."""
    deal = next((c for c in verb.children if c.dep_ == "nsubj" and low(c) in _DEALS), None)
    if deal is None:
        return times
    inside = {t.i for t in deal.subtree}
    return [w for w in times if w.interval is not None and (at := p.reaching(w.span[1])) is not None and at.i in inside] or times


def _of_what_is_named(anchor: Word, token: Word, root: Word) -> bool:
    """ "brought water to Xville, where it has been cut off since 6 June": a time in a clause that only says more of a noun."""
    mine = {*_path(token), *_path(root)}
    return any(anchor.doc[i].dep_ == "relcl" and anchor.doc[i].head.i not in {token.i, root.i} for i in _path(anchor) if i not in mine)


def _past_above(p: Parsed, root: Word, when: When) -> Word | None:
    """The verb of the past, above what is to come, that a time stands with; None where it stands with another word."""
    anchor = p.reaching(when.span[1])
    over = next((i for i in _path(anchor) if p.doc[i].tag_.startswith("VB")), None) if anchor is not None else None
    return p.doc[over] if over is not None and over != root.i and p.doc[over].tag_ == "VBD" and over in _path(root) else None


def _done(verb: Word) -> bool:
    """ "the first tanks were handed over": told as done, whatever the clause before it promises."""
    return verb.tag_ == "VBN" and any(low(c) in {"was", "were"} for c in verb.children if c.dep_ in {"aux", "auxpass"}) and not any(low(c) in {"to", "be"} for c in verb.children if c.dep_ in {"aux", "auxpass"})


def _went_on(token: Word, root: Word) -> set[int]:
    """The words of an act that say how long it went on: its own, the verb it is the subject of, the verb it is joined to."""
    found = {token.i, root.i}
    for at in (token, root):
        while at.dep_ in {"nsubj", "nsubjpass", "conj", "compound", "pobj", "prep"} and at.head != at:
            at = at.head
            if at.tag_.startswith("VB"):
                found.add(at.i)
    return found


def _of_what_was(p: Parsed, root: Word, when: When) -> bool:
    """ "the agreement reached on Sunday covers": the day is of what was done, whatever is told of it."""
    anchor = p.reaching(when.span[1])
    over = next((i for i in _path(anchor) if p.doc[i].tag_.startswith("VB")), None) if anchor is not None else None
    return over is not None and over != root.i and p.doc[over].tag_ == "VBN" and p.doc[over].dep_ == "acl"


_TRUCE_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(TRUCE))})\b(?: (?!\d|times?\b|and\b|has\b|have\b|had\b|but\b)[\w'’-]+){{0,5}} $", re.IGNORECASE)


_DEALS = TRUCE | words("pact treaty understanding settlement protocol roadmap")
_OF_DEALS = words("agreement_signed truce_declared acceptance rejection negotiation")
_DATED = words("reached signed agreed struck concluded brokered announced declared made dated sealed mediated sponsored")


def _deals_own(anchor: Word, token: Word) -> bool:
    """ "broke the agreement of 1 September", "despite the deal signed on 5 May", "in breach of the 26 July accord": the day of a deal
    that is broken, not of what breaks it. What is done under a deal is as old as it."""
    at, dated = anchor, False
    for _ in range(6):
        above = at.head
        if above == at or at.i == token.i:
            return False
        if low(above) in _DEALS and above.tag_.startswith("NN") and above.i != token.i:
            return _broken(above) and (dated or at.dep_ in {"compound", "nmod", "nummod"} or (at.dep_ == "prep" and low(at) == "of"))
        dated = dated or (above.dep_ in {"acl", "relcl"} and low(above) in _DATED)
        if above.i and above.i != token.i and low(above) in _DATED and low(above.doc[above.i - 1]) in _DEALS:
            return _broken(above.doc[above.i - 1])  # the participle hung on the verb before
        if above.tag_.startswith("VB") and not dated:
            return False
        at = above
    return False


def _broken(deal: Word) -> bool:
    """Whether a deal is what is broken, or what something is done despite of."""
    if deal.dep_ == "dobj":
        return True
    return deal.dep_ == "pobj" and (low(deal.head) == "despite" or (low(deal.head) == "of" and low(deal.head.head) in _BREACH))


_BREACH = words("breach breaches violation violations defiance spite infringement")


def _of_truce(p: Parsed, anchor: Word, token: Word, when: When, act: str) -> bool:
    """ "shelled the town despite the truce in force since 9 July": a time that hangs on a truce is the truce's."""
    if act not in _OF_DEALS and _deals_own(anchor, token):
        return True
    if p.text[when.span[0] : when.span[0] + 6].lower() != "since ":
        return False
    if _TRUCE_BEFORE.search(p.text[p.sentence.start : when.span[0]]):
        return True
    for i in _path(anchor):
        at = p.span(i, i)[0]
        if i == token.i or p.doc[i].tag_.startswith("VB"):
            return False
        if not when.span[0] <= at < when.span[1] and low(p.doc[i]) in TRUCE:
            return True
    return False


_LASTING = words("siege_or_blockade service_disruption aid_obstruction monitor_restricted")
_NO_END = re.compile(r"\b(?:has|have|had|hasn['’]t|haven['’]t)\b[^.;:]{0,60}\bsince(?:\s*[.,;)]|\s*$)", re.IGNORECASE)


def still(p: Parsed, token: Word, root: Word, act: str, when: When | None, told: Stance, times: Sequence[When], published: date | None, zone: str) -> When | None:
    """ "closed the road on Sunday and has let nobody in since": up to publication. "Arms are being handed over": on its day,
    where the sentence names no other."""
    if when is None and not times and published is not None and not (told.future or told.conditional or told.general or told.negated) and under_way(token, root):
        return When(days(published, published, zone), (-1, -1))
    if when is None or when.interval is None or published is None or act not in _LASTING or "since" not in p.said:
        return when
    first = first_day(when.interval)
    if first > published or not _NO_END.search(p.text, when.span[1], p.sentence.end):
        return when
    return msgspec.structs.replace(when, interval=days(first, published, when.interval.zone))


def _of_speech(p: Parsed, token: Word, root: Word, when: When, told: Stance, act: str) -> bool:
    """Whether a time is that of the saying and not of what is said: "said on Monday that", ", police said on Monday"."""
    anchor = p.reaching(when.span[1])
    if anchor is None:
        return False
    if act not in _SPEECH_OR_DEALS and _told_then(p, root, when):
        return True
    over = next((i for i in _path(anchor) if p.doc[i].tag_.startswith("VB")), None)
    if over is None or over in {token.i, root.i} or low(p.doc[over]) not in _SPOKEN:
        return False
    above = {*_path(token), *_path(root)}
    said = p.doc[over]
    if ((act in _SPEECH and root.tag_ not in {"VBZ", "VBP"}) or (act in _MADE and said.dep_ != "conj") or (act in _OF_DEALS and low(said) in _ANNOUNCED)) and not any(low(c) == "had" for c in root.children):
        return False  # what is done by saying it was done when it was said
    if over in above:
        # What is announced for a day ("announced a truce on Monday") has that day; what is said of the past has not.
        under = next((i for i in _path(root) if p.doc[i].head.i == over), None)
        claimed = under is not None and p.doc[under].dep_ == "xcomp" and p.doc[under].tag_ == "VBN" and said.i < anchor.i and any(low(c) == "have" for c in p.doc[under].children)
        if under is None or not (claimed or p.doc[under].dep_ in {"ccomp", "parataxis"}) or p.doc[under].tag_ == "VB":
            return False  # "claimed on Monday to have taken": when they said so
        first = min(t.i for t in p.doc[under].subtree)
        return anchor.i < first or (first < said.i and _beside_verb(said, anchor.i))
    if said.dep_ == "acl" and said.head.dep_ == "appos" and bool(told.chain) and anchor.i > said.i:
        return True  # ", the website of the broadcaster reported on Saturday": the speaker taken for a word beside
    if said.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in said.children):
        return False
    return said.dep_ in {"parataxis", "ccomp", "conj"} and any(i in above for i in _path(said)[1:2]) and _beside_verb(said, anchor.i)


def _told_then(p: Parsed, root: Word, when: When) -> bool:
    """ "said on Saturday it had sent aid": the time right behind a verb of saying is its own, whatever the parse hangs it on."""
    first = p.reaching(when.span[0] + 1) if root.dep_ == "ccomp" else None
    if first is None or not first.i or root.head.i != first.i - 1:
        return False
    said = root.head
    after = p.reaching(when.span[1])
    own = next((c for c in root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return bool(
        low(said) in _SPOKEN and said.tag_ in {"VBD", "VBZ"} and own is not None and after is not None and after.i < own.i
    )  # fmt: skip


def _beside_verb(said: Word, at: int) -> bool:
    """Whether a place in the sentence is that of a verb of saying with its subject, or after it."""
    return bool(at >= min([said.i, *(t.i for c in said.children if c.dep_ in {"nsubj", "nsubjpass"} for t in c.subtree)]))


_SPOKEN = (SAY | DENY) - frozenset({"documented", "recorded", "registered", "counted", "logged", "monitored", "observed", "noted", "heard", "saw", "show", "showed", "shows"})


_SPEECH = words("demand_or_ultimatum threat acceptance rejection")
_SPEECH_OR_DEALS = _SPEECH | _OF_DEALS
_MADE = words("truce_declared agreement_signed")
_ANNOUNCED = words("announced announce announces declared declare declares proclaimed")
# Of these the present reads like the past: "when shells hit".
_SAME_IN_PAST = frozenset({"hit", "put", "cut", "set", "shut", "burst", "spread", "split", "beat", "let", "cast"})


_ISSUED = words("published issued released posted broadcast aired printed")


def _steps(anchor: Word, token: Word, root: Word) -> int | None:
    """Steps in the tree between a time and an act; None when the time stands in a clause of its own,
    or the act does ("since the truce began")."""
    doc, mine, theirs, cost = anchor.doc, _path(token), _path(anchor), 0
    for shared in theirs:
        if shared in mine:
            break
    else:
        return 30
    for i in theirs[: theirs.index(shared)]:
        word = doc[i]
        dep = word.dep_
        if dep in _CLAUSES and _apart(word, token, root, mine):
            return None
        cost += 4 if dep in {"advcl", "ccomp", "conj", "acl"} else 1
    if shared == token.i != root.i:
        cost = max(0, cost - 2)  # "hostilities since June had displaced many by July": its own, not that of the verb it stands under
    for i in mine[: mine.index(shared)]:
        if _since(doc[i]):
            return None
        cost += 2 if doc[i].dep_ in {"ccomp", "conj", "advcl"} else 1
    return cost


_CLAUSES = frozenset({"relcl", "advcl", "acl", "ccomp", "nsubj", "nsubjpass"})


def _apart(word: Word, token: Word, root: Word, mine: Sequence[int]) -> bool:
    """Whether what hangs on a word below an act's is told of something else. mine: the words above the act."""
    dep = word.dep_
    if dep == "advcl":
        return bool(_mark(word))
    if dep == "acl":
        return low(word) in _ISSUED
    if dep == "ccomp":
        return low(word.head) in _SPOKEN and word.head.i not in mine
    return (dep == "relcl" or word.head.dep_ == "conj") and word.head.i not in {token.i, root.i}


@of_word
def _path(token: Word) -> tuple[int, ...]:
    """The numbers of a word and of those above it."""
    path = [token.i]
    while token.head is not token and len(path) < 40:
        token = token.head
        path.append(token.i)
    return tuple(path)


def _mark(verb: Word) -> str:
    return next(
        (
            low(c)
            for c in verb.children
            if c.dep_ == "mark" or (c.dep_ == "prep" and c.i < verb.i and low(c) in _SINCE)
        ),
        "",
    )


_CLAUSE = 12


def _opens_with_since(p: Parsed, when: When) -> bool:
    return p.text[when.span[0] : when.span[0] + 6].lower() == "since "


def _same_day_as(verb: Word) -> bool:
    """ "hours after the soldiers had left": on the day of what it is told after."""
    mark = next((c for c in verb.children if c.dep_ in {"mark", "prep"} and c.i < verb.i and low(c) in {"after", "before"}), None)
    return mark is not None and mark.i > 0 and low(verb.doc[mark.i - 1]) in _HOURS


_HOURS = words("hours minutes moments shortly soon immediately")
_SINCE = frozenset({"since", "after", "before", "until", "till"})


def _since(verb: Word) -> bool:
    return verb.dep_ in {"advcl", "relcl"} and not _same_day_as(verb) and (
        (verb.dep_ == "relcl" and verb.head.tag_ == "NN" and low(verb.head.head) in _SINCE)
        or _mark(verb) in _SINCE
    )
