"""The desk as people use it: read, compare, suppose, review with two browsers, sign in and out, two languages."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from serve.browser import Visit, faults, visit
from serve.conftest import PASSWORD, PATHS, Live

pytestmark = pytest.mark.browser
PAGES = (*PATHS, "/what-if?set=%2Bceasefire&goal=deploy-forces+by+France")


def report_path(page: Page, base: str) -> str:
    short = page.request.get(f"{base}/reports.json").json()["reports"][-1]["short"]
    return f"/reports/{short}"


def one_of_each(page: Page, base: str) -> list[str]:
    """The addresses of a report, an entry and an actor."""
    entry = page.request.get(f"{base}/entries.json?kind=position").json()["entries"][0]
    return [report_path(page, base), f"/entries/{entry['id']}", f"/actors/{entry['party']}"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_fault_or_complains(browser: Browser, live: Live, scheme: str) -> None:
    context, made = visit(browser, live.address, color_scheme=scheme)
    found = {}
    for path in (*PAGES, *one_of_each(made.page, live.address)):
        page = made.go(path)
        page.wait_for_load_state("networkidle")
        found[path] = faults(page)
        made.shot(f"{scheme}-{path.strip('/').split('?')[0].replace('/', '-')[:24] or 'dossier'}")
    context.close()
    assert {path: bad for path, bad in found.items() if bad} == {}
    assert made.complaints == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_fits_a_narrow_screen(browser: Browser, live: Live, language: str) -> None:
    context, made = visit(browser, live.address, viewport={"width": 360, "height": 720}, locale=language)
    for path in (*PAGES, *one_of_each(made.page, live.address)):
        page = made.go(path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
    made.go(PATHS[0])
    made.shot(f"narrow-{language}")
    made.go("/review")
    made.shot(f"narrow-review-{language}")
    context.close()


def test_reading_a_report(me: Visit) -> None:
    page = me.go(report_path(me.page, me.base))
    mark = page.locator("#text a.m.position").first
    words = mark.inner_text()
    mark.click()
    expect(page.locator("#cards article").first).to_be_visible()
    expect(page.locator("#cards")).to_contain_text(words.strip()[:20])
    expect(page.locator("#cards")).to_contain_text("rule")
    before = page.locator(".margin li:visible").count()
    page.get_by_label("events").uncheck()
    expect(page.locator("#text")).to_have_class("text off-event")
    assert page.locator(".margin li:visible").count() < before
    page.locator("[data-find]:visible").first.click()
    expect(page.locator("#text .here").first).to_be_visible()


def test_shared_wording_is_shaded_and_switched_off(me: Visit) -> None:
    lines = me.page.request.get(f"{me.base}/reports.json").json()["reports"]
    pages = [me.page.request.get(f"{me.base}/reports/{line['short']}.json").json() for line in lines]
    short = next(page["report"]["short"] for page in pages if page["sharers"])
    page = me.go(f"/reports/{short}")
    shaded = page.locator("#text .shared").first
    pattern = "e => getComputedStyle(e).backgroundImage"
    assert "gradient" in shaded.evaluate(pattern)
    page.get_by_label("shared wording").uncheck()
    assert shaded.evaluate(pattern) == "none"
    page.get_by_label("shared wording").check()
    page.locator("#sharers summary").first.click()
    page.locator("#sharers [data-place]").first.click()
    expect(page.locator("#text .here.shared").first).to_be_visible()
    page.locator("#sharers").get_by_role("link", name="compare").first.click()
    expect(page.locator(".side-by-side .text")).to_have_count(2)


def test_a_fact_is_entered_and_taken_back_on_the_page(me: Visit) -> None:
    page = me.go("/what-if")
    page.get_by_text("Enter a fact", exact=True).click()
    form = page.locator("#fact-form")
    form.get_by_label("Which fact or act").select_option("ceasefire")
    form.get_by_label("Source: an address or words").fill("a communiqué of 5 September")
    form.get_by_role("button", name="Enter").click()
    expect(page.get_by_role("status").first).to_have_text("Saved.")
    expect(page.locator("#entered")).to_contain_text("a communiqué of 5 September")
    expect(page.locator("#standings tr", has_text="France: deploy forces")).to_contain_text("live")
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_role("status").first).to_have_text("Undone.")
    expect(page.locator("#standings tr", has_text="France: deploy forces")).to_contain_text("waiting")
    expect(page.get_by_role("button", name="Enter again")).to_be_visible()
    assert faults(page) == []
    me.go("/audit")
    expect(page.locator("main table")).to_contain_text("me")


def test_supposing_a_ceasefire_moves_acts_at_once(me: Visit) -> None:
    page = me.go("/what-if")
    expect(page.locator("#result [role=status]")).to_have_text("0 acts move.")
    page.locator("#switches").get_by_label("a ceasefire").select_option("+ceasefire")
    expect(page.locator("#result [role=status]")).to_contain_text(re.compile(r"[1-9]\d* acts? move"))
    france = page.locator("tr.moved", has_text="France")
    expect(france).to_contain_text("waiting")
    expect(france).to_contain_text("live")


def test_comparing_two_reports(me: Visit) -> None:
    page = me.go("/compare")
    page.locator("select[name=report]").nth(0).select_option(index=0)
    page.locator("select[name=report]").nth(1).select_option(index=3)
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".side-by-side .text")).to_have_count(2)
    assert "report=" in page.url


def test_searching_without_accents_and_endings(me: Visit) -> None:
    page = me.go("/")
    page.get_by_role("searchbox").fill("deploye troupe")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).not_to_have_text("0 entries")
    page.locator("section[role=complementary] a", has_text="Position").first.click()
    assert "kind=position" in page.url


def test_the_timeline_graph_and_charts_are_drawn(me: Visit) -> None:
    for path, drawn in (("/timeline", "#timeline .vis-item"), ("/graph", "#graph canvas"), ("/charts", ".chart svg")):
        page = me.go(path)
        expect(page.locator(drawn).first).to_be_attached()
        expect(page.locator("[data-ready]").first).to_be_attached()


def test_reviewing_with_the_keyboard_alone(me: Visit) -> None:
    page = me.go("/review")
    first = page.locator("#desk").get_attribute("data-entry")
    page.keyboard.press("j")
    expect(page.locator("#desk")).not_to_have_attribute("data-entry", first or "")
    second = page.locator("#desk").get_attribute("data-entry")
    page.keyboard.press("a")
    expect(page.get_by_role("status")).to_have_text("Saved.")
    page.goto(f"{me.base}/review?entry={second}")
    expect(page.locator("#desk")).to_contain_text("accepted")
    page.keyboard.press("u")
    expect(page.get_by_role("status")).to_have_text("Undone.")
    expect(page.locator("#desk")).to_contain_text("unreviewed")
    page.keyboard.press("e")
    expect(page.locator("#edit")).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    page.locator("#pick").focus()
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    start = page.locator("#pick").get_attribute("data-start")
    expect(page.locator("#spans")).to_have_value(f"{start}-{page.locator('#spans').input_value().split('-')[1]}")
    picked = page.locator("#pick mark").inner_text()
    page.locator("#edit-form button").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Saved.")
    kept = page.request.get(f"{me.base}/api/entries/{second}").json()["entry"]
    assert (kept["state"], kept["words"]) == ("edited", picked)


def test_words_dragged_with_the_mouse_are_taken_exactly(me: Visit) -> None:
    page = me.go("/review?kind=position")
    pick = page.locator("#pick")
    whole = pick.inner_text()
    box = page.evaluate(
        """() => { const r = document.createRange(), n = document.getElementById('pick').lastChild;
        r.setStart(n, 1); r.setEnd(n, Math.min(12, n.length)); const b = r.getClientRects()[0];
        return {x: b.left, y: b.top + b.height / 2, to: b.right}; }"""
    )
    page.mouse.move(box["x"], box["y"])
    page.mouse.down()
    page.mouse.move(box["to"], box["y"], steps=4)
    page.mouse.up()
    marked = page.locator("#pick mark").inner_text()
    start, end = map(int, page.locator("#spans").input_value().split("-"))
    at = int(pick.get_attribute("data-start") or 0)
    assert marked == whole[start - at : end - at]


def sign_in(page: Page, base: str, name: str) -> None:
    page.goto(f"{base}/sign-in?back=/review")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/review")


def test_two_browsers_at_once_never_overwrite_each_other(browser: Browser, live_team: Live) -> None:
    (one, mine), (other, theirs) = visit(browser, live_team.address), visit(browser, live_team.address)
    sign_in(mine.page, live_team.address, "reviewer")
    sign_in(theirs.page, live_team.address, "editor")
    entry = mine.page.locator("#desk").get_attribute("data-entry")
    assert theirs.page.locator("#desk").get_attribute("data-entry") == entry
    mine.page.get_by_role("button", name="Accept").click()
    expect(mine.page.get_by_role("status")).to_have_text("Saved.")
    theirs.page.get_by_role("button", name="Reject").click()
    expect(theirs.page.get_by_role("alert")).to_contain_text("somebody else has decided")
    expect(theirs.page.locator(".history")).to_contain_text("reviewer accepted")
    expect(theirs.page.get_by_role("button", name="Decide so all the same")).to_be_visible()
    assert faults(theirs.page) == []
    theirs.shot("conflict")
    kept = mine.page.request.get(f"{live_team.address}/api/entries/{entry}").json()
    assert kept["entry"]["state"] == "accepted"
    assert [d["who"] for d in kept["history"]] == ["reviewer"]
    one.close()
    other.close()
    assert mine.complaints == []


def test_signing_in_and_out(browser: Browser, live_team: Live) -> None:
    context, made = visit(browser, live_team.address)
    page = made.go("/entries?kind=position")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert faults(page) == []
    page.get_by_label("Name").fill("reader")
    page.get_by_label("Password").fill("wrong wrong wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("do not fit")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/entries?kind=position")
    expect(page.get_by_role("link", name="Add")).to_have_count(0)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    context.close()


def test_language_and_theme_are_kept(me: Visit) -> None:
    page = me.go("/reports")
    page.get_by_role("button", name="FR").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dépêches")
    page.get_by_role("button", name="Thème sombre").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    me.go("/actors")
    expect(page.get_by_role("heading", level=1)).to_have_text("Acteurs")


def test_pasting_a_report_shows_its_entries(me: Visit) -> None:
    page = me.go("/add")
    page.get_by_label("Or paste a text").fill(
        "Paris, 5 September 2025\n\nFrance is ready to deploy soldiers once a ceasefire is agreed, "
        'Emmanuel Macron said on Friday. "We will not send troops," German Chancellor Friedrich Merz said.\n'
    )
    page.get_by_role("button", name="Read").click()
    expect(page.get_by_role("status")).to_have_text("Done.", timeout=60_000)
    expect(page.locator("#job")).to_contain_text("new")
    expect(page.locator("#job blockquote").first).to_be_visible()
    page.get_by_role("link", name="Open the report").click()
    expect(page.locator("#text a.m").first).to_be_visible()


def test_files_are_named_before_they_are_sent_and_each_says_what_became_of_it(me: Visit) -> None:
    page = me.go("/add")
    good = "Paris, 5 September 2025\n\nFrance is ready to deploy soldiers once a ceasefire is agreed, Macron said.\n"
    files = [("good.txt", good.encode()), ("empty.txt", b"  \n"), ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(400))]
    payload = [{"name": n, "mimeType": "text/plain", "buffer": b} for n, b in files]
    large = {"name": "large.txt", "mimeType": "text/plain", "buffer": b"x" * 2_000_001}
    page.locator("#files").set_input_files([large])
    expect(page.locator("#chosen .bad")).to_contain_text("too large")
    expect(page.locator("#send")).to_be_disabled()
    page.locator("#files").set_input_files(payload)
    expect(page.locator("#chosen li")).to_have_count(3)
    page.get_by_role("button", name="Read").click()
    expect(page.get_by_role("status")).to_have_text("Done. 2 files were not read.", timeout=90_000)
    cards = page.locator("#job section")
    expect(cards.nth(0)).to_contain_text("new")
    expect(cards.nth(1)).to_contain_text("The file holds no text")
    expect(cards.nth(2)).to_contain_text("save it as plain text")
    assert faults(page) == []
    page.reload()
    expect(page.get_by_role("status")).to_have_text("Done. 2 files were not read.")


def test_axe_would_find_a_fault(browser: Browser, live: Live) -> None:
    context, made = visit(browser, live.address)
    page = made.go("/reports")
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    assert [fault.partition(":")[0] for fault in faults(page)] == ["label"]
    context.close()
