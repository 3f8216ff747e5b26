"""Which years a document and each passage are about.

`phrases` finds what speaks of years, `spelling` the years themselves, `subjects` what they are said of; `reference` is the year that 今年
means; `covered` decides, headings first.
"""
