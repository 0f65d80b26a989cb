"""The command line, settings and deployment."""
