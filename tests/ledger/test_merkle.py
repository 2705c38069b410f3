"""The tree of RFC 6962: its published vectors, and proofs against the definition read literally."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefire.ledger.entry import leaf_hash
from ceasefire.ledger.merkle import EMPTY, HASH, WIDTH, Hashes, Tree, consistent, included, node_hash, root_of

# The eight leaves and the roots of their trees that Certificate Transparency's own test suites use.
LEAVES = [bytes.fromhex(x) for x in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]  # fmt: skip


def literal(leaves: list[bytes]) -> bytes:
    """MTH as section 2.1 has it."""
    if not leaves:
        return EMPTY
    if len(leaves) == 1:
        return leaves[0]
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return node_hash(literal(leaves[:k]), literal(leaves[k:]))


def literal_path(m: int, leaves: list[bytes]) -> list[bytes]:
    """PATH as section 2.1.1 has it."""
    n = len(leaves)
    if n == 1:
        return []
    k = 1 << (n - 1).bit_length() - 1
    if m < k:
        return [*literal_path(m, leaves[:k]), literal(leaves[k:])]
    return [*literal_path(m - k, leaves[k:]), literal(leaves[:k])]


def literal_proof(m: int, leaves: list[bytes], whole: bool = True) -> list[bytes]:
    """SUBPROOF as section 2.1.2 has it."""
    n = len(leaves)
    if m == n:
        return [] if whole else [literal(leaves)]
    k = 1 << (n - 1).bit_length() - 1
    if m <= k:
        return [*literal_proof(m, leaves[:k], whole), literal(leaves[k:])]
    return [*literal_proof(m - k, leaves[k:], False), literal(leaves[:k])]


def kept(leaves: list[bytes]) -> Hashes:
    """What a store would give."""

    def give(level: int, begin: int, end: int) -> bytes:
        width = WIDTH**level
        return b"".join(literal(leaves[at * width : (at + 1) * width]) for at in range(begin, end))

    return give


def some(n: int) -> list[bytes]:
    return [hashlib.sha256(n.to_bytes(4, "big") + at.to_bytes(4, "big")).digest() for at in range(n)]


def test_the_published_vectors() -> None:
    hashes = [leaf_hash(data) for data in LEAVES]
    assert [root_of(b"".join(hashes[: n + 1])).hex() for n in range(8)] == ROOTS
    tree = Tree(8, kept(hashes))
    assert [tree.root(n + 1).hex() for n in range(8)] == ROOTS
    assert Tree(0, kept([])).root().hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@settings(deadline=None, max_examples=60)
@given(n=st.one_of(st.integers(1, 70), st.sampled_from([255, 256, 257, 511, 512, 513, 1000])), data=st.data())
def test_every_proof_is_the_literal_one_and_proves(n: int, data: st.DataObject) -> None:
    leaves = some(n)
    tree = Tree(n, kept(leaves))
    size = data.draw(st.integers(1, n))
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size))
    root = literal(leaves[:size])
    assert tree.root(size) == root
    path = tree.inclusion(index, size)
    assert path == literal_path(index, leaves[:size])
    assert included(leaves[index], index, size, path, root)
    proof = tree.consistency(old, size)
    assert proof == (literal_proof(old, leaves[:size]) if old else [])
    assert consistent(old, size, literal(leaves[:old]), root, proof)


@settings(deadline=None, max_examples=60)
@given(n=st.integers(2, 70), data=st.data())
def test_a_proof_of_anything_else_is_refused(n: int, data: st.DataObject) -> None:
    leaves = some(n)
    tree, root = Tree(n, kept(leaves)), literal(leaves)
    index = data.draw(st.integers(0, n - 1))
    other = data.draw(st.integers(0, n - 1).filter(lambda at: at != index))
    path = tree.inclusion(index)
    assert not included(leaves[other], index, n, path, root)
    assert not included(leaves[index], other, n, path, root)
    assert not included(leaves[index], index, n, path[:-1], root)
    assert not included(leaves[index], index, n, [*path, root], root)
    old = data.draw(st.integers(1, n - 1))
    proof = tree.consistency(old)
    before = literal(leaves[:old])
    assert not consistent(old, n, hashlib.sha256(before).digest(), root, proof)
    assert not consistent(old, n, before, hashlib.sha256(root).digest(), proof)
    assert not consistent(old, n, before, root, proof[:-1])
    assert not consistent(n, old, root, before, proof)


def test_a_tree_of_many_reads_few_rows() -> None:
    n = WIDTH**4 * 3 + 1234
    asked: list[int] = []

    def give(level: int, begin: int, end: int) -> bytes:
        asked.append(end - begin)
        return b"".join(hashlib.sha256(f"{level} {at}".encode()).digest() for at in range(begin, end))

    Tree(n, give).inclusion(70_000)
    assert max(asked) <= WIDTH
    assert len(asked) <= 12


def test_no_such_leaf() -> None:
    tree = Tree(3, kept(some(3)))
    for index, size in ((3, 3), (-1, 3), (0, 0), (0, 4)):
        with pytest.raises(ValueError, match="no leaf"):
            tree.inclusion(index, size)
    with pytest.raises(ValueError, match="no tree"):
        tree.consistency(4)
    assert root_of(b"") == EMPTY
    assert len(EMPTY) == HASH
