"""This process's settings, read once when first imported.

Rules kept here:
  * The environment is read here and nowhere else.
Left to others: what each setting means (`node.py`).
"""

import os
from typing import Final

from saksama_node.settings.node import NodeSettings, load

SETTINGS: Final[NodeSettings] = load(os.environ)
