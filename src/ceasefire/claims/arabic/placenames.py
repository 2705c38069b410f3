"""Names of places in a sentence: those that the gazetteer has, and those that the words beside say to be one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files

import msgspec

from ceasefire.claims.arabic.datewords import WEEKDAYS
from ceasefire.claims.arabic.harmwords import harm_head
from ceasefire.claims.arabic.kinds import (
    COMMON,
    CONTROLLED,
    KINDS,
    LEADS,
    NAMED_KINDS,
    NOT_A_NAME,
    SITES,
    SUCH,
    UNITS,
    clitics_of_kind,
    kind_of,
    of_office,
    sided,
    two_words,
)
from ceasefire.claims.arabic.lexicon import forms_at, weapon_at
from ceasefire.claims.arabic.names import ARMED, HOMOGRAPHS, OUTLETS, Name
from ceasefire.claims.arabic.normal import DROPPED, fold
from ceasefire.claims.arabic.persons import PERSONS
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.claims.elsewhere import elsewhere
from ceasefire.dossier.general import general_gazetteer
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words
from ceasefire.dossier.world import World
from ceasefire.place import Place


class Named(msgspec.Struct, frozen=True):
    """A name of a place. ids: what it may mean, none where no gazetteer has it; first, last: half-open token span;
    start, end: its characters; clitics: written onto it; kind: the word for its kind before it; whole: where the name
    begins with that word, -1 where it is no part of it."""

    ids: tuple[str, ...]
    first: int
    last: int
    start: int
    end: int
    clitics: str
    kind: str | None = None
    whole: int = -1


_AREAS = {key: frozenset(fold(w) for w in found) for key, found in msgspec.yaml.decode(files("ceasefire.claims.arabic").joinpath("areas.yaml").read_bytes(), type=dict[str, tuple[str, ...]]).items()}
SIDES = _AREAS["sides"]
"""Adjectives of direction and size."""
_OF_AREAS = frozenset(fold(w) for w in words("منطقة محور جبهة قطاع"))
_SETTLED = ("بلدة", "مدينة", "قرية")
_OPENING, _CLOSING, _QUOTES = frozenset({"«", "“", '"'}), frozenset({"»", "”", '"'}), frozenset({"،", '"', "«", ":", "("})


def named_places(text: str, toks: Sequence[Token], names: Sequence[Name], vocabulary: Vocabulary) -> list[Named]:
    """The names of places of a sentence, in order."""
    taken: dict[int, Name] = {}
    for name in names:
        for k in range(name.first, name.last):
            taken[k] = name
    out = [
        Named(n.ids, n.first, n.last, n.start, n.end, n.clitics)
        for n in names
        if n.kind == "place" and not any(m.kind != "place" and m.first == n.first and m.last >= n.last for m in names)
    ]
    i = 0
    while i < len(toks):
        kind = kind_of(toks[i].norm, True) if toks[i].kind == "w" and i not in taken else None
        i += 1
        if kind is not None:
            out.extend(_after_kind(text, toks, i, kind, taken, vocabulary))
    out.extend(_short(text, toks, vocabulary, taken, out))
    out.extend(_at_edge(text, toks, taken, out))
    out.extend(_abroad(text, toks, taken, out, vocabulary))
    out = [_longer(text, toks, one, taken, vocabulary) for one in out]
    out = _of_units(toks, out, vocabulary, text)
    out = _own_letter(toks, out, vocabulary)
    out.extend(_listed(text, toks, taken, out, vocabulary))
    return sorted(out, key=lambda r: (r.first, -r.last))


_HEADS = frozenset(fold(w) for w in words("رأس عين كفر بيت دير مجدل خربة ميس عيتا"))


def _longer(text: str, toks: Sequence[Token], one: Named, taken: Mapping[int, Name], vocabulary: Vocabulary) -> Named:
    """`رأس أ`, `كفر أ`: not the town `أ` but one whose name begins so."""
    at = one.first - 1
    if at < 0 or at in taken or one.clitics or one.kind is not None:
        return one
    lead = next((len(clitics) for clitics, rest in word_forms(toks[at].norm) if rest in _HEADS), -1)
    if lead < 0:
        return one
    start = toks[at].start + lead
    ids = tuple(p.id for p in vocabulary.gazetteer.find(text[start : one.end]) if p.id)
    return msgspec.structs.replace(one, ids=ids, first=at, start=start, clitics=toks[at].norm[:lead])

_EDGES = frozenset(fold(w) for w in words("أطراف مشارف محيط تخوم ضواحي بأطراف بمحيط"))
_BESIDE = frozenset(fold(w) for w in words("شمال جنوب شرق غرب شمالي جنوبي شرقي غربي قرب وسط"))
_INTO = frozenset(fold(w) for w in words("في قرب استهدف استهدفت قصفت قصف مدينة بلدة قرية حي"))
_FOREIGN = frozenset("حصضظطعذق")
"""Letters that spell few foreign names."""


def _at_edge(text: str, toks: Sequence[Token], taken: Mapping[int, Name], found: Sequence[Named]) -> list[Named]:
    """A name that no gazetteer has between "on the edge of" or "in" and the place that it lies in: `في أ شمال ب`."""
    busy = {k for r in found for k in range(r.first, r.last)} | set(taken)
    out: list[Named] = []
    for i in range(1, len(toks) - 1):
        norm, edge = toks[i].norm, toks[i - 1].norm in _EDGES
        onto = toks[i - 1].norm == "علي" and _FOREIGN.isdisjoint(norm) and not norm.endswith(("ه", "ين", "ون", "ات"))
        if i in busy or not (edge or onto or toks[i - 1].norm in _INTO) or toks[i].kind != "w" or len(norm) < 4 or norm.startswith("ال") or norm.endswith(("هم", "هما", "ها")) or kind_of(norm) is not None:
            continue
        last = i + 2 if norm in LEADS and toks[i + 1].kind == "w" and i + 1 not in busy and toks[i + 1].norm not in NOT_A_NAME else i + 1
        behind = [toks[k].norm for k in range(last, min(last + 2, len(toks)))]
        located = bool(behind) and (
            (last in taken and taken[last].kind == "place" and edge)
            or (behind[0] == "في" and edge) or (behind[0][:1] == "ب" and kind_of(behind[0]) is not None)
            or (behind[0] in _BESIDE and any(k in taken and taken[k].kind == "place" for k in (last + 1, last + 2)))
        )
        if located and nameable(text, toks, i, norm, located=True):
            out.append(Named((), i, last, toks[i].start, toks[last - 1].end, ""))
    return out

_BEFORE = frozenset(fold(w) for w in words("في على إلى قرب شمال جنوب شرق غرب شمالي جنوبي شرقي غربي محيط أطراف مدينتي بلدتي قريتي ريف قصف استهدف قصفت استهدفت"))


def _abroad(text: str, toks: Sequence[Token], taken: Mapping[int, Name], found: Sequence[Named], vocabulary: Vocabulary) -> list[Named]:
    """Towns that a dossier has not and the built-in gazetteer has in its countries, after "in", "on" or in a list of such."""
    if isinstance(vocabulary.gazetteer, World):
        return []
    out: list[Named] = []
    busy = {k for r in found for k in range(r.first, r.last)} | set(taken)
    ends = {r.last for r in found}
    for i in range(1, len(toks)):
        norm = toks[i].norm
        lead = "و" if norm[:1] == "و" and i in ends else ""
        if i in busy or toks[i].kind != "w" or not (lead or toks[i - 1].norm.removeprefix("و") in _BEFORE):
            continue
        for last in (i + 2, i + 1):
            if last > len(toks) or busy & set(range(i, last)) or any(t.kind != "w" for t in toks[i:last]) or len(norm) - len(lead) < 4 - (last > i + 1):
                continue
            name = text[toks[i].start + len(lead) : toks[last - 1].end]
            if (last > i + 1 or fold(name) not in HOMOGRAPHS) and any(_sure(name, p) for p in elsewhere(vocabulary, name)):
                out.append(Named((), i, last, toks[i].start + len(lead), toks[last - 1].end, lead))
                busy |= set(range(i, last))
                ends.add(last)
                break
    return out


def _sure(name: str, place: Place) -> bool:
    """Whether a name is seldom a word of the language: the gazetteer lists only such among a town's Arabic names."""
    entry = general_gazetteer().entries.get(place.id or "")
    return entry is not None and fold(name) in {fold(one) for one in entry.ar}


