"""Annual analyses and reports: sections, tables, and every number with what it counts.

reader      read_analysis(document, first, last): start here
sections    headings to a tree, text to blocks
figures     a sentence's numbers with all that is said of them; the steps stand in
  masks       numbers that count nothing: dates, years, act numbers, classes, telephones
  numerals    numbers in digits and in words, with thousands and signs
  counted     the noun a number counts, after it or before it
  links       shares, wholes, growth, comparison with an earlier period
grids       numbers in tables, by the headers of their column and row
"""
