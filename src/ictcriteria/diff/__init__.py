"""Two catalogues to changes, in two steps: ``compare`` finds what differs, ``classify`` says in a table what it means."""
