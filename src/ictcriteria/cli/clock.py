"""The only clock in the program."""

from datetime import date, datetime


def today() -> date:
    """The day of the run, in the time zone of the user."""
    return datetime.now().astimezone().date()
