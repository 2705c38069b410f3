"""The dictionary of acts and weapons: `lexicon.yaml`, `weapons.yaml`, with forms made by rule."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

import msgspec

from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.tokens import bare, word_forms
from ceasefire.dossier.act import acts

Tense = Literal["past", "present", "noun"]


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row; the fields are explained at the top of `lexicon.yaml`. object, object_verb, not: with their classes filled in, folded."""

    id: str
    act: str
    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    object_verb: tuple[str, ...] = ()
    not_: tuple[str, ...] = msgspec.field(default=(), name="not")
    not_before: tuple[str, ...] = ()
    cue: tuple[str, ...] = ()
    roles: Literal["subject", "patient", "mutual"] = "subject"
    kind: Literal["event", "statement", "status"] = "event"
    need: str = ""
    weapon: bool = False
    light: bool = False
    keep: bool = False
    stop: bool = False
    around: bool = False
    phrase_object: bool = False


class Form(msgspec.Struct, frozen=True):
    """A word form. entry: id; tense: of the verb, or `noun`; gender: m, f, p (plural) or w (first person plural) of a verb
    form; object: it carries an object pronoun; words: of a phrase, folded; passive: its spelling is that of the passive alone."""

    entry: str
    tense: Tense
    gender: str = ""
    object: bool = False
    words: tuple[str, ...] = ()
    passive: bool = False


_PRONOUNS = ("ها", "ه", "هم", "هما", "هن")
_OWNERS = ("ها", "ه", "هم", "هما", "نا")


def verb_forms(pair: str) -> dict[str, tuple[Tense, str, bool]]:
    """All third-person forms of `perfect/imperfect` as form -> (tense, gender, has an object)."""
    past, _, present = fold(pair).partition("/")
    out: dict[str, tuple[Tense, str, bool]] = {}

    def add(form: str, tense: Tense, gender: str, joins: str | None = None) -> None:
        out.setdefault(form, (tense, gender, False))
        for pronoun in _PRONOUNS:
            out.setdefault((joins or form) + pronoun, (tense, gender, True))

    if past:
        weak = past[-1] in "يا" and len(past) > 2
        stem = past[:-1] if weak else past
        add(past, "past", "m", stem + "ا" if weak else None)
        add(stem + "ت", "past", "f")
        out.setdefault(stem + "وا", ("past", "p", False))
        for pronoun in (*_PRONOUNS, "نا"):
            out.setdefault(stem + "و" + pronoun, ("past", "p", True))
        out.setdefault(past + "ا" if not weak else stem + "يا", ("past", "p", False))
        out.setdefault(stem + "تا", ("past", "p", False))
        if past[-1] != "ا":
            out.setdefault(past + "ن", ("past", "p", False))  # of a folded hamza it is another word: لجان, "committees"
        out.setdefault((stem if not weak else stem + "ي") + "نا", ("past", "w", False))
    if present:
        tail = present[1:]
        short = tail[:-1] if tail[-1] in "يوا" and len(tail) > 2 else tail
        add("ي" + tail, "present", "m")
        add("ت" + tail, "present", "f")
        out.setdefault("ن" + tail, ("present", "w", False))
        if short != tail:  # jussive of weak verbs
            out.setdefault("ي" + short, ("present", "m", False))
            out.setdefault("ت" + short, ("present", "f", False))
        for lead in "يت":
            out.setdefault(lead + short + "ان", ("present", "p", False))
        for ending in ("ون", "وا"):
            out.setdefault("ي" + short + ending, ("present", "p", False))
        out.setdefault("ي" + short + "ونها", ("present", "p", True))
        for pronoun in (*_PRONOUNS, "نا"):
            out.setdefault("ي" + short + "و" + pronoun, ("present", "p", True))  # spoken: `عم يقصفونا`
        for lead in "يت":
            out.setdefault(lead + (tail if short == tail else short + "ي") + "نا", ("present", "m" if lead == "ي" else "f", True))
    return out


def passive_forms(pair: str) -> dict[str, tuple[Tense, str]]:
    """The forms of `perfect/imperfect` that only the passive is written in: `هوجم`, `اغتيل`, `أعيد`, `يعاد`."""
    past, _, present = fold(pair).partition("/")
    out: dict[str, tuple[Tense, str]] = {}
    if len(past) == 4 and past[1] == "ا":
        stem = past[0] + "و" + past[2:]
    elif len(past) in (4, 5) and past[0] == "ا" and past[-2] == "ا":
        stem = past[:-2] + "ي" + past[-1]
        if len(past) == 4 and len(present) == 4:
            hollow = present[1] + "ا" + present[3]
            out.update({"ي" + hollow: ("present", "m"), "ت" + hollow: ("present", "f")})
    else:
        return out
    return out | {stem: ("past", "m"), stem + "ت": ("past", "f"), stem + "وا": ("past", "p"), stem + "ا": ("past", "p"), stem + "تا": ("past", "p")}


