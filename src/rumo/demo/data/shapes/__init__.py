"""In which words a region is described: dataclasses that the loaders read, with no database behind them."""
