"""A witness beside a worker, and where none is."""

import threading
from pathlib import Path

from saksama.cli.witness_http import WitnessServer
from saksama.cli.witness_state import open_state
from saksama_demo.launch import free_ports
from saksama_node.ledger.signing import log_key
from saksama_node.settings.clock import now


class Witness:
    """A witness that can be away for a while, on the same port and with the same memory."""

    def __init__(self, folder: Path) -> None:
        self.state = open_state(folder / "state", folder / "key", "penyaksi.example")
        self.state.trust(str(log_key().verifier))
        # Below those that systems give to whoever asks for any: it must be free again when this comes back.
        self.port = free_ports(1)
        self._server: WitnessServer | None = None
        self.come()

    def come(self) -> None:
        self._server = WitnessServer(
            ("127.0.0.1", self.port), self.state, lambda: int(now().timestamp()), shifted=False
        )
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def go(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


def dead_address() -> str:
    """Where nobody listens."""
    return f"http://127.0.0.1:{free_ports(1)}"
