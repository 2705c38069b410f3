"""A ceasefire in software: its terms as data, its observance followed, its outlook computed.

`open`, `read`, `match`, `judge` and `forecast` are loaded when they are first used: importing this loads nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_PUBLIC = ("forecast", "judge", "match", "open", "read")

__all__ = ["forecast", "judge", "match", "open", "read"]


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        return getattr(import_module("ceasefire.api"), name)
    raise AttributeError(f"module 'ceasefire' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted({*globals(), *_PUBLIC})
