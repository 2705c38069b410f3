"""What a sentence tells twice or names by a word that points back: how a killing was done, whose talks led to a deal, the
hotel, the raids that somebody condemns."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.claims.arabic.event import Event
from ceasefire.claims.arabic.normal import fold, fold_text
from ceasefire.claims.arabic.party import Parties
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.tokens import bare, word_forms
from ceasefire.dossier.act import acts
from ceasefire.dossier.wordlist import words

_MEANS = frozenset({"explosive_device", "small_arms_fire"})
_HOW = frozenset({"حيث", "اذ", "عندما", "حين", "عبر"})
_DEALS = frozenset({"truce_declared", "agreement_signed"})
_SITES = frozenset(fold(w) for w in words("الفندق المركز المستشفى المشفى السد الجسر المدرسة المبنى القاعدة المطار الميناء المعسكر السوق المسجد الكنيسة السجن المصنع المحطة المستودع المقر الثكنة البرج"))
_DEEMED = tuple(fold(w) for w in words("اعتبر يعتبر تعتبر وصف يصف تصف عد"))


def of_killings(scene: Scene, anchors: Sequence[Anchor], events: Sequence[Event]) -> None:
    """Drops the means of an assassination that its clause or the next tells: `اغتيل … بعبوة`, `عملية اغتيال …، حيث أطلق مسلحون`."""
    for k, (anchor, event) in enumerate(zip(anchors, events, strict=True)):
        last = next((j for j in range(k - 1, -1, -1) if not events[j].drop), -1)
        home = events[last] if last >= 0 else None
        if home is None or home.act != "assassination" or event.act not in _MEANS or home.unreal or event.drop or event.modality != home.modality:
            continue
        gap = scene.norms[anchors[last].last : anchor.start]
        by = anchor.clitics.endswith(("ب", "بال")) and "،" not in gap
        by = by or (anchor.tense != "noun" and "،" not in gap and event.act == "explosive_device" and scene.norms[anchor.first].startswith("زرع"))
        how = len(gap) <= 12 and any(n in _HOW for n in gap) and anchors[last].tense == "noun"
        if not (by or how):
            continue
        event.drop = True
        if event.spots and (how or not home.spots):
            home.spots = list(event.spots)
        if home.when is None:
            home.when, home.when_span, home.vague = event.when, event.when_span, event.vague
        home.injured, home.injured_span = home.injured or event.injured, home.injured_span or event.injured_span
        home.parties = Parties(home.parties.doer or event.parties.doer, home.parties.target or event.parties.target)


def of_deals(anchors: Sequence[Anchor], events: Sequence[Event]) -> None:
    """`وقع أ وب اتفاقا بعد محادثات في ج`: the talks that led to a deal were between those who made it, and lasted until then."""
    deal = next((e for e in events if e.act in _DEALS and not e.drop and not e.unreal and e.parties.doer is not None and e.parties.target is not None), None)
    for anchor, event in zip(anchors, events, strict=True):
        if deal is None or event.act != "negotiation" or anchor.tense != "noun" or event.drop or event.parties.doer is not None or event.parties.target is not None or event.modality != deal.modality:
            continue
        event.parties = deal.parties
        if event.when is not None and deal.when is not None and event.when.start < deal.when.start and event.when.end <= deal.when.end:
            event.when = msgspec.structs.replace(event.when, end=deal.when.end)


def of_sites(scene: Scene, anchors: Sequence[Anchor], events: Sequence[Event], earlier: Sequence[Event]) -> None:
    """`هاجموا الفندق`, `نفى استهداف المركز`: the building told before, where the act told last was."""
    homes = [e for e in reversed(earlier[-8:]) if e.kind == "event" and acts()[e.act].group == "hostile" and len({s.place.id or s.place.name for s in e.spots}) == 1]
    if not homes:
        return
    for anchor, event in zip(anchors, events, strict=True):
        if acts()[event.act].group != "hostile" or event.drop:
            continue
        after = scene.norms[anchor.last : anchor.last + 3]
        at = next((k for k, n in enumerate(after) if any(rest in _SITES for _, rest in word_forms(n))), -1)
        own = [s for s in event.spots if anchor.last <= s.first <= anchor.last + at + 3]
        named = at >= 0 and scene.norms[anchor.last + at + 1 : anchor.last + at + 2] and scene.norms[anchor.last + at + 1].startswith("ال")
        if at >= 0 and not own and not named and "،" not in after[:at]:
            site = bare(next(rest for _, rest in word_forms(after[at]) if rest in _SITES))
            home = next((e for e in homes if f" {site} " in f" {fold_text(scene.text[slice(*e.sentence)])} "), None)
            event.spots = list(home.spots[:1]) if home is not None else event.spots
        elif anchor.object and anchor.clitics.endswith("ب") and not any(s.first >= anchor.last for s in event.spots):
            event.spots = list(homes[0].spots[:1])  # "accused gunmen in A of shelling it"


def of_breaches(scene: Scene, anchors: Sequence[Anchor], events: Sequence[Event], earlier: Sequence[Event]) -> None:
    """`ندد أ بالغارات واعتبرها انتهاكا`: a charge that points back is about the act told last, its doer, place and day."""
    home = next((e for e in reversed(earlier[-4:]) if e.kind == "event" and not e.drop and not e.unreal and acts()[e.act].group == "hostile" and e.modality == "asserted"), None)
    for anchor, event in zip(anchors, events, strict=True):
        if home is None or event.act != "violation_alleged" or event.spots or event.parties.doer is not None or event.parties.target is not None or "aggregate" in event.terms or event.modality != "asserted":
            continue
        before = scene.norms[max(0, anchor.start - 6) : anchor.start]
        if not any(rest.endswith(("ها", "ه", "هم")) and rest.startswith(_DEEMED) for n in before for _, rest in word_forms(n)):
            continue
        event.parties, event.spots = home.parties, list(home.spots[:1])
        event.when, event.when_span, event.vague = home.when, home.when_span, home.vague


def once(scene: Scene, anchors: Sequence[Anchor], events: Sequence[Event], earlier: Sequence[Event]) -> None:
    """All of these, in order. earlier: the events of the sentences before."""
    of_killings(scene, anchors, events)
    of_deals(anchors, events)
    of_sites(scene, anchors, events, earlier)
    of_breaches(scene, anchors, events, earlier)


_FLIGHT = frozenset(bare(fold(w)) for w in words("فرار فرارهم فرارهن فروا فر هرب هروب هروبهم هربوا نزوح نزحوا نزوحهم لجوء توجه توجهوا طريقهم متجهين متوجهين"))


def fled_to(norms: Sequence[str], first: int) -> bool:
    """`أثناء فرارهن نحو أ`: where people fled to is not where they were struck."""
    return any(bare(rest) in _FLIGHT for n in norms[max(0, first - 4) : first] for _, rest in word_forms(n))
