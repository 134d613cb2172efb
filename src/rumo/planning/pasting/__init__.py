"""A table pasted from Word or Excel.

reading   read_paste(markup, text, period): start here
columns   what each column is
cells     merged cells, and cells that found no place
"""
