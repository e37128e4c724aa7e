"""The seventeenth writer's posts, by somebody who had read neither the matcher nor any post of those before."""
