"""Small facts of a statement: what it asks, on what condition, by when; who made or guarantees a truce, from when it holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ceasefire.claims.arabic.asserter import strip
from ceasefire.claims.arabic.dates import When
from ceasefire.claims.arabic.deadline import deadline
from ceasefire.claims.arabic.lexicon import verb_forms
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.numbers import number_at
from ceasefire.claims.arabic.party import Party, party
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.speechwords import SPEECH
from ceasefire.claims.arabic.tokens import word_forms
from ceasefire.claims.arabic.unreal import condition
from ceasefire.claims.claim import ENDED
from ceasefire.clock import first_day, local_text

Span = tuple[int, int]
Terms = tuple[dict[str, str], dict[str, Span]]
_IN_FORCE = {"سريان", "ساريه", "الساريه", "ساريا", "سار", "بدء", "بدا", "بدات", "يبدا", "تبدا", "دخل", "دخلت", "دخول", "يدخل", "تدخل", "اعتبارا", "حيز", "منذ"}
_OVER = frozenset(f"ar.rejection.{name}" for name in ("inha", "nihaya", "khuruj", "la_multazim"))
_CARRY = frozenset({"threat", "demand_or_ultimatum", "rejection", "acceptance", "denial"})
_MAKE = frozenset(
    f for pair in ("وقع/يوقع", "أبرم/يبرم", "مدد/يمدد", "جدد/يجدد", "توصل/يتوصل", "عقد/يعقد", "اتفق/يتفق", "بحث/يبحث", "أجرى/يجري", "استأنف/يستأنف", "خاض/يخوض", "بدأ/يبدأ")
    for f, (_, _, has) in verb_forms(pair).items() if not has
)  # fmt: skip
_ENDS = {"؛", "فيما", "بينما", "كما", "حيث", "لكن", "ولكن", "بحسب", "وفق", "وفقا", "حسب", "نقلا"}
_FAILED = tuple(fold(w) for w in ["فشل", "أخفق", "إخفاق", "تعثر", "انهار", "انهيار", "جمود", "طريق مسدود"])
_SUCCEEDED = tuple(fold(w) for w in ["نجح", "نجاح", "اختراق", "انفراجة"])
_BROKER = {
    "guarantors": {"ضمانه", "بضمانه", "بضمان", "الضامنه", "الضامنين", "برعايه", "رعايه", "باشراف"},
    "mediators": {"بوساطه", "وساطه", "توسطت", "توسط", "وسطاء", "الوسطاء", "بجهود"},
}


def terms_of(scene: Scene, act: str, anchor: Anchor, limit: int, inner: Sequence[str], today: date | None, zone: str) -> Terms:
    """Terms that the words of a statement give, with the characters they were read from.

    inner: hostile acts that it threatens or forbids; today, zone: the day of publication and its time zone, for deadlines.
    aggregate, count, count_min, count_max: how many breaches are told of together; in_force: local time or day from which a truce holds; makers, guarantors, mediators: actor ids by
    comma, in the order of the text; deadline: the local day of an ultimatum, or its words where the day
    cannot be worked out; content, condition: the text's words.
    """
    out: dict[str, str] = {}
    spans: dict[str, Span] = {}
    if act in ("truce_declared", "agreement_signed"):
        _deal(scene, anchor, limit, out, spans)
    elif act == "negotiation":
        _sides(scene, anchor, out, spans)
        _outcome(scene, anchor, out, spans)
    elif act == "prisoner_exchange":
        _brokers(scene, anchor, out, spans)
    elif act == "violation_alleged":
        _counted(scene, anchor, out, spans)
    elif act in _CARRY:
        _stated(scene, act, anchor, out, spans, today, zone)
        if act in ("threat", "demand_or_ultimatum") and inner:
            out["threatened"] = ",".join(dict.fromkeys(inner))
        if anchor.entry in _OVER:
            out["step"], spans["step"] = ENDED, _chars(scene, anchor.start, anchor.last)
    return out, spans


def _counted(scene: Scene, anchor: Anchor, out: dict[str, str], spans: dict[str, Span]) -> None:
    """ `سبعة خروقات`, `أكثر من 130 خرقا`: a count over the time told, no single breach; `لم يسجل أي خرق`: none."""
    toks = list(scene.toks)
    for k in range(max(0, anchor.first - 7), anchor.first):
        number = number_at(toks, k)
        if number is None or number.vague or number.last != anchor.first or any(w.first <= k < w.last for w in scene.times):
            continue
        exact = number.best is not None and number.low == number.best == number.high
        figures = (("count", number.best),) if exact else (("count_min", number.low), ("count_max", number.high))
        out["aggregate"] = "violation"
        out |= {key: str(value) for key, value in figures if value is not None}
        spans["aggregate"] = spans["count"] = _chars(scene, number.first, anchor.last)
        return
    if scene.norms[max(0, anchor.first - 1)] == "اي":
        out["aggregate"], out["count"] = "violation", "0"
        spans["aggregate"] = spans["count"] = _chars(scene, anchor.first - 1, anchor.last)


def _deal(scene: Scene, anchor: Anchor, limit: int, out: dict[str, str], spans: dict[str, Span]) -> None:
    norms, first = scene.norms, anchor.start
    for when in scene.times:
        if first - 4 <= when.first < limit + 2 and _any(norms[max(0, when.first - 8) : when.first + 1], _IN_FORCE):
            out["in_force"] = _moment(when)
            spans["in_force"] = _chars(scene, when.first, when.last)
            break
    _sides(scene, anchor, out, spans)


def _brokers(scene: Scene, anchor: Anchor, out: dict[str, str], spans: dict[str, Span]) -> list[Name]:
    """Puts who guarantees and who mediates; returns the other actors."""
    actors = [n for n in scene.names if n.kind == "actor" and n.id]
    for key, words in _BROKER.items():
        found = [n for n in actors if n.first >= anchor.start - 6 and _led(scene.norms, n, actors, words)]
        if found:
            _put(key, found, out, spans)
    return [n for n in actors if not any(n.id in out.get(k, "").split(",") for k in _BROKER)]


def _sides(scene: Scene, anchor: Anchor, out: dict[str, str], spans: dict[str, Span]) -> None:
    """Who makes a deal or talks: `بين أ وب`, or the subjects of a verb of agreeing before it."""
    rest, norms = _brokers(scene, anchor, out, spans), scene.norms
    first = next((n for n in rest if n.first >= anchor.start and "بين" in norms[max(0, n.first - 4) : n.first]), None)
    if first is None:
        verb = next((k for k in range(anchor.first - 1, max(-1, anchor.first - 16), -1) if strip(norms[k], _MAKE)), -1)
        if verb < 0:
            return
        first = next((n for n in rest if verb < n.first <= verb + 3 and n.last <= anchor.first), None) or next(
            (n for n in rest if n.last <= verb and verb - n.last <= 8 and n.clitics in ("", "و") and "،" not in norms[n.last : verb]), None)
        if first is None:
            return
    made = [first]
    for name in rest:
        if name.first >= made[-1].last and name.first - made[-1].last <= 6 and (name.clitics.startswith("و") or norms[name.first - 1] in ("و", "وبين", "مع") or norms[max(0, name.first - 2)] in ("مع", "وبين")):
            made.append(name)
    _put("makers", made, out, spans)


def aimed_at(scene: Scene, anchor: Anchor, spans: dict[str, Span], doer: Party | None) -> Party | None:
    """Whom a demand or threat is aimed at: the first party named in what it says, or right after who makes it."""
    start = scene.toks[anchor.last].start if anchor.last < len(scene.toks) else 0
    stop = min(spans["content"][1] if "content" in spans else 0, spans["condition"][0] if "condition" in spans else 10**9)
    if not anchor.entry.startswith("ar.threat"):
        # A demand is addressed to whoever stands before what is asked.
        asked = next((t.start for t in scene.toks[anchor.last :] if t.norm in ("الي", "ان", "بان") or (t.norm[:1] == "ب" and len(t.norm) > 3 and not any(n.start <= t.start < n.end for n in scene.names))), 10**9)
        stop = min(stop, asked)
    if anchor.light >= 0:
        # "gave X two days": whom it was given to.
        given = next((n for n in scene.names if n.kind == "actor" and n.id and anchor.light < n.first and n.last <= anchor.first and (doer is None or n.id != doer.id)), None)
        if given is not None:
            return party(scene.text, given)
    for name in scene.names:
        if name.kind == "actor" and name.id and not name.people and scene.norms[name.first - 1 : name.first] not in (["في"], ["داخل"]) and start <= name.start and name.end <= stop and (doer is None or name.id != doer.id):
            return party(scene.text, name)
    return None


def _led(norms: Sequence[str], name: Name, actors: Sequence[Name], words: set[str]) -> bool:
    """Whether one of the words leads a name, directly or before others joined to it."""
    at = name.first
    for _ in range(4):
        if _any(norms[max(0, at - 3) : at], words) or any(rest in words for _, rest in word_forms(norms[at])):
            return True
        before = next((n for n in reversed(actors) if n.last <= at and at - n.last <= 1), None)
        if before is None or not (norms[at].startswith("و") or norms[at - 1] == "و"):
            return False
        at = before.first
    return False


def _put(key: str, names: Sequence[Name], out: dict[str, str], spans: dict[str, Span]) -> None:
    out[key] = ",".join(dict.fromkeys(n.id for n in names if n.id))
    spans[key] = min(n.start for n in names), max(n.end for n in names)


def _outcome(scene: Scene, anchor: Anchor, out: dict[str, str], spans: dict[str, Span]) -> None:
    norms = scene.norms
    for k in range(max(0, anchor.start - 8), min(len(norms), anchor.last + 14)):
        body = {rest for _, rest in word_forms(norms[k])}
        without = norms[k] in ("دون", "بدون") and any(n.startswith(("اتفاق", "نتيج", "التوصل", "تقدم", "نتاي")) for n in norms[k + 1 : k + 4])
        if without or any(b.startswith(_FAILED) for b in body):
            out["outcome"], spans["outcome"] = "failed", _chars(scene, k, k + 1 + without)
            return
        if any(b.startswith(_SUCCEEDED) for b in body):
            out["outcome"], spans["outcome"] = "succeeded", _chars(scene, k, k + 1)


def _stated(scene: Scene, act: str, anchor: Anchor, out: dict[str, str], spans: dict[str, Span], today: date | None, zone: str) -> None:
    norms = scene.norms
    end = next((k for k in range(anchor.last, len(norms)) if norms[k] in _ENDS or (k > anchor.last and strip(norms[k], SPEECH))), len(norms))
    while end > anchor.last and scene.toks[end - 1].kind == "p":
        end -= 1
    at = next((k for k in range(anchor.last, end) if condition(scene, k)), end)
    lead = next((n for n in scene.names if n.first == anchor.last and n.kind == "actor"), None)
    first = lead.last if lead else anchor.last
    stop = at
    while stop > first and (scene.toks[stop - 1].kind == "p" or norms[stop - 1] in ("و",)):
        stop -= 1
    if stop > first:
        spans["content"] = _chars(scene, first, stop)
        out["content"] = _said(scene, first, stop)
    if act not in ("threat", "demand_or_ultimatum"):
        return
    if at < end:
        size = condition(scene, at)
        if at + size < end:
            spans["condition"] = _chars(scene, at, end)
            out["condition"] = _said(scene, at + (1 if norms[at + size - 1] in ("لم", "لا", "عدم") and size > 1 else size), end)
    found = deadline(scene, anchor, end, today, zone)
    if found is not None:
        out["deadline"], spans["deadline"] = found


def _any(norms: Sequence[str], words: set[str]) -> bool:
    return any(rest in words for n in norms for _, rest in word_forms(n))


def _chars(scene: Scene, first: int, last: int) -> Span:
    return scene.toks[first].start, scene.toks[last - 1].end


def _said(scene: Scene, first: int, last: int) -> str:
    start, end = _chars(scene, first, last)
    return " ".join(scene.text[start:end].split())[:300]


def _moment(when: When) -> str:
    if when.interval.timed:
        return local_text(when.interval.start, when.interval.zone)
    return first_day(when.interval).isoformat()
