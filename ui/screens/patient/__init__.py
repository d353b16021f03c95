"""A person's record: the page and the form."""
