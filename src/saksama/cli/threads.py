"""A few threads that do what they are handed, in that order.

Rules kept here: whoever stops the program is not kept waiting for what they are at: a thread ends with the process.
Left to others: what they do (fetch).
"""

from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread

type _Task = Callable[[], None] | None


class Threads:
    """So many threads; they begin with the first task."""

    def __init__(self, count: int, name: str) -> None:
        """Nothing runs yet."""
        self._waiting: SimpleQueue[_Task] = SimpleQueue()
        self._threads = [Thread(target=self._work, name=name, daemon=True) for _ in range(count)]
        self._begun = self._closed = False

    def submit[*Given, Made](self, act: Callable[[*Given], Made], *given: *Given) -> Future[Made]:
        """Have a thread do it, when one is free; what comes of it is in the future."""
        made: Future[Made] = Future()

        def task() -> None:
            if self._closed or not made.set_running_or_notify_cancel():
                return
            try:
                made.set_result(act(*given))
            except BaseException as error:  # noqa: BLE001 (whoever waits for it is told)
                made.set_exception(error)

        if not self._begun:
            self._begun = True
            for each in self._threads:
                each.start()
        self._waiting.put(task)
        return made

    def close(self, *, wait: bool = True) -> None:
        """Begin nothing more. `wait`: until what is under way has ended."""
        self._closed = True
        if not self._begun:
            return
        for _ in self._threads:
            self._waiting.put(None)
        for each in self._threads if wait else ():
            each.join()

    def _work(self) -> None:
        while (task := self._waiting.get()) is not None:
            task()
