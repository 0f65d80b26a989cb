"""Rules alone: plain values in, plain values out."""
