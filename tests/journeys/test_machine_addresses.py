"""schemathesis asks a running node at every documented address of machines, with what fits and what does not."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.testonly.nodes import Institutions, institutions
from tools.openapi import OPERATIONS, document
from tools.steps import tool

EXAMPLES = int(os.environ.get("SAKSAMA_TEST_EXAMPLES", "25"))
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Institutions]:
    with institutions(tmp_path_factory.mktemp("machines"), which=("bawaslu",)) as held:
        yield held


def with_what_is_there(held: Institutions, place: Path) -> Path:
    """The document with an example of what this node has: without one nothing but 404 would be met."""
    told = document()
    known = held.bawaslu.about()
    statement = known["keys"][0]["statement"]  # type: ignore[index]
    examples = {
        "sha256": str(statement).rpartition("/")[2],
        "size": 1,
        "index": 0,
        "path": "entries/000.p/1",
        "after": 0,
    }
    for methods in told["paths"].values():
        for operation in methods.values():
            for parameter in operation["parameters"]:
                if parameter["name"] in examples:
                    parameter["example"] = examples[parameter["name"]]
    place.write_text(json.dumps(told))
    return place


def test_a_node_answers_machines_as_it_is_documented(held: Institutions, tmp_path: Path) -> None:
    described = with_what_is_there(held, tmp_path / "openapi.json")
    command = [tool("schemathesis"), "run", str(described), "--url", held.bawaslu.url, "--no-color"]
    options = ["--checks", ",".join(CHECKS), "--phases", "examples,coverage,fuzzing", "--max-examples", str(EXAMPLES)]
    done = subprocess.run(
        [*command, *options, "--generation-database", "none", "--seed", "20240129", "--continue-on-failure"],
        capture_output=True,
        text=True,
        check=False,
        timeout=1200,
    )
    told = done.stdout[-8000:] + done.stderr[-2000:]
    assert done.returncode == 0, told
    selected = re.search(r"(\d+) selected / (\d+) total", done.stdout)
    assert selected, told
    assert selected.group(1) == selected.group(2) == str(len(OPERATIONS)), told
