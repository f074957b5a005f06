"""Values that a template asks for and that do not exist: an error, or, while mistakes are noted, nothing."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from typing import Any

from jinja2 import StrictUndefined, Undefined, UndefinedError
from jinja2.utils import missing

from ictcriteria.templating.sandbox import Note


class UnknownValueError(UndefinedError):
    """A template used a value that does not exist; ``name`` is what it asked for, ``near`` a name that exists."""

    rule = "unknown-placeholder"

    def __init__(self, name: str, near: str | None) -> None:
        super().__init__(f"there is no value '{name}' here")
        self.name = name
        self.hint = f"did you mean '{near}'?" if near else None


class Unknown(StrictUndefined):
    """A value that does not exist: whatever a template does with it, but for asking whether it is defined, fails."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: type[Exception] = UndefinedError
    ) -> None:
        super().__init__(hint, obj, name, exc)  # type: ignore[arg-type]
        if exc is UndefinedError:
            self._undefined_exception = lambda _: UnknownValueError(str(name), _near(str(name), obj))  # type: ignore[assignment]


_ANSWERS: Mapping[str, Callable[[Any], Any]] = {
    "__str__": lambda _: "",
    "__len__": lambda _: 0,
    "__bool__": lambda _: False,
    "__iter__": lambda _: iter(()),
    "__contains__": lambda _: False,
    "__eq__": lambda _: False,
    "__ne__": lambda _: True,
    "__getitem__": lambda value: value,
    "__call__": lambda value: value,
}
"""What nothing answers, by the method that is called."""


def noting(note: Note) -> type[Undefined]:
    """Values that do not exist, that note what was asked of them and then are nothing."""

    def tell(value: Any) -> None:
        try:
            value._fail_with_undefined_error()  # noqa: SLF001 - Jinja's own way to say what is undefined
        except UnknownValueError as error:
            note(error)

    def method(answer: Callable[[Any], Any]) -> Callable[..., Any]:
        def called(value: Any, *_: Any, **__: Any) -> Any:
            tell(value)
            return answer(value)

        return called

    def attribute(value: Any, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        tell(value)
        return value

    methods = {name: method(answer) for name, answer in _ANSWERS.items()}
    return type("Noted", (Unknown,), {"__slots__": (), "__hash__": object.__hash__, "__getattr__": attribute, **methods})


def _near(name: str, owner: Any) -> str | None:
    names = [field.name for field in fields(owner)] if is_dataclass(owner) else list(owner) if isinstance(owner, Mapping) else []
    return next(iter(get_close_matches(name, sorted(names), n=1, cutoff=0.6)), None)
