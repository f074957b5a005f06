"""The rules for packs, tenders and templates, and the engine that runs them."""
