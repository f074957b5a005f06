"""Many files to one checked whole: every id resolved, every origin kept."""
