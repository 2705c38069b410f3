"""Loops over columns, compiled on first use and kept compiled between runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """Compile a loop with numba. Exact arithmetic (no fast-math), one thread: the same bytes each time.

    What is compiled is kept beside the source or in the user's cache folder; where neither can be
    written, each process compiles anew.
    """
    try:
        return cast(Function, numba.njit(cache=True, nogil=True)(function))
    except RuntimeError:  # numba's word for "no folder to keep it in"
        return cast(Function, numba.njit(nogil=True)(function))
