"""Acts of two persons about people: roles of power, accesses anew, whole rolls, and what one did alone."""
