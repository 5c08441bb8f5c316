"""Chromium for tests: started once a run, one page a test, its complaints kept."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
ARGUMENTS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
SHOTS = Path(__file__).parents[2] / "artefacts" / "desk"
SERIOUS = ("serious", "critical")
PATIENCE = 60_000  # milliseconds until a page or a change counts as missing; a busy machine is no fault


def program() -> str | None:
    """Where Chromium is; None where it is not installed."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def started() -> Iterator[Browser]:
    """A running browser, or a skip that says what to install."""
    where = program()
    if where is None:
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=where, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page with everything it complained of."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open a path of the desk."""
        self.page.goto(self.base + path)
        return self.page

    def shot(self, name: str) -> None:
        """Keep a screenshot as an artefact."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=str(SHOTS / f"{name}.png"))


def visit(browser: Browser, base: str, **given: object) -> tuple[BrowserContext, Visit]:
    """A fresh browser session on a desk; requests to anywhere else are a complaint."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", **given})
    made = Visit(context.new_page(), base)
    made.page.set_default_timeout(PATIENCE)
    made.page.on("console", lambda m: made.complaints.append(m.text) if m.type == "error" else None)
    made.page.on("pageerror", lambda error: made.complaints.append(str(error)))

    def asked(url: str) -> None:
        if not url.startswith((base, "data:", "about:", "blob:")):
            made.complaints.append(f"asked for {url}")

    made.page.on("request", lambda request: asked(request.url))
    return context, made


def faults(page: Page) -> list[str]:
    """Serious and critical faults that axe finds on the page, each with its first place."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})  # the page's policy forbids a tag
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found["violations"] if v["impact"] in SERIOUS]
