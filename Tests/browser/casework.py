"""The story of a request for shared data: five people, from the form to the grant; a return, a refusal, an absence."""
import re

from walking import Walk, expect

ENTRY = "/requests/new?entry=death-deregistration"
ITEMS = {
    "citizen-id": "按证件号码与领取人名单比对",
    "full-name": "核对是否同一人",
    "date-of-death": "确定停发待遇的月份",
    "deregistration-day": "核对申报是否迟报",
    "town": "交由镇街核实",
}
TEXTS = {
    "system": "社会保险业务系统",
    "item": "养老保险待遇领取资格核查",
    "law": "《中华人民共和国社会保险法》第七十四条",
    "scene": "每月 5 日比对一次，命中人员交由镇街核实，结果存档两年。",
    "callsPerDay": "10",
    "rowsPerDay": "5000",
}


class Person(Walk):
    """Somebody who works with requests."""

    def __init__(self, story, account):
        super().__init__(story.browser, story.server, story.language, story.pictures)
        self.account = account
        self.enter(account)

    def fits(self, name):
        """A page for officials needs no sideways scroll at 1366×768, its tables neither."""
        self.page.set_viewport_size({"width": 1366, "height": 768})
        wide = self.page.evaluate("[document.documentElement, ...document.querySelectorAll('.scroll')]"
                                  ".filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.className || 'page')")
        expect(not wide, f"{self.language}-{name}: scrolls sideways at 1366: {wide}")

    def look(self, name):
        self.check(name)
        self.fits(name)

    def says(self, words, what):
        expect(words in self.page.locator("main").inner_text(), f"{self.language}: {what}")

    def fill_request(self, items=ITEMS):
        for name, text in TEXTS.items():
            self.page.fill(f"#{name}", text)
        for name, answer in (("answer", "no"), ("own", "yes"), ("one", "no"), ("all", "no")):
            self.page.check(f"input[name={name}][value={answer}]")
        for item, reason in items.items():
            self.page.check(f"input[name=field][value={item}]")
            self.page.fill(f"[name='reason.{item}']", reason)
        self.page.select_option("#list", "pension-recipient/citizen-id")

    def send(self):
        self.page.click("button[name=intent][value=send]")

    def open(self, number):
        self.go(f"/requests/{number}")

    def unfold(self, act):
        if not self.page.locator(f"#{act}").evaluate("e => e.open"):
            self.page.click(f"#{act} > summary")

    def approve(self, number):
        self.open(number)
        self.page.click("#approve button.button")
        expect("done=approve" in self.page.url, f"{self.account} approves: {self.page.url}")


