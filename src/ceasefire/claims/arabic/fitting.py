"""Whether a form of the lexicon is meant where it stands: its object, its place, what stands before it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ceasefire.claims.arabic.datewords import PARTS
from ceasefire.claims.arabic.figures import figurative
from ceasefire.claims.arabic.kinds import KINDS
from ceasefire.claims.arabic.lexicon import Entry, Form, forms_at, weapon_at
from ceasefire.claims.arabic.names import ARMED, BEFORE_PLACE, Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.persons import PERSONS
from ceasefire.claims.arabic.referred import breach_referred, truce_referred
from ceasefire.claims.arabic.rolewords import BY_ONE, LEADERS
from ceasefire.claims.arabic.scene import Scene
from ceasefire.claims.arabic.speechwords import SPEECH
from ceasefire.claims.arabic.tokens import bare, word_forms
from ceasefire.dossier.act import acts

_LESS = {fold(w) for w in ["خفف", "خففت", "يخفف", "تراجع", "انخفاض", "وقف", "توقف", "تخفيف", "انخفض", "تراجعت", "إنهاء", "تجنب", "تفادي", "يجنب", "وقفا", "مراقبة", "رغم"]} - {"رغم"}
_ANEW = ("اندلع", "تجدد", "استونف", "استانف", "دارت", "انفجر", "شهد")
COVER = {"يكن", "تكن", "ليس", "ليست", "بغطاء", "غطاء", "بدعم", "بتغطيه", "بمساندة", "بمسانده", "دعم"}


def truce_fire(norms: list[str], i: int) -> bool:
    """The "fire" of "cease fire"."""
    return bare(norms[i]) in ("نار", "نيران") and any("وقف" in n for n in norms[max(0, i - 3) : i])


def _plain(norm: str) -> set[str]:
    return {norm} | {rest for _, rest in word_forms(norm)} | {bare(rest) for _, rest in word_forms(norm)}


def _near(norms: Sequence[str], first: int, last: int, words: tuple[str, ...]) -> bool:
    wanted, phrases = _wanted(words)
    near = norms[max(0, first) : max(0, last)]
    return any(not wanted.isdisjoint(_plain(n)) for n in near) or any(p in " ".join(near) for p in phrases)


@lru_cache(maxsize=512)
def _wanted(words: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Words and phrases of a list."""
    return frozenset(w for w in words if " " not in w), tuple(w for w in words if " " in w)


def _cued(norms: Sequence[str], first: int, last: int, words: tuple[str, ...]) -> bool:
    """As `_near`, verbs in any person of the past."""
    longer = {w + end for w in words if len(w) >= 3 for end in ("ت", "ا", "وا", "تا")}
    return any(_plain(n) & (set(words) | longer) for n in norms[max(0, first) : max(0, last)])


_FAILED = {fold(w) for w in ["تعليق", "إلغاء", "تأجيل", "وقف", "توقف", "تجميد", "استبعاد", "مقاطعة", "فشل", "جهود", "مساعي", "انهيار", "تعثر", "أجل", "سبيل", "مسار"]}
_FAR_OBJECT = {"aid_obstruction", "monitor_restricted", "integration_of_fighters"}
_DEAL_VERBS = ("وقع", "ابرم", "توصل", "اتفق")
_BEFORE_NOUN = {fold(w) for w in ["أي", "كل", "بأي", "لأي", "في", "جراء", "نتيجة", "إثر", "بسبب", "من", "عن", "بعد", "خلال", "أثناء", "وسط", "تحت", "لدى", "على", "عقب", "بفعل", "مسؤولية", "المسؤولية", "إلى", "وقف", "بوقف", "لوقف", "أنباء", "اتهامات", "أسفر", "أسفرت", "أدى", "تسبب", "أوقع", "خلف", "أودى", "تلاه", "تلته", "تلاها", "تلتها", "تبعه", "تبعها", "أعقبه", "أعقبها", "رافقه", "سبقه"]}
_AFTER_NOUN = {"من", "علي"}
_OF_NOUN = {fold(w) for w in ["عنيف", "مدفعي", "جوي", "صاروخي", "متبادل", "مكثف", "بري", "متواصل"]}


