"""What all tests share: a cache of their own, hypothesis profiles, and no silent skips in CI."""

import os
import shutil
import tempfile
from collections.abc import Generator

import pytest
from hypothesis import settings

IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}
NEVER_SKIPPED_IN_CI = ("browser", "neural", "package")
"""Markers of tests that skip where a machine lacks something, which CI's machine must not."""

settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if IN_CI else "default")


def pytest_configure(config: pytest.Config) -> None:
    """One dictionary cache for the whole session, away from the user's; test subprocesses inherit it."""
    folder = tempfile.mkdtemp(prefix="parallax-tests-")
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    os.environ["PARALLAX_CACHE"] = folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI, a skip of a test with one of these markers is a failure."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        for marker in NEVER_SKIPPED_IN_CI:
            if item.get_closest_marker(marker):
                reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
                report.outcome = "failed"
                report.longrepr = f"In CI a {marker} test may not be skipped. {reason}"
    return report
