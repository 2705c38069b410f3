"""How often is a standard of proof right? Generated cases whose truth is known, weighed by our model.

Run: `python scripts/calibrate.py`. Writes docs/reference/proof-calibration.svg and prints the table
that stands in docs/reference/proof.md. Seeded: the same numbers every time.

A case is one hostile act that one of two sides truly did. Sources of both sides and of none, of
every grade, notice it with some chance and name a doer. A source is wrong about the doer as often
as its grade is (ERROR); a source that leans to a side adds a bias: it blames the other side when
its own did it (BIAS of the cases). Relays repeat an origin and add nothing to the truth. What is
measured: for cases in which the machine attributes the act, the share in which it names the true
doer, by standard of proof and by weight.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))


from ceasefire.findings.finding import PROOF_ORDER  # noqa: E402
from ceasefire.findings.weigh import Voice, weigh  # noqa: E402
from ceasefire.incidents.origin import Origin  # noqa: E402

SEED = 20170709
CASES = 60_000
SOURCES = (
    ("A", None), ("B", None), ("C", None), ("F", None),
    ("B", "x"), ("C", "x"), ("D", "x"), ("B", "y"), ("C", "y"), ("D", "y"),
)  # fmt: skip
NOTICE = 0.22
ERROR = {"A": 0.04, "B": 0.09, "C": 0.16, "D": 0.25, "E": 0.35, "F": 0.30}
BIAS = 0.45


def cases(rng: np.random.Generator) -> list[tuple[float, str | None, bool]]:
    """(weight, standard, right) of each case that is attributed."""
    out: list[tuple[float, str | None, bool]] = []
    notice = rng.random((CASES, len(SOURCES)))
    wrong = rng.random((CASES, len(SOURCES)))
    bent = rng.random((CASES, len(SOURCES)))
    truth = rng.integers(0, 2, CASES)
    for n in range(CASES):
        doer = "xy"[truth[n]]
        other = "yx"[truth[n]]
        named: dict[str, list[Voice]] = {"x": [], "y": []}
        for s, (grade, side) in enumerate(SOURCES):
            if notice[n, s] > NOTICE:
                continue
            said = other if wrong[n, s] < ERROR[grade] else doer
            if side is not None and said == side and bent[n, s] < BIAS:
                said = "y" if side == "x" else "x"
            named[said].append(Voice(Origin(f"source{s}", side, grade)))
        told = [who for who in "xy" if named[who]]
        if len(told) != 1:
            continue  # nobody named, or contested: nothing is attributed
        who = told[0]
        found = weigh(named[who], [], who)
        out.append((found.total, found.proof, who == doer))
    return out


def table(rows: list[tuple[float, str | None, bool]]) -> list[tuple[str, int, float, float]]:
    """(standard, cases, share right, half-width of its 95 % interval)."""
    out = []
    for standard in PROOF_ORDER:
        right = [ok for _, proof, ok in rows if proof == standard]
        share = float(np.mean(right)) if right else float("nan")
        half = 1.96 * (share * (1 - share) / len(right)) ** 0.5 if right else float("nan")
        out.append((standard, len(right), share, half))
    return out


def curve(rows: list[tuple[float, str | None, bool]]) -> list[tuple[float, float, float, int]]:
    """(claimed probability, share right, half-width, cases) in ten bins of the logistic of weight."""
    weights = np.array([w for w, _, _ in rows])
    right = np.array([ok for _, _, ok in rows])
    claimed = 1 / (1 + np.exp(-weights))
    out = []
    edges = np.quantile(claimed, np.linspace(0, 1, 11))
    for low, high in itertools.pairwise(edges):
        inside = (claimed >= low) & (claimed <= high)
        if high > low and inside.sum() >= 50:
            share = right[inside].mean()
            out.append((float(claimed[inside].mean()), float(share), 1.96 * float((share * (1 - share) / inside.sum()) ** 0.5), int(inside.sum())))
    return out


def svg(points: list[tuple[float, float, float, int]]) -> str:
    """A reliability diagram: claimed against observed, with 95 % intervals."""

    def at(x: float, y: float) -> tuple[float, float]:
        return 60 + (x - 0.5) / 0.5 * 400, 440 - (y - 0.5) / 0.5 * 400

    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 500" font-family="sans-serif" font-size="13">',
        "<title>Reliability of the proof model on generated cases</title>",
        '<rect width="500" height="500" fill="#fff"/>',
        f'<path d="M{at(0.5, 0.5)[0]} {at(0.5, 0.5)[1]}L{at(1, 1)[0]} {at(1, 1)[1]}" stroke="#999" stroke-dasharray="4 4"/>',
    ]
    for tick in (0.5, 0.6, 0.7, 0.8, 0.9, 1.0):
        x, y = at(tick, tick)
        parts.append(f'<path d="M{x:.1f} 440v5M60 {y:.1f}h-5" stroke="#333"/>')
        parts.append(f'<text x="{x:.1f}" y="460" text-anchor="middle">{tick:.1f}</text>')
        parts.append(f'<text x="50" y="{y + 4:.1f}" text-anchor="end">{tick:.1f}</text>')
    parts.append('<path d="M60 40V440H460" fill="none" stroke="#333"/>')
    for claimed, share, half, _ in points:
        x, y = at(claimed, share)
        top, bottom = at(claimed, min(1, share + half))[1], at(claimed, max(0.5, share - half))[1]
        parts.append(f'<path d="M{x:.1f} {top:.1f}V{bottom:.1f}" stroke="#205493"/><circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#205493"/>')
    parts.append('<text x="260" y="485" text-anchor="middle">probability that the weight stands for</text>')
    parts.append('<text x="18" y="240" text-anchor="middle" transform="rotate(-90 18 240)">share in which the true doer was named</text></svg>')
    return "\n".join(parts) + "\n"


def main() -> None:
    """Write the diagram, print the table."""
    rows = cases(np.random.default_rng(SEED))
    print("| standard | cases | true doer named | ± |\n|---|---|---|---|")
    for standard, count, share, half in table(rows):
        print(f"| {standard.replace('_', ' ')} | {count} | {share:.3f} | {half:.3f} |")
    points = curve(rows)
    for claimed, share, half, count in points:
        print(f"claimed {claimed:.3f} observed {share:.3f} ± {half:.3f} ({count})")
    (ROOT / "docs" / "reference" / "proof-calibration.svg").write_text(svg(points), "utf-8")


if __name__ == "__main__":
    main()
