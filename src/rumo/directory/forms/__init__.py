"""What people type about the directory, parsed; forms never save."""
