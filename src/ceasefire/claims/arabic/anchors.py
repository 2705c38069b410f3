"""The words of a sentence that say an act, with the verb that carries them."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from ceasefire.claims.arabic.datewords import ORDINALS
from ceasefire.claims.arabic.figures import figurative
from ceasefire.claims.arabic.fitting import COVER, fits, intercepted, is_noun, truce_fire
from ceasefire.claims.arabic.gunmen import by_hand
from ceasefire.claims.arabic.lexicon import Entry, Form, forms_at, lexicon, verb_forms, weapon_at
from ceasefire.claims.arabic.names import ARMED
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.rolewords import BY_ONE
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.thrown import thrown
from ceasefire.claims.arabic.tokens import bare, word_forms
from ceasefire.claims.arabic.undergone import in_that_way, undergone

_LIGHT = {
    "do": "منح/يمنح أعطى/يعطي شن/يشن تبادل/يتبادل قام/يقوم تمكن/يتمكن أقدم/يقدم عمد/يعمد نجح/ينجح استطاع/يستطيع أحكم/يحكم تولى/يتولى نفذ/ينفذ أطلق/يطلق ألقى/يلقي وجه/يوجه رمى/يرمي جدد/يجدد واصل/يواصل كثف/يكثف صعد/يصعد ارتكب/يرتكب رد/يرد بدأ/يبدأ "
    "استأنف/يستأنف حاول/يحاول تابع/يتابع فتح/يفتح أمطر/يمطر باشر/يباشر أعاد/يعيد فرض/يفرض أرسل/يرسل استقدم/يستقدم دفع/يدفع أقام/يقيم أنشأ/ينشئ خطط/يخطط اعتزم/يعتزم استعد/يستعد نصب/ينصب عاود/يعاود",
    "hit": "استهدف/يستهدف ضرب/يضرب طال/يطال أصاب/يصيب",
    "fall": "سقط/يسقط انهال/ينهال هطل/يهطل نزل/ينزل تساقط/يتساقط",
    "suffer": "تعرض/يتعرض شهد/يشهد",
    "done": "تم/يتم جرى/يجري",
    "exist": "دار/يدور اندلع/يندلع نشب/ينشب حصل/يحصل حدث/يحدث وقع/يقع تجدد/يتجدد تواصل/يتواصل استمر/يستمر تخلل/يتخلل عاد/يعود سمع/يسمع هز/يهز",
    "foil": "أحبط/يحبط صد/يصد تصدى/يتصدى أفشل/يفشل",
}
_LIGHT_NOUN = {
    "hit": "استهداف استهدافات ضرب", "fall": "سقوط", "do": "قيام إقدام تجديد مواصلة استئناف شن تنفيذ إلقاء إطلاق فتح توجيه ارتكاب", "suffer": "تعرض", "exist": "اندلاع وقوع نشوب تجدد سماع", "foil": "إحباط صد تصدي",
}  # fmt: skip
_BREAK = {"،", "؛", ":", "ان", "وان", "انه", "وانه", "انها", "وانها", "حين", "عندما", "فيما", "بينما", "كما", "حيث", "اذ", "لكن", "ولكن", "بان", "اثناء"}
_CASUALTIES = frozenset({"قتلي", "ضحايا", "جرحي", "شهداء", "قتيل", "اصابات"})
STRONG = _BREAK - {"،", "اثناء"}
"""Words that begin a clause of their own."""


@lru_cache(maxsize=1)
def _lights() -> dict[str, tuple[str, str, str, bool]]:
    """form -> (role, tense, gender, has an object pronoun)."""
    out: dict[str, tuple[str, str, str, bool]] = {}
    for role, pairs in _LIGHT.items():
        for pair in pairs.split():
            for form, (tense, gender, has) in verb_forms(pair).items():
                out.setdefault(form, (role, tense, gender, has))
    out.pop("القوه", None)  # "the force" far oftener than "they threw it"
    for role, nouns in _LIGHT_NOUN.items():
        for noun in nouns.split():
            for form in (fold(noun), fold(noun) + "ا", fold(noun) + "ها", fold(noun) + "ه"):
                out.setdefault(form, (role, "noun", "", form.endswith(("ها", "ه"))))
    return out


def light_at(norm: str) -> tuple[str, str, str, bool, str] | None:
    """(role, tense, gender, object, clitics) of a carrying verb or noun."""
    table = _lights()
    for clitics, rest in word_forms(norm):
        for key in (rest, rest[1:] if rest[:1] == "س" else ""):
            if key in table:
                role, tense, gender, has = table[key]
                if tense != "noun" and clitics[-1:] in ("ب", "ل", "ك") and not (clitics == "ب" and tense == "present" and key[0] in "يت"):
                    continue
                return role, tense, gender, has, clitics + ("س" if key != rest else "")
        if bare(rest) in table and table[bare(rest)][1] == "noun":
            role, tense, gender, has = table[bare(rest)]
            return role, tense, gender, has, clitics
    return None


def _affiliated(norms: list[str], i: int) -> bool:
    """`طائرة تابعة لأ`: belonging to, which is written like "followed"."""
    return norms[i] in ("تابعه", "تابع", "تابعا") and norms[i + 1 : i + 2] != [] and norms[i + 1][:1] == "ل"


def worth_reading(norm: str) -> bool:
    """Whether a word can begin an act or a harm; the cheap test that picks sentences to read."""
    table = lexicon()
    light = light_at(norm)
    if light is not None and light[0] == "hit" and ("ستهد" in norm or "ضرب" in norm):
        return True
    return any(
        rest in table.forms or bare(rest) in table.forms or bare(rest) in table.weapons or rest[1:] in table.forms
        for _, rest in word_forms(norm)
    )


def find_anchors(scene: Scene) -> tuple[Anchor, ...]:
    """The acts a sentence speaks of, in order."""
    toks, norms = scene.toks, scene.norms
    taken = {k for n in scene.names for k in range(n.first, n.last)}
    timed = {k for w in scene.times for k in range(w.first, w.last)}
    heads = {h.head for h in scene.hurts}
    entries = lexicon().entries
    taken |= _at_arms_length(scene)
    out: list[Anchor] = []
    carry: tuple[int, tuple[str, str, str, bool, str]] | None = None
    loose: tuple[int, int, str] | None = None  # a means that nothing carries yet
    hurt_at = -1
    broke = -1
    i = 0
    while i < len(toks):
        if toks[i].kind != "w" or i in taken or i in timed:
            if norms[i] in ("؛", ":"):
                carry = None
            if norms[i] in _BREAK:
                broke = i
            i += 1
            continue
        if norms[i] in _BREAK:
            broke = i
            if norms[i] in STRONG:
                carry = None if carry and (norms[i] not in ("ان", "انه", "انها") or "،" in norms[carry[0] : i]) else carry
                loose = None
        if i in heads:
            hurt_at = i
            after = weapon_at(norms, i + 1) if i + 1 < len(norms) and i + 1 not in taken else None
            if after and after[2] == "" and any(h.head == i and h.active for h in scene.hurts):
                loose = (i + 1, i + 1 + after[1], after[0])  # "there killed a shell two children"
            if loose and loose[0] > broke and i - loose[1] <= 5 and not norms[i].startswith("و") and not any(n.kind == "actor" and n.armed and n.first == i + 1 for n in scene.names) and any(h.head == i and (h.active or (h.verb and _opens(norms, loose[0]))) for h in scene.hurts):
                out.append(Anchor(loose[0], loose[1], loose[2], "ar.means", "noun", "", -1, "fall", "", loose[:2]))
                loose = None  # "a shell killed a child": the means is the subject
        chosen: tuple[Form, str, Entry] | None = None  # of several that fit, the one whose object stands there
        for form, clitics in forms_at(norms, i):
            entry = entries[form.entry]
            if form.tense != "noun" and (is_noun(scene, i, clitics) or (form.object and scene.text[scene.toks[i].end - 1] == "ة")):
                continue  # with its two dots the ending is no pronoun
            closer = chosen is None or (entry.object and not chosen[2].object and len(form.words) >= len(chosen[0].words))
            if closer and fits(scene, i, form, entry, clitics):
                chosen = (form, clitics, entry)
        light = None if _affiliated(norms, i) else light_at(norms[i])
        if light and i > 0 and norms[i - 1].lstrip("ول") in ("وقف", "قف", "وقفا"):
            light = None
        if chosen and (chosen[2].light or (light and chosen[0].tense != "noun" and chosen[2].object)) and chosen[2].light:
            chosen = None
        if chosen and chosen[0].tense == "noun" and out and norms[max(0, i - 2) : i - 1] == ["في"] and _compared(norms[i - 1]):
            i += len(chosen[0].words)
            continue  # "in the worst attack of its kind": what was just told
        if chosen and out and out[-1].entry.startswith("ar.hit") and out[-1].weapon and out[-1].weapon[0] <= i < out[-1].weapon[1]:
            i += len(chosen[0].words)
            continue  # the means of the hit just told
        if chosen:
            form, clitics, entry = chosen
            last = i + len(form.words)
            passive = form.passive or (form.tense == "past" and damma(scene, i))
            anchor = Anchor(i, last, entry.act, entry.id, form.tense, form.gender, clitics=clitics, object=form.object, passive=passive)
            if form.tense == "noun":
                if carry and any(n in ("بحسب", "حسب", "وفق") or (n == "،" and carry[1][1] == "noun") for n in norms[carry[0] : i]):
                    carry = None  # a noun carries no act of another clause
                if carry and not (norms[i - 1] == "علي" and norms[carry[0]].removeprefix("و").startswith(("رد", "يرد", "ترد"))) and (carry[0] >= broke or carry[1][0] in ("do", "suffer", "exist", "foil", "fall", "done")):
                    anchor = msgspec.structs.replace(anchor, light=carry[0], role=carry[1][0], gender=carry[1][2], passive=carry[1][0] == "done" or (carry[1][1] == "past" and damma(scene, carry[0])))
                if out and in_that_way(out[-1], anchor, norms):
                    anchor = msgspec.structs.replace(a := out.pop(), act=a.act if a.weapon else entry.act, entry="ar.hit")
                elif out and _same_thing(out[-1], anchor, norms):
                    out[-1] = msgspec.structs.replace(out[-1], last=last) if out[-1].last == i else out[-1]
                    i = last
                    continue
            else:
                carry = None
                if out and _same_thing(out[-1], anchor, norms):
                    i = last
                    continue
                if out and out[-1].entry.endswith("manshurat") and out[-1].act == anchor.act and i - out[-1].last <= 12:
                    i = last
                    continue  # "leaflets that call on …": one demand
            if out and anchor.act == out[-1].act == "force_movement" and anchor.tense != "noun" and out[-1].tense == "noun" and out[-1].light < 0 and not norms[i].startswith("و") and not STRONG & set(norms[out[-1].last : i]):
                out.pop()  # "a column of X, of some 20 vehicles, reached": one movement
            if out and anchor.act == "truce_declared" and out[-1].entry == "ar.agreement_signed.ittafaq" and i - out[-1].last <= 14 and not {"،", *STRONG} & set(norms[out[-1].last : i]):
                out.pop()  # "X and Y agreed on a truce": one deal
            if anchor.act == "property_destruction" and anchor.tense == "noun" and out and out[-1].act in _STRIKING and any(n in _LED_TO for n in norms[max(0, i - 3) : i]):
                i = last
                continue  # "which led to the destruction of": what the strike did
            if anchor.act == "property_destruction" and anchor.tense != "noun" and (means_act := _done_by(scene, out, anchor, loose, broke)) is not None:
                if means_act == "":
                    i = last
                    continue  # "the shelling destroyed": what it did
                anchor = msgspec.structs.replace(anchor, act=means_act, entry="ar.hit", weapon=loose[:2] if loose else None)
            out.append(anchor)
            loose = None
            i = last
            continue
        if light:
            role = light[0]
            if role == "hit" and any(intercepted(norms, k) and weapon_at(norms, k) for k in range(max(0, i - 5), i)):
                i += 1
                continue  # "drones were shot down that had targeted …"
            falls = any(i < h.head <= i + 2 or i < h.first <= i + 2 for h in scene.hurts) or any(bare(n) in _CASUALTIES for n in norms[i + 1 : i + 4])
            if role == "fall" and loose and i - loose[1] <= 6 and not falls:
                out.append(Anchor(loose[0], loose[1], loose[2], "ar.means", "noun", light[2], i, "fall", light[4], (loose[0], loose[1])))
                loose, carry = None, (i, light)
                i += 1
                continue
            extends = bool(out) and out[-1].tense == "noun" and not norms[i].startswith("و") and (broke < out[-1].first or _told_of(scene, out[-1], i))
            if role == "do" and light[3] and extends and i - out[-1].last <= 2:
                carry = loose = None
                i += 1
                continue  # "a raid that a drone carried out": by what
            if role == "hit" and figurative(norms, i, i + 1, verb=light[1] != "noun"):
                i += 1
                continue  # "a storm struck"
            if role == "hit" and not extends:
                act, weapon = _means(scene, i, loose, broke)
                fitting = norms[i] if act else ""
                default = "shelling" if any(s in norms[i] for s in ("استهد", "ستهد", "ضرب")) and _hits_something(scene, i) else ""
                default = (default and by_hand(scene.toks, i)) or default
                if "صاب" in norms[i] or "صيب" in norms[i]:
                    # "hit" only when the means is its subject; else it is "injured".
                    noun = any(h.head == i and not h.verb for h in scene.hurts)  # "the injuring of", which is written as "he hit him"
                    leads = (not noun and (weapon is not None and i not in heads)) or (not noun and weapon is not None and not (i in heads and norms[i].startswith("و")) and (weapon[0] < i or weapon[0] == i + 1))
                    if not act or not leads:
                        act = None
                    default = ""
                if act or default:
                    out.append(Anchor(i, i + 1, act or default, "ar.hit" if fitting else "ar.hit.bare", light[1], light[2], clitics=light[4], weapon=weapon, object=light[3], passive=light[1] == "past" and (damma(scene, i) or undergone(scene, i))))
                    carry, loose = None, None
                    i += 1
                    continue
            within = carry is not None and light[4].endswith("ب") and i - carry[0] <= 8 and carry[1][0] == "do" and not norms[carry[0]].removeprefix("و").startswith("رد")
            if (not extends or role != "hit") and not within:
                carry = (i, light)  # in "X undertook to renew its attacks" the first verb carries
            i += 1
            continue
        means = weapon_at(norms, i)
        if means and ((i > 0 and norms[i - 1] in (*COVER, "رميا")) or truce_fire(norms, i) or intercepted(norms, i)):
            i += means[1]
            continue
        if means:
            act, size, clitics = means
            made = False
            if carry and carry[1][0] in ("do", "fall", "suffer") and carry[0] >= _last_verb(out):
                previous = out[-1] if out else None
                carried = previous and previous.light == carry[0] and (previous.act == act or previous.entry != "ar.means" or previous.act in ("drone_strike", "airstrike"))  # what aircraft drop is their strike
                if not carried and _carries(norms[carry[0]], act, norms, i):
                    out.append(Anchor(i, i + size, act, "ar.means", "noun", carry[1][2], carry[0], carry[1][0], carry[1][4], (i, i + size)))
                    made = True
            elif (hurt_at > _last_start(out) and (clitics.endswith("ب") or (i > 0 and norms[i - 1] in ("جراء", "نتيجه", "اثر", "بسبب", "في")))) or (out and out[-1].entry == "ar.means" and out[-1].light < 0 and clitics.endswith("ب") and clitics[:1] == "و" and _number_between(scene, out[-1].last, i)):
                out.append(Anchor(i, i + size, act, "ar.means", "noun", "", -1, "fall", clitics, (i, i + size)))
                made = True
            if not made and any(n in BY_ONE and "طلق" in n for n in norms[i + size : i + size + 2]) and intercepted(norms, i, fired=True):
                out.append(Anchor(i, i + size, act, "ar.means", "noun", "", -1, "fall", clitics, (i, i + size)))
                made = True  # "a missile that X had fired was shot down"
            if not made:
                loose = (i, i + size, act)
            i += size
            continue
        i += 1
    return tuple(out) or thrown(scene, taken | timed)


def _compared(norm: str) -> bool:
    """`أعنف`, `أكبر`, `ثالث`, `أول`, `آخر`: what ranks an act among others."""
    return norm in ORDINALS or norm in ("احدث", "اخر", "اولي") or (len(norm) == 4 and norm[0] == "ا" and norm not in ("اطار", "اثني", "اثنا"))


_NAMED = 4
"""Words in quotation marks up to which they only hold a word at arm's length or are a name, and quote no statement."""


