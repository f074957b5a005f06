"""Composed documents to bytes: Markdown through Jinja, then HTML and Word from the Markdown's tokens."""
