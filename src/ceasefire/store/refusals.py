"""What the database itself refuses: change and removal of what is kept, gaps, a second of a number.

Each rule is said once: (table, verb, when it is refused, why). NEW and OLD are the rows, as in SQL triggers.
"""

from __future__ import annotations

from typing import NamedTuple


class Refusal(NamedTuple):
    """verb: INSERT, UPDATE or DELETE; when: SQL condition over NEW and OLD under which it is refused; why: what is said."""

    table: str
    verb: str
    when: str
    why: str

    @property
    def sqlite(self) -> str:
        """As SQLite's trigger."""
        return f"CREATE TRIGGER {self.name} BEFORE {self.verb} ON {self.table} WHEN {self.when} BEGIN SELECT RAISE(ABORT, '{self.why}'); END"

    @property
    def postgres(self) -> str:
        """The body of PostgreSQL's function."""
        back = "OLD" if self.verb == "DELETE" else "NEW"
        return f"BEGIN IF {self.when} THEN RAISE EXCEPTION '{self.why}'; END IF; RETURN {back}; END"

    @property
    def name(self) -> str:
        """Name of its trigger."""
        return f"{self.table}_no_{self.verb.lower()}" if self.verb != "INSERT" else f"{self.table}_in_order"


_ERASED_ENTRY = "EXISTS (SELECT 1 FROM erasure WHERE erasure.seq = OLD.seq)"


def _unless(*allowed: str) -> str:
    return f"NOT ({' AND '.join(allowed)})"


REFUSALS: tuple[Refusal, ...] = (
    Refusal("blob", "UPDATE", "1 = 1", "blob is append-only"),
    Refusal("blob", "DELETE", _unless("EXISTS (SELECT 1 FROM erasure WHERE erasure.report = OLD.sha256)"), "blob is append-only"),
    # also stops INSERT OR REPLACE, which removes a row without firing the DELETE trigger
    Refusal("blob", "INSERT", "EXISTS (SELECT 1 FROM blob WHERE sha256 = NEW.sha256)", "blob is append-only"),
    Refusal(
        "report", "UPDATE",
        _unless("EXISTS (SELECT 1 FROM erasure WHERE erasure.report = OLD.id)", "NEW.seq = OLD.seq", "length(NEW.json) = 0"),
        "report is append-only",
    ),
    Refusal("report", "DELETE", "1 = 1", "report is append-only"),
    Refusal(
        "report", "INSERT",
        "NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM report) OR EXISTS (SELECT 1 FROM report WHERE id = NEW.id)",
        "report is append-only: out of order",
    ),
    Refusal(
        "entry", "UPDATE",
        _unless(_ERASED_ENTRY, "NEW.seq = OLD.seq", "NEW.kind = OLD.kind", "NEW.at = OLD.at", "NEW.leaf = OLD.leaf", "length(NEW.body) = 0"),
        "entry is append-only",
    ),
    Refusal("entry", "DELETE", "1 = 1", "entry is append-only"),
    Refusal("entry", "INSERT", "NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entry) OR length(NEW.leaf) <> 32", "entry is append-only: out of order"),
    Refusal("subtree", "UPDATE", "1 = 1", "subtree is append-only"),
    Refusal("subtree", "DELETE", "1 = 1", "subtree is append-only"),
    Refusal(
        "subtree", "INSERT",
        "NEW.number <> (SELECT coalesce(max(number), -1) + 1 FROM subtree WHERE level = NEW.level) OR length(NEW.hash) <> 32",
        "subtree is append-only: out of order",
    ),
    Refusal("erasure", "UPDATE", _unless("NEW.seq = OLD.seq", "NEW.by_entry = OLD.by_entry", "NEW.report IS NULL"), "erasure is append-only"),
    Refusal("erasure", "DELETE", "1 = 1", "erasure is append-only"),
    Refusal(
        "erasure", "INSERT",
        "NOT EXISTS (SELECT 1 FROM entry WHERE seq = NEW.by_entry AND kind = 'entry_erased') OR EXISTS (SELECT 1 FROM erasure WHERE seq = NEW.seq)",
        "erasure is append-only: no entry says so",
    ),
)  # fmt: skip


def sqlite_triggers() -> tuple[str, ...]:
    """The refusals as SQLite's triggers."""
    return tuple(r.sqlite for r in REFUSALS)


def postgres_triggers() -> tuple[str, ...]:
    """The refusals as PostgreSQL's functions and triggers; TRUNCATE, which fires no trigger of rows, has its own."""
    made: list[str] = []
    for r in REFUSALS:
        made.append(f"CREATE FUNCTION {r.name}() RETURNS trigger LANGUAGE plpgsql AS $${r.postgres}$$")
        made.append(f"CREATE TRIGGER {r.name} BEFORE {r.verb} ON {r.table} FOR EACH ROW EXECUTE FUNCTION {r.name}()")
    for table in sorted({r.table for r in REFUSALS}):
        body = f"BEGIN RAISE EXCEPTION '{table} is append-only'; END"
        made.append(f"CREATE FUNCTION {table}_no_truncate() RETURNS trigger LANGUAGE plpgsql AS $${body}$$")
        made.append(f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_no_truncate()")
    return tuple(made)
