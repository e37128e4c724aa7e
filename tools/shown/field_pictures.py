"""The pictures of the telephone in docs/observation.md, from the demo's chapter `pengawasan`: a part of `./run docs`.

Rules kept here: what stands in them is what a real browser showed while the chapter was played; sixty-four colours a
picture, so that the page stays small.
Left to others: the telephone (`saksama_demo.chapters.telephoning`), when pictures are stale (docs).
"""

import re
import subprocess
from pathlib import Path
from typing import Final

from PIL import Image

from tools.steps import PYTHON, TOP

SHOWN: Final = ("kartu", "beranda", "menulis", "periksa", "antrean", "akhir")
_COLOURS: Final = 64


def make_field_pictures(place: Path) -> None:
    """Play the chapter, and keep its telephone's screens under `place`."""
    command = [PYTHON, "-m", "saksama_demo", "--script", "--chapter", "pengawasan"]
    said = subprocess.run(command, cwd=TOP, check=True, capture_output=True, text=True).stderr
    folder = re.search(r"^Saksama: bab pengawasan, di (.+)$", said, re.MULTILINE)
    if folder is None:
        raise SystemExit("docs: the demo did not say where its papers are")
    for name in SHOWN:
        with Image.open(Path(folder[1]) / "papers" / f"telepon-{name}.png") as screen:
            few = screen.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
            few.save(place / f"field-{name}.png", optimize=True)
