"""Stories of keys: made, stated, replaced, carried out, cut off."""
