"""Whether a group's joins hold it together."""

from saksama.textmatch.near import Group


def is_connected(group: Group) -> bool:
    """Whether one fewer joins than posts connect all posts of a group, and nobody else."""
    reached = {group.joins[0].one}
    for _ in group.joins:
        reached |= {post for join in group.joins if {join.one, join.other} & reached for post in (join.one, join.other)}
    return reached == set(group.posts) and len(group.joins) == len(group.posts) - 1
