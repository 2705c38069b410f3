"""YAML with the line of every value, so that every fault can be told where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import yaml

from ceasefire.dossier.yamlfault import told
from ceasefire.errors import Problem

Path_ = tuple[str | int, ...]

MAX_BYTES = 5_000_000
"""A dossier file larger than this is a mistake; it is refused before it is parsed."""


class YamlFile(msgspec.Struct, frozen=True):
    """A parsed file. data: plain values; lines: path of keys and indexes -> 1-based line;
    problems: what is wrong with it as YAML; faulty: paths whose fault has been told, where a record
    holds a neutral value instead; derived: problems that only follow from such a fault."""

    file: str
    data: Any
    lines: dict[Path_, int]
    problems: tuple[Problem, ...] = ()
    faulty: set[Path_] = msgspec.field(default_factory=set)
    derived: set[Problem] = msgspec.field(default_factory=set)

    def sound(self, *paths: Path_) -> bool:
        """Whether what stands at these paths is what the file says, not a neutral value for a fault."""
        return not self.faulty or not any(
            path[:n] in self.faulty for path in paths for n in range(len(path) + 1)
        )

    def kept(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems that do not merely follow from a fault that has been told."""
        return [p for p in problems if p not in self.derived]

    def line(self, path: Path_) -> int:
        """The line of a value, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: Path_, code: str, what: str, remedy: str, warning: bool = False) -> Problem:
        """A problem at the line of the value at `path`."""
        made = Problem(
            file=self.file,
            line=self.line(path),
            code=code,
            what=what,
            remedy=remedy,
            severity="warning" if warning else "error",
        )
        if not self.sound(path):
            self.derived.add(made)
        return made


def parse(path: Path, shown: str | None = None) -> YamlFile:
    """Read one YAML file. Never raises for what the file contains; see `problems`."""
    name = shown or str(path)
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        return _bad(
            name, 0, "unreadable", f"cannot be read ({error.strerror})", "check that it exists and its rights"
        )
    if size > MAX_BYTES:
        return _bad(name, 0, "too_large", f"is {size} bytes", f"a dossier file has at most {MAX_BYTES}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return _bad(name, line, "encoding", "is not UTF-8", "save the file as UTF-8")
    try:
        node = compose(text)
    except yaml.MarkedYAMLError as error:
        line, what, remedy = told(text, error)
        return _bad(name, line, "yaml", f"is not YAML ({what})", remedy)
    except (yaml.YAMLError, RecursionError) as error:
        return _bad(
            name,
            1,
            "yaml",
            f"is not YAML ({str(error).splitlines()[0]})",
            "remove control characters and deep nesting",
        )
    lines: dict[Path_, int] = {}
    problems: list[Problem] = []
    faulty: set[Path_] = set()
    data = _plain(node, (), lines, problems, faulty, name) if node is not None else None
    return YamlFile(name, data, lines, tuple(problems), faulty)


_QUOTED = re.compile(r'"[^"\t\n\ufeff\x85\u2028\u2029]*"')
_APART = re.compile(r"[\t?!\ufeff\x85\u2028\u2029]|[>|][-+\d]*#")
"""What the C library takes in places where the parser in Python refuses it, or counts as a line otherwise."""

if yaml.__with_libyaml__:

    class _Quick(yaml.composer.Composer, yaml.CSafeLoader):
        """Tokens by the C library, which takes a fifth of the time; nodes by Python, whose stack has an end."""

        def __init__(self, stream: str) -> None:
            yaml.CSafeLoader.__init__(self, stream)
            yaml.composer.Composer.__init__(self)


def compose(text: str) -> yaml.Node | None:
    """The nodes of a YAML document with their places; raises what the parser in Python says of a fault."""
    if yaml.__with_libyaml__ and not _APART.search(_QUOTED.sub("", text)):
        with suppress(yaml.YAMLError, RecursionError):  # the two tell a fault in different words and places
            return yaml.compose(text, Loader=_Quick)
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _bad(file: str, line: int, code: str, what: str, remedy: str) -> YamlFile:
    return YamlFile(file, None, {}, (Problem(file=file, line=line, code=code, what=what, remedy=remedy),))


_SCALARS = yaml.SafeLoader("")


def _plain(
    node: yaml.Node,
    path: Path_,
    lines: dict[Path_, int],
    problems: list[Problem],
    faulty: set[Path_],
    file: str,
) -> Any:
    line = node.start_mark.line + 1
    lines[path] = line
    if isinstance(node, yaml.MappingNode):
        out: dict[str, Any] = {}
        for key_node, value in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            if key in out:
                problems.append(
                    Problem(file=file, line=key_node.start_mark.line + 1, code="duplicate_key",
                            what=f"'{key}' stands here a second time", remedy="keep one of the two")
                )  # fmt: skip
            out[key] = _plain(value, (*path, key), lines, problems, faulty, file)
            lines[(*path, key)] = key_node.start_mark.line + 1
        return out
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, i), lines, problems, faulty, file) for i, item in enumerate(node.value)]
    try:
        return _SCALARS.construct_object(node)
    except (yaml.YAMLError, ValueError) as error:
        problems.append(
            Problem(file=file, line=line, code="value", what=f"'{node.value}' is not a value ({error})",
                    remedy="put it in quotes if it is text; dates are 2017-07-09")
        )  # fmt: skip
        faulty.add(path)
        return None
