"""pytest plugin: on CI (variable CI set) a skipped test fails the run, because nobody reads skips."""

from __future__ import annotations

import os

import pytest


def _skipped(config: pytest.Config) -> int:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return len(reporter.stats.get("skipped", [])) if reporter else 0


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Turn a passed run with skipped tests into a failed one. Only the controller reports."""
    if os.environ.get("CI") and _skipped(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why the run fails."""
    skipped = _skipped(terminalreporter.config)
    if os.environ.get("CI") and skipped:
        terminalreporter.write_line(f"{skipped} tests were skipped, and on CI nothing may be: the run fails")
