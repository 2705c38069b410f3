"""A sentence's acts with their parties, places, times and harm put together."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import msgspec

from ceasefire.claims.arabic.anchors import STRONG, light_at
from ceasefire.claims.arabic.asserter import Asserter
from ceasefire.claims.arabic.asserters import Scope, chain_at
from ceasefire.claims.arabic.blame import accused, disowned, own_target
from ceasefire.claims.arabic.event import Event, Memory, Span
from ceasefire.claims.arabic.fitting import COVER, agreed_by, describes, flown_at, strike_act, truce_fire
from ceasefire.claims.arabic.further import further
from ceasefire.claims.arabic.issuer import own_unit
from ceasefire.claims.arabic.lexicon import lexicon, weapon_at
from ceasefire.claims.arabic.named_only import named_only
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.party import Parties, Party, party
from ceasefire.claims.arabic.places import Spot
from ceasefire.claims.arabic.roles import parties
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.speakers import foiler, his_men, omitted, speaks_of_himself
from ceasefire.claims.arabic.speechwords import SPEECH
from ceasefire.claims.arabic.terms import aimed_at, terms_of
from ceasefire.claims.arabic.tokens import bare
from ceasefire.claims.arabic.unharmed import Hurt
from ceasefire.claims.arabic.unreal import conditional, mentioned, told, told_before, unreal
from ceasefire.claims.arabic.victims import of_before, who_managed
from ceasefire.claims.arabic.whens import set_time
from ceasefire.claims.arabic.wheres import share_places, where_of
from ceasefire.claims.arabic.whom import whose
from ceasefire.dossier.act import acts

_FUTURE = {
    "مقرر", "مقررا", "مفترضا", "مزمعا", "المنتظر", "منتظر", "المرتقب", "المتوقع", "المقرر", "تخطط", "يخطط", "تعتزم", "يعتزم", "استعداد", "لفتح", "تحضر", "يحضر", "تستعد", "يستعد", "تنوي", "لشن",
    "احتمال", "تحذر", "يحذر", "حذرت", "حذر", "تحذيرا", "تحذير", "مخاوف", "خشيه", "التحضير", "الاعداد", "عزم", "نيه", "تمهيدا", "تهدد", "هدد", "هددت", "يفترض", "المفترض", "لمنع", "بهدف", "حال",
}  # fmt: skip
"""Plans, aims and fears: what a verb of the past tells beside them was done all the same."""
_NOT_YET = {"سوف", "اذا", "لن", "سيتم", "ستتم"}
_ON_FOOT = frozenset(fold(w) for w in ["مسلحون", "مسلحين", "مقاتلون", "مقاتلين", "مقاتلو", "مقاتلي", "مسلحو", "مسلحي", "ميليشيا", "ميليشيات", "مليشيا", "مليشيات", "عناصر", "رجال", "رعاة", "قبائل", "قبيلة", "عصابات", "عصابة", "مجموعة", "مجموعات", "شبان", "شباب", "متمردون", "متمردو", "لصوص"])
_IN_JOY = frozenset(fold(w) for w in ["ابتهاجا", "احتفالا"])
_BY_MISTAKE = frozenset(fold(w) for w in ["الخطأ", "بالخطأ"])
_DEALS = frozenset({"truce_declared", "agreement_signed", "negotiation"})
_HEDGE = {"يرجح", "يعتقد", "ربما", "انباء", "مزاعم", "يحتمل", "محتمل", "يزعم", "شايعات", "يشتبه", "المحتمل", "رجحت", "رجح", "ترجيحات", "ادعاءات", "مفترض"}
_NOT = {"لم", "ولم", "لا", "ولا", "ما", "دون", "عدم", "بدون", "وعدم", "بلا"}


def build(
    scene: Scene, anchors: Sequence[Anchor], spots: Sequence[Spot], scopes: Sequence[Scope], sentence: Span, memory: Memory, issued: Asserter | None = None
) -> list[Event]:
    """The events of a sentence, in order. issued: whose communiqué the text is."""
    out: list[Event] = []
    used: set[int] = set()
    zone = _limits(scene, anchors, scopes)
    last: tuple[Party | None, str] = (None, "")
    acting = msgspec.structs.replace(scene, names=[n for n in scene.names if not any(s.quiet and s.head <= n.first < s.close for s in scopes)])
    for k, anchor in enumerate(anchors):
        floor = anchors[k - 1].last if k else 0
        limit = zone[k]
        entry = lexicon().entries.get(anchor.entry)
        act = _act(scene, anchor, limit)
        if act == "acceptance" and not anchor.entry.endswith("taahhud") and anchor.first and scene.norms[anchor.first - 1].removeprefix("و") in ("لن", "لم", "لا"):
            act = "rejection"  # "we shall not accept"
        lead = last if last[0] is not None else (memory.doer if _back_reference(scene, anchor) or omitted(scene, anchor, memory.gender) or his_men(scene, anchor) else None, "")
        exchanged = _exchanged(scene, anchor, limit)
        who = parties(acting, anchor, limit, floor, lead, "mutual" if exchanged and (anchor.tense == "noun" or scene.norms[anchor.last].startswith("متبادل")) else entry.roles if entry else "subject")
        menaced = k > 0 and anchor.tense != "past" and anchors[k - 1].act == "threat" and anchor.start - anchors[k - 1].last <= 2
        who = Parties(*who_managed(scene, anchor, who.doer, who.target), who.mutual) if not who.mutual else who
        if menaced and who.doer is None:
            who = Parties(out[-1].parties.doer, who.target, who.mutual)
        if who.doer is None and anchor.entry == "ar.means" and out and anchor.light >= 0 and anchors[k - 1].light == anchor.light:
            who = out[-1].parties
        if act in ("truce_declared", "agreement_signed") and anchor.tense == "noun" and not _declared(scene, anchor):
            sides = [party(scene.text, n) for n in agreed_by(scene, anchor.first)]
            who = Parties(sides[0], sides[1]) if sides else Parties()
        elif act == "truce_declared" and anchor.tense == "noun":
            who = Parties(_declarer(scene, anchor) or who.doer, who.target, who.mutual)
        if not who.mutual and exchanged:
            who = Parties(who.doer, who.target, True)
        scope = chain_at(scopes, anchor.first)
        blamed = accused(scene, anchor)
        if blamed is not None:
            who = Parties(blamed, None if who.target is not None and who.target.start == blamed.start else who.target, who.mutual)
        if scope is not None and not scope.after and whose(scene, anchor, anchor.first, who.doer, scope.head):
            who = Parties(None, who.target)
        own = disowned(scene, anchor, scope, who.doer) or speaks_of_himself(scene, anchor, scope, who.doer) or own_unit(scene, anchor, who, issued, scope)
        if own is not None:
            if anchor.gender == "w" and who.target is None and who.doer is not None and who.doer.id != own.id:
                who = Parties(who.doer, who.doer, who.mutual)  # whom we call on
            who = Parties(own, None if who.target is not None and who.target.id == own.id else who.target, who.mutual)
        if who.target is None and anchor.role == "foil" and (us := foiler(scene, anchor, scope)) is not None and (who.doer is None or who.doer.id != us.id):
            who = Parties(who.doer, us, who.mutual)
        if who.target is None and (acts()[act].group == "hostile" or act in ("aid_obstruction", "monitor_restricted")):
            who = Parties(who.doer, own_target(scene, anchor, limit, scope, who.doer) or of_before(scene, anchor, limit, who.doer), who.mutual)
        who = further(scene, anchor, floor, anchors[k + 1].start if k + 1 < len(anchors) else len(scene.norms), act, who, scope)
        if who.doer is not None and who.target is not None and not who.mutual and who.doer.id is not None and who.doer.id == who.target.id:
            lent = who.doer.end <= scene.toks[anchor.first].start and anchor.tense == "noun"  # "X attacked after its shelling of camps of X"
            who = Parties(None if lent else who.doer, who.target if lent else None)
        where = where_of(scene, anchors, k, zone, spots, used, act, memory)
        event = Event(
            act=act, kind=_kind(act, entry.kind if entry else "event"), entry=anchor.entry,
            head=(scene.toks[anchor.first].start, scene.toks[anchor.last - 1].end), sentence=sentence,
            parties=who, spots=where, scope=scope, gender=anchor.gender,
            weapon=_weapon(scene, anchor, limit),
        )  # fmt: skip
        inner = [a.act for a in anchors[k + 1 :] if acts()[a.act].group in ("hostile", "military")] if act in ("threat", "demand_or_ultimatum") else []
        event.terms, event.term_spans = terms_of(scene, act, anchor, limit, inner, memory.today, memory.zone)
        asked = next((e for e in reversed(out) if e.act == "demand_or_ultimatum"), None)
        if act == "threat" and "deadline" in event.terms and asked is not None:
            # What is threatened unless the demand just told is met by then.
            asked.terms = {**asked.terms, "deadline": asked.terms.get("deadline", event.terms.pop("deadline"))}
            asked.term_spans = {**asked.term_spans, "deadline": event.term_spans.pop("deadline")}
        elif act == "threat" and "deadline" in event.terms:
            event.act = act = "demand_or_ultimatum"
        makers = event.terms.get("makers", "").split(",")
        if act in ("threat", "demand_or_ultimatum") and who.target is None:
            event.parties = who = Parties(who.doer, aimed_at(scene, anchor, event.term_spans, who.doer), who.mutual)
        if act in _DEALS and (len(makers) > 1 or (makers[0] and who.doer is None)):
            event.parties = who = Parties(_named(scene, makers[0]), _named(scene, makers[1]) if len(makers) > 1 else None)
        event.modality = "future_or_conditional" if menaced else _modality(scene, anchor, event.scope, floor)
        if event.modality == "denied" and out and out[-1].act == "denial":
            out[-1].drop = True
        set_time(scene, anchors, k, zone, scopes, event, memory)
        due = event.term_spans.get("deadline")
        if due is not None and event.when_span is not None and event.when_span[0] < due[1] and due[0] < event.when_span[1]:
            event.when = event.when_span = None  # by when it wants something is not when it was said
        event.drop = told_before(scene, anchor, event, memory, out)
        event.unreal = mentioned(scene, anchor, event) or named_only(scene, anchor, event) or (act == "rejection" and anchor.tense == "past" and describes(scene, anchor.first)) or _no_attack(scene, anchor, act) or ((event.kind == "event" or act in _DEALS) and event.modality == "future_or_conditional") or conditional(scene, anchor) or ((event.modality != "denied" or ((scope is None or not scope.denied) and k > 0 and anchors[k - 1].act in ("rejection", "demand_or_ultimatum", "acceptance"))) and unreal(scene, anchors, k))
        event.rules = _rules(scene, anchor, who, own is not None and who.doer is own, len(makers) > 1, entry.roles if entry else "subject")
        out.append(event)
        asked_for = event.unreal and event.kind == "event" and k > 0 and anchors[k - 1].act == "demand_or_ultimatum"  # "gave X two days to withdraw its forces, then"
        if who.doer is not None and not who.mutual and not asked_for:
            last = (who.doer, anchor.gender)
        elif anchor.role in ("fall", "suffer") and anchor.light >= 0:
            last = (last[0], last[1])
    for k in range(1, len(out)):
        said = next((e for e in reversed(out[:k]) if not (e.unreal and e.kind == "statement")), None)
        if said is not None and out[k].unreal and out[k].kind == "event" and out[k].spots and said.kind == "statement" and not said.unreal and not said.spots:
            said.spots = list(out[k].spots)  # where what is demanded or threatened would be
    share_places(scene, anchors, out)
    _planted(scene, anchors, out)
    return out


def _rules(scene: Scene, anchor: Anchor, who: Parties, own: bool, makers: bool, roles: str) -> dict[str, str]:
    """How the doer and the target of an act were read."""
    adjectives = {n.start for n in scene.names if n.adjective}
    if own:
        doer = "whoever speaks, of his own act"
    elif makers or who.mutual or roles == "mutual":
        doer = "the sides of a mutual act"
    elif who.doer is not None and who.doer.start in adjectives:
        doer = "adjective of a state beside its own force, means or attack"
    elif anchor.tense == "noun" and anchor.light < 0:
        doer = "owner of the noun, after 'by', or the accused of an accusation"
    else:
        doer = "subject of the verb, or after 'by' in a passive"
    target = "the sides of a mutual act" if who.mutual or makers else "object of the verb, or what the act is aimed at"
    return {"actor": doer, "target": target}


def _no_attack(scene: Scene, anchor: Anchor, act: str) -> bool:
    """Whether a shot or a blast hit nobody on purpose: in joy, or by mistake of whoever held it. A bus that is bombed by mistake is
    bombed, and a feast that is attacked (`هاجموا احتفالا`) is no joy of the attacker's."""
    if act not in ("small_arms_fire", "explosive_device"):
        return False
    norms = scene.norms
    joy = next((k for k in range(anchor.start, min(len(norms), anchor.last + 6)) if norms[k] in _IN_JOY), -1)
    joyful = act == "small_arms_fire" and joy >= 0 and "علي" not in norms[anchor.last : joy]
    return joyful or bool(_BY_MISTAKE & set(norms))


