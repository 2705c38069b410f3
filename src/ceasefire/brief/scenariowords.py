"""A scenario's outcome in words: for somebody who sits between the two sides."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.outlook.bargain_parameters import BY_NAME
from ceasefire.outlook.bargain_paths import Path
from ceasefire.outlook.bargain_posture import Told
from ceasefire.outlook.scenario import MOST_WEEKS
from ceasefire.outlook.scenario_run import Lever, Outcome, Swing

NATURE = (
    "A way to think, not a forecast: it shows what two sides that weigh their gains would do if the file were right about "
    "them. It was fitted to no data and checked against no outcome."
)
LEAVES_OUT = (
    "It leaves out: more than two sides, and factions within one (a side is of one mind); what a side learns of the other "
    "as time passes (hidden costs are new each week); the map (one contested flow, no lines or places); surprise (to strike "
    "first brings nothing but the guarantors' anger); reprisal as a choice (how often it happens is a number in the file); "
    "peace talks that end the game; and everything that is felt and not weighed."
)
MARKS = (1, 4, 13, 26, 52, 104, 156, 260, 520)
NEARLY = 0.8
"""Levers that add this share of what the best one does are named with it."""
FEW = 8
"""Rows of levers and of unknowns that are printed; the rest is in --json and in the picture."""


def percent(value: float) -> str:
    """`63 %`; never 0 or 100 for what is not quite so."""
    if 0.0 < value < 0.005:
        return "< 1 %"
    if 0.995 < value < 1.0:
        return "> 99 %"
    return f"{100.0 * value:.0f} %"


def weeks(value: float | None) -> str:
    """A number of weeks, or that it is beyond what is followed."""
    if value is None:
        return f"more than {MOST_WEEKS}"
    return f"{value:.0f}" if value >= 2.0 else f"{value:.1f}"


def signed(value: float, digits: int = 1) -> str:
    """`+4.3`, `−0.2`, `0`."""
    text = f"{abs(value):.{digits}f}"
    if float(text) == 0.0:
        return "0"
    return f"+{text}" if value > 0 else f"−{text}"


def marks(outcome: Outcome) -> list[int]:
    """Weeks at which the curve is told."""
    found = [w for w in MARKS if w <= outcome.weeks]
    return found if outcome.weeks in found else [*found, outcome.weeks]


def lasting(outcome: Outcome) -> list[str]:
    """How long, in sentences."""
    half = weeks(outcome.median)
    lines = [f"Half of the truces have ended after {half} weeks; {percent(outcome.survival[-1])} still hold after {outcome.weeks}."]
    fear = weeks(outcome.median_fearful)
    if fear != half:
        lines.append(
            f"That is if each expects the other to keep it. The same sides, each expecting the other to strike next week: {fear} weeks. "
            "Nothing but what each expects makes the difference."
        )
    if outcome.hazard[0] > 0.05:
        lines.append(
            f"{percent(outcome.hazard[0])} end in the first week: games in which a side would rather strike than begin. "
            "That a truce was signed makes these less likely than the file's priors have them."
        )
    if outcome.unsettled:
        lines.append(f"In {outcome.unsettled} of {outcome.games} games the solver found no stationary equilibrium: read the rest with that in mind.")
    return lines


def endings(outcome: Outcome) -> list[tuple[str, float]]:
    """Ways to end within the weeks looked at, and the share that lasts."""
    one, other = (side.name for side in outcome.sides)
    a, b, c, d, e = outcome.endings
    return [
        (f"{one}: open attack", a),
        (f"{other}: open attack", b),
        (f"war over a quiet violation by {one}", c),
        (f"war over a quiet violation by {other}", d),
        ("war over a spoilers' strike taken for the other side's", e),
        (f"still holds after {outcome.weeks} weeks", outcome.survival[-1]),
    ]


def whose(outcome: Outcome, party: int | None, parameter: str) -> str:
    """`(Northern forces)`, `(both)`, or nothing for what is common."""
    if BY_NAME[parameter].of == "all":
        return ""
    return " (both sides)" if party is None else f" ({outcome.sides[party].name})"


def lever(outcome: Outcome, one: Lever) -> str:
    """What somebody would do, for whom, from where to where."""
    text = f"{one.words}{whose(outcome, one.party, one.parameter)}"
    name = one.parameter.replace("_", "\u00a0")
    if one.likely is not None and one.likely[0] != one.likely[1]:
        before, after = one.likely
        text += f": {name} {before:.3g}\u00a0→\u00a0{after:.3g}"
    elif one.likely is not None:
        text += ": nothing to move in the likely case"
    return text


def gains(outcome: Outcome, one: Lever) -> str:
    """What a step adds, and to whom, on one line."""
    middle = "–" if one.median is None else signed(one.median, 0)
    worth = ", ".join(f"{side.name} {signed(100 * w)}" for side, w in zip(outcome.sides, one.worth, strict=True))
    edges = f"{signed(one.kept_low, 0)} to {signed(one.kept_high, 0)} in 90 % of games"
    return f"median {middle}; of {outcome.weeks} {signed(one.kept)} ({edges}); worth {worth}"


def advice(outcome: Outcome) -> list[str]:
    """The best steps in sentences: the longest truce, and what each side itself would gain most by."""
    if not outcome.levers or outcome.levers[0].kept <= 0.05:
        return ["No step of any lever lengthens the truce noticeably."]
    best = outcome.levers[0]
    lines = [f"Most is gained where {best.words}{whose(outcome, best.party, best.parameter)}."]
    close = [one for one in outcome.levers[1:] if one.kept >= NEARLY * best.kept][:2]
    if close:
        told = ", and where ".join(f"{one.words}{whose(outcome, one.party, one.parameter)}" for one in close)
        lines.append(f"Nearly as much where {told}.")
    for k, side in enumerate(outcome.sides):
        most = max(outcome.levers, key=lambda one: one.worth[k])
        if most.worth[k] > 0.0005:
            lines.append(f"For {side.name} itself most is gained where {most.words}{whose(outcome, most.party, most.parameter)}.")
        grudged = [x for x in outcome.levers if x.kept > 0.05 and x.worth[k] < -0.0005]
        if grudged:
            worst = min(grudged, key=lambda one: one.worth[k])
            lines.append(
                f"{side.name} would lose where {worst.words}{whose(outcome, worst.party, worst.parameter)}, "
                "although that lengthens the truce: it will want something for it."
            )
    return lines


def placed(name: str, told: Told) -> str:
    """What the moves told of a party's side did to the belief in its recovery."""
    left = f" ({told.left_out} more left out: sources differ, or only other sides tell of it)" if told.left_out else ""
    if not told.moves:
        return f"{name}: no move of its side is told under the truce{left}; regain stays at {told.before:.3g}."
    return (
        f"{name}: moves told of its side under the truce: {told.build_up} build up, {told.draw_down} draw down{left}. "
        f"Likely regain {told.before:.3g}\u00a0→\u00a0{told.after:.3g}, within the file's range."
    )


