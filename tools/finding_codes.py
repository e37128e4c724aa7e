"""Write the reference page of the verifier's findings from the code: `python -m tools.finding_codes`.

Rules kept here: the page is made, never edited; a test fails when it is stale.
Left to others: what a finding means in full (`saksama.verify`).
"""

from pathlib import Path

from saksama.cli.class_words import REASONS
from saksama.cli.not_checked_words import NOT_CHECKED
from saksama.cli.words import FINDINGS
from saksama.verify.classes import Why
from saksama.verify.findings import Code
from saksama.verify.report import NotChecked

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "findings.md"

_HEAD = """# What `saksama verify` finds

Made by `python -m tools.finding_codes`; do not edit.

    saksama verify URL [--policy FILE] [--json] [--state DIR] [--lang id|en]
    saksama proof verify RECEIPT [--openings FILE] [--file FILE] [--policy FILE]
                                 [--state DIR] [--json] [--lang id|en]

Every finding has a class, and its code has the class for one reason:

- **integrity**: what no honest node produces;
- **conduct**: what slow or unwilling people do;
- **unchecked**: what this run could not check.

Exit codes: 1 where a finding of integrity stands; else 2 where one of unchecked stands; else 3 where one of conduct
stands; else 0. The list at a report's end of what is never checked does not count.

`--policy` is a C2SP tlog-policy for the log at the address. Without it, the first use of an address takes the keys
from the node's agreement, says so at the head of the report (`first_use` in the JSON), and keeps them under `--state`
(by default `~/.local/state/saksama`); later runs hold the node to them. Keys are never kept from a run that found
something wrong.

A finding has `code`, `class`, `why`, `log` (origin), `index` (the first wrong entry, or null for the log as a whole),
`message`, `evidence`, `files` (signed notes that were saved: two of them prove a fork).
"""


def render() -> str:
    """The whole page."""
    lines = [_HEAD, "## Codes", "", "| code | class | why | sentence |", "|---|---|---|---|"]
    lines += [f"| `{code.value}` | {code.class_} | `{code.why}` | {FINDINGS[code].en} |" for code in Code]
    lines += ["", "## Why a finding has its class", "", "| why | class | reason |", "|---|---|---|"]
    lines += [f"| `{why.value}` | {why.class_} | {REASONS[why].en} |" for why in Why]
    lines += ["", "## What a report says it did not check", ""]
    lines += [f"- {NOT_CHECKED[one].en} (`{one.value}`)" for one in NotChecked]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(render())
