"""`./run demo`: plays the story, or keeps the stage open.

Rules kept here: with --script standard output holds one JSON object and nothing else; what was started is ended.
Left to others: the story (chapters), the stage (stage).
"""

import argparse
import json
import os
import shutil
import signal
import sys
import tempfile
import threading
import webbrowser
from functools import partial
from pathlib import Path

import httpx

from saksama.cli import state
from saksama.errors import SaksamaError
from saksama_demo.beats import Chapter
from saksama_demo.chapters import hasil, inti, kasus, konten
from saksama_demo.launch import CommandFailed, free_ports
from saksama_demo.material import TOP
from saksama_demo.page import StoryMistake
from saksama_demo.scene import Scene
from saksama_demo.stage.theatre import Theatre
from saksama_demo.story import Story, say

try:
    from saksama_demo.chapters import pengawasan
except ModuleNotFoundError as fault:
    # Its telephone is a real browser, whose driver the door installs for that chapter alone.
    if fault.name != "playwright":
        raise
    _TELEPHONING: dict[str, Chapter] = {}
else:
    _TELEPHONING = {"pengawasan": pengawasan.CHAPTER}

CHAPTERS: dict[str, Chapter] = {
    "hasil": hasil.CHAPTER,
    "inti": Chapter(inti.STEPS),
    "kasus": kasus.CHAPTER,
    "konten": konten.CHAPTER,
    **_TELEPHONING,
}
NAMES = sorted({*CHAPTERS, "pengawasan"})
PLACE = TOP / "var" / "demo"
PORT = 8801


def main(argv: list[str] | None = None) -> int:
    """Run the demo; exit 0 only if all held."""
    parser = argparse.ArgumentParser(prog="./run demo", description="two nodes, a witness, one story")
    parser.add_argument(
        "--script", action="store_true", help="play without a person; one JSON object on standard output"
    )
    parser.add_argument("--chapter", choices=NAMES, default="inti")
    parser.add_argument("--keep", action="store_true", help="open no browser, play nothing, run until stopped")
    parser.add_argument(
        "--port", type=int, default=0, help=f"Bawaslu's port; the next three are used too (default {PORT})"
    )
    parser.add_argument("--again", action="store_true", help="keep the nodes of the last time (the stage only)")
    parser.add_argument(
        "--postgresql",
        metavar="URL",
        default="",
        help="with --script: each node gets a database of its own on this server",
    )
    asked = parser.parse_args(argv)
    if asked.chapter not in CHAPTERS:
        say(f"demo: the driver of a browser is not installed; ./run demo --chapter {asked.chapter} brings it")
        return 2
    # A stop from outside unwinds like one from the keyboard, so that nodes are ended too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        return play(asked.chapter, asked.port, asked.postgresql) if asked.script else stage(asked)
    except (CommandFailed, StoryMistake, httpx.HTTPError, OSError) as fault:
        # What went wrong with processes, ports and files is told in its own words; anything else is our mistake.
        say(f"demo: {fault}" if isinstance(fault, AssertionError) else f"demo: {type(fault).__name__}: {fault}")
        return 2
    except KeyboardInterrupt:
        return 130


def play(name: str, port: int, server: str = "") -> int:
    """Play a chapter through and tell it as JSON."""
    chapter = CHAPTERS[name]
    PLACE.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=PLACE))
    story = Story()
    scene = Scene(folder, port or free_ports(4), story, server, chapter.begins, chapter.more)
    say(f"Saksama: bab {name}, di {folder}")
    _forget_earlier(scene)
    try:
        opened = story.opened(scene.open)
        for step in chapter.steps if opened else ():
            if not story.step(step.name, partial(step.play, scene)):
                break
    finally:
        scene.close()
    told = story.told()
    print(json.dumps(told, ensure_ascii=False, indent=2))
    if told["ok"]:
        scene.leave_only_papers()
    else:
        say(f"  catatan proses: {folder}/*/serve.log")
    return 0 if told["ok"] else 1


def stage(asked: argparse.Namespace) -> int:
    """Keep nodes, witness and stage open until stopped."""
    chapter = CHAPTERS[asked.chapter]
    port = free_ports(4, first=asked.port or PORT)
    folder = PLACE / (f"panggung-{port}" if chapter.begins is None else f"panggung-{asked.chapter}-{port}")
    if not asked.again:
        shutil.rmtree(folder, ignore_errors=True)
    scene = Scene(folder, port, Story(), begins=chapter.begins, more=chapter.more)
    stopping = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopping.set())
    signal.signal(signal.SIGINT, lambda *_: stopping.set())
    say("Saksama: menyiapkan dua simpul dan satu penyaksi ...")
    try:
        if not asked.again:
            _forget_earlier(scene)
        scene.open()
        address = f"http://127.0.0.1:{port + 3}/"
        for name, url in (
            *((node.institution.name, node.url) for node in scene.nodes),
            ("Penyaksi", scene.witness.url),
            ("Panggung", address),
        ):
            print(f"{name}: {url}", flush=True)
        say(f"Akun contoh dan kata sandinya: {folder}/*/secrets/. Berhenti: Ctrl-C.")
        if not asked.keep and not _open_browser(address):
            say(f"Buka panggung di peramban: {address}")
        Theatre(scene, chapter.steps).run(stopping)
    finally:
        scene.close()
    return 0


def _forget_earlier(scene: Scene) -> None:
    # Each demo makes its example institutions anew, with new keys at the old addresses. What this person's verifier
    # kept of the last one would be a true alarm about nothing; what it kept of any other institution stays.
    folder = state.default_folder(os.environ)
    for node in scene.nodes:
        try:
            kept = state.load(folder, node.url)
        except SaksamaError:
            continue
        if kept is not None and kept.origin == node.institution.origin:
            state.forget(folder, node.url)
            say(f"Kunci contoh dari peragaan yang lalu di {node.url} dilupakan oleh saksama verify.")


def _open_browser(address: str) -> bool:
    # A browser that draws in this terminal would take the place where the addresses stand.
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        return webbrowser.open(address)
    except webbrowser.Error:
        return False


if __name__ == "__main__":
    sys.exit(main())
