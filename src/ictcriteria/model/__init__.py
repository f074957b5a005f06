"""What people write, as pydantic models: frozen, no unknown fields, no positions, no reading of files.

A model says what one file may hold. What one file says about another (an unknown source, a parameter nobody declared) is
checked in :mod:`ictcriteria.catalogue`, so that it gets a place of its own.
"""
