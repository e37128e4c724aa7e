"""What every page of the desk stands in: who is let in, the way back, duties, faults in words, acts as rows."""
