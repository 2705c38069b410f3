"""The program: its commands, and how mistakes end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version

from cyclopts import App, CycloptsError, Parameter

from ceasefire.cli.accept import accept
from ceasefire.cli.access import access
from ceasefire.cli.add import add
from ceasefire.cli.archive import archive
from ceasefire.cli.backup import backup
from ceasefire.cli.brief import brief
from ceasefire.cli.check import check
from ceasefire.cli.control import control
from ceasefire.cli.cosign import cosign
from ceasefire.cli.coverage import coverage
from ceasefire.cli.custody import custody
from ceasefire.cli.demo import demo
from ceasefire.cli.due import due
from ceasefire.cli.erase import erase
from ceasefire.cli.export import export
from ceasefire.cli.findings import findings
from ceasefire.cli.forecast import forecast
from ceasefire.cli.judge import judge
from ceasefire.cli.key import key
from ceasefire.cli.match import match
from ceasefire.cli.migrate import migrate
from ceasefire.cli.move import move
from ceasefire.cli.new import new
from ceasefire.cli.outlook import outlook
from ceasefire.cli.pair import pair
from ceasefire.cli.posture import posture
from ceasefire.cli.read import read
from ceasefire.cli.record import show
from ceasefire.cli.restore import restore
from ceasefire.cli.scenario import scenario
from ceasefire.cli.show import clean
from ceasefire.cli.sign import sign
from ceasefire.cli.talks import talks
from ceasefire.cli.update import update
from ceasefire.cli.verify import verify
from ceasefire.cli.visit import visit
from ceasefire.cli.work import work
from ceasefire.errors import CeasefireError, DossierError

EXIT_CODES = """\
Exit codes: 0 done; 1 done, and some of the input was refused (each told as `file:line: what; remedy`);
2 the command or its input cannot be used; 3 the dossier is not valid; 4 the store refuses (disk, rights,
damaged file); 5 another process is writing the dossier; 6 the ledger does not verify; 130 interrupted.

Results go to standard output, everything else to standard error. NO_COLOR is obeyed.
"""

USAGE, INTERRUPTED, PIPE_CLOSED = 2, 130, 141

app = App(
    name="ceasefire",
    help="A ceasefire in software: its terms as data, its observance followed from reports that contradict "
    "each other. Begin with `ceasefire demo`.",
    help_format="markdown",
    help_epilogue=EXIT_CODES,
    version=lambda: version("ceasefire"),
    default_parameter=Parameter(negative=(), show_default=False),
    result_action="return_value",
    suppress_keyboard_interrupt=False,
)
COMMANDS: tuple[Callable[..., int], ...] = (
    demo,
    new,
    check,
    add,
    read,
    update,
    match,
    forecast,
    findings,
    due,
    access,
    coverage,
    control,
    talks,
    posture,
    outlook,
    scenario,
    show,
    judge,
    pair,
    work,
    custody,
    visit,
    brief,
    export,
    verify,
    key,
    sign,
    cosign,
    erase,
    backup,
    restore,
    accept,
    move,
    migrate,
)
"""In the order in which a new user needs them."""

for _position, _command in enumerate(COMMANDS):
    app.command(_command, sort_key=_position)
app.command(archive)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. A user's mistake prints one line and never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # what machines read is UTF-8 under every locale
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = app(arguments, exit_on_error=False, print_error=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except CycloptsError as error:
        print(f"ceasefire: {clean(str(error))} See `ceasefire --help`.", file=sys.stderr)
        return USAGE
    except DossierError as error:
        for problem in error.problems:
            print(clean(str(problem)), file=sys.stderr)
        return error.exit
    except CeasefireError as error:
        print(f"ceasefire: {clean(str(error))}", file=sys.stderr)
        return error.exit
    except KeyboardInterrupt:
        print("ceasefire: interrupted; what was acknowledged is kept", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (`| head`). Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
