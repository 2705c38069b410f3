"""make and set-up: what they say when something is missing, and what the lock files hold."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
PINNED = re.compile(r"^[a-z0-9][a-z0-9._-]*==[^ ;\\]+(?: ; [^\\]+)? \\$")


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_entry_of_a_lock_is_pinned_and_hashed(name: str, root: Path) -> None:
    lines = (root / name).read_text("utf-8").splitlines()
    entries = [i for i, line in enumerate(lines) if line and line[0] not in " #"]
    assert entries
    for i in entries:
        assert PINNED.match(lines[i]), lines[i]
        assert lines[i + 1].startswith("    --hash=sha256:")


def test_the_run_lock_is_part_of_the_dev_lock(root: Path) -> None:
    def pins(name: str) -> set[str]:
        lines = (root / name).read_text("utf-8").splitlines()
        return {line.split(" ")[0] for line in lines if line and line[0] not in " #"}

    assert pins("requirements.lock") <= pins("requirements-dev.lock")


def test_without_a_python_make_says_what_to_install(root: Path, tmp_path: Path) -> None:
    tree, tools = tmp_path / "tree", tmp_path / "bin"
    tree.mkdir()
    tools.mkdir()
    for name in ("Makefile", "requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        shutil.copy(root / name, tree)
    old = tools / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")  # a Python older than 3.11 answers so
    old.chmod(0o755)
    make = shutil.which("make")
    assert make
    done = subprocess.run([make, "setup"], cwd=tree, env={"PATH": str(tools), "SYSTEM_PYTHON": ""}, capture_output=True, text=True)
    assert done.returncode != 0
    assert "Python 3.11 or newer is needed and none was found (Debian: apt-get install" in done.stderr
    chosen = subprocess.run([make, "setup", f"PYTHON={old}"], cwd=tree, env={"PATH": str(tools)}, capture_output=True, text=True)
    assert chosen.returncode != 0
    assert f"PYTHON={old} is not there or older than 3.11" in chosen.stderr


def test_set_up_without_network_fails_with_pips_reason(root: Path, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    (tree / "scripts").mkdir(parents=True)
    for name in ("scripts/setup_venv.py", "requirements-dev.lock", "pyproject.toml"):
        shutil.copy(root / name, tree / name)
    (tree / "requirements.lock").write_text(f"no-such-package-here==1 \\\n    --hash=sha256:{'0' * 64}\n")
    closed = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
    command = [sys.executable, str(tree / "scripts" / "setup_venv.py"), "run"]
    done = subprocess.run(command, env=os.environ | closed, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1
    assert "No matching distribution found for no-such-package-here==1" in done.stderr
    assert done.stderr.endswith("pip could not install: --require-hashes -r requirements.lock\n")
    assert not (tree / ".venv" / ".ready-run").exists()


def test_the_build_tools_are_taken_from_the_dev_lock_with_their_hashes(root: Path) -> None:
    sys.path.insert(0, str(root / "scripts"))
    try:
        import setup_venv
    finally:
        sys.path.pop(0)
    lock = (root / "requirements-dev.lock").read_text("utf-8")
    taken = setup_venv.excerpt(lock, setup_venv.BUILD_TOOLS)
    names = [line.split("==")[0] for line in taken.splitlines() if "==" in line]
    assert names == sorted(setup_venv.BUILD_TOOLS)
    assert taken.count("--hash=sha256:") >= len(names)
    with pytest.raises(setup_venv.SetupError, match="lacks 1 of"):
        setup_venv.excerpt(lock, ("hatchling", "no-such-package"))


def _pytest(folder: Path, root: Path, ci: bool) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k not in ("CI", "PYTEST_ADDOPTS")}
    environment |= {"PYTHONPATH": str(root), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"} | ({"CI": "true"} if ci else {})
    command = [sys.executable, "-m", "pytest", "-q", "-p", "scripts.noskip", "-p", "xdist", "-n", "1", "."]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)


def test_on_ci_a_skipped_test_fails_the_run(root: Path, tmp_path: Path) -> None:
    body = "import pytest\ndef test_a(): pytest.skip('no browser')\ndef test_b(): pass\n"
    (tmp_path / "test_a.py").write_text(body)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    assert _pytest(tmp_path, root, ci=False).returncode == 0
    on_ci = _pytest(tmp_path, root, ci=True)
    assert on_ci.returncode == 1
    assert "1 tests were skipped, and on CI nothing may be: the run fails" in on_ci.stdout
    assert "1 passed, 1 skipped" in on_ci.stdout.splitlines()[-1]


def test_ci_runs_lint_and_then_the_tests(root: Path) -> None:
    path = root / ".ci" / "run"
    assert os.access(path, os.X_OK)
    steps = [line for line in path.read_text("utf-8").splitlines() if line.startswith("make ")]
    assert steps == ["make lint", "make test"]
    assert "set -euo pipefail" in path.read_text("utf-8")
