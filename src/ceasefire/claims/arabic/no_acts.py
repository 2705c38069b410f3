"""Words of an act that say no act where they stand: `ووفق مصادر`, `عبر خط السيطرة`, `استعادت أسراها`, `هدفا دائما للهجمات`."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import msgspec

from ceasefire.claims.arabic.lexicon import forms_at, lexicon, weapon_at
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.dossier.act import acts


def _set(text: str) -> frozenset[str]:
    return frozenset(fold(w) for w in text.split())


_ACCORDING = _set("ووفق ووفقا فوفق فوفقا")
_LINES = _set("خط خطوط نقاط مناطق")
_UNDER = ("خضع", "خاضع", "يخضع", "تخضع", "الخاضع")
_BACK = ("ستعاد", "ستعيد", "سترد", "ستراد")
_PERSONS = _set("أسير أسيرا أسيرين أسرى أسراه أسراها أسراهم جثمان جثماني جثمانا جثامين جثة جثتين جثتي جثث رفات محتجز محتجزا محتجزين رهينة رهائن رهائنها رهائنه مخطوفا مخطوفين مختطفا مختطفين معتقلا معتقلين سجينا سجناء طفلا أطفال مواطنا مواطنين عافيته عافيتها توازنه توازنها ثقة ثقته نشاطه نشاطها وعيه وعيها حياته حياتها حرية حريته هدوءها هدوءه")
_OFTEN = _set("كثيرا غالبا عادة أحيانا دائما نادرا وكثيرا وغالبا وعادة وأحيانا ودائما ونادرا")
_USED_TO = _set("اعتاد اعتادت اعتادوا يعتاد تعتاد يعتادون دأب دأبت دأبوا يدأب تدأب")
_AIM = _set("هدفا هدف عرضة")
_STEADY = _set("متكررا متكرر دائما دائم مستمرا مستمر مفضلا مفضل يوميا يومي معتادا معتاد رئيسيا رئيسي")
_WORST = _set("أعنف أسوأ أشد أكبر أخطر أكثر أبرز أدمى أشرس أضخم أعقد أطول")
_CALLED = _set("بأنها بأنه أنها أنه وهي وهو تعد يعد تعتبر يعتبر كانت كان وكانت وكان وتعد ويعد وتعتبر ويعتبر")
_ANOTHER = _set("آخر أخرى منفصل منفصلة مماثل مماثلة ثان ثانية")
_TIDINGS = _set("معلومات أنباء تقارير أخبار تفاصيل")
_LED_TO = _set("أدى أدت أسفر أسفرت تسبب تسببت خلف خلفت أوقع أوقعت مسفرا مسفرة مخلفا مخلفة")
_STRIKES = frozenset({"shelling", "airstrike", "missile_strike", "drone_strike", "explosive_device", "ground_assault"})
_CONFIRM = ("يوكد", "توكد", "يعلن", "تعلن", "يوضح", "توضح", "يتبن", "تتبن")
_ALWAYS = _set("متكرر دائم مستمر شبه يومي متواصل دوري منتظم")
_BODIES = _set("لجنة لجان وفد وفود فريق")
_UNITS = _set("ساعة ساعات يوم يوما أيام دقائق دقيقة أسبوع أسبوعين يومين ساعتين")
_HOW = _set("الذي التي وقع وقعت نفذ نفذت شن شنت نفذه")
_FIGHTERS = _set("متسللين مهاجمين مسلحين مقاتلين متمردين إرهابيين عناصر متسللون مهاجمون مسلحون مقاتلون جنود")
_HARDLY = _set("صعوبة إمكانية ضرورة أجل محاولة محاولات جهود مساعي سبل كيفية أهمية مدى")
_READY = _set("منفتح منفتحة منفتحون منفتحين انفتاح انفتاحه انفتاحها مستعد مستعدة مستعدون مستعدين استعداده استعدادها استعدادهم جاهز جاهزة جاهزون")
_BREACH = _set("انتهاك خرق انتهاكات خروقات خرقا انتهاكا")
_DURING = _set("خلال أثناء بعد منذ عقب قبل إثر")
_LATEST = _set("الأخير الأخيرة السابق السابقة المذكور المذكورة")
_COPY = _set("نسخة نسخ صورة")
_PLANES = _set("مقاتلة مقاتلات طائرات طيران مروحية مروحيات")
_THROW = ("لقي", "القي", "القت", "اسقط", "سقط", "رمي", "رمت", "يلقي", "تلقي", "ترمي", "يرمي")


def acts_of(scene: Scene, anchors: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """The anchors of a sentence without those that say no act, and what aircraft drop as their strike."""
    if not anchors:
        return ()
    out: list[Anchor] = []
    for k, anchor in enumerate(anchors):
        if not _no_act(scene, anchors, k) and not _of_means(scene, out, anchor):
            out.append(_dropped(scene, anchor))
    return tuple(out)


def _no_act(scene: Scene, anchors: Sequence[Anchor], k: int) -> bool:
    anchor, norms = anchors[k], scene.norms
    at = anchor.first
    before = norms[at - 1] if at else ""
    act, group = anchor.act, acts()[anchor.act].group
    if anchor.tense == "noun" and _unsaid(norms, anchor):
        return True
    if act == "demand_or_ultimatum" and before in ("التي", "الذي") and norms[anchor.last : anchor.last + 1] in (["اليها"], ["اليه"]):
        return True  # "the truce that X called for"
    if act == "acceptance":
        return norms[at] in _ACCORDING  # written like "was agreed to"
    if act == "control_gained":
        if anchor.tense != "noun":
            return any(s in norms[at] for s in _BACK) and _persons(scene, anchor.last)
        line = bare(before.lstrip("وبل")) in _LINES and norms[at].startswith("ال")
        return line or (norms[at][:1] == "ل" and any(n.removeprefix("و").startswith(_UNDER) for n in _last_clause(norms[max(0, at - 6) : at])))
    if norms[at] == "عبر" and anchor.tense != "noun":
        return _across(scene, at)
    if act == "force_movement" and anchor.tense != "noun" and any(n in _COPY for n in norms[anchor.last : anchor.last + 1]):
        return True  # "a copy of it reached X"
    if (check := _BY_ACT.get(act)) is not None and check(scene, anchors, k):
        return True
    if act == "property_destruction" and anchor.tense == "noun" and k and anchors[k - 1].act in _STRIKES and norms[at][:1] == "و":
        return not _LED_TO.isdisjoint(n.removeprefix("ف").removeprefix("و") for n in norms[max(0, anchors[k - 1].start - 2) : at][-14:])  # "left two dead and houses destroyed"
    if group != "hostile":
        return False
    verb = anchor.light if anchor.light >= 0 else at
    if norms[max(0, verb - 1) : verb] == ["ما"] and verb > 1 and norms[verb - 2] in _OFTEN:
        return True  # "often shells": a habit
    near = norms[max(0, anchor.start - 6) : anchor.start]
    if norms[at] == "لقتال" or norms[max(0, at - 2) : at - 1] + norms[at - 1 : at] in (["لم", "يكن"], ["لم", "تكن"]) or _steadily(norms, anchor):
        return True  # "on its way to fight", "was not by a charge", "is shelled all the time"
    if not _USED_TO.isdisjoint(_last_clause(near)):
        return True  # "has taken to shelling"
    if anchor.tense != "noun":
        return False
    if norms[at][:1] == "ل" and any(n in _AIM for n in norms[max(0, at - 3) : at]) and not _STEADY.isdisjoint(norms[max(0, at - 3) : at]):
        return True  # "a frequent target of attacks"
    if before in _WORST and norms[max(0, at - 3) : at - 1][-1:] == ["من"] and norms[max(0, at - 3)] in _CALLED:
        return True  # "described as one of the worst battles"
    if k + 1 < len(anchors) and anchor.start <= 2 and norms[0] in ("وفي", "في") and at == 1 and _ANOTHER & set(norms[anchor.last : anchor.last + 2]) and "،" in norms[anchor.last : anchor.last + 4]:
        return True  # "in another attack, X shelled": a heading for what is told
    if norms[max(0, at - 2) : at] == ["عدم", "وجود"]:
        return True  # "although there was no fighting"
    if norms[at].startswith("ال") and before in _DURING and norms[anchor.last : anchor.last + 1] and norms[anchor.last] in _LATEST:
        return True  # "during the last shelling": told before
    if norms[at].startswith("ال") and any("علق" in n and norms[j - 1] in ("لم", "ولم") for j, n in enumerate(norms) if max(1, at - 10) <= j < at) and "علي" in norms[at - 2 : at]:
        return True  # "has not commented on the attack"
    return _unknown(near)


def _unsaid(norms: list[str], anchor: Anchor) -> bool:
    """`لم يؤكد أ تبادل الأسرى`, `كان تبادل الأسرى في الماضي`: silence, and how things used to be."""
    if norms[anchor.last : anchor.last + 2] == ["في", "الماضي"]:
        return True
    near = _last_clause(norms[max(0, anchor.start - 9) : anchor.start])
    at = next((j for j in range(1, len(near)) if near[j - 1].removeprefix("و") == "لم" and near[j].startswith(_CONFIRM)), -1)
    return at >= 0 and not any(n in ("ان", "انه", "انها", "التي", "الذي") or "مسوولي" in n for n in near[at:])  # nobody owned up to a blast that was


def _steadily(norms: list[str], anchor: Anchor) -> bool:
    """`وتتعرض المنطقة باستمرار إلى قصف`: a verb of the present and a word for always."""
    if anchor.light < 0 or norms[anchor.light].removeprefix("و")[:1] not in ("ت", "ي") or norms[anchor.light].endswith("ت"):
        return False
    words = norms[anchor.light : anchor.last + 3]
    return "باستمرار" in words or any(a == "بشكل" and b in _ALWAYS for a, b in itertools.pairwise(words))


def _of_means(scene: Scene, out: list[Anchor], anchor: Anchor) -> bool:
    """`الهجوم الذي وقع بسيارة مفخخة`: with what the attack just told was made; the attack is then told by it."""
    if not out or out[-1].act != "ground_assault" or out[-1].tense != "noun" or anchor.tense != "noun" or not anchor.clitics.endswith("ب"):
        return False
    gap = scene.norms[out[-1].last : anchor.first]
    if anchor.act not in _STRIKES or not 0 < len(gap) <= 4 or _HOW.isdisjoint(gap) or "،" in gap:
        return False
    out[-1] = msgspec.structs.replace(out[-1], act=anchor.act, weapon=(anchor.first, anchor.last))
    return True


def _flight(scene: Scene, anchors: Sequence[Anchor], k: int) -> bool:
    """`أجبر المتسللين على الفرار`: fighters who run are no displaced people."""
    at = anchors[k].first
    return anchors[k].tense == "noun" and any(bare(n.removeprefix("و")) in _FIGHTERS for n in _last_clause(scene.norms[max(0, at - 5) : at]))


def _not_halted(scene: Scene, anchors: Sequence[Anchor], k: int) -> bool:
    """`لم تعلق قيادة الجيش على الهجوم`, `صعوبة وقف الهجمات`."""
    at, norms = anchors[k].first, scene.norms
    if anchors[k].tense == "noun":
        return any(_plain(n) & _HARDLY for n in norms[max(0, at - 1) : at])
    return norms[max(0, at - 1) : at] in (["لم"], ["ولم"]) and "علق" in norms[at] and "علي" in norms[at + 1 : at + 10]


def _described(scene: Scene, anchors: Sequence[Anchor], k: int) -> bool:
    """`الجبهة التي تقاتل الحكومة منذ`, `القاعدة التي يتمركز فيها الجيش`: what they are, not what they did."""
    at = anchors[k].first
    if anchors[k].tense == "noun" or scene.norms[at].endswith("ت"):
        return False
    before = scene.norms[at - 1] if at else ""
    if not (before in ("التي", "الذي", "الذين") or (before in _FIGHTERS and not before.startswith("ال"))):
        return False
    return scene.norms[at].startswith(("تقاتل", "يقاتل", "يتمركز", "تتمركز", "ينتشر", "تنتشر"))


def _only_ready(scene: Scene, anchors: Sequence[Anchor], k: int) -> bool:
    """`منفتحة على وقف لإطلاق النار`, `بانتهاك اتفاق الهدنة`: somebody would, or breaks one that stands."""
    at, norms = anchors[k].first, scene.norms
    if anchors[k].tense != "noun":
        return False
    if any(_plain(n) & _READY for n in _last_clause(norms[max(0, at - 5) : at])):
        return True
    if anchors[k].act == "negotiation":
        return at > 0 and bare(norms[at - 1]) in _BODIES  # "the committee of mediation"
    if anchors[k].act == "truce_declared" and at > 2 and norms[at - 2] == "من" and norms[at - 1].startswith(("اعلان", "سريان", "بدء", "توقيع")) and norms[at - 3] in _UNITS:
        return True  # "within 24 hours of the declaration of a truce"
    breach = next((j for j in range(at - 1, max(-1, at - 9), -1) if _plain(norms[j]) & _BREACH), -1)
    if breach >= 0 and not any(s in n for n in norms[breach + 1 : at] for s in ("علنت", "يعلن", "تعلن", "توصل", "اتفقت")):
        return norms[breach - 1 : breach] not in (["رغم"], ["بعد"])  # "X's breach of the truce"
    return False


def _agreed(scene: Scene, anchors: Sequence[Anchor], k: int) -> bool:
    """`اتفق أ وب على سحب المدافع`: what they agreed on."""
    at = anchors[k].first
    before = anchors[k - 1] if k else None
    return before is not None and before.act == "agreement_signed" and before.tense != "noun" and anchors[k].tense == "noun" and at - before.last <= 8 and scene.norms[at - 1] == "علي"


def _treated(scene: Scene, anchors: Sequence[Anchor], k: int) -> bool:
    """`أجلي لتلقي العلاج`: one who is hurt is taken to hospital."""
    return any(n in ("لتلقي", "للعلاج") for n in scene.norms[anchors[k].last : anchors[k].last + 4])


def _planted(scene: Scene, anchors: Sequence[Anchor], k: int) -> bool:
    """`زرعت عناصر أ عبوات ناسفة`: told by its verb."""
    before = anchors[k - 1] if k else None
    gap = scene.norms[before.last : anchors[k].first] if before is not None else []
    return before is not None and before.act == "explosive_device" and before.tense != "noun" and anchors[k].tense == "noun" and anchors[k].light < 0 and not anchors[k].clitics and len(gap) <= 6 and "،" not in gap and not any(n[:1] == "و" for n in gap)


def _persons(scene: Scene, at: int) -> bool:
    """Whether what a verb takes back, behind its subject, are people, their bodies, or rest and health."""
    inside = {j for n in scene.names if n.kind == "actor" for j in range(n.first, n.last)}
    after = [k for k in range(at, min(len(scene.norms), at + 8)) if k not in inside][:3]
    return any(_plain(scene.norms[k]) & _PERSONS for k in after)


def _plain(norm: str) -> set[str]:
    return {rest for _, rest in word_forms(norm)} | {bare(norm)}


def _last_clause(near: Sequence[str]) -> Sequence[str]:
    return near[max((k + 1 for k, n in enumerate(near) if n in ("،", "؛")), default=0) :]


def _unknown(near: Sequence[str]) -> bool:
    """`لم تسجل معلومات عن وقوع اعتقالات`: nothing is known of it."""
    if _TIDINGS.isdisjoint(near):
        return False
    at = next(k for k, n in enumerate(near) if n in _TIDINGS)
    return any(n.removeprefix("و") in ("لم", "لا") for n in near[:at]) and "عن" in near[at : at + 2]


def _across(scene: Scene, at: int) -> bool:
    """`قصفت مواقع عبر خط الهدنة`: "across", behind what was fired or done there."""
    after = scene.norms[at + 1 : at + 2]
    if not after or bare(after[0]) not in _LINES | {"حدود"}:
        return False
    entries = lexicon().entries
    near = range(max(0, at - 8), at)
    return any(weapon_at(scene.norms, k) is not None or any(acts()[entries[f.entry].act].group == "hostile" for f, _ in forms_at(scene.norms, k)) for k in near)


def _dropped(scene: Scene, anchor: Anchor) -> Anchor:
    """`ألقت طائرة قنبلة على أ`: what aircraft drop is their strike, and a bomb is no aid."""
    norms = scene.norms
    light = anchor.light if anchor.light >= 0 else anchor.first
    if anchor.act not in ("explosive_device", "aid_delivery") or not any(s in norms[light] for s in _THROW):
        return anchor
    bomb = next((k for k in range(light + 1, min(len(norms), light + 6)) if _is_bomb(norms[k])), -1)
    if bomb < 0:
        return anchor
    by = _flies(norms, light)
    if anchor.act == "aid_delivery":
        return msgspec.structs.replace(anchor, first=bomb, last=bomb + 1, act=by or "explosive_device", entry="ar.means", tense="noun", light=light, weapon=(bomb, bomb + 1))
    return msgspec.structs.replace(anchor, act=by) if by else anchor


def _is_bomb(norm: str) -> bool:
    return any(bare(rest).startswith(("قنبل", "قنابل", "برميل", "براميل")) for _, rest in word_forms(norm))


def _flies(norms: list[str], verb: int) -> str | None:
    """The act of the aircraft that stand beside a verb as its subject."""
    for k in (verb + 1, verb - 1, verb - 2, verb - 3):
        found = weapon_at(norms, k) if 0 <= k < len(norms) else None
        if 0 <= k < len(norms) and bare(norms[k].removeprefix("و")) in _PLANES:
            return "airstrike"
        if found is not None and found[0] in ("airstrike", "drone_strike") and found[2] in ("", "و"):
            return found[0]
    return None


_BY_ACT: dict[str, Callable[[Scene, Sequence[Anchor], int], bool]] = {
    "displacement": _flight, "offensive_halted": _not_halted, "armed_clash": _described, "force_movement": lambda s, a, k: _described(s, a, k) or _agreed(s, a, k),
    "truce_declared": _only_ready, "negotiation": _only_ready, "agreement_signed": _only_ready, "withdrawal": _agreed, "weapons_handover": _agreed,
    "evacuation": _treated, "explosive_device": _planted,
}  # fmt: skip


_NAMED_SO = frozenset(fold(w) for w in ["حركة", "ثورة", "كتيبة", "كتائب", "لواء", "ألوية", "انتفاضة", "شارع", "جسر", "ساحة", "ميدان", "تحالف", "جبهة", "حي", "ملعب", "حزب", "مجموعة", "جماعة", "مستشفى", "مدرسة", "جامعة", "مدينة", "معسكر", "قاعدة", "سوق", "دوار", "متمردي", "متمردو", "مقاتلي", "مقاتلو"])


def called_after(toks: Sequence[Token], first: int) -> bool:
    """`حركة «23 مارس»`: whether a date at a token is what a movement or a street is called after."""
    k = first - 1
    while k >= 0 and toks[k].kind == "p" and toks[k].norm in ('"', "«", "“"):
        k -= 1
    return k >= 0 and any(bare(rest) in _NAMED_SO for _, rest in word_forms(toks[k].norm)) and toks[first].kind == "n"
