"""Steps of talks in words: who, to whom, on what terms, who says so, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from ceasefire.brief import phrase
from ceasefire.claims.claim import Claim
from ceasefire.clock import zone_of
from ceasefire.dossier.dossier import Dossier
from ceasefire.tracks.step import Dated, Fate, FateKind, Party, Step, StepKind, Telling

KIND: dict[StepKind, str] = {
    "demand": "demand", "ultimatum": "ultimatum", "threat": "threat", "offer": "offer", "proposal": "proposal", "assurance": "assurance",
    "acceptance": "acceptance", "refusal": "refusal", "denial": "denial", "talks": "talks", "mediation": "mediation",
    "delegation": "delegation", "truce": "truce", "interim_deal": "interim deal", "deal": "deal", "halt": "halt",
    "settlement": "settlement of status", "exchange": "prisoners freed",
}  # fmt: skip

FATE: dict[FateKind, str] = {
    "accepted": "accepted", "refused": "refused", "met": "met", "carried_out": "carried out", "overtaken": "overtaken", "lapsed": "lapsed",
    "ended": "ended", "in_force": "in force", "failed": "failed", "succeeded": "succeeded", "open": "still open", "not_told": "not told",
}  # fmt: skip

DATED: dict[Dated, str] = {"told": "", "assumed": "about", "published": "reported", "agreement": ""}
"""Before a day that the claim itself does not tell."""

ABOUT: dict[str, str] = {
    "weapons": "weapons", "departure": "departure", "withdrawal": "withdrawal", "control": "control and posts", "ceasefire": "ceasefire", "siege": "siege and roads",
    "aid": "aid", "prisoners": "prisoners", "status": "status of fighters",
}  # fmt: skip

MOST = 110
"""Characters of quoted words; the claim has them whole."""


def quoted(words: str, most: int = MOST) -> str:
    """A source's own words, isolated (they may run from right to left) and in quotation marks."""
    short = " ".join(words.split())
    if len(short) > most:
        short = short[:most].rsplit(" ", 1)[0] + " …"
    return f"“\u2068{short}\u2069”"


def party(one: Party, dossier: Dossier) -> str:
    """Neutral name, or the words that stand for nobody known."""
    return phrase.actor(dossier, one.actor) if one.actor is not None else quoted(one.words or "", 40)


def parties(some: Iterable[Party], dossier: Dossier) -> str:
    """All versions of who, in order of intake; empty where nobody is named."""
    return ", ".join(dict.fromkeys(party(one, dossier) for one in some))


def who(step: Step, dossier: Dossier) -> str:
    """`A to B`, `A and B` for a deal or talks; "by whom is not told"."""
    by, to = parties(step.by, dossier), parties(step.to, dossier)
    told = by or "by whom is not told"
    if to:
        told += f" → {to}"
    if step.mediators:
        told += f" (through {parties(step.mediators, dossier)})"
    return told


def day(step: Step) -> str:
    """The day with how it is known: `reported 3 Aug 2021`."""
    return " ".join(x for x in (DATED[step.dated], phrase.day(step.day)) if x)


def terms(step: Step, dossier: Dossier) -> list[str]:
    """What it says: title, demand, condition, consequence, deadline; one line each, quoted where they are a source's words."""
    out: list[str] = []
    if step.title is not None:
        out.append(step.title + (f", inside {step.parent}" if step.parent else ""))
    names = {"content": "", "object": "of ", "condition": "condition: ", "consequence": "or else: ", "outcome": "outcome: "}
    for key, name in names.items():
        words = step.terms.get(key)
        if key == "condition" and words is not None and "condition_word" in step.terms:
            out.append(quoted(f"{step.terms['condition_word']} {words}"))
            continue
        if words is None or (key == "object" and ("content" in step.terms or step.kind in ("talks", "mediation", "halt", "settlement"))):
            continue
        out.append(f"{name}{words}" if key == "outcome" else f"{name}{quoted(words)}")
    if step.deadline is not None:
        local = step.deadline.astimezone(zone_of(dossier.time_zone))
        last = last_local(step, dossier)
        whole = local.hour == local.minute == 0 and last is not None
        out.append(f"deadline: {phrase.day(last or local.date())}" + ("" if whole else f", {local:%H:%M}"))
    elif step.deadline_words is not None:
        out.append(f"deadline: {quoted(step.deadline_words)}")
    if step.about and step.agreement is None:
        out.append("about: " + ", ".join(ABOUT.get(a, a) for a in step.about))
    return out


def last_local(step: Step, dossier: Dossier) -> date | None:
    """The last local day on which a deadline is still met; None without one."""
    if step.deadline is None:
        return None
    return (step.deadline - timedelta(microseconds=1)).astimezone(zone_of(dossier.time_zone)).date()


def asserter(telling: Telling, dossier: Dossier, claims: Mapping[str, Claim]) -> str:
    """Whose word it is, and who carries it where that is another: `“a notable” in North Press`."""
    name = phrase.actor(dossier, telling.asserter)
    claim = claims.get(telling.claim)
    source = claim.source if claim is not None else None
    if source is not None and source != telling.asserter:
        name += f", in {phrase.actor(dossier, source)}"
    return name


def cited(telling: Telling, dossier: Dossier, claims: Mapping[str, Claim]) -> str:
    """One line: whose word, day of the report, claim and report."""
    when = f", {phrase.day(telling.published)}" if telling.published else ""
    denies = " (denies it)" if telling.denied else " (hedged)" if telling.hedged else ""
    return f"{asserter(telling, dossier, claims)}{when}{denies} [{telling.claim}, report {telling.report[:12]}]"


def own_words(telling: Telling, step: Step, claims: Mapping[str, Claim]) -> list[str]:
    """What one claim says in words that the step does not show: its own content and condition, quoted."""
    claim = claims.get(telling.claim)
    if claim is None:
        return []
    out: list[str] = []
    for key in ("content", "condition"):
        words = claim.terms.get(key)
        if words is not None and words != step.terms.get(key):
            lead = f"{claim.terms['condition_word']} " if key == "condition" and "condition_word" in claim.terms else ""
            out.append(quoted(lead + words))
    return out


def fate(one: Fate) -> str:
    """`carried out 4 Aug 2021: …`."""
    when = f" {phrase.day(one.day)}" if one.day is not None else ""
    return f"{FATE[one.what]}{when}: {one.why}"


def summary(step: Step) -> str:
    """What became of it, in a few words: `refused 3 Aug 2021; overtaken 14 Aug 2021`."""
    told = dict.fromkeys(FATE[f.what] + (f" {phrase.day(f.day)}" if f.day is not None else "") for f in step.fates)
    return "; ".join(told)
