"""Documents of civil-affairs bureaus, as found, → passages with facets, each with its evidence. Knows no search.

`pipeline.py` is the story; `model.py` has the types; `README.md` says what was decided and why.
"""
