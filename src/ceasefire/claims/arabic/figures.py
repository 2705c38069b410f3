"""Words of war in a figure of speech: `قصف إعلامي`, `المعركة الانتخابية`, `انفجر الغضب`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import msgspec

from ceasefire.claims.arabic.lexicon import weapon_at
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.persons import PERSONS
from ceasefire.claims.arabic.tokens import bare, word_forms

GAMES = 3
"""Different words of sport from which on a text speaks of no war."""


class _Figures(msgspec.Struct, frozen=True):
    after: frozenset[str]
    subject: frozenset[str]
    before: frozenset[str]
    players: frozenset[str]
    prizes: frozenset[str]
    venues: frozenset[str]
    persons: frozenset[str]
    nature: frozenset[str]
    told_of: frozenset[str]
    game: frozenset[str]
    accident: frozenset[str]
    accident_phrase: frozenset[str]


@lru_cache(maxsize=1)
def _figures() -> _Figures:
    raw = files("ceasefire.claims.arabic").joinpath("figures.yaml").read_bytes()
    rows = msgspec.yaml.decode(raw, type=dict[str, tuple[str, ...]])
    return _Figures(**{key: frozenset(" ".join(bare(one) for one in fold(w).split()) for w in words) for key, words in rows.items()})


_OF_PERSONS = frozenset({"assassination", "abduction_or_detention", "killing_other"})
_PLAYED = frozenset({"ground_assault", "armed_clash", "control_gained", "control_lost", "withdrawal", "evacuation"})
"""Acts that are played, too: an attack, a withdrawal. A team that is shelled is shelled."""


_GOAL = frozenset({"مرمي", "شباك"})


def _words(row: str) -> frozenset[str]:
    return frozenset(fold(w) for w in row.split())


_OWING = _words("بعد إثر أثر جراء نتيجة بسبب عقب وسط مع خلال أثناء رغم قبل بفعل منذ")
"""What stands between a cause and what it brought: `حريق بعد قصف`, `اشتباكات إثر خلاف`."""
_TELLING = _words("عن حول كيف من يروي تروي يحكي تحكي يوثق توثق يصور تصور يتناول تتناول يحاكي تحاكي تحاكيان لإحياء إحياء على")
_SITE_OF = _words("معسكر معسكرات مركز مراكز قاعدة ميدان ميادين مدرسة منشأة كلية ساحة مقر مقرات مبنى قرب محيط باتجاه")
"""`معسكر تدريب` is a place."""


def figurative(norms: Sequence[str], first: int, last: int, act: str = "", verb: bool = False, passive: bool = False) -> bool:
    """Whether the words of an act, tokens [first, last), stand in a figure of speech. act: which, "" for one that only hits; verb,
    passive: it is told by a verb, by one of the passive."""
    table = _figures()
    if _of_nature(norms, first, last, verb) or _played(norms, first, last, act, verb, passive) or _told_of(norms, first, verb):
        return True
    for k in range(last, min(len(norms), last + 2)):
        word = norms[k]
        plain = {bare(rest) for _, rest in word_forms(word)}
        if k == last and _fought_with_words(word, act):
            return True
        if plain & table.subject or (k == last and act == "explosive_device" and verb and plain & table.venues):
            return True
        if not word.isalpha() or word in _OWING:
            break
    if act == "explosive_device" and "نفج" in norms[first] and _of_itself(norms, last):
        return True
    before = norms[first - 1] if first else ""
    return bare(before) in table.before and (bare(before) != "ساحه" or (before == "ساحه" and norms[first].startswith("ال")))


def _fought_with_words(word: str, act: str) -> bool:
    """`قصف إعلامي`, `معركة انتخابية`; not `اشتباكات حادة`, and of what is done to somebody the adjective of a trade is the man."""
    table = _figures()
    if (act in _OF_PERSONS and bare(word) in table.persons) or (act == "armed_clash" and bare(word) in ("حاد", "حاده")):
        return False
    return bare(word) in table.after or (word.endswith("ا") and bare(word)[:-1] in table.after)


def _of_nature(norms: Sequence[str], first: int, last: int, verb: bool) -> bool:
    """`هاجمت العاصفة`, `الحريق دمر`: its doer is no one. Not `عاصفة الصحراء`, a campaign, not `حرائق وقصف`, not `حريق إثر قصف`."""
    nature = _figures().nature
    if any(bare(rest) in nature for n in norms[last : last + 1] for clitics, rest in word_forms(n) if clitics[:1] not in ("و", "ف")):
        return True
    near = range(max(0, first - 2), first)
    named = any(bare(rest) in nature and not (rest == "عاصفه" and norms[k + 1].startswith("ال")) for k in near for _, rest in word_forms(norms[k]))
    joined = norms[first][:1] == "و" and not (verb and norms[first][1:2] in "صق" and len(norms[first]) < 4)
    return named and not joined and norms[first - 1] not in _OWING and norms[first][:1] != "ب"


def _played(norms: Sequence[str], first: int, last: int, act: str, verb: bool, passive: bool) -> bool:
    """`هاجم الفريق المرمى`, `انسحاب المرشح`, `خطف اللاعب الأضواء`; not `قصف فريق الإسعاف`, not `خطف لاعب`."""
    table = _figures()

    def among(k: int, some: frozenset[str], led: str = "وفبلك") -> bool:
        return 0 <= k < len(norms) and any(bare(rest) in some and not clitics.strip(led) for clitics, rest in word_forms(norms[k]))

    if act not in _PLAYED:
        ahead = range(last, min(len(norms), last + 4))
        if any(among(k, _GOAL, "وف") and norms[k - 1] != "في" for k in ahead):
            return True
        return any(among(k, table.players) for k in ahead[:2]) and any(among(k, table.prizes, "وف") for k in ahead)
    if passive:
        return False
    after = next((k for k in range(last, min(len(norms), last + 2)) if among(k, table.players)), -1)
    if after >= 0 and not (norms[after].endswith("فريق") and norms[after + 1 : after + 2] == ["من"]) and (after == last or norms[last] in ("علي", "من")):
        return True
    return verb and norms[first][:1] != "و" and any(among(k, table.players) for k in range(max(0, first - 2), first)) and norms[first - 1] not in _OWING


def _told_of(norms: Sequence[str], first: int, verb: bool) -> bool:
    """`ذكرى مجزرة`, `فيلم عن حصار`, `تدريب على صد هجوم`; not `قصف طال المتحف`, not `معسكر تدريب بغارة`."""
    table = _figures()
    for k in range(max(0, first - 4), first):
        between = norms[k + 1 : first]
        if "،" in between or not any(bare(rest) in table.told_of for _, rest in word_forms(norms[k])):
            continue
        if (k and bare(norms[k - 1]) in _SITE_OF) or norms[first][:1] == "ب" or (between and between[-1] in _OWING | {"في"}):
            continue
        if not _TELLING.isdisjoint(between):
            return True
        own = not any(n.startswith("ال") for n in norms[k:first])
        if not verb and (own or norms[first].startswith("ل")):
            return True
    return False


def _of_itself(norms: Sequence[str], last: int) -> bool:
    """`انفجرت أسطوانة غاز`, `انفجار في محول`; not `انفجار عبوة بخزان`, not `انفجار استهدف أنبوبا`."""
    table = _figures()
    for k in range(last, min(len(norms), last + 2)):
        if any(bare(rest) in table.accident for _, rest in word_forms(norms[k])):
            return True
        if weapon_at(list(norms), k) is not None or any(s in norms[k] for s in ("ستهد", "طال", "ضرب")):
            return False
    return False


def game_words() -> frozenset[str]:
    """Words of sport and the stage, folded."""
    return _figures().game


def accident(norms: Sequence[str]) -> bool:
    """Whether a sentence tells an accident: its dead were not killed by anybody."""
    told = " ".join(bare(n) for n in norms)
    return any(f" {phrase}" in f" {told}" for phrase in _figures().accident_phrase) and not _shot(norms)


_GUNMEN = _words("مسلحون المسلحون ملثمون الملثمون مجهولون متمردون المتمردون متشددون المتشددون إرهابيون الإرهابيون مهاجمون المهاجمون مستوطنون المستوطنون مقاتلون المقاتلون")


def _shot(norms: Sequence[str]) -> bool:
    """`قتل مسلحون طبيبين`, `مسلحون قتلوا سائقا`: gunmen killed, whatever accident the sentence tells beside it."""
    for k, norm in enumerate(norms):
        if norm in _GUNMEN:
            after = norms[k + 1 : k + 3]
            if k and "قتل" in norms[k - 1] and any(bare(n) in PERSONS for n in after):
                return True
            if after and after[0].startswith("قتلو"):
                return True
    return False
