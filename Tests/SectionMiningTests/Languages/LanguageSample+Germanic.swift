/// German and Dutch.
extension LanguageSample {
  static let germanic = [german, dutch]

  private static let german = LanguageSample(
    code: "de",
    strong: [
      "Kritik", "Kontroversen", "Kontroverse", "Kritik und Kontroversen", "Kritik & Kontroversen",
      "Kritik/Kontroverse", "Kritik an der Regierung", "Kritikpunkte", "Kritik von Umweltverbänden",
      "Plagiatsvorwürfe", "Dopingskandal", "Skandale", "Streit um das Denkmal", "Umstrittene Äußerungen",
      "Öffentliche Kritik", "Pro und Contra", "Spendenaffäre",
    ],
    medium: [
      "Debatte", "Diskussion", "Auseinandersetzungen", "Affäre", "Rezeption und Kritik", "Proteste",
      "Kritische Würdigung",
    ],
    others: [
      "Kritiken", "Rezeption", "Literaturkritik", "Textkritik", "Kritische Ausgabe", "Kritische Theorie",
      "Geschichte", "Streitkräfte", "Kritik der reinen Vernunft", "Filmkritiken", "Bundestagsdebatte",
      "Kritischer Punkt",
    ],
    work: ("Der Turm (Film)", "Infobox Film", "Kritik"),
    wholeTitle: ("Kritik am Islam", "Kritik der praktischen Vernunft"),
    page: Page(
      title: "Musterwerk",
      wikitext: """
        Das '''Musterwerk''' ist ein Kraftwerk.
        == Geschichte ==
        Es wurde [[1970]] gebaut.
        == Kritik ==
        [[Datei:Werk.jpg|mini|Das [[Werk]]]]
        Der Bau war ''umstritten''.<ref>Zeitung</ref> [[Naturschutz|Naturschützer]] nannten ihn „unnötig“.
        """,
      heading: "Kritik",
      prose: """
        Der Bau war umstritten. Naturschützer nannten ihn „unnötig“.
        """,
      references: "Einzelnachweise"))

  private static let dutch = LanguageSample(
    code: "nl",
    strong: [
      "Kritiek", "Controverse", "Controverses", "Kritiek en controverse", "Kritiek & controverses",
      "Controverse rond de titel", "Kritiekpunten", "Ophef", "Ophef over subsidies", "Omstreden uitspraken",
      "Schandalen", "Omkoopschandaal", "Beschuldigingen van fraude", "Voor- en tegenstanders",
      "Maatschappelijk debat",
    ],
    medium: [
      "Discussie", "Debat", "Affaire", "Reacties", "Protesten", "Ontwerp en kritiek",
    ],
    others: [
      "Kritieken", "Ontvangst", "Recensies", "Literaire kritiek", "Tekstkritiek", "Lijsttrekkersdebat",
      "Geschiedenis", "Kritische editie", "Kritische massa", "Oppositieleider",
    ],
    work: ("Zwartboek (film)", "Infobox film", "Kritiek"),
    wholeTitle: ("Kritiek op de islam", "Kritiek"),
    page: Page(
      title: "Voorbeeldstad",
      wikitext: """
        '''Voorbeeldstad''' is een stad.
        == Kritiek ==
        Het plan voor de [[haven (water)|haven]] kreeg veel kritiek.<ref name=a/> {{Zie hoofdartikel|Haven}}

        Bewoners vonden het '''te duur'''.
        """,
      heading: "Kritiek",
      prose: """
        Het plan voor de haven kreeg veel kritiek.

        Bewoners vonden het te duur.
        """,
      references: "Referenties"))
}
