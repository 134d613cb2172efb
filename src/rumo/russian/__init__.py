"""The Russian language room: names, posts, numbers, dates and typography. Pure Python, no Django.

Import the module that holds the noun: ``from rumo.russian import dates, names``. Nothing is loaded until
the first inflection, so importing costs milliseconds; the dictionaries stay in memory afterwards.
"""
