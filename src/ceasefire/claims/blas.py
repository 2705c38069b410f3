"""Products on one thread: at the size of sentences, threads cost more than they give."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache

_NAMES = ("scipy_openblas_{}64_", "openblas_{}64_", "scipy_openblas_{}", "openblas_{}")


@lru_cache(maxsize=1)
def _switch() -> tuple[Callable[[], int], Callable[[int], object]] | None:
    """How many threads numpy's library of products uses, and how to say so; None where it is another."""
    import importlib

    try:
        # What this module is linked with can be asked through it.
        library = ctypes.CDLL(importlib.import_module("numpy._core._multiarray_umath").__file__)
    except (ImportError, OSError, TypeError):
        return None
    for name in _NAMES:
        get = getattr(library, name.format("get_num_threads"), None)
        put = getattr(library, name.format("set_num_threads"), None)
        if get is not None and put is not None:
            return get, put
    return None


@contextmanager
def one_thread() -> Iterator[None]:
    """Products inside run on the thread that asks for them; afterwards all is as it was."""
    switch = _switch()
    before = switch[0]() if switch else 1
    if switch is None or before == 1:
        yield
        return
    switch[1](1)
    try:
        yield
    finally:
        switch[1](before)


def stay_on_one_thread() -> None:
    """All products of this process from now on: for one that is a core's share of the work."""
    switch = _switch()
    if switch is not None and switch[0]() != 1:
        switch[1](1)
