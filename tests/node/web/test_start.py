"""A process of a node starts without what only screens, papers or a server need: a node starts many processes."""

import os
import subprocess
import sys

import pytest

LATER = {
    "scipy": "screens compute with it, in a process of their own",
    "pikepdf": "puts the place of the signature on a paper",
    "pypdf": "reads the words of an attachment",
    "typst": "sets papers and cards",
    "duckdb": "writes the Parquet file of a version",
    "psycopg": "speaks to a server, where the database is one",
}
LOADED = f"import sys, django; django.setup(); import {{}}; print([each for each in {[*LATER]} if each in sys.modules])"


@pytest.mark.parametrize(
    "module", ["saksama_node.web.urls", "saksama_node.web.operations.worker", "saksama_node.web.operations.main"]
)
def test_nothing_is_loaded_to_stand_by(module: str) -> None:
    env = {**os.environ, "SAKSAMA_DATABASE_URL": ""}
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(module)], capture_output=True, text=True, check=True, env=env
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stderr
