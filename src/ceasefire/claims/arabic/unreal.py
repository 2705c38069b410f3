"""Acts that are named but not told as done: conditions, aims, terms of a deal, what is demanded or threatened."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.anchors import light_at
from ceasefire.claims.arabic.asserter import strip
from ceasefire.claims.arabic.event import Event, Memory
from ceasefire.claims.arabic.lexicon import forms_at, lexicon
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.speechwords import ACCUSE, SPEECH
from ceasefire.claims.arabic.tokens import bare, word_forms
from ceasefire.dossier.act import acts


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(w) for w in text.split())


IF = _words("إذا لو وإلا والا شريطة بشرط حالما لولا وإذا ولو فإذا")
"""Words that open a condition; `إن لم`, `ما لم` and `في حال` are two words."""
_AIM = _words("أجل لأجل بهدف تمهيدا تحضيرا استعدادا تحسبا بغية بغرض قصد تجنبا تفاديا منعا للتحضير لمنع")
_FEAR = _words("مخاوف تحذير تحذيرات خشية حذر حذرت يحذر تحذر محذرا محذرة كاد كادت كادوا يكاد تكاد أوشك أوشكت يوشك توشك يمكن تخوف يخشى تخشى يخشون نخشى يتخوف تتخوف خوفا احتمال احتمالات احتمالية مخاطر خطر توقعات توقع يتوقع تتوقع متوقع المتوقع")
_PLAN = _words("خطة خطط نية نيته نيتها عزم عزمه عزمها يعتزم تعتزم تخطط يخطط ينوي تنوي تستعد يستعد مقرر المقرر المزمع مزمع يعتزمون قرر قررت سيناريو اقترح اقترحت مقترح المقترح مقترحا يقترح تقترح عرض عرضت عرضا مبادرة")
_AIMED_AT = frozenset({"control_gained", "control_lost", "ground_assault", "siege_or_blockade", "withdrawal"})
_EFFORT = _words("عملية عمليات حملة معركة معارك هجوم هجوما هجومها هجومه تقدم محاولة محاولات تحرك تحركات مسعى مساع مساعي حشود تعزيزات تعبئة قتال")
_LASTING = _words("ساعة ساعات ساعتين يوم يوما يومين أيام أسبوع أسبوعا أسبوعين أسابيع شهر شهرا شهرين أشهر شهور")
_DUE = _words("مهلة موعد موعدا إنذار إنذارا أسبوعا يومين ساعة أيام")
_WISH = _words("طالب طالبت يطالب تطالب طالبوا يطالبون مطالبا مطالبة مطالبين دعا دعت يدعو تدعو دعوا داعيا داعية حث حثت يحث تحث ناشد ناشدت يناشد تناشد مناشدا مناشدة طلب طلبت دعوة دعوات مطالبات أوصى أوصت تعهد تعهدت تعهدوا يتعهد تتعهد وعد وعدت")
_DEAL = _words("ينص نص تنص نصت ناص يقضي تقضي قضى قضت يتضمن تتضمن تضمن تضمنت متضمنا متضمنة يشمل تشمل شمل شملت بنود بنوده بنودها شروط الشروط مقابل بموجبه بموجبها يشترط اشترط اشترطت تشترط أبرزها")
_DEAL_NOUN = _words("اتفاق اتفاقية تسوية مصالحة هدنة تفاهم بنود بنوده بنودها شروط خطة مقترح مبادرة وثيقة مذكرة قرار نص عرض بموجبه بموجبها مفاوضات مفاوضاتها")
_NOT_MADE = _words("دون بدون عدم فشل فشلت أخفق أخفقت للتوصل مسودة مشروع محاولة محاولات جهود مساعي مساع إمكانية فرص أجل بشأن حول نحو انهيار مصير غياب لإبرام لتوقيع لتحقيق بحث لبحث يبحث تبحث بحثت بحثا ناقش ناقشت يناقش تناقش مناقشة لمناقشة")
_DEALT = frozenset({"agreement_signed", "negotiation", "truce_declared"})
_DONE = frozenset({"prisoner_exchange", "settlement_of_status"})
_STATED = frozenset({"demand_or_ultimatum", "threat", "rejection", "acceptance"})


def plain(norm: str) -> set[str]:
    """A word with and without its proclitics and article."""
    out = {norm, bare(norm)}
    for _, rest in word_forms(norm):
        out |= {rest, bare(rest)}
    return out


def clause(scene: Scene, i: int, stops: frozenset[str] = frozenset({"؛", ":", "فيما", "بينما", "حين", "لكن", "ولكن", "كما", "حيث"})) -> int:
    """Index after the last word before token i that begins another thought."""
    k = i - 1
    while k >= 0 and scene.norms[k] not in stops:
        k -= 1
    return k + 1


def conditional_at(norms: Sequence[str], k: int) -> int:
    """How many words of a condition's opening stand at k, 0 for none."""
    norm = norms[k]
    if norm in IF:
        return int(norms[k - 1 : k] != ["كما"])  # "as if"
    after = norms[k + 1] if k + 1 < len(norms) else ""
    if norm in ("ان", "وان", "ما") and after in ("لم", "لا") and norm != "ما":
        return 2
    if norm == "ما" and after == "لم":
        return 2
    if norm in ("في", "وفي") and after == "حال":
        return 3 if k + 2 < len(norms) and norms[k + 2] in ("لم", "عدم") else 2
    if norm == "حال" and k and norms[k - 1] not in ("في", "وفي", "علي") and after in ("عدم", "لم", "رفض"):
        return 1
    return 0


