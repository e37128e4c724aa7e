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

    saksama verify URL|DIR [--policy FILE] [--ack FILE] [--at TIME] [--json] [--html FILE] [--state DIR] [--full]
                           [--seconds N] [--megabytes N] [--lang id|en]
    saksama verify --schema
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
(by default `~/.local/state/saksama`); later runs hold the node to them.

**Memory.** The kept checkpoint of a log moves on whenever its tree is proved to continue it; keys whenever each change
was stated. No finding about an entry stops either, and no acknowledgement lets either go; what says that log or keys
are not what was kept (`log.fork`, `log.rewritten`, `log.rolled-back`, `keys.unannounced`, an unsigned newest
checkpoint) leaves what was kept as it was. A first use keeps nothing of a log of which one of these is said.

**Acknowledging.** `--ack FILE` names findings by what they are about, one JSON object a line with exactly `log`,
`index` (or null) and `code`; a line that is none refuses the file. They stay in the report as seen, and count neither
there nor for the exit code. `jq -c '.findings[] | {log, index, code}'` cuts a report to such a file.

**The clock.** A run is judged as of now, or of `--at TIME` (RFC 3339 with its zone); a copy as of when it was made. A
log that says it is a simulation is judged by a clock only where `--at` names the moment; its past jumps. A log under an
agreement that had no new cosigned checkpoint for three hours, or for as long as a clause says (`silence_hours`), is
`log.stale`, and what was due since is `log.unseen-since`. A silence of that length which is over stays `log.silent`:
within it times are the log's own word. An observation that nobody cosigned for more than an hour is `observed.late`.
The report says the age of the newest cosignature and the longest time between two, within which times of entries are
not sure.

**Lateness.** Due is the latest lawful reading. An act is late where its `at` is past that, or, by more than 120
seconds, the cosignature of the newest checkpoint before it; in time where somebody cosigned it before; between the two
it is in time by its log's own word, which the report counts (`own_word`) and does not blame. `log.observed` is entered
every hour; one is false where it misses a checkpoint that was cosigned an hour before it.

`saksama agreement` exits by the same classes for what it met while reading. `saksama proof verify` proves one receipt
and has no conduct: 0 it holds, 1 it is false, 2 it cannot be decided.

A finding has `code`, `class`, `why`, `log` (origin), `index` (the first wrong entry, or null for the log as a whole),
`message`, `evidence`, `seen`, `files` (signed notes that were saved: two of them prove a fork).
"""


def render() -> str:
    """The whole page."""
    lines = [_HEAD, "## Codes", "", "| code | class | why | sentence |", "|---|---|---|---|"]
    lines += [f"| `{code.value}` | {code.class_} | `{code.why}` | {FINDINGS[code].of_many()} |" for code in Code]
    lines += ["", "## Why a finding has its class", "", "| why | class | reason |", "|---|---|---|"]
    lines += [f"| `{why.value}` | {why.class_} | {REASONS[why].en} |" for why in Why]
    lines += ["", "## What a report says it did not check", ""]
    lines += [f"- {NOT_CHECKED[one].en} (`{one.value}`)" for one in NotChecked]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(render())