def _at_arms_length(scene: Scene) -> set[int]:
    """Tokens of `«غزوا»`, `«تخوض معركة ضد الوقت»`: words in quotation marks that nobody is named in and no verb of saying leads."""
    out: set[int] = set()
    norms = scene.norms
    for k, norm in enumerate(norms):
        if norm not in ("«", "“"):
            continue
        close = next((j for j in range(k + 1, min(len(norms), k + _NAMED + 2)) if norms[j] in ("»", "”")), -1)
        said = (k > 0 and norms[k - 1] in (":", "،", "ان", "بان")) or any(k < n.first < close for n in scene.names) or _carried_out(scene, k)
        if close > 0 and not said and not any(h.first < close and k < h.last for h in scene.hurts):
            out.update(range(k + 1, close))
    return out


def _carried_out(scene: Scene, k: int) -> bool:
    """`شن الجيش «غارات دقيقة»`: somebody armed does what the word in the quotation mark at k says."""
    light = next((j for j in range(k - 1, max(-1, k - 6), -1) if (found := light_at(scene.norms[j])) and found[0] in ("do", "suffer") and found[1] != "noun"), -1)
    between = range(light + 1, k)
    return light >= 0 and (any(bare(rest) in ARMED for j in between for _, rest in word_forms(scene.norms[j])) or any(n.kind == "actor" and n.armed and light < n.first < k for n in scene.names))