class Casework:
    """The whole story in one language."""

    def __init__(self, browser, server, language, pictures):
        self.browser, self.server, self.language, self.pictures = browser, server, language, pictures

    def all(self):
        number = self.asking()
        self.deciding(number)
        self.reading(number)
        self.returning()
        self.refusing()
        self.being_away()

    def person(self, account):
        return Person(self, account)

    def asking(self):
        """The pension clerk asks for five items in the form that is proposed, with her own list."""
        li = self.person("li.xiaomei")
        li.go(ENTRY)
        li.look("request-new")
        expect(li.page.locator("input[name=field]:checked").count() == 0, "nothing is ticked by default")
        li.send()
        li.look("request-faults")
        expect(li.page.locator("[role=alert] li a").count() >= 5, "everything missing is told at once")
        li.fill_request()
        li.page.click("#form ~ .actions button")
        li.look("request-advised")
        expect(li.page.is_checked("input[name=form][value=match]"), "the narrowest form is proposed")
        expect(li.page.input_value("#scene") == TEXTS["scene"], "nothing typed is lost")
        expect(li.page.locator("#sample").count() == 1, "the sample is shown")
        li.page.set_input_files("#letter", files=[
            {"name": "粤中社函〔2026〕12号.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}])
        li.send()
        found = re.search(r"/requests/(GX-[^?]+)\?done=opened", li.page.url)
        expect(found is not None, "the request is sent: " + li.page.url)
        li.look("request-sent")
        with li.page.expect_download() as download:
            li.page.click("a[href$='/letter']")
        expect(download.value.suggested_filename.endswith(".pdf"), "the letter can be fetched")
        li.context.close()
        return found.group(1) if found else ""

    def deciding(self, number):
        """Her chief approves by keyboard alone, the bureau checks, the provider's clerk proposes four of five."""
        zhong = self.person("zhong.jianguo")
        zhong.go("/tasks")
        zhong.look("tasks")
        self.by_keyboard(zhong, number)
        zhong.look("case-approved-step")
        zhong.context.close()
        huang = self.person("huang.zhiming")
        huang.open(number)
        huang.look("case-form-check")
        huang.approve(number)
        huang.context.close()
        chen = self.person("chen.jing")
        chen.open(number)
        chen.look("case-proposal")
        chen.page.uncheck("input[name=give][value=town]")
        chen.page.check("input[name=ready][value=part]")
        chen.page.click("#approve button.button")
        chen.look("case-proposal-faults")
        chen.page.fill("[name='why.town']", "与核查无关，由镇街自行核实")
        chen.page.click("#approve button.button")
        expect("done=approve" in chen.page.url, "the clerk proposes: " + chen.page.url)
        chen.context.close()
        luo = self.person("luo.weimin")
        luo.open(number)
        luo.look("case-decision")
        expect(not luo.page.is_checked("input[name=give][value=town]"), "the proposal is filled in")
        luo.page.click("#approve button.button")
        expect("done=approve" in luo.page.url, "the chief decides: " + luo.page.url)
        luo.look("case-decided")
        luo.go("/grants?scope=provided")
        luo.look("grants-provided")
        luo.context.close()

    def by_keyboard(self, zhong, number):
        """From the to-do list to the approval without a mouse."""
        page = zhong.page
        page.focus(f"a[href$='{number}']")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/requests/{number}")
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('#approve button')"):
                break
        expect(page.evaluate("document.activeElement.matches('#approve button')"), "Tab reaches the approval")
        page.keyboard.press("Enter")
        page.wait_for_url("**done=approve*")

    def reading(self, number):
        """She sees the grant, what was not given and why, and is told of it."""
        li = self.person("li.xiaomei")
        li.go("/inbox")
        for _ in range(50):
            if li.page.locator(f".notes a[href*='{number}']").count():
                break
            li.page.wait_for_timeout(100)
            li.go("/inbox")
        li.look("inbox")
        expect(li.page.locator(f".notes a[href*='{number}']").count() > 0, "she is told of the decision")
        li.page.click("form[action='/inbox/read'] >> nth=0 >> button")
        li.go("/inbox?show=all")
        li.look("inbox-all")
        li.open(number)
        li.page.click("a[href^='/grants/']")
        li.look("grant")
        li.says("由镇街自行核实", "the grant says why an item is not given")
        li.says("/r1/", "the grant shows how it will be called")
        li.go("/grants")
        li.look("grants")
        li.go("/requests")
        li.look("requests")
        with li.page.expect_download() as download:
            li.page.click("a[href*='/requests/export']")
        expect(download.value.suggested_filename.endswith(".csv"), "the list can be exported")
        self.printing(li, number)
        li.context.close()

    def printing(self, li, number):
        """A case on paper: content, course, who printed it, and nothing to press."""
        li.open(number)
        li.page.emulate_media(media="print")
        for part, shown in [("h1", True), (".printed", True), (".steps", True), (".menu", False), ("button >> nth=0", False)]:
            expect(li.page.locator(part).first.is_visible() == shown, f"{self.language}: {part} of a case in print")
        li.page.emulate_media(media="screen")

    def returning(self):
        """The bureau returns with everything missing at once; she mends it, and it goes on."""
        li = self.person("li.xiaomei")
        li.go(ENTRY)
        li.fill_request({"citizen-id": ITEMS["citizen-id"], "date-of-death": ITEMS["date-of-death"]})
        li.page.check("input[name=form][value=match]")
        li.send()
        number = li.page.url.split("/requests/")[1].split("?")[0]
        zhong = self.person("zhong.jianguo")
        zhong.approve(number)
        zhong.context.close()
        huang = self.person("huang.zhiming")
        huang.open(number)
        huang.unfold("return")
        for line, (item, mend) in enumerate([("来函", "补充加盖公章的来函"), ("应用场景", "写明比对的频率和结果去向")]):
            huang.page.locator("[name=item]").nth(line).fill(item)
            huang.page.locator("[name=mend]").nth(line).fill(mend)
        huang.page.click("#return button[value=more]")
        huang.look("case-return")
        expect(huang.page.locator("[name=item]").nth(0).input_value() == "来函", "more rows keep what was typed")
        huang.page.click("#return button[value=send]")
        expect("done=return" in huang.page.url, "the bureau returns: " + huang.page.url)
        li.open(number)
        li.look("case-returned")
        li.page.click(f"a[href$='/mend']")
        li.look("request-mend")
        li.page.fill("#scene", "每月 5 日比对一次，命中人员交由镇街核实。")
        li.send()
        expect("done=resubmit" in li.page.url, "it is mended: " + li.page.url)
        li.look("case-mended")
        li.unfold("withdraw")
        li.page.fill("#why", "改为合并申请")
        li.page.click("#withdraw button")
        expect("done=withdraw" in li.page.url, "it is withdrawn: " + li.page.url)
        li.context.close()
        huang.context.close()

    def refusing(self):
        """A refusal says why, and whoever is late is told so and keeps what was typed."""
        li = self.person("li.xiaomei")
        li.go(ENTRY)
        li.fill_request({"citizen-id": ITEMS["citizen-id"]})
        li.page.check("input[name=form][value=match]")
        li.send()
        number = li.page.url.split("/requests/")[1].split("?")[0]
        zhong, late = self.person("zhong.jianguo"), self.person("zhong.jianguo")
        late.open(number)
        late.unfold("refuse")
        late.page.fill("#reason", "我写的理由")
        zhong.open(number)
        zhong.unfold("refuse")
        zhong.page.fill("#reason", "与上月申请重复，请合并办理")
        zhong.page.click("#refuse button")
        expect("done=refuse" in zhong.page.url, "it is refused: " + zhong.page.url)
        zhong.look("case-refused")
        late.page.click("#refuse button")
        late.look("case-late")
        late.says("我写的理由", "what was typed too late is kept")
        li.open(number)
        li.says("请合并办理", "the applicant reads the reason")
        for person in (li, zhong, late):
            person.context.close()

    def being_away(self):
        """An absence names a deputy, and is ended again."""
        zhong = self.person("zhong.jianguo")
        zhong.go("/absences")
        zhong.look("absences")
        zhong.page.select_option("#deputy", "li.minhua")
        zhong.page.fill("#reason", "外出开会")
        zhong.page.click("form.card button")
        expect("done=declared" in zhong.page.url, "an absence is declared: " + zhong.page.url)
        zhong.look("absences-declared")
        zhong.page.click("form[action='/absences/end'] button")
        expect("done=ended" in zhong.page.url, "it is ended: " + zhong.page.url)
        zhong.context.close()
