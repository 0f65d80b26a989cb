"""Documents and pictures made out of what the domain knows; every word in them comes in as an argument."""
