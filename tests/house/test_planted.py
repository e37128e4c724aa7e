"""Each guard of the house catches a breach of its kind, planted in a copy of the tree."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.guards import READING, check_tracked

TOP = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
NODE = "src/saksama_node"


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the guards read, made once; nothing is planted in it."""
    top = tmp_path_factory.mktemp("read")
    ignore = shutil.ignore_patterns("__pycache__", "node_modules")
    for part in ("src", "tools"):
        shutil.copytree(TOP / part, top / part, ignore=ignore)
    for part in ("pyproject.toml", "requirements.lock", "README.md"):
        shutil.copy(TOP / part, top / part)
    return top


@pytest.fixture
def copy(read: Path, tmp_path: Path) -> Iterator[Path]:
    """A tree of one's own whose files are links to those of `read`: `plant` puts a new file in the place of one."""
    shutil.copytree(read, tmp_path, copy_function=os.link, dirs_exist_ok=True)
    yield tmp_path
    shutil.rmtree(tmp_path, ignore_errors=True)


def plant(copy: Path, where: str, text: str) -> None:
    """Add `text` to the file at `where`, which may be new."""
    place = copy / where
    place.parent.mkdir(parents=True, exist_ok=True)
    old = place.read_text(encoding="utf-8") if place.exists() else ""
    place.unlink(missing_ok=True)
    place.write_text(f"{old}\n{text}\n", encoding="utf-8")


def run(copy: Path, *command: str) -> str:
    """What `command` says about the copy, which must not please it."""
    env = {"PATH": "/usr/bin:/bin", "HOME": str(copy), "PYTHONPATH": f"{copy / 'src'}:{copy}"}
    done = subprocess.run(command, cwd=copy, env=env, capture_output=True, text=True, check=False)
    assert done.returncode != 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def left(what: str) -> str:
    """A docstring that leaves `what` to others."""
    return f'"""Planted.\n\nLeft to others: {what}.\n"""'


