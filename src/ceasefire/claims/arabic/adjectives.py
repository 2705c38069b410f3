"""The adjective of a state beside what is its own: `غارة إسرائيلية`, `طائرات روسية`, `برعاية أمريكية`.

Beside other words ("Xian militias", "Xian civilians") an adjective names nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import msgspec

from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.dossier.general_arabic import arabic_adjectives, feminine
from ceasefire.dossier.vocabulary import Vocabulary


@lru_cache(maxsize=1)
def owned() -> frozenset[str]:
    """Folded words, without article, that an adjective of a state makes that state's own."""
    raw = files("ceasefire.claims.arabic").joinpath("owned.yaml").read_bytes()
    rows = msgspec.yaml.decode(raw, type=dict[str, tuple[str, ...]])
    words = {fold(word) for row in rows.values() for word in row}
    # With the possessive, the accusative and the dual in a construct; the article is taken off by the caller.
    return frozenset(words | {w + "ا" for w in words if not w.endswith(("ه", "ا"))})


_TABLES: list[tuple[Vocabulary, dict[str, str]]] = []


def _table(vocabulary: Vocabulary) -> dict[str, str]:
    """Folded adjective (both genders, accusative) -> id of the state."""
    for known, table in _TABLES:
        if known is vocabulary:
            return table
    made: dict[str, str] = {}
    for actor in vocabulary.actors.values():
        if actor.kind != "state":
            continue
        for adjective in arabic_adjectives((actor.name, *(a.text for a in actor.aliases), actor.name_ar or "")):
            m, f = fold(adjective), fold(feminine(adjective))
            if " " not in m:
                for form in (m, f, m + "ا", m + "ين", m + "ان", f[:-1] + "تين", f[:-1] + "تان"):
                    made.setdefault(form, actor.id)
    _TABLES.append((vocabulary, made))
    del _TABLES[:-8]
    return made


_BETWEEN = frozenset(
    fold(w)
    for w in ["جوي", "جوية", "مدفعي", "مدفعية", "صاروخي", "صاروخية", "حربي", "حربية", "مسير", "مسيرة", "بري", "برية", "بحري", "بحرية", "عنيف", "عنيفة", "مكثف", "مكثفة", "خاص", "خاصة", "عسكري", "عسكرية", "مسلح", "مسلحة",
              "جديد", "جديدة", "سابق", "سابقة", "متواصل", "متواصلة", "انتحارية", "استطلاع", "تجسس", "باليستي", "باليستية", "رسمي", "رسمية", "أخير", "أخيرة", "متكرر", "متكررة", "مدرعة", "هجومية", "مقاتلة", "إرهابي", "غاشم",
              "جويا", "مدفعيا", "صاروخيا", "عنيفا", "مكثفا", "بريا", "خاصا", "واسع", "واسعة", "واسعا", "كبير", "كبيرة", "محتملة", "محتمل", "مشترك", "مشتركة", "مباشر", "مباشرة", "حربيتان", "حربيتين", "مروحية", "مروحيه", "دقيقة", "دقيق", "ليلي", "ليلية"]
)  # fmt: skip


def adjective_names(text: str, toks: Sequence[Token], names: Sequence[Name], vocabulary: Vocabulary) -> tuple[Name, ...]:
    """`names` with the adjectives of states that stand beside what is theirs, in order."""
    table = _table(vocabulary)
    busy = {k for n in names if n.kind != "place" for k in range(n.first, n.last)}
    found: list[Name] = []
    for i in range(1, len(toks)):
        if i in busy or toks[i].kind != "w":
            continue
        lead, form = "", bare(toks[i].norm)
        state = table.get(form)
        if state is None and toks[i].norm[:1] == "و":
            lead, form = "و", bare(toks[i].norm[1:])
            state = table.get(form)
        if state is None or not _own(toks, i, table, busy):
            continue
        start = toks[i].start + len(lead)
        found.append(Name("actor", (state,), i, i + 1, start, toks[i].end, lead, False, True, True))
    if not found:
        return tuple(names)
    taken = {n.first for n in found}
    return tuple(sorted([*(n for n in names if n.first not in taken), *found], key=lambda n: n.first))


def _own(toks: Sequence[Token], i: int, table: dict[str, str], busy: set[int]) -> bool:
    """Whether the noun that an adjective goes with is one that is a state's own."""
    for j in range(i - 1, max(-1, i - 5), -1):
        if j in busy or toks[j].kind != "w":
            return False
        norm = toks[j].norm
        forms = {bare(rest) for _, rest in word_forms(norm)}
        if forms & owned():
            return True
        if not (forms & _BETWEEN or forms & table.keys()):
            return False
    return False
