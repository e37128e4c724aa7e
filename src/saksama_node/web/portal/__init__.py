"""The web of one audience: portal."""