def unknown(outcome: Outcome, one: Swing) -> str:
    """A parameter whose prior is swung, with its meaning."""
    name = one.parameter.replace("_", " ")
    return f"{name}{whose(outcome, one.party, one.parameter)} from {one.low:.3g} to {one.high:.3g} {BY_NAME[one.parameter].unit}"


def story(outcome: Outcome, path: Path) -> str:
    """One path in a line."""
    one, other = (side.name for side in outcome.sides)
    how = {
        "attack_a": f"{one} attacks",
        "attack_b": f"{other} attacks",
        "reprisal_a": f"a quiet violation by {one} is answered with war",
        "reprisal_b": f"a quiet violation by {other} is answered with war",
        "spoilers": "a spoilers' strike is taken for the other side's and answered with war",
    }
    parts = []
    if path.turned is not None and path.turned <= path.weeks:
        parts.append(f"guarantors turn away in week {path.turned}")
    for name, count in zip((one, other), path.breaches, strict=True):
        if count:
            parts.append(f"{count} quiet violation{'s' if count > 1 else ''} by {name}")
    if path.ending is None:
        parts.append(f"holds through week {path.weeks}")
    else:
        parts.append(f"week {path.weeks + 1}: {how[path.ending]}")
    return "; ".join(parts)


def unstated(outcome: Outcome) -> str | None:
    """What rests on general priors."""
    if not outcome.from_general:
        return None
    return "Not in the file, so a wide general prior stands for it: " + ", ".join(outcome.from_general) + "."


def shown(items: Sequence[Lever], most: int = FEW) -> Sequence[Lever]:
    """Levers worth printing: those that lengthen or shorten most, in the order given."""
    least = sorted((abs(one.kept) for one in items), reverse=True)[:most]
    return [one for one in items if abs(one.kept) >= max(least[-1], 0.05)][:most] if least else []
