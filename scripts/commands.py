"""The commands of the program with their arguments and options, as the program itself declares them."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import Any

from cyclopts import App

POSITIONAL = (
    inspect.Parameter.POSITIONAL_ONLY,
    inspect.Parameter.POSITIONAL_OR_KEYWORD,
    inspect.Parameter.VAR_POSITIONAL,
)


@dataclass(frozen=True)
class Option:
    """One argument or option. names: as typed, `DIR` or `--json`; default: as text, "" for none;
    required: the command refuses to run without it."""

    names: tuple[str, ...]
    help: str
    default: str
    required: bool
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Command:
    """One command. name: as typed after `ceasefire`; help: its first sentence."""

    name: str
    help: str
    options: tuple[Option, ...]

    @property
    def page(self) -> str:
        """The name of its page, without ending."""
        return self.name.replace(" ", "-")


def commands(app: App | None = None) -> list[Command]:
    """Every command of the program, sorted by name."""
    if app is None:
        from ceasefire.cli.main import app as program

        app = program
    return sorted(_commands(app, ""), key=lambda command: command.name)


def _commands(app: App, prefix: str) -> list[Command]:
    found: list[Command] = []
    for name in app:
        if name in (*app.help_flags, *app.version_flags):
            continue
        sub = app[name]
        below = _commands(sub, f"{prefix}{name} ")
        found += below
        if sub.default_command is not None:
            found.append(Command(f"{prefix}{name}", _first_sentence(sub.help or ""), _options(sub)))
    return found


def _first_sentence(text: str) -> str:
    return " ".join(text.strip().split("\n\n")[0].split())


def _options(app: App) -> tuple[Option, ...]:
    found: list[Option] = []
    for argument in app.assemble_argument_collection(parse_docstring=True):
        if argument.show:
            positional = argument.field_info.kind in POSITIONAL
            names = tuple(name for name in argument.names if name not in argument.negatives)
            if positional:  # typed by place; that it can be named as well only confuses
                names = (names[0].lstrip("-").upper().replace("-", "_"),)
            default = argument.field_info.default
            found.append(
                Option(names, " ".join((argument.parameter.help or "").split()), _shown(default),
                       argument.required, tuple(argument.get_choices() or ()))
            )  # fmt: skip
    return tuple(found)


def _shown(default: Any) -> str:
    nothing = default is inspect.Parameter.empty or default in (None, False, ())
    return "" if nothing else str(default)
