/// Russian, Ukrainian and Polish.
extension LanguageSample {
  static let slavic = [russian, ukrainian, polish]

  private static let russian = LanguageSample(
    code: "ru",
    strong: [
      "Критика", "Критика и споры", "Критика и скандалы", "Критика/Скандалы", "Споры", "Споры о границах",
      "Скандал", "Скандалы", "Допинговый скандал", "Полемика", "Полемика вокруг книги", "Обвинения",
      "Обвинения в плагиате", "Спорные вопросы", "Критика со стороны учёных", "Аргументы за и против",
    ],
    medium: [
      "Дискуссии", "Противоречия", "Разногласия", "Оценки", "Конфликты", "Реакция", "Критика концепта",
    ],
    others: [
      "Отзывы", "Отзывы критиков", "Реакция критиков", "Оценки критиков", "Литературная критика",
      "Предвыборные дебаты", "История", "Рецензии", "Отзывы и критика", "Критическая масса", "Критика источников",
    ],
    work: ("Туман (фильм, 1990)", "Фильм", "Критика"),
    wholeTitle: ("Критика ислама", "Критика чистого разума"),
    page: Page(
      title: "Образцовый мост",
      wikitext: """
        '''Образцовый мост''' — мост.
        == Критика ==
        [[Файл:Мост.jpg|мини|Мост]]
        Проект критиковали [[эколог]]и<ref>Газета</ref> и {{нп5|жители||en|residents}}.
        """,
      heading: "Критика",
      prose: """
        Проект критиковали экологи и жители.
        """,
      references: "Примечания"))

  private static let ukrainian = LanguageSample(
    code: "uk",
    strong: [
      "Критика", "Критика та суперечки", "Критика й скандали", "Суперечки", "Суперечки щодо назви", "Скандал",
      "Скандали", "Контроверсії", "Контроверзи", "Полеміка", "Звинувачення", "Звинувачення у плагіаті",
      "Спірні питання", "Критика з боку вчених",
    ],
    medium: [
      "Дискусії", "Суперечності", "Оцінки", "Конфлікти", "Реакція", "Протести",
    ],
    others: [
      "Відгуки", "Відгуки критиків", "Оцінки критиків", "Літературна критика", "Телевізійні дебати", "Історія",
      "Рецензії", "Критична маса", "Передвиборчі дебати", "Критика джерел",
    ],
    work: ("Туман (фільм, 1990)", "Фільм", "Критика"),
    wholeTitle: ("Критика ісламу", "Критика чистого розуму"),
    page: Page(
      title: "Зразковий міст",
      wikitext: """
        '''Зразковий міст''' — міст.
        == Критика ==
        Проєкт критикували [[еколог]]и<ref>Газета</ref>, які вважали його ''зайвим''.
        """,
      heading: "Критика",
      prose: """
        Проєкт критикували екологи, які вважали його зайвим.
        """,
      references: "Примітки"))

  private static let polish = LanguageSample(
    code: "pl",
    strong: [
      "Kontrowersje", "Krytyka", "Krytyka i kontrowersje", "Krytyka/Kontrowersje", "Kontrowersje wokół nazwy",
      "Spory", "Spór o granicę", "Skandal", "Skandale", "Afera korupcyjna", "Afery", "Zarzuty", "Zarzuty o plagiat",
      "Oskarżenia", "Polemiki", "Krytyka ze strony Kościoła",
    ],
    medium: [
      "Debata", "Debaty", "Dyskusja", "Protesty", "Krytyka pomysłu", "Reakcje",
    ],
    others: [
      "Odbiór", "Odbiór krytyczny", "Recenzje", "Krytyka literacka", "Krytyka tekstu", "Wydanie krytyczne",
      "Historia", "Debaty przedwyborcze", "Masa krytyczna", "Opinie krytyków",
    ],
    work: ("Mgła (film 1990)", "Film infobox", "Krytyka"),
    wholeTitle: ("Krytyka islamu", "Krytyka czystego rozumu"),
    page: Page(
      title: "Most wzorcowy",
      wikitext: """
        '''Most wzorcowy''' – most.
        == Kontrowersje ==
        [[Plik:Most.jpg|thumb|Most]]
        Projekt krytykowali [[ekolog|ekolodzy]]<ref>Gazeta</ref>.
        * za drogi
        * za wysoki
        """,
      heading: "Kontrowersje",
      prose: """
        Projekt krytykowali ekolodzy.

        - za drogi
        - za wysoki
        """,
      references: "Przypisy"))
}
