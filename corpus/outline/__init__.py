"""Lines of an article → sections, and the passages that tile the text.

`headings` finds them, `numbered` by their numbering, `nesting` tells which kind of numbering stands above which; `sections` makes the
tree, `passages` cuts the text along it.
"""
