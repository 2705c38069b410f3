"""Acts told again: "this shelling", "the attack that took place at dawn" speak of an act told before and lend it what they add."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.asserter import owns_up
from ceasefire.claims.arabic.blame import accused
from ceasefire.claims.arabic.event import Event
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.party import Parties
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.tokens import bare, word_forms
from ceasefire.dossier.act import acts

_STRIKES = frozenset({"shelling", "airstrike", "missile_strike", "drone_strike", "small_arms_fire"})
_THIS = frozenset(fold(w) for w in ["هذا", "هذه", "ذلك", "تلك", "هذين", "هاتين"])
_WHICH = frozenset({"الذي", "التي"})


def retell(scene: Scene, anchors: Sequence[Anchor], events: Sequence[Event], told: Sequence[Event]) -> None:
    """Drops what points back to an act told before. told: the events of the sentences before."""
    _attack_named(scene, anchors, events, told)
    for k, (anchor, event) in enumerate(zip(anchors, events, strict=True)):
        if anchor.tense != "noun" or event.unreal or event.kind != "event" or not (_definite(scene, anchor) or (_comes(scene, anchor) and _owned(scene, anchor))):
            continue
        if _charged(scene, anchor, event, [*told, *events[:k]]) or event.modality == "denied":
            continue
        this = anchor.first > 0 and any(rest in _THIS for _, rest in word_forms(scene.norms[anchor.first - 1]))
        this = this or _happened(scene, anchor) or _comes(scene, anchor)
        again = not this and not _WHICH & set(scene.norms[anchor.last : anchor.last + 3]) and _there_again(event, told, events[:k])
        if not this and not again and not _WHICH & set(scene.norms[anchor.last : anchor.last + 3]):
            continue
        home = next((e for e in reversed([*told, *events[:k]]) if _same_kind(event, e)), None)
        if home is None:
            continue
        if again:
            event.drop = home.act == event.act and _voice(event) == _voice(home) and {s.place.id or s.place.name for s in event.spots} == {s.place.id or s.place.name for s in home.spots}
            continue
        if event.drop and _happened(scene, anchor) and home.when is None and event.when_span is not None and event.sentence[0] <= event.when_span[0] < event.sentence[1]:
            home.when, home.when_span, home.vague = event.when, event.when_span, False
        if event.scope is not None and _voice(event) != _voice(home) and not _comes(scene, anchor):
            if not event.spots and event.parties.doer is not None:
                event.spots, event.drop = list(home.spots), False  # another speaker's account of it
            continue
        if not this and not _there(event, home):
            continue
        event.drop = True
        if home.parties.doer is None and event.parties.doer is not None and not home.parties.mutual:
            home.parties = Parties(event.parties.doer, home.parties.target)
        if not home.spots and event.spots:
            home.spots = list(event.spots)
        own_time = event.when_span is not None and event.sentence[0] <= event.when_span[0] < event.sentence[1]
        if own_time and home.when is None:
            home.when, home.when_span, home.vague = event.when, event.when_span, False


def _attack_named(scene: Scene, anchors: Sequence[Anchor], events: Sequence[Event], told: Sequence[Event]) -> None:
    """`الهجوم` behind a raid or a shelling is that raid or shelling."""
    for k, (anchor, event) in enumerate(zip(anchors, events, strict=True)):
        if event.act != "ground_assault" or anchor.tense != "noun" or anchor.light >= 0 or event.weapon is not None or event.parties.doer is not None or not scene.norms[anchor.first].endswith("الهجوم"):
            continue
        home = next((e for e in reversed([*told[-3:], *events[:k]]) if e.kind == "event" and not e.drop and not e.unreal and e.modality != "denied" and acts()[e.act].group == "hostile"), None)
        if home is not None and home.act in _STRIKES - {"small_arms_fire"} and (not event.spots or not home.spots or _there(event, home)):
            event.act, event.entry = home.act, home.entry


_SOUND = frozenset(fold(w) for w in ["دوي", "صوت", "أصوات", "سماع", "أصداء"])
_OWING = ("ناجم", "ناتج", "نجم", "نتج", "سببه", "سببها", "جراء")


def heard(scene: Scene, anchors: Sequence[Anchor], events: Sequence[Event]) -> None:
    """Drops the blast that was heard, or that another act brought about, where that act is told: `دوي انفجارات، تنزل صواريخ`,
    `هز انفجار البلدة، ناجم عن تفجير عربة`."""
    for k, (anchor, event) in enumerate(zip(anchors, events, strict=True)):
        massacre = event.act == "killing_other" and "مجزر" in scene.norms[anchor.first]
        if not (massacre or event.act == "explosive_device") or anchor.tense != "noun" or event.drop or event.unreal:
            continue
        other = next((j for j, e in enumerate(events) if j != k and not e.drop and not e.unreal and (e.act in _STRIKES or (e.act == event.act and j > k))), -1)
        if other < 0:
            continue
        sound = bool(_SOUND & set(scene.norms[max(0, anchor.first - 2) : anchor.first]))
        owing = other == k + 1 and any(n.startswith(_OWING) for n in scene.norms[max(anchor.last, anchors[other].first - 3) : anchors[other].first])
        if sound or owing or (massacre and events[other].act in _STRIKES and not event.killed):
            event.drop = True
            home = events[other]
            if massacre and home.parties.doer is None:
                home.parties = Parties(event.parties.doer, home.parties.target)
            home.spots = home.spots or list(event.spots)
            if home.when is None:
                home.when, home.when_span, home.vague = event.when, event.when_span, event.vague


_RAIDS = ("داهم", "مداهم", "دهم", "دوهم", "يداهم", "تداهم", "حمل")
_SWAPPED = frozenset(fold(w) for w in ["مقابل", "صفقة", "الصفقة", "تبادل", "التبادل"])


def of_arrests(scene: Scene, anchors: Sequence[Anchor], events: Sequence[Event], told: Sequence[Event]) -> None:
    """Drops a raid whose arrests are told in its sentence, which it served, and the release of some of those just told as
    arrested: neither is an act beside the arrest. told: the events of the sentences before."""
    arrests = [e for e in events if e.act == "abduction_or_detention" and not e.drop and not e.unreal]
    for k, (anchor, event) in enumerate(zip(anchors, events, strict=True)):
        if event.act == "ground_assault" and arrests and bare(scene.norms[anchor.first].removeprefix("و")).startswith(_RAIDS):
            event.drop = True
            for arrest in arrests:
                arrest.spots = arrest.spots or list(event.spots)
                if arrest.parties.doer is None:
                    arrest.parties = Parties(event.parties.doer, arrest.parties.target)
        freed = event.act == "prisoner_exchange" and not _SWAPPED & set(scene.norms)
        if freed and any(e.act == "abduction_or_detention" and not e.drop and _freed_of(event, e) for e in (*told[-3:], *events[:k])):
            event.drop = True


def _freed_of(event: Event, arrest: Event) -> bool:
    """Whether a release may be of those arrested before: at no other place, by no other party."""
    doer, other = event.parties.doer, arrest.parties.doer
    apart = bool(event.spots and arrest.spots) and not _there(event, arrest) and not _there(arrest, event)
    return event.modality == "denied" or (not apart and not (doer is not None and other is not None and doer.id is not None and other.id is not None and doer.id != other.id))


def _charged(scene: Scene, anchor: Anchor, event: Event, before: Sequence[Event]) -> bool:
    """`اتهم أ ب بتنفيذ الهجوم`, `أعلن أ مسؤوليته عن الهجوم`: whoever blames somebody, or himself, for what was told makes
    a claim of his own about it."""
    home = next((e for e in reversed(before) if _same_kind(event, e)), None)
    if home is None or event.scope is None or event.scope.after or event.spots:
        return False
    owned = anchor.tense == "noun" and owns_up(scene.toks, event.scope.head, max(event.scope.close, anchor.start - 2))
    if event.scope.denied and not owned:
        return False
    blamed = accused(scene, anchor) if not owned else event.parties.doer
    if (blamed is None and not owned) or _voice(event) == _voice(home) or not event.scope.chain:
        return False
    event.act, event.kind, event.entry, event.drop = home.act, home.kind, home.entry, False
    event.spots, event.when, event.when_span, event.vague = list(home.spots), home.when, home.when_span, home.vague
    event.modality, event.unreal = "denied" if event.scope.denied else "asserted", False
    event.parties = Parties(blamed, event.parties.target or home.parties.target)
    return True


_HAPPENED = frozenset(fold(w) for w in ["وقع", "وقعت", "حدث", "حدثت", "حصل", "حصلت", "جرى", "جرت", "نفذ", "بدأ", "بدأت", "اندلعت", "اندلع", "استمر", "استمرت"])


def _happened(scene: Scene, anchor: Anchor) -> bool:
    """`وقع الانفجار صباحا`, `الهجوم وقع قرب السوق`: when or where what was told happened."""
    before, after = scene.norms[max(0, anchor.first - 2) : anchor.first], scene.norms[anchor.last : anchor.last + 1]
    return any(rest in _HAPPENED for n in (*before[-1:], *after) for _, rest in word_forms(n))


_COMES = frozenset(fold(w) for w in ["يأتي", "تأتي", "جاء", "جاءت", "يتزامن", "تتزامن", "تزامن", "يندرج", "تندرج", "يعد", "تعد", "يعتبر", "تعتبر"])


def _comes(scene: Scene, anchor: Anchor) -> bool:
    """`ويأتي هذا القصف بعد إعلان`: what was told, put beside something else by whoever writes."""
    return anchor.first in (1, 2) and any(rest in _COMES for _, rest in word_forms(scene.norms[0]))


_CLOSE = 2
"""Acts before within which the same deed at the same place is the one just told."""


def _there_again(event: Event, told: Sequence[Event], here: Sequence[Event]) -> bool:
    """`القصف على أ` right behind the shelling of A, without a doer or a time of its own."""
    own_time = event.when_span is not None and event.sentence[0] <= event.when_span[0] < event.sentence[1]
    return bool(event.spots) and event.parties.doer is None and not own_time and event.scope is not None and any(e.act == event.act and e.spots and not e.drop for e in [*told, *here][-_CLOSE:])


def _definite(scene: Scene, anchor: Anchor) -> bool:
    return "ال" in anchor.clitics or any(rest.startswith("ال") for _, rest in word_forms(scene.norms[anchor.first]))


def _owned(scene: Scene, anchor: Anchor) -> bool:
    """`تبادل إطلاق النار`, `قصف المدينة`: definite by what stands behind it."""
    words = scene.norms[anchor.first + 1 : anchor.last + 1]
    return any(n.startswith("ال") for n in words)


def _same_kind(event: Event, home: Event) -> bool:
    if home.drop or home.unreal or home.modality == "denied" or home.kind != "event":
        return False
    if event.act == home.act or (event.act in _STRIKES and home.act in _STRIKES):
        return True
    return event.act == "ground_assault" and acts()[home.act].group == "hostile"


def _voice(event: Event) -> tuple[str, ...]:
    return tuple(one.id or fold(one.words) for one in event.scope.chain[-1:]) if event.scope is not None else ()


def _there(event: Event, home: Event) -> bool:
    """Whether its places are those of the act told before, or hold them."""
    known = {i for s in home.spots for i in (s.place.id, *s.place.admin) if i} | {s.place.name for s in home.spots}
    return all((s.place.id or s.place.name) in known for s in event.spots)
