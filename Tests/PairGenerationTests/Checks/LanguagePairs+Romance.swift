extension LanguagePairs {
  static let romance: [LanguagePairs] = [
    LanguagePairs(
      good: SamplePair(
        "fr", title: "Corrida",
        text:
          "Le Conseil constitutionnel a jugé en 2012 que la corrida pouvait être autorisée en France, à Nîmes et à Arles. Aymeric Caron a déposé une proposition de loi.",
        "En France, la corrida est autorisée dans les villes où elle est une tradition, comme Nîmes. Son interdiction a été proposée par Aymeric Caron.",
        "Expliquez pourquoi la corrida devrait être interdite dans toute la France.",
        "Expliquez pourquoi la corrida devrait rester autorisée à Nîmes et à Arles."),
      hedged: "Expliquez pourquoi certains estiment que la corrida devrait être interdite en France.",
      pointing: "Expliquez pourquoi cette loi sur la corrida devrait être retirée en France.",
      formless: "Pourquoi la corrida devrait-elle être interdite dans toute la France ?",
      others: [
        (
          "Expliquez pourquoi il est juste d'interdire la corrida.",
          "Expliquez pourquoi il est injuste d'interdire la corrida."
        ),
        (
          "Expliquez pourquoi l'usage de l'article 49.3 était légitime.",
          "Expliquez pourquoi l'usage de l'article 49.3 était illégitime."
        ),
      ]),
    LanguagePairs(
      good: SamplePair(
        "es", title: "Tauromaquia",
        text:
          "Cataluña prohibió las corridas de toros en 2010. El Tribunal Constitucional de España anuló la ley en 2016. El PP la había recurrido.",
        "Cataluña prohibió las corridas de toros en 2010, y el Tribunal Constitucional de España anuló la prohibición en 2016.",
        "Explica por qué las corridas de toros deben prohibirse en toda España.",
        "Explica por qué las corridas de toros deben permitirse en toda España."),
      hedged: "Explica por qué algunos creen que las corridas de toros deben prohibirse en España.",
      pointing: "Explica por qué esta ley sobre las corridas de toros debe anularse.",
      formless: "¿Por qué deben prohibirse las corridas de toros en toda España?",
      others: [
        (
          "Explica por qué la prohibición de los toros en Cataluña fue justa.",
          "Explica por qué la prohibición de los toros en Cataluña fue injusta."
        ),
        (
          "Explica por qué fue correcto aplicar el artículo 2010 en Cataluña.",
          "Explica por qué fue incorrecto aplicar el artículo 2010 en Cataluña."
        ),
      ]),
    LanguagePairs(
      good: SamplePair(
        "pt", title: "Cotas raciais no Brasil",
        text: "A Lei 12.711 de 2012 reservou vagas nas universidades federais. O STF julgou a ADPF 186 constitucional.",
        "No Brasil, a Lei 12.711 de 2012 reserva vagas nas universidades federais a estudantes negros e de escolas públicas. A medida é controversa.",
        "Explique por que as universidades públicas devem reservar vagas a estudantes negros.",
        "Explique por que as universidades públicas não devem reservar vagas a estudantes negros."),
      hedged: "Explique por que muitos acreditam que as universidades públicas devem reservar vagas a negros.",
      pointing: "Explique por que esta lei das universidades públicas deve ser mantida para estudantes.",
      formless: "Por que as universidades públicas devem reservar vagas a estudantes negros?",
      others: [
        ("Explique por que as cotas raciais são justas.", "Explique por que as cotas raciais são injustas.")
      ]),
    LanguagePairs(
      good: SamplePair(
        "it", title: "Crocifisso nelle aule",
        text:
          "Nel 2009 la Corte europea dei diritti dell'uomo diede ragione a Soile Lautsi; nel 2011 la Grande Camera decise il contrario.",
        "In Italia il crocifisso è appeso nelle aule delle scuole pubbliche. Nel 2011 la Corte europea dei diritti dell'uomo lo ha ammesso nel caso Lautsi.",
        "Spiega perché il crocifisso deve restare nelle aule delle scuole pubbliche.",
        "Spiega perché il crocifisso deve essere tolto dalle aule delle scuole pubbliche."),
      hedged: "Spiega perché alcuni ritengono che il crocifisso deve restare nelle aule pubbliche.",
      pointing: "Spiega perché questa legge sul crocifisso nelle aule deve restare.",
      formless: "Perché il crocifisso deve restare nelle aule delle scuole pubbliche?",
      others: [
        (
          "Spiega perché è giusto vietare il crocifisso a scuola.",
          "Spiega perché è sbagliato vietare il crocifisso a scuola."
        ),
        (
          "Spiega perché l'articolo 2011 della Costituzione è giusto.",
          "Spiega perché l'articolo 2011 della Costituzione è sbagliato."
        ),
      ]),
  ]
}