def _named(scene: Scene, actor: str) -> Party | None:
    return next((party(scene.text, n) for n in scene.names if n.kind == "actor" and n.id == actor), None)


def _declarer(scene: Scene, anchor: Anchor) -> Party | None:
    """`أعلنت أ هدنة`, `إعلان أ وقف إطلاق النار`: who stands after the declaring."""
    for k in range(anchor.first - 1, max(-1, anchor.first - 9), -1):
        if any(s in scene.norms[k] for s in ("اعلن", "اعلان", "يعلن", "تعلن")):
            return next((party(scene.text, n) for n in scene.names if n.kind == "actor" and n.armed and n.first == k + 1), None)
    return None


def _declared(scene: Scene, anchor: Anchor) -> bool:
    """Whether the words near a truce say that somebody declares or signs it."""
    near = scene.norms[max(0, anchor.first - 10) : anchor.first]
    return any(s in n for n in near for s in ("اعلن", "وقع", "ابرم", "توصل", "اتفق", "اعلان", "وافق"))


def _limits(scene: Scene, anchors: Sequence[Anchor], scopes: Sequence[Scope]) -> list[int]:
    """For each anchor the token index where what belongs to it ends."""
    size = len(scene.toks)
    out: list[int] = []
    for k, anchor in enumerate(anchors):
        stop = anchors[k + 1].start if k + 1 < len(anchors) else size
        following = anchors[k + 1] if k + 1 < len(anchors) else None
        if following is not None and (
            following.start < anchor.last
            or (following.light - anchor.last <= 2 and following.light < following.first and not scene.norms[following.light].startswith("و")
            and following.entry == "ar.means")
        ):
            stop = following.first
        for i in range(anchor.last, stop):
            speech = scene.norms[i][:1] == "و" and scene.norms[i][1:] in SPEECH and not any(n.first <= i < n.last for n in scene.names)
            if scene.norms[i] in STRONG or scene.norms[i] == "؛" or speech or (anchor.statement and scene.norms[i] == "،"):
                stop = i
                break
        for scope in scopes:
            if anchor.last <= scope.head < stop:
                stop = scope.head
        for hurt in scene.hurts:
            if following is not None and anchor.last <= hurt.head < stop and _opens_next(scene, hurt, following):
                stop = hurt.head
        out.append(max(stop, anchor.last))
    return out


