"""The picture on the page of the backtest: written anew, or held against what the program draws.

    .venv/bin/python scripts/backtest_page.py [--check]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "reference" / "backtest-southwest-syria.svg"
AGREEMENT = "southwest-2017"


def drawn() -> str:
    """What `ceasefire outlook --backtest --svg` draws of the embedded dossier."""
    with tempfile.TemporaryDirectory() as folder:
        demo, picture = f"{folder}/demo", f"{folder}/weekly.svg"
        program = [sys.executable, "-m", "ceasefire"]
        subprocess.run([*program, "demo", demo], check=True, capture_output=True)
        subprocess.run([*program, "outlook", demo, "--agreement", AGREEMENT, "--backtest", "--svg", picture], check=True, capture_output=True)
        return Path(picture).read_text("utf-8")


def main() -> int:
    """0 when written, or when what is there is what is drawn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    picture = drawn()
    if options.check:
        same = PICTURE.exists() and PICTURE.read_text("utf-8") == picture
        if not same:
            print(f"{PICTURE.relative_to(ROOT)} is not what the program draws; run `make readme`", file=sys.stderr)
        return int(not same)
    PICTURE.write_text(picture, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
