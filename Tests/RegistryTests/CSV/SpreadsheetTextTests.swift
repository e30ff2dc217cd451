import Testing

@testable import Registry

@Suite struct SpreadsheetTextTests {
    private func read(_ text: String) -> String {
        String(decoding: SpreadsheetText.read(Array(text.utf8)[...]), as: UTF8.self)
    }

    @Test(arguments: [
        "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+A1", "\t=1", "\r=1", "＝1", "'=1", "''@x", "=\"00123\"", "-无",
    ])
    func `what a spreadsheet would compute is written with an apostrophe and read back as it was`(text: String) {
        let written = SpreadsheetText.written(text)
        #expect(written == "'" + text)
        #expect(read(written) == text)
    }

    @Test(arguments: [
        "", "-5", "-5.20", "+86 13800000000", "'", "'t Hooft", "O'Neill", "陈静", "a=b", "2026-11-24", "- 3",
    ])
    func `everything else is left alone`(text: String) {
        #expect(SpreadsheetText.written(text) == text)
        #expect(read(text) == text)
    }

    @Test func `digits kept as text by an equals sign are read as they are meant`() {
        #expect(read("=\"00123\"") == "00123")
        #expect(read("=\"\"") == "")
        #expect(read("=\"1\"&\"2\"") == "=\"1\"&\"2\"")
        #expect(read("=00123") == "=00123")
        #expect(read("=\"") == "=\"")
    }

    @Test func `the writer guards its fields`() {
        var writer = CSVWriter()
        writer.write(["=1+1", "a,b", "=HYPERLINK(\"x\",\"y\")", "-5"])
        #expect(
            String(decoding: writer.take(), as: UTF8.self)
                == "'=1+1,\"a,b\",\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",-5\r\n")
    }
}
