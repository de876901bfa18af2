"""The vectors that transparency-dev/merkle publishes, where somebody has put them; they are not part of this project.

The folder is `testdata` of that project or the one above it: named by GOODOFFICES_MERKLE_VECTORS, otherwise
`shared/vectors/merkle` beside the repository.
"""

import base64
import json
import os
from pathlib import Path
from typing import Any

import pytest

from goodoffices.proof.merkle import ProofError, verify_consistency, verify_inclusion

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("GOODOFFICES_MERKLE_VECTORS") or REPOSITORY.parent / "shared" / "vectors" / "merkle")


def vectors(kind: str) -> list[dict[str, Any]]:
    base = FOLDER / "testdata" if (FOLDER / "testdata").is_dir() else FOLDER
    files = sorted((base / kind).rglob("*.json"))
    if not files:
        pytest.skip(f"no {kind} vectors found: name their folder in GOODOFFICES_MERKLE_VECTORS")
    read = [{**json.loads(file.read_text()), "file": str(file.relative_to(base))} for file in files]
    assert {vector["wantErr"] for vector in read} == {True, False}
    return read


def wrong(vector: dict[str, Any], *, size1: int | None = None) -> bool:
    """Say whether our verification refuses the vector."""
    proof = [base64.b64decode(digest) for digest in vector["proof"] or ()]
    try:
        if "leafIdx" in vector:
            size = vector["treeSize"] if "treeSize" in vector else vector["end"]
            leaf, root = base64.b64decode(vector["leafHash"]), base64.b64decode(vector["root"])
            verify_inclusion(leaf, vector["leafIdx"], size, proof, root)
        else:
            first, second = (vector["size1"], vector["size2"]) if size1 is None else (size1, vector["size"])
            roots = base64.b64decode(vector["root1"]), base64.b64decode(vector["root2"])
            verify_consistency(first, second, *roots, proof)
    except ProofError:
        return True
    return False


@pytest.mark.parametrize("kind", ["inclusion", "consistency"])
def test_published_vectors(kind: str) -> None:
    differing = [vector["file"] for vector in vectors(kind) if wrong(vector) != vector["wantErr"]]
    assert differing == []


def test_published_vectors_of_subtrees_that_are_trees() -> None:
    """A subtree from 0 to n is the tree of n leaves (an empty one aside, which proves nothing to us)."""
    inclusion = [vector for vector in vectors("subtreeinclusion") if vector["start"] == 0 < vector["end"]]
    consistency = [vector for vector in vectors("subtreeconsistency") if vector["start"] == 0 < vector["end"]]
    assert inclusion
    assert consistency
    differing = [vector["file"] for vector in inclusion if wrong(vector) != vector["wantErr"]]
    differing += [vector["file"] for vector in consistency if wrong(vector, size1=vector["end"]) != vector["wantErr"]]
    assert differing == []
