"""Papers: what an association writes, as frozen dataclasses with no database behind them.

A builder (in an app) makes a paper from records, a reader makes it from an old file, a writer prints it, a check
reasons over it. Nothing here knows Django.
"""
