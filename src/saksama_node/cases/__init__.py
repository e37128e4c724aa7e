"""The room of cases: reports and preliminary information from receipt to closing.

report        what a reporter hands in, as values and canonical bytes
filetypes     which files are taken, judged by their content
evidence      evidence on disk, sealed to the node
vault         identities and papers, sealed to the vault
codes         the reporter's follow-up code and the box that it opens
numbering     register numbers without gaps; number_form: how each number is written
treatment     the figures on equal treatment: lines as the log grows, the newest report; reckoning computes it
actions       acts; queries: reads of staff; public: what anyone may see
"""
