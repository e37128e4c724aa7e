"""Write the reference pages that code can tell: settings, error codes, commands. `python -m tools.references`.

Rules kept here: the pages are made, never edited; tests/house/test_documents.py fails when one is stale. Our commands
are asked in this process, as their own doors are called: forty starts of Python would tell the same.
Left to others: entry kinds (entry_kinds).
"""

import argparse
import ast
import io
import json
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stdout
from pathlib import Path

import django
from django.core.management import get_commands, load_command_class

import saksama
import saksama_node
from saksama.cli import main as outsider
from saksama.cli.report_json import schema
from saksama.cli.tally import __main__ as tally
from saksama.errors import BugError, CallerError, EvidenceError, SaksamaError, WorldError
from saksama.procedure.edition import Regime
from saksama_node.condition.check import outcomes, titles
from saksama_node.exchange.alarms import TOLD, Alarm
from saksama_node.papers.registry import registry
from saksama_node.web.operations import main as operator
from tools.bare_node import bare_environment
from tools.certainty import certainty_page
from tools.clock_rules import clock_rules_page
from tools.data_levels import data_page
from tools.lies.page import lies_page
from tools.siege.table import attacks_page
from tools.steps import TOP
from tools.threats import threats_page

PLACE = TOP / "docs" / "reference"
MADE = "Made by `python -m tools.references`; do not edit.\n"
DOORS: dict[str, Callable[[list[str]], int]] = {
    "saksama": lambda words: tally.main(words[1:]) if words[0] == "tally" else outsider.main(words),
    "saksama-node": operator.main,
}
AS_ON_PAPER = {"COLUMNS": "110", "NO_COLOR": "1", "PYTHON_COLORS": "0"}


def _below(parser: argparse.ArgumentParser) -> Iterator[list[str]]:
    """The words of each act below a parser, and none: the parser itself."""
    yield []
    for action in parser._actions:  # noqa: SLF001 - argparse tells its commands nowhere else
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - likewise
            for name, under in action.choices.items():
                yield from ([name, *rest] for rest in _below(under))


def _outsiders() -> Iterator[list[str]]:
    """Each command of `saksama`, of the tables that it is dealt by."""
    yield []
    for under, table in (((), outsider), (("tally",), tally)):
        for name in table.COMMANDS:
            if name == "tally":
                yield ["tally"]
                continue
            parser = argparse.ArgumentParser()
            table.loaded(name).configure(parser)
            yield from ([*under, name, *rest] for rest in _below(parser))


def _operators() -> Iterator[list[str]]:
    """Each command of `saksama-node`, as its own list names them; `manage` hands on to Django's."""
    yield ["help"]
    known = get_commands()
    for name in re.findall(r"^  ([a-z][a-z-]*)", operator.USAGE, re.MULTILINE):
        if name == "manage":
            continue
        app = known.get(name)
        below = [[]] if not isinstance(app, str) else _below(load_command_class(app, name).create_parser("", name))
        yield from ([name, *rest] for rest in below)


COMMANDS: dict[str, Callable[[], Iterator[list[str]]]] = {"saksama": _outsiders, "saksama-node": _operators}
"""Nothing is listed twice: a command that is there stands on the page."""


