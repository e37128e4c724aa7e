"""What staff did, day by day, sealed and chained; its rules stand at the head of its modules."""
