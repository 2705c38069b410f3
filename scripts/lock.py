"""Resolve the dependencies of pyproject.toml anew and write both lock files (`make lock`).

The files carry hashes and no address, so that they serve with any index. uv does the work: the one
on the PATH, or one installed into build/uv for this purpose alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def uv() -> str:
    """The path of a uv that runs."""
    found = shutil.which("uv")
    if found:
        return found
    folder = ROOT / "build" / "uv"
    if not (folder / "bin" / "uv").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "uv"], check=True)
    return str(folder / "bin" / "uv")


def compile_lock(out: str, *more: str) -> None:
    """Write one lock file. The command at its top is `make lock`, which names no folder and no index."""
    command = [uv(), "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--upgrade"]
    command += ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "pyproject.toml", *more]
    environment = os.environ | {"UV_CUSTOM_COMPILE_COMMAND": "make lock"}
    subprocess.run([*command, "-o", out], cwd=ROOT, env=environment, check=True)
    print(f"wrote {out}")


def main() -> int:
    """requirements.lock first; the dev lock keeps to its versions, and has the extras that tests need."""
    try:
        compile_lock("requirements.lock")
        compile_lock("requirements-dev.lock", "--extra", "dev", "--extra", "archive", "--extra", "postgres", "-c", "requirements.lock")
    except subprocess.CalledProcessError as error:
        print(f"the lock files could not be made: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
