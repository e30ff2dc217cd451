"""What every walk through the pages needs: a browser's page, its checks, and what went wrong so far."""
import itertools

from axe_playwright_python.sync_playwright import Axe

PASSWORD = "browser-password-2026"
failures = []


def expect(condition, what):
    if not condition:
        failures.append(what)
        print("FAIL", what, flush=True)


class Walk:
    """One reader in one language, at an address of her own: the limit of sign-ins counts each address."""

    addresses = (f"198.51.100.{number}" for number in itertools.count(1))

    def __init__(self, browser, server, language, pictures):
        self.server, self.language, self.pictures = server, language, pictures
        self.context = browser.new_context(
            locale="zh-CN" if language == "zh" else "en-GB",
            extra_http_headers={"X-Forwarded-For": next(Walk.addresses)})
        self.page = self.context.new_page()
        self.page.on("console", lambda m: expect(m.type != "error" or "status of 4" in m.text, f"console: {m.text}"))
        self.page.on("response", lambda r: expect(r.status < 500, f"{r.status} {r.url}"))
        self.axe = Axe()

    def go(self, path):
        self.page.goto(self.server + path)

    def check(self, name):
        name = f"{self.language}-{name}"
        for width in (1280, 390):
            self.page.set_viewport_size({"width": width, "height": 768})
            needed = self.page.evaluate("document.documentElement.scrollWidth")
            expect(needed <= width, f"{name}: scrolls sideways at {width} ({needed})")
            if self.pictures:
                self.page.screenshot(path=f"{self.pictures}/{name}-{width}.png", full_page=True)
            for violation in self.axe.run(self.page).response["violations"]:
                nodes = [node["html"][:100] for node in violation["nodes"]][:2]
                expect(False, f"{name} at {width}: {violation['id']} ({violation['impact']}) {nodes}")
        self.page.set_viewport_size({"width": 1280, "height": 768})
        expect(self.page.evaluate("document.documentElement.lang").startswith(self.language), f"{name}: lang")
        expect(self.page.locator("h1").count() == 1, f"{name}: one h1")

    def enter(self, account):
        """Signs in without looking at the page."""
        self.go("/signin?lang=" + self.language)
        self.page.fill("#account", account)
        self.page.fill("#password", PASSWORD)
        self.page.click("form.card button")
        expect(self.page.url == self.server + "/", f"{account} is signed in: {self.page.url}")

    def sign_in(self, account):
        self.go("/signin?lang=" + self.language)
        self.check("signin")
        self.page.fill("#account", account)
        self.page.fill("#password", "certainly wrong")
        self.page.click("form.card button")
        self.check("signin-refused")
        self.page.fill("#password", PASSWORD)
        self.page.click("form.card button")
        expect(self.page.url == self.server + "/", "signed in: " + self.page.url)
