"""The scenario to begin with: every parameter with its meaning, and the program's general prior in place."""

from __future__ import annotations

from ceasefire.outlook.bargain_parameters import OF_ALL, OF_PARTY, Parameter

HEAD = """\
# A scenario for `ceasefire scenario`: two sides under a truce, and what you believe of them. It is a way to think about
# what holds the truce and what would hold it longer; it is no forecast.
#
# Each belief is three numbers: nobody would be surprised between `low` and `high`, and `likely` is your best guess; or
# one `value:` that is known. `why` is your reason and `source` where it comes from; `judgement` is an answer, and both
# must be given. What you leave out is replaced by a wide general prior, and the output says so. `step:` changes how far
# one step of a lever goes. "Weeks of flow" are weeks of everything that is contested: ground, taxes, crossings, seats.
title: Name the truce and its date
about: One or two sentences on what the two sides contest.
# dossier: river              # folder or name of a dossier; the parties' ids are then looked up in it
weeks: 104                    # how far to look
"""


def template() -> str:
    """The commented file. It loads as it is."""
    lines = [HEAD, "parties:"]
    for party, strength in (("first_side", (50, 60, 70)), ("second_side", (30, 40, 50))):
        lines.append(f"  - id: {party}")
        lines.append(f"    name: {party.replace('_', ' ').capitalize()}")
        for parameter in OF_PARTY:
            lines += _lines(parameter, parameter.prior or strength, "    ", party == "first_side")
    lines += ["", "around:                       # what is common to both"]
    for parameter in OF_ALL:
        lines += _lines(parameter, parameter.prior or (0.0, 0.0, 0.0), "  ", True)
    return "\n".join(lines) + "\n"


def _lines(parameter: Parameter, prior: tuple[float, float, float], indent: str, told: bool) -> list[str]:
    low, likely, high = prior
    numbers = f"value: {low:g}" if low == high else f"low: {low:g}, likely: {likely:g}, high: {high:g}"
    why = parameter.why or "say why"
    out = []
    if told:
        words = f"; or in words: {', '.join(parameter.words)}" if parameter.words else ""
        out.append(f"{indent}# {parameter.meaning}")
        out.append(f"{indent}# ({parameter.unit}, {parameter.least:g} to {parameter.most:g}{words})")
    out.append(f'{indent}{parameter.name}: {{{numbers}, why: "{why}", source: judgement}}')
    return out
