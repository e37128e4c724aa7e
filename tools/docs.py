"""`./run docs`: pictures and outputs of the README and of supervision, from the running demo; --check: which are stale.

Rules kept here: nothing in the README that looks like an output was typed; a real browser takes the pictures; what
they were
made from is kept as a digest, so that a check needs no browser.
Left to others: the story (saksama_demo), the telephone (field_pictures), the reference pages (references, entry_kinds).
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx
from playwright.sync_api import Page, sync_playwright

from saksama_demo.chapters.inti import VERIFY
from saksama_demo.launch import free_ports
from tools.shown.field_pictures import make_field_pictures
from tools.steps import PYTHON, TOP, tool

PICTURES = TOP / "docs" / "pictures"
OUTPUTS = TOP / "docs" / "outputs"
STAMP = OUTPUTS / "made-from.json"
READMES = [TOP / "README.md", TOP / "README.id.md"]
# What a picture or an output shows. A change in any of these makes them stale.
SOURCES = {
    "stage": ["src/saksama_demo/stage", "src/saksama_demo/chapters"],
    "desk": [
        "src/saksama_node/web/templates/base.html",
        "src/saksama_node/web/templates/desk",
        "src/saksama_node/web/desk/templates/desk/exchange",
        "src/saksama_node/web/static/saksama",
    ],
    "verifier": ["src/saksama/cli", "src/saksama/verify"],
    "telephone": ["src/saksama_node/web/templates/field"],
}
MARK = re.compile(r"(<!-- made by \./run docs: (?P<name>[a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
STEP_SECONDS = 60


def digests() -> dict[str, str]:
    """One digest for each group of sources."""
    made = {}
    for group, places in SOURCES.items():
        digest = hashlib.sha256()
        for place in places:
            for file in sorted([TOP / place, *(TOP / place).rglob("*")]):
                if file.is_file() and "__pycache__" not in file.parts:
                    digest.update(f"{file.relative_to(TOP)}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
        made[group] = digest.hexdigest()
    return made


def check_current() -> list[str]:
    """What is stale, as sentences."""
    if not STAMP.exists():
        return ["docs/outputs: never made; ./run docs makes it"]
    kept = json.loads(STAMP.read_text())
    stale = [
        f"{group}: changed since the pictures and outputs were made"
        for group, d in digests().items()
        if kept.get(group) != d
    ]
    for readme in READMES:
        text = readme.read_text(encoding="utf-8")
        if filled(text) != text:
            stale.append(f"{readme.name}: holds other outputs than docs/outputs")
    return stale


def filled(text: str) -> str:
    """A README with the outputs between its marks."""

    def output(match: re.Match[str]) -> str:
        file = OUTPUTS / f"{match['name']}.txt"
        told = file.read_text(encoding="utf-8") if file.exists() else ""
        return f"{match[1]}```text\n{told.rstrip()}\n```\n{match[3]}"

    return MARK.sub(output, text)


def make() -> None:
    """Play the story on the stage in a real browser; keep pictures and outputs."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    OUTPUTS.mkdir(parents=True, exist_ok=True)
    port = free_ports(4)
    command = [PYTHON, "-m", "saksama_demo", "--keep", "--port", str(port)]
    demo = subprocess.Popen(command, cwd=TOP, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port + 3}/keadaan")
        with sync_playwright() as browsers:
            browser = browsers.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="id-ID")
            page.goto(f"http://127.0.0.1:{port + 3}/")
            play_and_keep(page, port)
            browser.close()
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.wait(30)
    for readme in READMES:
        readme.write_text(filled(readme.read_text(encoding="utf-8")), encoding="utf-8")


def play_and_keep(page: Page, port: int) -> None:
    """Press "Lanjut" to the end of the last lawful step, then alter one byte."""
    node = f"http://127.0.0.1:{port}"
    verify = [tool("saksama"), "verify", node]
    with tempfile.TemporaryDirectory() as home:
        settle(page)
        while page.locator("#sentence").inner_text() != VERIFY.beats[-1].sentence:
            page.click("#lanjut")
            settle(page)
            if "dua tanda terima" in page.locator("#sentence").inner_text():
                picture(page, "stage.png")
        keep("verify-before", f"saksama verify {node}", verify, home)
        with tempfile.TemporaryDirectory() as elsewhere:
            english = [*verify, "--lang", "en"]
            keep("verify-before-en", f"saksama verify {node} --lang en", english, elsewhere)
        papers = TOP / "var" / "demo" / f"panggung-{port}" / "papers"
        words = ["--openings", "pembuka.json", "--file", "foto-contoh.png", "--policy", "policy.txt"]
        proof = ["proof", "verify", "tanda-bukti.tlog-proof", *words]
        keep("proof", f"saksama {' '.join(proof)}", [tool("saksama"), *proof], home, cwd=papers)
        keep(
            "proof-en",
            f"saksama {' '.join(proof)} --lang en",
            [tool("saksama"), *proof, "--lang", "en"],
            home,
            cwd=papers,
        )
        page.click("#ubah")
        settle(page)
        page.wait_for_selector("#verdicts li.bad")
        picture(page, "stage-altered.png")
        keep("verify-after", f"saksama verify {node}", verify, home)
        keep("verify-after-en", f"saksama verify {node} --lang en", [*verify, "--lang", "en"], home)


def picture(page: Page, name: str) -> None:
    """A picture of the stage once both desks have come to rest."""
    page.wait_for_timeout(2500)
    page.screenshot(path=PICTURES / name)


def settle(page: Page) -> None:
    """Wait until the last order is done; raises when it failed."""
    page.wait_for_timeout(800)
    page.wait_for_selector("#ubah:not([disabled])", timeout=STEP_SECONDS * 1000)
    fault = page.locator("#fault").inner_text()
    if fault:
        raise AssertionError(fault)


def keep(name: str, shown: str, command: list[str], home: str, *, cwd: Path = TOP) -> None:
    """Run a command and keep what it printed, under the line that a person types."""
    env = {**os.environ, "HOME": home, "XDG_STATE_HOME": home, "COLUMNS": "110", "NO_COLOR": "1"}
    said = subprocess.run(command, capture_output=True, text=True, check=False, env=env, cwd=cwd)
    told = re.sub(r"http://127\.0\.0\.1:\d+", "http://127.0.0.1:8801", f"$ {shown}\n{said.stdout.rstrip()}\n")
    (OUTPUTS / f"{name}.txt").write_text(told.replace(str(TOP), "."), encoding="utf-8")


def wait_for(address: str) -> None:
    """Wait until something answers there."""
    end = time.monotonic() + 180  # beside other work on the machine
    while time.monotonic() < end:
        try:
            httpx.get(address, timeout=2)
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"{address} does not answer")


def chromium() -> str:
    """The machine's own browser."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    raise SystemExit("docs: no Chromium on this machine; ./run test brings one where it may")


def main() -> int:
    """Make, or check."""
    parser = argparse.ArgumentParser(prog="./run docs")
    parser.add_argument("--check", action="store_true", help="only say what is stale")
    if not parser.parse_args().check:
        for page in ("tools.references", "tools.entry_kinds"):
            subprocess.run([PYTHON, "-m", page], cwd=TOP, check=True)
        make()
        make_field_pictures(PICTURES)
        STAMP.write_text(json.dumps(digests(), indent=2) + "\n")
    stale = check_current()
    print("\n".join(stale) if stale else "docs: all current")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
