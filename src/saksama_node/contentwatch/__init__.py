"""Content watch: what is seen online and may break election law, captured, matched, assessed, judged, answered.

Rules kept here: `quarantine` and what it imports know neither Django nor a setting: they run in a process of their own.
"""
