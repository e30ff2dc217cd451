import Standards
import TestSupport
import Testing

@testable import Identity

@Suite struct NameAndPasswordTests {
    @Test(arguments: [
        ("chen.jing", "chen.jing"), ("  Chen.Jing ", "chen.jing"), ("ｃｈｅｎ．ｊｉｎｇ", "chen.jing"), ("a1", "a1"),
    ])
    func `names are folded to one form`(typed: String, name: String) {
        #expect(AccountName(typed)?.text == name)
    }

    @Test(arguments: [
        "", " ", "a", "1a", ".ab", "chen jing", "сhen", "chén", "che\u{301}n", "chen\u{200B}", "chen\u{0}", "chen\n",
        "陈静",
        "admin\u{202E}", "ａ" + String(repeating: "x", count: 64), String(repeating: "a", count: 65),
        String(repeating: "a", count: 1_000_000), "a'--", "a%", "a/b", "a:b",
    ])
    func `what looks like a name and is none is refused`(typed: String) {
        #expect(AccountName(typed) == nil)
    }

    @Test func `a hash is read back with its parameters and matches one password`() throws {
        let password = try #require(Password("correct horse"))
        let hash = try PasswordHash(of: password, parameters: .trivial, entropy: .repeatable())
        let read = try #require(PasswordHash(hash.text))
        #expect(read == hash)
        #expect(read.matches(password))
        #expect(!read.matches(try #require(Password("correct horsf"))))
        #expect(!PasswordHash(decoy: .trivial, entropy: .repeatable()).matches(password))
    }

    @Test func `two ways of composing a character are one password`() throws {
        let hash = try PasswordHash(
            of: try #require(Password("caf\u{E9} au lait")), parameters: .trivial, entropy: .repeatable())
        #expect(hash.matches(try #require(Password("cafe\u{301} au lait"))))
    }

    @Test(arguments: [
        "", "$", "$scrypt$", "$scrypt$ln=15,r=8,p=1$AAAA$AAAA", "$scrypt$ln=40,r=8,p=1$c2FsdHNhbHQ$aGFzaA",
        "$scrypt$ln=-1,r=8,p=1$c2FsdHNhbHQ$aGFzaA", "$scrypt$ln=9223372036854775807,r=8,p=1$c2FsdHNhbHQ$aGFzaA",
        String(repeating: "$", count: 10_000),
    ])
    func `a stored text that is no hash is none`(text: String) {
        #expect(PasswordHash(text) == nil)
    }

    @Test func `parameters cannot ask for all memory`() {
        #expect(ScryptParameters(logarithm: 20, blockSize: 16, parallelism: 4) == nil)
        #expect(ScryptParameters(logarithm: 15, blockSize: 8, parallelism: 1) == .production)
    }

    @Test(arguments: [
        ("short", PasswordRefusal.tooShort), ("", .tooShort), ("1234567890", .common), ("abcdefghijk", .common),
        ("aaaaaaaaaaaa", .common), ("P-a-s-s-w-o-r-d-1-2-3", .common), ("my-chen-jing-2026", .holdsName),
        ("tab\tinside the word", .unprintable), (String(repeating: "ab1!", count: 100), .tooLong),
    ])
    func `poor passwords are refused with their reason`(password: String, refusal: PasswordRefusal) {
        #expect(PasswordRules.refusal(of: password, account: "chen.jing") == refusal)
    }

    @Test func `long and ordinary passwords are good`() {
        #expect(PasswordRules.refusal(of: "correct horse battery", account: "chen.jing") == nil)
        #expect(PasswordRules.refusal(of: "石岐河边看日落真好啊", account: "chen.jing") == nil)
    }

    @Test func `the queue for hashing is bounded`() async {
        let threads = HashingThreads(count: 1, waiting: 2)
        let results = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<500 {
                group.addTask { await threads.run { (0..<2_000).reduce(0, ^) } != nil }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(results.count == 500)
        #expect(results.contains(true))
    }

    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("2001:DB8:0:1:2:3:4:5", "2001:db8:0:1::/64"),
        ("2001:db8::1", "2001:db8:0:0::/64"), ("fe80::1%eth0", "fe80:0:0:0::/64"), ("::1", "0:0:0:0::/64"),
        ("", "unknown"), (":::::", "unknown"), ("g::1", "unknown"), ("1:2:3", "unknown"),
    ])
    func `an address is counted by what its client cannot choose`(address: String, counted: String) {
        #expect(ClientAddress(address).text == counted)
    }
}
