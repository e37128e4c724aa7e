"""The norms storey; its rules stand at the head of its modules."""