READ: list[tuple[str, str | list[str], str, str]] = [
    # guard, where (each of them), breach, what it must say
    ("file lengths", "src/saksama/planted.py", "x = 1\n" * 451, "lines, over 450"),
    ("file lengths", f"{NODE}/flows/planted.py", "x = 1\n" * 118, "a flow of 120 lines"),
    ("file lengths", f"{NODE}/flows/seconds/table.py", "x = 1\n" * 100, "a table of"),
    ("folder sizes", [f"src/saksama/planted/one_{number}.py" for number in range(41)], "x = 1", "planted: 41 modules"),
    ("folder sizes", [f"tests/node/planted/one_{number}.py" for number in range(41)], "x = 1", "planted: 41 modules"),
    ("template lines", f"{NODE}/web/templates/planted.html", f"<p>{'a' * 240}</p>", "a line of 247 letters"),
    ("template lines", f"{NODE}/papers/typst/planted.typ", f"= {'a' * 240}", "a line of 242 letters"),
    (
        "one door for strangers' words",
        "src/saksama/cli/planted.py",
        "print(log.origin)",
        "goes around the door",
    ),
    ("one reader of JSON", "src/saksama/planted.py", "msgspec.json.decode(data, type=Kept)", "beside json_documents"),
    ("attic names", "src/saksama/utils.py", "x = 1", "saksama/utils.py"),
    ("attic names", f"{NODE}/cases/helpers/one.py", "x = 1", "helpers/one.py"),
    ("tests stand alone", "tests/planted.py", "from tests.node." + "test_web import x", "takes something from"),
    ("grammar of rooms", f"{NODE}/cases/planted.py", "Case.objects.create()", "changes rows"),
    ("grammar of rooms", f"{NODE}/exchange/planted.py", "Case.objects.update(state='')", "changes rows"),
    ("grammar of rooms", f"{NODE}/results/planted.py", "append(CaseReceived())", "changes rows"),
    ("grammar of rooms", f"{NODE}/cases/plant.py", "Case.objects.first()", "reads rows"),
    ("grammar of rooms", f"{NODE}/cases/planted_and_moved.py", "row.objects.delete()", "changes rows"),
    ("grammar of rooms", f"{NODE}/exchange/plant.py", "case.save()", "changes rows"),
    ("grammar of rooms", f"{NODE}/tasks/planted.py", "case.save(update_fields=['state'])", "changes rows"),
    ("grammar of rooms", f"{NODE}/results/plant.py", "case.notes.all().delete()", "changes rows"),
    ("grammar of rooms", f"{NODE}/tasks/plant.py", "Case._default_manager.create()", "changes rows"),
    ("grammar of rooms", f"{NODE}/sigap/plant.py", "Case._base_manager.first()", "reads rows"),
    ("grammar of rooms", f"{NODE}/upkeep/plant.py", "get_object_or_404(Case)", "reads rows"),
    ("grammar of rooms", f"{NODE}/cases/finding.py", "Case.objects.create()", "changes rows"),
    ("grammar of rooms", f"{NODE}/cases/odd_thing.py", "Case.objects.first()", "reads rows"),
    ("grammar of rooms", f"{NODE}/cases/seed.py", "Case.objects.first()", "reads rows"),
    ("grammar of rooms", f"{NODE}/cases/lot_screen.py", "Case.objects.first()", "reads rows"),
    ("grammar of rooms", f"{NODE}/cases/public.py", "case.save()", "changes rows"),
    ("names in docstrings", f"{NODE}/cases/planted.py", left("who may (`gone_from_here`)"), "`gone_from_here`"),
    ("save overrides", f"{NODE}/cases/planted.py", "class A:\n    def save(self):\n        pass", "A.save"),
    ("hidden dependencies", f"{NODE}/cases/planted.py", "apps.get_model('a', 'B')", "get_model()"),
    ("hidden dependencies", f"{NODE}/exchange/planted.py", "importlib.import_module('x')", "import_module()"),
    ("hidden dependencies", f"{NODE}/results/planted.py", "@receiver(x)\ndef f():\n    pass", "@receiver"),
    ("the library reads no clock", "src/saksama/tlog/planted.py", "datetime.now()", "datetime.now()"),
    ("the library reads no clock", "src/saksama/entries/planted.py", "open('/etc/hosts')", "open()"),
    ("the library reads no clock", "src/saksama/verify/planted.py", "time.time()", "time.time()"),
    ("the library reads no clock", "src/saksama/planted.py", "print('x')", "print()"),
    ("words on screens", f"{NODE}/web/templates/planted.html", "<p>Ada kecurangan.</p>", "planted.html"),
    ("words on screens", f"{NODE}/web/desk/planted.py", "TITLE = 'Election fraud'", "planted.py"),
    ("exemptions have reasons", "src/saksama/planted.py", "x = 1  # " + "noqa: E501", "without a reason"),
    ("exemptions have reasons", "src/saksama/tlog/planted.py", "x = 1  # " + "noqa", "without a rule"),
    (
        "places are written",
        f"{NODE}/flows/planted.py",
        "require(by, Action.KEY_MANAGE, INSTITUTION)",
        "INSTITUTION without its reason",
    ),
    (
        "places are written",
        f"{NODE}/flows/cases/planted.py",
        "x = 1  # says why of its own line\nrequire(by, Action.CASE_READ, Reach.ANYWHERE)  # here",
        "planted.py:3: ANYWHERE without its reason",
    ),
    ("places are written", f"{NODE}/flows/content/planted.py", "may(by, Action.KEY_MANAGE)", "may() without a place"),
    (
        "places are written",
        f"{NODE}/flows/results/planted.py",
        "with_role(Role.OFFICER, '')",
        "with_role() without a place",
    ),
    (
        "places are written",
        f"{NODE}/accounts/policy.py",
        "def may(person, action, place=''):\n    return True",
        "may() lets its place be left out",
    ),
    (
        "places are written",
        f"{NODE}/web/desk/frame/acts.py",
        "class ActPage:\n    place: Reach = Reach.ANYWHERE  # a page that forgot where it is",
        "ActPage lets its place be left out",
    ),
    (
        "no claim about a real pair",
        "src/saksama_demo/chapters/planted.py",
        "T = 'ppwp-2024." + "paslon-1'",
        "a claim about a real pair",
    ),
    ("the lock", "requirements.lock", "planted==1.0", "no hash for planted"),
]


