"""How the machine under a node is: each check looks at one thing and gives what it found, with a code."""
