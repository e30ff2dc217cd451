import Exchange
import Testing

@Suite("Paths of calls and the patterns of rights")
struct ServicePathTests {
    @Test(arguments: [
        ("", ""), ("/", "/"), ("/a", "/a"), ("/a/", "/a/"), ("/a/./b", "/a/b"), ("/a/../b", "/b"), ("/a/b/..", "/a/"),
        ("/a/.", "/a/"),
        ("/%61", "/a"), ("/a%2Ab", "/a*b"), ("/%E4%B8%80", "/一"), ("//a", "//a"), ("/a//../b", "/a/b"),
        ("/a/%2e/b", "/a/b"),
    ]) func `a path is decoded and normalised`(raw: String, path: String) {
        #expect(ServicePath(raw.utf8)?.text == path)
    }

    @Test(arguments: [
        "a", "/..", "/../a", "/a/../../b", "/%2e%2e/a", "/%2E%2E", "/.%2e/", "/a/..b", "/a..", "/...", "/a%2Fb",
        "/a%2fb", "/a%5Cb",
        "/a%00", "/a%0A", "/a%7F", "/%C0%AF", "/%E0%80%AF", "/%C0%AE%C0%AE/", "/%ED%A0%80", "/%FF", "/%", "/%1", "/%zz",
        "/a b", "/a\\b",
        "/é", "/a\"", "/" + String(repeating: "a", count: ServicePath.limit),
    ]) func `a path that could be read in two ways is refused`(raw: String) {
        #expect(ServicePath(raw.utf8) == nil)
    }

    @Test(arguments: [
        ("/foo/*/bar/", "/foo/zyggy/bar/", true), ("/foo/*/bar", "/foo/zyggy/quux/bar", false),
        ("/foo/**bar", "/foo/what/ever/bar", true),
        ("/foo/**bar", "/foo/zyggybar", true), ("/foo/**/bar", "/foo/bar", false), ("/*", "/", true),
        ("/*", "/a", true), ("/*", "/a/b", false), ("/**", "/a/b", true),
        ("**", "", true), ("*", "", true), ("", "", true), ("", "/", false), ("/a*c", "/abc", true),
        ("/a*c", "/ac", true), ("/a*c", "/ab", false),
        ("/\\*", "/%2A", true), ("/\\*", "/a", false), ("/a\\b", "/a", false), ("/***", "/a/b", true),
        ("/*/*", "/a/b", true), ("/*/*", "/a", false),
        ("/a.c", "/abc", false), ("/(a|b)", "/a", false), ("/**/x/**", "/a/x/b/x/c", true), ("/%61", "/a", false),
        ("/一", "/%E4%B8%80", true), ("/?", "/a", false),
    ]) func `a pattern matches as the manual says`(pattern: String, raw: String, isMatch: Bool) throws {
        let path = try #require(ServicePath(raw.utf8))
        #expect(try #require(PathGlob(pattern)).matches(path) == isMatch)
    }

    @Test func `a pattern made to be slow is not`() throws {
        let pattern = try #require(PathGlob("/" + String(repeating: "*a", count: 250) + "b"))
        let path = try #require(ServicePath(("/" + String(repeating: "a", count: 4_000)).utf8))
        let began = ContinuousClock.now
        #expect(!pattern.matches(path))
        #expect(ContinuousClock.now - began < .seconds(10))
        #expect(PathGlob(String(repeating: "a", count: PathGlob.limit + 1)) == nil)
    }

    @Test(arguments: [
        ("", "", "/"), ("/", "", "/"), ("/api", "", "/api"), ("/api", "/x", "/api/x"), ("/api/", "/x", "/api/x"),
        ("", "/x", "/x"), ("/api/", "", "/api/"),
        ("/api", "/path%3B/?a=b?c", "/api/path%3B/?a=b?c"), ("/api", "/a%2Fb", "/api/a%2Fb"),
        ("/api", "/a/../b", "/api/a/../b"),
    ]) func `a call goes to the configured address and its own raw path`(base: String, rest: String, target: String)
        throws
    {
        let head = try SampleCall(target: "/r1/ZS/GOV/a/b/c" + rest).head()
        #expect(ServiceAddress.target(base: base, of: head).map { String(decoding: $0, as: UTF8.self) } == target)
    }

    @Test(arguments: ["/..", "/../x", "/a/../../x", "/%2e%2e/x", "/.%2E/x", "/x/..%2f..%2fy", "/..%5cx", "/a//../../x"])
    func `a call never leaves the service`(rest: String) throws {
        let head = try SampleCall(target: "/r1/ZS/GOV/a/b/c" + rest).head()
        #expect(ServiceAddress.target(base: "/api", of: head) == nil)
    }
}
