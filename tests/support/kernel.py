"""Means of the kernel that tests of confinement need."""

import ctypes
import sys

LANDLOCK = sys.platform == "linux" and ctypes.CDLL(None).syscall(444, None, 0, 1) >= 4
"""True if the kernel has Landlock with its rules for the network."""
