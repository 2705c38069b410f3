"""Whom an active verb befell, where who or what did it stands between: `قتل مهاجمون 23 شخصا`, `أصابت القذيفة امرأة وطفلين`."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.described import past_adjectives
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.numbers import number_at, value_at
from ceasefire.claims.arabic.persons import COMBATANTS, People, people_at, person_at
from ceasefire.claims.arabic.tokens import Token, bare
from ceasefire.dossier.wordlist import words

_WHO = frozenset(
    fold(w)
    for w in words(
        """مهاجم مهاجمون مهاجمان متطرفون متطرف متشددون مجهولون مجهول ملثمون ملثمان ملثم لصوص قراصنة عصابة عصابات ميليشيا مليشيا ميليشيات مليشيات قوات
    شرطة شرطي جيش مستوطن مستوطنون مستوطنين رعاة راع حشد غوغاء انتحاري انتحاريان انتحارية انتحاريون دورية حراس حارس خاطفون قطاع جماعة فصيل فصائل
    تنظيم قوة مجموعة متسللون مخربون قاتل قتلة سجان محتلون غزاة أفراد رجال مهربون قبائل أهالي إرهابيون جندرمة حرس أمن"""
    )
)
_BODIES = frozenset(fold(w) for w in words("قوات قوة شرطة جيش ميليشيا مليشيا ميليشيات مليشيات عصابة عصابات جماعة تنظيم دورية مجموعة"))
"""Those of whom it is not said that they were killed, but their men."""
_WHAT = frozenset(
    fold(w)
    for w in words(
        """قصف غارة غارات غارتان ضربة ضربات صاروخ صواريخ صاروخان قذيفة قذائف قذيفتان رصاصة رصاص رصاصات لغم ألغام لغمان عبوة عبوات انفجار انفجارات تفجير
    تفجيرات تفجيران هجوم هجمات هجومان طائرة طائرات طائرتان مسيرة مسيرات مروحية مروحيات سيارة قنبلة قنابل قنبلتان شظية شظايا نيران دبابة دبابات
    مدفعية هاون كمين برميل براميل درون حريق دراجة ذخائر مقذوف مقذوفات سلاح طيران كاتيوشا اشتباكات معارك مجزرة"""
    )
)
_GAP = 7
"""Words between the verb and whom it befell."""
_ONE = frozenset(fold(w) for w in words("واحد واحدة اثنان اثنتان"))
"""Numbers that stand behind their noun like an adjective."""
_MOUNTS = frozenset(fold(w) for w in words("دراجات دراجة دراجتين متن ظهور خيول شاحنات سيارات"))
"""What those ride who come to kill: `مسلحون على دراجات نارية`."""
_WHERE = frozenset(fold(w) for w in words("في على قرب"))
_STOP = frozenset(fold(w) for w in words("في على إلى عن مع بعد قبل خلال إثر جراء نتيجة منذ حين أثناء عندما بينما فيما حتى أن إن كما ثم قرب أمام بحق بيد برصاص بنيران"))
_OTHERS = frozenset(fold(w) for w in words("في من آخرين بينهم على خلال قبل أمس اليوم"))


def past_subject(toks: Sequence[Token], at: int, active: bool) -> People | None:
    """Whom the verb before `at` befell where a doer or a means stands at `at`; None where that noun is itself whom it befell.

    active: the form of the verb is active alone, as `أصاب` is and `قتل` is not."""
    if at >= len(toks) or toks[at].kind != "w":
        return None
    norm = toks[at].norm
    what = bare(norm) in _WHAT
    kind = person_at(toks, at, "")
    fighter = bare(norm) in _WHO or (kind is None and norm.endswith("ون") and len(norm) > 5 and value_at(toks, at) is None) or (kind is not None and kind[0] == COMBATANTS and not norm.endswith(("ين", "ا")))
    if not what and not fighter:
        return None
    end = past_adjectives(toks, at + 1)
    placed = False
    for k in range(at + 1, min(len(toks), at + 1 + _GAP + 2 * what)):
        token = toks[k]
        if token.norm in _WHERE and (what or (k + 1 < len(toks) and toks[k + 1].norm in _MOUNTS)):
            placed = True
            continue
        if (token.kind == "p" and token.norm not in ("«", "»", '"', "(", ")")) or token.norm in _STOP:
            return None
        if token.norm[:1] == "و" and len(token.norm) > 2 and value_at(toks, k) is None:
            return None
        people = None if token.norm in _ONE and value_at(toks, k) in ((1, k + 1), (2, k + 1)) else people_at(toks, k)
        if people is None or (people.vague and not people.kinds):
            continue
        if number_at(toks, k) is None and norm.startswith("ال") and all(t.norm.startswith("ال") for t in toks[at + 1 : k + 1]):
            continue  # "the Xian army": its adjective is nobody who was struck
        if number_at(toks, k) is not None:
            if toks[k - 1].norm in _WHERE:
                return None  # "a raid on five": where it hit, not whom
            closed = not placed and (people.last == len(toks) or toks[people.last].kind == "p" or toks[people.last].norm in _OTHERS)
            return people if people.kinds or (closed and (what or active)) else None
        if k <= end and not placed and (_is_object(toks, k) or (people.best == 2 and toks[people.last - 1].norm in ("اثنين", "اثنتين"))):
            return people
        if k == end and not placed and (what or active or bare(norm) in _BODIES) and people.best is not None and people.kinds and people.kinds[0][0] != COMBATANTS and not token.norm.startswith("ال"):
            return people  # "killed the head of a school": of a construct no ending tells
    return None


def _is_object(toks: Sequence[Token], k: int) -> bool:
    """Whether a word for people has the form of an object and is no adjective of the noun before."""
    norm, noun = toks[k].norm, person_at(toks, k, "")
    if noun is None:
        return False
    if norm.startswith("ال"):
        return toks[k - 1].norm.startswith("ال") and noun[1] is not None and noun[0] != COMBATANTS
    if noun[1] == 1:
        return norm.endswith("ا") or (toks[k].tied and noun[0] in ("women", "children"))
    if noun[1] == 2:
        return norm.endswith("ين")
    return noun[0] in ("women", "children", "civilians") and (toks[k - 1].norm.startswith("ال") or not norm.endswith(("ون", "ين")))
