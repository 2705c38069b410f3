"""Set up .venv from the hashed lock files. Runs on a bare Python 3.11, before anything is installed.

    python3.11 scripts/setup_venv.py run     what the program needs, and `ceasefire` itself
    python3.11 scripts/setup_venv.py dev     that and the tools of `make test` and `make lint`

A stamp in .venv says when each was done; the Makefile calls this again when a lock is newer.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
BUILD_TOOLS = ("hatchling", "editables", "packaging", "pathspec", "pluggy", "trove-classifiers")
"""What an editable install needs. They stand in the dev lock, with their hashes; `make demo` needs
these few of it and no more."""


class SetupError(Exception):
    """Set-up cannot go on; the message says what to do."""


def pip(*arguments: str) -> None:
    """Run the environment's pip without chatter; its own words are shown when it fails."""
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    environment = os.environ | {"PIP_ROOT_USER_ACTION": "ignore", "PIP_NO_WARN_SCRIPT_LOCATION": "1"}
    done = subprocess.run([*command, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise SetupError(f"{done.stdout}{done.stderr}\npip could not install: {' '.join(arguments)}")


def make_venv() -> None:
    """Make .venv unless it is there and works."""
    if PYTHON.exists():
        works = subprocess.run([str(PYTHON), "-m", "pip", "--version"], capture_output=True)
        if works.returncode == 0:
            return
        shutil.rmtree(VENV)
    done = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True)
    if done.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise SetupError(
            f"{done.stdout}{done.stderr}\n{sys.executable} cannot make a virtual environment: "
            f"install its venv module (Debian: apt-get install python{version}-venv)"
        )


def excerpt(lock: str, names: tuple[str, ...]) -> str:
    """The entries of a lock file for those packages, hashes included."""
    entries = re.split(r"(?m)^(?=[A-Za-z0-9])", lock)
    chosen = [e for e in entries if re.split(r"[=<>!~ \[;]", e, maxsplit=1)[0].lower() in names]
    missing = len(names) - len(chosen)
    if missing:
        raise SetupError(f"requirements-dev.lock lacks {missing} of {', '.join(names)}: run `make lock`")
    return "".join(chosen)


def install(kind: str) -> None:
    """Bring .venv to what `kind` ("run" or "dev") asks for, and leave its stamp."""
    make_venv()
    if kind == "run":
        print("setting up .venv: what the program needs (about a minute)", flush=True)
        pip("--require-hashes", "-r", "requirements.lock")
        tools = VENV / "build-tools.txt"
        tools.write_text(excerpt((ROOT / "requirements-dev.lock").read_text("utf-8"), BUILD_TOOLS), "utf-8")
        pip("--require-hashes", "--no-deps", "-r", str(tools))
        pip("--no-deps", "--no-build-isolation", "--editable", ".")
    else:
        print("setting up .venv: the tools for tests and lint", flush=True)
        pip("--require-hashes", "-r", "requirements-dev.lock")
    (VENV / f".ready-{kind}").touch()


def main(arguments: list[str]) -> int:
    """`run` or `dev`; 0 when done, 1 with the reason when not."""
    if arguments not in (["run"], ["dev"]):
        print("usage: setup_venv.py run|dev", file=sys.stderr)
        return 2
    try:
        install(arguments[0])
    except (SetupError, OSError) as error:
        print(f"set-up failed: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
