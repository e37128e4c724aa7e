"""The fourth writer of posts: knew neither the matcher nor what the others had written when this was written."""
