"""The jobs of the program, one file each, readable on one screen. The command line calls these and nothing else."""
