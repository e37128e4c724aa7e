"""Entries made in a node that is served."""

SECONDS = 120.0
ENTER = """
from saksama_node.ledger import actions as log, models
from tests.node.ledger.checking import check_log
from tests.node.ledger.conftest import a_body

def enter(count):
    made = []
    for number in range(count):
        with log.act():
            made.append(log.append(a_body(number), subject=log.new_subject(), actor="0" * 32).leaf_id)
    return made
"""
