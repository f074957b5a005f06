"""Arguments in, streams and exit code out; nothing else. One command per file."""