def settings_page() -> str:
    """Each setting of a node, with what changing it would let an attacker do."""
    tree = ast.parse((TOP / "src/saksama_node/settings/node.py").read_text(encoding="utf-8"))
    found = next(n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == "NodeSettings")
    rows = []
    for field, told in zip(found.body, found.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(told, ast.Expr):
            words = " ".join(str(ast.literal_eval(told.value)).split()).replace("|", "\\|")
            rows.append(f"| `{field.target.id}` | {words} |")
    head = (
        "Each but `data` is a line of `node.toml` in the node's folder (mode 0600), which every command reads. A\n"
        "variable of the environment overrides a line, and `saksama-node doctor` says where; who the node is stands\n"
        "in the file alone. A wrong line or an unknown one is refused. `saksama-node settings` shows what is set,\n"
        "`settings --write` writes what the environment sets into the file."
    )
    return "\n".join([f"# Settings of a node\n\n{MADE}\n{head}\n", "| setting | what it is |", "|---|---|", *rows, ""])


def _imported() -> None:
    for package in (saksama, saksama_node):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__") and ".migrations" not in module.name:
                __import__(module.name)


def _leaves(branch: type[SaksamaError]) -> Iterator[type[SaksamaError]]:
    for child in branch.__subclasses__():
        yield child
        yield from _leaves(child)


def every_error(branch: type[SaksamaError]) -> list[type[SaksamaError]]:
    """Each error of ours under a branch, wherever it is written."""
    _imported()
    return [leaf for leaf in _leaves(branch) if leaf.__module__.startswith("saksama")]


def errors_page() -> str:
    """Each error code, under the branch that says whose fault it is, with the advice."""
    parts = [f"# Error codes\n\n{MADE}\nA code never changes once released.\n"]
    heads = {
        CallerError: "The caller's mistake",
        WorldError: "The world's fault: trying again may help",
        EvidenceError: "Somebody else's data is wrong, and can be shown to be",
        BugError: "Our own bug",
    }
    for branch, head in heads.items():
        rows = sorted(
            {
                (leaf.code, " ".join((leaf.__doc__ or "").split()), " ".join(str(leaf.advice).split()))
                for leaf in every_error(branch)
            }
        )
        if rows:
            told = [f"| `{code}` | {what} | {advice} |".replace("\n", " ") for code, what, advice in rows]
            parts += [f"## {head}\n", "| code | what happened | what to do |", "|---|---|---|", *told, ""]
    alarms = [f"| `{alarm}` | {TOLD[alarm][0]} | {TOLD[alarm][1]} |" for alarm in sorted(Alarm)]
    parts += ["## Alarms about a partner's dispatches and log, on the page of the node's state\n"]
    parts += ["| code | what was met | what to do |", "|---|---|---|", *alarms, ""]
    return "\n".join(parts)


def commands_page() -> str:
    """What each command says of itself."""
    parts = [f"# Commands\n\n{MADE}", "## ./run\n", "```", _said([str(TOP / "run"), "--help"]), "```", ""]
    for name, words in COMMANDS.items():
        for each in words():
            asked = each if each == ["help"] else [*each, "--help"]
            parts += [f"## {' '.join([name, *[word for word in each if word != 'help']])}\n", "```"]
            parts += [_answered(name, asked), "```", ""]
    return "\n".join(parts)


def checks_page() -> str:
    """Each finding of the doctor, the health page and the alarms."""
    head = (
        "What `saksama-node doctor`, the page of the node's health and the alarms can say. `keeper`: an alarm for who\n"
        "keeps the machine; `work`: for who works with the partner. Words in braces are filled in.\n"
    )
    parts = [f"# What the doctor finds\n\n{MADE}\n{head}"]
    for group, title in titles("en").items():
        rows = [
            f"| `{code}` | {row.state} | {row.concern} | {row.en} | {row.remedy_en} |"
            for code, row in outcomes().items()
            if code.partition(".")[0] == group
        ]
        parts += [f"## {title}\n", "| code | state | alarm | what | what to do |", "|---|---|---|---|---|", *rows, ""]
    return "\n".join(parts)


def metrics_page(measures: Iterable[tuple[str, str, str, str]]) -> str:
    """Each metric: name, kind, label, what it is."""
    head = (
        "Served at `/metrics`, not to the public. No figure holds a person, a case or a subject; labels come from\n"
        "closed lists or the agreement."
    )
    rows = [f"| `{name}` | {kind} | {f'`{label}`' if label else ''} | {what} |" for name, kind, label, what in measures]
    return "\n".join(
        [f"# Metrics\n\n{MADE}\n{head}\n", "| metric | kind | label | what it is |", "|---|---|---|---|", *rows, ""]
    )


def _measures() -> Iterator[tuple[str, str, str, str]]:
    # Read as text: importing the flow would read this process's settings before they are set.
    told = _said([sys.executable, "-m", "tools.measures"])
    for line in told.splitlines():
        name, kind, label, what = line.split("\t")
        yield name, kind, label, what


def index_page() -> str:
    """The door to all pages: references and decisions by their own titles."""
    references = [f"- [{_title(page)}](reference/{page.name})" for page in sorted(PLACE.glob("*.md"))]
    decisions = [f"- [{_title(page)}](adr/{page.name})" for page in sorted((PLACE.parent / "adr").glob("*.md"))]
    head = f"""# Saksama: documentation

{MADE}
- [Glossary](glossary.md): one word for one thing, English identifier and Indonesian screen word.
- [Installing](install.md): from a bare Debian 13 to the first accepted dispatch ([in Indonesian](install.id.md)).
- [Backup and restore](backup.md): what an operator does so that a dead disk is not the end of a log.
- [Architecture](../ARCHITECTURE.md): where things go, and what holds them there.
- [Security](../SECURITY.md): what is protected from whom, and what to do; [every threat](reference/threats.md).
- [Keeping a node running](operations.md): doctor, health, alarms, metrics, logs, for the one who installs it.
- [Handling cases at the desk](cases.md): procedure, two persons, register numbers, data that an institution checks.
- [Content watch](content.md): captured first, then triaged by people; what is refused, and why.
- [Clarifications](clarifications.md): how one is written, published and corrected, and what the public can ask.
- [Results](results.md): figures of every source as versions, what does not fit, the public page.
- [Supervisors' copies and the queue](keying.md): typed twice, blind; how a mismatch leaves the queue.
- [Supervision](observation.md): the supervisor with a telephone ([in Indonesian](observation.id.md)).
- [Checking a node](verify.md): three parts, a page to print, JSON ([in Indonesian](verify.id.md)).
- [Contributing](../CONTRIBUTING.md): how a change is made.

## Reference
"""
    return "\n".join([head, *references, "", "## Decisions, half a page each", "", *decisions, ""])


def _title(page: Path) -> str:
    return page.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")


def _said(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.rstrip()


def _answered(name: str, words: list[str]) -> str:
    """What a command of ours prints; raises `CalledProcessError` where it ends with a fault."""
    told = io.StringIO()
    try:
        with redirect_stdout(told):
            code = DOORS[name](words)
    except SystemExit as end:
        code = int(end.code or 0)
    if code:
        raise subprocess.CalledProcessError(code, [name, *words], told.getvalue())
    return told.getvalue().rstrip()


def forms_page() -> str:
    """Each official paper, by regime, with how certain its code is."""
    head = "A code that was not read in the regulation is told on the screen and left open on the paper."
    parts = [f"# Official papers\n\n{MADE}\n{head}\n"]
    for regime in Regime:
        found = registry(regime)
        rows = [
            f"| {form.title} | {form.code or '?'} | {form.certainty} | {', '.join(f'`{act}`' for act in form.acts)} |"
            f" {form.source} |"
            for form in found.form
        ]
        parts += [f"## {regime.capitalize()}: {found.version}\n"]
        parts += ["| paper | code | certainty | after | source |", "|---|---|---|---|---|", *rows, ""]
    return "\n".join(parts)


def schema_page() -> str:
    """What `saksama verify --schema` prints."""
    return f"{json.dumps(schema(), ensure_ascii=False, indent=2)}\n"


PAGES = {
    "settings.md": settings_page,
    "errors.md": errors_page,
    "commands.md": commands_page,
    "checks.md": checks_page,
    "clock-rules.md": lambda: clock_rules_page(MADE),
    "certainty.md": lambda: certainty_page(MADE),
    "forms.md": forms_page,
    "threats.md": lambda: threats_page(MADE),
    "lies.md": lambda: lies_page(MADE),
    "data.md": lambda: data_page(MADE),
    "attacks.md": lambda: attacks_page(MADE),
    "metrics.md": lambda: metrics_page(_measures()),
    "report.schema.json": schema_page,
    "../index.md": index_page,
}


def main() -> int:
    """Write all pages; with --check only tell which are stale."""
    os.environ.update(bare_environment() | AS_ON_PAPER)
    django.setup()
    stale = []
    for name, make in PAGES.items():
        page, wanted = PLACE / name, make()
        if not page.exists() or page.read_text(encoding="utf-8") != wanted:
            stale.append(name)
            if "--check" not in sys.argv:
                Path(page).write_text(wanted, encoding="utf-8")
    print("stale: " + ", ".join(stale) if stale else "all reference pages are current")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
