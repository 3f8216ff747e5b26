"""Lines of a page → the article: title, metadata, signature, and the lines of the text, cleaned.

`reader` tells the story; `cleaning` drops what stands around the article, `splitting` parts what was glued, `metadata` reads the block of
keys, `titles` the title, `signatures` who signed and when. Knows no place, no year covered, no field of work.
"""
