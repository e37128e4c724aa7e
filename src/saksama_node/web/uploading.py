"""Files of a form while it is being read: each on disk as ciphertext alone, without a name, for this request alone.

Rules kept here: a body that says it is longer than anything that is taken is refused before a byte of it is kept.
Left to others: small bodies, which Django keeps in memory; the file (`settings.nameless`), limits of one form (its
view), what becomes of the file.
"""

import io
from collections.abc import Callable
from typing import Final, override

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from saksama_node.cases.evidence import MAX_TOTAL_BYTES
from saksama_node.settings.nameless import Nameless

LONGEST_BODY: Final = MAX_TOTAL_BYTES + (2 << 20)
_MARK: Final = "takes_files"


def taking_files[View: Callable[..., object]](view: View) -> View:
    """Mark a page that takes files; what wraps it (`functools.wraps`) bears the mark on."""
    setattr(view, _MARK, True)
    return view


def takes_files(view: object) -> bool:
    """Whether a page is marked so: elsewhere a body has a megabyte."""
    return getattr(view, _MARK, False) is True


class WaitingUploadHandler(FileUploadHandler):
    """Django's handler that takes each file of a form into a `Nameless`."""

    waiting: Nameless | None = None

    @override
    def handle_raw_input(
        self,
        input_data: object,
        META: dict[str, str],
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Refuse what is longer than anything that is taken. Raises `RequestDataTooBig`."""
        if content_length > LONGEST_BODY:
            raise RequestDataTooBig(content_length)

    @override
    def new_file(self, *args: object, **kwargs: object) -> None:
        """Begin one."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments, passed on
        self.waiting = Nameless(incoming=True)

    @override
    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take the next piece. Raises `NoRoomForFiles`, `TooMuchAtOnce`: the page says so, and nothing is kept."""
        if self.waiting is not None:
            self.waiting.write(raw_data)

    @override
    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        """Hand it to the form."""
        waiting, self.waiting = self.waiting, None
        if waiting is None:
            return None
        waiting.seek(0)
        return UploadedFile(
            file=io.BufferedReader(waiting),
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    @override
    def upload_interrupted(self) -> None:
        """Let go of what did not arrive whole."""
        if self.waiting is not None:
            self.waiting.close()
            self.waiting = None
