"""The faults of a file on a screen, and all of them as a file.

Rules kept here: the page shows as many as can be read, and says how many it does not show; the CSV has them all.
Left to others: the words (`web.spreadsheet_words`), the page around them.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from django.http import HttpResponse

from saksama_node.spreadsheets.reading import Fault
from saksama_node.web.handing_out import table
from saksama_node.web.spreadsheet_words import FileWords

_SHOWN: Final = 2000


def fault_context(faults: Sequence[Fault] | None, words: FileWords) -> dict[str, object]:
    """What `desk/fault_table.html` shows; nothing where no file was judged."""
    if faults is None:
        return {}
    by_kind = Counter(fault.wrong for fault in faults)
    return {
        "count": len(faults),
        "faults": [words.told(fault) for fault in faults[:_SHOWN]],
        "unshown": max(0, len(faults) - _SHOWN),
        "lines": len({fault.line for fault in faults}),
        "kinds": [(words.sentences[wrong], count) for wrong, count in by_kind.most_common()],
    }


def fault_table(faults: Sequence[Fault], words: FileWords) -> HttpResponse:
    """Every fault, to keep."""
    head = ("baris", "kolom", "isi", "yang harus dilakukan")
    return table("ralat.csv", head, ((each.line, *words.told(each)[1:]) for each in faults))
