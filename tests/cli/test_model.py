"""`ceasefire read --reader model`: off by itself, says what it sends, keeps marked texts at home. Loopback only."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.model_service import Service, answer

SAID = "Rebels shelled Nawa on Sunday, a military source told SANA."
ROW = {
    "sentence": SAID, "act": "shelling", "act_words": "shelled", "actor": "Rebels", "target": None, "place": "Nawa", "when": "on Sunday", "killed": None, "injured": None, "weapon": None,
    "attributed_to": "a military source", "modality": "asserted",
}  # fmt: skip


@pytest.fixture
def service() -> Iterator[Service]:
    made = Service()
    yield made
    made.server.shutdown()
    made.server.server_close()


def run(service: Service | None, file: Path, *more: str) -> tuple[int, list[dict[str, object]], str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("CEASEFIRE_READER")}
    where = {"CEASEFIRE_READER_ADDRESS": service.address, "CEASEFIRE_READER_MODEL": "little", "CEASEFIRE_READER_RETRIES": "0", "CEASEFIRE_READER_TIMEOUT": "5"} if service else {}
    done = subprocess.run(
        [sys.executable, "-m", "ceasefire", "read", str(file), "--published", "2018-06-26", "--dossier", "southwest-syria", *more], capture_output=True, text=True, timeout=100, check=False, env=clean | where,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def marked(folder: Path, mark: str) -> Path:
    file = folder / "a.md"
    file.write_text(f"---\nhandling: {mark}\n---\n{SAID}\n", "utf-8")
    return file


def test_a_marked_text_is_read_by_the_model_and_told(service: Service, tmp_path: Path) -> None:
    service.answers = [answer(ROW)]
    code, claims, err = run(service, marked(tmp_path, "TLP:CLEAR"), "--reader", "model")
    assert code == 0 and [c["reader"] for c in claims] == ["ceasefire-model/0.3 little-2026"] and claims[0]["start"] == "2018-06-24"
    assert f"sending {len(SAID)} characters (TLP:CLEAR) and the names of 85 parties and 244 sources to {service.address}/chat/completions, model little" in err


@pytest.mark.parametrize("mark", ["TLP:GREEN", "TLP:AMBER", "TLP:RED", "TLP:PURPLE", "[AMBER]"])
def test_any_other_mark_stays_at_home(service: Service, tmp_path: Path, mark: str) -> None:
    _, claims, err = run(service, marked(tmp_path, mark), "--reader", "model")
    assert service.asked == [] and "was not sent" in err and [c["reader"] for c in claims] == ["ceasefire-reader/0.2"]


def test_an_unmarked_text_stays_at_home_and_so_does_everything_without_the_option(service: Service, tmp_path: Path) -> None:
    bare = tmp_path / "a.txt"
    bare.write_text(SAID, "utf-8")
    code, claims, err = run(service, bare, "--reader", "model")
    assert code == 0 and service.asked == [] and "bears no TLP mark" in err and len(claims) == 1
    code, claims, err = run(service, marked(tmp_path, "TLP:CLEAR"))
    assert code == 0 and service.asked == [] and err == "" and len(claims) == 1


def test_a_failing_model_ends_in_a_line_and_our_own_claims(service: Service, tmp_path: Path) -> None:
    service.answers = [b"<html>"]
    code, claims, err = run(service, marked(tmp_path, "TLP:CLEAR"), "--reader", "model")
    assert code == 1 and "our own rules have read the text" in err and [c["reader"] for c in claims] == ["ceasefire-reader/0.2"]


def test_without_settings_nothing_begins(tmp_path: Path) -> None:
    code, claims, err = run(None, marked(tmp_path, "TLP:CLEAR"), "--reader", "model")
    assert code == 2 and claims == [] and "CEASEFIRE_READER_ADDRESS" in err
