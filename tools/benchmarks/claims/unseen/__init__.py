"""The sealed posts of the bench of claims, written by somebody who had read neither the matcher nor its open posts."""
