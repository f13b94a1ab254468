"""Colleagues of the demonstration, who sign in with its password."""

from playwright.sync_api import Page


def sign_in_as(page: Page, site: str, name: str, to: str = "/beheer/") -> None:
    """As noor, bram, samira, … does; ends on the page that was asked for."""
    page.goto(f"{site}/account/login/?next={to}")
    page.fill("input[name=login]", f"{name}@steunpunt.example")
    page.fill("input[name=password]", "halve-dag-2019")
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url(f"{site}{to}")
