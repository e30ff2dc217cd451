"""The exchange in a browser: a gateway is invited by one person and let in by another, reports, is worked on and is revoked.

The gateway is played here with nothing but openssl, so that the interface is what its description says and not what our client does.
"""
import base64
import hashlib
import json
import os
import pathlib
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

from walking import Walk, expect


class Gateway:
    """A gateway's side of the hub's interface: a P-256 key, a certificate request, signatures by RFC 9421."""

    def __init__(self, server, name):
        self.server, self.name = server, name
        self.folder = tempfile.TemporaryDirectory()
        self.key = pathlib.Path(self.folder.name) / "key.pem"
        self.openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", str(self.key))
        self.public = self.openssl("ec", "-in", str(self.key), "-pubout", "-outform", "DER")
        self.identity = hashlib.sha256(self.public).hexdigest()
        self.number = 0

    def openssl(self, *arguments, data=None):
        done = subprocess.run(["openssl", *arguments], input=data, capture_output=True, check=True)
        return done.stdout

    @property
    def fingerprint(self):
        return " ".join(self.identity[at:at + 4] for at in range(0, 64, 4))

    def request(self):
        return self.openssl("req", "-new", "-key", str(self.key), "-subj", f"/CN={self.name}", "-sha256").decode()

    def journal_key(self):
        """The verifier key of a journal: name, id and Ed25519 key (C2SP signed-note)."""
        secret = pathlib.Path(self.folder.name) / "journal.pem"
        self.openssl("genpkey", "-algorithm", "ed25519", "-out", str(secret))
        public = b"\x01" + self.openssl("pkey", "-in", str(secret), "-pubout", "-outform", "DER")[-32:]
        origin = f"yitong.browser/{self.name}"
        number = hashlib.sha256(origin.encode() + b"\n" + public).hexdigest()[:8]
        return origin, f"{origin}+{number}+{base64.b64encode(public).decode()}"

    def sign(self, message):
        """r and s of the DER signature, 32 bytes each."""
        der = self.openssl("dgst", "-sha256", "-sign", str(self.key), data=message)
        numbers, at = b"", 2
        for _ in range(2):
            length = der[at + 1]
            numbers += der[at + 2:at + 2 + length].lstrip(b"\x00").rjust(32, b"\x00")
            at += 2 + length
        return numbers

    def send(self, method, path, body=None, signed=True):
        data = b"" if body is None else json.dumps(body).encode()
        digest = f"sha-256=:{base64.b64encode(hashlib.sha256(data).digest()).decode()}:"
        headers = {"Content-Type": "application/json"} if data else {}
        if signed:
            covered = (f'("@method" "@path" "@query" "content-digest");created={int(time.time())};nonce="{os.urandom(8).hex()}"'
                       f';alg="ecdsa-p256-sha256";keyid="{self.identity}";tag="yitong-hub"')
            base = (f'"@method": {method}\n"@path": {path}\n"@query": ?\n"content-digest": {digest}\n'
                    f'"@signature-params": {covered}')
            signature = base64.b64encode(self.sign(base.encode())).decode()
            headers |= {"Content-Digest": digest, "Signature-Input": f"sig1={covered}", "Signature": f"sig1=:{signature}:"}
        call = urllib.request.Request(self.server + path, data or None, headers, method=method)
        try:
            with urllib.request.urlopen(call) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as problem:
            return problem.code, json.loads(problem.read())

    def join(self, code, port):
        origin, key = self.journal_key()
        request = {"request": self.request(), "host": "127.0.0.1", "port": port, "journalKey": key, "journalOrigin": origin,
                   "version": "0.1.0"}
        return self.send("POST", "/gateway/v1/join", {"code": code, "request": request}, signed=False)

    def admitted(self, certificate):
        """From now on it signs as the holder of its certificate."""
        der = self.openssl("x509", "-outform", "DER", data=certificate.encode())
        self.identity = hashlib.sha256(der).hexdigest()

    def report(self, calls, reasons=()):
        self.number += 1
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        later = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 86_400 * 90))
        health = {"version": "0.1.0", "ready": not reasons, "reasons": list(reasons), "configuration": 1,
                  "configurationIssuedAt": now, "certificateNotAfter": later, "records": 2 * len(calls), "room": 8 << 30}
        return self.send("POST", "/gateway/v1/report", {"number": self.number, "health": health, "calls": calls})


