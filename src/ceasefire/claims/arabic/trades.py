"""Ordinary news in words of war: a match, a film, a lawsuit, a contest, a harvest or a market, where nobody bears arms and nobody is
hurt. A stadium, a market or a field that is shelled is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Literal

from ceasefire.claims.arabic.figures import GAMES, game_words
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.normal import fold, fold_text
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.claims.arabic.warwords import war_words, war_words_in_sport, war_words_in_storms
from ceasefire.dossier.wordlist import words

Worth = Literal["nothing", "some", "named", "all"]
"""What of a text is read: nothing, the sentences that hold a word of war, everything where it names somebody armed, everything."""
Span = tuple[int, int]
_SHORT = 250
"""Different words up to which a text is taken for news of one trade."""
_LEAST = 3
"""Different words of one trade from which on a text speaks of it."""
_BESIDE = 2
"""Words within which a word of weather makes a word of war its own: `قصفت الأمطار والثلوج`."""


def _set(row: str) -> frozenset[str]:
    return frozenset(bare(fold(w)) for w in words(row))


_TRADES = tuple(map(_set, (
    "محكمة محام محامي محامية محامون ورثة ميراث قضائية قضائي قاض دعوى دعاوى استئناف رضائية خصوم متخاصمين نزاع تقاضي عقد كاتب العدل",
    "مسابقة مسابقات روبوت روبوتات روبوتهم طلاب طالب جامعيون جامعة نهائيات جائزة ميدالية متسابق متسابقون مشرفة مدرسة امتحان امتحانات معلم معلمة أولمبياد مركز",
    "جراد أسراب سرب حقول ذرة قمح محصول محاصيل مزارع مزارعون مزارعين حشرات حشرة آفة آفات زراعة رش مبيدات موسم زيتون بستان",
    "أسعار سعر متجر متاجر أسواق سوق بضائع بضاعة شراء بيع تجار تاجر تجارة غرفة زبائن زبون كيلوغرام ليرة مستهلك طابور ازدحام خضار لحوم",
    "لقاح تلقيح فيروس عدوى مرضى مريض عيادة مشفى أطباء وباء إنفلونزا جرعة جرعات طبيب كورونا",
    "تطبيق برنامج شركة هاتف هواتف إنترنت اختراق قراصنة مستخدم مستخدمون حسابات موقع خوادم برمجيات",
)))  # fmt: skip
_WEATHER = _set("مطر أمطار ثلوج ثلج رياح عاصفة منخفض حرارة درجات أرصاد طقس سيول ضباب")
_WAR = _set(
    """قوات قوة جيش جندي جنود مسلح مسلحون مسلحين مسلحة مقاتل مقاتلون مقاتلين عسكري عسكرية ميليشيا ميليشيات فصيل فصائل مجموعة حركة تنظيم قتيل قتلى قتل قتلت قتلوا مقتل جرحى جريح جرح أصيب إصابة
    إصابات شهيد شهداء استشهد استشهاد ضحايا مصرع عناصر عنصر هدنة إطلاق قذيفة قذائف غارة غارات طيران حاجز مخابرات أمن شرطة معتقل معتقلين نازح نازحين نزح نزوح نزحوا مساعدات
    قصفوا مدفعية مدفعي هاون صاروخ صواريخ صاروخي صاروخية براميل انفجار انفجرت تفجير عبوة عبوات لغم ألغام رصاص نيران قنص قناص قناصة دبابة دبابات طائرة طائرات
    اشتباك اشتباكات اقتحم اقتحمت اقتحام استهدف استهدفت استهداف حصار محاصر محاصرة اعتقل اعتقلت اعتقال خطف اختطاف اغتيال اغتال"""
)
"""Words of those who bear arms and of those they hurt, beside the words of war of the lexicon."""
_TELLS = _set("يروي تروي يحكي تحكي يجسد تجسد يتناول تتناول أحداث يؤدي تؤدي سيناريو حلقات حلقة رواية")
"""What only tells a story, of war or not."""


@lru_cache(maxsize=200_000)
def _readings(word: str) -> frozenset[str]:
    return frozenset(bare(rest) for _, rest in word_forms(word))


def _said(folded: str) -> list[str]:
    return [word for raw in folded.split() if (word := raw.strip("،,.:؛!؟()\"«»#"))]


def of_war(text: str, cut: Sequence[Span], words_of: Callable[[Span], tuple[Sequence[Token], Sequence[Name]]]) -> AbstractSet[Span]:
    """The sentences of a text that are worth reading. cut: its sentences; words_of: their words and the names among them."""
    found = worth(fold_text(text[cut[0][0] :])) if cut else "all"
    if found == "some":
        return {one for one in cut if speaks_of_war(text[slice(*one)])}
    if found == "nothing" or (found == "named" and not any(_armed(name) for one in cut for name in words_of(one)[1])):
        return frozenset()
    return frozenset(cut)


def _armed(name: Name) -> bool:
    """Whether a name is of somebody armed who is no state: states trade, too."""
    return name.kind == "actor" and name.armed and not name.state and not name.people


def worth(folded: str) -> Worth:
    """What of a text is read for acts. folded: the text in the reader's spelling."""
    told = _said(folded)
    plain = frozenset(form for word in set(told) for form in _readings(word))
    games = plain & game_words()
    if len(games) >= GAMES:
        war = plain & war_words_in_sport()
        return "nothing" if not war else "all" if len(plain & war_words()) >= len(games) else "some"
    return "named" if len(set(told)) <= _SHORT and _of_trade(told, plain) else "all"


def _of_trade(told: Sequence[str], plain: AbstractSet[str]) -> bool:
    """Whether a text is news of a trade or of the weather. told: its words in order; plain: with and without what is written onto them."""
    if not plain.isdisjoint(_WAR):
        return False
    if len(plain & _WEATHER) >= _LEAST:
        return not _beyond_weather(told)
    return plain.isdisjoint(war_words()) and any(len(plain & trade) >= _LEAST for trade in _TRADES)


def _beyond_weather(told: Sequence[str]) -> bool:
    """Whether a word of war stands where no storm is its subject."""
    weather = [k for k, word in enumerate(told) if not _readings(word).isdisjoint(_WEATHER)]
    return any(
        not _readings(word).isdisjoint(war_words_in_storms()) and all(abs(k - one) > _BESIDE for one in weather) for k, word in enumerate(told)
    )


def speaks_of_war(sentence: str) -> bool:
    """Whether a sentence among news of sport or the stage tells of war: it holds a word that they do not borrow, and tells no story."""
    plain = {form for word in _said(fold_text(sentence)) for form in _readings(word)}
    return not plain.isdisjoint(war_words_in_sport()) and plain.isdisjoint(_TELLS)
