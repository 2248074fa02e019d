"""What a person sees while a run is under way: a bar on a terminal, plain lines otherwise."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer


@contextmanager
def tell_progress(quiet: bool) -> Iterator[Callable[[str], None]]:
    """Return a context that gives the function to call with one line per step of a run.

    Example:
        >>> with tell_progress(quiet=True) as say:
        ...     say("reading")
    """
    if quiet:
        yield lambda line: None
    elif not sys.stderr.isatty():
        yield lambda line: typer.echo(line, err=True)
    else:
        from tqdm import tqdm

        with tqdm(bar_format="{desc:<48} {n_fmt} steps, {elapsed}", file=sys.stderr) as bar:

            def say(line: str) -> None:
                bar.set_description_str(line[:48])
                bar.update(1)

            yield say
