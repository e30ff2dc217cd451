"""The catalogue in a browser: looking for data, recording what is missing, registering an entry until it is published."""
import pathlib
import time

from walking import Walk, expect

# What a complete entry needs, by the names of the form's fields.
ENTRY = {
    "summary-zh": "共享单车停放点位和容量。", "reason-zh": "《中华人民共和国数据安全法》", "conditions-zh": "用于履行职责", "source-zh": "共享单车管理系统",
    "duty-zh": "共享单车管理", "secrecy-day": "2026-11-02", "secrecy-result-zh": "不涉密", "secrecy-by-zh": "保密员",
    "personal-day": "2026-11-03", "personal-result-zh": "不含个人信息", "personal-by-zh": "个人信息保护专员",
    "approval-day": "2026-11-04", "approval-by-zh": "首席数据官",
}
CHOICES = {"level": "1", "update": "daily", "class": "conditional", "opening": "none"}


class Catalogue:
    """The whole story in one language."""

    def __init__(self, browser, server, language, pictures):
        self.browser, self.server, self.language, self.pictures = browser, server, language, pictures
        self.title = {"zh": "共享单车停放点", "en": "Bicycle parking"}[language] + str(int(time.time()))

    def all(self):
        need = self.looking()
        self.answering(need)
        number = self.registering()
        self.deciding(number)
        self.attaching(self.found())
        self.resident()

    def person(self, account):
        walk = Walk(self.browser, self.server, self.language, self.pictures)
        walk.enter(account)
        return walk

    def fits(self, walk, name):
        """The screen of an office: no sideways scroll at 1366 pixels."""
        walk.page.set_viewport_size({"width": 1366, "height": 768})
        needed = walk.page.evaluate("document.documentElement.scrollWidth")
        expect(needed <= 1366, f"{self.language}-{name}: scrolls sideways at 1366 ({needed})")
        walk.check(name)

    def enter_key(self, walk):
        with walk.page.expect_navigation():
            walk.page.keyboard.press("Enter")

    def looking(self):
        """Two characters, a facet, a page, an export; then what there is not, which becomes a need."""
        walk = self.person("li.xiaomei")
        page = walk.page
        self.fits(walk, "workbench")
        walk.go("/catalogue")
        self.fits(walk, "catalogue")
        page.click("a[rel=next]")
        expect(page.locator("tbody tr").count() == 20, "the second page has twenty entries")
        walk.go("/catalogue")
        page.focus("#q")
        page.keyboard.type("机动")
        self.enter_key(walk)
        expect(page.locator("a[href='/catalogue/vehicle-registration']").count() == 1, "two characters find an entry")
        facet = page.locator(".facet a[href*='class=']").first
        count = facet.locator(".count").inner_text()
        facet.click()
        self.fits(walk, "catalogue-narrowed")
        expect(page.locator("tbody tr").count() == int(count), "a facet holds what it counts")
        with page.expect_download() as download:
            page.click("a[href^='/catalogue.csv']")
        lines = pathlib.Path(download.value.path()).read_text("utf-8-sig").splitlines()
        expect(len(lines) == int(count) + 1, "the export has what the list has")
        page.click(".chips a >> nth=0")
        expect(page.locator(".chips").count() == 0, "a chip takes its condition back")
        self.printing(walk)
        page.click("a[href='/catalogue/vehicle-registration']")
        self.fits(walk, "entry")
        expect("协查标记" not in page.content(), "what is the provider's alone is not there")
        page.click("a[href$='/versions']")
        self.fits(walk, "versions")
        walk.go("/catalogue")
        page.fill("#q", "量子罗盘")
        self.enter_key(walk)
        self.fits(walk, "catalogue-empty")
        page.click("a[href^='/needs/new']")
        self.fits(walk, "need-new")
        page.fill("#details", "")
        page.click("form.card button.button")
        self.fits(walk, "need-faults")
        page.click(".notice.bad a >> nth=0")
        expect(page.evaluate("document.activeElement.id || location.hash") != "", "a fault leads to its field")
        page.fill("#details", "编号、位置、读数")
        page.fill("#item", "野外救援")
        page.click("form.card button.button")
        self.fits(walk, "need")
        need = page.url.split("?")[0].removeprefix(self.server)
        walk.go("/needs")
        self.fits(walk, "needs")
        walk.context.close()
        return need

    def printing(self, walk):
        """The list on paper keeps its table and loses what is to be pressed."""
        walk.page.emulate_media(media="print")
        for part, shown in [("h1", True), ("thead", True), (".facet", False), (".finder", False), (".menu", False)]:
            expect(walk.page.locator(part).first.is_visible() == shown, f"{self.language}: catalogue's {part} in print")
        walk.page.emulate_media(media="screen")

    def answering(self, need):
        """The bureau answers with an entry, once."""
        walk = self.person("huang.zhiming")
        walk.go(need)
        self.fits(walk, "need-answering")
        walk.page.fill("#entry", "vehicle-registration")
        walk.page.fill("#note", "见目录")
        walk.page.click("form.card button.button")
        expect("done=answered" in walk.page.url, "the need is answered: " + walk.page.url)
        self.fits(walk, "need-answered")
        walk.context.close()

    def registering(self):
        """Everything that is wrong at once, rows without script, a draft, and the case of its publication."""
        walk = self.person("chen.jing")
        page = walk.page
        self.fits(walk, "workbench-provider")
        walk.go("/catalogue/new")
        self.fits(walk, "entry-new")
        page.fill("#item-0-zh", "点位编号")
        page.click("button[value=add]")
        expect(page.input_value("#item-0-zh") == "点位编号", "what was typed stays when rows are added")
        expect(page.locator(".items tbody tr").count() == 10, "five rows more")
        page.click("button[value=draft] >> nth=-1")
        self.fits(walk, "entry-faults")
        expect(page.locator(".fault").count() >= 4, "everything that is wrong is said at once")
        page.fill("#title-zh", self.title)
        for field, text in ENTRY.items():
            page.fill("#" + field, text)
        for field, value in CHOICES.items():
            page.select_option("#" + field, value)
        page.select_option("#category", index=3)
        page.check("input[name=ways][value=api]")
        page.fill("#item-0-id", "point-code")
        page.click("button[value=draft] >> nth=-1")
        self.fits(walk, "entry-draft")
        expect("done=saved" in page.url, "the draft is saved: " + page.url)
        page.click("form[action$='/publish'] button")
        number = page.url.split("/")[-1].split("?")[0]
        expect("/cases/" in page.url, "the publication is a case: " + page.url)
        walk.go("/")
        self.fits(walk, "workbench-own")
        expect(number in page.content(), "the workbench shows where the request is")
        walk.context.close()
        return number

    def deciding(self, number):
        """The department's chief, then the bureau, each from the workbench."""
        for account in ("luo.weimin", "huang.zhiming"):
            walk = self.person(account)
            self.fits(walk, "workbench-" + account.split(".")[0])
            walk.page.click(f"a[href='/cases/{number}'] >> nth=0")
            walk.page.click("#approve button.button")
            expect("done=approve" in walk.page.url, f"{account} approves: {walk.page.url}")
            walk.context.close()

    def found(self):
        """Published: others find it, and ask for it."""
        walk = self.person("li.xiaomei")
        walk.go("/catalogue?q=" + self.title)
        expect(walk.page.locator("tbody tr").count() == 1, "the new entry is found")
        walk.page.click("tbody a >> nth=0")
        self.fits(walk, "entry-published")
        expect(walk.page.locator("a[href^='/requests/new']").count() == 1, "it can be asked for")
        entry = walk.page.url.removeprefix(self.server)
        walk.context.close()
        return entry

    def attaching(self, entry):
        """A resource is attached and taken off again by the provider."""
        walk = self.person("chen.jing")
        walk.go(entry)
        walk.page.click("#attach summary")
        walk.page.click("#attach button.button")
        self.fits(walk, "resource-faults")
        walk.page.fill("#resource-title", "停放点查询接口")
        walk.page.click("#attach button.button")
        expect(walk.page.locator("form[action$='/detach']").count() == 1, "the resource is attached")
        self.fits(walk, "resource-attached")
        walk.page.click("form[action$='/detach'] button")
        expect(walk.page.locator("form[action$='/detach']").count() == 0, "and taken off again")
        walk.context.close()

    def resident(self):
        """A resident's home is simple, and the catalogue is not hers."""
        walk = self.person("lin.yuzhen")
        walk.check("home-resident")
        expect(walk.page.locator("a[href='/catalogue']").count() == 0, "a resident has no catalogue")
        walk.context.close()
