"""The house as it stands keeps its own rules."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools.bare_node import bare_environment
from tools.guards import READING, check_tracked, pure

TOP = Path(__file__).resolve().parents[2]
OPENS_WITH_RULES = 70
"""Lines; CONTRIBUTING.md says so. What is shorter may say all in a sentence."""
OPENING = re.compile(r"^(?:Rules kept here|Left to others):", re.MULTILINE)


CONTRACTS = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]


@pytest.mark.parametrize("name", READING)
def test_the_tree_keeps(name: str) -> None:
    assert READING[name](TOP) == []


def test_a_module_that_is_not_short_opens_with_its_rules_or_with_what_it_leaves_to_others() -> None:
    silent = [
        str(file.relative_to(TOP))
        for file in sorted((TOP / "src").rglob("*.py"))
        if "migrations" not in file.parts
        and len((text := file.read_text(encoding="utf-8")).splitlines()) >= OPENS_WITH_RULES
        and not OPENING.search(ast.get_docstring(ast.parse(text)) or "")
    ]
    assert silent == []


def test_the_contract_of_what_only_thinks_names_the_whole_library() -> None:
    (thinking,) = (each for each in CONTRACTS if each["name"].startswith("The library's thinking"))
    parts = {part.removesuffix(".py") for part in pure(TOP)} - {"__init__"}
    assert sorted(thinking["source_modules"]) == sorted(f"saksama.{part}" for part in parts)


def test_a_contract_protects_the_models_of_every_room() -> None:
    node = TOP / "src/saksama_node"
    kept = (each.relative_to(node).with_suffix("").parts for each in node.glob("*/*models*") if each.suffix != ".pyc")
    assert sorted(
        (importer, module)
        for each in CONTRACTS
        if each["name"].startswith("A room's models are its own")
        for importer in each["allowed_importers"]
        for module in each["protected_modules"]
    ) == sorted((f"saksama_node.{room}", f"saksama_node.{room}.{models}") for room, models in kept)


def test_no_tracked_file_names_this_machine_or_a_registry() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=TOP, capture_output=True, check=True).stdout
    tracked = [TOP / name for name in listed.decode().split("\0") if name]
    assert tracked
    assert check_tracked(TOP, tracked) == []


def test_foreign_keys_only_point_down() -> None:
    walked = subprocess.run(
        [sys.executable, "-m", "tools.keys_down"], cwd=TOP, capture_output=True, text=True, check=False
    )
    assert (walked.stdout.strip(), walked.stderr) == ("", "")


def test_the_portal_reaches_only_public_doors() -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "tools.portal_doors"], cwd=TOP, capture_output=True, text=True, check=False
    )
    assert (asked.stdout.strip(), asked.stderr) == ("", "")


def test_the_library_forbids_django_at_run_time() -> None:
    """Importing all of the library loads nothing of Django, even where it is installed."""
    program = (
        "import pkgutil, sys, saksama\n"
        "for m in pkgutil.walk_packages(saksama.__path__, 'saksama.'): __import__(m.name)\n"
        "print([m for m in sys.modules if m.split('.')[0] in {'django', 'saksama_node', 'allauth'}])"
    )
    seen = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=TOP)
    assert seen.stdout.strip() == "[]"


def test_bare_environment_signs_nothing(tmp_path: Path) -> None:
    bare_environment(tmp_path)
    assert sorted(p.name for p in (tmp_path / "keys").iterdir()) == ["django.secret"]