def damma(scene: Scene, i: int) -> bool:
    """Whether a verb of the past is marked as passive: `قُصف`, `اعتُقل`; the active has no damma but before the plural's `وا`."""
    raw = scene.text[scene.toks[i].start : scene.toks[i].end]
    return any(c == _DAMMA and raw[k + 1 : k + 2] != "و" for k, c in enumerate(raw))


_DAMMA = "\u064f"


def _done_by(scene: Scene, out: list[Anchor], a: Anchor, loose: tuple[int, int, str] | None, broke: int) -> str | None:
    """Destruction that an attack or its means did: the act of the means that is its subject, "" where the attack is told, else None."""
    norms = scene.norms
    if loose and broke < loose[0] and a.first - loose[1] <= 4 and not norms[a.first].startswith("و"):
        return loose[2]
    told = out[-1] if out else None
    if told is None or told.act not in _STRIKING:
        return None
    joined = norms[a.first][:1] in "وف" and not any(n.kind == "actor" and a.last <= n.first <= a.last + 1 for n in scene.names)
    subject = told.tense == "noun" and told.light < 0 and a.first - told.last <= 4
    return "" if (joined or subject) and not {"،", *STRONG} & (set(norms[told.last : a.first]) - {"،"} if joined else set(norms[told.last : a.first])) else None


