"""The options of an extension as one dataclass: declared to Sphinx, described, checked.

A field made by :func:`option` carries all that is known of an option: its default, the check that
its value must pass, what it is for, and what Sphinx does when it changes. Documentation is
generated from the same fields. The same file stands in each package that has options, so that
each can be installed alone; a test keeps the copies equal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any, ClassVar, Self

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

CHECK_PRIORITY = 790
"""After extensions have added to the options of others (500), before Sphinx checks types (800)."""


@dataclass(frozen=True)
class Check:
    """What a value must be. ``wanted`` completes "write …"; ``read`` returns the checked value.

    ``read`` raises :class:`ValueError` for a value that does not fit; its words, if it has any,
    take the place of ``wanted``. ``types`` are the Python types that Sphinx is told to expect.
    """

    wanted: str
    types: tuple[type, ...]
    read: Callable[[Any], Any]


def option(
    default: Any,
    check: Check,
    about: str,
    *,
    rebuild: str = "",
    by_config: Callable[[Config], Any] | None = None,
) -> Any:
    """Return a dataclass field for an option.

    *about* is a sentence in Markdown; *rebuild* is Sphinx's word for what a change of the value
    makes out of date (``env``, ``html``, ``epub`` …); *by_config* computes a default from other
    options.
    """
    metadata = {"check": check, "about": about, "rebuild": rebuild, "by_config": by_config}
    return field(default_factory=lambda: default, metadata=metadata)


class Options:
    """Options with one prefix; a subclass is a frozen dataclass of :func:`option` fields."""

    PREFIX: ClassVar[str]

    @classmethod
    def fields(cls) -> Iterator[Field[Any]]:
        """Yield the fields of the options, in the order of their declaration."""
        yield from fields(cls)  # type: ignore[arg-type]  # every subclass is a dataclass

    @classmethod
    def register(cls, app: Sphinx) -> None:
        """Declare the options to Sphinx, and have them checked before anything is read."""
        for item in cls.fields():
            about, check = item.metadata, item.metadata["check"]
            app.add_config_value(
                cls.PREFIX + item.name,
                about["by_config"] or _default(item),
                about["rebuild"],
                check.types,
                description=about["about"],
            )
        app.connect("config-inited", lambda _app, config: cls.of(config), CHECK_PRIORITY)

    @classmethod
    def of(cls, config: Config) -> Self:
        """Return the options of a Sphinx configuration, checked.

        Raises :class:`sphinx.errors.ConfigError` that names the option, what was found, and what
        to write instead.
        """
        values = {}
        for item in cls.fields():
            value = config[cls.PREFIX + item.name]
            try:
                values[item.name] = item.metadata["check"].read(value)
            except ValueError as error:
                wanted = str(error) or item.metadata["check"].wanted
                raise cls.refusal(item.name, value, wanted) from None
        return cls(**values)

    @classmethod
    def refusal(cls, name: str, found: object, wanted: str) -> ConfigError:
        """Return the error for an option (``name``, or ``name['key']``) with a wrong value."""
        return ConfigError(f"conf.py: {cls.PREFIX}{name}: found {found!r}; write {wanted}.")


def _default(item: Field[Any]) -> Any:
    assert callable(item.default_factory)
    value = item.default_factory()
    return list(value) if isinstance(value, tuple) else value


def _require(condition: bool, instead: str = "") -> None:
    if not condition:
        raise ValueError(instead)


def _is_strings(value: object) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value)


def flag() -> Check:
    """Return the check of a switch."""

    def read(value: Any) -> bool:
        _require(value in (True, False, "0", "1"))
        return value in (True, "1")

    return Check("True or False", (bool,), read)


def string(wanted: str = "a string", fits: Callable[[str], object] = lambda _value: True) -> Check:
    """Return the check of a string that *fits*."""

    def read(value: Any) -> str:
        _require(isinstance(value, str) and bool(fits(value)))
        return str(value)

    return Check(wanted, (str,), read)


def strings() -> Check:
    """Return the check of a list of strings; it is read as a tuple."""

    def read(value: Any) -> tuple[str, ...]:
        _require(_is_strings(value))
        return tuple(value)

    return Check("a list of strings", (list, tuple), read)


def path() -> Check:
    """Return the check of a path from the source directory; it is read without slashes around."""

    def read(value: Any) -> str:
        _require(isinstance(value, str))
        return str(value).strip("/")

    return Check("a string", (str,), read)


def choice(*allowed: str) -> Check:
    """Return the check of one value from a closed list."""
    return string(f"one of {_quoted(allowed)}", lambda value: value in allowed)


def choices(*allowed: str) -> Check:
    """Return the check of a list of values from a closed list; it is read as a tuple."""

    def read(value: Any) -> tuple[str, ...]:
        _require(_is_strings(value) and set(value) <= set(allowed))
        return tuple(value)

    return Check(f"a list of any of {_quoted(allowed)}", (list, tuple), read)


def count() -> Check:
    """Return the check of a whole number from 0."""

    def read(value: Any) -> int:
        _require(not isinstance(value, bool) and str(value).isdecimal())
        return int(value)

    return Check("a whole number, 0 or more", (int,), read)


def mapping(
    wanted: str, fits: Callable[[Any], object] = lambda value: isinstance(value, str)
) -> Check:
    """Return the check of a dictionary from strings to values that *fit*."""

    def read(value: Any) -> dict[str, Any]:
        _require(isinstance(value, Mapping))
        _require(all(isinstance(key, str) and fits(item) for key, item in value.items()))
        return dict(value)

    return Check(wanted, (dict,), read)


def _quoted(allowed: tuple[str, ...]) -> str:
    return ", ".join(f'"{item}"' for item in allowed)