def is_noun(scene: Scene, i: int, clitics: str) -> bool:
    """A masdar written like its verb: "in shelling", "after shelling", "shelling by X", "shelling on"."""
    norms = scene.norms
    if clitics.rstrip("وف"):
        return False
    if i > 0 and norms[i - 1] in _BEFORE_NOUN:
        return True
    if i > 0 and norms[i - 1].startswith(("رفض", "قبول", "موافقت")) and norms[i - 1].endswith(("ه", "ها", "هم")):
        return True  # "its refusal to deploy"
    if i > 1 and norms[i - 1] in _THAT and norms[i - 2] not in _UNTIL and any(form.tense == "noun" for form, _ in forms_at(norms, i)):
        return True  # "said that the shelling of": no verb of the past follows "that"
    if not any(form.tense == "noun" for form, _ in forms_at(norms, i)) or i + 1 >= len(norms):
        return False
    if not clitics and _after_saying(scene, i):
        return True
    if any(n.first == i + 1 and n.kind == "actor" and norms[n.last - 1].endswith("ين") and n.last < len(norms) and (norms[n.last] in KINDS or any(m.first == n.last and m.kind == "place" and not m.clitics for m in scene.names)) for n in scene.names):
        return True  # "the shelling by the Xians of the town": a verb has no two objects
    return norms[i + 1] in _AFTER_NOUN or (i == 0 and norms[1] in _OF_NOUN) or any(n.first == i + 1 and n.kind == "actor" and n.clitics.endswith("ل") for n in scene.names)


def _after_saying(scene: Scene, i: int) -> bool:
    """`أ ينفي قصف`, `أعلن أ قصف`: after a verb of saying and at most its subject stands what is said, a noun."""
    k = i - 1
    inside = {j for n in scene.names for j in range(n.first, n.last)}
    while k >= 0 and (k in inside or scene.norms[k] in ("اليوم", "امس") or (bare(scene.norms[k]) in LEADERS and k + 1 in inside)) and i - k < 9:
        k -= 1
    return k >= 0 and k not in inside and (scene.norms[k] in SPEECH or scene.norms[k][1:] in SPEECH) and not scene.norms[k].removeprefix("و").startswith(("قال", "يقول", "تقول"))


_THAT = frozenset({"ان", "بان", "وان", "لان"})
_UNTIL = frozenset(fold(w) for w in ["بعد", "وبعد", "منذ", "ومنذ", "قبل", "إلى", "حتى", "دون", "سبق", "لحين", "حين", "كما", "عقب", "لولا", "بمجرد"])
_HOLD = {fold(w) for w in ["إجراء", "عقد", "استئناف", "بدء", "إطلاق", "مواصلة", "حضور", "خوض", "استضافة", "تيسير", "رعاية"]}
_PROVIDES = {fold(w) for w in ["ينص", "تنص", "نص", "نصت", "يقضي", "تقضي", "يتضمن", "تتضمن", "تضمن", "يشمل", "تشمل", "شمل", "يلزم", "يتيح"]}
_TOWN = frozenset(fold(w) for w in ["المدينة", "البلدة", "القرية", "الحي", "المخيم", "المنطقة", "القاعدة", "المطار", "الميناء"])
_REACT = frozenset(fold(w) for w in ["تنديدا", "احتجاجا", "استنكارا", "رفضا", "تضامنا", "حدادا", "منددا", "منددة", "منددين", "احتجاجات", "استنكار", "إدانة"])
_STILL = frozenset({"تزال", "يزال", "زال", "زالت", "زالوا", "يزالون", "ظلت", "ظل", "بقيت"})
_POINTS = frozenset(fold(w) for w in ["هذا", "هذه", "هو", "هي", "أنه", "أنها", "إنه", "إنها", "تلك", "ذلك", "تعد", "يعد", "تعتبر", "يعتبر", "كان", "كانت"])
_HABITUAL = frozenset(fold(w) for w in ["متكررة", "متكرر", "المتكررة", "المتكرر", "معتادة", "اعتيادية"])
_OF_PERSONS = frozenset({"assassination", "abduction_or_detention", "killing_other"})
_FIGURED = frozenset({"withdrawal", "evacuation", "control_gained", "control_lost"})
_BY_LEAFLET = {"evacuation", "weapons_handover", "withdrawal", "displacement"}


def strike_act(norms: Sequence[str], first: int, last: int) -> str | None:
    """What "strikes" are by the means named in their sentence: airstrike only where something flies,
    shelling where guns or rockets stand; None where the text does not say, for nothing is guessed."""
    if any(n in ("جويه", "جويتين", "جوي") for n in norms[first:last]):
        return "airstrike"
    if "صاروخيه" in norms[first:last]:
        return "shelling"
    means: list[str] = []
    for i in range(len(norms)):
        found = None if first <= i < last else weapon_at(list(norms), i)
        if found and not (i > 0 and norms[i - 1] in COVER):
            means.append(found[0])
    if "airstrike" in means or "drone_strike" in means:
        return "airstrike"
    return "shelling" if "shelling" in means or "missile_strike" in means else None


