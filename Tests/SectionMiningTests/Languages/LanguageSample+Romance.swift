/// French, Spanish, Italian and Portuguese.
extension LanguageSample {
  static let romance = [french, spanish, italian, portuguese]

  private static let french = LanguageSample(
    code: "fr",
    strong: [
      "Controverse", "Controverses", "Polémiques", "Polémique sur les prix", "Critiques",
      "Critiques et controverses", "Critiques & polémiques", "Critiques envers l’État",
      "Controverses d'ordre politique", "Scandale financier", "Accusations de plagiat", "Mises en cause",
      "Contestations", "Prises de position controversées", "Arguments contre", "Partisans et opposants",
    ],
    medium: [
      "Débat", "Débats", "Affaires", "Critique", "Réactions", "Procès", "Critiques de la loi", "Opposition",
    ],
    others: [
      "Accueil critique", "Réception critique", "Critiques de presse", "Critique littéraire", "Édition critique",
      "Débats télévisés", "Affaires étrangères", "Histoire", "Réception", "Critique d'art", "Masse critique",
      "Accueil",
    ],
    work: ("Les Ombres (film, 1990)", "Infobox Cinéma (film)", "Critiques"),
    wholeTitle: ("Critique de l'islam", "Critique de la raison pure"),
    page: Page(
      title: "Usine modèle",
      wikitext: """
        L''''usine modèle''' est une usine.
        == Controverses ==
        [[Fichier:Usine.jpg|vignette|L'usine]]
        Le projet a été critiqué par des [[écologie|écologistes]]<ref>Journal</ref>, puis abandonné.
        """,
      heading: "Controverses",
      prose: """
        Le projet a été critiqué par des écologistes, puis abandonné.
        """,
      references: "Notes et références"))

  private static let spanish = LanguageSample(
    code: "es",
    strong: [
      "Controversia", "Controversias", "Polémica", "Polémicas", "Críticas", "Críticas y controversias",
      "Críticas e impacto", "Críticas al gobierno", "Escándalos", "Escándalo de corrupción", "Acusaciones",
      "Acusaciones de plagio", "Cuestionamientos", "Denuncias", "Declaraciones polémicas",
      "Argumentos a favor y en contra",
    ],
    medium: [
      "Debate", "Crítica", "Reacciones", "Oposición", "Protestas", "Crítica de la ley",
    ],
    others: [
      "Recepción de la crítica", "Recepción crítica", "Crítica literaria", "Crítica textual", "Edición crítica",
      "Debates presidenciales", "Historia", "Críticas profesionales", "Crítica y público", "Recepción",
    ],
    work: ("El río (película de 1990)", "Ficha de película", "Críticas"),
    wholeTitle: ("Controversia sobre el canal", "Crítica de la razón pura"),
    page: Page(
      title: "Presa modelo",
      wikitext: """
        La '''presa modelo''' es una presa.
        == Críticas y controversias ==
        {{AP|Controversia de la presa}}
        Los vecinos rechazaron la obra por su [[coste]].<ref>Diario</ref>
        """,
      heading: "Críticas y controversias",
      prose: """
        Los vecinos rechazaron la obra por su coste.
        """,
      references: "Referencias"))

  private static let italian = LanguageSample(
    code: "it",
    strong: [
      "Controversie", "Controversia", "Polemiche", "Critiche", "Critiche e controversie", "Critiche ed elogi",
      "Critiche al governo", "Critiche dall'estero", "Scandali", "Scandalo delle tangenti", "Accuse di plagio",
      "Polemiche sull'uso dei fondi", "Dibattito sull'aborto", "Contestazioni", "Pro e contro",
    ],
    medium: [
      "Dibattito", "Critica", "Vicende giudiziarie", "Proteste", "Reazioni",
    ],
    others: [
      "Accoglienza", "Accoglienza della critica", "Critica letteraria", "Apparato critico", "Edizione critica",
      "Storia", "Fortuna critica", "Critica e pubblico", "Dibattito televisivo", "Leader dell'opposizione",
    ],
    work: ("La notte (film 1961)", "Film", "Critiche"),
    wholeTitle: ("Controversie sul ponte", "Critica della ragion pura"),
    page: Page(
      title: "Ponte modello",
      wikitext: """
        Il '''ponte modello''' è un ponte.
        == Critiche ==
        Il progetto fu criticato dai ''comitati''<ref>Giornale</ref> e dalla [[Regione italiana|regione]].
        """,
      heading: "Critiche",
      prose: """
        Il progetto fu criticato dai comitati e dalla regione.
        """,
      references: "Note"))

  private static let portuguese = LanguageSample(
    code: "pt",
    strong: [
      "Controvérsia", "Controvérsias", "Polêmica", "Polémicas", "Críticas", "Críticas e controvérsias",
      "Críticas ao governo", "Polêmica com a imprensa", "Escândalo de corrupção", "Acusações",
      "Acusações de plágio", "Denúncias", "Declarações polêmicas", "Prós e contras",
    ],
    medium: [
      "Debate", "Crítica", "Oposição", "Reações", "Protestos",
    ],
    others: [
      "Recepção", "Recepção crítica", "Receção da crítica", "Crítica literária", "Debates presidenciais",
      "Edição crítica", "História", "Crítica especializada", "Crítica textual", "Pensamento crítico",
    ],
    work: ("O rio (filme de 1990)", "Info/Filme", "Críticas"),
    wholeTitle: ("Controvérsias sobre a barragem", "Crítica da razão pura"),
    page: Page(
      title: "Barragem modelo",
      wikitext: """
        A '''barragem modelo''' é uma barragem.
        == Controvérsias ==
        [[Ficheiro:B.jpg|miniatura|A barragem]]
        Os moradores contestaram a obra&nbsp;– cara e lenta.<ref>Jornal</ref>
        """,
      heading: "Controvérsias",
      prose: """
        Os moradores contestaram a obra – cara e lenta.
        """,
      references: "Referências"))
}
