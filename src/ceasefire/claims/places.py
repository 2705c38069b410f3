"""Which places an act is told to have happened at. An ambiguous name stays a name without a point."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from ceasefire.claims.containers import narrowest, told_by_container
from ceasefire.claims.governed import (
    AVENGING,
    AWAY,
    BASED,
    FORCE_ACTS,
    OF_A_WAY,
    SAKES,
    acts_of,
    aside,
    avenged,
    beyond_the_aim,
    both_told,
    clause_of,
    come_to,
    fired_from,
    first_clause,
    first_of,
    for_sake_of,
    fought_for,
    framing,
    from_top,
    further_end,
    gone_to,
    left_behind,
    linked,
    names_a_blow,
    namesake_feature,
    native,
    of_a_part,
    of_a_road,
    of_another,
    of_deal,
    road_end,
    scene_of,
    seat,
    travelled,
    under,
    whose,
)
from ceasefire.claims.parse import Parsed
from ceasefire.claims.placenames import Where, resolve, within
from ceasefire.claims.roles import conjuncts, low
from ceasefire.claims.spelt_out import only_region, spelt_out
from ceasefire.claims.whereabouts import place_of, place_tokens, whereabouts
from ceasefire.claims.word import Word
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words
from ceasefire.place import Place, distance_km

_LOCATIVE = words(
    """in at on near around outside inside within throughout across over between against into to toward
    towards along beside by through under of from upon off above about"""
)
_LEAVING = words("withdrawal displacement evacuation control_lost abduction_or_detention")
_GOING = words("displacement evacuation abduction_or_detention withdrawal")
# What these are about stands under their verb.
_ANSWERS = words("acceptance rejection denial")
# What they are about stands in what is demanded or threatened.
_DEMANDS = words("demand_or_ultimatum threat")
# "In X, the leader threatened Y": it was said there.
_SAID_THERE = words("threat denial")
_CLAUSE = frozenset({"relcl", "advcl", "ccomp", "parataxis", "acl", "csubj"})


_NAMING = frozenset({"poss", "compound", "nmod"})


_WHEN = words("as after before since while until")
_WIDE_ACTS = words("ground_assault armed_clash force_movement control_gained siege_or_blockade")


def _struck_otherwise(token: Word, event: Word, roots: Sequence[Word]) -> bool:
    """ "an assault, with strikes on A and B": A and B belong to the strikes."""
    at = token
    while at.head != at:
        above = at.head
        if above == event or above in roots:
            return False
        if above.tag_.startswith("NN") and low(at) in {"on", "against", "upon", "targeting", "at"} and names_a_blow(above):
            listed = conjuncts(first_of(above))
            if event not in listed and not any(r in listed for r in roots):
                return True
        at = above
    return False


def _preposition(token: Word) -> str:
    head = token
    while head.dep_ in {"conj", "compound", "poss", "amod", "nmod", "appos"} and head.head != head:
        head = head.head
    return low(head.head) if head.dep_ == "pobj" else ""


def _reachable(token: Word, event: Word) -> tuple[int, bool] | None:
    """(steps, crossed a clause) from a place up to the act; None when the act is not above it."""
    steps, crossed = 0, False
    at = token
    while at != event:
        if at.head == at or steps > 14:
            return None
        if (at.dep_ in _CLAUSE or (at.dep_ == "conj" and at.tag_.startswith("VB")) or (at.dep_ == "pcomp" and low(at.head) in _WHEN)) and at != token:
            crossed = True
        at = at.head
        steps += 1
    return steps, crossed


def _country(p: Parsed, token: Word, vocabulary: Vocabulary) -> bool:
    mention = p.mention(token, "place")
    place = vocabulary.gazetteer.get(mention.ids[0]) if mention is not None and mention.ids else None
    return place is not None and place.where_prec >= 6


def _top_of(token: Word) -> Word:
    """The preposition that a place stands under, else the word itself."""
    head = first_of(token)
    return head.head if head.dep_ == "pobj" else head


def _modifier(token: Word) -> bool:
    """ "Sudan's revolution", "Sudan talks": the country only says which."""
    return token.dep_ in {"compound", "amod", "poss", "nmod", "npadvmod"}


def _with_its_part(p: Parsed, token: Word) -> bool:
    """ "Xville's Y area": Y, a name too, is where."""
    return token.dep_ == "poss" and any(p.mention(p.doc[i], "place") is not None for i in range(token.i + 2, min(token.i + 5, token.head.i + 1)))


def eligible(p: Parsed, vocabulary: Vocabulary) -> list[Word]:
    """The tokens of a sentence that may be where an act of it was, whichever act."""
    known: list[Word] | None = p.memo.get("where_of")
    if known is None:
        known = p.memo["where_of"] = [t for t in place_tokens(p) if not _owner(t) and not (_modifier(t) and _country(p, t, vocabulary)) and not only_region(p, t.i)]
    return known


def _owner(token: Word) -> bool:
    """A place that only says whose somebody is: "Paris mayor", "Paris residents" is where they live."""
    if token.i + 1 < len(token.doc) and low(token.doc[token.i + 1]) == "party":
        return True
    return token.dep_ in {"compound", "amod", "poss", "nmod"} and token.head.tag_.startswith("NN") and low(token.head) in {
        "mayor", "police", "government", "council", "delegation", "committee", "based", "time", "airlines", "talks", "agreement", "process",
    }  # fmt: skip


def where_of(p: Parsed, event: Word, spots: Sequence[Word], vocabulary: Vocabulary, roots: Sequence[Word], used: frozenset[int],
             act: str = "") -> list[Where]:  # fmt: skip
    """Places of one act.

    event: its token; spots: objects that may be places themselves; roots: tokens whose phrases say
    where (the act, then the verb that carries it); used: token indices already taken as parties; act: its kind.
    Falls back on the sentence's only place. One act over a list of villages gives one place each.
    """
    candidates = [t for t in eligible(p, vocabulary) if t.i not in used]
    if not candidates:
        return []
    said = p.said
    if roots and act in _WIDE_ACTS and acts_of(roots[0]) & _WIDE_ACTS:
        candidates = [t for t in candidates if not _struck_otherwise(t, event, roots)]
    candidates = [t for t in candidates if t.dep_ not in _NAMING or not (_with_its_part(p, t) or namesake_feature(t, candidates))]
    if act in _ANSWERS or act in _DEMANDS:
        roots = [r for r in roots if r == event or r in event.subtree]  # not where the clause it stands under was
    answers = not AVENGING.isdisjoint(said) and avenged(event)
    if answers:
        candidates = [t for t in candidates if under(t, event)]
    elif not SAKES.isdisjoint(said):
        candidates = [t for t in candidates if not (for_sake_of(t) and under(t, event))]
    if (reached := beyond_the_aim(event)) is not None:
        candidates = [t for t in candidates if under(t, reached) or not under(t, reached.head)] or candidates
    if act == "negotiation":
        candidates = [t for t in candidates if not of_deal(t)] or candidates  # "met in X to discuss a truce in Y"
    if act in _SAID_THERE:
        candidates = [t for t in candidates if not framing(t, event)]
    leaves = "from" in said
    on_the_way = [(a, b) for a in candidates for b in candidates if travelled(a, b, event)] if leaves and len(candidates) > 1 and act not in _GOING else []
    if act in FORCE_ACTS and (leaves or "by" in said):
        candidates = [t for t in candidates if not fired_from(t)]
    if len(candidates) > 1 and not OF_A_WAY.isdisjoint(said):
        candidates = [t for t in candidates if not any(further_end(p, t, other) for other in candidates)]
    if act in _GOING:
        candidates = [t for t in candidates if not gone_to(t)]
        candidates = [t for t in candidates if not come_to(t)] or candidates
    elif act == "force_movement":
        candidates = [t for t in candidates if not native(t) and (low(from_top(t)) not in AWAY or road_end(t))]
    elif act not in _LEAVING and (leaves or not BASED.isdisjoint(said)):
        candidates = [t for t in candidates if not native(t)]
    candidates = [t for t in candidates if not seat(t)]
    for first, last in on_the_way:
        candidates = [t for t in candidates if t not in (first, last)] or [first]
    if not candidates:
        return []
    several = len(candidates) > 1  # one alone is left as it is by all that chooses between places
    if several and any(not whose(t) and _preposition(t) in _LOCATIVE and not of_another(t, event) for t in candidates):
        candidates = [t for t in candidates if not (whose(t) and first_clause(t, event))]
    if several and len(later := [t for t in candidates if not framing(t, event)]) < len(candidates):
        candidates = later or candidates  # "In Xland, ... near Y"
    clause = clause_of(event)
    near: list[Word] = [t for t in candidates if scene_of(t, clause, candidates)][:1] if clause is not None else []  # "covers X, where jets struck"
    if near:
        spots = roots = ()
    for spot in spots:
        near.extend(t for t in candidates if (t == spot or _under_noun(t, spot)) and t not in near)
    for root in roots:
        for token in candidates:
            reach = _reachable(token, root)
            if (
                reach is not None
                and not reach[1]
                and token not in near
                and ((where := _preposition(token)) in _LOCATIVE or not where or fought_for(token))
            ):
                near.append(token)
        if near:
            break
    if not near and (act in _DEMANDS or answers):
        near = [t for t in candidates if under(t, event) and (answers or t.dep_ == "dobj" or _preposition(t) in _LOCATIVE)][:1]
    if not near:
        free = act not in _ANSWERS and act not in _DEMANDS
        clear = [t for t in candidates if (_preposition(t) in _LOCATIVE or t.i == 0 or of_a_part(t) or linked(t)) and not of_another(t, event) and (free or under(t, event))]
        several_told = len({p.mention(t, "place").ids for t in clear}) > 1  # type: ignore[union-attr]
        near = _nearest(clear, event) if several_told and len(_drop_outer(p, clear, vocabulary)) > 1 else clear
    if len(near) > 1 and act in _LEAVING and (off := [t for t in near if left_behind(t)]):
        near = off
    elif len(near) > 1 and (there := [t for t in near if _preposition(t) not in AWAY or road_end(t)]):
        near = there
    if len(near) > 1 and (placed := [t for t in near if not whose(t)]):
        near = placed  # "the mayor of X was shot in Y"
    if len(near) > 1 and (beside_it := [t for t in near if not of_a_road(t)]) and any(_reference(t) for t in beside_it):
        near = beside_it
    if spots and (inside := [t for t in near if any(t == s or _under_noun(t, s) for s in spots)]):
        near = inside + [t for t in near if t not in inside and t.i > inside[-1].i and aside(p, inside[-1], t)]
    if several:
        near = spelt_out(p, narrowest(p, _with_the_list(p, near, candidates), candidates, vocabulary), candidates)
    result: list[Where] = []
    for token in _apart(p, _drop_outer(p, sorted(near, key=attrgetter("i")), vocabulary), vocabulary):
        mention = p.mention(token, "place")
        if mention is None:
            continue
        place = place_of(p, token, mention, vocabulary)
        if several:
            place = told_by_container(p, token, place, candidates, vocabulary)
        if not mention.ids:
            place = whereabouts(p, token, place, vocabulary)
        if not any(one.place.id == place.id and one.place.name == place.name for one in result):
            result.append(Where(place, (mention.start, mention.end)))
    return result


def _with_the_list(p: Parsed, near: list[Word], candidates: Sequence[Word]) -> list[Word]:
    """Also the places that the words join to those found, where the parse lost them: "A, B as well as C"."""
    found = {t.i for t in near}
    for token in candidates:
        if token.i in found or token.dep_ in {"nsubj", "nsubjpass"}:
            continue
        before = max((i for i in found if i < token.i), default=-1)
        gap = p.lows[before + 1 : token.i] if before >= 0 else []
        if 0 < len(gap) <= 8 and (set(gap) <= _JOINS if len(gap) <= 4 else gap[:2] == ["and", ","] and gap[-1] == "," and not any(t.tag_.startswith("VB") for t in p.doc[before:token.i])) and not set(gap) <= {","}:
            found.add(token.i)
    return [t for t in candidates if t.i in found] if len(found) > len(near) else near


_JOINS = words(", and as well or plus also along with together the in")


def _nearest(tokens: list[Word], event: Word) -> list[Word]:
    best = min(tokens, key=lambda t: (abs(t.i - event.i), t.i))
    group = [t for t in conjuncts(best) if t in tokens]
    return group or [best]


def _under_noun(token: Word, spot: Word) -> bool:
    """Whether the place belongs to the noun phrase: "the town of X", "X district", "X and Y"."""
    at = token
    for _ in range(8):
        if at == spot:
            return True
        if at.head == at or at.dep_ in _CLAUSE or (at.tag_.startswith("VB") and low(at) != "including"):
            return False
        at = at.head
    return False


_BEARING = words(
    """east west north south northeast northwest southeast southwest outskirts kilometre kilometres
    kilometers km miles near"""
)


def _reference(token: Word) -> bool:
    """ "east of X", "near X", "10 km from X": X only says where another place lies."""
    head = token
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ != "pobj":
        return False
    above = head.head
    return low(above) in {"near", "from", "outside", "opposite", "along", "off"} or low(above.head) in _BEARING


def _apart(p: Parsed, tokens: list[Word], vocabulary: Vocabulary) -> list[Word]:
    """Of places that are not listed side by side, without those that another one makes plainer:
    reference points, and wider places around a narrower one."""
    if len(tokens) < 2:
        return tokens
    lists = [frozenset(c.i for c in conjuncts(first_of(t))) for t in tokens]
    spots: list[Place] = []
    for token in tokens:
        mention = p.mention(token, "place")
        spots.append(resolve(mention, vocabulary) if mention is not None else Place(name=""))
    pairs = [
        (a, b) for a in range(len(tokens)) for b in range(len(tokens)) if a != b and lists[a] != lists[b] and not both_told(p, tokens[a], tokens[b])
    ]
    kept = [
        a
        for a in range(len(tokens))
        if not any(
            x == a and (_wider(spots[a], spots[b]) or _explains(tokens[a], tokens[b])) for x, b in pairs
        )
    ]
    plain = [
        a
        for a in kept
        if not (
            _reference(tokens[a])
            and any(x == a and b in kept and not _reference(tokens[b]) and not aside(p, tokens[b], tokens[a]) for x, b in pairs)
        )
    ]
    return [tokens[a] for a in plain or kept] or tokens[:1]


def _wider(one: Place, other: Place) -> bool:
    """Whether a place is around another: larger, and no further away than it reaches."""
    apart = distance_km(one, other)
    larger = one.radius_km > other.radius_km * 1.2 or one.where_prec > other.where_prec + 1
    return larger and apart is not None and apart <= one.radius_km + other.radius_km + 3


def _explains(token: Word, name: Word) -> bool:
    """ "X, a neighbourhood of Y": Y only explains X."""
    at = token
    for _ in range(5):
        if at.dep_ == "appos":
            return bool(at.head == name)
        at = at.head
    return False


def _among_others(p: Parsed, token: Word, vocabulary: Vocabulary) -> Place | None:
    """The place that a token stands for, by the other names of its sentence, whichever act is told of it."""
    known: dict[int, Place | None] = p.memo.setdefault("among_others", {})
    if token.i not in known:
        mention = p.mention(token, "place")
        beside = [m for same in p.named.values() for m in same if m.kind == "place" and m is not mention]
        known[token.i] = None if mention is None else resolve(mention, vocabulary, beside)
    return known[token.i]


def _drop_outer(p: Parsed, tokens: Sequence[Word], vocabulary: Vocabulary) -> list[Word]:
    """Without the places that only say where another one lies ("X in Y province")."""
    if len(tokens) < 2:
        return [t for t in tokens if p.mention(t, "place") is not None]
    spots = [(t, place) for t in tokens if (place := _among_others(p, t, vocabulary)) is not None]
    kept = []
    for token, place in spots:
        outer = any(within(other, place) for t, other in spots if t != token)
        below = token.dep_ == "pobj" and any(
            t != token and (token.head.head == t or (token.head.head == t.head and t.dep_ in {"compound", "pobj"} and token.head.dep_ == "prep"))
            and ((place.where_prec > other.where_prec and not place.ambiguous) or other.unlisted) for t, other in spots
        )  # fmt: skip
        appos = token.dep_ in {"appos", "npadvmod"} and any(
            t == token.head and place.where_prec > o.where_prec and not place.ambiguous for t, o in spots
        )
        if not (outer or below or appos):
            kept.append(token)
    return kept or [t for t, _ in spots[:1]]
