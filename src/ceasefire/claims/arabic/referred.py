"""Truces, deals and breaches that are only referred to: what dates, frames or counts something else is no news."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.datewords import ORDINALS
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.scene import Scene
from ceasefire.claims.arabic.tokens import bare, word_forms


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(w) for w in text.split())


_FRAME = _words("منذ مذ بعد عقب خلال أثناء طوال قبل قبيل وسط تحت ظل إطار رغم الرغم بحلول بموجب حول بشأن عن توازي تزامن تزامنا")
"""What puts a truce into the frame of something else."""
_CONCEDED = _words("رغم الرغم بعد عقب")
_STEPS = _words("دخول سريان بدء بداية إعلان توصل توقيع إبرام اتفاق اتفاقية نظام انتهاء انتهاية نهاية تطبيق تنفيذ قرار إقرار أول ثاني ثالث رابع خامس أسبوع يوم شهر أيام ساعات من على إلى في التوصل سريانها آخر تجديد تمديد وجود استمرار صمود انهيار مفعول ساعة دقائق دقيقة لحظات بضع بضعة عدة نحو عن مع قليل يومين يوما شهرين أسبوعين أسابيع أشهر لدخول على")
"""What may stand between such a word and the truce."""
_MADE = _words("إعلان توصل توقيع إبرام اتفاق تمديد تجديد التوصل")
_KEPT = _words("تقيد التقيد التزام التزامه التزامها التزامهم ملتزم ملتزمة ملتزمون ملتزمين يلتزم تلتزم التزم التزمت احترام احترامه احترامها يحترم تحترم تمسك تمسكه تمسكها متمسك متمسكة صمود صامد صامدة هش هشة حرص حرصه حرصها تقيده تقيدها يتقيد تتقيد تقيدت متقيد متقيدة")
_DECLARING = tuple(fold(s) for s in ("أعلن", "يعلن", "تعلن", "نعلن", "إعلان", "وقع", "أبرم", "توصل", "اتفق", "وافق", "أقر", "مدد", "جدد", "هدن", "تمديد", "دخل"))
_UNDER = _words("يخضع تخضع خاضع خاضعة مشمول مشمولة مشمولا يشملها يشمله تشملها تشمله خرق خروقات خروق انتهاك انتهاكات اختراق خرقا انتهاكا مخالفة")
"""What lies under a truce, or breaks it, says nothing of its beginning."""
_PERIOD = _words("يوم أسبوع شهر ساعة مرحلة")
_ANNOUNCES = _words("آخر أول أحدث ثاني ثالث رابع خامس سادس سابع أولى أخطر أكبر سلسلة مسلسل إطار سياق")
_AFTER = _words("بعد عقب")
_CALM = _words("هدوء هدأ هدأت هادئ هادئة توقف توقفت يتوقف تتوقف سكون سكت سكتت")
"""What a truce brings. What only dates the calm that it brought is the news itself, as in English."""
_UNENDING = _words("يتوقف تتوقف لايتوقف تتوقف تنقطع مستمر مستمرة متواصل متواصلة تستمر يستمر تتواصل يتواصل")


def _plain(norm: str) -> set[str]:
    return {w for _, rest in word_forms(norm) for w in (rest, bare(rest))} | {norm, bare(norm)}


def _framed(norms: Sequence[str], i: int) -> int:
    """Index of the word that frames the truce at i, -1 for none."""
    k = i - 1
    while k >= 0 and i - k <= 9:
        if _plain(norms[k]) & _FRAME and norms[k] not in ("عن",):
            return k
        if not (_plain(norms[k]) & _STEPS or norms[k].isdigit()):
            return -1
        k -= 1
    return -1


def _calm(norms: Sequence[str], at: int) -> bool:
    """Whether the sentence up to token at tells of calm, and of nothing that breaks it."""
    first = next((k + 1 for k in range(at - 1, max(-1, at - 11), -1) if norms[k] in (".", "؛")), max(0, at - 10))
    return any(_plain(n) & _CALM for n in norms[first:at])


def truce_referred(scene: Scene, i: int, end: int) -> bool:
    """Whether the truce or deal at token i is kept, holds, dates or frames something that the sentence tells instead."""
    norms = scene.norms
    if any(_plain(n) & _KEPT for n in norms[max(0, i - 4) : i]) or any(_plain(n) & _KEPT for n in norms[end : end + 1]):
        return True
    if i and norms[i][:1] in ("ل", "ب") and _plain(norms[i - 1]) & _UNDER:
        return True
    if i > 1 and _plain(norms[i - 1]) & _MADE and _plain(norms[i - 2]) & _UNDER:
        return True  # "a breach of the declared truce"
    if any(bare(norms[k]) in _PERIOD and bare(norms[k + 1]) in ORDINALS for k in range(max(0, i - 5), i - 1)):
        return True  # "on the third day of the truce"
    at = _framed(norms, i)
    if at >= 0 and _plain(norms[at]) & _AFTER and _calm(norms, at):
        return False
    if at >= 0:
        between = norms[at:i]
        made = any(_plain(n) & _MADE for n in between[1:]) and any(n.kind == "actor" and at < n.first < end + 6 for n in scene.names)
        return not (made and bare(norms[at]) in _CONCEDED)  # "despite the truce that X declared on Friday" tells that too
    before = norms[max(0, i - 8) : i]
    declared = any(n.lstrip("وف").startswith(_DECLARING) for n in before)
    return not declared and any(n in ("الذي", "التي") for n in norms[end : end + 5])


def breach_referred(norms: Sequence[str], i: int, end: int) -> bool:
    """Whether a noun of breach only announces what is told beside it: "in the latest breach", "the breaches do not stop"."""
    if any(_plain(n) & _ANNOUNCES for n in norms[max(0, i - 1) : i]) and any(n.removeprefix("و").removeprefix("ك") in ("في", "الي", "ضمن") or n in ("في",) for n in norms[max(0, i - 3) : i]):
        return True
    return any(_plain(n) & _UNENDING for n in norms[end : end + 2]) and norms[i].lstrip("و").startswith("ال")
