import Reporting
import TestSupport
import Testing

@Suite("Pictures of charts")
struct ChartPictureTests {
  @Test("a picture is a whole SVG file that tells its content in words too")
  func picture() throws {
    let picture = try ChartPicture(shares: [("cats", 3), ("dogs", 1)], title: "Pets", unit: "pets")
    #expect(picture.text == "cats: 3 (75.0 %); dogs: 1 (25.0 %).")
    #expect(picture.svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"680\""))
    #expect(picture.svg.contains("<desc id=\"text\">cats: 3 (75.0 %); dogs: 1 (25.0 %).</desc>"))
    #expect(picture.svg.contains(">Pets</text>"))
  }

  @Test("a hostile label stays text")
  func hostileLabel() throws {
    let picture = try ChartPicture(
      shares: [("</desc><script>alert(1)</script>&\"'\u{1}", 1)], title: "x", unit: "pairs")
    #expect(!picture.svg.contains("<script"))
    #expect(!picture.svg.unicodeScalars.contains("\u{1}"))
    #expect(
      picture.svg.contains("&lt;/desc&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&#39;\u{FFFD}: 1 (100.0 %)."))
  }

  @Test("nothing at all is a picture too")
  func nothing() throws {
    #expect(try ChartPicture(shares: [], title: "x", unit: "pairs").svg.hasSuffix("</svg>\n"))
  }
}
