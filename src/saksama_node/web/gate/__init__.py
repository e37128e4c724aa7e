"""The gate: what stands between the web server and the pages, so that nobody who is slow holds a thread that answers.

Rules kept here: a request comes to a thread whole, an answer leaves its thread whole; whoever waits, for a body, for a
reader, for a thread's turn, waits here, where waiting costs a few kilobytes and has an end.
"""
