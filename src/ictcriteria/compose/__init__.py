"""Catalogue and tender to composed documents; pure functions from values to values."""
