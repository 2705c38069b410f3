"""Whether the name right behind a verb is its subject or whom it is done to: by case, gender and who is its subject already."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.kinds import KINDS
from ceasefire.claims.arabic.lexicon import forms_at, verb_forms
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.numbers import number_at
from ceasefire.claims.arabic.party import Party, party
from ceasefire.claims.arabic.persons import PERSONS
from ceasefire.claims.arabic.rolewords import LEADERS, PLATFORM
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.speechwords import SPEECH
from ceasefire.claims.arabic.tokens import Token, bare, word_forms

_HE = frozenset({"انه", "بانه", "وانه", "لانه"})
_SHE = frozenset({"انها", "بانها", "وانها", "لانها"})
_THEY = frozenset({"انهم", "بانهم", "وانهم"})
_WHO = {"الذي": "m", "التي": "f", "الذين": "p"}
_MASCULINE = frozenset(fold(w) for w in ["جيش", "تنظيم", "نظام", "حزب", "مجلس", "لواء", "فيلق", "تحالف", "احتلال", "عدو", "كيان", "حلف", "طيران", "ائتلاف", "وفد", "تيار", "فصيل", "حشد", "جهاز"])
_FEMININE = frozenset(fold(w) for w in ["فصائل", "كتائب", "سرايا", "ميليشيا", "مليشيا", "أمم"])
_MEN = frozenset(fold(w) for w in ["خليفة", "حمزة", "أسامة", "طلحة", "عطية", "معاوية", "عبيدة"])
"""Names of men that end as feminines do."""
_HE_STATES = frozenset(fold(w) for w in ["لبنان", "العراق", "الأردن", "السودان", "اليمن", "المغرب", "الصومال"])
_EITHER = frozenset(fold(w) for w in ["جنوب", "الكرملين", "الفاتيكان", "البنتاغون"])
_NO_OBJECT = frozenset({"force_movement", "withdrawal", "overflight", "displacement", "armed_clash", "integration_of_fighters"})
"""Acts whose verbs mostly have no object: whoever stands behind is the subject, whatever the form."""
_NEEDS = tuple(fold(w) for w in ["مهل", "نذر", "ناشد", "حث"])
"""Stems of verbs that say whom they speak to whenever they are used."""
_OFTEN = tuple(fold(w) for w in ["طالب", "هدد", "توعد"])
"""Stems of verbs that mostly do."""
_LONG = frozenset(fold(w) for w in ["يوما", "يومين", "ساعة", "ساعتين", "أسبوعا", "أسبوعين", "شهرا", "شهرين", "عاما", "مهلة", "رسميا", "علنا", "مجددا", "أيضا", "ضمنا", "صراحة"])
"""Accusatives that say how long or how, not whom."""
_IN = frozenset(fold(w) for w in ["في", "باسم", "لدى"])
_STOPS = frozenset(fold(w) for w in ["من", "إلى", "على", "عن", "مع", "ضد", "حتى", "خلال", "بعد", "قبل", "أن", "إن", "بأن", "و", "أو", "،", "؛", ":"])


def is_object(scene: Scene, anchor: Anchor, verb: int, at: int, name: Name) -> bool:
    """`قالت أ إنها أمهلت ب`, `وطالب روسيا`, `رفضت أ العرض وأمهلت ب يومين`: a verb that has a subject already, or whose form does
    not go with the name right behind it, is done to that name.

    verb, at: tokens of the verb and behind it. A noun of the same letters, a name with an object behind it and a verb that carries
    an object pronoun decide nothing."""
    if anchor.object or anchor.light >= 0 or anchor.act in _NO_OBJECT or any(form.tense == "noun" for form, _ in forms_at(scene.norms, verb)) or _more(scene, name):
        return False
    before = scene.norms[verb - 1] if verb else ""
    gender = anchor.gender
    if gender == "w":
        return True  # "we give X twelve hours"
    if before in _HE | _SHE | _THEY and not any(n.first <= verb - 1 < n.last for n in scene.names):
        return gender == ("m" if before in _HE else "f" if before in _SHE else "p")
    if before in _WHO and (gender == _WHO[before]) and any(n.kind == "actor" and n.last == verb - 1 and not n.people for n in scene.names):
        return True
    head = _gender(scene, at, name)
    if gender in ("m", "f") and head:
        return gender != head
    return False


def goes_on(scene: Scene, anchor: Anchor, verb: int, name: Name) -> bool:
    """`أعلنت أ رفضها وأمهلت ب يومين`: a demand or threat joined to a verb of the same gender, with one name behind it: the subject
    stands before."""
    norm = scene.norms[verb]
    if anchor.act not in ("demand_or_ultimatum", "threat") or norm[:1] != "و" or anchor.light >= 0 or anchor.gender not in ("m", "f") or _more(scene, name, False):
        return False
    always = any(s in norm for s in _NEEDS)
    if not always and not any(s in norm for s in _OFTEN):
        return False
    for k in range(verb - 1, -1, -1):
        one = scene.norms[k]
        if one in ("؛", ".") or (one == "،" and not always):
            return False
        if any(n.first <= k < n.last for n in scene.names):
            continue
        forms = [form for form, _ in forms_at(scene.norms, k)]
        gender = next((form.gender for form in forms), "") if all(form.tense != "noun" for form in forms) else ""
        if not gender and (one in SPEECH or one.removeprefix("و") in SPEECH):
            gender = "f" if one.endswith("ت") or one.removeprefix("و").startswith("ت") else "m"
        if gender:
            return gender == anchor.gender
    return False


def whose(scene: Scene, anchor: Anchor, verb: int, doer: Party | None, head: int) -> bool:
    """`أعلن أ أن ب قصفت …، وطالب ج بحماية`: whether a demand joined to what somebody says is the speaker's, whom its verb goes with,
    not his of whom he speaks.

    head: token of the verb of saying."""
    norms = scene.norms
    if anchor.act not in ("demand_or_ultimatum", "threat") or anchor.light >= 0 or anchor.tense != "past" or norms[verb][:1] != "و" or head >= verb or (doer is not None and doer.start > scene.toks[verb].start):
        return False
    between = norms[head:verb]
    after = norms[verb + 1] if verb + 1 < len(norms) else ""
    nobody = (after[:1] == "ب" and len(after) > 3 and not any(n.first == verb + 1 and not n.clitics for n in scene.names)) or after in ("الي", "علي")
    if not (nobody or {"ان", "بان"} & set(between)) or anchor.gender not in ("m", "f") or anchor.gender != ("f" if norms[head].endswith("ت") else "m"):
        return False
    if nobody and not {"ان", "بان"} & set(between):
        return True  # "X condemned the raid and called for"
    return "،" in between[-1:] or any(s in norms[verb] for s in (*_NEEDS, "طالب", "دعا", "دعت"))


def _more(scene: Scene, name: Name, counted: bool = True) -> bool:
    """Whether behind a name stands, without a preposition, whom or what it does something to."""
    at = name.last
    if at >= len(scene.norms) or scene.toks[at].kind == "p":
        return False
    norm = scene.norms[at]
    if any(n.first == at and not n.clitics and not n.adjective for n in scene.names):
        return True
    if counted and number_at(scene.toks, at) is not None and any(t.norm in PERSONS for t in scene.toks[at : at + 4]):
        return True
    plain = bare(norm)
    if norm in _LONG:
        return False
    return (norm in KINDS or plain in PERSONS or bare(plain) in PLATFORM or (norm.endswith("ا") and len(norm) > 4)) and not norm.startswith(("ال", "لل")) and not any(w.first <= at < w.last for w in scene.times)


def _gender(scene: Scene, at: int, name: Name) -> str:
    """"m" or "f" of the word that a name's phrase begins with, "" where it says neither."""
    word = scene.norms[at]
    if at == name.first and name.state and not name.adjective and name.last - at == 1:
        return "m" if word in _HE_STATES or bare(word) in _MASCULINE else "" if word in _EITHER else "f"
    if name.adjective or (at != name.first and bare(word) not in PLATFORM):
        return ""
    plain = bare(word)
    if plain in _MEN:
        return ""
    if plain in _MASCULINE:
        return "m"
    if plain in _FEMININE or (plain.endswith(("ات", "ه")) and (word.startswith("ال") or name.last - at > 1) and len(plain) > 3):
        return "f"
    return ""


