"""One error tree. Every error a user can cause carries where, what is wrong and what would be right."""

from __future__ import annotations

from typing import Literal

import msgspec

Severity = Literal["error", "warning"]


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing wrong with an input.

    file: path as the user gave it; line: 1-based, 0 when the whole file is meant;
    code: stable machine-readable reason; what: what is wrong; remedy: what would be right.
    """

    file: str
    line: int = 0
    code: str
    what: str
    remedy: str
    severity: Severity = "error"

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        mark = "warning: " if self.severity == "warning" else ""
        return f"{where}: {mark}{self.what}; {self.remedy}"


class CeasefireError(Exception):
    """Root of all errors this package raises on purpose.

    code: stable machine-readable reason; exit: exit code of the command line.
    """

    code = "error"
    exit = 1

    def __init__(self, what: str, remedy: str = "", *, file: str = "", line: int = 0) -> None:
        super().__init__(what)
        self.what, self.remedy, self.file, self.line = what, remedy, file, line

    @property
    def problem(self) -> Problem:
        """The same, as a record."""
        return Problem(
            file=self.file or "-",
            line=self.line,
            code=self.code,
            what=self.what,
            remedy=self.remedy or "see the documentation",
        )

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}: " if self.line else f"{self.file}: " if self.file else ""
        return f"{where}{self.what}" + (f"; {self.remedy}" if self.remedy else "")


class InputError(CeasefireError):
    """A file or value from the user cannot be used."""

    code = "input"
    exit = 2


class DossierError(CeasefireError):
    """A dossier does not load. `problems` holds every fault found, not only the first."""

    code = "dossier"
    exit = 3

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        super().__init__(first.what, first.remedy, file=first.file, line=first.line)
        self.problems = problems


class StoreError(CeasefireError):
    """The database refuses: full disk, no rights, damaged file."""

    code = "store"
    exit = 4


class AbsentError(StoreError):
    """There is no store yet at that address."""

    code = "absent"


class BusyError(StoreError):
    """Another process is at work on the same dossier."""

    code = "busy"
    exit = 5


class LedgerError(CeasefireError):
    """The ledger does not verify: an entry was altered, removed or inserted."""

    code = "ledger"
    exit = 6
