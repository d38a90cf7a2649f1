"""WCAG by axe-core on every page."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from tests.web.test_browser import CHROMIUM, FLAGS, paths

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium here")
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .filter((one) => ["serious", "critical"].includes(one.impact))
    .map((one) => `${one.id}: ${one.nodes.map((node) => node.html).slice(0, 3).join(" | ")}`)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(address: str, ledger_file: Path, scheme: str) -> None:
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        # The policy of the pages lets no foreign script in; axe is let in past it.
        context = browser.new_context(bypass_csp=True, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        found = {}
        for path in [*paths(ledger_file), "/audit", "/login", "/stories/sy-none"]:
            page.goto(address + path)
            page.add_script_tag(content=axe)
            if broken := page.evaluate(RUN):
                found[path] = broken
        browser.close()
    assert found == {}
