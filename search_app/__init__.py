"""A request → a page: query grammar, facets, snippets, web and API. Knows nothing of files, and nothing of how an index is kept.

The story is `search.py`. See README.md of this package.
"""