_CARRYING_OUT = frozenset(fold(w) for w in ["تنفيذ", "شن", "وراء", "ارتكاب", "توجيه"])
_LIFTS = tuple(fold(w) for w in ["كسر", "فك", "رفع", "إنهاء", "يكسر", "تكسر", "يفك", "تفك", "يرفع", "ترفع", "انتهاء"])
_STOPPED = frozenset(fold(w) for w in ["إسقاط", "أسقط", "أسقطت", "أسقطوا", "اعتراض", "اعترض", "اعترضت", "تعترض", "تدمير", "دمر", "دمرت", "تفكيك", "فكك", "فككت", "إبطال", "أبطلت", "ضبط", "ضبطت", "مصادرة", "صادرت", "تحييد", "إسقاطها", "عثر", "عثرت", "عثروا", "العثور", "عثور", "اكتشاف", "اكتشف", "اكتشفت", "إزالة", "أزالت", "نزع", "نزعت", "أحبط", "أحبطت", "إحباط", "تصدت", "التصدي", "صدت"])


def _by_means(norms: Sequence[str], i: int) -> bool:
    """`بعبوة`, `بهجوم`: the word at i says by what, its letter no part of the word."""
    means = weapon_at(list(norms), i)
    return (means is not None and means[2].endswith("ب")) or any(clitics.endswith(("ب", "بال")) and form.tense == "noun" for form, clitics in forms_at(list(norms), i))


def intercepted(norms: Sequence[str], i: int, fired: bool = False) -> bool:
    """`إسقاط 5 مسيرات`, `اعترضت صاروخا`, `تفكيك عبوة`: the means were stopped and hit nobody; fired: also where who fired them is told."""
    if not fired and any(n in BY_ONE and "طلق" in n for n in norms[i + 1 : i + 5]):
        return False  # "a missile that X had fired was shot down": X fired it
    if _by_means(norms, i) or (i and _by_means(norms, i - 1) and not any(rest in _STOPPED for _, rest in word_forms(norms[i - 1]))):
        return False  # "a tank was destroyed by a mine": it went off
    return any(rest in _STOPPED for n in norms[max(0, i - 4) : i] for _, rest in word_forms(n))


def agreed_by(scene: Scene, i: int) -> list[Name]:
    """`اتفاق أ وب على هدنة`: who agreed stands between the noun and what it is about."""
    norms = scene.norms
    if norms[i - 1 : i] != ["علي"]:
        return []
    at = next((k for k in range(i - 2, max(-1, i - 14), -1) if bare(norms[k].removeprefix("و")) in ("اتفاق", "توافق", "تفاهم")), -1)
    sides = [n for n in scene.names if n.kind == "actor" and 0 <= at < n.first < i]
    return sides if len(sides) > 1 else []


def flown_at(scene: Scene, verb: int) -> bool:
    """`الطيران الحربي لدولة أ قصف بصاروخ`: aircraft stand right before the verb as its subject."""
    for k in range(max(0, verb - 4), verb):
        means = weapon_at(scene.norms, k)
        if means and means[0] == "airstrike" and means[2] in ("", "و"):
            return all(n.startswith("ال") for n in scene.norms[k + means[1] : verb])
    return False


def _by_doing(norms: list[str], at: int) -> bool:
    """`عبر شنها هجوما`, `عبر قصف`: the noun of a deed behind a word that can be "crossed" and "by"."""
    return norms[at].endswith(("ها", "هم")) or any(form.tense == "noun" for form, _ in forms_at(norms, at))


def _unnamed(scene: Scene, first: int, wanted: tuple[str, ...]) -> Sequence[str]:
    """The words of a sentence without those of names and without "the way" and "the release": `قذائف على حي السبيل` sets nobody free."""
    inside = {k for n in scene.names if n.kind == "place" for k in range(max(first, n.first), n.last)}
    return ["" if k in inside or (norm[:2] == "ال" and norm[2:] in _FREES and norm[2:] in wanted) else norm for k, norm in enumerate(scene.norms)]


_FREES = frozenset({"سراح", "سبيل"})


