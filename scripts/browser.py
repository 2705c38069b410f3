"""See to it that the tests of the brief have a browser: Debian's chromium.

Installs it where that is allowed (root or sudo without a password, apt-get present). Where it is
not, says so and succeeds: those tests are then skipped with the reason, except on CI (variable CI
set), where a skipped test fails the run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
LOG_LINES = 5


def found() -> str | None:
    """The path of a browser that Playwright can drive."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def privilege() -> list[str] | None:
    """The words to put before apt-get: none for root, sudo where it asks nothing; None if neither."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


def install() -> str | None:
    """Install chromium. None when done, or the reason why not."""
    before = privilege()
    if before is None:
        return "neither root nor sudo without a password"
    apt = shutil.which("apt-get")
    if apt is None:
        return "no apt-get here"
    print("installing chromium for the tests of the brief", flush=True)
    for step in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        command = [*before, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq", *step]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            last = "\n  ".join((done.stdout + done.stderr).strip().splitlines()[-LOG_LINES:])
            return f"apt-get {step[0]} failed:\n  {last}"
    return None if found() else "apt-get installed chromium, but it is not on the PATH"


def main() -> int:
    """Always 0: a missing browser is told here and by the skipped tests."""
    if found():
        return 0
    reason = install()
    if reason:
        print(f"no chromium, so the browser tests of the brief are skipped: {reason}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
