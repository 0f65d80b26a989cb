"""Measure our bot beside bare echo bots, on one machine, in one run; the README quotes the figures."""
