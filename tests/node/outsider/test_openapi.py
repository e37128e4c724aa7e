"""The document for machines is whole and fresh."""

import json

from tests.node.outsider.walking import ADDRESSES
from tools.openapi import OPERATIONS, PAGES, PLACE, document


def test_every_address_of_peer_and_portal_is_described_or_is_a_page() -> None:
    served = {each.name for each in ADDRESSES if each.name.startswith(("peer:", "portal:"))}
    described = {each.name for each in OPERATIONS}
    assert described | PAGES == served
    assert described & PAGES == set()


def test_each_described_address_is_where_the_node_serves_it() -> None:
    paths = {each.name: each.path.replace("<", "{").replace(">", "}") for each in ADDRESSES}
    assert {each.name: each.path for each in OPERATIONS} == {each.name: paths[each.name] for each in OPERATIONS}


def test_the_document_is_fresh() -> None:
    assert json.loads(PLACE.read_text()) == document()
