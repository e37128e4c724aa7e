"""Documents are true: named tests exist, generated pages are fresh, what must be told is told."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools.docs import check_current
from tools.steps import TOP

LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)(?:#[^)]*)?\)")
PAGES = sorted(
    [TOP / f"{name}.md" for name in ("README", "README.id", "ARCHITECTURE", "CHANGELOG", "CONTRIBUTING", "SECURITY")]
    + list((TOP / "docs").rglob("*.md"))
)


def test_every_test_that_the_page_of_threats_names_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", (TOP / "docs/reference/threats.md").read_text(encoding="utf-8")))
    there = set()
    for file in (TOP / "tests").rglob("*.py"):
        there |= set(re.findall(r"^def (test_\w+)\(", file.read_text(encoding="utf-8"), re.MULTILINE))
    assert named
    assert named - there == set()


GROUPS = ["Operators must do", "Staff see", "Outsiders check", "Developers"]


def test_the_changelog_tells_each_reader_apart_and_an_entry_in_a_line() -> None:
    _, *versions = re.split(r"^## ", (TOP / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert versions
    for version in versions:
        loose, *groups = re.split(r"^### ", version, flags=re.MULTILINE)
        assert len(loose.splitlines()) == 2, f"an entry above the first group: {loose.splitlines()[1:]}"
        assert [group.partition("\n")[0] for group in groups] == GROUPS
        for line in (line for group in groups for line in group.splitlines()[1:] if line):
            assert re.fullmatch(r"- \S.{1,196}\.", line), line


def test_the_page_for_who_answers_for_security_is_read_in_one_sitting() -> None:
    text = (TOP / "SECURITY.md").read_text(encoding="utf-8")
    words = [each for each in text.split() if re.search(r"\w", each)]
    assert len(words) <= 900, f"{len(words)} words: what does not fit belongs to docs/"


def test_the_page_of_where_things_go_names_every_package_and_no_other() -> None:
    """Of the library its loose modules too, of the node and the demo what stands right under them and under web."""
    told: dict[str, list[str]] = {}
    section = ""
    for line in (TOP / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines():
        if place := re.match(
            r"    (?:(src/\w+)/| {4}(?P<inner>\w+)/|  (?P<room>\w+(?:/|\.py))) +(?P<words>\S.*)", line
        ):
            if place[1]:
                section = place[1]
            elif section:
                told.setdefault(section, []).append(place["room"] or f"web/{place['inner']}/")
            assert len(place["words"].split()) > 0, line
        elif not line.startswith("    "):
            section = ""
    there = {
        root: sorted(
            [f"{each.parent.name}/" for each in (TOP / root).glob("*/__init__.py")]
            + [f"web/{each.parent.name}/" for each in (TOP / root).glob("web/*/__init__.py")]
            + [each.name for each in (TOP / root).glob("*.py") if root == "src/saksama" and each.stem != "__init__"]
        )
        for root in ("src/saksama", "src/saksama_node", "src/saksama_demo")
    }
    there["src/saksama_node"].remove("web/templatetags/")
    assert {root: sorted(names) for root, names in told.items()} == there


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TOP)))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_no_file_holds_the_marks_of_a_merge_that_nobody_settled() -> None:
    marks = ["grep", "-lE", "^(<{7}|>{7})( |$)", "-r", "--exclude-dir=.git", "--exclude-dir=.venv", "."]
    assert subprocess.run(marks, cwd=TOP, capture_output=True, text=True, check=False).stdout == ""


def test_the_index_names_every_page_of_docs() -> None:
    index = (TOP / "docs" / "index.md").read_text(encoding="utf-8")
    for page in (TOP / "docs").rglob("*.md"):
        assert page.name == "index.md" or page.name in index, page.name


def test_decisions_are_numbered_without_gaps_and_titled_as_sentences() -> None:
    found = sorted((TOP / "docs" / "adr").glob("*.md"))
    for number, page in enumerate(found, 1):
        assert page.name.startswith(f"{number:04d}-"), page.name
        text = page.read_text(encoding="utf-8")
        assert re.match(rf"# {number}\. .* .* ", text), page.name
        assert len(text.split()) <= 750, f"{page.name} is no half page"


def test_the_reference_pages_are_fresh() -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "tools.references", "--check"], cwd=TOP, capture_output=True, text=True, check=False
    )
    assert asked.returncode == 0, asked.stdout + asked.stderr


def test_the_pictures_and_outputs_are_fresh() -> None:
    assert check_current() == []


def test_the_help_of_run_names_every_command_of_the_script() -> None:
    script = (TOP / "run").read_text(encoding="utf-8")
    said = subprocess.run([str(TOP / "run"), "--help"], capture_output=True, text=True, check=True).stdout
    for command in ("demo", "test", "lint", "serve", "bench", "soak", "vendor", "docs", "saksama", "saksama-node"):
        assert re.search(rf"^\s+(?:\[-q\] )?{command}\b", said, re.MULTILINE), command
        assert command in script


def test_each_command_and_each_act_of_a_command_stands_on_the_page_of_commands() -> None:
    heads = re.findall(r"^## (.+)$", (TOP / "docs/reference/commands.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert {f"saksama witness {act}" for act in ("serve", "trust", "distrust", "follow", "keep", "show")} <= {*heads}
    assert {f"saksama key {act}" for act in ("check", "sign", "new")} <= {*heads}
    assert {"saksama mirror", "saksama-node key rotate", "saksama-node account revoke", "saksama-node work"} <= {*heads}
    assert len(heads) == len({*heads})
