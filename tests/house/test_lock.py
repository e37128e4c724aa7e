"""One lock, two groups: a node's environment holds what a node imports and nothing of the tests; the sbom says what."""

import json
import os
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.guards import check_lock
from tools.steps import TOP, step
from tools.supply import advisories, environments, release, sbom
from tools.supply.lock import BESIDES, LOCK, blocks, groups

PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text())
EVERYTHING = """
import importlib, pkgutil, sys
import saksama, saksama_demo, saksama_node
tops = (saksama, saksama_demo)
for name in (each.name for top in tops for each in pkgutil.walk_packages(top.__path__, f"{top.__name__}.")):
    if not name.endswith("__main__"):
        try:
            importlib.import_module(name)
        except ModuleNotFoundError as fault:
            print(name, fault.name)
"""


def names(requirements: list[object]) -> set[str]:
    return {canonicalize_name(Requirement(each).name) for each in requirements if isinstance(each, str)}


def test_a_node_s_group_is_what_it_asks_for_and_all_that_this_needs() -> None:
    node, besides = (set(blocks(group)) for group in groups(LOCK.read_text()))
    asked = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["build"]]
    asked += [each for extra in PROJECT["project"]["optional-dependencies"].values() for each in extra]
    needed = environments.closure(asked)
    assert needed <= node
    # What is there for other systems alone says so.
    assert all(" ; " in blocks(LOCK.read_text())[name].splitlines()[0] for name in node - needed)
    assert not node & besides
    assert names(PROJECT["dependency-groups"]["dev"]) <= node | besides


def test_what_only_tests_need_stands_below_the_line() -> None:
    node, besides = (set(blocks(group)) for group in groups(LOCK.read_text()))
    tests_alone = {"pytest", "playwright", "hypothesis", "mypy", "ruff", "schemathesis", "atheris", "aiosmtpd"}
    assert tests_alone <= besides
    assert not tests_alone & node


def test_the_door_installs_the_groups_by_the_line_that_parts_them() -> None:
    door = (TOP / "run").read_text()
    assert "sed '/^# What tests/,$d'" in door
    assert BESIDES.startswith("# What tests")
    assert LOCK.read_text().count("# What tests") == 1
    assert check_lock(TOP) == []


def test_a_node_and_the_demonstration_run_without_the_tests_packages() -> None:
    python = environments.make_node()
    env = {**os.environ, "PYTHONPATH": str(TOP / "src")}
    told = subprocess.run([python, "-c", EVERYTHING], env=env, capture_output=True, text=True, check=True).stdout
    # The telephone of one chapter is a browser: for that one the door installs the tests' group too.
    assert set(told.split()) <= {"saksama_demo.chapters.telephoning", "playwright", *_telephoning(told)}
    helped = subprocess.run(
        [python, "-m", "saksama_node.web.operations", "init", "--help"], env=env, capture_output=True, check=True
    )
    assert b"--origin" in helped.stdout
    # What a newcomer starts first.
    shown = subprocess.run(
        [python, "-m", "saksama_demo.__main__", "--help"], env=env, capture_output=True, text=True, check=False
    )
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "{hasil,inti,kasus,konten,pengawasan}" in shown.stdout
    telephone = ["--script", "--chapter", "pengawasan"]
    refused = subprocess.run(
        [python, "-m", "saksama_demo.__main__", *telephone], env=env, capture_output=True, text=True, check=False
    )
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "./run demo --chapter pengawasan" in refused.stderr


def _telephoning(told: str) -> set[str]:
    """The modules that import that one."""
    return {line.split()[0] for line in told.splitlines() if line.endswith(" playwright")}


def test_the_sbom_names_every_package_of_a_node_with_its_digests(tmp_path: Path) -> None:
    assert sbom.main([str(tmp_path / "sbom.json")]) == 0
    told = json.loads((tmp_path / "sbom.json").read_text())
    assert (told["bomFormat"], told["metadata"]["component"]["name"]) == ("CycloneDX", "saksama")
    found = {canonicalize_name(each["name"]): each for each in told["components"]}
    project = PROJECT["project"]
    here = environments.closure([*project["dependencies"], *project["optional-dependencies"]["node"]])
    assert here <= set(found)
    assert not {"pytest", "playwright"} & set(found)
    assert all(each["hashes"] for each in told["components"])
    carried = {"@noble/curves", "saksama_node/web/static/vendor/htmx.min.js"}
    assert carried <= {each["name"] for each in told["components"]}


def test_an_audit_that_asked_about_nothing_has_an_end_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(advisories, "audit", lambda: None)
    monkeypatch.delenv("SAKSAMA_OSV", raising=False)
    assert advisories.main() == advisories.UNCHECKED
    monkeypatch.setattr(advisories, "audit", lambda: {"dependencies": [{"name": "a", "skip_reason": "not found"}]})
    assert advisories.main() == advisories.UNCHECKED
    monkeypatch.setattr(advisories, "audit", lambda: {"dependencies": [{"name": "a", "version": "1", "vulns": []}]})
    assert advisories.main() == 0


def test_the_suite_shows_what_was_not_checked_and_a_release_refuses_it(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    done = step("advisories", ["sh", "-c", "exit 3"], allowed={advisories.UNCHECKED: "NOT CHECKED"})
    assert (done.name, done.held) == ("advisories: NOT CHECKED", True)
    assert not step("advisories", ["sh", "-c", "exit 1"], allowed={advisories.UNCHECKED: "NOT CHECKED"}).held
    monkeypatch.setattr(release, "version", lambda: "0123456789ab")
    monkeypatch.setattr(advisories, "audit", lambda: None)
    monkeypatch.delenv("SAKSAMA_OSV", raising=False)
    assert release.main() == 1
    assert "REFUSED" in capfd.readouterr().err
    monkeypatch.setattr(release, "version", lambda: "0123456789ab-dirty")
    assert release.main() == 1
