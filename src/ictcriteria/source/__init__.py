"""Text and positions: the only package that reads the outside world."""