_LED_TO = frozenset(fold(w) for w in ["أدى", "أدت", "يؤدي", "أسفر", "أسفرت", "تسبب", "تسببت", "أفضى", "أفضت", "خلف", "خلفت", "مسفرا", "مسفرة", "مخلفا", "مخلفة", "مسببا", "مسببة", "مؤديا"])
_STRIKING = frozenset({"shelling", "airstrike", "missile_strike", "drone_strike", "explosive_device"})


def _opens(norms: list[str], k: int) -> bool:
    """Whether a word stands at the head of its clause, as its subject."""
    return norms[k][:1] not in "بل" and (k == 0 or norms[k - 1] in _BREAK)


def _told_of(scene: Scene, a: Anchor, i: int) -> bool:
    """`القصف الذي نفذته أ، استهدف …`: the verb that ends the relative clause is of the same act."""
    return i - a.last <= 10 and any(n in ("الذي", "التي") for n in scene.norms[a.last : a.last + 3]) and "،" in scene.norms[a.last : i] and not (set(scene.norms[a.last : i]) & STRONG)


def _carries(verb: str, act: str, norms: list[str], i: int) -> bool:
    """"suffer" verbs need an act, not a means; "fired" needs something that is fired."""
    stem = next((s for s in ("شهد", "شن", "نفذ", "بدا", "واصل", "جدد", "كثف", "حاول", "رد", "تابع", "نصب") if s in verb), "")
    return (not stem and act != "airstrike") or (act == "airstrike" and any(b in norms[i] for b in ("برميل", "براميل", "قنابل")))


