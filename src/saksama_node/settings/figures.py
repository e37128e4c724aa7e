"""Where the processes of the web server keep what they count together.

Left to others: the folder (`web.operations.figures_folder`), what is counted (`web.vitals`).
"""

from typing import Final

FIGURES: Final = "PROMETHEUS_MULTIPROC_DIR"
"""The folder's name in the environment; the library's own word, read when it is first imported."""
