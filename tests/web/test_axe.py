"""WCAG by axe-core on every page, where axe-core is at hand: it is not part of this repository.

npm pack axe-core@4.14.1 && tar xzf axe-core-4.14.1.tgz package/axe.min.js
FIRSTHAND_AXE=package/axe.min.js pytest tests/web/test_axe.py
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from tests.web.test_browser import CHROMIUM, FLAGS, paths

AXE = os.environ.get("FIRSTHAND_AXE", "")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here"),
    pytest.mark.skipif(not AXE, reason="FIRSTHAND_AXE names axe.min.js of the package axe-core"),
]
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .filter((one) => ["serious", "critical"].includes(one.impact))
    .map((one) => `${one.id}: ${one.nodes.map((node) => node.html).slice(0, 3).join(" | ")}`)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(address: str, ledger_file: Path, scheme: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        # The policy of the pages lets no foreign script in; axe is let in past it.
        context = browser.new_context(bypass_csp=True, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        found = {}
        for path in [*paths(ledger_file), "/audit", "/login", "/stories/sy-none"]:
            page.goto(address + path)
            page.add_script_tag(path=AXE)
            if broken := page.evaluate(RUN):
                found[path] = broken
        browser.close()
    assert found == {}
