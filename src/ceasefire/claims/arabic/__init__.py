"""Arabic text into claims, with dictionaries and rules only (`read`). A module that needs a single table of it loads no more than that."""
