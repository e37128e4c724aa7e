"""Pictures that look the same: refused before they harm, known again by their looks, compared in full."""
