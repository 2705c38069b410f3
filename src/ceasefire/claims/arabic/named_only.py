"""Acts that words only name: the front called after the fighting on it, the zone called after what it should bring, what has
ebbed, what is to stop, what any future one would meet."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.event import Event
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.speechwords import SPEECH
from ceasefire.claims.arabic.tokens import bare, word_forms
from ceasefire.dossier.act import acts


def _set(text: str) -> frozenset[str]:
    return frozenset(fold(w) for w in text.split())


_FRONTS = _set("جبهة جبهات خط خطوط ساحة ساحات ميدان ميادين محور محاور أرض")
_IS = _set("تشكل يشكل تعد يعد تعتبر يعتبر")
_MAPS = _set("خريطة خارطة خرائط مناطق نقاط خطوط حدود")
_BODIES = _set("لجنة لجان آلية ملف بند بنود مسؤول فريق اتفاق خطة")
_EBB = _set("انخفاض انخفاضا انحدار انحدارا تراجع تراجعا تراجعت انحسار انحسارا غياب غيابا توقف توقفا انعدام تدني تدنيا هدوء هدوءا انخفضت انحسرت توقفت غابت خفت")
_MEASURE = _set("مستوى مستويات وتيرة حدة معدل معدلات عدد أعداد نسبة حجم كثافة في من العنف كامل تام شبه لافت ملحوظ كبير كبيرا ملحوظا كليا كاملا واضح واضحا نسبي نسبيا")
_STOPPING = _set("يوقف توقف أوقف أوقفت أوقفوا سيوقف ستوقف سيوقفون سيتوقف ستتوقف إيقاف بإيقاف وقف بوقف لوقف يوقفون")
_AT = _set("في إلى من داخل ضمن على عن")
_CALLS = _set("دعوات دعوة دعا دعت دعوا يدعو تدعو داعيا داعية مطالبات طالب طالبت مطالبا مطالبة حث حثت ناشد ناشدت جهود مساع مساعي محاولات")
_RETURN = _set("العودة عودة للعودة بالعودة والعودة استئناف لاستئناف باستئناف")
_READY = _set("استعداد استعداده استعدادها استعدادهم استعدادا جاهزية جاهزيته جاهزيتها جاهزيتهم")
_NOT = _set("لم لا ما نفى نفت ينفي تنفي دون بدون عدم")
_STRIKING = frozenset({"shelling", "airstrike", "missile_strike", "drone_strike", "armed_clash", "overflight", "small_arms_fire", "ground_assault"})


def named_only(scene: Scene, anchor: Anchor, event: Event) -> bool:
    """Whether the words of an act name it without telling it."""
    norms, at = scene.norms, anchor.first
    before = norms[at - 1] if at else ""
    if anchor.tense == "noun" and event.act in ("control_gained", "control_lost"):
        return bool(_heads(before) & _MAPS) and norms[at].startswith("ال")  # "the map of control", changed or not
    if anchor.tense != "noun" or event.modality == "denied":
        return False
    if event.act == "truce_declared":
        zone = bare(norms[at]).startswith("منطق")
        return zone and (any(rest in _AT for _, rest in word_forms(before)) or _among(norms[:at], _IS))  # "in the de-escalation zone", "A is one"
    if event.act == "negotiation":
        return any(n in _RETURN for n in norms[max(0, at - 3) : at]) and _among(norms[max(0, at - 16) : at], _CALLS)
    if event.act in ("force_movement", "withdrawal"):
        body = next((k for k in range(at - 1, max(-1, at - 4), -1) if _heads(norms[k]) & _BODIES), -1)
        return body >= 0 and not _among(norms[body + 1 : at], _AT) and not any(n.removeprefix("و") in SPEECH for n in norms[body + 1 : at])  # "the committee on redeployment", not "it verified the withdrawal"
    if acts()[event.act].group != "hostile" and event.act != "overflight":
        return False
    if event.act == "armed_clash":
        if _heads(before) & _FRONTS and norms[at].startswith("ال"):
            return True  # "on the fronts of the fighting"
        if _among(norms[max(0, at - 5) : at], _READY):
            return True
    if before in ("لاي", "باي", "اي") and not _among(norms[max(0, at - 9) : at - 1], _NOT):
        return True  # "to answer any attack"
    if event.act in _STRIKING and _ebbing(norms, at):
        return True
    return event.act == "small_arms_fire" and _stopped(scene, at)


def _heads(norm: str) -> set[str]:
    return {w for _, rest in word_forms(norm) for w in (rest, bare(rest))}


def _among(norms: Sequence[str], words: frozenset[str]) -> bool:
    return any(_heads(n) & words for n in norms)


def _ebbing(norms: Sequence[str], at: int) -> bool:
    """`انخفاضا في وتيرة القصف`, `غياب كامل للطلعات`: less of it, or none."""
    for k in range(at - 1, max(-1, at - 8), -1):
        here = _heads(norms[k])
        if here & _EBB:
            return not _heads(norms[k - 1]) & {"قبل", "بعد", "رغم"} if k else True
        if not (here & _MEASURE or norms[k].startswith("و") or norms[k].endswith("ا")):
            return False
    return False


def _stopped(scene: Scene, at: int) -> bool:
    """`سيوقف، بدءا من السبت، إطلاق النار`: a truce, with something between its words."""
    norms = scene.norms
    start = next((k for k in range(at - 1, max(-1, at - 11), -1) if _heads(norms[k]) & _STOPPING), -1)
    return start >= 0 and (start == at - 1 or norms[start + 1 : at].count("،") == 2)
