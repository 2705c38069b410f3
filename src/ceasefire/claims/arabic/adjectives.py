"""The adjective of a state beside what is its own: `غارة إسرائيلية`, `طائرات روسية`, `برعاية أمريكية`.

Beside other words ("Xian militias", "Xian civilians") an adjective names nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import msgspec

from ceasefire.claims.arabic.believed import PRONOUNS, THINKS
from ceasefire.claims.arabic.names import ARMED, Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.dossier.general_arabic import arabic_adjectives, feminine
from ceasefire.dossier.vocabulary import Vocabulary


@lru_cache(maxsize=1)
def owned() -> frozenset[str]:
    """Folded words, without article, that an adjective of a state makes that state's own."""
    raw = files("ceasefire.claims.arabic").joinpath("owned.yaml").read_bytes()
    rows = msgspec.yaml.decode(raw, type=dict[str, tuple[str, ...]])
    words = {fold(word) for key, row in rows.items() if key != "portfolio" for word in row}
    # With the possessive, the accusative and the dual in a construct; the article is taken off by the caller.
    return frozenset(words | {w + "ا" for w in words if not w.endswith(("ه", "ا"))})


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    raw = files("ceasefire.claims.arabic").joinpath("owned.yaml").read_bytes()
    return frozenset(fold(word) for word in msgspec.yaml.decode(raw, type=dict[str, tuple[str, ...]])["office"])


@lru_cache(maxsize=1)
def _portfolios() -> frozenset[str]:
    raw = files("ceasefire.claims.arabic").joinpath("owned.yaml").read_bytes()
    return frozenset(fold(word) for word in msgspec.yaml.decode(raw, type=dict[str, tuple[str, ...]])["portfolio"])


_TABLES: list[tuple[Vocabulary, dict[str, tuple[str, str, bool]]]] = []


def _table(vocabulary: Vocabulary) -> dict[str, tuple[str, str, bool]]:
    """Folded adjective (both genders, accusative) -> id of the state, and of whoever bears the name of its forces, whether a group is so called."""
    for known, table in _TABLES:
        if known is vocabulary:
            return table
    made: dict[str, tuple[str, str, bool]] = {}
    borne: dict[str, set[str]] = {}
    for actor in vocabulary.actors.values():
        for name in (actor.name_ar or "", *(a.text for a in actor.aliases)):
            borne.setdefault(fold(name), set()).add(actor.id)
    for actor in vocabulary.actors.values():
        if actor.kind != "state":
            continue
        for adjective in arabic_adjectives((actor.name, *(a.text for a in actor.aliases), actor.name_ar or "")):
            m, f = fold(adjective), fold(feminine(adjective))
            forces = next((borne[name] for name in (f"القوات ال{f}", f"الجيش ال{m}") if len(borne.get(name, ())) == 1), {actor.id})
            if " " not in m:
                for form in (m, f, m + "ا", m + "ين", m + "ان", f[:-1] + "تين", f[:-1] + "تان"):
                    made.setdefault(form, (actor.id, next(iter(forces)), False))
    for name, ids in borne.items():
        # Whoever is called "the Xian forces" has an adjective too.
        words = name.split()
        if len(words) == 2 and words[0] == "القوات" and words[1].endswith("يه") and len(ids) == 1:
            f = bare(words[1])
            one = next(iter(ids))
            for form in (f[:-1], f, f[:-1] + "ا", f[:-1] + "ين", f[:-1] + "ان", f[:-1] + "ون"):
                made.setdefault(form, (one, one, False))
        if len(words) == 1 and len(ids) == 1 and words[0].startswith("ال") and words[0].endswith("يون"):
            m, one = words[0][2:-2], next(iter(ids))  # whoever is called "the Xis": `مسلحون …ون`, `قصف …ي`
            for form in (m, m + "ه", m + "ا", m + "ون", m + "ين", m + "ان", m + "تين", m + "تان"):
                made.setdefault(form, (one, one, True))
    united = borne.get(fold("الأمم المتحدة"), ())
    if len(united) == 1:
        one = next(iter(united))
        for form in ("اممي", "امميه"):
            made.setdefault(form, (one, one, False))
    _TABLES.append((vocabulary, made))
    del _TABLES[:-8]
    return made


