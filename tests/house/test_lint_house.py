"""Each house rule finds what it is for, names file and line, says the remedy, and leaves the rest alone."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Plant = Callable[[dict[str, str]], Path]
Run = Callable[..., subprocess.CompletedProcess[str]]

ADDRESS = "https" + "://index.example/simple"
HOME = "/ho" + "me/ada/ceasefire/x.csv"
ROOT_HOME = "/ro" + "ot/data"

FAULTS = {
    "address in a lock": (
        {"requirements.lock": f"a==1\n# from {ADDRESS}\n"},
        "requirements.lock:2: holds an address; write the lock with `make lock`, which leaves addresses out",
    ),
    "uv.lock": (
        {"uv.lock": "version = 1\n"},
        "uv.lock: names registry hosts; remove it: requirements*.lock are the lock files",
    ),
    "pylock.toml": (
        {"sub/pylock.toml": "version = 1\n"},
        "sub/pylock.toml: names registry hosts; remove it: requirements*.lock are the lock files",
    ),
    "package-lock": (
        {"package-lock.json": '{\n  "a": {\n    "resolved": "x"\n  }\n}\n'},
        "package-lock.json:3: names a registry host; "
        "put omit-lockfile-registry-resolved=true in .npmrc and lock anew",
    ),
    "long file": (
        {"src/ceasefire/long.py": "x = 1\n" * 401},
        "src/ceasefire/long.py:401: has 401 lines; split it: 400 at most",
    ),
    "machine path": (
        {"docs/a.md": f"one\nopen {HOME}\n"},
        f"docs/a.md:2: '{HOME[:11]}…' is a path of one machine; name it relative to the checkout",
    ),
    "root's path": (
        {"tests/a.py": f'x = "{ROOT_HOME}"\n'},
        f"tests/a.py:1: '{ROOT_HOME[:7]}…' is a path of one machine; name it relative to the checkout",
    ),
    "a conflict's name": (
        {"src/ceasefire/a.py": "# one\n# as in Daraa\n"},
        "src/ceasefire/a.py:2: 'Daraa' is knowledge of one conflict; "
        "the program knows none: names belong in a dossier",
    ),
    "a conflict's name in Arabic": (
        {"src/ceasefire/words.yaml": "- دمشق\n"},
        "src/ceasefire/words.yaml:1: 'دمشق' is knowledge of one conflict; "
        "the program knows none: names belong in a dossier",
    ),
    "broad except": (
        {"src/ceasefire/a.py": "try:\n    x = 1\nexcept Exception:\n    x = 2\n"},
        "src/ceasefire/a.py:3: catches every exception; name the errors that are expected here",
    ),
    "broad except in a tuple": (
        {"src/ceasefire/a.py": "try:\n    x = 1\nexcept (ValueError, Exception) as e:\n    x = 2\n"},
        "src/ceasefire/a.py:3: catches every exception; name the errors that are expected here",
    ),
    "bare except": (
        {"scripts/a.py": "try:\n    x = 1\nexcept:\n    x = 2\n"},
        "scripts/a.py:3: catches every exception; name the errors that are expected here",
    ),
    "dead link": (
        {"docs/a.md": "# A\n\nsee [b](b.md)\n"},
        "docs/a.md:3: the link 'b.md' leads nowhere; correct the path or write the page",
    ),
    "dead anchor": (
        {"docs/a.md": "# A\n\n[b](b.md#three)\n", "docs/b.md": "# B\n\n## Two\n"},
        "docs/a.md:3: 'b.md' has no heading '#three'; correct the anchor",
    ),
    "README without make test": (
        {"README.md": "make demo\n"},
        "README.md: does not show `make test`; a newcomer needs both commands there",
    ),
}

SOUND = {
    "an address outside lock files": {"docs/a.md": f"[x]({ADDRESS})\n"},
    "a page's address that has such a folder": {"examples/r.md": "url: http://news.example/" + "work/a/root/b\n"},
    "400 lines": {"src/ceasefire/long.py": "x = 1\n" * 400},
    "a time zone as an example": {"src/ceasefire/a.py": "# 12:00 Asia/Damascus\n"},
    "the embedded dossier's id": {"src/ceasefire/a.py": 'x = "southwest-syria"\n'},
    "the general table": {"src/ceasefire/dossier/general_actors.yaml": "- {id: syria}\n"},
    "a conflict's names in a dossier": {"examples/d/places.yaml": "- {id: daraa}\n"},
    "a named error": {"src/ceasefire/a.py": "try:\n    x = 1\nexcept (ValueError, OSError):\n    x = 2\n"},
    "a clean-up that raises the same again": {
        "src/ceasefire/a.py": "try:\n    x = 1\nexcept BaseException:\n    x = 2\n    raise\n"
    },
    "the word in a text": {"tests/a.py": 'x = """\nexcept: {target: [a]}\nexcept Exception:\n"""\n'},
    "an error whose name ends so": {"src/ceasefire/a.py": "try:\n    x = 1\nexcept MyException:\n    x = 2\n"},
    "a link that is code": {"docs/a.md": "`[b](b.md)`\n\n```\n[b](b.md)\n```\n"},
    "a heading with code and dots": {"docs/a.md": "# `a.b` and c\n\n[x](#ab-and-c)\n"},
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found_with_its_line(name: str, plant: Plant, script: Run) -> None:
    files, message = FAULTS[name]
    done = script("lint_house.py", "--root", plant(files), "--without-commands")
    assert done.stdout.splitlines() == [message]
    assert done.returncode == 1
    assert done.stderr == "1 faults against the house rules\n"


@pytest.mark.parametrize("name", SOUND)
def test_what_only_resembles_a_fault_is_left_alone(name: str, plant: Plant, script: Run) -> None:
    done = script("lint_house.py", "--root", plant(SOUND[name]), "--without-commands")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_all_faults_come_in_one_go(plant: Plant, script: Run) -> None:
    files: dict[str, str] = {}
    for name in ("uv.lock", "machine path", "broad except", "README without make test"):
        files |= FAULTS[name][0]
    done = script("lint_house.py", "--root", plant(files), "--without-commands")
    assert len(done.stdout.splitlines()) == 4


def test_only_what_git_tracks_or_would_track_is_read(plant: Plant, script: Run) -> None:
    tree = plant({".gitignore": "scratch/\n", "scratch/uv.lock": "x\n"})
    subprocess.run(["git", "init", "-q", str(tree)], check=True)
    assert script("lint_house.py", "--root", tree, "--without-commands").returncode == 0
    (tree / ".gitignore").unlink()
    assert script("lint_house.py", "--root", tree, "--without-commands").returncode == 1