def _number_between(scene: Scene, first: int, last: int) -> bool:
    return last - first <= 3


def _last_verb(out: list[Anchor]) -> int:
    return max((a.first for a in out if a.tense != "noun"), default=-1)


def _last_start(out: list[Anchor]) -> int:
    return max((a.start for a in out), default=-1)


_ENDS = frozenset({"assassination", "abduction_or_detention"})
_AGAIN = frozenset({"fortification", "property_destruction", "siege_or_blockade"})
_MEANS_ACTS = frozenset({"small_arms_fire", "explosive_device", "drone_strike", "airstrike", "shelling"})


def _same_thing(a: Anchor, b: Anchor, norms: list[str]) -> bool:
    """`انفجار عبوة ناسفة`, `قصفت … قصفا مدفعيا`: one act said twice."""
    between = norms[a.last : b.first]
    if a.act == b.act == "prisoner_exchange":
        return True
    if a.act == b.act == "demand_or_ultimatum" and b.tense == "noun" and "،" not in between:
        return True  # "gave X until Friday, a deadline for": one demand
    if a.act == "offensive_halted" and b.tense == "noun" and len(between) <= 3 and "،" not in between:
        return True  # "halted its attack"
    if a.act in _ENDS and b.act in _MEANS_ACTS and b.tense == "noun" and b.clitics.endswith("ب") and b.first - a.last <= 7 and not {"،", *STRONG} & set(between):
        return True  # "was murdered by gunfire": how
    if a.act == b.act and a.act in _AGAIN and b.tense == "past" and norms[b.first][:1] == "و" and len(between) <= 4 and "،" not in between:
        return True  # "dug trenches and set up a post"
    if a.act == b.act == "service_disruption" and b.tense == "noun":
        return True  # "no water and no power"; "the water is cut since the pump stopped"
    if a.act == b.act == "truce_declared" and len(between) <= 3 and any(n.startswith(("تشمل", "يشمل", "تتضمن", "يتضمن", "تقضي", "يقضي", "تنص", "ينص")) for n in between):
        return True  # "a truce that includes a halt of hostilities"
    if a.act == "agreement_signed" and a.tense == "noun" and b.act == "truce_declared" and len(between) <= 1 and norms[b.first].startswith(("ل", "وقف", "ب")):
        return True
    if a.act == b.act and b.first - a.last <= 2 and not b.clitics.startswith("و") and not any(n.startswith("و") or n == "،" for n in between):
        return True
    if a.act == b.act and a.tense != "noun" and norms[b.first].endswith("ا") and b.first - a.last < 8 and "،" not in between:
        return True
    if a.tense != "noun" and a.act in _STRIKING and b.act == "force_movement" and b.tense == "noun" and b.light < 0 and not b.clitics and len(between) <= 4 and not {"،", "مع", "بعد", "وسط", *STRONG} & set(between) and not norms[b.first].startswith("ال"):
        return True  # "aircraft shelled a column of X": what was hit
    led = between[-1:] and between[-1].startswith("ب") and len(between[-1]) > 2
    if a.tense != "noun" and {a.act, b.act} <= {"shelling", "airstrike"} and (b.clitics.endswith("ب") or led) and not ("ال" not in b.clitics and {"،", *STRONG} & set(between)):
        return True
    return a.act in ("ground_assault", "explosive_device", "airstrike", "shelling") and b.first == a.last and not norms[b.first].startswith("و") and b.entry.split(".")[1] in ("explosive_device", "drone_strike", "airstrike")


