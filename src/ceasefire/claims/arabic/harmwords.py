"""The words that say that people were killed or injured."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.lexicon import verb_forms
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.persons import people_at
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.claims.arabic.unharmed import Which


def _forms(*pairs: str) -> set[str]:
    return {f for pair in pairs for f, (_, _, has) in verb_forms(pair).items() if not has}


KILLED_VERBS = _forms("قتل/يقتل", "استشهد/يستشهد", "قضى/يقضي", "لقي/يلقى", "توفي/يتوفى") | {"قضوا", "قضت", "ارتقي", "توفيت", "توفوا"}
_INJURED_VERBS = _forms("أصيب/يصاب", "جرح/يجرح") | {"اصيبت", "اصيبوا", "اصيبا"}
_HURT_VERBS = _forms("أصاب/يصيب")
_KILLED_MASDAR = {"مقتل", "استشهاد", "مصرع", "وفاه", "ارتقاء", "مقتلهم", "مقتلهما", "استشهادهما", "مصرعهما", "بمقتل"}
_INJURED_MASDAR = {"اصابه", "جرح", "اصابات", "اصابتهما", "جرحهما"}
BOTH = frozenset({"مقتلهما", "استشهادهما", "مصرعهما", "اصابتهما", "جرحهما"})
"""Nouns of harm whose pronoun says two."""
ONE_MORE = frozenset(fold(w) for w in ["ثالث", "ثالثة", "رابع", "رابعة", "خامس", "خامسة", "سادس", "سادسة", "سابع", "سابعة", "ثامن", "ثامنة", "تاسع", "تاسعة", "عاشر", "عاشرة"])
"""`وجرح ثالث`: an ordinal that stands alone counts one more."""
KILLING_VERBS = _forms("أعدم/يعدم", "ذبح/يذبح", "أردى/يردي")
"""Verbs whose object was killed: `أعدم … شابا`."""
KILLED_NOUNS: dict[str, tuple[int | None, str]] = {
    fold(w): (n, k)
    for n, k, words in (
        (1, "people", "قتيل قتيلا شهيد شهيدا ضحية صريع صريعا"), (1, "women", "قتيلة شهيدة"),
        (2, "people", "قتيلان قتيلين شهيدان شهيدين"), (None, "people", "قتلى شهداء ضحايا"),
    )
    for w in words.split()
}  # fmt: skip
INJURED_NOUNS: dict[str, tuple[int | None, str]] = {
    fold(w): (n, k)
    for n, k, words in (
        (1, "people", "جريح جريحا مصاب مصابا"), (1, "women", "جريحة مصابة"),
        (2, "people", "جريحان جريحين"), (None, "people", "جرحى مصابين مصابون"),
    )
    for w in words.split()
}  # fmt: skip
_TOOK = ("ودي", "اود", "يود", "تود", "مود")
"""`أودى بحياة`, `مودية بحياة`; a leading `و` is taken off."""
_ENDED = _forms("قضى/يقضي") | {"القضاء", "قضاء"}


def ended_at(toks: Sequence[Token], i: int) -> int:
    """`قضت … على عنصرين`: index of whom a verb of ending has put an end to; 0 where it says nothing of people."""
    return next((k + 1 for k in range(i + 1, min(len(toks) - 1, i + 7)) if toks[k].norm == "علي" and people_at(toks, k + 1)), 0)


def harm_head(toks: Sequence[Token], i: int) -> tuple[Which, str] | None:
    """(which, what kind of head: verb, hurt, masdar, noun) of the word at i."""
    for clitics, rest in word_forms(toks[i].norm):
        key = bare(rest)
        article = key != rest
        if rest == "حياه" and clitics == "ب" and i and toks[i - 1].norm.lstrip("وف").startswith(_TOOK):
            return "killed", "masdar"
        if rest in _ENDED and clitics in ("", "و", "ف") and ended_at(toks, i):
            return "killed", "hurt"
        if rest in KILLED_VERBS and not clitics.endswith(("ب", "ل", "ك")):
            return "killed", "verb"
        if rest in _INJURED_VERBS and not clitics.endswith(("ب", "ل", "ك")):
            return "injured", "verb"
        if rest in KILLING_VERBS and not clitics.endswith(("ب", "ل", "ك")):
            return "killed", "hurt"
        if rest in _HURT_VERBS and not clitics.endswith(("ب", "ل", "ك")):
            return "injured", "hurt"
        if key in KILLED_NOUNS:
            return "killed", "noun"
        if key in INJURED_NOUNS:
            return "injured", "noun"
        if key in _KILLED_MASDAR and not article:
            return "killed", "masdar"
        if key in _INJURED_MASDAR and not article:
            return "injured", "masdar"
    return None


def says_harm(norm: str) -> bool:
    """Whether a word can be the head of a statement of harm."""
    return harm_head((Token(0, len(norm), norm, "w"),), 0) is not None