def two_named(scene: Scene, anchor: Anchor, verb: int, limit: int, actors: list[Name]) -> tuple[Party | None, Party | None]:
    """`هدد عبد الملك أ ب بضرب`, `حث شيوخ في أ ب على`: of two names behind a verb of asking or threatening, with no preposition
    before the second, the second is spoken to; the first is who speaks where its words are one name or an office, else its
    people's speaker is nobody known."""
    bare_names = [n for n in actors if not n.clitics and not n.adjective][:2]
    if len(bare_names) < 2 or anchor.tense == "noun" or anchor.light >= 0:
        return None, None
    one, two = bare_names
    lead = scene.norms[verb + 1 : one.first]
    gap = scene.norms[one.last : two.first]
    if two.last > limit or len(lead) > 4 or len(gap) > 3 or any(g in _STOPS or any(f.tense != "noun" for f, _ in forms_at([g], 0)) for g in (*lead, *gap)):
        return None, None
    if any(g in _IN or (g[:1] in "بلو" and len(g) > 4) for g in gap) or any(w.first < two.first and w.first >= one.last for w in scene.times):
        return None, None
    office = bool(lead) and bare(lead[0]) in LEADERS
    people = any(bare(rest) in PERSONS for g in lead for _, rest in word_forms(g))
    mine = not lead or office or (not one.state and not people and not _IN & set(lead))
    return party(scene.text, one) if mine else None, party(scene.text, two)


