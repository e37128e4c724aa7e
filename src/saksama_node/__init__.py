"""One institution's running node, on Django."""
