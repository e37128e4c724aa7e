"""What two institutions did with and owe to each other, computed from their two public logs alone.

Rules kept here: the same two logs give the same facts and the same digest, whoever computes them.
Left to others: reading the logs (the node's mirror, the verifier), titles (sealed payloads), persons (the agreement).
"""
