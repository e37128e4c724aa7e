"""What the models say is what the migrations made: no index, bound or uniqueness is only in the program's mind."""

import pytest
from django.core.management import call_command


def test_the_migrations_make_what_the_models_say(database: None, capsys: pytest.CaptureFixture[str]) -> None:
    # Ends the program where a migration is missing.
    call_command("makemigrations", check_changes=True, dry_run=True)
    assert "No changes detected" in capsys.readouterr().out