def conditional(scene: Scene, anchor: Anchor) -> bool:
    """Whether an act stands under an "if"; a demand or threat on a condition is one all the same."""
    entry = lexicon().entries.get(anchor.entry)
    if anchor.act in ("threat", "demand_or_ultimatum") and entry is not None:
        return False
    start = clause(scene, anchor.start)
    return any(condition(scene, j) for j in range(start, anchor.start)) and not _after_comma(scene, start, anchor)


def condition(scene: Scene, k: int) -> int:
    """As `conditional_at`; `إن` before a verb of the past is "if", for the `إن` of "said that" takes a noun."""
    size = conditional_at(scene.norms, k)
    if size or scene.norms[k] != "ان" or k + 1 >= len(scene.norms) or scene.text[scene.toks[k].start : scene.toks[k].start + 1] != "إ":
        return size
    if scene.norms[k + 1].endswith("ت") and not any(strip(n, SPEECH) for n in scene.norms[max(0, k - 12) : k]) and k and scene.toks[k - 1].kind == "w" and not any(n.first == k + 1 for n in scene.names):
        return 1  # "if they thought of"
    light = light_at(scene.norms[k + 1])
    past = any(form.tense == "past" for form, _ in forms_at(scene.norms, k + 1)) or (light is not None and light[1] == "past")
    return int(past and not any(form.tense == "noun" for form, _ in forms_at(scene.norms, k + 1)))


def unreal(scene: Scene, anchors: Sequence[Anchor], k: int) -> bool:
    """Whether the words around say that act k was not done, or not yet."""
    anchor = anchors[k]
    group = acts()[anchor.act].group
    entry = lexicon().entries.get(anchor.entry)
    event = (group != "political" or anchor.act in _DONE) and (entry is None or entry.kind == "event")
    before = anchors[k - 1] if k else None
    if before is not None and before.act in _DEALT and anchor.tense == "noun" and anchor.clitics.endswith("ل") and anchor.first - before.last <= 3:
        return True  # "a deal to exchange prisoners": what it is about
    norms = scene.norms
    start = clause(scene, anchor.start)
    done = told(scene, anchor)
    if not event and anchor.act not in ("negotiation", "agreement_signed", "truce_declared"):
        return False
    start = max(start, *(j + 1 for j in range(max(start, anchor.start - 4), anchor.start) if norms[j] in _MEANWHILE), start)
    start = max((j + 1 for j in range(max(start, anchor.start - 9), anchor.start) if norms[j][:1] == "و" and norms[j][1:] in ACCUSE), default=start)
    near = list(range(max(start, anchor.start - 9), anchor.start))
    if not done and any(plain(norms[j]) & (_AIM | _FEAR) for j in near[-5:]) and "،" not in norms[max(start, anchor.start - 5) : anchor.start]:
        return True
    if not event:
        if anchor.act in ("agreement_signed", "truce_declared") and any(plain(n) & _NOT_MADE for n in norms[max(start, anchor.start - 4) : anchor.start]):
            return True
        return _asked(scene, anchors, k)
    if not done and any(plain(norms[j]) & _PLAN for j in near[-6:]):
        return True
    if anchor.tense == "noun" and anchor.act in _AIMED_AT and anchor.clitics.endswith("ل") and any(plain(n) & _EFFORT for n in norms[max(start, anchor.first - 3) : anchor.first]):
        return True  # "an operation to retake"
    if anchor.tense == "noun" and anchor.clitics.endswith("ل") and any(plain(n) & _DUE for n in norms[max(start, anchor.start - 8) : anchor.first]):
        return True  # "a last date for handing over arms"
    if not done and anchor.tense == "noun" and (_wished(norms, anchor.start, start) or _warned_of(norms, anchor.start, start)):
        return True
    if anchor.tense == "noun" and norms[anchor.first][:1] == "ل" and any(plain(n) & _APPEAL for n in norms[max(start, anchor.first - 4) : anchor.first]):
        return True  # "made an appeal to stop the fighting"
    for j in range(anchor.first - 1, max(start, anchor.start - 40) - 1, -1):
        if plain(norms[j]) & _DEAL and _of_deal(scene, j) and (not done or (anchor.tense == "noun" and anchor.light < j)):
            return True
    return _asked(scene, anchors, k)


