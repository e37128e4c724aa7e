"""`python -m tools.worlds [--still] [NAME...]`: make the kept worlds anew, all of them or these.

Rules kept here: without names, what is no world any more goes; `--still` leaves out what real nodes play.
Left to others: the worlds (still, played).
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from tools.worlds.keeping import LARGEST_ALL, WORLDS, WorldMistake
from tools.worlds.played import played
from tools.worlds.still import still


def main(words: list[str]) -> int:
    """Make them; 1 where one is not what it should be."""
    parser = argparse.ArgumentParser(prog="./run worlds", description="make the kept worlds anew")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--still", action="store_true", help="only those that no node plays: seconds")
    asked = parser.parse_args(words)
    makers, players = still(), {} if asked.still else played()
    if unknown := {*asked.names} - {*makers, *played()}:
        parser.error(f"no such world: {' '.join(sorted(unknown))}")
    mistakes = 0
    for name in [*makers, *players]:
        if asked.names and name not in asked.names:
            continue
        print(name, file=sys.stderr)
        try:
            if name in makers:
                makers[name](WORLDS / name)
            else:
                with tempfile.TemporaryDirectory() as place:
                    players[name](Path(place) / "played", WORLDS / name)
        except WorldMistake as mistake:
            print(mistake, file=sys.stderr)
            mistakes += 1
    if not asked.names:
        for left in {path.name for path in WORLDS.iterdir() if path.is_dir()} - {*makers, *played()}:
            shutil.rmtree(WORLDS / left)
    size = sum(path.stat().st_size for path in WORLDS.rglob("*") if path.is_file())
    print(f"{size} octets of {LARGEST_ALL}", file=sys.stderr)
    return 1 if mistakes or size > LARGEST_ALL else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
