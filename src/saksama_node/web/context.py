"""What every page knows of its node."""

from django.http import HttpRequest

from saksama_node.accounts.public import is_unconfirmed
from saksama_node.ledger.public import is_unwitnessed
from saksama_node.settings.current import SETTINGS


def node(_request: HttpRequest) -> dict[str, object]:
    """Return the node's settings as `node`, and `unwitnessed`: nobody cosigns its log yet; `lone`: an account was made
    alone, and two have not confirmed it yet (both read only where printed).
    """
    return {"node": SETTINGS, "unwitnessed": is_unwitnessed, "lone": is_unconfirmed}