def fits(scene: Scene, i: int, form: Form, entry: Entry, clitics: str) -> bool:
    norms = scene.norms
    end = i + len(form.words)
    wanted = entry.object_verb if form.tense != "noun" and entry.object_verb else entry.object
    if form.tense == "noun" and i and norms[i - 1] == "من" and any(rest.startswith(_KEPT_FROM) for n in norms[max(0, i - 9) : i - 1] for _, rest in word_forms(n)):
        return False  # "kept from crossing": it was not done
    if entry.id == "ar.offensive_halted.tawaqquf" and "علق" in norms[i] and "علي" in norms[end : end + 3]:
        return False  # "did not comment on the attack"
    if entry.act == "aid_delivery" and form.tense != "noun" and [bare(n) for n in norms[end : end + 1]] == ["هدنه"]:
        return False  # "a humanitarian truce took effect"
    if entry.act == "fortification" and norms[i].endswith("تبني") and scene.text[scene.toks[i].end - 1] == "ى":
        return False  # "adopted", not "builds"
    if entry.act == "aid_delivery" and form.tense == "noun" and i and bare(norms[i - 1].lstrip("وبل")) in _POSTS:
        return False  # "a centre for handing out aid": a place
    if entry.id == "ar.airstrike.darabat" and "ال" in clitics and norms[max(0, i - 1) : i] and norms[i - 1].removeprefix("ب") in _CARRYING_OUT:
        return True  # "accused X of carrying out the strike": the one told before
    if entry.id == "ar.airstrike.darabat" and strike_act(norms, i, end) is None:
        return False
    if entry.act in _BY_LEAFLET and form.tense != "past" and any("منشورات" in n for n in norms[max(0, i - 20) : i]):
        return False  # what a leaflet tells people to do
    if entry.id == "ar.acceptance.qabul" and norms[i] == "قبل" and not any(n.kind == "actor" and (n.last == i or (n.first == i + 1 and n.armed and norms[n.last : n.last + 1] and norms[n.last][:1] == "ب")) for n in scene.names):
        return False  # "before the truce"
    if entry.id == "ar.displacement.abara" and norms[i] == "عبر" and any(n.removeprefix("و") in ("عاد", "عادوا", "عادت", "يعود") for n in norms[max(0, i - 10) : i]):
        return False  # "refugees returned through the crossing"
    if "الله" in (*(norms[max(0, i - 1) : i] if form.tense == "present" else ()), *norms[end : end + 1]) and form.tense != "noun" and not any(n.first <= k < n.last for n in scene.names for k in (i - 1, end)):
        return False  # "may God relieve us"; but "O God, they shelled us"
    if norms[i] == "فقد" and i + 1 < len(norms) and any(f.tense != "noun" for f, _ in forms_at(norms, i + 1)):
        return False  # "for X has shelled", not "X lost"
    if entry.act == "force_movement" and norms[i] == "عبر" and i + 1 < len(norms) and _by_doing(norms, i + 1):
        return False  # "broke the truce by attacking"
    if entry.act == "force_movement" and "عبر" in norms[i] and any(bare(rest) in _FLEEING for n in norms[max(0, i - 4) : i + 3] for _, rest in word_forms(n)):
        return False  # "its people crossed the river"
    if entry.id == "ar.evacuation.naql" and "عن" in norms[end : end + 7]:
        return False  # "quoted X as saying"
    subject = next((n for n in scene.names if n.kind == "actor" and n.armed and n.first == end and form.tense != "noun"), None)
    unnamed = form.tense != "noun" and end < len(norms) and ((len(norms[end]) > 4 and norms[end].endswith("ون")) or (entry.id == "ar.force_movement.nashara" and norms[end] in ("الجيش", "القوات")))
    after = subject.last if subject else end + unnamed  # who acts is not what is acted on, whatever he is called
    named_it = entry.id == "ar.violation_alleged.kharq" and form.object and _near(norms, 0, i, ("اتفاق", "الاتفاق", "هدنه", "الهدنه", "وقف", "لوقف"))
    if wanted and not named_it and not _near(_unnamed(scene, after, wanted) if entry.act == "prisoner_exchange" else norms, after, end + (7 if entry.phrase_object else 4 if form.tense == "noun" else 14 if entry.act in _FAR_OBJECT else 8), wanted) and not (
        (form.passive and _near(norms, i - 5, i, wanted)) or (entry.around and _near(norms, i - 12, end if subject is None else after, wanted))
    ):
        return False
    if entry.stop and form.tense == "noun" and any(n.removeprefix("و").startswith(_ANEW) for n in norms[end : end + 4]):
        return False  # "after a halt of two days fighting broke out"
    less = next((k for k in range(max(0, i - 2), i) if norms[k] in _LESS or norms[k].removeprefix("و").removeprefix("ل") in _LESS), -1)
    of_another = less == i - 2 and norms[i - 1].startswith("ال") and norms[i][:1] != "و" and "ال" not in clitics  # "in spite of less violence raids on A"
    if form.tense == "noun" and less >= 0 and not of_another and entry.kind == "event" and not entry.stop:
        return False
    if entry.id == "ar.control_gained.saytara" and _took_it(scene, i, end):
        return True
    if entry.not_ and (_near(norms, end, end + 4, entry.not_) or _near(norms, i - (5 if entry.act.startswith("aid") else 2), i, entry.not_)):
        return False
    if entry.not_before and _near(norms, i - 2, i, entry.not_before) and not (norms[i - 1] == "عن" and any(bare(n) in _TIDINGS for n in norms[max(0, i - 5) : i])):
        return False
    if entry.cue and not _cued(norms, i - 6, end + 6, entry.cue) and not agreed_by(scene, i) and not ("،" not in norms[max(0, i - 16) : i] and _cued(norms, i - 16, i - 6, _DEAL_VERBS)):
        return False
    if entry.act in ("acceptance", "rejection") and form.tense == "noun" and ((clitics.endswith("ل") and not clitics.endswith("ال") and norms[i].endswith(form.words[0])) or norms[i].startswith("لل") or norms[i - 1 : i] == ["اجل"] or ((norms[i - 1 : i] == ["الي"] or clitics.endswith("ب")) and any(n.removeprefix("و") in _CALLS for n in norms[max(0, i - 12) : i]))):
        return False  # "in order to accept": an aim
    if entry.act == "demand_or_ultimatum" and form.tense == "noun" and any(s in n for n in norms[max(0, i - (4 if "ال" in clitics else 2)) : i] for s in ("رفض", "قبول", "وافق", "قبل", "رد", "انتهاء", "انقض", "طلب")):
        return False  # what is refused, answered or accepted
    if entry.id == "ar.explosive_device.infijar" and form.tense != "noun" and norms[max(0, i - 1) : i] in (["لم"], ["ولم"]):
        return False  # "it did not go off"
    if entry.id == "ar.threat.hadhar" and not any(n.kind == "actor" and n.armed and not n.people and -2 <= n.first - i <= 3 for n in scene.names):
        return False  # only the armed threaten; others warn
    if entry.act == "negotiation" and form.tense == "noun" and norms[i].startswith("لل") and any(bare(n) in _BODIES for n in norms[max(0, i - 3) : i]):
        return False  # "the high body for negotiations"
    if entry.id == "ar.force_movement.nashara" and "دفع" in norms[i] and any(norms[k] == "الي" and not norms[k + 1].startswith("ال") and bare(norms[k + 1]) not in KINDS and norms[k + 1] not in BEFORE_PLACE and not any(n.first == k + 1 for n in scene.names) for k in range(end, min(len(norms) - 1, end + 3))):
        return False  # "drove the army to renew the shelling"
    if entry.act == "negotiation" and form.tense == "noun" and "ال" in clitics and i and norms[i - 1].removeprefix("و") in ("رغم", "وسط", "خلال", "اثناء", "قبل"):
        return False  # "in spite of the talks"
    if entry.act == "negotiation" and form.tense == "noun" and any(n.lstrip("ول") in _FAILED or n.removeprefix("ب") in _FAILED for n in norms[max(0, i - 2) : i]):
        return False  # "the failure of the efforts at negotiation"
    if entry.act == "negotiation" and form.tense == "noun" and norms[max(0, i - 1) : i] and norms[i - 1].startswith("ل") and norms[i - 1][1:] in _HOLD:
        return False  # "came to hold talks": not yet held
    if entry.act == "force_movement" and form.tense == "noun" and any(bare(n) in ("لجنه", "بعثه", "اتفاق", "خطه") for n in norms[max(0, i - 2) : i]):
        return False  # the committee that is called after it
    if entry.act == "negotiation" and (norms[i].lstrip("و").startswith("بوساط") or ("وساط" in norms[i] and i and norms[i - 1] in ("اثر", "بعد", "عقب", "عبر", "بفضل", "نتيجه"))):
        return False  # "through X's mediation": who brokered something else
    if i and norms[i - 1] in ("دون", "بدون", "بلا") and form.tense == "noun" and not clitics and not _denies(norms, i):
        return False  # "withdrew without a fight": how it went
    if entry.act == "truce_declared" and i > 1 and norms[i - 2 : i] in (["رغم", "سريان"], ["مع", "سريان"], ["منذ", "سريان"]):
        return False  # "in spite of the truce in force"
    if norms[i] == "المحاصره" and i and (norms[i - 1].startswith("ال") or any(n.last == i for n in scene.names)):
        return False  # "the besieged quarters": what they are
    if entry.act == "siege_or_blockade" and form.tense == "noun" and i and norms[i][:1] != "و" and "،" not in norms[max(0, i - 6) : i] and any(rest.startswith(_LIFTS) for n in norms[max(0, i - 6) : i] for _, rest in word_forms(n)):
        return False  # "broke the siege"
    if entry.act in ("explosive_device", "drone_strike", "missile_strike") and form.tense == "noun" and intercepted(norms, i):
        return False
    if entry.id == "ar.control_gained.suqut" and not any(n.kind == "place" and i < n.first <= i + 3 for n in scene.names):
        return False  # only a place falls into somebody's hands
    if entry.id == "ar.control_gained.saytara" and form.tense == "noun" and any(n.removeprefix("و").startswith(("فقد", "خسر", "تفقد", "تخسر")) for n in norms[max(0, i - 8) : i]):
        return False  # "lost control of"
    if form.tense == "present" and entry.act == "control_gained" and norms[i - 1 : i] and norms[i - 1] in _STILL:
        return False  # "still holds"
    if acts()[entry.act].group == "hostile" and form.tense == "noun" and all(w.use == "since" for w in scene.times) and any(n in _HABITUAL for n in norms[end : end + 2]):
        return False  # "carries out frequent attacks": a habit
    if entry.id == "ar.control_gained.saytara" and form.tense == "present" and _holds(norms, i, clitics):
        return False  # "the government has held X since": no news
    if entry.act == "violation_alleged" and form.tense == "noun" and i and norms[i - 1] == "في":
        return False  # "in a new breach of the truce, X shelled": a name for what is told
    if acts()[entry.act].group == "hostile" and form.tense == "noun" and any(n in _REACT for n in norms[max(0, i - 3) : i]) and norms[i].startswith(("ال", "بال", "لل")):
        return False  # "in protest at the attacks"
    if entry.id == "ar.safe_passage.fath_mabar" and (form.tense == "present" or (form.tense == "past" and i and norms[i - 1] in _TOWARDS)):
        return False  # "a deal that opens the way to the crossing", "called for the opening of the road"
    if entry.act == "violation_alleged" and form.tense == "noun" and i and norms[i - 1] in _WATCHES:
        return False  # "a centre to record breaches": what it is for
    if entry.act == "violation_alleged" and breach_referred(norms, i, end):
        return False
    if entry.act == "truce_declared" and form.tense == "noun" and i and any(bare(rest) in _WATCHING for _, rest in word_forms(norms[i - 1])):
        return False  # "the mechanism to monitor the truce"
    if entry.act == "truce_declared" and truce_referred(scene, i, end):
        return False
    if entry.id == "ar.force_movement.wasal" and norms[i + 1 : i + 2] == ["الي"] and norms[i + 2 : i + 3] and norms[i + 2][0].isdigit():
        return False  # "an area that reaches 100 square kilometres"
    if entry.act == "force_movement" and form.tense == "noun" and i and any(s in n for n in (norms[i - 1], *_struck_by(scene, i)) for s in ("ستهدف", "دمر", "دمير", "عطب", "قصف", "ضرب", "هاجم", "طال", "علي", "كمين", "هجوم", "عتراض")):
        return False  # a column that was hit did not move
    if entry.act in ("agreement_signed", "truce_declared") and form.tense == "noun" and i and norms[i - 1].removeprefix("و") in ("بموجب", "وفق", "وفقا", "ضمن", "يخضع", "تخضع", "خاضع", "خاضعه"):
        return False  # "under a deal": how something else came about
    if entry.act == "agreement_signed" and form.tense == "noun" and "ال" in clitics and i and norms[i - 1].removeprefix("و") in _PROVIDES | {"بموجب", "وفق", "ضمن"}:
        return False  # "the deal provides for": only its terms are told
    if entry.act in ("agreement_signed", "truce_declared") and form.tense == "noun" and (clitics.endswith("ب") or norms[i - 1 : i] == ["باتفاق"]) and i:
        return False  # "by an agreement": how something else came about
    if entry.act in _OF_PERSONS and form.tense == "noun" and any(n.removeprefix("و").startswith(("حاول", "يحاول", "تحاول")) for n in norms[max(0, i - 3) : i]) and "،" not in norms[max(0, i - 3) : i] and entry.act != "assassination":
        return False  # "tried to arrest one of them"
    if entry.act == "abduction_or_detention" and form.tense == "noun" and i and any(bare(rest) in _HELD_IN for _, rest in word_forms(norms[i - 1])):
        return False  # "a detention centre": a place
    if (acts()[entry.act].group in ("hostile", "control") or entry.act in _FIGURED) and figurative(norms, i, end, entry.act, form.tense != "noun", form.passive):
        return False
    if entry.need == "aid_refused" and not _aid_refused(scene, i, end):
        return False
    if entry.need == "onto" and not any(n.kind == "place" and 0 <= n.first - end <= 5 for n in scene.names) and not _unlisted_place(scene, end, end + 3):
        return False
    if entry.need == "place" and not any(n.kind == "place" and n.first >= i and n.first - i < 16 for n in scene.names) and not _unlisted_place(scene, end) and not (entry.id == "ar.shelling.dakk" and any(weapon_at(norms, k) for k in (i - 1, end) if 0 <= k < len(norms))) and not ((form.tense != "noun" and entry.around and _TOWN & set(norms[end : end + 3])) or (entry.id == "ar.airstrike.darabat" and _TOWN & set(norms[end : end + 8]))):
        return False
    if entry.need == "actor" and not (entry.act == "demand_or_ultimatum" and form.tense != "noun" and _armed_subject(scene, i, end)) and not any(n.kind == "actor" and abs(n.first - i) < 10 for n in scene.names):
        return False
    if form.tense == "noun" and i > 1 and norms[i - 1] in ("اول", "اولي") and _plain(norms[i - 2]) & _POINTS:
        return False  # "these are the first raids since": the ones just told
    return not (form.tense == "noun" and i > 0 and norms[i - 1] in ("وزاره", "غرفه", *(() if _denies(norms, i) else ("اي",))))


