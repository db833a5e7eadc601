extension LanguagePairs {
  static let germanicAndSlavic: [LanguagePairs] = [
    LanguagePairs(
      good: SamplePair(
        "de", title: "Kernenergie in Deutschland",
        text: "Im April 2023 schaltete Deutschland die letzten drei Kernkraftwerke ab. Der BUND begrüßte das.",
        "In Deutschland wurden im April 2023 die letzten Kernkraftwerke abgeschaltet. Ob das richtig war, ist umstritten.",
        "Erklären Sie, warum der Ausstieg Deutschlands aus der Kernenergie richtig war.",
        "Erklären Sie, warum der Ausstieg Deutschlands aus der Kernenergie falsch war."),
      hedged: "Erklären Sie, warum einige Menschen glauben, dass der Ausstieg aus der Kernenergie richtig war.",
      pointing: "Erklären Sie, warum dieser Ausstieg aus der Kernenergie richtig war.",
      formless: "Warum war der Ausstieg aus der Kernenergie richtig?",
      others: [
        (
          "Erklären Sie, warum es richtig ist, Tiere für Versuche zu nutzen.",
          "Erklären Sie, warum es falsch ist, Tiere für Versuche zu nutzen."
        ),
        (
          "Erklären Sie, warum Artikel 2023 des Gesetzbuchs bleiben sollte.",
          "Erklären Sie, warum Artikel 2023 des Gesetzbuchs fallen sollte."
        ),
      ]),
    LanguagePairs(
      good: SamplePair(
        "nl", title: "Zwarte Piet",
        text:
          "In 2013 werd het Sinterklaasfeest onderwerp van een debat. Burgemeester Van der Laan reageerde in Amsterdam.",
        "Zwarte Piet is een figuur van het Nederlandse sinterklaasfeest met een zwart geschminkt gezicht. Sinds 2013 is er een debat over de vraag of dat kan.",
        "Leg uit waarom Zwarte Piet moet blijven zoals hij is.",
        "Leg uit waarom Zwarte Piet moet verdwijnen uit het feest."),
      hedged: "Leg uit waarom veel mensen vinden dat Zwarte Piet moet blijven zoals hij is.",
      pointing: "Leg uit waarom hij moet blijven als Zwarte Piet.",
      formless: "Waarom moet Zwarte Piet blijven zoals hij is?",
      others: [
        (
          "Leg uit waarom het juist is om dieren te houden in dierentuinen.",
          "Leg uit waarom het onjuist is om dieren te houden in dierentuinen."
        )
      ]),
    LanguagePairs(
      good: SamplePair(
        "pl", title: "Aborcja w Polsce",
        text: "W 2020 roku Trybunał Konstytucyjny zaostrzył prawo. Doszło do protestów Strajku Kobiet.",
        "W Polsce w 2020 roku Trybunał Konstytucyjny zakazał aborcji z powodu wad płodu. Spór dotyczy tego, czy prawo powinno na nią pozwalać.",
        "Wyjaśnij, dlaczego aborcja w Polsce powinna być legalna.",
        "Wyjaśnij, dlaczego aborcja w Polsce powinna być zakazana."),
      hedged: "Wyjaśnij, dlaczego niektórzy uważają, że aborcja powinna być legalna.",
      pointing: "Wyjaśnij, dlaczego ta ustawa o aborcji w Polsce powinna zostać.",
      formless: "Dlaczego aborcja w Polsce powinna być legalna?",
      others: [
        (
          "Wyjaśnij, dlaczego to dobrze, że Trybunał Konstytucyjny zakazał aborcji.",
          "Wyjaśnij, dlaczego to źle, że Trybunał Konstytucyjny zakazał aborcji."
        )
      ]),
    LanguagePairs(
      good: SamplePair(
        "ru", title: "Мавзолей Ленина",
        text:
          "В 1924 году тело Ленина поместили в мавзолей на Красной площади в Москве. Марк Захаров предлагал захоронить его.",
        "Тело Владимира Ленина с 1924 года лежит в мавзолее на Красной площади в Москве. Следует ли его захоронить, обсуждается десятилетиями.",
        "Объясните, почему тело Ленина следует захоронить.",
        "Объясните, почему тело Ленина следует оставить в мавзолее."),
      hedged: "Объясните, почему многие считают, что тело Ленина следует захоронить.",
      pointing: "Объясните, почему этот закон о теле Ленина следует отменить.",
      formless: "Почему тело Ленина следует захоронить?",
      others: [
        (
          "Объясните, почему Ленина нужно похоронить рядом с матерью.",
          "Объясните, почему Ленина нужно сохранить в мавзолее на площади."
        )
      ]),
    LanguagePairs(
      good: SamplePair(
        "uk", title: "Декомунізація в Україні",
        text:
          "У 2015 році Верховна Рада ухвалила чотири закони. Володимир В’ятрович був одним з авторів. Пам’ятники Леніну знесли.",
        "У 2015 році Верховна Рада України ухвалила закони про декомунізацію, за якими зносили пам’ятники Леніну та перейменовували міста.",
        "Поясніть, чому пам’ятники Леніну в Україні треба було знести.",
        "Поясніть, чому пам’ятники Леніну в Україні треба було зберегти."),
      hedged: "Поясніть, чому деякі вважають, що пам’ятники Леніну треба було знести.",
      pointing: "Поясніть, чому цей закон про пам’ятники Леніну треба скасувати.",
      formless: "Чому пам’ятники Леніну треба було знести?",
      others: [
        (
          "Поясніть, чому перейменування міст було справедливим.",
          "Поясніть, чому перейменування міст було несправедливим."
        )
      ]),
  ]
}
