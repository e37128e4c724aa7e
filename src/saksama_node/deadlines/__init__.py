"""The deadlines storey; its rules stand at the head of its modules."""
