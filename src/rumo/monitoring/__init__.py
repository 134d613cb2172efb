"""Monitoring: indicators, campaigns that collect them from municipalities, the result tables."""
