"""Passages → index → ranked passages: the engine seam, the engines, generations, and the commands. Knows no query grammar and no web.

The way: `build` reads as the story, `engine` is the contract between us and whatever keeps the index, `query` the tree it is asked.
"""