@pytest.mark.parametrize("guard", READING)
def test_a_planted_breach_is_caught(copy: Path, guard: str) -> None:
    """All of one guard stand in one tree, each at a place of its own, and each is named by that place."""
    rows = [(where, breach, says) for of, where, breach, says in READ if of == guard]
    assert rows, "every guard has a plant"
    places = [place for where, _, _ in rows for place in ([where] if isinstance(where, str) else where)]
    assert len(places) == len(set(places))
    for where, breach, _ in rows:
        for place in [where] if isinstance(where, str) else where:
            plant(copy, place, breach)
    found = READING[guard](copy)
    for where, _, says in rows:
        # What is wrong with several files together is said of their folder.
        named = where if isinstance(where, str) else str(Path(where[0]).parent)
        assert any(sentence.startswith(named) and says in sentence for sentence in found), (named, says, found)


def test_what_changes_no_row_is_no_change_of_one(copy: Path) -> None:
    plant(copy, f"{NODE}/cases/plant.py", "picture.save(out, 'PNG')\ndigest.update(piece)\nblobs.delete(digest)")
    assert READING["grammar of rooms"](copy) == []


@pytest.mark.parametrize(
    ("said", "lacks"),
    [
        (left("acts (moving), reads (`cases.queries`), who may (the caller)"), []),
        (left("the login (allauth), codes (`queries.Case`), what is set up (`cases/moving.py`, rules.toml)"), []),
        (left("the law (flow `draw_case`), what is entered (`case.received`)"), []),
        (left("acts (sowing, moving), rows"), ["sowing"]),
        (left("reads (`cases.keyed`, `queries.Lot`)"), ["cases.keyed", "queries.Lot"]),
        (left("the lot (flow `plant_case`)"), ["plant_case"]),
        (left("settings (`settings/gone.py`), words (rules/gone.toml)"), ["rules/gone.toml", "settings/gone.py"]),
        ('"""Rules kept here: as `gone_away` keeps them, by `number`."""', ["gone_away"]),
    ],
)
def test_a_docstring_names_what_is_there(tmp_path: Path, said: str, lacks: list[str]) -> None:
    plant(tmp_path, f"{NODE}/cases/moving.py", "import allauth\nKIND = 'case.received'")
    plant(tmp_path, f"{NODE}/cases/queries.py", "class Case:\n    pass")
    plant(tmp_path, f"{NODE}/flows/draw_case.py", "x = 1")
    plant(tmp_path, f"{NODE}/rules.toml", "")
    plant(tmp_path, f"{NODE}/planted.py", said)
    found = READING["names in docstrings"](tmp_path)
    assert [re.findall("`(.*)`", sentence)[0] for sentence in found] == lacks


def test_a_quoted_claim_is_no_verdict_of_ours(copy: Path) -> None:
    before = READING["words on screens"](copy)
    plant(copy, f"{NODE}/web/templates/planted.html", "<blockquote data-claim>\nprotes kecurangan\n</blockquote>")
    assert READING["words on screens"](copy) == before


@pytest.mark.parametrize(
    "breach", ["/" + "work/main/x", "https://files.python" + "hosted.org/x", "http://h.example/p/x" + ".whl"]
)
def test_a_tracked_address_is_caught(tmp_path: Path, breach: str) -> None:
    file = tmp_path / "page.md"
    file.write_text(f"see {breach}")
    assert check_tracked(tmp_path, [file]) != []


