"""`python -m saksama_node.web.operations` is `saksama-node`."""

import sys

from saksama_node.web.operations.main import main

sys.exit(main())
