"""Rules about minutes read from old files: what a meeting held here keeps by itself."""