def test_an_archive_that_a_commit_swept_in_is_named(tmp_path: Path) -> None:
    file = tmp_path / "profiler-1.0-py3-none-any.whl"
    file.write_bytes(b"PK\x03\x04\xff")
    assert check_tracked(tmp_path, [file]) == [f"{file.name}: an archive or a build product is not source"]


def test_ruff_catches_what_the_house_bans(copy: Path) -> None:
    plant(
        copy,
        f"{NODE}/cases/planted.py",
        "from importlib import import_module\nfrom typing import TYPE_CHECKING\nfrom django.apps import apps\n"
        "from django.dispatch import receiver\nfrom saksama.errors import *\nfrom unittest import mock\n"
        "from django.utils.timezone import now\nfrom . import models\n\n\ndef f() -> None:\n    import json\n",
    )
    said = run(copy, str(BIN / "ruff"), "check", "--output-format", "concise", "--no-cache", f"{NODE}/cases/planted.py")
    assert "F403" in said, "a star import"
    assert "PLC0415" in said, "an import in a function"
    assert "TID252" in said, "a relative import"
    for banned in ("import_module", "TYPE_CHECKING", "apps", "receiver", "mock", "now"):
        assert f"{banned}` is banned" in said, banned


CONTRACTS = [
    contract["name"]
    for contract in tomllib.loads((TOP / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
]
ROOMS = [name.partition("(")[2].rstrip(")") for name in CONTRACTS if name.startswith("A room's models are its own")]
PLANTED_IMPORTS = {
    # contract as pyproject.toml names it: (where, import)
    "Storeys: web > flows": ("saksama_node/ledger/planted_up.py", "import saksama_node.cases.models"),
    "The demo stands on the node": ("saksama/keys/planted_node.py", "import saksama_node.settings"),
    "Audiences are strangers": ("saksama_node/web/desk/planted_portal.py", "import saksama_node.web.portal.urls"),
    "The library stands alone": ("saksama/tlog/planted_django.py", "import django"),
    "The library's thinking touches": ("saksama/tlog/planted_clock.py", "import time"),
    "The library's thinking reaches": ("saksama/verify/planted_door.py", "import saksama.fetch"),
    "A node is no command line": ("saksama_node/cases/planted_cli.py", "import saksama.cli.words"),
    **{
        f"A room's models are its own ({room})": (
            f"saksama_node/web/desk/planted_{room}.py",
            f"import saksama_node.{room}.models",
        )
        for room in ROOMS
    },
    "The report form serves portal and desk": (
        "saksama_node/web/reporting/planted_desk.py",
        "import saksama_node.web.desk.urls",
    ),
}


def test_import_contracts_catch_each_planted_import(copy: Path) -> None:
    for where, line in PLANTED_IMPORTS.values():
        plant(copy, f"src/{where}", line)
    plant(copy, f"{NODE}/exchange/planted_stranger.py", "import saksama_node.cases.models")
    plant(copy, f"{NODE}/planted_attic.py", "x = 1")
    # A folder of stories reaches one that stands on it.
    plant(copy, f"{NODE}/flows/exchange/planted_circle.py", "import saksama_node.flows.following.planted_back")
    plant(copy, f"{NODE}/flows/following/planted_back.py", "import saksama_node.flows.exchange.planted_circle")
    said = " ".join(run(copy, str(BIN / "lint-imports"), "--no-cache", "--no-logo").split())
    for contract, (where, _) in PLANTED_IMPORTS.items():
        module = where.removesuffix(".py").replace("/", ".")
        assert module in said, (contract, module)
    assert "saksama_node.exchange.planted_stranger" in said, "rooms are strangers"
    assert "in no circle BROKEN" in said, "folders of stories"
    assert said.count(" BROKEN") == len(CONTRACTS), "every contract has its breach"
    assert "planted_attic" in said, "exhaustive: every package of the node has a storey"


@pytest.mark.parametrize(
    ("room", "to", "says"),
    [
        ("accounts", "tasks.Task", "accounts.Planted.up points to tasks"),
        ("deadlines", "cases.Case", "deadlines.Planted.up points to cases"),
        ("upkeep", "cases.Case", "upkeep.Planted.up points to cases"),
    ],
)
def test_a_string_foreign_key_that_points_up_or_to_a_stranger_is_caught(
    copy: Path, room: str, to: str, says: str
) -> None:
    plant(
        copy,
        f"{NODE}/{room}/models.py",
        f"class Planted(models.Model):\n    up = models.ForeignKey('{to}', on_delete=models.CASCADE)\n",
    )
    assert says in run(copy, sys.executable, "-m", "tools.keys_down")


BEHIND_THE_COUNTER = [
    # what the public reaches: (where, what it must not take)
    ("web/portal/planted.py", "saksama_node.flows.planted"),
    ("web/portal/planted.py", "saksama_node.cases.corresponding"),
    ("web/portal/planted.py", "saksama_node.cases.report"),
    ("web/portal/planted.py", "saksama_node.web.desk.frame.access"),
    ("web/reporting/planted.py", "saksama_node.cases.vault"),
    ("web/reporting/planted.py", "saksama_node.cases.corresponding"),
    ("web/reporting/planted.py", "saksama_node.cases.searching"),
    ("web/reporting/planted.py", "saksama_node.flows.reports.open_identity"),
    ("web/formats.py", "saksama_node.cases.queries"),
    ("web/codes.py", "saksama_node.web.desk.words.claims"),
    ("web/look.py", "saksama_node.cases.queries"),
    ("web/vitals/planted.py", "saksama_node.cases.queries"),
]


def test_what_the_public_reaches_behind_the_counter_is_caught(copy: Path) -> None:
    plant(copy, f"{NODE}/flows/planted.py", "x = 1")
    for where, target in BEHIND_THE_COUNTER:
        plant(copy, f"{NODE}/{where}", f"import {target}")
    # One step further: the portal takes a module of the web's own, and that one takes the vault.
    plant(copy, f"{NODE}/web/portal/planted.py", "import saksama_node.web.planted_between")
    plant(copy, f"{NODE}/web/planted_between.py", "import saksama_node.cases.vault")
    said = run(copy, sys.executable, "-m", "tools.portal_doors").splitlines()
    for where, target in [*BEHIND_THE_COUNTER, ("web/planted_between.py", "saksama_node.cases.vault")]:
        module = f"saksama_node.{where.removesuffix('.py').replace('/', '.')}"
        assert f"{module} imports {target}, which is no public door" in said, (where, target)


def test_a_public_door_that_nobody_takes_is_named(copy: Path) -> None:
    plant(copy, "tools/portal_doors.py", "")
    doors = copy / "tools/portal_doors.py"
    doors.write_text(doors.read_text().replace('"cases.limit",', '"cases.limit",\n        "cases.vault",'))
    said = run(copy, sys.executable, "-m", "tools.portal_doors")
    assert said.strip() == "cases.vault is listed as a public door, and nobody takes it"


def test_a_wrong_type_is_caught(copy: Path) -> None:
    plant(copy, "src/saksama/planted.py", 'x: int = "one"')
    said = run(copy, str(BIN / "mypy"), "--config-file", str(TOP / "tests/house/strict.toml"), "src/saksama/planted.py")
    assert "Incompatible types" in said


def test_a_warning_is_an_error(copy: Path) -> None:
    plant(
        copy,
        "tests/test_planted.py",
        "import warnings\n\ndef test_x() -> None:\n    warnings.warn('old', stacklevel=1)\n",
    )
    assert "UserWarning: old" in run(copy, sys.executable, "-m", "pytest", "-q", "tests/test_planted.py")