class Exchange:
    """The whole story in one language."""

    def __init__(self, browser, server, language, pictures):
        self.browser, self.server, self.language, self.pictures = browser, server, language, pictures
        self.id = "transport" if language == "zh" else "tax"
        self.names = {"transport": ("市交通运输局网关", "Gateway of transport", "licences"),
                      "tax": ("市税务局网关", "Gateway of taxes", "payments")}[self.id]

    def person(self, account):
        walk = Walk(self.browser, self.server, self.language, self.pictures)
        walk.enter(account)
        return walk

    def look(self, walk, path, name):
        walk.go(path)
        walk.check(name)
        walk.page.set_viewport_size({"width": 1366, "height": 768})
        wide = walk.page.evaluate("[document.documentElement, ...document.querySelectorAll('.scroll')]"
                                  ".filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.className || 'page')")
        expect(not wide, f"{self.language}-{name}: scrolls sideways at 1366: {wide}")

    def all(self):
        self.system, self.security = self.person("xu.jianfeng"), self.person("cai.minyi")
        self.gateway = Gateway(self.server, self.id)
        self.look(self.system, "/exchange", "exchange-before")
        self.look(self.system, "/exchange/gateways", "gateways-before")
        self.invite()
        self.let_in()
        self.place()
        self.count()
        self.maintain()
        self.revoke()

    @property
    def path(self):
        return f"/exchange/gateways/{self.id}"

    def invite(self):
        page = self.system.page
        page.fill("#titleZh", self.names[0])
        page.click("section[aria-labelledby=s-new] button")
        expect(page.locator("[role=alert]").count() == 1, f"{self.language}: what is missing is said")
        self.system.check("gateway-missing")
        page.fill("#id", self.id)
        page.fill("#titleEn", self.names[1])
        page.click("section[aria-labelledby=s-new] button")
        expect(page.url.endswith(f"{self.path}?done=invite"), f"{self.language}: the code is made: {page.url}")
        self.system.check("gateway-code")
        self.code = page.locator("#join-code").inner_text()

    def let_in(self):
        status, self.joined = self.gateway.join(self.code, 8484)
        expect(status == 202 and self.joined["state"] == "pending", f"{self.language}: the request waits: {self.joined}")
        thief = Gateway(self.server, "thief")
        expect(thief.join(self.code, 8485)[0] == 403, f"{self.language}: a code is used once")
        self.look(self.system, self.path, "gateway-own-code")
        expect(self.system.page.locator("#fingerprint").count() == 0, f"{self.language}: her own code is not hers to approve")
        self.look(self.security, self.path, "gateway-request")
        page = self.security.page
        shown = page.locator("#request-fingerprint").inner_text()
        expect(shown == self.gateway.fingerprint, f"{self.language}: both sides show one fingerprint")
        page.fill("#fingerprint", "1234")
        page.click("form[action$=approve] button")
        expect(page.locator("[role=alert]").count() == 1, f"{self.language}: a wrong fingerprint is refused")
        self.security.check("gateway-fingerprint-refused")
        page.fill("#fingerprint", self.gateway.fingerprint)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{self.path}?done=approve")
        status, told = self.gateway.send("GET", f"/gateway/v1/join/{self.joined['id']}")
        expect(status == 200 and told["state"] == "approved", f"{self.language}: the gateway is told: {told}")
        self.gateway.admitted(told["certificate"])
        status, document = self.gateway.send("GET", "/gateway/v1/configuration")
        payload = json.loads(base64.b64decode(document["payload"]))
        expect(status == 200 and self.id in [entry["id"] for entry in payload["gateways"]], f"{self.language}: configured")

    def place(self):
        page = self.system.page
        self.system.go(self.path)
        page.click("#member summary")
        page.select_option("#member select", self.id)
        page.click("#member button")
        page.click("#system summary")
        for name, text in (("code", self.names[2]), ("systemZh", "业务系统"), ("systemEn", "System")):
            page.fill(f"#system #{name}", text)
        page.click("#system button")
        expect(f"ZS/GOV/{self.id}/{self.names[2]}" in page.locator("main").inner_text(), f"{self.language}: registered")

    def count(self):
        minute = int(time.time() // 60)
        client = f"ZS/GOV/{self.id}/{self.names[2]}"
        def row(ago, count, outcome="ok", grant="SQ-20261124-7K3Q9"):
            return {"minute": minute - ago, "side": "consumer", "client": client, "service": f"{client}/deceased",
                    "grant": grant, "outcome": outcome, "durations": [0, 0, count // 2, count - count // 2]}
        calls = [row(ago, 20 + 37 * ago % 90) for ago in range(50)]
        calls += [row(3, 12, "grant.list"), row(9, 5, "grant.quota"), row(20, 2, "grant.none", ""), row(2, 1, "odd.code", "")]
        status, answer = self.gateway.report(calls, reasons=["disk: 900 MiB left"])
        expect(status == 200, f"{self.language}: the report is taken: {answer}")
        self.look(self.system, "/exchange", "exchange-board")
        words = {"zh": "批量比对的人员不全在调用方自己的名单上", "en": "Not all of those asked about are on the asker's own list"}
        expect(words[self.language] in self.system.page.locator("main").inner_text(), f"{self.language}: causes in words")
        self.look(self.system, "/exchange/gateways", "gateways")
        self.look(self.security, self.path, "gateway")
        walk = self.person("huang.zhiming")
        self.look(walk, "/exchange", "exchange-auditor")
        walk.page.emulate_media(media="print")
        expect(walk.page.locator(".chart svg").is_visible(), f"{self.language}: the chart is printed")
        clerk = self.person("li.xiaomei")
        clerk.go("/exchange")
        expect("403" in clerk.page.locator("main").inner_text() or clerk.page.locator("h1").count() == 1, "a clerk is sent away")

    def maintain(self):
        page = self.system.page
        self.system.go(self.path)
        page.click("#maintenance summary")
        page.fill("#noticeZh", "升级维护，预计 18:00 恢复")
        page.fill("#noticeEn", "Upgrade, back at 18:00")
        page.click("#maintenance button")
        self.system.check("gateway-maintenance")
        page.click("#serving summary")
        page.click("#serving button")

    def revoke(self):
        page = self.security.page
        self.security.go(self.path)
        page.click("#revoke summary")
        page.fill("#reason", "主机更换")
        page.click("#revoke button")
        self.security.check("gateway-revoked")
        expect(self.gateway.send("GET", "/gateway/v1/configuration")[0] == 403, f"{self.language}: it gets nothing more")
