"""Texts that say the same: folded Indonesian, near copies, a post beside known claims, waves of copies."""