def _armed_subject(scene: Scene, i: int, end: int) -> bool:
    """`طالب الجيش`, `فصائل طالبت`: somebody armed whom no name tells apart asks."""
    return "طالب" in scene.norms[i] and any(bare(n.removeprefix("و")) in _ASKING for n in (*scene.norms[end : end + 1], *scene.norms[max(0, i - 1) : i]))


_ASKING = frozenset(fold(w) for w in ["جيش", "قوات", "فصائل", "فصيل", "مسلحون", "مسلحين", "ميليشيا", "ميليشيات", "مليشيا", "مليشيات", "مقاتلون", "مقاتلو", "متمردون", "متمردو", "خاطفون", "مهاجمون"])


def _unlisted_place(scene: Scene, end: int, far: int = 0) -> bool:
    """`قرية أم عظام`: a village by its kind and a name that no gazetteer has."""
    for k in range(end, min(len(scene.norms) - 1, far or end + 8)):
        kind = next((rest for clitics, rest in word_forms(scene.norms[k]) if rest in KINDS and not clitics.strip("بل")), None)
        if kind is not None and KINDS[kind] in _SETTLED and scene.toks[k + 1].kind == "w" and scene.norms[k + 1] not in _NO_NAME and (scene.norms[k + 1].startswith("ال") or not scene.norms[k + 1].endswith("يه")) and not scene.norms[k].startswith("ال"):
            return True
    return False


