"""Rules about papers that came in one file: minutes with a report and a plan as annexes."""
