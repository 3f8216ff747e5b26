"""One module for each form in which a page leaves the house."""
