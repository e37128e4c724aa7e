"""The outsider's tool calls a role as the desk does."""

from django.utils.translation import override

from saksama.cli.reasons import ROLES
from saksama_node.accounts.policy import ROLE_WORDS


def test_each_role_has_the_desk_s_own_word() -> None:
    for language in ("id", "en"):
        with override(language):
            desk = {role.value: str(words) for role, words in ROLE_WORDS.items()}
        assert {role: words.say(language, {}) for role, words in ROLES.items()} == desk
