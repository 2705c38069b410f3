"""Words for kinds of place before a name: "the town of X", "X checkpoint", "Mount X"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from ceasefire.claims.arabic.datewords import WEEKDAYS
from ceasefire.claims.arabic.lexicon import forms_at
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.dossier.wordlist import words

_FORMS = {
    "بلدة": "بلدة بلدتا بلدتي بلدات البلدات",
    "قرية": "قرية قريتا قريتي قرى القرى",
    "مدينة": "مدينة مدينتا مدينتي مدن",
    "حي": "حي حيا حيي أحياء حيّي",
    "حارة": "حارة حارتي حارات",
    "ضاحية": "ضاحية ضاحيتا ضاحيتي ضواحي",
    "تل": "تل تلا تلي تلال تلة تلول",
    "مخيم": "مخيم مخيما مخيمي مخيمات",
    "محافظة": "محافظة محافظتا محافظتي محافظات",
    "ولاية": "ولاية ولايتا ولايتي ولايات",
    "منطقة": "منطقة منطقتا منطقتي مناطق",
    "مديرية": "مديرية مديريتا مديريتي مديريات",
    "قضاء": "قضاء أقضية",
    "محلية": "محلية محليتا محليتي محليات",
    "ناحية": "ناحية ناحيتا ناحيتي نواحي",
    "عزلة": "عزلة",
    "معبر": "معبر معبرا معبري معابر",
    "منفذ": "منفذ منفذا منفذي منافذ",
    "مطار": "مطار مطارا مطاري مطارات",
    "ميناء": "ميناء ميناءا ميناءي موانئ مرفأ مرفأي",
    "حاجز": "حاجز حاجزا حاجزي حواجز",
    "ثكنة": "ثكنة ثكنتا ثكنتي ثكنات",
    "معسكر": "معسكر معسكرا معسكري معسكرات",
    "قاعدة": "قاعدة قاعدتا قاعدتي",
    "مخفر": "مخفر مخفرا مخفري مخافر",
    "سجن": "سجن سجنا سجني",
    "جسر": "جسر جسرا جسري",
    "سد": "سد",
    "دوار": "دوار",
    "مفرق": "مفرق مثلث تقاطع",
    "جبل": "جبل جبلا جبلي جبال مرتفعات هضبة",
    "وادي": "وادي واديا",
    "جزيرة": "جزيرة جزيرتا جزيرتي",
    "مستوطنة": "مستوطنة مستوطنتا مستوطنتي مستوطنات مستعمرة",
    "كيبوتس": "كيبوتس كيبوتز",
    "مزرعة": "مزرعة مزارع",
    "حقل": "حقل حقلا حقلي",
    "مصفاة": "مصفاة",
    "جبهة": "جبهة جبهتي جبهات",
    "محور": "محور محوري محاور",
    "قطاع": "قطاع قطاعي قطاعات",
    "مستشفى": "مستشفى مشفى مستشفيي",
    "مجمع": "مجمع مجمعي",
}
KINDS = {fold(word): fold(one) for one, forms in _FORMS.items() for word in forms.split()}
"""Form of a word for a kind of place -> its singular."""
UNITS = frozenset(fold(w) for w in ["محافظة", "ولاية", "مديرية", "ناحية", "قضاء", "محلية", "عزلة"])
"""Administrative units: the words are those of offices and branches too ("مديرية الأمن", "من ناحية أخرى")."""
SITES = frozenset(
    fold(w) for w in words("حارة معبر منفذ مطار ميناء حاجز ثكنة معسكر قاعدة مخفر سجن جسر سد دوار مفرق جبل وادي جزيرة كيبوتس حقل مصفاة مستشفى مجمع")
)
"""What a name belongs to together with its kind: "حاجز X" is no town X."""
NAMED_KINDS = frozenset(fold(w) for w in words("بلدة قرية مدينة حي ضاحية تل مخيم مستوطنة")) | UNITS | SITES
"""Kinds whose name is taken for a place though no gazetteer has it."""
NOT_NAMED = frozenset(
    fold(w)
    for w in words(
    """سكني شعبي تجاري صناعي سياحي مجاور شرقي غربي شمالي جنوبي راق عشوائي أمن صحة تربية شرطة مرور زراعة جمارك بريد أشغال كهرباء مياه أوقاف ثقافة إعلام شؤون أخرى أخر ثانية أولى جهة عمل بيانات رئيسي عام عامة وطني
    مركزي دولي مدني عسكري عسكرية جوية بحرية برية حدودي حدودية تفتيش أمني أمنية ميداني طيار طيارة مؤقت مشترك مشتركة سابق سابقة قديم قديمة
    جديد جديدة واحد إمداد تموين تدريب انتخابي قضائي مغلق مفتوح خلفي أمامي نفط غاز مدفعية صواريخ دفاع جيش نظام قوات فصائل معارضة حكومة تحالف
    احتلال أطفال نساء رجال دولة تنظيم عدو رئيسية كبيرة كبير صغيرة صغير سري سرية مهجورة مهجور تابع تابعة خاص خاصة إنساني إنسانية أسلحة ذخيرة
    لجوء نزوح لاجئين نازحين مدنيين صراع قتال نار وقف هدنة تضامن توتر خاضعة محررة محتلة آمنة عازلة منزوعة منكوبة صناعية سياحية تجارية عشوائية
    شعبية فقيرة قتل مزدحم مزدحمة مكتظ مكتظة محصن محصنة مستحدث مستحدثة متقدم متقدمة متنقل دائم دائمة مدمر مدمرة محترق متهالك قريب قريبة بعيد بعيدة معروف معروفة مؤدي مؤدية واقع واقعة
    نائي نائية مأهول مأهولة مطل مطلة ملاصق ملاصقة محاذي محاذية"""
)
)
"""Words after a kind that describe it and name nothing."""
NOT_A_NAME = NOT_NAMED | frozenset(fold(w) for w in words(
    """قرب شرق غرب شمال جنوب شرقي غربي شمالي جنوبي وسط داخل قبالة بالقرب تابعة تقع يقع على في من التي الذي هذه هذا ذات كانت كان عدة أخرين ما لا
    كل بعد قبل سكنية مجاورة كاملة لم أن إن بحسب وفق حسب مع عبر وذلك حيث كما وقد ولم برصاص بقصف بريف بعدد عن قد ثم أو حتى مهجرين مهجرون إيواء
    لاجئات نازحات اعتقال إغاثة ألغام نيران مساء صباح فجر ظهر عصر ليل أمس اليوم غدا أول عند منذ خلال ضد بين لدى نحو دون بسبب إثر عقب سكنية محيط أطراف مشارف تخوم ريف ضواحي منازل مواقع نقاط مقرات أراضي غربا شرقا شمالا جنوبا
    أثناء جراء وسقط وقتل وأصيب وجرح ثلاث ثلاثة أربع أربعة خمس خمسة ست سبع ثمان تسع عشر عشرة مجهولة مجهول ملثمين بشكل بينما فيما وفيما إلى
    محيطة مبنى منزل بيت شارع سوق فندق مسجد جامع كنيسة مدرسة مقر مكان كمين مصنع محطة سيارة سيارات حافلة حديقة ساحة ملعب مقهى مطعم متجر محل مستودع مخزن نفق خندق مقبرة قافلة رتل دورية نقطة
    بؤر بؤرة أوكار وكر معاقل معقل تجمعات تجمع أهداف هدف مقار تحصينات السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة
    لها له لهم لهما لديها لديه لديهم عليها عليه عليهم منه منهم فيه إليها إليه بهم بها به منها فيها بأن لأن فإن كأن وأن وإن عندما ذلك تلك هؤلاء مثل أبرزها بينها"""
))  # fmt: skip
SUCH = frozenset(fold(w) for w in words("مثل منها بينها أبرزها أهمها هي وهي وهما هما"))
"""Words between a kind of place and the names of some of it: `قرى مثل أ وب`."""
CONTROLLED = frozenset(fold(w) for w in words("عليها عليه عليهما فيها فيه منها عنها إليها"))
"""Behind a verb that follows a kind of place these go back to it: `تلال سيطر عليها`."""
COMMON = frozenset(fold(w) for w in words(
    """المال المطار النجد القصور القصير المعلقة البلد المدينة المنطقة الحدود الجنوب الشمال الشرق الغرب المعبر الجيش الطريق المخيم المحطة الوقت
    اليوم الساعة"""
))  # fmt: skip
LEADS = frozenset(fold(w) for w in words(
    """خربة تل عين دير كفر بيت أم أبو وادي جبل قصر حوش مزرعة خان ود بئر بير رأس سد بني بنت ميس عيتا مجدل كفار حلة حله شيخ الشيخ سيدي ال بو ولد
    برج مرج سوق واد نبع جب طور منشية عرب كوم نجع جديدة تلة ربع حمام قلعة دار بلاد آل مساكن"""
))  # fmt: skip
"""First words of names of two words."""


def kind_of(norm: str, form: bool = False) -> str | None:
    """The word for a kind of place that a word is, prefixes and article left aside; form: a form of it, not a
    preposition or adverb ("from the side of")."""
    found = next((bare(rest) for _, rest in word_forms(norm) if bare(rest) in KINDS), None)
    return None if form and found == "ناحيه" and norm.startswith(("من", "لناح")) else found


def clitics_of_kind(norm: str) -> int:
    """How many letters stand before a word for a kind of place."""
    return next((len(taken) for taken, rest in word_forms(norm) if rest in KINDS), 0)


_OFFICES = frozenset(fold(w) for w in words("تعليم تربية صحة أمن زراعة نقل مالية داخلية ثقافة إعلام شباب رياضة أوقاف إسكان تخطيط صناعة تجارة سياحة كهرباء مياه مرور خدمات شؤون عمل اتصالات جوازات هجرة دفاع آثار بيئة دولة شمال جنوب شرق غرب"))


def of_office(plain: str, directorate: bool) -> bool:
    """ "the directorate of education" is an office, not a district."""
    return bare(plain) in _OFFICES or plain.endswith(("يين", "ات")) or (directorate and plain.endswith("يه"))


def sided(toks: Sequence[Token], at: int, plain: str, single: str) -> bool:
    """`قرية الدير الشرقي`: a village of that name in full, not any place called by its first word. at: the token behind that word."""
    side = single in ("قريه", "بلده") and plain.startswith("ال") and at < len(toks) and toks[at].norm.startswith("ال")
    return side and bare(toks[at].norm).removesuffix("ه") in ("شرقي", "غربي", "شمالي", "جنوبي")


def two_words(toks: Sequence[Token], at: int, taken: Container[int]) -> bool:
    """Whether a plain noun right behind a word goes on a name: `مخيم أ ب`, not `مخيم أ شمال ب`."""
    if at + 1 >= len(toks) or toks[at + 1].kind != "w" or at + 1 in taken:
        return False
    norm = toks[at + 1].norm
    return len(norm) > 2 and not norm.startswith(("ال", "و", "ب", "ل", "ف")) and norm not in NOT_A_NAME | WEEKDAYS.keys() and kind_of(norm) is None and not forms_at([norm], 0)
