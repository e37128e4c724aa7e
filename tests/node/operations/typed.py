"""`saksama-node` as a person types it."""

import os
import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, "-m", "saksama_node.web.operations"]
SECRETS = {
    "institution-passphrase": "frasa lembaga contoh",
    "vault-passphrase": "frasa brankas contoh",
}


def run(*words: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("SAKSAMA_", "DJANGO_"))}
    return subprocess.run(
        [*COMMAND, *words],
        env={**clean, **(env or {})},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def init(
    folder: Path, secrets: Path, *more: str, port: int = 8801, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    secrets.mkdir(exist_ok=True)
    files = []
    for name, value in SECRETS.items():
        (secrets / name).write_text(value + "\n")
        files += [f"--{name}-file", str(secrets / name)]
    return run(
        *("init", "--data", str(folder), "--code", "bawaslu", "--name", "Bawaslu Provinsi NTB", *files),
        *("--origin", "bawaslu-ntb.uji.example/log", "--url", f"http://127.0.0.1:{port}", *more),
        env=env,
    )