def _opens_next(scene: Scene, hurt: Hurt, following: Anchor) -> bool:
    """`…، وأصيب مدنيان في أ بانفجار لغم`: a verb of harm that begins the clause of the next act, which is its cause."""
    if not hurt.verb or hurt.active or following.tense != "noun" or not (scene.norms[hurt.head][:1] == "و" or scene.norms[hurt.head - 1] in ("،", "فيما", "بينما", "حين", "كما")):
        return False
    gap = scene.norms[hurt.last : following.start]
    caused = following.clitics.startswith("ب") or bool(gap and gap[-1] in ("جراء", "اثر", "نتيجه", "بسبب", "في", "خلال"))
    return caused and not any(n in STRONG or n == "،" for n in gap)


def _kind(act: str, said: str) -> str:
    if said != "event":
        return said
    group = acts()[act].group
    return "statement" if group == "political" and act not in ("settlement_of_status", "prisoner_exchange") else "event"


def _act(scene: Scene, anchor: Anchor, limit: int) -> str:
    """The act, where the means named beside it decides."""
    entry = lexicon().entries.get(anchor.entry)
    if anchor.act == "killing_other" and anchor.light >= 0 and "مجزر" in scene.norms[anchor.first]:
        by = [m[0] for i in range(max(0, anchor.light - 3), anchor.first) if (m := weapon_at(scene.norms, i)) and m[2] == ""]
        return by[0] if by and by[0] in ("airstrike", "drone_strike", "shelling") else anchor.act  # "warplanes committed a massacre"
    if entry is None or not entry.weapon:
        return anchor.act
    seen: list[str] = []
    guided = False
    first = anchor.start if anchor.light >= 0 else anchor.last
    for i in range(first, min(limit, anchor.last + 14)):
        inside = next((n for n in scene.names if n.first <= i < n.last), None)
        if (inside is not None and inside.kind != "actor") or anchor.first <= i < anchor.last:
            continue
        means = weapon_at(scene.norms, i)
        if means and i > 0 and scene.norms[i - 1] not in COVER and not (scene.norms[i].startswith("و") and anchor.last < i and not seen):
            seen.append(means[0])
            guided = guided or (means[0] == "missile_strike" and means[1] > 1)  # "ballistic", "surface to surface"
    if anchor.act == "shelling":
        if not seen:
            for i in range(max(0, anchor.first - 4), anchor.first):
                means = weapon_at(scene.norms, i)
                if means and means[2] in ("", "و") and scene.norms[i] not in STRONG:
                    seen.append(means[0])
        if "drone_strike" in seen:
            return "drone_strike"
        flown = seen[:1] == ["airstrike"] or (seen[:1] == ["missile_strike"] and flown_at(scene, anchor.first))
        return "airstrike" if flown else "missile_strike" if guided and seen[0] == "missile_strike" else "shelling"
    if anchor.entry == "ar.airstrike.darabat":
        found = strike_act(scene.norms, anchor.first, anchor.last) or anchor.act
        return "drone_strike" if found == "airstrike" and "drone_strike" in seen else found
    if anchor.act == "airstrike" and anchor.tense != "noun" and not seen and any(bare(n) in _ON_FOOT for n in scene.norms[max(0, anchor.first - 3) : anchor.last + 3]):
        return "ground_assault"  # "herders raided a village"
    if anchor.act == "airstrike":
        return "drone_strike" if "drone_strike" in seen else "shelling" if "صاروخيه" in scene.norms[anchor.first : anchor.last] else "airstrike"
    if anchor.entry == "ar.explosive_device.infijar" and anchor.tense != "noun" and not any("مخلفات" in n for n in scene.norms[max(0, anchor.first - 6) : anchor.last + 6]):
        near = [m for i in (*range(max(0, anchor.first - 5), anchor.first), anchor.last) if i < len(scene.norms) and (m := weapon_at(scene.norms, i)) and m[2] in ("", "و")]
        return next((m[0] for m in near if m[0] in ("drone_strike", "missile_strike", "shelling")), anchor.act)  # "a drone exploded"
    if anchor.act == "ground_assault":
        ahead = [m for i in range(max(0, anchor.first - 3), anchor.first) if (m := weapon_at(scene.norms, i)) and m[2] in ("", "و")] if anchor.tense != "noun" else []
        if ahead and ahead[-1][0] in ("drone_strike", "airstrike") and "،" not in scene.norms[max(0, anchor.first - 3) : anchor.first]:
            return ahead[-1][0]  # "drones attacked"
        for act in ("drone_strike", "explosive_device", "airstrike", "shelling", "missile_strike"):
            if act in seen and (seen[0] == act or act == "drone_strike"):
                return act
        if seen and seen[0] == "small_arms_fire" and "عتد" in scene.norms[anchor.first]:
            return "small_arms_fire"
    return anchor.act


