"""The nineteenth writer's posts, by somebody who had read neither the matcher nor the posts of those before."""
