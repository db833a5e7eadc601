/// Texts that would run, load or change something, did any of them become markup, style, template or script.
enum Payloads {
  static let all: [String] = wrappers.flatMap { wrapper in
    attacks.indices.map { wrapper(attacks[$0]) }
  }

  private static let wrappers: [@Sendable (String) -> String] = [
    { $0 }, { "\"\u{301}>" + $0 }, { "'>" + $0 + "<!--" }, { "</textarea></title></option></svg>" + $0 },
    { "--></style></script></details></main>" + $0 },
  ]

  private static let attacks = [
    "</script><script>window.pwned=1</script>", "<script>window.pwned=1</script>",
    "<!--<script>window.pwned=1</script>", "<![CDATA[<script>window.pwned=1</script>]]>",
    "<svg onload=window.pwned=1>", "<svg><script>window.pwned=1</script></svg>", "<svg/onload='window.pwned=1'>",
    "<img src=x onerror=window.pwned=1>", "<img src=https://evil.example/a.png>",
    "<body onload=window.pwned=1>", "<details open ontoggle=window.pwned=1>",
    "<input autofocus onfocus=window.pwned=1>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>", "<iframe src=javascript:parent.pwned=1></iframe>",
    "<object data=https://evil.example/o></object>", "<link rel=stylesheet href=https://evil.example/s.css>",
    "<style>@import 'https://evil.example/i.css'; * { display: none }</style>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/r'>", "<base href=https://evil.example/>",
    "<a href=javascript:window.pwned=1>x</a>", "<form action=https://evil.example/><button>x</button></form>",
    "<math><mtext><img src=x onerror=window.pwned=1></mtext></math>",
    "<template><script>window.pwned=1</script></template>",
    "javascript:window.pwned=1", "JaVaScRiPt:window.pwned=1", "data:text/html,<script>window.pwned=1</script>",
    "\" onmouseover=window.pwned=1 onfocus=window.pwned=1 autofocus x=\"", "' onclick='window.pwned=1",
    "` onclick=`window.pwned=1", "\"};window.pwned=1;//", "\\\"};window.pwned=1;//",
    "\\u003cscript\\u003ewindow.pwned=1",
    "\u{2028}window.pwned=1;\u{2029}", "{{{style}}}{{#evaluations}}{{title}}{{/evaluations}}", "${window.pwned=1}",
    "</title><script>document.title='pwned'</script>", "__proto__", "constructor",
    "\u{0}\u{8}\u{1B}[31m\u{7F}\u{202E}\u{FEFF}\u{FFFE}<script>window.pwned=1</script>",
    "=HYPERLINK(\"https://evil.example/\",\"x\")" + String(repeating: "<script>window.pwned=1</script>", count: 120),
  ]
}
