"""What a command printed for a reader, read as a reader does: line breaks are no part of a sentence, width is."""

from saksama.cli.tally.writing import WIDTH


def as_read(text: str) -> str:
    """The words of a terminal's lines with one space between; fails where a line is wider than a terminal."""
    wide = [line for line in text.splitlines() if len(line) > WIDTH]
    assert wide == []
    return " ".join(text.split())
