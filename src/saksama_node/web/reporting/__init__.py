"""Reporting, as the portal and the counter both ask for it: forms, uploads, words.

Left to others: addresses and pages (web.portal, web.desk), the story (flows.reports.file_report).
"""