def _weapon(scene: Scene, anchor: Anchor, limit: int) -> Span | None:
    if anchor.weapon:
        return scene.toks[anchor.weapon[0]].start, scene.toks[anchor.weapon[1] - 1].end
    for i in range(anchor.last, min(limit, anchor.last + 12)):
        if any(n.first <= i < n.last for n in scene.names):
            continue
        means = weapon_at(scene.norms, i)
        if means and not truce_fire(scene.norms, i):
            start = scene.toks[i].start + len(means[2])
            return start, scene.toks[i + means[1] - 1].end
    return None


def _exchanged(scene: Scene, anchor: Anchor, limit: int) -> bool:
    if anchor.light >= 0 and scene.norms[anchor.light].removeprefix("و").startswith(("تبادل", "يتبادل", "تتبادل")):
        return True
    if any(n.removeprefix("و").startswith("تبادل") for n in scene.norms[max(0, anchor.first - 3) : anchor.first]):
        return True
    return any(n in ("متبادل", "متبادله", "المتبادل", "متبادلا", "متبادلين") for n in scene.norms[anchor.last : min(limit, anchor.last + 3)])


def _back_reference(scene: Scene, anchor: Anchor) -> bool:
    near = scene.norms[max(0, anchor.start - 6) : anchor.start + 7]
    return any(n in ("نفسها", "ذاتها", "تلك", "نفسهم") for n in near)


