"""See to it that tests have the parts that come from Debian: a browser for the brief, PostgreSQL for the second store.

Installs them where that is allowed (root or sudo without a password, apt-get present). Where it is not, says so and
succeeds: the tests that need a part are then skipped with the reason, except on CI (variable CI set), where a skipped
test fails the run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
POSTGRES = (Path("/usr/lib/postgresql"), Path("/usr/pgsql"))
LOG_LINES = 5


def browser() -> str | None:
    """The path of a browser that Playwright can drive."""
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


def postgres() -> str | None:
    """The folder of PostgreSQL's programs, the newest where there are several."""
    folders = [made.parent for root in POSTGRES for made in root.glob("*/bin/initdb")]
    if folders:
        return str(max(folders, key=lambda f: int(f.parent.name) if f.parent.name.isdigit() else 0))
    path = shutil.which("initdb")
    return str(Path(path).resolve().parent) if path else None


def postgis() -> str | None:
    """PostGIS as PostgreSQL finds it."""
    found = next(iter(Path("/usr/share/postgresql").glob("*/extension/postgis.control")), None)
    return str(found) if found else None


class Part(NamedTuple):
    """What tests need; found: where it is, None if it is not; packages: Debian's; lost: which tests are skipped without it."""

    name: str
    found: Callable[[], str | None]
    packages: tuple[str, ...]
    lost: str


PARTS = (
    Part("chromium", browser, ("chromium",), "the browser tests of the brief"),
    Part("PostgreSQL", postgres, ("postgresql", "postgresql-postgis"), "the tests of the PostgreSQL store"),
    Part("OpenSSL", lambda: shutil.which("openssl"), ("openssl",), "the tests of time stamps"),
    Part("PostGIS", postgis, ("postgresql-postgis",), "the tests of the views for maps"),
)


def privilege() -> list[str] | None:
    """The words to put before apt-get: none for root, sudo where it asks nothing; None if neither."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


def install(parts: list[Part]) -> str | None:
    """Install them. None when done, or the reason why not."""
    before = privilege()
    if before is None:
        return "neither root nor sudo without a password"
    apt = shutil.which("apt-get")
    if apt is None:
        return "no apt-get here"
    packages = list(dict.fromkeys(package for part in parts for package in part.packages))
    print(f"installing for tests: {' '.join(packages)}", flush=True)
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        command = [*before, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq", *step]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            last = "\n  ".join((done.stdout + done.stderr).strip().splitlines()[-LOG_LINES:])
            return f"apt-get {step[0]} failed:\n  {last}"
    lost = [part.name for part in parts if not part.found()]
    return f"apt-get installed its packages, but {', '.join(lost)} cannot be found" if lost else None


def main() -> int:
    """Always 0: a missing part is told here and by the skipped tests."""
    missing = [part for part in PARTS if not part.found()]
    reason = install(missing) if missing else None
    for part in missing if reason else []:
        if not part.found():
            print(f"no {part.name}, so {part.lost} are skipped: {reason}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