def _hits_something(scene: Scene, i: int) -> bool:
    """A target or a place in sight makes "targeted" an attack."""
    return any(n.kind in ("place", "actor") and 0 < n.first - i < 12 for n in scene.names)


def _means(scene: Scene, i: int, loose: tuple[int, int, str] | None, broke: int) -> tuple[str | None, tuple[int, int] | None]:
    """The act that the means beside a hitting verb makes it, and where the means stands."""
    found = None
    if loose and loose[0] > broke and i - loose[1] <= 8:
        found = loose
    for k in range(i + 1, min(len(scene.norms), i + 16)):
        if scene.norms[k] in STRONG or (light_at(scene.norms[k]) and k > i + 1 and scene.norms[k].startswith("و")):
            break
        if any(n.first < k < n.last or (n.first == k and n.kind != "actor") for n in scene.names):
            continue
        means = weapon_at(scene.norms, k)
        if means:
            if found is None or (k - i <= 2 and means[2] == ""):
                found = (k, k + means[1], means[0])
            break
    if found is None:
        # "the aircraft of X hit": the means stands in the name of who did it.
        for name in scene.names:
            means = weapon_at(scene.norms, name.first) if name.kind == "actor" and broke < name.first and name.last <= i and i - name.last <= 3 else None
            if means:
                found = name.first, name.first + means[1], means[0]
    if found is None:
        return None, None
    return found[2], (found[0], found[1])
