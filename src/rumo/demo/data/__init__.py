"""What the demo consists of: an invented region in words and figures. Nobody named here exists."""
