"""Loops over columns, compiled on first use and kept compiled between runs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numba

Function = TypeVar("Function", bound=Callable[..., Any])

PACKAGES = ("agreement", "incidents", "findings", "outlook")
"""Where compiled loops stand."""


@lru_cache(maxsize=1)
def _folder() -> str:
    """Where compiled loops are kept, by a digest of the source of all of them: one loop calls another
    in a different file, and numba looks only at the file of the caller to see whether it is stale."""
    here = Path(__file__).resolve().parent
    digest = hashlib.sha256(numba.__version__.encode())
    for package in PACKAGES:
        for source in sorted((here.parent / package).glob("*.py")):
            digest.update(source.read_bytes())
    return str(here / "__pycache__" / f"loops-{digest.hexdigest()[:16]}")


def compiled(function: Function) -> Function:
    """Compile a loop with numba. Exact arithmetic (no fast-math), one thread: the same bytes each time.

    What is compiled is kept beside the source or in the user's cache folder; where neither can be
    written, each process compiles anew.
    """
    config: Any = numba.config
    given = config.CACHE_DIR
    config.CACHE_DIR = given or _folder()
    try:
        return cast(Function, numba.njit(cache=True, nogil=True)(function))
    except RuntimeError:  # numba's word for "no folder to keep it in"
        return cast(Function, numba.njit(nogil=True)(function))
    finally:
        config.CACHE_DIR = given
