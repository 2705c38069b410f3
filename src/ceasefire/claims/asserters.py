"""Who a noun phrase names as speaking."""

from __future__ import annotations

import re

import msgspec

from ceasefire.claims import roles
from ceasefire.claims import stance_words as w
from ceasefire.claims.lexicon import lexicon, singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import FORCE, PEOPLE
from ceasefire.claims.roles import low
from ceasefire.claims.text import Span
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words


class Asserter(msgspec.Struct, frozen=True):
    """Somebody named as saying something. id: source or actor id, None when only words are known;
    words: as written; span: where; anaphor: "it", "he", "the monitor": an earlier one is meant;
    rule: what names them as the asserter, for `--explain`; outlet: a known source, not a party; of_it: "its director
    X": the voice of whichever body spoke before."""

    id: str | None
    words: str
    span: Span
    anaphor: bool = False
    rule: str = ""
    outlet: bool = False
    of_it: bool = False


_ARTICLE = re.compile(r"(?:(?:the|an?|its|their|his|her|our|one)\s+)+(?=\S)", re.IGNORECASE)


_RANK = re.compile(r"\S* ?\b(?:Brig|Gen|Maj|Col|Lt|Capt|Sgt|Adm|Cmdr|Dr|Mr|Mrs|Ms|Prof|Gov|Sen)\.(?: [A-Z][\w'’-]*\.?)*[\w’'](?=\W|$)")


def trimmed(text: str, span: Span) -> tuple[str, Span]:
    """The words of a span without its article, and where they stand."""
    found = _ARTICLE.match(text, *span)
    start = found.end() if found else span[0]
    return " ".join(text[start : span[1]].split()), (start, span[1])


def asserter(p: Parsed, token: Word) -> Asserter:
    """Who a noun phrase names as speaking: a source or actor where one is named in it, else its words."""
    known = p.memo.setdefault("asserters", {})
    if token.i not in known:
        known[token.i] = _whole(p, token)
    found: Asserter = known[token.i]
    return found


def _whole(p: Parsed, token: Word) -> Asserter:
    if low(token) == "it" and (outlet := _outlet_before(p, token)) is not None:
        token = outlet
    if low(token) in _ANYBODY and token.tag_ == "PRP" and (before := _named_before(p, token)) is not None:
        token = before
    one = _asserter(p, token)
    if (rest := _RANK.match(p.text, max(one.span[0], one.span[1] - 5), p.sentence.end)) is not None:
        one = msgspec.structs.replace(one, span=(one.span[0], rest.end()))  # "army spokesman Brig. Gen. N. Surname": cut at the stop
    if (rest := _NAME_ON.match(p.text, one.span[1], p.sentence.end)) is not None and _NAME_END.search(p.text, one.span[0], one.span[1]) is not None:
        one = msgspec.structs.replace(one, span=(one.span[0], rest.end()))  # "the army spokesman, Lieutenant N. | Ville"
    if p.text.endswith(_LOOSE_ENDS, *one.span) and (rest := _DANGLING.search(p.text, one.span[0], one.span[1])) is not None and rest.start() > one.span[0]:
        one = msgspec.structs.replace(one, span=(one.span[0], rest.start()))  # "N. Ville, a"
    shown, span = trimmed(p.text, one.span)
    if (day := _SAID_ON.search(shown)) is not None:
        shown, span = shown[: day.start()], (span[0], span[1] - (len(shown) - day.start()))  # "local sources on Wednesday"
    head, _, last = shown.rpartition(" ")
    if head and last in w.NO_NOUN:
        shown, span = head, (span[0], span[1] - len(last) - 1)  # "members of the council insist": taken for a noun
    return one if span == one.span and shown == one.words else msgspec.structs.replace(one, words=shown, span=span)


