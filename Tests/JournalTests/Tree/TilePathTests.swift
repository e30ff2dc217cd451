import Journal
import Testing

@Suite struct TilePathTests {
    @Test(arguments: [
        "tile/0/000", "tile/0/001.p/5", "tile/5/x001/x234/067", "tile/3/x001/234.p/255", "tile/entries/000.p/1",
        "tile/entries/x999/x999/x999/999", "tile/entries/x001/000",
    ])
    func `a path is read and written alike`(path: String) throws {
        #expect(try #require(TilePath(path)).description == path)
    }

    @Test func `a path means its parts`() throws {
        let path = try #require(TilePath("tile/2/x001/x234/067.p/9"))
        #expect(path == TilePath(.hashes(level: 2), index: 1_234_067, width: 9))
        #expect(TilePath("tile/entries/123") == TilePath(.entries, index: 123))
    }

    @Test(arguments: [
        "", "tile", "tile/", "tile/0", "tile/0/", "tile/0/0", "tile/0/00", "tile/0/0000", "tile/6/000", "tile/-1/000",
        "tile/00/000", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p/", "tile/0/000.p",
        "tile/0/x000/001", "tile/0/x001", "tile/0/001/002", "tile/0/x01/002", "tile/0/X001/002", "tile/0/x001/x002",
        "tile/data/000", "/tile/0/000", "tile/0/000/", "tile//000", "tile/0/../000", "tile/0/٠٠٠", "tile/0/+01",
        "tile/0/x999/x999/x999/x999/x999/x999/999", "tile/0/x999/x999/x999/x999/x999/999", "tile/0/000.p/1/2",
        "tile/0/.p/1", "tile/entries/000.p/999999999999999999999", "ｔile/0/000",
    ])
    func `anything else is refused`(path: String) {
        #expect(TilePath(path) == nil)
    }
}
