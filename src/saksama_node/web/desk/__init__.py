"""The web of one audience: desk."""
