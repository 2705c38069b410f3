"""What a sentence only refers to: the truce that dates something else, the days of fighting before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import msgspec

from ceasefire.claims.described import described
from ceasefire.claims.draft import HOSTILE, Draft
from ceasefire.claims.found import Found, bases
from ceasefire.claims.lexicon import inflect, singular
from ceasefire.claims.only_named import carried_only, only_counted
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import is_passive, low, subject
from ceasefire.claims.text import Span
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

DEALS = frozenset({"truce_declared", "agreement_signed"})
_DATING = words("since after before until till following during despite under amid ahead from within throughout upon")
_CALM = words("end ended ends stop stopped stops halt halted cease ceased subside subsided pause paused calm quiet lull abate abated quieten quietened die died eased")
_OCCASION = words("meeting statement talk summit ceremony document conference session round gathering negotiation")
_TIMES = words("second minute hour day week month year decade night")
_IN_FORCE = words("effect force hold operation")
_OPENS = 2
_STATIVE = frozenset({"hold", "last", "remain", "stand", "survive"})
_FIGHTS = words("armed_clash ground_assault shelling airstrike")
_WARS = _FIGHTS | {"siege_or_blockade"}


def foreground(p: Parsed, drafts: Sequence[Draft], year: int | None = None) -> list[Draft]:
    """The drafts of a sentence that it tells, without those that it only refers to; what it says of a
    deal's makers in passing stays with the deal that it tells. year: of publication."""
    closed = any(d.act == "siege_or_blockade" for d in drafts)
    # "closed the road and no flour has come in since" tells what the closing did.
    drafts = [d for d in drafts if not (closed and d.found.entry.none_of and d.act != "siege_or_blockade")]
    aside = [
        d for n, d in enumerate(drafts)
        if _referred(p, d, year) or (d.found.nominal and (
            (_calmed(p, d) and any(e is not d and e.act == d.act for e in drafts)) or _struck(p, d, drafts) or (_counted_again(p, d) and any(e.act in HOSTILE for e in drafts[:n]))
        ))
    ]  # fmt: skip
    if not aside:
        return list(drafts)
    first = [d for d in drafts if d not in aside]
    news = {d.act for d in first}
    if any(d.act not in {"violation_alleged"} for d in first):
        first = [d for d in first if not _naming(p, d)]
    return first + [_undated(p, d) for d in aside if d.act in DEALS and d.act in news]


def _calmed(p: Parsed, draft: Draft) -> bool:
    """ "fighting eased after 28 were killed in clashes": the calm is told of the same fighting, by a noun."""
    token = p.doc[draft.found.token]
    return draft.act in _WARS and token.dep_ in {"nsubj", "nsubjpass"} and low(token.head) in _CALM


