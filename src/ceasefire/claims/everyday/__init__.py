"""How far the words of a sentence and of its text lean to everyday news."""

from __future__ import annotations

from ceasefire.claims.everyday.everyday import KINDS, Lean, lean_of

__all__ = ["KINDS", "Lean", "lean_of"]
