"""Rows that pairs connect, directly or through others."""

from __future__ import annotations

import numpy as np

from ceasefire.agreement.jit import compiled
from ceasefire.incidents.rowset import Ints


@compiled
def regions(n: int, a: Ints, b: Ints) -> Ints:
    """(n,) smallest row of the region of each row: rows connected by pairs."""
    parent = np.arange(n)
    for x in range(len(a)):
        i, j = a[x], b[x]
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        while parent[j] != j:
            parent[j] = parent[parent[j]]
            j = parent[j]
        if i < j:
            parent[j] = i
        else:
            parent[i] = j
    for x in range(n):  # a parent is never greater
        parent[x] = parent[parent[x]]
    return parent

