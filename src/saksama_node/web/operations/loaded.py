"""All that a served node runs, loaded by importing this once Django is set up, and what its two processes do with it.

Rules kept here:
  * Loading opens no connection, begins no thread of ours and asks nobody: what was loaded is copied into processes.
  * All that stays for good is set aside from the collector of rubbish before any copy is made: it would walk all of it,
    a tenth of a second long, in the middle of somebody's page, and what it touches is no longer held once. Nor do
    copies write between it (`condition.heap`).
  * A process of the web server ends with the one that made it: left behind, it would hold the port for good.
Left to others: who starts these, and starts them again (`children`, `serve`).
"""

import gc
import multiprocessing
import resource
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from granian import Granian
from granian.constants import HTTPModes, Interfaces, Loops
from granian.http import HTTP1Settings
from granian.log import LogLevels

from saksama_node.condition.heap import share_one_arena, take_holes
from saksama_node.settings.connections import web
from saksama_node.settings.lifeline import end_with_server
from saksama_node.settings.node import NodeSettings
from saksama_node.web.gate.files import Files
from saksama_node.web.gate.gate import Gate
from saksama_node.web.operations.worker import work
from saksama_node.web.wsgi import application

STATIC: Final = Path(__file__).parent.parent / "static"
_BACKLOG: Final = 512
_HEAD_MILLISECONDS: Final = 20_000
"""What a head may take, and how long a connection without a request is kept."""
_HEAD_OCTETS: Final = 64 << 10
_FILES: Final = 4096
_LEAST_CONNECTIONS: Final = 128
_GRACE_SECONDS: Final = 7
"""What the web server gives its own processes: less than it gets itself (`serve`)."""

__all__ = ["answer", "work"]


def answer(settings: NodeSettings, described: Mapping[str, object]) -> None:
    """Serve pages until SIGTERM; `described`: the log, as Python's `logging.config` takes it."""
    # The server copies itself as this process was copied, whatever this Python would do by itself.
    multiprocessing.set_start_method("fork", force=True)
    processes, threads = web(settings.database_url)
    gate = Gate(application, Files.below(STATIC, "/static/"), threads, _connections())
    Granian(
        "saksama_node.web.gate.gate:Gate",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.RSGI,
        workers=processes,
        backlog=_BACKLOG,
        backpressure=gate.most_connections,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=_HEAD_MILLISECONDS, max_buffer_size=_HEAD_OCTETS),
        websockets=False,
        workers_kill_timeout=_GRACE_SECONDS,
        loop=Loops.asyncio,
        log_level=LogLevels.warning,
        log_dictconfig=dict(described),
    ).serve(target_loader=partial(_begun, gate))


def _begun(gate: Gate, _target: str) -> Any:  # noqa: ANN401 - granian knows no type of an RSGI application
    end_with_server()
    return gate


def _connections() -> int:
    """How many clients may be connected to one process: as many as the system lets it have, and not all of these."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    files = _FILES if most == resource.RLIM_INFINITY else min(most, _FILES)
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, most))
    return max(_LEAST_CONNECTIONS, files // 2)


share_one_arena()
gc.collect()
gc.freeze()
take_holes()
