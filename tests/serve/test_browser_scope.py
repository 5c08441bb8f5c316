"""The chooser of acts in a browser, by keyboard alone; and the page that is shown while a large dossier is prepared."""

import re

import pytest
from playwright.sync_api import Browser, expect

from serve.browser import Visit, faults, visit
from serve.conftest import Live
from verbale.serve import sheets, work

pytestmark = pytest.mark.browser


def test_acts_are_chosen_by_keyboard_and_the_address_follows(me: Visit) -> None:
    page = me.go("/what-if")
    others = page.locator("#standings tbody th").filter(has_not_text="France")
    assert others.count() > 0
    page.locator("#switches summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#switches select[name=party]")).to_be_focused()
    page.keyboard.type("France")
    expect(page).to_have_url(f"{me.base}/what-if?party=FRA")
    expect(others).to_have_count(0)
    expect(page.locator("#standings tbody th").first).to_contain_text("France")
    assert faults(page) == []
    page.reload()
    expect(page.locator("#switches select[name=party]")).to_have_value("FRA")
    expect(others).to_have_count(0)
    page.get_by_role("link", name="Show all").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{me.base}/what-if")
    expect(others.first).to_be_attached()


def test_what_is_chosen_can_be_taken_back_before_the_page_is_loaded_again(me: Visit) -> None:
    page = me.go("/what-if")
    expect(page.get_by_role("link", name="Show all")).to_have_count(0)
    page.locator("#switches summary").click()
    page.locator("#switches select[name=party]").select_option("FRA")
    page.get_by_role("link", name="Show all").click()
    expect(page).to_have_url(f"{me.base}/what-if")


def test_a_scope_and_a_fact_stand_in_one_address(me: Visit) -> None:
    page = me.go("/what-if?party=FRA")
    page.locator("#switches").get_by_label("a ceasefire").select_option("+ceasefire")
    expect(page).to_have_url(re.compile(r"/what-if\?party=FRA&set=%2Bceasefire$"))
    expect(page.locator("tr.moved")).to_contain_text(["France"])


def test_the_graph_of_some_acts_has_a_short_address(me: Visit) -> None:
    page = me.go("/graph")
    page.locator("summary").filter(has_text="Which acts").click()
    page.locator("select[name=party]").select_option("FRA")
    page.locator("main form button").click()
    expect(page).to_have_url(f"{me.base}/graph?party=FRA")
    expect(page.locator("select[name=party]")).to_have_value("FRA")
    expect(page.locator("#graph canvas").first).to_be_attached()


@pytest.mark.parametrize(
    ("language", "told", "heading"),
    [("en-GB", "being put together", "What if"), ("fr-FR", "en préparation", "Et si…")],
)
def test_a_page_that_is_being_prepared_comes_by_itself(
    browser: Browser, live: Live, monkeypatch: pytest.MonkeyPatch, language: str, told: str, heading: str
) -> None:
    monkeypatch.setattr(work, "MOST_POSITIONS", 0)
    start = sheets.Sheets.start
    monkeypatch.setattr(sheets.Sheets, "start", lambda self: None)
    context, made = visit(browser, live.address, locale=language)
    page = made.go("/what-if?party=FRA")
    expect(page.get_by_role("heading", level=1)).to_contain_text("503")
    expect(page.locator("main")).to_contain_text(told)
    assert faults(page) == []
    monkeypatch.setattr(sheets.Sheets, "start", start)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading, timeout=120_000)
    expect(page.locator("#standings tbody th").first).to_contain_text("France")
    assert page.url.endswith("/what-if?party=FRA")
    context.close()
