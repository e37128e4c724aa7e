"""The observation storey or room; its rules stand at the head of its modules."""
