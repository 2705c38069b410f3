"""Write the reference pages and schemas that are made from code, or check that they are as made.

    .venv/bin/python scripts/generate.py            write (`make schemas`)
    .venv/bin/python scripts/generate.py --check    fail where a file differs (`make lint`)

Three kinds: JSON Schemas of the records, the page of the acts, and in the page of each command the
table of its options, between two marks. The rest of those pages is written by people.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from commands import Option, commands

ROOT = Path(__file__).resolve().parents[1]
SCHEMAS = "docs/reference/schemas"
BEGIN = "<!-- options: written by `make schemas` from the program -->"
END = "<!-- end of options -->"


def records() -> dict[str, tuple[str, Any]]:
    """File name of a schema -> (what it describes, the type)."""
    from ceasefire.agreement.terms import Agreement
    from ceasefire.claims.claim import Claim
    from ceasefire.dossier.actor import Actor
    from ceasefire.dossier.gazetteer import PlaceEntry
    from ceasefire.dossier.source import Source
    from ceasefire.findings.finding import Finding
    from ceasefire.incidents.incident import Incident
    from ceasefire.ledger.entry import Entry
    from ceasefire.reports.report import Report

    return {
        "actors": ("actors.yaml of a dossier", list[Actor]),
        "sources": ("sources.yaml of a dossier", list[Source]),
        "places": ("places.yaml of a dossier", list[PlaceEntry]),
        "agreement": ("an agreement as the program holds it", Agreement),
        "report": ("a report", Report),
        "claim": ("a claim", Claim),
        "incident": ("an incident", Incident),
        "finding": ("a finding", Finding),
        "entry": ("an entry of the ledger", Entry),
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
            out += ["", f"## {name}", "", "| act | in words | ACLED sub-event | UCDP type | PLOVER (CAMEO) |"]
            out += ["|---|---|---|---|---|"]
        cells = (f"`{act.id}`", act.name, act.acled or "–", act.ucdp or "–", act.plover or "–")
        out.append(f"| {' | '.join(cells)} |")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)) + "\n"


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


def filled(page: str, table: str) -> str:
    """A page with its table of options set between the marks; marks are added at the end if absent."""
    block = f"{BEGIN}\n{table}\n{END}"
    if BEGIN in page and END in page:
        before, rest = page.split(BEGIN, 1)
        return before + block + rest.split(END, 1)[1]
    return f"{page.rstrip()}\n\n## Arguments and options\n\n{block}\n"


def wanted() -> dict[str, str]:
    """Path relative to the root -> the text it must have."""
    made = {f"{SCHEMAS}/{name}.json": schema(title, kind) for name, (title, kind) in records().items()}
    made["docs/reference/acts.md"] = acts_page()
    for command in commands():
        path = f"docs/reference/commands/{command.page}.md"
        page = ROOT / path
        text = page.read_text("utf-8") if page.exists() else f"# `ceasefire {command.name}`\n\n{command.help}\n"
        made[path] = filled(text, options_table(command.options))
    return made


def main(arguments: list[str]) -> int:
    """Write, or with --check compare. 1 when a file differs."""
    check = arguments == ["--check"]
    if arguments and not check:
        print("usage: generate.py [--check]", file=sys.stderr)
        return 2
    stale = 0
    for name, text in wanted().items():
        path = ROOT / name
        if path.exists() and path.read_text("utf-8") == text:
            continue
        if check:
            print(f"{name}: is not what the code makes; run `make schemas` and commit the result")
            stale += 1
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            print(f"wrote {name}")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
