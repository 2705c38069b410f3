"""The texts that `generate.py` writes: each function gives a page, a block of a page or a schema."""

from __future__ import annotations

import inspect
import json
import re
import typing
from typing import Any

from commands import Option


def records() -> dict[str, tuple[str, Any]]:
    """File name of a schema -> (what it describes, the type)."""
    from ceasefire.agreement.terms import Agreement
    from ceasefire.claims.claim import Claim
    from ceasefire.dossier.actor import Actor
    from ceasefire.dossier.coverage import CoverageRow
    from ceasefire.dossier.dossier import DossierFile
    from ceasefire.dossier.gazetteer import PlaceEntry
    from ceasefire.dossier.source import Source
    from ceasefire.findings.finding import Finding
    from ceasefire.incidents.incident import Incident
    from ceasefire.ledger.entry import Entry
    from ceasefire.outlook.outlook import Outlook
    from ceasefire.reports.report import Report

    return {
        "dossier": ("dossier.yaml of a dossier", DossierFile),
        "actors": ("actors.yaml of a dossier", list[Actor]),
        "sources": ("sources.yaml of a dossier", list[Source]),
        "places": ("places.yaml of a dossier", list[PlaceEntry]),
        "coverage": ("coverage.yaml of a dossier", list[CoverageRow]),
        "agreement": ("agreements/*.yaml of a dossier", Agreement),
        "report": ("a report", Report),
        "claim": ("a claim", Claim),
        "incident": ("an incident", Incident),
        "finding": ("a finding", Finding),
        "entry": ("an entry of the ledger", Entry),
        "outlook": ("an outlook of an agreement", Outlook),
    }


def schema(title: str, kind: Any) -> str:
    """The JSON Schema (2020-12) of a record, as text."""
    import msgspec

    (root,), components = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **root}
    if components:
        whole["$defs"] = components
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def acts_page() -> str:
    """The page of the acts, from acts.yaml."""
    from ceasefire.dossier.act import acts

    out = ["# Acts", "", "Written by `make schemas` from `src/ceasefire/dossier/acts.yaml`; do not edit it here.", ""]
    out += ["What a claim can say was done. An agreement names acts by these words, or a whole group at once:"]
    out += ["`prohibits: [hostile_acts]`. A dash stands where a vocabulary has no such act.", ""]
    group = ""
    for act in acts().values():
        if act.group != group:
            group = act.group
            name = group if group == "other" else f"{group}_acts"
            out += ["", f"## {name}", "", "| act | in words | what it covers | ACLED sub-event | UCDP type | PLOVER (CAMEO) |"]
            out += ["|---|---|---|---|---|---|"]
        cells = (f"`{act.id}`", act.name, act.covers, act.acled or "–", act.ucdp or "–", act.plover or "–")
        out.append(f"| {' | '.join(cells)} |")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)) + "\n"


def records_page() -> str:
    """Every record that the schemas describe, with its docstring and its fields."""
    import msgspec

    out = ["# Records", "", "Written by `make schemas` from the docstrings; do not edit it here.", ""]
    out += ["All records are frozen. Times are UTC instants; what is unknown is `null`. The same as JSON"]
    out += ["Schemas: [schemas/](schemas/). The files of a dossier are described in [its format](dossier-format.md)."]
    seen: list[type[msgspec.Struct]] = []
    for name in ("report", "claim", "incident", "finding", "entry"):
        for kind in _inner(records()[name][1]):
            if kind not in seen:
                seen.append(kind)
    for kind in seen:
        fields = msgspec.structs.fields(kind)
        out += ["", f"## {kind.__name__}", "", inspect.cleandoc(kind.__doc__ or "").replace("|", "\\|"), ""]
        out += ["| field | type |", "|---|---|"]
        out += [f"| `{f.encode_name}` | {_type_name(f.type)} |" for f in fields]
    return "\n".join(out) + "\n"


def _inner(kind: Any) -> list[Any]:
    """A record and all records inside it, itself first."""
    import msgspec

    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        found = [kind]
        for field in msgspec.structs.fields(kind):
            found += [k for k in _inner(field.type) if k not in found]
        return found
    return [k for part in typing.get_args(kind) for k in _inner(part)]


def _type_name(kind: Any) -> str:
    if typing.get_origin(kind) is typing.Literal:
        return ", ".join(f"`{one}`" for one in typing.get_args(kind))
    if kind is type(None):
        return "null"
    if kind is Ellipsis:
        return "…"
    if typing.get_origin(kind) is typing.Annotated:
        return _type_name(typing.get_args(kind)[0])
    parts = [_type_name(one) for one in typing.get_args(kind)]
    if not parts:
        return str(getattr(kind, "__name__", kind))
    origin = typing.get_origin(kind)
    if origin is tuple and len(parts) == 2 and parts[1] == "…":
        return f"list of {parts[0]}"
    if origin is tuple:
        return f"({', '.join(parts)})"
    if origin is list:
        return f"list of {parts[0]}"
    if origin is dict:
        return f"{parts[0]} → {parts[1]}"
    return " or ".join(parts)


