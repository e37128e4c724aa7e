"""The page of addresses names each address that is served to machines."""

import re
from pathlib import Path

from saksama_node.web.peer.urls import urlpatterns

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "public-addresses.md"


def _plain(route: str) -> str:
    """`log/checkpoints/<int:size>` and `^log/blob/(?P<sha256>...)$` as the page writes them."""
    named = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", route)
    return re.sub(r"<\w+:(\w+)>", r"<\1>", named).strip("^$")


def test_every_address_is_on_the_page() -> None:
    told = set(re.findall(r"^\| `([^`]+)` \|", PAGE.read_text(), re.MULTILINE))
    assert told == {
        _plain(str(pattern.pattern)) for pattern in urlpatterns if getattr(pattern, "name", "") != "nothing"
    }