def _planted(scene: Scene, anchors: Sequence[Anchor], events: list[Event]) -> None:
    """"The charge, which X had planted": the doer of the blast told before."""
    for k in range(1, len(events)):
        event = events[k]
        if event.act == "explosive_device" and not event.spots and any(n.startswith("ال") for n in scene.norms[anchors[k].last : anchors[k].last + 1]):
            before = next((e for e in reversed(events[:k]) if e.act == event.act and not e.drop), None)
            if before is not None and before.parties.doer is None and event.parties.doer is not None:
                before.parties = Parties(event.parties.doer, before.parties.target)
                event.drop = True


def _modality(scene: Scene, anchor: Anchor, scope: Scope | None, floor: int) -> str:
    near = scene.norms[max(floor, anchor.start - 3) : anchor.start]
    if scope is not None and scope.denied:
        return "denied"
    if near and (near[-1] in _NOT or (any(n in _NOT for n in near[-3:-1]) and near[-1] in ("اي", "تسجيل", "وقوع", "تسجل", "يسجل", "توثق", "يوثق", "ترصد", "يرصد"))):
        return "denied"
    if _untrue(scene.norms[max(floor, anchor.start - 9) : anchor.start]):
        return "denied"
    if anchor.light >= 0 and any(s in scene.norms[anchor.light] for s in ("خطط", "عتزم", "ستعد")):
        return "future_or_conditional"
    wide = scene.norms[max(floor, anchor.start - 6) : anchor.start]
    clause = wide[max((k + 1 for k, n in enumerate(wide) if n in ("،", "؛")), default=0) :]
    if _prepared(scene.norms, anchor.last, anchor.last + 2) or any(n in ("وشيكه", "وشيك", "مرتقبه", "محتمله", "محتمل", "المحتمل", "المرتقب", "المرتقبه") for n in scene.norms[anchor.last : anchor.last + 2]):
        return "future_or_conditional"
    meant = _NOT_YET if told(scene, anchor) else _FUTURE | _NOT_YET
    if "س" in anchor.clitics or any(n.removeprefix("و") in meant or n in meant for n in clause) or _prepared(scene.norms, anchor.start - len(clause), anchor.start):
        return "future_or_conditional"
    if _seems(scene.norms[max(floor, anchor.first - 6) : anchor.last + 9]):
        return "hedged"
    verb = anchor.light if anchor.light >= 0 else anchor.first
    if scene.norms[max(floor, verb - 1) : verb] in (["قد"], ["وقد"], ["ربما"]) and _present(scene, anchor, verb):
        return "future_or_conditional"  # "may launch"
    after = scene.norms[anchor.last : anchor.last + 5]
    after = after[: next((k for k, n in enumerate(after) if (n[:1] == "و" and len(n) > 3) or n == "،"), len(after))]
    if any(n in ("يعتقد", "يرجح", "يشتبه") for n in (*after, *scene.norms[anchor.start : anchor.first])) or _thought(scene.norms[anchor.last : anchor.last + 16]):
        return "hedged"
    if (scope is not None and scope.hedged) or any(n.removeprefix("و") in _HEDGE for n in clause) or _unverified(scene.norms[max(floor, anchor.first - 8) : anchor.first]):
        return "hedged"
    return "asserted"


