"""The numbers of the outlook, for its page, as the program has them."""

from __future__ import annotations


def numbers_block() -> str:
    """The drivers with their stated effects, and the base hazard with its intervals."""
    from ceasefire.outlook.base import base
    from ceasefire.outlook.covariates import NAMES
    from ceasefire.outlook.driver import FADES_DAYS, drivers

    out = ["What happens under it. Effect: on the log hazard a unit, mean ± standard deviation, stated.", ""]
    out += ["| driver | from | its value | ordinary | effect | why it goes that way |", "|---|---|---|---|---|---|"]
    for d in drivers():
        out.append(f"| {d.name} | {d.track} | {d.unit} | {d.typical:g} | {d.effect[0]:+g} ± {d.effect[1]:g} | {d.direction} |")
    out += ["", f"An effect fades to 1/e in about {FADES_DAYS[0]:g} days (log-normal, {FADES_DAYS[1]:g} wide)."]
    model = base()
    out += ["", f"The base, from {model.agreements} agreements of {model.conflicts} conflicts, of which {model.ended} ended. Weight: of one"]
    out += ["standard deviation, on the log hazard, with the 90 % interval over resampled conflicts.", ""]
    out += ["| what the base takes | weight | interval |", "|---|---|---|"]
    out += [f"| {NAMES[n]} | {c:+.2f} | {low:+.2f} to {high:+.2f} |" for n, c, low, high in zip(model.names, model.coefficients, model.low, model.high, strict=True)]
    out += ["", f"Between conflicts that no row explains: {model.frailty:.2f} (standard deviation of the log hazard)."]
    return "\n".join(out)
