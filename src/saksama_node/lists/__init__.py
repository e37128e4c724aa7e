"""How rows are listed, whatever they are: by page, and within the places that one answers for."""
