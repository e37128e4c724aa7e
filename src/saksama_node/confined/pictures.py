"""The kinds of pictures that readers of strangers' bytes open, loaded before the first byte is read.

Rules kept here: the forty kinds that Pillow has besides are not loaded: each is more that a stranger's bytes could
reach, and together they take longer to load than what opens these. What opens these loads more late (several pictures
in one file); by then no file can be opened, so it is loaded here.
Left to others: giving up what could reach more (process), measuring and drawing (looking, darkroom, the quarantine).
"""

from PIL import Image, MpoImagePlugin, WebPImagePlugin  # noqa: F401 - each is loaded to be there


def load_kinds() -> None:
    """Have JPEG, PNG and WebP there; Pillow would load the first two when it opens a picture."""
    Image.preinit()