_SETTLED = frozenset(fold(w) for w in ["بلدة", "قرية", "مدينة", "تل", "مخيم"])
_NO_NAME = frozenset(fold(w) for w in ["في", "من", "على", "إلى", "قرب", "بعد", "عن", "مع", "و", "أو", "كاملة", "أخرى", "جديدة", "صغيرة", "حدودية", "مجاورة", "واحدة", "سكني", "شعبي", "عسكري", "مدني", "حدودي", "دولي", "بري", "بحري", "جوي", "صغير", "كبير", "قديم", "جديد", "مجاور", "نفط", "غاز"])


def _struck_by(scene: Scene, i: int) -> list[str]:
    """The word before a column that stands in front of its subject and the time: `دمر سلاح الجو ظهرا رتل …`."""
    k = i - 1
    covered = {j for n in scene.names for j in range(n.first, n.last)}
    while k > 0 and i - k <= 5:
        means = next((j for j in (k, k - 1) if j > 0 and (m := weapon_at(scene.norms, j)) and j + m[1] > k), -1)
        if means > 0:
            k = means - 1
        elif k in covered or scene.norms[k].rstrip("ا") in PARTS or scene.norms[k] in PARTS:
            k -= 1
        else:
            break
    return scene.norms[k : k + 1] if 0 <= k < i - 1 else []