def _of_units(toks: Sequence[Token], found: Sequence[Named], vocabulary: Vocabulary, text: str) -> list[Named]:
    """`محافظتي أ وب`: after a word for several units the names are theirs, not their towns'."""
    out = sorted(found, key=lambda r: (r.first, -r.last))
    for i, token in enumerate(toks):
        kind = kind_of(token.norm, True) if token.kind == "w" else None
        if kind is None or kind == KINDS[kind] or KINDS[kind] not in UNITS:
            continue
        at = i + 1
        for k, one in enumerate(out):
            if one.first == at and (at == i + 1 or one.clitics.startswith("و")):
                units = tuple(p.id for p in vocabulary.gazetteer.find(f"{KINDS[kind]} {text[one.start : one.end]}") if p.id and p.where_prec in (3, 4))
                out[k] = msgspec.structs.replace(one, ids=units or one.ids)
                at = one.last
    return out


def _own_letter(toks: Sequence[Token], found: Sequence[Named], vocabulary: Vocabulary) -> list[Named]:
    """In `أ وبليدا` after no "in" the letter of a name is taken for one: a name abroad found so is another, unlisted, name."""
    entries = vocabulary.gazetteer.entries
    ends = {r.last: r for r in found}
    out: list[Named] = []
    for one in found:
        before = ends.get(one.first)
        if before is not None and one.clitics in ("وب", "ول", "وك") and one.last == one.first + 1 and one.ids and not before.clitics.endswith(("ب", "ل")):
            first = before
            while (earlier := ends.get(first.first)) is not None:
                first = earlier
            home = {entries[i].admin[0] for i in before.ids if i in entries and entries[i].admin}
            here = {entries[i].admin[0] for i in one.ids if i in entries and entries[i].admin}
            if home.isdisjoint(here) and (first.first == 0 or toks[first.first - 1].norm not in ("في", "وفي")):
                one = Named((), one.first, one.last, one.start - 1, one.end, "و", before.kind)
        out.append(one)
    return out


