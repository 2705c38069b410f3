"""The runner of documentation: what a page shows is what its commands print."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]

PAGE = """\
# A page

<!-- file: data/a.txt -->
```
one
two
```

```console
$ cat data/a.txt
one
two
$ wc -l < data/a.txt; cat missing 2>/dev/null; \\
> echo "exit $?"
2
exit 1
```

```sh
make demo   # shown, not run
```
"""


def test_a_true_page_passes(script: Run, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(PAGE, "utf-8")
    done = script("docrun.py", tmp_path / "page.md")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_page_that_shows_something_else_fails_and_can_be_put_right(script: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE.replace("two\n$ wc", "three\n$ wc").replace("2\nexit 1\n", ""), "utf-8")
    done = script("docrun.py", page)
    assert done.returncode == 1
    assert "page.md:10: `cat data/a.txt` prints something else; real output:\n    one\n    two\n" in done.stdout
    assert "page.md:13: " in done.stdout
    assert script("docrun.py", "--write", page).returncode == 0
    assert page.read_text("utf-8") == PAGE


def test_pages_do_not_see_each_others_files(script: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PAGE, "utf-8")
    (tmp_path / "b.md").write_text("```console\n$ ls\n```\n", "utf-8")
    assert script("docrun.py", tmp_path / "a.md", tmp_path / "b.md").returncode == 0


def test_a_traceback_is_never_written_into_a_page(script: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    text = "```console\n$ python3 -c 'raise ValueError(1)'\n```\n"
    page.write_text(text, "utf-8")
    done = script("docrun.py", "--write", page)
    assert done.returncode == 1
    assert "ValueError: 1" in done.stdout
    assert page.read_text("utf-8") == text