_SAID_ON = re.compile(r" (?:on|late|early|earlier) (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_NAME_ON = re.compile(r" [A-Z][\w'’-]*[a-z]\b(?=[,.;]| said| told| says| wrote| announced)")
_NAME_END = re.compile(r"\b[A-Z][\w'’-]*[a-z]$")
_DANGLING = re.compile(r",? (?:an?|the|its|their|one|of)$")
_LOOSE_ENDS = (" a", " an", " the", " its", " their", " one", " of", "\n")
_KEEPS = words("tracking monitoring data figures count tally records statistics assessment survey matrix")
_SOME = words("one some several two three many others both most")


def _asserter(p: Parsed, token: Word) -> Asserter:
    if low(token) in _SOME and token.tag_ in {"CD", "NN", "NNS", "DT", "JJ"}:
        # "one of the elders said"
        token = next((obj for prep, obj in roles.prep_objects(token) if prep == "of" and obj.tag_.startswith("NN")), token)
    tokens = [t for t in token.subtree if t.i in p.named and _near_head(t, token)] if p.named else []
    one = roles.party(p, token)
    span = roles.phrase_span(p, token, _right_edge(token))
    for mark in tokens:
        named = p.mention(mark, "source")
        if named is not None:
            return Asserter(named.id, p.words(span), span, outlet=True)
    if one.id is not None:
        return Asserter(one.id, p.words(span), span)
    own_name = token.text[:1].isupper() and singular(token.low) not in FORCE
    speaks = _speaks_for(token)
    if (speaks and not own_name) or (own_name and _titled(token)):
        for mark in tokens:
            named = p.mention(mark, "actor")
            if (
                named is not None
                and mark.dep_ in {"pobj", "compound", "amod", "poss", "nmod"}
                and not roles.is_place_use(p, mark)
            ):
                return Asserter(named.id, p.words(span), span)
    if own_name and low(token) in _ROOMS and any(low(c) in _PRESS for c in token.children):
        whose = next((m for prep, o in roles.prep_objects(token) if prep == "of" and (m := p.mention(o, "actor")) is not None), None)
        if whose is not None:
            return Asserter(whose.id, p.words(span), span)  # "the Media Centre of the Front"
    its = any(c.dep_ == "poss" and low(c) in {"its", "their"} for c in token.children)
    if speaks and its:
        # "..., its spokesman said": of the only one named before.
        ids = {m.id for i, same in p.named.items() if i < token.i for m in same if m.kind == "actor"}
        if len(ids) == 1 and None not in ids:
            return Asserter(next(iter(ids)), p.words(span), span)
    if low(token) in _KEEPS:
        whose = next((m for c in token.children if c.dep_ == "poss" and c.i in p.named and (m := p.mention(c, "actor")) is not None), None)
        if whose is not None:
            return Asserter(whose.id, p.words(span), span)  # "the Agency's displacement tracking shows"
    for child in token.children:
        # "Ahmad, a spokesman of the Army,"
        if child.dep_ == "appos" and child.i not in p.named and low(child) in w.SPEAKER:
            inner = asserter(p, child)
            if inner.id is not None:
                return Asserter(inner.id, p.words(span), span)
    if (joined := _joined(p, token)) is not None:
        return Asserter(None, p.words(joined), joined)
    anaphor = one.pronoun or (
        low(token) in w.ANAPHOR
        and any(low(c) in {"the", "its", "his", "their"} for c in token.children if c.dep_ in {"det", "poss"})
        and not any(c.dep_ in {"compound", "amod", "prep"} and low(c) not in _SAME for c in token.children)
    )
    return Asserter(None, p.words(span), span, anaphor, of_it=its and (speaks or _titled(token)) and _of_it(p))


_ROOMS = words("center centre office bureau department service")
_PRESS = words("media press information")
_SAME = frozenset({"aforesaid", "aforementioned", "above", "same", "said"})
_HEADED = re.compile(
    r"\b(?:hospital|clinic|school|university|college|prison|jail|orphanage|factory|plant|mill|company|mine|port|airport|museum|bank"
    r"|charity|agency|department|theatre|refinery)s?\b",
    re.IGNORECASE,
)
"""What has a director or spokesman of its own: "the Monitor said a hospital was hit. Its director ..." is nobody's word known."""


def _right_edge(noun: Word) -> int:
    """Index of the last word of a noun phrase, clauses about it aside."""
    right = noun.i
    for t in noun.subtree:
        if t.i > right and t.dep_ in _INSIDE and _near_head(t, noun):
            right = t.i
    return max(right, _beside_name(noun, right))


def _beside_name(noun: Word, right: int) -> int:
    """ "N. Ville, a local elder": what stands beside a name goes in whole or, where it has no word of its own before it, not at all."""
    at = noun.doc[right]
    while at != noun and at.head != at:
        if at.dep_ == "appos":
            return int(at.i)
        at = at.head
    return right


_INSIDE = frozenset({"pobj", "compound", "amod", "det", "prep"})


def _of_it(p: Parsed) -> bool:
    """ "Its director X", after a sentence that names nothing else which has one."""
    start = p.sentence.start
    return _HEADED.search(p.text, max(0, p.text.rfind(". ", 0, max(0, start - 2))), start) is None


def _outlet_before(p: Parsed, token: Word) -> Word | None:
    """ "The rebels' radio put it differently: ..., it said": the outlet that the same sentence has as its subject."""
    return next((t for t in p.tokens[: token.i] if t.dep_ == "nsubj" and low(t) in w.OUTLET), None)


_ANYBODY = frozenset({"they", "he", "she"})


def _named_before(p: Parsed, token: Word) -> Word | None:
    """ "Doctors took in 12 bodies ..., they told X", "activists posted videos which they said showed": those who can speak, told of
    before in the same sentence, where they are the only ones; None elsewhere."""
    many = low(token) == "they"
    said = [
        t for t in p.tokens[: token.i]
        if t.dep_ == "nsubj" and t.i not in p.named and low(t) in w.SPEAKER and (t.tag_ == "NNS") is many and singular(low(t)) not in _FIGHT
    ]  # fmt: skip
    others = [t for t in p.tokens[: token.i] if t.dep_ in {"nsubj", "nsubjpass"} and t not in said and t.i in p.named]
    return said[0] if len(said) == 1 and not others else None


_FIGHT = frozenset({"army", "troop", "soldier", "rebel", "force", "fighter", "militant"})
_SOURCE = re.compile(r"(?:(?:several|two|multiple|its|own|senior|reliable|trusted|special|exclusive|well-informed|unnamed|anonymous|informed|military|security|police|local|field|private|intelligence) )*sources?\b(?! (?:close|familiar)\b)", re.IGNORECASE)


def without_sources(chain: list[Asserter]) -> list[Asserter]:
    """A chain, innermost first, without an unnamed source that speaks to a known outlet: the outlet stands for it."""
    if len(chain) > 1 and chain[0].id is None and chain[1].outlet and _SOURCE.match(chain[0].words):
        return chain[1:]
    return chain


_FORMER = frozenset({"former", "ex", "ex-", "retired", "self-styled", "exiled"})
_BROAD = frozenset({"agency", "service", "group", "organisation", "organization", "network", "association", "foundation"})


def _speaks_for(noun: Word) -> bool:
    """Whether a noun is the voice of whoever it belongs to: a ministry or spokesman is, media and residents are not."""
    word = low(noun)
    if word in _BROAD and any(c.dep_ == "compound" and low(c) in {"news", "media", "press"} for c in noun.children):
        return False
    if noun.children and any(low(c) in {"close", "familiar", "loyal", "opposed"} or (c.dep_ == "amod" and low(c) in _FORMER) for c in noun.children):
        return False  # "a source close to the government" is not the government
    return word in w.SPEAKER and word not in w.OUTLET and word not in w.LAY


def _titled(name: Word) -> bool:
    """ "Army spokesman Ahmad Salim": a name with an office before it."""
    titles = [c for c in name.children if c.dep_ in {"compound", "nmod", "amod"}]
    return any(low(c) in w.SPEAKER and low(c) not in w.OUTLET and low(c) not in w.LAY for c in titles) and not any(low(c) in _FORMER for c in titles)


def _near_head(token: Word, head: Word) -> bool:
    """Whether a token is in the noun phrase itself, not in a clause about it."""
    at = token
    for _ in range(6):
        if at == head:
            return True
        if at.dep_ in {"relcl", "acl", "advcl", "conj", "ccomp", "appos"} and not (
            at.dep_ == "appos" and at.head == head
        ):
            return False
        at = at.head
    return False


def _joined(p: Parsed, token: Word) -> Span | None:
    """ "witnesses and a priest": who speak together and bear no known name are kept together."""
    others = [t for t in roles.conjuncts(token)[1:] if t.tag_.startswith("NN")]
    if not others and (first := _beside(p, token)) is not None:
        return roles.phrase_span(p, first, first.i)[0], roles.phrase_span(p, token, token.i)[1]
    if not others or any(p.mention(t, "source") or p.mention(t, "actor") for one in others for t in one.subtree):
        return None
    if not all(can_speak(one) for one in others) or others[-1].i - token.i > 8:
        return None
    start = roles.phrase_span(p, token, token.i)[0]
    return start, roles.phrase_span(p, others[-1], others[-1].i)[1]


def _beside(p: Parsed, token: Word) -> Word | None:
    """The first of "witnesses and a priest" where the tree has only the second as speaking."""
    at = token.i - 1
    while at > 1 and (p.tokens[at].tag_ in {"DT", "JJ", "CD"} or (p.tokens[at].dep_ == "compound" and p.tokens[at].head is token)):
        at -= 1
    before = p.tokens[at - 1] if at > 1 and low(p.tokens[at]) == "and" else None
    return before if before is not None and low(before) in w.LAY and p.tokens[at - 2].text in {",", '"', "”"} else None


def owners(p: Parsed, noun: Word) -> list[Asserter]:
    """Whose charge, claim or report it is: "Army claims", "the Army's accusation", "claims by rebels"."""
    found = [
        c for c in noun.children
        if c.dep_ in {"poss", "compound", "amod", "nmod"} and (c.i in p.named or (c.dep_ == "poss" and can_speak(c)))
    ]  # fmt: skip
    found += [obj for prep, obj in roles.prep_objects(noun) if prep in {"by", "from"} and can_speak(obj)]
    if not found and noun.dep_ == "dobj" and low(noun.head) in _RECEIVES and (who := roles.subject(noun.head)) is not None and who.tag_ != "PRP" and can_speak(who):
        found = [who]  # "the mission has received reports that"
    return [msgspec.structs.replace(asserter(p, c), rule=f"whose {low(noun)} it is") for c in found[:1]]


_RECEIVES = words("received receives receive got gets collected gathered documented verified published issued released reviewed obtained")


COUNTED = words("casualties casualty cas fatalities injuries deaths damage kia wia")
""" "..., five casualties reported": those who are counted report nothing."""


def can_speak(token: Word) -> bool:
    """People, offices, names and pronouns speak; areas and attacks do not, whatever the parse says."""
    word = low(token)
    if word in {"there", "which", "that", "who", "this", "these", "those", "what", "nobody", "none"} or word in COUNTED:
        return False
    if token.tag_ in {"NNP", "NNPS", "PRP"} or word in w.SPEAKER or word in w.ANAPHOR:
        return True
    if word in w.MUTE or singular(word) in w.MUTE:
        return False
    if singular(word) in PEOPLE:
        return True
    return token.tag_ in {"NN", "NNS", "CD", "DT"} and word not in lexicon().nouns