def _struck(p: Parsed, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "bombed an aid convoy": what is struck has not been delivered, told by a noun."""
    token = p.doc[draft.found.token]
    if draft.act not in {"aid_delivery", "evacuation"}:
        return False
    under = token.dep_ == "nsubj" and p.lows[token.head.i + 1 : token.head.i + 2] == ["under"]  # "an aid convoy came under fire"
    if token.dep_ not in {"dobj", "nsubjpass"} and not under:
        return False
    return any(d.found.token == token.head.i and d.act in HOSTILE for d in drafts)


def _undated(p: Parsed, draft: Draft) -> Draft:
    return msgspec.structs.replace(draft, when=None) if p.doc[draft.found.token].tag_ in {"VBD", "VBN"} else draft


def _referred(p: Parsed, draft: Draft, year: int | None) -> bool:
    token = p.doc[draft.found.token]
    if described(p, draft) or only_counted(p, draft) or carried_only(p, draft):
        return True
    since = "since" in p.said
    if (draft.kind != "statement" and (since or _of_years(p)) and not _of_now(draft, year) and ((since and _since(token)) or _of_history(p, token, year))) or _not_done(token) or _had_been(token):
        return True
    if (draft.found.nominal and token.dep_ == "pobj" and low(token.head) == "of" and singular(token.head.head.text) in _MEMORY) or (
        token.dep_ == "relcl" and any(low(c) in _ONCE for c in token.head.children if c.dep_ == "amod")
    ):
        return True  # "the anniversary of the battle", "a retired colonel who fought there"
    if draft.act in _FIGHTS and _of_long(draft):
        return True
    if token.dep_ == "compound" and low(token) == "combat" and singular(token.head.text) in {"operation", "mission", "role", "zone", "duty"}:
        return True  # "halted combat operations"
    if draft.act in DEALS:
        return _not_begun(p, draft, token) or _dating(p, token)
    if draft.act == "explosive_device" and draft.found.nominal and _cleared(token):
        return True
    if draft.found.entry.id in {"control_gained.fall_under_v", "control_gained.in_hands_v"} and bases(token) & {"be", "remain", "stay"} and any(low(c) in {"still", "largely", "mostly", "mainly"} for c in token.children):
        return True  # where things stood before, no news
    if draft.act in _WHERE and token.dep_ == "relcl" and singular(token.head.text) in _LINES:
        return draft.when is None or draft.when.interval is None or not _within(p, token, draft.when.span)
    if draft.found.nominal and draft.found.entry.generic and token.dep_ == "pobj" and low(token.head) == "under" and token.head.i < _OPENS:
        return True  # "under the strikes of the army, the groups began to ..."
    return draft.found.nominal and draft.act in _WARS and (_spell(token) or _series(token) or _has_lasted(token))


def _has_lasted(noun: Word) -> bool:
    """ "the battle has entered its second day": that it goes on, and no happening of its own."""
    verb = noun.head
    return noun.dep_ == "nsubj" and not bases(verb).isdisjoint(_ENTERS) and any(c.dep_ in {"dobj", "pobj"} and singular(c.text) in _TIMES for c in verb.children)


_ENTERS = words("enter near approach")


def _counted_again(p: Parsed, draft: Draft) -> bool:
    """ "..., the second such attack this week": the one just told, by a noun."""
    token = p.doc[draft.found.token]
    if draft.act not in HOSTILE or token.dep_ not in {"appos", "dep", "npadvmod", "attr", "dobj", "pobj"}:
        return False
    own = {low(c) for c in token.children if c.dep_ in {"det", "amod"}}
    return "the" in own and not _ORDINAL.isdisjoint(own)


_ORDINAL = words("first second third fourth fifth sixth seventh eighth ninth tenth latest deadliest worst biggest heaviest")


_MEMORY = words("anniversary commemoration memory memorial history centenary")
_ONCE = words("retired late legendary veteran")


def _since(token: Word) -> bool:
    """ "since the army took the town in March": it only dates what followed."""
    at = token
    while at.head != at:
        if at.dep_ == "advcl" and any(low(c) == "since" and c.dep_ in {"mark", "prep"} and c.i < at.i for c in at.children):
            return True
        if at.dep_ == "ccomp":
            return False
        if any(low(c) == "when" and low(c.doc[c.i - 1]).isdigit() and "since" in map(low, c.doc[max(0, c.i - _MONTH) : c.i]) for c in at.children):
            return True  # "since 2014 when the rebels took it", "since April 2023, when"
        at = at.head
    return False


_MONTH = 4
"""Words from "since" to "when", with a month and a year between them."""


def _of_history(p: Parsed, token: Word, year: int | None) -> bool:
    """ "In 1943 tanks rolled into the village": what was long ago is no news."""
    if year is None or not _of_years(p):
        return False
    at, clauses = token, 0
    while clauses < _CLAUSES:
        for child in at.children:
            if child.dep_ == "prep" and low(child) in _IN_YEAR and any(_long_ago(t, year) for t in (*child.subtree, *child.doc[child.i + 1 : child.i + 2])):
                return True
        if at.head == at or at.dep_ in {"ccomp", "parataxis"}:
            return False
        at, clauses = at.head, clauses + 1
    return False


def _of_years(p: Parsed) -> bool:
    """Whether a sentence has a number that may be a year's."""
    known: bool | None = p.memo.get("of years")
    if known is None:
        known = p.memo["of years"] = "CD" in p.tags and any(word.isdigit() for word in p.said if len(word) == _DIGITS)
    return known


def _of_now(draft: Draft, year: int | None) -> bool:
    """Whether an act has a day of its own that is no history: "jets bombed a bridge of 1912 on Friday"."""
    when = draft.when if not draft.found.nominal else None
    return year is not None and when is not None and when.interval is not None and when.span[0] >= 0 and not when.assumed and not when.vague and when.interval.start.year > year - _GENERATION


def _long_ago(token: Word, year: int) -> bool:
    word = str(token.text)
    return token.tag_ == "CD" and len(word) == _DIGITS and word.isdigit() and _OLDEST < int(word) <= year - _GENERATION


_IN_YEAR = words("in during of since from by until around")
_CLAUSES, _DIGITS, _OLDEST, _GENERATION = 4, 4, 1000, 8
"""How far above an act its year may stand; what a year looks like, and how many years make history."""


def _had_been(token: Word) -> bool:
    """ "Shells fell on the town, where families had sought refuge": how things stood there before."""
    return token.dep_ == "relcl" and {low(c) for c in token.children if c.dep_ in {"aux", "advmod"}} >= {"where", "had"}


def _not_done(token: Word) -> bool:
    """ "circled without dropping bombs", "kept trucks from entering": what did not happen."""
    if token.dep_ != "pcomp":
        return False
    if low(token.head) == "without" or (low(token.head) == "against" and not bases(token.head.head).isdisjoint(_ADVISED)):
        return True  # "warned X against sending troops"
    # "prevented trucks loaded with flour from entering" hangs on the nearest participle.
    above = token.head.head
    while above.dep_ in {"acl", "dobj", "relcl"} and bases(above).isdisjoint(_KEPT):
        above = above.head
    return low(token.head) == "from" and not bases(above).isdisjoint(_KEPT)


_ADVISED = words("warn caution advise vote argue decide warned cautioned advised voted argued decided warning")
_KEPT = words("prevent stop bar block keep prohibit ban deter hinder restrain discourage dissuade")


def _of_long(draft: Draft) -> bool:
    """ "has been fighting the army since 2023": a war, and no happening of it."""
    when = draft.when
    return when is not None and when.interval is not None and when.interval.end - when.interval.start > _LONG and not draft.count


_LONG = timedelta(days=100)


def _not_begun(p: Parsed, draft: Draft, token: Word) -> bool:
    """ "the truce holds", "the truce comes after weeks of war", "enters its third day"."""
    if draft.found.entry.id != "truce_declared.truce_begins_v":
        return False
    forms = bases(token)
    if forms & _STATIVE:
        return True
    return bool(forms & {"go", "come", "enter", "take"}) and _IN_FORCE.isdisjoint(p.lows[token.i + 1 : token.i + 7])


def _dating(p: Parsed, token: Word) -> bool:
    """Whether a deed stands in a clause or phrase that only dates or describes something else."""
    at = token
    while at.head != at:
        head, rel = at.head, at.dep_
        if rel == "relcl":
            return singular(head.text) not in _OCCASION
        if rel == "acl" and at.tag_ in {"VBN", "VBD"} and not _alone(head):
            return True
        # "they refused, the mission said, two days after it began" is now and then taken for what was said.
        if rel == "advcl" or (rel == "ccomp" and _marked(at)) or (rel == "pcomp" and any(c.dep_ in {"nsubj", "nsubjpass"} for c in at.children)):
            marks = {low(c) for c in at.children if c.dep_ in {"mark", "advmod"}} | ({low(head)} if rel == "pcomp" else set())
            if marks & {"since", "before", "until", "till", "though", "although", "while", "whereas", "despite"}:
                return True
            if "after" in marks and not _quiet(head):
                return True
        if rel == "pcomp" and low(head) in _DATING and not _quiet(head.head):
            return True  # "hours after announcing a truce"
        if rel == "pobj" and low(head) in _DATING and at.tag_.startswith("NN"):
            return not _quiet(head.head)
        at = head
    # Or for the main clause, of which the deed itself was said.
    told = [c for c in at.children if c.dep_ in {"ccomp", "parataxis"}]
    return bool(told) and _marked(at) and not any(_quiet(c) for c in told)


def _marked(verb: Word) -> bool:
    return any(c.dep_ == "mark" and low(c) in _DATING for c in verb.children)


def _quiet(verb: Word) -> bool:
    """Whether what the deed dates is the calm that it brought: then the deed is the news."""
    near = {low(verb)} | {low(c) for c in verb.children}
    return not near.isdisjoint(_CALM)


def _alone(noun: Word) -> bool:
    """Whether a noun is all there is, as in a headline: "Truce agreed in Xville"."""
    return noun.head == noun or (noun.dep_ in {"appos", "conj", "dep"} and noun.head.head == noun.head and not noun.head.tag_.startswith("VB"))


def _spell(noun: Word) -> bool:
    """ "after eleven days of fighting", "since the offensive", "in the third week of the siege"."""
    if noun.dep_ != "pobj":
        return False
    prep = noun.head
    if low(prep) in {"since", "before", "until"} and not any(c.dep_ == "nummod" for c in noun.children):
        # "since an air strike on 26 June": of which nothing was said yet
        return low(prep) != "since" or not any(c.dep_ == "det" and low(c) in {"a", "an"} for c in noun.children)
    if low(prep) == "of" and singular(prep.head.text) in _TIMES:
        unit = prep.head
        return unit.dep_ in {"pobj", "npadvmod", "attr"} and (unit.dep_ != "pobj" or (low(unit.head) in _DATING or low(unit.head) in {"in", "for", "on"}))
    return False


def _within(p: Parsed, token: Word, span: Span) -> bool:
    return any(p.span(t.i, t.i)[0] == span[0] for t in token.subtree)


def _cleared(noun: Word) -> bool:
    """ "defused three mines", "seized a car bomb": found or made harmless, it did not go off."""
    at = noun
    while at.dep_ in {"conj", "pobj", "prep", "compound"} and not at.tag_.startswith("VB") and at.head != at:
        at = at.head
    verb = at if at.tag_.startswith("VB") else at.head
    joined = noun.head if noun.dep_ == "conj" else noun
    if any(c.dep_ == "amod" and c.tag_ == "VBG" and low(c) in _CLEAR for c in joined.children):
        return True  # "combing the city and dismantling mines and bombs", taken for what they are
    return low(verb) in _CLEAR or low(at) in _CLEARING or low(verb) in _CLEARING


def _series(noun: Word) -> bool:
    """ "followed a string of ambushes": many acts, none of them told."""
    above = noun.head.head if noun.dep_ == "pobj" and low(noun.head) == "of" else None
    if above is None or noun.tag_ != "NNS" or low(above) not in {"string", "series", "spate", "wave"}:
        return False
    return (above.dep_ == "dobj" and low(above.head) in {"follow", "follows", "followed", "following"}) or (above.dep_ == "pobj" and low(above.head) in {"after", "following"})


_CLEAR = frozenset(
    form for base in words("defuse dismantle remove clear find discover seize deactivate neutralise neutralize dispose uncover collect confiscate recover detect disarm")
    for form in inflect(base)
)  # fmt: skip
_CLEARING = words("clearance removal defusing dismantling disposal seizure discovery")
_WHERE = words("withdrawal force_movement control_gained control_lost")
_LINES = words("line area zone border front frontier boundary")


def _naming(p: Parsed, draft: Draft) -> bool:
    """ "shelled the town in violation of the truce": the breach is what was just told."""
    if draft.act != "violation_alleged" or not draft.found.nominal:
        return False
    noun = p.doc[draft.found.token]
    if noun.dep_ == "pobj" and low(noun.head) in {"in", "as"}:
        return True
    return noun.dep_ == "dobj" and noun.head.tag_ == "VBG" and noun.head.dep_ == "advcl"


_CEASING = words("let stop cease abate subside relent ease end halt pause slacken diminish weaken die slow")


def goes_on(verb: Word) -> bool:
    """ "the shelling has not let up since dawn": whether a verb that is denied says that something lasts."""
    return not bases(verb).isdisjoint(_CEASING) and not any(c.dep_ == "dobj" for c in verb.children)


_DEED_NOUNS = words("attack strike airstrike raid shelling bombardment bombing blast explosion assault offensive ambush barrage fire gunfire salvo fighting clash battle")
_HURTS = words("kill wound injure hurt maim")
_ARMS = words("bomb shell rocket missile mine bullet drone device grenade mortar projectile")
_HAPPENS = words("happen occur take come begin start resume materialise materialize follow ensue be go proceed recur continue")


def fell_short_of(token: Word, root: Word, found: Found) -> bool:
    """ "the shelling did not hit the school", "the mortar fire has not driven them out": a deed that is the subject of what is
    denied was done, unless it is denied that it happened."""
    verb = root if found.nominal else token
    noun = subject(verb) if verb.tag_.startswith("VB") else None
    if noun is None or found.act not in HOSTILE or (noun.i != token.i if found.nominal else singular(noun.text) not in _DEED_NOUNS and (singular(noun.text) not in _ARMS or bases(verb).isdisjoint(_HURTS))):
        return False
    own = {low(c) for c in (*noun.children, *verb.children)}
    negated = any(c.dep_ == "neg" for c in verb.children)
    return negated and own.isdisjoint({"no", "any", "neither"}) and not is_passive(verb) and bases(verb).isdisjoint(_HAPPENS)