_HELD_IN = frozenset(fold(w) for w in ["مركز", "مراكز", "معسكر", "معسكرات", "مقر", "مقرات", "أماكن", "مكان", "غرف", "ظروف", "منشأة", "منشآت", "زنازين", "مخيم"])
_FLEEING = frozenset(fold(w) for w in ["سكان", "سكانها", "سكانه", "مدنيين", "مدنيا", "لاجئين", "لاجئون", "نازحين", "نازحون", "الأهالي"])
_TIDINGS = frozenset(fold(w) for w in ["أنباء", "خبرا", "خبر", "تقارير", "معلومات", "شائعات", "أخبار", "أخبارا", "إشاعات"])
def describes(scene: Scene, i: int) -> bool:
    """`مقاتلين رفضوا التسوية`, `مجموعة محلية رفضت`: a verb right behind an indefinite noun that does not begin its clause."""
    norms = scene.norms
    if i < 2 or norms[i][:1] == "و" or any(n.first <= i - 1 < n.last for n in scene.names) or any(w.first <= i - 1 < w.last for w in scene.times):
        return False
    owner = next((k for k in (i - 1, i - 2) if bare(norms[k]) in PERSONS or bare(norms[k].removeprefix("و")) in ARMED), -1)
    if owner < 1 or any(n.startswith("ال") for n in norms[owner:i]):
        return False
    return scene.toks[owner - 1].kind == "w" and norms[owner - 1] not in ("ان", "وان", "فيما", "بينما", "لكن", "كما")


