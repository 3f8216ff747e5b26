"""What was typed → what the engine is asked.

`grammar` reads words, phrases, operators and fields; `pieces` and `conditions` make terms and filters of them, `planning` the engine's
tree; `offers` are filters that a word could mean. `understanding` puts it together.
"""