def _after_kind(text: str, toks: Sequence[Token], at: int, kind: str, taken: Mapping[int, Name], vocabulary: Vocabulary) -> Iterable[Named]:
    """The names that follow a word for a kind of place, which stands right before `at`."""
    single = KINDS[kind]
    first = at = at + int((many := kind != single) and at < len(toks) and toks[at].norm in SUCH)
    lead = toks[at - 1].norm
    definite = lead.endswith("ال" + kind) or lead.startswith("لل")
    if single == "ناحيه" and at > 1 and toks[at - 2].norm in ("من", "ومن"):
        return
    if definite and at < len(toks) and bare(toks[at].norm) in SIDES:
        return  # "the eastern districts"
    if single == "محليه" and at > 1 and (bare(toks[at - 2].norm) in OUTLETS or toks[at - 2].norm.endswith("ات")):
        return  # "local sources"
    if single == "محليه" and at > 1 and not definite and not toks[at - 1].norm.startswith(("ب", "ل")) and toks[at - 2].norm not in _BEFORE:
        return  # "local battalions"
    if at < len(toks) and toks[at].norm in _OPENING and not many and single in NAMED_KINDS:
        close = next((k for k in range(at + 2, min(at + 6, len(toks))) if toks[k].norm in _CLOSING), 0)
        if close and not any(k in taken for k in range(at + 1, close)):
            ids = _find(text[toks[at + 1].start : toks[close - 1].end], single, vocabulary)
            yield Named(ids, at + 1, close, toks[at + 1].start, toks[close - 1].end, "", single)
        return
    while at < len(toks):
        while many and at > first and at < len(toks) and toks[at].norm in _QUOTES:
            at += 1
        if at >= len(toks) or toks[at].kind != "w":
            return
        if at in taken:
            if taken[at].kind != "place" or not many:
                return
            at = taken[at].last
            continue
        found = _look_up(text, toks, at, single, vocabulary, taken, definite, at == first, many)
        if found is None or (at > first and not found.clitics.startswith("و") and toks[at - 1].norm != "،"):
            return
        yield found
        at = found.last
        if not many:
            return