def weights_block() -> str:
    """The numbers of the weighing model, as the program has them."""
    from ceasefire.findings import weigh

    grades = {**weigh.GRADE_WEIGHT, "F": weigh.UNGRADED_WEIGHT}
    out = ["| reliability | weight of one origin |", "|---|---|"]
    out += [f"| {grade} | {value:g} |" for grade, value in grades.items()]
    stakes = {"against": "against the interest of its own side", "none": "without a stake", "in": "in that interest"}
    out += ["", "| it speaks | factor |", "|---|---|"]
    out += [f"| {stakes[name]} | {value:g} |" for name, value in weigh.INTEREST.items()]
    out += [f"| with reserve | {weigh.HEDGED:g} |", f"| as a further origin of one side | {weigh.SAME_SIDE:g} |"]
    out += [f"| of a place or time known only widely | {weigh.COARSE:g} |"]
    how = {"told": "was told", "camera": "has from a camera"}
    out += [f"| of what it {how.get(name, name)} | {value:g} |" for name, value in weigh.DIRECTNESS.items() if name]
    out += ["", "| standard of proof | least weight |", "|---|---|"]
    out += [f"| `{name}` | {least:g} |" for name, least in weigh.THRESHOLDS]
    return "\n".join(out)


def bargain_block() -> str:
    """The parameters of the bargaining game, as the program has them."""
    from ceasefire.outlook.bargain_parameters import PARAMETERS

    out = ["| | of | meaning | unit, from, to | general prior: low, likely, high | one step of the lever |", "|---|---|---|---|---|---|"]
    for one in PARAMETERS:
        prior = "the file has to give it" if one.prior is None else ", ".join(f"{v:g}" for v in one.prior)
        step = "–"
        if one.step is not None:
            step = f"{'×' if one.step.times else '+'} {one.step.by:g}: {one.step.words}"
        words = f"; {', '.join(f'`{w}` {v:g}' for w, v in one.words.items())}" if one.words else ""
        whose = "a party" if one.of == "party" else "all"
        out.append(f"| `{one.name}` | {whose} | {one.meaning} | {one.unit}, {one.least:g}, {one.most:g}{words} | {prior} | {step} |")
    return "\n".join(out)


def gravity_page() -> str:
    """The general rules of gravity, and the words for the weapons and sites that rules name."""
    from ceasefire.dossier.wordlists import sites, weapon_groups
    from ceasefire.findings.gravity import general_rules

    out = ["# Gravity, weapons, sites", "", "Written by `make schemas` from `gravity.yaml`, `weapons.yaml` and"]
    out += ["`sites.yaml`; do not edit it here.", "", "## When a breach is serious", ""]
    out += ["The agreement's own rules (`gravity:`) are tried first, then these, in this order. All that a rule names"]
    out += ["must hold; the first that holds decides; where none holds the breach is minor.", ""]
    out += ["| rule | the breach is | when | and the act is one of |", "|---|---|---|---|"]
    for rule in general_rules():
        named = ", ".join(f"`{act}`" for act in rule.acts) or "any"
        out.append(f"| `{rule.id}` | {rule.gravity} | {rule.text} | {named} |")
    out += ["", "## Weapons", "", "`weapon: [heavy]` in an article means these words, and the acts that need such a weapon.", ""]
    out += ["| group | words | acts |", "|---|---|---|"]
    for name, group in weapon_groups().items():
        acts = ", ".join(f"`{a}`" for a in group.acts)
        out.append(f"| `{name}` | {', '.join(group.words)} | {acts} |")
    out += ["", "## Sites", "", "| kind | words |", "|---|---|"]
    out += [f"| `{name}` | {', '.join(words)} |" for name, words in sites().items()]
    return "\n".join(out) + "\n"


def exits_block() -> str:
    """Exit codes, from the error tree."""
    from ceasefire import errors

    rows = ["| exit code | reason | what it means |", "|---|---|---|", "| 0 | | done |"]
    rows.append("| 1 | | done, and some of the input was refused; each is told with its line |")
    kinds = [k for _, k in inspect.getmembers(errors, inspect.isclass) if issubclass(k, errors.CeasefireError)]
    for kind in sorted(kinds, key=lambda k: (k.exit, k.code)):
        if kind is not errors.CeasefireError:
            rows.append(f"| {kind.exit} | `{kind.code}` | {inspect.cleandoc(kind.__doc__ or '').splitlines()[0]} |")
    rows.append("| 130 | | interrupted; what was acknowledged is kept |")
    rows.append("| 141 | | whoever read the output has gone, as after `\\| head` |")
    return "\n".join(rows)


def options_table(options: tuple[Option, ...]) -> str:
    """The table of a command's arguments and options."""
    if not options:
        return "It takes no arguments and no options."
    rows = ["| | what it is | if left out |", "|---|---|---|"]
    for option in options:
        names = ", ".join(f"`{name}`" for name in option.names)
        choices = f" One of {', '.join(f'`{c}`' for c in option.choices)}." if option.choices else ""
        left_out = "an error" if option.required else f"`{option.default}`" if option.default else "–"
        text = (option.help + choices).strip().replace("|", "\\|")
        rows.append(f"| {names} | {text} | {left_out} |")
    return "\n".join(rows)