def _wished(norms: Sequence[str], at: int, start: int) -> bool:
    """`طالب بوقف القصف`, `دعا إلى انسحاب`: what somebody asks for, right after the asking."""
    with_b = at > 0 and norms[at - 1][:1] == "ب" and len(norms[at - 1]) > 3
    if norms[at][:1] != "ب" and not with_b and norms[at - 1 : at] not in (["الي"], ["علي"], ["بوقف"]):
        return False
    return any(plain(n) & _WISH and not {"،", "بعد", "وسط", "خلال"} & set(norms[j:at]) for j, n in enumerate(norms) if max(start, at - 8) <= j < at)


def _warned_of(norms: Sequence[str], at: int, start: int) -> bool:
    """`حذر شيوخ في أ ب من قصف منازلهم`: what somebody is warned of, behind "of" and at most one word more."""
    said = next((k for k in range(at - 2, max(start, at - 10), -1) if norms[k] == "من" and norms[k + 1] == "ان"), -1)
    if said > 0 and "،" not in norms[said:at] and any(plain(norms[k]) & _WARN for k in range(max(start, said - 10), said)) and (at - said == 2 or any(n[:1] == "س" for n in norms[said:at])):
        return True  # "warned that shelling the port would stop"
    of = next((k for k in (at - 1, at - 2) if k > start and norms[k] == "من"), -1)
    if of < 0 or (at - of == 2 and norms[at - 1] not in _ANY):
        return False
    return any(plain(norms[k]) & _WARN and not {"،", "بعد", "وسط", "ان", "بان"} & set(norms[k:of]) for k in range(max(start, of - 14), of))


_WARN = _words("حذر حذرت حذروا يحذر تحذر يحذرون محذرا محذرة محذرين تحذير تحذيرا تحذيرات")
_ANY = _words("أي مغبة تنفيذ شن تداعيات عواقب خطورة مخاطر خطر وقوع ارتكاب تكرار محاولة استئناف تجدد عودة اندلاع")
_APPEAL = _words("نداء نداءات دعوة دعوات مناشدة مناشدات مبادرة مبادرات")


def told(scene: Scene, anchor: Anchor) -> bool:
    """A verb of the past that is not under `أن`-clauses of wish: told as done."""
    verb = anchor.light if anchor.light >= 0 else anchor.first
    light = light_at(scene.norms[verb]) if anchor.light >= 0 else None
    return anchor.tense == "past" or (light is not None and light[1] != "noun" and anchor.tense == "noun" and _past(scene.norms[verb]))


def _past(norm: str) -> bool:
    body = norm.lstrip("وف")
    return not body.startswith(("ي", "ت")) or body.startswith(("تعرض", "تسبب", "تبادل")) or body.endswith("ت")


