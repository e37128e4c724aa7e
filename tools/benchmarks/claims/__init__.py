"""Claims found again in posts, judged by somebody who has not read the matcher."""