def _prepared(norms: Sequence[str], first: int, last: int) -> bool:
    """`تعد لهجوم`, `هجوم تعد له`; not `الغارة التي تعد الأعنف`."""
    return any(norms[k].removeprefix("و") in ("تعد", "يعد") and norms[k - 1 : k] != ["لم"] and not norms[k + 1].startswith("ال") for k in range(max(0, first), min(last, len(norms) - 1)))


def _unverified(before: Sequence[str]) -> bool:
    """`وردت تقارير غير مؤكدة عن`."""
    if any(b == "التحقق" and a in ("يتسن", "تعذر", "يتم", "يمكن", "دون") for a, b in itertools.pairwise(before)):
        return True
    return "،" not in before and any(a == "غير" and b.startswith(("موكد", "موثق", "مثبت", "متحقق")) for a, b in itertools.pairwise(before))


def _thought(after: Sequence[str]) -> bool:
    """`…، يُعتقد أن أ زرعها`: who did it is only believed."""
    return any(a in ("،", "(") and b in ("يعتقد", "يرجح", "يشتبه", "ويعتقد", "ويرجح", "يظن") for a, b in itertools.pairwise(after)) and not {"؛", "فيما", "بينما"} & set(after)


def _seems(near: Sequence[str]) -> bool:
    """`على ما يبدو`, `على الأرجح`."""
    return any((a == "ما" and b == "يبدو") or (a == "علي" and b == "الارجح") for a, b in itertools.pairwise(near))


def _present(scene: Scene, anchor: Anchor, verb: int) -> bool:
    light = light_at(scene.norms[verb]) if anchor.light >= 0 else None
    return anchor.tense == "present" or (light is not None and light[1] == "present")


def _untrue(before: Sequence[str]) -> bool:
    """`لا صحة للأنباء عن`, `غير صحيح أن`, `عار عن الصحة`."""
    if any(n in ("؛", "،") for n in before[-3:]):
        return False
    pairs = list(itertools.pairwise(before))
    return any((a in ("لا", "ولا") and b == "صحه") or (a == "غير" and b.startswith("صحيح")) or (a.startswith("عار") and b == "عن") for a, b in pairs)
