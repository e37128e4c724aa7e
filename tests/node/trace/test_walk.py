"""Every flow of staff is walked: what one changes or hands out has its entry in the log or its line in the trace."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import saksama_node

FLOWS = Path(saksama_node.__file__).parent / "flows"
RECORDS = {"act", "append", "append_each", "append_many", "trace"}
"""An entry of the log names who did it; a line of the trace does."""

ROWS = {
    "keep_list": "the list names who handed it in",
    "note_sigap_number": "the number's row names who noted it",
    "keep_content_list": "each row names who handed it in",
    "end_source": "the source's row names who ended it",
    "state_harm": "the content's row names who stated it",
    "take_content": "the content's row names who has it",
    "let_content_go": "whoever had it gave it up; nobody has it",
    "open_warning": "the warning's row names who opened it",
    "note_read": "the message's row names who read it",
    "judge_pair": "the judgement names who judged",
    "hand_in_results": "the file's row names who handed it in, and so does the version's entry",
    "retry_entry": "what it leads to is an entry of our log",
    "commit_first": "within the registration's act: the room appends the entry",
    "settle_question": "the question's row names who closed it",
    "enter_again": "within the registration's act: the room appends the entry",
}
"""Flows that change a row and have neither, each with what says who it was."""

READS = {
    "annex_for", "draw_annex", "look_at_annex", "open_kept", "report_paper",
    "all_waiting_for", "apart", "calendar_since", "carry_out", "check", "choose", "compare_registers", "confirmable",
    "finding_behind", "finding_for", "judge_content_list", "list_for_sigap", "look_at_list", "open_for",
    "owed_findings",
    "proposal_for", "proposals_about", "related_to", "sees_roll", "sheet_copy", "shown", "to_decide",
    "waiting_for",
}  # fmt: skip
"""Flows that only read or judge, though they ask a room's module that also writes."""


@dataclass(frozen=True)
class Flow:
    """One function of the flows: what it calls, and whether it writes by itself."""

    name: str
    calls: frozenset[str]
    writes: bool
    public: bool
    by_somebody: bool


def flows() -> Iterator[Flow]:
    for path in sorted(FLOWS.rglob("*.py")):
        tree = ast.parse(path.read_text())
        changing = {
            each.asname or each.name
            for node in tree.body
            if isinstance(node, ast.ImportFrom)
            for each in node.names
            if _changes(node.module or "") or _changes(f"{node.module}.{each.name}")
        }
        for made in tree.body:
            if isinstance(made, ast.FunctionDef):
                calls = {name for node in ast.walk(made) if isinstance(node, ast.Call) for name in _names(node.func)}
                given = [each.arg for each in (*made.args.args, *made.args.kwonlyargs)]
                yield Flow(
                    made.name,
                    frozenset(calls),
                    bool(calls & (changing | {"writing"})),
                    not made.name.startswith("_"),
                    "by" in given,
                )


def _changes(module: str) -> bool:
    """Whether this module is named for the doing (ARCHITECTURE.md), and lies in a room."""
    room, _, last = module.removeprefix("saksama_node.").rpartition(".")
    return module.startswith("saksama_node.") and room not in {"", "settings", "spreadsheets"} and last.endswith("ing")


def _names(called: ast.expr) -> Iterator[str]:
    match called:
        case ast.Name(id=name):
            yield name
        case ast.Attribute(value=ast.Name(id=module)):
            yield module


def test_every_flow_of_staff_that_changes_anything_says_who_it_was() -> None:
    every = list(flows())
    recorded = {each.name for each in every if each.calls & RECORDS}
    writing = {each.name for each in every if each.writes}
    while more := {each.name for each in every if each.calls & recorded} - recorded:
        recorded |= more
    while more := {each.name for each in every if each.calls & writing} - writing:
        writing |= more
    silent = {each.name for each in every if each.public and each.by_somebody and each.name in writing - recorded}
    assert silent == set(ROWS) | READS