def _after_comma(scene: Scene, start: int, anchor: Anchor) -> bool:
    """The condition ended at a comma and a past verb follows: another thought."""
    at = max((j for j in range(start, anchor.start) if condition(scene, j)), default=start)
    return anchor.tense == "past" and "،" in scene.norms[at : anchor.start] and scene.norms[anchor.start][:1] == "و"


def _of_deal(scene: Scene, j: int) -> bool:
    if scene.norms[j].lstrip("و") in ("بنود", "بنوده", "بنودها", "بموجبه", "بموجبها", "ينص", "تنص", "نص", "نصت", "يقضي", "تقضي"):
        return True
    if scene.norms[j] == "مقابل":
        return any(plain(n) & _DEAL_NOUN for n in scene.norms[max(0, j - 14) : j])
    return any(plain(n) & _DEAL_NOUN for n in scene.norms[max(0, j - 8) : j + 4])


def _asked(scene: Scene, anchors: Sequence[Anchor], k: int) -> bool:
    """What stands under a demand, threat, acceptance or refusal is its content."""
    anchor = anchors[k]
    before = next((a for a in reversed(anchors[:k]) if a.act in _STATED), None)
    if before is None or (told(scene, anchor) and not (anchor.tense == "noun" and 0 <= anchor.light < before.last and anchor.clitics.endswith(("ل", "ب")))):
        return False
    gap = scene.norms[before.last : anchor.start + 1]
    if any(n in ("؛", "فيما", "بينما", "حين", "كما", "حيث") or n.removeprefix("و") in ACCUSE for n in gap):
        return False  # "X refused it and accused Y of shelling"
    if _meanwhile(gap[:-1]):
        return False  # "X refused the truce amid shelling of A"
    # "X demanded …, and renewed its shelling": a fresh clause with a verb of its own is told.
    if "،" in gap[:-1] and anchor.tense == "noun" and anchor.light >= 0 and anchor.light > before.last and not anchor.clitics.endswith(("ب", "ل")):
        return False
    if before.act in ("rejection", "acceptance") and (anchor.start - before.last > 12 or "بعد" in gap[:-1]):
        return False
    return "بعد" not in gap[-4:-1] and "عقب" not in gap[-4:-1] and "اثر" not in gap[-4:-1]


_MEANWHILE = _words("وسط بالتزامن تزامنا بالتوازي بالتوازى ثم")
_GOING_ON = _words("استمرار تواصل تجدد تصاعد اندلاع")


def _meanwhile(before: Sequence[str]) -> bool:
    """Whether the words before an act set it beside what was stated: `وسط قصف`, `بالتزامن مع غارات`, `مع تجدد الاشتباكات`."""
    near = before[-3:]
    return any(n in _MEANWHILE for n in near) or (bool(near) and near[-1] in ("مع", "ومع")) or (near[-2:-1] == ["مع"] and near[-1] in _GOING_ON)


def mentioned(scene: Scene, anchor: Anchor, event: Event) -> bool:
    """`المعارك` with the article and nothing beside it: spoken of, not told; `بعد أسبوع من القتال` tells it."""
    lead = scene.norms[max(0, anchor.first - 5) : anchor.first]
    if lead[-1:] == ["من"] and any(n.removeprefix("و") == "بعد" for n in lead) and any(n in _LASTING for n in lead):
        return False
    return (
        anchor.tense == "noun" and anchor.light < 0 and anchor.clitics.endswith("ال") and anchor.clitics[:1] not in ("ب", "ل") and event.kind == "event" and acts()[event.act].group == "hostile"
        and not event.spots and event.parties.doer is None and event.parties.target is None and event.weapon is None and event.when_span is None and event.modality == "asserted"
    )  # fmt: skip


def told_before(scene: Scene, anchor: Anchor, event: Event, memory: Memory, out: Sequence[Event]) -> bool:
    """`القصف`, `الاشتباك` with the article and nothing new beside it: the act told before."""
    taken = {s.start for e in out for s in e.spots}
    if anchor.tense != "noun" or "ال" not in anchor.clitics or any(s.start not in taken for s in event.spots):
        return False
    earlier = any(e.act == event.act or acts()[e.act].group == acts()[event.act].group for e in out if not e.drop)
    return (earlier or acts()[event.act].group in memory.groups) and event.kind == "event"
