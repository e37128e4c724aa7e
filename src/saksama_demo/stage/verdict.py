"""The outsider's word on one node, short enough for the stage."""

import subprocess
from dataclasses import dataclass

from saksama_demo.launch import CommandFailed, Node
from saksama_demo.scene import Scene


@dataclass(frozen=True, slots=True)
class Verdict:
    """`state`: good, bad, or wait (could not be checked)."""

    state: str
    title: str
    words: str

    def told(self) -> dict[str, str]:
        """For the page."""
        return {"state": self.state, "title": self.title, "words": self.words}


def ask_verifier(scene: Scene, node: Node) -> Verdict:
    """Run `saksama verify` and say what it found."""
    name = node.institution.name
    try:
        said = scene.verify(node, accept=(0, 1, 2))
    except (CommandFailed, subprocess.TimeoutExpired, ValueError) as fault:
        return Verdict("wait", f"{name}:", f"belum dapat diperiksa ({type(fault).__name__})")
    findings = said.get("findings")
    if isinstance(findings, list) and findings:
        first = findings[0]
        return Verdict(
            "bad", f"{name}: tidak cocok.", str(first.get("message", first)) if isinstance(first, dict) else str(first)
        )
    return Verdict("good", f"{name}: cocok.", "")
