"""The posts of the twentieth writer, who had read neither the matcher nor the posts of the others."""