_TELLS = frozenset(f for pair in ("أبلغ/يبلغ", "أخبر/يخبر", "أطلع/يطلع", "طمأن/يطمئن", "أخطر/يخطر") for f, (_, _, has) in verb_forms(pair).items() if not has)


def accused_at(toks: Sequence[Token], names: Sequence[Name], i: int, end: int) -> int:
    """`اتهمت نقابة في أ ب بقصف`: where whoever is accused stands behind a verb of accusing at i, so that who accuses ends there; -1
    where nobody known does. end: token at which the noun phrase behind the verb ends."""
    accused = [n for n in names if n.kind == "actor" and i + 1 < n.first and n.last <= end]
    if not accused:
        return -1
    last = accused[-1]
    if toks[last.first - 1].norm in ("باسم", "في", "من") or last.adjective:
        return -1
    if len(accused) == 1:
        if last.last < min(end, len(toks)) and toks[last.last].norm.startswith("ال") and toks[end - 1].norm.startswith("ال") and end < len(toks) and toks[end].norm[:1] == "ب":
            return end - 1  # "a body of X accused the army of": X is part of its name
        return -1 if any(n.kind != "place" and i < n.first < last.first for n in names) else last.first
    return last.first if not last.clitics and last.last < len(toks) and toks[last.last].norm[:1] == "ب" and accused[-2].last <= last.first else -1


def told_at(toks: Sequence[Token], names: Sequence[Name], i: int, end: int) -> int:
    """`أبلغ الوسطاء أ بأن`: where whoever was told stands behind a verb of telling at i whose subject is no name; -1 where nobody does.

    end: token at which the noun phrase behind the verb ends."""
    if toks[i].norm.removeprefix("و") not in _TELLS:
        return -1
    whom = [n for n in names if n.kind == "actor" and not n.clitics and not n.adjective and i + 1 < n.first and n.last <= end]
    if len(whom) != 1 or any(n.kind != "place" and i < n.first < whom[0].first for n in names):
        return -1
    before = toks[whom[0].first - 1].norm
    return whom[0].first if before.startswith("ال") and bare(before) not in LEADERS else -1
