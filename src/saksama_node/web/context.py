"""What every page knows of its node."""

from django.http import HttpRequest

from saksama_node.settings.current import SETTINGS


def node(_request: HttpRequest) -> dict[str, object]:
    """Return the node's settings as `node`, for names, accent and the mark of a simulation."""
    return {"node": SETTINGS}
