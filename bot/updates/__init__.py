"""Updates come in: polled or posted, settled, answered."""
