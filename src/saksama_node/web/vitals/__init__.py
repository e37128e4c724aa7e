"""What machines ask of a running node: does it live, is it well, how busy is it; the line that a request leaves."""
