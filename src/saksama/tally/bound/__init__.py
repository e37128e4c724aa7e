"""Could the sheets that are still held change the outcome? An exact bound, for any assertion and any area.

Rules kept here: a ballot that has not been counted may go to anyone; nothing is guessed from where it lies.
Left to others: what a result claims (`saksama.tally.assertions`).
"""