def forces_of(state: str, vocabulary: Vocabulary) -> str:
    """Whoever bears the name of a state's forces; the state itself where nobody does."""
    return next((forces for whose, forces, group in _table(vocabulary).values() if whose == state and not group), state)


_BETWEEN = frozenset(
    fold(w)
    for w in ["جوي", "جوية", "مدفعي", "مدفعية", "صاروخي", "صاروخية", "حربي", "حربية", "مسير", "مسيرة", "بري", "برية", "بحري", "بحرية", "عنيف", "عنيفة", "مكثف", "مكثفة", "خاص", "خاصة", "عسكري", "عسكرية", "مسلح", "مسلحة",
              "جديد", "جديدة", "سابق", "سابقة", "متواصل", "متواصلة", "انتحارية", "استطلاع", "تجسس", "باليستي", "باليستية", "رسمي", "رسمية", "أخير", "أخيرة", "متكرر", "متكررة", "مدرعة", "هجومية", "مقاتلة", "إرهابي", "غاشم",
              "جويا", "مدفعيا", "صاروخيا", "عنيفا", "مكثفا", "بريا", "خاصا", "واسع", "واسعة", "واسعا", "كبير", "كبيرة", "محتملة", "محتمل", "مشترك", "مشتركة", "مباشر", "مباشرة", "حربيتان", "حربيتين", "مروحية", "مروحيه", "دقيقة", "دقيق", "ليلي", "ليلية", "أمني", "أمنية", "نظامي", "نظامية", "حكومي", "حكومية", "فيدرالي", "فيدرالية", "اتحادي", "اتحادية"]
)  # fmt: skip


def adjective_names(text: str, toks: Sequence[Token], names: Sequence[Name], vocabulary: Vocabulary) -> tuple[Name, ...]:
    """`names` with the adjectives of states that stand beside what is theirs, in order."""
    table = _table(vocabulary)
    busy = {k for n in names if n.kind != "place" for k in range(n.first, n.last)}
    found: list[Name] = []
    for i in range(1, len(toks)):
        if (i in busy and not _accusative(toks, i)) or toks[i].kind != "w":
            continue
        lead, form = "", bare(toks[i].norm)
        state = table.get(form)
        if state is None and toks[i].norm[:1] == "و":
            lead, form = "و", bare(toks[i].norm[1:])
            state = table.get(form)
        head = _own(toks, i, table, busy, state[2]) if state is not None else None
        if state is None or head is None:
            continue
        whose = state[0] if head in _offices() else state[1]
        start = toks[i].start + len(lead)
        found.append(Name("actor", (whose,), i, i + 1, start, toks[i].end, lead, False, True, True))
    if not found:
        return tuple(names)
    taken = {n.first for n in found}
    return tuple(sorted([*(n for n in names if n.first not in taken), *found], key=lambda n: n.first))


def _accusative(toks: Sequence[Token], i: int) -> bool:
    """`قصفا روسيا`, `هجوما صاروخيا روسيا`: behind nouns in the accusative an adjective is spelt like its state."""
    before = toks[i - 1].norm
    return toks[i].norm.endswith("يا") and before.endswith("ا") and bare(before) == before and (before in owned() or before in _BETWEEN)


def _own(toks: Sequence[Token], i: int, table: dict[str, tuple[str, str, bool]], busy: set[int], group: bool) -> str | None:
    """The noun that an adjective goes with, where it is one that is a state's own."""
    office = False
    for j in range(i - 1, max(-1, i - 6), -1):
        if (j in busy and not _accusative(toks, j)) or toks[j].kind != "w":
            return None
        if toks[j].norm.removeprefix("و") in THINKS or toks[j].norm in PRONOUNS:
            continue  # "an aircraft that is thought to be Xian"
        forms = [bare(rest) for _, rest in word_forms(toks[j].norm)]
        head = next((form for form in forms if form in (_offices() if office else owned()) or (group and form in ARMED)), None)
        if head is not None:
            return head
        if forms[0] in _portfolios():
            office = True  # "the minister of information of Xia": only an office may stand before it
            continue
        if office or not (set(forms) & (_BETWEEN | table.keys())):
            return None
    return None