_AID = frozenset(fold(w) for w in ["شاحنات", "شاحنة", "قافلة", "قوافل", "مساعدات", "إغاثة", "إنسانية", "أغذية", "غذاء", "أدوية", "إمدادات", "طحين"])


def _aid_refused(scene: Scene, i: int, end: int) -> bool:
    """`لم يُسمح لشاحنات … بدخول`: leave refused, to aid."""
    near = scene.norms[max(0, i - 10) : end + 8]
    return scene.norms[i - 1 : i] in (["لم"], ["ولم"], ["لا"], ["ولا"]) and any(bare(rest) in _AID for n in near for _, rest in word_forms(n))


def _took_it(scene: Scene, i: int, end: int) -> bool:
    """`قبل أن يسيطر عليه الجيش`, `وسيطروا عليها`: a place named before was taken, by a verb that goes on with the telling."""
    norms = scene.norms
    goes_on = (norms[i][:1] == "و" and norms[i - 1 : i] not in (["التي"], ["الذي"])) or norms[max(0, i - 2) : i] in (["قبل", "ان"], ["بعد", "ان"])
    return goes_on and norms[end : end + 1] in (["عليه"], ["عليها"], ["عليهما"]) and any(n.kind == "place" and n.last <= i for n in scene.names)


_KEPT_FROM = ("منع", "يمنع", "تمنع", "مانع")
_CALLS = frozenset(fold(w) for w in ["دعا", "دعت", "دعوا", "يدعو", "تدعو", "داعيا", "داعية", "طالب", "طالبت", "طالبوا", "يطالب", "تطالب", "مطالبا", "مطالبة", "حث", "حثت", "ناشد", "ناشدت"])
_BODIES = frozenset(fold(w) for w in ["هيئة", "لجنة", "وفد", "فريق", "مركز", "مكتب", "مجلس", "دائرة"])
_POSTS = frozenset(fold(w) for w in ["مركز", "مراكز", "نقطة", "نقاط", "موقع", "مواقع", "برنامج", "آلية", "لجنة"])
_TOWARDS = frozenset({"الي", "علي", "من", "عن", "اجل", "بعد", "قبل", "حول", "بشان", "دون", "عدم", "لم", "رفض", "يتم", "سيتم"})
_WATCHING = frozenset({"مراقبه", "رصد", "مراقبي", "مراقبو"})
_WATCHES = frozenset(fold(w) for w in ["لرصد", "لمراقبة", "لتوثيق", "لتسجيل", "لإحصاء"])


def _holds(norms: Sequence[str], i: int, clitics: str) -> bool:
    """`وتسيطر أ على ب منذ`: a state; a headline puts its subject first and says no "since"."""
    return "س" not in clitics and ("منذ" in norms[i : i + 12] or i == 0)


def _denies(norms: Sequence[str], i: int) -> bool:
    """Whether "any …" stands under a verb of denial."""
    if any(n.removeprefix("و") in ("لم", "لا") for n in norms[max(0, i - 4) : i]):
        return True
    return any(n.removeprefix("و").removeprefix("ف") in ("نفي", "نفت", "ينفي", "تنفي", "نفيه", "نفيها", "نافيا", "نافيه") for n in norms[max(0, i - 14) : i])
