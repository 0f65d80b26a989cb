"""Forged updates: the branches they aim at, their generator, and the model of what each of them may change and show."""
