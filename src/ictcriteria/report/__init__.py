"""Diagnostics and catalogue data to text: pure functions, one file per form."""
