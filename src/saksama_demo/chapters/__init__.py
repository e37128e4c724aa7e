"""Chapters: each a list of steps, each step one or more beats that one person plays and another may watch.

Rules kept here: a beat is a sentence in Indonesian and a function; the table of chapters is closed.
Left to others: playing them through (`__main__`), playing them one by one (stage).
"""
