"""The address of a database in dossier.yaml is replaced, and not a byte of anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceasefire.dossier.storeline import with_store
from ceasefire.errors import InputError

NEW = "postgresql://a@h/d?schema=vale"


@pytest.mark.parametrize(
    ("before", "named", "left_out"),
    [
        ("title: a\nlanguages: [en]\n", f'title: a\nlanguages: [en]\nstore: "{NEW}"\n', "title: a\nlanguages: [en]\n"),
        ("title: a", f'title: a\nstore: "{NEW}"\n', "title: a"),
        ("title: a\nstore: x\narea: b\n", f'title: a\nstore: "{NEW}"\narea: b\n', "title: a\narea: b\n"),
        ("title: a\r\nstore: x\r\narea: b\r\n", f'title: a\r\nstore: "{NEW}"\r\narea: b\r\n', "title: a\r\narea: b\r\n"),
        ("title: a\nstore: >-\n  postgresql://a@h/\n  d\narea: b\n", f'title: a\nstore: "{NEW}"\narea: b\n', "title: a\narea: b\n"),
        ("title: a # store: no\nnote: |\n  store: x\n", f'title: a # store: no\nnote: |\n  store: x\nstore: "{NEW}"\n', "title: a # store: no\nnote: |\n  store: x\n"),
    ],
)
def test_put_in_and_taken_out(before: str, named: str, left_out: str, tmp_path: Path) -> None:
    file = tmp_path / "dossier.yaml"
    file.write_bytes(before.encode())
    assert with_store(file, NEW) == named.encode()
    assert with_store(file, None) == left_out.encode()
    assert file.read_bytes() == before.encode()


@pytest.mark.parametrize("text", ["{title: a, store: x}\n", 'title: a\n"store": x\n', "title: [\n", "title: a\nstore: x\nstore: y\n"])
def test_what_cannot_be_replaced_is_told(text: str, tmp_path: Path) -> None:
    file = tmp_path / "dossier.yaml"
    file.write_text(text)
    with pytest.raises(InputError, match="in a way that cannot be replaced"):
        with_store(file, NEW)
