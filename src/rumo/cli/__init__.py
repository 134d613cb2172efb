"""The command `rumo`. `rumo.cli.main` has the group; each file beside it has the commands of one noun."""
