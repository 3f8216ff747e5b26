"""Which place a document speaks of, with the evidence.

`gazetteer` knows all places and their names of the past; `mentions` finds them in short texts, `in_text` in long ones; `claims` weighs
what title, issuer, codes and site say, `region` decides. `issuer` gives a body its full name.
"""
