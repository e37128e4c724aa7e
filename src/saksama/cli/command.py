"""What a command of the outsider's command line is, and how it ends.

Rules kept here: 0 good, 1 something is wrong, 2 could not be done; a mistake of ours never ends as "something is wrong"
with somebody's log or figures.
Left to others: the tables of commands (`saksama.cli.main`, `saksama.cli.tally`).
"""

import argparse
import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from saksama.errors import SaksamaError


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its line in the help, its options, its run."""

    help: str
    configure: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def carried_out(command: Command, options: argparse.Namespace) -> int:
    """Run a command to its exit code."""
    try:
        code = command.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read us has left (`| head`): nothing more can be said there, and nothing was judged to its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except SaksamaError as error:
        sys.stderr.write(f"saksama: {error}\n{error.advice}\n")
        return 2
    except Exception:  # noqa: BLE001 (a mistake of ours must not end as "something is wrong" with somebody's log)
        traceback.print_exc()
        return 2
    return code