def _look_up(
    text: str, toks: Sequence[Token], at: int, single: str, vocabulary: Vocabulary, taken: Mapping[int, Name],
    definite: bool, first: bool, many: bool,
) -> Named | None:  # fmt: skip
    """The place that a kind word speaks of: what the gazetteer has under the name, else the name alone."""
    norm = toks[at].norm
    clitics = "و" if not first and norm[:1] == "و" and len(norm) > 3 else ""
    begin = toks[at].start + len(clitics)
    plain = norm[len(clitics) :]
    site = first and not many and (single in SITES or single == "مخيم" or toks[at - 1].norm.endswith("تل"))
    for size in (3, 2, 1):
        last = at + size
        if last > len(toks) or any(t.kind != "w" for t in toks[at:last]) or any(k in taken for k in range(at, last)):
            continue
        if size == 1 and (plain in NOT_A_NAME or (plain in KINDS and plain not in LEADS) or (plain.startswith("ال") and bare(plain) in KINDS and not definite) or (definite and not plain.startswith("ال")) or (plain in LEADS and last < len(toks) and toks[last].kind == "w")):
            break
        ids = _find(text[begin : toks[last - 1].end], single, vocabulary)
        if ids:
            if size == 1 and single == "مخيم" and two_words(toks, at, taken):
                return Named((), at, at + 2, begin, toks[at + 1].end, clitics, single)  # "the camp of A B": not that of the town A
            longer = size == 1 and last not in taken and sided(toks, last, plain, single)
            return Named(() if longer else ids, at, last + longer, begin, toks[last - (not longer)].end, clitics, single)
    spelt = next((k for k in range(at, min(at + 4, len(toks))) if toks[k].kind != "w" or len(toks[k].norm) > 2), at)
    if at < spelt < len(toks) and toks[spelt].kind == "n" and plain not in NOT_A_NAME and plain not in _BEFORE:
        return Named((), at, spelt + 1, begin, toks[spelt].end, clitics, single)  # letters and a number: `حي بي كي 5`
    area = single in _OF_AREAS and not many and first and _area(toks, at, plain)
    if definite or (single not in NAMED_KINDS and not area):
        return None
    located = at + 1 < len(toks) and (toks[at + 1].norm == "في" or (at + 1 in taken and taken[at + 1].clitics.endswith("ب")))
    if not nameable(text, toks, at, plain, not many and not single.endswith("ه"), located and not single.endswith("ه"), not many and single != "منطقه" and single.endswith(("ه", "كيبوتس"))):
        return None
    if single in UNITS and plain.startswith("ال") and of_office(plain, single == "مديريه"):
        return None  # "the directorate of education"
    last = at + 1
    if plain in LEADS and last < len(toks) and toks[last].kind == "w" and (toks[last].norm not in NOT_A_NAME or plain == "سوق"):
        last += 1
    more = next((k for k in range(last, min(last + 3, len(toks))) if toks[k].norm == "في"), last) if site else last
    if all(t.kind == "w" and t.norm not in NOT_A_NAME and not t.norm.startswith(("ال", "و")) for t in toks[last:more]) and taken.keys().isdisjoint(range(last, more)):
        last = more  # "the airport of A B in C"
    if not first and not _ends(toks, last, taken):
        return None
    whole = toks[at - 1].start + clitics_of_kind(toks[at - 1].norm) if site else -1
    return Named((), at, last, begin, toks[last - 1].end, clitics, single, whole)


