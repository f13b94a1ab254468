"""A visitor who registers, and signs in with the code that the demonstration mails."""

import re
import sqlite3
import time
from pathlib import Path

from playwright.sync_api import Page

CODE = re.compile(r"\b[A-Z]{4}-[A-Z]{4}\b")


def register(page: Page, site: str, email: str) -> str:
    """Take a place in the first activity that has one; gives its title."""
    page.goto(f"{site}/aanbod/?vrij=1")
    page.locator(".agenda__body h3 a").first.click()
    title = page.locator("h1").inner_text()
    page.locator("form[action$='/inschrijven/'] button[type=submit]").first.click()
    page.fill("[name=first_name]", "Lotte")
    page.fill("[name=last_name]", "Peeters")
    page.fill("[name=contact_email]", email)
    page.get_by_role("button", name="Bevestig je inschrijving").click()
    page.wait_for_url("**/klaar/")
    return title


def code_for(folder: Path, email: str) -> str:
    """What stands in the last mail to this address."""
    wanted = (
        "SELECT text FROM mail_message WHERE code = 'account' AND \"to\" LIKE ? "
        "ORDER BY id DESC LIMIT 1"
    )
    for _try in range(50):
        kept = sqlite3.connect(f"file:{folder}/steunpunt.sqlite3?mode=ro", uri=True)
        found = kept.execute(wanted, [f"%{email}%"]).fetchone()
        kept.close()
        if found and (code := CODE.search(found[0])):
            return code[0]
        time.sleep(0.1)
    raise AssertionError(f"no code for {email}")


def sign_in(page: Page, site: str, folder: Path, email: str) -> None:
    """As visitors do."""
    page.goto(f"{site}/mijn-steunpunt/")
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_role("button", name="Mail me een code").click()
    page.get_by_label("Code uit de mail").fill(code_for(folder, email))
    page.locator("main").get_by_role("button", name="Meld je aan").click()
    page.wait_for_url("**/mijn-steunpunt/")