def inflected(word: str) -> tuple[str, ...]:
    """A folded noun or adjective in the forms that number, case and owners give it; of a phrase nothing but itself."""
    if " " in word:
        return (word,)
    if word.endswith("ه"):
        stem = word[:-1]
        return (word, *(stem + e for e in ("ت", "تين", "تان", "تي", "تا", "ات", *("ت" + p for p in _OWNERS), *("ات" + p for p in _OWNERS))))
    owners = () if word.endswith("ي") else _OWNERS  # "عسكريه" is an adjective
    return (word, *(word + e for e in ("ا", "ين", "ان", "ون", "و", "ي", "ات", *owners, *("ات" + p for p in owners))))


def noun_forms(noun: str) -> Iterable[str]:
    """A folded noun with its accusative, possessive and, for a feminine, construct forms."""
    yield noun
    if noun.endswith("ه"):
        stem = noun[:-1] + "ت"
        yield from (stem + "ها", stem + "ه", stem + "هم")
        return
    yield noun + "ا"
    yield from (noun + p for p in ("ها", "ه", "هم"))


def _two(noun: str) -> tuple[str, str]:
    """The dual of a folded noun: `مجزرتين`, `كمينان`."""
    stem = noun[:-1] + "ت" if noun.endswith("ه") else noun
    return stem + "ين", stem + "ان"


class Lexicon(msgspec.Struct, frozen=True):
    """entries: by id; forms: first word (folded, no article) -> forms, longest phrase first;
    weapons: first word -> (words, act), longest first."""

    entries: dict[str, Entry]
    forms: dict[str, tuple[Form, ...]]
    weapons: dict[str, tuple[tuple[tuple[str, ...], str], ...]]


def _load(name: str) -> Any:
    return msgspec.yaml.decode(files("ceasefire.claims.arabic").joinpath(name).read_bytes())


def _words(text: str) -> tuple[str, ...]:
    return tuple(bare(w) for w in fold(text).split())


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    entries: dict[str, Entry] = {}
    forms: dict[str, dict[tuple[str, tuple[str, ...], str], Form]] = {}
    table = _load("lexicon.yaml")
    classes = {f"={name}": words for name, words in table.pop("classes").items()}
    for act, rows in table.items():
        for key, fields in rows.items():
            folded = {
                k: [form for v in value for one in classes.get(v, (v,)) for form in (inflected(fold(one)) if v in classes or k.startswith("object") else (fold(one),))]
                if k in ("object", "object_verb", "not", "not_before", "cue") else value
                for k, value in fields.items()
            }  # fmt: skip
            entry = msgspec.convert({"id": f"ar.{act}.{key}", "act": act, **folded}, Entry)
            entries[entry.id] = entry
            for pair in entry.verb:
                past = fold(pair).partition("/")[0]
                for form, (tense, gender) in passive_forms(pair).items():
                    forms.setdefault(form, {}).setdefault((entry.id, (form,), tense), Form(entry.id, tense, gender, False, (form,), True))
                for form, (tense, gender, has_object) in verb_forms(pair).items():
                    if form == past + "ا" and past in {fold(n) for n in entry.noun}:
                        continue  # قصفا is the accusative of the noun far oftener than a dual verb
                    if has_object and form in {fold(n) for n in entry.noun}:
                        continue  # سيطرة is the noun, not "controlled it"
                    made = Form(entry.id, tense, gender, has_object, (form,))
                    forms.setdefault(form, {}).setdefault((entry.id, (form,), tense), made)
            for noun in entry.noun:
                words = _words(noun)
                firsts = (*noun_forms(words[0]), *(_two(words[0]) if acts()[act].group == "hostile" else ())) if len(words) == 1 else (words[0], words[0] + "ا")
                for first in firsts:
                    whole = (first, *words[1:])
                    made = Form(entry.id, "noun", "", False, whole)
                    forms.setdefault(first, {}).setdefault((entry.id, whole, "noun"), made)
    weapons: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for act, names in _load("weapons.yaml").items():
        for name in names:
            words = _words(name)
            duals = [tuple((w[:-1] + "ت" if w.endswith("ه") else w) + end for w in words) for end in ("ان", "ين")] if len(words) == 2 else []
            for whole in [*((first, *words[1:]) for first in (inflected(words[0]) if len(words) == 1 else (words[0], words[0] + "ا"))), *duals]:
                if (first := whole[0]) and whole not in {w for w, _ in weapons.setdefault(first, [])}:
                    weapons[first].append((whole, act))
    return Lexicon(
        entries,
        {k: tuple(sorted(v.values(), key=lambda f: -len(f.words))) for k, v in forms.items()},
        {k: tuple(sorted(v, key=lambda w: -len(w[0]))) for k, v in weapons.items()},
    )


