"""What the demo consists of: invented regions in words and figures, a folder each. Nobody named here exists."""
