"""Which words are of war and of nothing else: the lexicon of acts and of means decides, the words for the armed and for the
killed beside it. What peace borrows (`هجوم على الأسعار`, `غزت السوق`, `دمر الصقيع`) is listed, so that a word nobody thought of
counts as war and its text is read."""

from __future__ import annotations

from functools import lru_cache

from ceasefire.claims.arabic.harmwords import INJURED_NOUNS, KILLED_NOUNS, KILLED_VERBS
from ceasefire.claims.arabic.lexicon import inflected, lexicon, noun_forms, verb_forms
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.persons import COMBATANTS, PERSONS
from ceasefire.claims.arabic.tokens import bare
from ceasefire.dossier.act import acts
from ceasefire.dossier.wordlist import words

_LENT_VERBS = """هاجم/يهاجم باغت/يباغت اجتاح/يجتاح غزا/يغزو زحف/يزحف تقدم/يتقدم اعتدى/يعتدي /يغير فجر/يفجر زرع/يزرع أطلق/يطلق فتح/يفتح صوب/يصوب ذبح/يذبح
    أعدم/يعدم أوقف/يوقف سجن/يسجن قبض/يقبض أغلق/يغلق قطع/يقطع سكر/يسكر سد/يسد أشعل/يشعل خرب/يخرب أتلف/يتلف اقتلع/يقتلع حطم/يحطم دمر/يدمر سوى/يسوي صادر/يصادر
    استولى/يستولي هدم/يهدم جرف/يجرف دك/يدك سلب/يسلب كسر/يكسر خلع/يخلع لغم/يلغم أسر/يأسر صفى/يصفي رشق/يرشق انقض/ينقض"""
_LENT_DEATH = "قضى/يقضي لقي/يلقى توفي/يتوفى ارتقى/يرتقي هلك/يهلك صرع/يصرع مات/يموت"
_LENT_NOUNS = """هجوم هجوما هجمات هجومين هجومان هجمة غزو زحف اعتداء اعتداءات معارك معركة قتال مواجهات اقتتال مناوشات ضربة ضربات ضربتين ضربتان رمايات رشقات
    إعدام تصفية سجن توقيف إيقاف إغلاق قطع حرق هدم سلب تجريف تخريب إتلاف اقتلاع تدمير مصادرة استيلاء الاستيلاء إضرام كمين كمائن دك"""
_LENT_MEANS = """طائرة طائرات طيران نار نيران نيرانها نيرانه جوي جوية جويا حربي مروحي مسير مسيرة مسيرات برميل براميل برميلين رشاش رشاشات رشاشة رشاشاتها رشاشاته نفق نفقا مدافع مقاتلات
    طلق طلقات قنبلة قنابل بندقية رشقات لغم"""
_LENT_PERSONS = "عنصر عناصر قائد قادة رائد عميد عقيد نقيب محارب ثائر مقاتل قيادي مجاهد رقيب"
_ALSO = """مستوطن مستوطنون مستوطنين ميليشيا ميليشيات مليشيا مليشيات قوات جيش فصيل فصائل استخبارات مخابرات ألغام هدنة نازح نازحين نازحون نزوح نزح معتقل معتقلين مجهولون مجهولين ملثمون ملثمين مهاجمون مهاجمين استهدف استهدفت
    استهداف يستهدف تستهدف مقتل مقتلهم استشهاد مصرع"""
_SPORT = """قصف قصفت يقصف تقصف قصفوا قذيفة قذائف قذيفتين قذيفتان صاروخ صواريخ صاروخين صاروخان صاروخي صاروخية رصاصة قناص قناصة قناصات قنص خطف خطفت يخطف تخطف اختطف اختطفت يختطف تختطف اغتال اغتالت يغتال
    مجزرة مجازر مذبحة مذابح انفجر انفجرت ينفجر تنفجر انفجار تفجير اقتحم اقتحمت اقتحام يقتحم تقتحم تسلل تسللت يتسلل حصار حاصر حاصرت يحاصر تحاصر محاصرة محاصر جيش قوات شرطة عسكري عسكرية ضابط ضباط
    شهيد شهداء ضحية ضحايا جريح جرحى مصاب مصابين مصابون هدنة استهدف استهدفت استهداف يستهدف تستهدف طوق طوقت نسف إرهابي كتيبة اشتباك اشتباكات اشتبك اشتبكت"""
"""Words that sport borrows, or that its clubs and grounds are called by."""


_OF_WEATHER = "معارك معركة قتال مواجهات هجوم هجمات اقتتال كمين"


def _plain(row: str) -> set[str]:
    return {bare(form) for w in words(row) for form in (*noun_forms(fold(w)), *inflected(fold(w)))}


def _of_verbs(row: str) -> set[str]:
    return {form for pair in words(row) for form in verb_forms(pair)}


@lru_cache(maxsize=1)
def war_words() -> frozenset[str]:
    """Words, folded and without article, that no trade and no weather borrows."""
    table = lexicon()
    lent = _of_verbs(_LENT_VERBS)
    told = {
        word for word, forms in table.forms.items()
        if any(acts()[table.entries[f.entry].act].group == "hostile" and len(f.words) == 1 for f in forms)
    } - lent - _plain(_LENT_NOUNS)  # fmt: skip
    means = {word for word, found in table.weapons.items() if any(len(w) == 1 for w, _ in found)} - _plain(_LENT_MEANS)
    armed = {word for word, (kind, _) in PERSONS.items() if kind == COMBATANTS} - _plain(_LENT_PERSONS)
    killed = (set(KILLED_VERBS) - _of_verbs(_LENT_DEATH)) | KILLED_NOUNS.keys() | INJURED_NOUNS.keys()
    return frozenset(told | means | armed | killed | _plain(_ALSO))


@lru_cache(maxsize=1)
def war_words_in_storms() -> frozenset[str]:
    """Those of them and the words that a storm borrows only where it stands beside them."""
    return war_words() | _plain(_OF_WEATHER)


@lru_cache(maxsize=1)
def war_words_in_sport() -> frozenset[str]:
    """Those of them that sport does not borrow either."""
    return war_words() - _plain(_SPORT)
