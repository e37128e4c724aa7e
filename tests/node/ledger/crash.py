"""A sequencer process that dies at a named step of its round: `python -m tests.node.ledger.crash STEP`.

Rules kept here: the steps are the sequencer's own; only the moment of death is added.
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import NoReturn

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saksama_node.settings.django")
django.setup()

from saksama_node.ledger import sequencer, tiles  # noqa: E402 - Django first


def _die(*_args: object, **_options: object) -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise SystemExit


def _dying_after[**P, T](step: Callable[P, T]) -> Callable[P, T]:
    def run(*args: P.args, **options: P.kwargs) -> T:
        step(*args, **options)
        _die()

    return run


def main(step: str) -> None:
    match step:
        case "before numbering":
            sequencer._number = _die
        case "after numbering":
            sequencer._number = _dying_after(sequencer._number)
        case "after tiles":
            tiles.store = _dying_after(tiles.store)
        case "before signing":
            sequencer._sign = _die
        case "after signing":
            sequencer._sign = _dying_after(sequencer._sign)
        case "after commit":
            sequencer.integrate_round(3)
            _die()
        case _:
            raise SystemExit(step)
    sequencer.integrate_round(3)


if __name__ == "__main__":
    main(sys.argv[1])