def _area(toks: Sequence[Token], at: int, plain: str) -> bool:
    """`في محور أ`, `على منطقة ب`: whether a word after one for an area or a front is its name."""
    lead, before = toks[at - 1].norm, toks[at - 2].norm if at > 1 else ""
    led = bare(lead) == "منطقه" or lead[:1] in ("ب", "ل") or before.removeprefix("و") in _BEFORE or before in ("من", "عند", "ضمن", "داخل")
    return led and plain not in _AREAS["not_areas"] and kind_of(plain) is None and bare(plain) not in SIDES and not plain.endswith(("يين", "ات"))


def _find(name: str, single: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    found = vocabulary.gazetteer.find(f"{single} {name}") or vocabulary.gazetteer.find(name)
    return tuple(p.id for p in found if p.id)


def nameable(text: str, toks: Sequence[Token], at: int, plain: str, masculine: bool = False, located: bool = False, feminine: bool = False) -> bool:
    """Whether a word that no gazetteer has can be a name after a word for a kind of place. masculine: so is that
    word, which no feminine adjective follows, and no masculine one a word that is feminine; located: the words behind say in which town it lies."""
    if not NOT_A_NAME.isdisjoint({plain, bare(plain), plain.removesuffix("ا")}) or plain.startswith("لل") or plain[:1].isdigit():
        return False
    if len(plain) < 3 and plain not in LEADS:
        return False
    # An adjective without the article ("a residential quarter") names nothing; `ى` at the end is no such ending.
    nisba = plain.endswith("ي") and not text[toks[at].start : toks[at].end].rstrip(DROPPED).endswith(("ى", "ئ"))
    if ((plain.endswith("يه") and not masculine) or plain.endswith("يين") or (plain.endswith("ات") and not feminine) or (nisba and not located and not feminine)) and not plain.startswith("ال") and plain not in LEADS:
        return False
    core = bare(plain)
    if (plain[:1] == "و" and (plain[1:] in KINDS or plain[1:] in NOT_A_NAME)) or (at + 1 < len(toks) and toks[at + 1].norm in CONTROLLED) or (len(plain) > 4 and plain.endswith(("ها", "هما"))):
        return False  # "villages and hills", "hills that it controls"
    if plain in LEADS and at + 1 < len(toks) and toks[at + 1].kind == "w":
        return toks[at + 1].norm not in NOT_A_NAME or toks[at + 1].norm in WEEKDAYS  # `أم`, `أبو`, `دار` begin a name
    if _says_harm(plain) or (plain.endswith("يا") and at and toks[at - 1].norm.endswith("ا")) or plain.lstrip("بل") in ("احد", "احدي"):
        return False
    if plain.startswith("ب") and kind_of(plain) is not None:
        return False  # "a camp in the area of"
    if core in PERSONS or core in ARMED or core in ("حرس", "هناك", "هنا") or core in OUTLETS or (core in KINDS and plain not in LEADS):
        return False
    if weapon_at([plain], 0) is not None:
        return False
    return not any(form.tense == "noun" for form, _ in forms_at([plain], 0))


def _says_harm(plain: str) -> bool:
    """`بمقتل`, `بإصابة`: no name begins so."""
    return plain[:1] in ("ب", "ل") and harm_head((Token(0, len(plain), plain, "w"),), 0) is not None


def _ends(toks: Sequence[Token], at: int, taken: Mapping[int, Name]) -> bool:
    """Whether a list of names can end or go on at a token: no object follows, as it would a verb."""
    if at >= len(toks) or toks[at].kind == "p":
        return True
    norm = toks[at].norm
    if at in taken and taken[at].kind == "place":
        return True
    if norm[:1] == "ل" and any(form.tense == "noun" for form, _ in forms_at([norm[1:]], 0)):
        return True  # "came under shelling"
    return norm in ("في", "من", "شرق", "غرب", "شمال", "جنوب", "شرقي", "غربي", "شمالي", "جنوبي", "قرب", "ضمن") or norm.startswith(("و", "بريف", "بمحافظ", "بمنطق", "بالقصف", "بالغار", "ب")) or norm in _BEHIND


def _short(
    text: str, toks: Sequence[Token], vocabulary: Vocabulary, taken: Mapping[int, Name], found: Sequence[Named]
) -> list[Named]:  # fmt: skip
    """Names that the gazetteer has only with "town of" before them, after "in" or "on"."""
    out: list[Named] = []
    busy = {k for r in found for k in range(r.first, r.last)} | set(taken)
    for i in range(1, len(toks)):
        if i in busy or toks[i].kind != "w":
            continue
        before, norm = toks[i - 1].norm, toks[i].norm
        lead = ""
        if before not in ("في", "علي", "الي", "وفي", "وعلي"):
            if norm[:1] in ("و", "ب") and (norm[:1] == "ب" or i - 1 in {r.last - 1 for r in (*found, *out)}):
                lead, norm = norm[0], norm[1:]
            else:
                continue
        if not norm.startswith("ال") or len(norm) < 5 or norm in COMMON:
            continue
        name = text[toks[i].start + len(lead) : toks[i].end]
        for kind in _SETTLED:
            ids = tuple(p.id for p in vocabulary.gazetteer.find(f"{kind} {name}") if p.id)
            if ids:
                out.append(Named(ids, i, i + 1, toks[i].start + len(lead), toks[i].end, lead, fold(kind)))
                break
    return out


def _listed(text: str, toks: Sequence[Token], taken: Mapping[int, Name], found: Sequence[Named], vocabulary: Vocabulary) -> list[Named]:
    """Names that no gazetteer has, joined by "and" to a list of places: `بلدة أ وب وج`."""
    out: list[Named] = []
    busy = {k for r in found for k in range(r.first, r.last)} | set(taken)
    ends = {r.last: r for r in found}
    for i in range(1, len(toks) - 1):
        before = ends.get(i)
        if before is None or i in busy or toks[i].kind != "w" or toks[i].norm[:1] != "و" or len(toks[i].norm) < 4:
            continue
        plain = toks[i].norm[1:]
        last = i + 2 if plain in LEADS and toks[i + 1].kind == "w" and i + 1 not in busy else i + 1
        follows = last in {r.first for r in found} and toks[last].norm[:1] == "و"
        listed = before.clitics.startswith("و") or before.kind in NAMED_KINDS
        if last == i + 1 and not (listed and len(plain) > 3 and not plain.endswith("ت") and nameable(text, toks, i, plain)):
            continue
        if last == i + 2 and not (follows or listed):
            continue
        if plain.startswith("ال") and toks[last].norm.startswith("ال") and bare(toks[last].norm) not in SIDES:
            continue  # "and the Xian half of Y"
        if follows or (listed and _ends(toks, last, taken) and not any(rest in _VERBAL for _, rest in word_forms(plain))):
            ids = _find(text[toks[i].start + 1 : toks[last - 1].end], "بلدة", vocabulary)
            one = Named(ids, i, last, toks[i].start + 1, toks[last - 1].end, "و", before.kind)
            out.append(one)
            ends[last] = one
            busy |= {i, last - 1}
    return out


_BEHIND = frozenset(fold(w) for w in words("دون بدون أمس اليوم مساء صباح فجر ظهر عصر ليل ليلا خلال منذ وسط إثر جراء بالتزامن بحسب وفق حسب يوم مع بعد قبل ما مما")) | WEEKDAYS.keys()
_VERBAL = frozenset(fold(w) for w in words(
    """قال قالت أضاف أضافت أكد أكدت أسفر أدى سقط أصيب قتل جرح ذلك غيرها غيرهم سواها محيطها ريفها أطرافها ضواحيها محيطهما محيطه ريفه أطرافه ضواحيه مناطق قرى بلدات أخرى
    نواحيها"""
))