def phrase_at(norms: list[str], i: int, words: tuple[str, ...]) -> bool:
    """Whether the words after the first of a phrase follow at i, articles left aside."""
    return all(i + k < len(norms) and bare(norms[i + k]) in (w, w + "ا") for k, w in enumerate(words) if k)


def forms_at(norms: list[str], i: int) -> tuple[tuple[Form, str], ...]:
    """The lexicon forms that start at word i, each with the clitics taken off; nouns may carry the
    article or ب/ل/ك, verbs only و/ف and the future س."""
    table = lexicon().forms
    found: list[tuple[Form, str]] = []
    norm = norms[i]
    seen: set[str] = set()
    readings = list(word_forms(norm))
    for clitics, rest in list(readings):
        if rest[:1] == "س" and len(rest) > 4 and not clitics.endswith(("ب", "ل", "ك")):
            readings.append((clitics + "س", rest[1:]))
    for clitics, rest in readings:
        article = rest != bare(rest)
        key = bare(rest)
        own = tuple(f for f in table.get(rest, ()) if f.tense != "noun" and rest not in _NO_VERB) if article else ()  # `ألقى`, `التحق`: no article
        for form in (*own, *table.get(key, ())):
            verbal = form.tense != "noun"
            if verbal and ((article and form not in own) or (clitics[-1:] in ("ب", "ك") and not _spoken(clitics, form, table.get(key, ()))) or (clitics.endswith("س") and form.tense != "present")):
                continue
            if clitics.endswith("س") and not verbal:
                continue
            if clitics.endswith("ل") and verbal and form.tense != "present":
                continue
            if verbal and norms[i + 1 : i + 2] == _OTHERWISE.get(form.words[0]):
                continue
            if form.entry not in seen and phrase_at(norms, i, form.words):
                found.append((form, clitics + ("ال" if article and form not in own else "")))
        if found:
            break
    return tuple(found)


_NO_VERB = frozenset({"القوه"})
"""What is written like a verb in `ألـ` and is a noun with its article far oftener: "the force"."""
_OTHERWISE = {"صادر": ["عن"]}
"""Forms that the next word makes something else: "issued by", not "confiscated"."""


def _spoken(clitics: str, form: Form, forms: tuple[Form, ...]) -> bool:
    """`بتقصف`, `بيضربوا`: the spoken present, where the word is no noun with its preposition."""
    return clitics == "ب" and form.tense == "present" and form.words[0][0] in "يت" and all(f.tense != "noun" for f in forms)


_HARMLESS = frozenset(fold(w) for w in ["غاز", "غازية", "مسيل", "مسيلة", "دخانية", "دخان", "مضيئة", "مطاطي", "مطاطية", "خلبية", "ورقية"])
_AERIAL = {"جوي", "جويه", "بحري", "بحريه"}
_OF_AIR = frozenset(fold(w) for w in ["دفاع", "دفاعات", "قوات", "مخابرات", "استخبارات", "قاعدة", "خطوط", "ملاحة", "حصار", "مجال", "نقل"])


def weapon_at(norms: list[str], i: int) -> tuple[str, int, str] | None:
    """(act, number of words, clitics) of the weapon phrase that starts at word i."""
    table = lexicon().weapons
    if any(bare(n) in _HARMLESS for n in norms[i + 1 : i + 2]):
        return None  # "tear-gas grenades"
    if i and bare(norms[i]) in _AERIAL and any(bare(rest) in _OF_AIR for _, rest in word_forms(norms[i - 1])):
        return None  # "the air defence": whose, not with what
    for clitics, rest in word_forms(norms[i]):
        key = bare(rest)
        for words, act in table.get(key, ()):
            if phrase_at(norms, i, words):
                return act, len(words), clitics
    return None
