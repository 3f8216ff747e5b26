"""Which fields of work a passage and a document are about: a weighted lexicon, read from a commented taxonomy."""
