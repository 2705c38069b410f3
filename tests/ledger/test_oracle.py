"""The tree against pymerkle, which somebody else wrote: same roots, same proofs of inclusion."""

from __future__ import annotations

import hashlib

import pytest
from pymerkle import InmemoryTree
from tests.ledger.test_merkle import kept

from ceasefire.ledger.entry import leaf_hash
from ceasefire.ledger.merkle import Tree, consistent, root_of


def data(n: int) -> list[bytes]:
    return [hashlib.sha256(f"entry {at}".encode()).digest()[: 1 + at % 32] for at in range(n)]


@pytest.mark.parametrize("n", [1, 2, 3, 7, 8, 9, 100, 255, 256, 257, 600])
def test_roots_and_proofs_are_those_of_another_program(n: int) -> None:
    other = InmemoryTree(algorithm="sha256")
    for one in data(n):
        other.append_entry(one)
    leaves = [leaf_hash(one) for one in data(n)]
    tree = Tree(n, kept(leaves))
    assert tree.root() == other.get_root(n) == root_of(b"".join(leaves))
    for index in {0, n // 3, n // 2, n - 1}:
        theirs = other.prove_inclusion(index + 1, n).serialize()["path"]
        assert theirs[0] == leaves[index].hex()  # it begins with the leaf
        assert [one.hex() for one in tree.inclusion(index)] == theirs[1:]
    for old in {1, n // 2 or 1, n - 1 or 1}:  # its consistency proofs have a form of their own: ours against its roots
        assert consistent(old, n, other.get_root(old), other.get_root(n), tree.consistency(old))
