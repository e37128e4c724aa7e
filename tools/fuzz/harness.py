"""One parser under atheris until its time is over: `python -m tools.fuzz.harness NAME SECONDS CORPUS FOUND`.

Rules kept here: what is fuzzed is instrumented before its import; what breaks a parser is left as a file in FOUND, and
the process ends with another code than 0 (libFuzzer).
Left to others: which parser and how long (`run`).
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["saksama", "saksama_node", "pypdf"]):
    from tools.fuzz.node_parsers import NODE_PARSERS
    from tools.fuzz.parsers import PARSERS


class NotAsItWas(AssertionError):
    """What was read is written differently than it stood there."""


def main() -> None:
    """Fuzz one parser."""
    name, seconds, corpus, found = sys.argv[1:]
    parser = next(each for each in (*PARSERS, *NODE_PARSERS) if each.name == name)
    for number, seed in enumerate(parser.seeds):
        (Path(corpus) / f"seed-{number}").write_bytes(seed)

    def try_one(data: bytes) -> None:
        try:
            value = parser.read(data)
        except parser.refusals:
            return
        if parser.again is not None and parser.again(value) != data:
            raise NotAsItWas(name)

    options = [
        f"-max_total_time={seconds}",
        f"-artifact_prefix={found}/",
        "-max_len=16384",
        "-timeout=20",
        "-verbosity=0",
    ]
    atheris.Setup([sys.argv[0], *options, corpus], try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
