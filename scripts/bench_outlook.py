"""All that is measured of the outlook (`make bench-outlook`), part by part, into build/bench-outlook.json.

    .venv/bin/python scripts/bench_outlook.py [PART…]

Parts: rates (forecasts by area and period), hawkes (the self-exciting process), survival (will an agreement hold),
drivers (stated effects beside other data), bargain (closed forms of bargaining). Each is a script of its own and writes its own file, too.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("rates", "hawkes", "survival", "drivers", "bargain")


def main(parts: Sequence[str]) -> int:
    """Run the parts; 1 where one did not end well."""
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        print(f"there is no part {', '.join(unknown)}; parts: {', '.join(PARTS)}", file=sys.stderr)
        return 2
    failed = []
    found: dict[str, object] = {}
    for part in parts or PARTS:
        print(f"\n== {part}", flush=True)
        script = ROOT / "scripts" / f"bench_{part}.py"
        if subprocess.run([sys.executable, str(script)], check=False, cwd=ROOT).returncode:
            failed.append(part)
        made = ROOT / "build" / f"bench-{part}.json"
        if made.exists():
            found[part] = json.loads(made.read_text("utf-8"))
    out = ROOT / "build" / "bench-outlook.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", "utf-8")
    print(f"\nwritten: {out.relative_to(ROOT)}" + (f"; these parts failed: {', '.join(failed)}" if failed else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
