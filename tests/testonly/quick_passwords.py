"""Passwords of persons in tests, stretched less.

Rules kept here: the same algorithm and the same form as the product's; only the work is less, because a test makes and
logs in many people, and the passwords of tests protect nothing.
Left to others: the product's own work factor (`saksama_node.settings.django`), with which real processes run.
"""

from django.contrib.auth.hashers import ScryptPasswordHasher


class QuickScrypt(ScryptPasswordHasher):
    """scrypt at a work factor of 16 instead of 16,384."""

    work_factor = 2**4
