/// The colours of charts. These are for white paper, and stay in a chart that is saved; the style sheet has others for
/// dark screens. The five tones go from rust to teal, which all kinds of colour vision tell apart.
enum Ink: String {
  case ink, soft, rule, track, bar, accent
  case t1, t2, t3, t4, t5

  var colour: String {
    switch self {
    case .ink: "#22252b"
    case .soft: "#5d646e"
    case .rule: "#d4d0c7"
    case .track: "#ebe8e1"
    case .bar: "#6f9aa8"
    case .accent: "#2f6477"
    case .t1: "#b4553f"
    case .t2: "#d49a7e"
    case .t3: "#a9a8a3"
    case .t4: "#7da9b2"
    case .t5: "#2f6f80"
    }
  }
}
