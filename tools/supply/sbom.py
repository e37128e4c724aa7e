"""What a node is made of, as CycloneDX: `./run sbom` prints it, `./run sbom FILE` writes it.

Rules kept here: the packages are those of a node's group of the lock, installed by themselves, as CycloneDX's own tool
reads them, with licences and what needs what; each gets the digests that the lock holds it to; scripts that we carry
stand beside them. The same commit gives the same file.
Left to others: that environment (environments), the lock (lock), fetching the tool (the installer uv).
"""

import json
import subprocess
import sys
import tomllib
from base64 import b64decode
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from packaging.utils import canonicalize_name

from tools.steps import TOP, installer
from tools.supply import environments
from tools.supply.lock import LOCK, blocks
from tools.vendor_noble import VENDOR

READER: Final = "cyclonedx-bom==7.5.0"
VENDORED: Final = TOP / "src" / "saksama_node" / "web" / "static" / "vendor" / "manifest.toml"
BUNDLED: Final = VENDOR / "manifest.json"
SERVED: Final = "src/"
_SECONDS: Final = 300
_DIGEST: Final = "--hash=sha256:"


def sbom() -> dict[str, Any]:
    """The document. Raises OSError, subprocess.SubprocessError, ValueError where the tool cannot be had."""
    python = environments.make_node()
    command = [
        installer(),
        "tool",
        "run",
        "--quiet",
        "--from",
        READER,
        "cyclonedx-py",
        "environment",
        "--output-reproducible",
    ]
    command += ["--pyproject", str(TOP / "pyproject.toml"), "--output-format", "JSON", str(python)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=_SECONDS)
    told: dict[str, Any] = json.loads(done.stdout)
    return completed(told, LOCK.read_text(encoding="utf-8"))


def completed(told: dict[str, Any], lock: str) -> dict[str, Any]:
    """With the digests of the lock, and the scripts that are carried with the sources or built into ours."""
    pinned = blocks(lock)
    for each in told["components"]:
        block = pinned.get(canonicalize_name(each["name"]), "")
        each["hashes"] = [_sha256(word.removeprefix(_DIGEST)) for word in block.split() if word.startswith(_DIGEST)]
    carried = tomllib.loads(VENDORED.read_text(encoding="utf-8"))["file"]
    bundled = json.loads(BUNDLED.read_text(encoding="utf-8"))["packages"]
    told["components"] += [_carried(each) for each in carried if each["to"].startswith(SERVED)]
    told["components"] += [_bundled(each) for each in bundled if each["for"] == "source"]
    return told


def _carried(file: dict[str, str]) -> dict[str, Any]:
    name, version = file["package"], file["version"]
    return {
        "type": "file",
        "bom-ref": file["to"],
        "name": file["to"].removeprefix(SERVED),
        "version": version,
        "purl": f"pkg:npm/{name}@{version}#{file['from']}",
        "licenses": [{"license": {"id": file["licence"]}}],
        "hashes": [_sha256(file["sha256"])],
    }


def _bundled(package: dict[str, str]) -> dict[str, Any]:
    purl = f"pkg:npm/{package['name'].replace('@', '%40')}@{package['version']}"
    digest = b64decode(package["integrity"].removeprefix("sha512-")).hex()
    return {
        "type": "library",
        "bom-ref": purl,
        "name": package["name"],
        "version": package["version"],
        "purl": purl,
        "licenses": [{"license": {"id": package["licence"]}}],
        "hashes": [{"alg": "SHA-512", "content": digest}],
    }


def _sha256(digest: str) -> dict[str, str]:
    return {"alg": "SHA-256", "content": digest}


def main(words: Sequence[str]) -> int:
    """Print or write it; 2 where the tool that reads packages cannot be had."""
    try:
        text = json.dumps(sbom(), indent=2, ensure_ascii=False) + "\n"
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        said = getattr(error, "stderr", None) or error
        print(f"sbom: the packages could not be read ({READER}): {said}", file=sys.stderr)
        return 2
    if words:
        Path(words[0]).write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
