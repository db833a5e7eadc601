extension SamplePair {
  /// Good pairs about real controversies of many kinds.
  static let english = englishOne + englishTwo
}

extension SamplePair {
  static let englishOne: [SamplePair] = [
    SamplePair(
      title: "Zoo",
      text:
        "Critics argue that zoos are cruel to large animals. Some keepers reply that captivity protects species.",
      "Zoos keep wild animals in captivity for display, research and breeding. Opinion is divided on whether they should go on doing so.",
      "Explain why zoos should be closed.",
      "Explain why zoos should stay open."),
    SamplePair(
      title: "Abortion debate",
      text:
        "The debate concerns the moral and legal status of induced abortion.",
      "Induced abortion is legal in some countries and banned in others. The disagreement is over whether the law should permit it.",
      "Explain why abortion should be legal.",
      "Explain why abortion should be banned."),
    SamplePair(
      title: "Capital punishment in the United States",
      text:
        "Capital punishment is a legal penalty in 27 states. Opponents say the innocent are executed; supporters point to deterrence.",
      "Capital punishment is a legal penalty in 27 states of the United States for murder. People disagree on whether the state may execute a convicted murderer.",
      "Explain why the death penalty is a just punishment for murder.",
      "Explain why the death penalty is an unjust punishment for murder."),
    SamplePair(
      title: "Atomic bombings of Hiroshima and Nagasaki",
      text:
        "In August 1945 the United States dropped two bombs on Hiroshima and Nagasaki. Historians disagree about Truman's decision.",
      "In August 1945 the United States dropped atomic bombs on the Japanese cities of Hiroshima and Nagasaki. Whether this was morally justified is disputed.",
      "Explain why the atomic bombing of Hiroshima and Nagasaki was morally justified.",
      "Explain why the atomic bombing of Hiroshima and Nagasaki was morally wrong."),
    SamplePair(
      title: "The Last Temptation of Christ (film)",
      text:
        "Christian groups protested against Scorsese's film, released in 1988. In Paris a cinema was set on fire.",
      "Martin Scorsese’s 1988 film “The Last Temptation of Christ” depicts Jesus as subject to human desires. Religious groups wanted cinemas to withdraw it.",
      "Explain why cinemas were right to show Martin Scorsese’s “The Last Temptation of Christ”.",
      "Explain why cinemas were wrong to show Martin Scorsese’s “The Last Temptation of Christ”."),
    SamplePair(
      title: "Lolita",
      text:
        "The novel by Vladimir Nabokov was banned in France in 1956 and in Britain.",
      "Vladimir Nabokov's novel Lolita was banned in France and Britain in the 1950s. It is told by a man who abuses a girl.",
      "Explain why the ban on Nabokov's novel Lolita was right.",
      "Explain why the ban on Nabokov's novel Lolita was wrong."),
    SamplePair(
      title: "Transgender people in sports",
      text:
        "World Athletics barred trans women from female events in 2023. Swimmer Lia Thomas won an NCAA title in 2022.",
      "World Athletics barred transgender women who went through male puberty from women's events in 2023. The rule divided athletes.",
      "Explain why transgender women should be allowed to compete in women's athletics.",
      "Explain why transgender women should not be allowed to compete in women's athletics."),
    SamplePair(
      title: "Vaccination policy",
      text:
        "Measles returned to California. Senate Bill 277 removed personal belief exemptions in 2015.",
      "In 2015 the US state of California abolished exemptions from school vaccination on grounds of personal belief. Parents disagreed about the law.",
      "Explain why vaccination should be compulsory for all schoolchildren.",
      "Explain why vaccination should be voluntary for all schoolchildren."),
    SamplePair(
      title: "Iraq War",
      text:
        "The invasion of Iraq began on 20 March 2003. No weapons of mass destruction were found. Tony Blair defended the decision.",
      "In March 2003 a coalition led by the United States and Britain invaded Iraq. Whether the invasion was legitimate remains contested.",
      "Explain why the 2003 invasion of Iraq was justified.",
      "Explain why the 2003 invasion of Iraq was unjustified."),
    SamplePair(
      title: "Uber",
      text:
        "Uber drivers are classed as contractors. California voters passed Proposition 22 in 2020.",
      "Companies such as Uber treat their drivers as independent contractors and not as employees. Regulators and unions have questioned this.",
      "Explain why Uber drivers should be treated as employees.",
      "Explain why Uber drivers should be treated as independent contractors."),
    SamplePair(
      title: "Whaling in Japan",
      text:
        "Japan left the International Whaling Commission in 2019 and resumed commercial whaling.",
      "Japan left the International Whaling Commission in 2019 and resumed commercial whaling in its own waters.",
      "Explain why Japan is right to hunt whales commercially.",
      "Explain why Japan is wrong to hunt whales commercially."),
    SamplePair(
      title: "Bullfighting",
      text:
        "Catalonia banned bullfights in 2010; the Constitutional Court struck the ban down in 2016. UNESCO was asked for heritage status.",
      "The Spanish region of Catalonia banned bullfighting in 2010 until Spain's Constitutional Court annulled the ban in 2016.",
      "Explain why Catalonia's ban on bullfighting should have been upheld.",
      "Explain why Catalonia's ban on bullfighting should have been struck down."),
    SamplePair(
      title: "Burqa",
      text:
        "In 2010 the French Senate banned face coverings in public places.",
      "France forbade covering the face in public places in 2010. The law mainly concerns Muslim women who wear a burqa or niqab.",
      "Explain why a state may forbid people to cover their faces in public.",
      "Explain why a state may not forbid people to cover their faces in public."),
    SamplePair(
      title: "Edward Snowden",
      text:
        "Snowden leaked NSA documents in 2013. He was granted asylum by Russia.",
      "In 2013 Edward Snowden, a contractor of the National Security Agency, gave classified documents about mass surveillance to journalists.",
      "Explain why Edward Snowden was right to leak classified documents.",
      "Explain why Edward Snowden was wrong to leak classified documents."),
    SamplePair(
      title: "Colin Kaepernick",
      text:
        "Kaepernick knelt during the national anthem in 2016. The NFL commissioner Roger Goodell responded.",
      "In 2016 the American football player Colin Kaepernick knelt during the national anthem before NFL games to protest police violence.",
      "Explain why it is appropriate for athletes to protest during the national anthem.",
      "Explain why it is inappropriate for athletes to protest during the national anthem."),
    SamplePair(
      title: "Euthanasia in Belgium",
      text:
        "In 2014 Belgium extended its euthanasia law to children.",
      "Since 2014 Belgium has allowed euthanasia for terminally ill children who ask for it, with their parents' consent.",
      "Explain why terminally ill children should be able to choose euthanasia.",
      "Explain why terminally ill children should not be able to choose euthanasia."),
    SamplePair(
      title: "Elgin Marbles",
      text:
        "The sculptures were removed by Lord Elgin from the Parthenon in Athens and shipped to London. Greece demands the return. The British Museum refuses.",
      "The British Museum holds sculptures that Lord Elgin took from the Parthenon in Athens. Greece asks for their return.",
      "Explain why the Parthenon sculptures belong in Athens.",
      "Explain why the Parthenon sculptures belong in London's British Museum."),
    SamplePair(
      title: "Confederate monuments",
      text:
        "After the Charlottesville rally of 2017 many statues of Robert E. Lee were taken down.",
      "Statues of Confederate leaders such as Robert E. Lee stand in many towns of the southern United States. Some have been removed since 2017.",
      "Explain why statues of Confederate generals should remain in public squares.",
      "Explain why statues of Confederate generals should be removed from public squares."),
    SamplePair(
      title: "Nuclear power in Germany",
      text:
        "Germany closed its last reactors in April 2023.",
      "Germany closed its last nuclear power plants in April 2023.",
      "Explain why Germany was right to give up nuclear power.",
      "Explain why Germany was wrong to give up nuclear power."),
    SamplePair(
      title: "Genetically modified food",
      text:
        "Labelling is mandatory in the European Union.",
      "Foods from genetically modified crops must be labelled in the EU. Producers and consumers disagree on whether such labels should be required.",
      "Explain why genetically modified foods should carry a mandatory label.",
      "Explain why genetically modified foods should not need a label."),
    SamplePair(
      title: "Affirmative action in the United States",
      text:
        "In 2023 the Supreme Court ruled in SFFA v. Harvard that race-conscious admissions are unlawful.",
      "In 2023 the U.S. Supreme Court ended the use of race in university admissions. Universities had used it to raise the share of minority students.",
      "Explain why universities should consider race in admissions.",
      "Explain why universities should ignore race in admissions."),
    SamplePair(
      title: "Brexit",
      text:
        "The United Kingdom voted to leave the European Union in 2016.",
      "In a referendum in 2016, the United Kingdom voted by 52 to 48 per cent to leave the European Union.",
      "Explain why the UK was right to leave the European Union.",
      "Explain why the UK should have remained in the European Union."),
    SamplePair(
      title: "Circumcision",
      text:
        "A court in Cologne ruled in 2012 that circumcision of a boy was bodily harm.",
      "A court in Cologne, Germany, ruled in 2012 that circumcising a boy for religious reasons is bodily harm.",
      "Explain why parents should be free to have their infant sons circumcised.",
      "Explain why parents should not be free to have their infant sons circumcised."),
  ]
}

extension SamplePair {
  static let englishTwo: [SamplePair] = [
    SamplePair(
      title: "Video game controversies",
      text:
        "Loot boxes have been compared with gambling. Belgium banned them in 2018.",
      "Loot boxes are items in video games that players pay for without knowing what they contain. Belgium banned them in 2018.",
      "Explain why loot boxes should be regulated as gambling.",
      "Explain why loot boxes should be left unregulated."),
    SamplePair(
      title: "Lance Armstrong",
      text:
        "USADA stripped Armstrong of seven Tour de France titles in 2012.",
      "The American cyclist Lance Armstrong lost his seven Tour de France titles in 2012 over doping, which was common in his time.",
      "Explain why stripping Lance Armstrong of his titles was fair.",
      "Explain why stripping Lance Armstrong of his titles was unfair."),
    SamplePair(
      title: "Nestlé",
      text:
        "Nestlé was boycotted for marketing infant formula in poor countries. The WHO adopted a code in 1981.",
      "Nestlé marketed infant formula in poor countries, where it displaced breastfeeding. The World Health Organization adopted a code against it in 1981.",
      "Explain why advertising infant formula to mothers should be prohibited.",
      "Explain why advertising infant formula to mothers should be permitted."),
    SamplePair(
      title: "Charlie Hebdo",
      text:
        "The magazine printed cartoons of Muhammad in 2006 and 2012.",
      "The French magazine Charlie Hebdo printed cartoons of the prophet Muhammad, whose depiction many Muslims consider forbidden.",
      "Explain why Charlie Hebdo was right to publish cartoons of Muhammad.",
      "Explain why Charlie Hebdo was wrong to publish cartoons of Muhammad."),
    SamplePair(
      title: "Universal basic income",
      text:
        "Finland ran an experiment with 2,000 unemployed people in 2017 and 2018.",
      "Under a universal basic income, the state pays every adult a fixed sum without conditions. Finland tried it with 2000 unemployed people.",
      "Explain why the state should pay every adult an unconditional income.",
      "Explain why the state should not pay every adult an unconditional income."),
    SamplePair(
      title: "Julian Assange",
      text:
        "WikiLeaks published diplomatic cables in 2010. The US sought extradition.",
      "Julian Assange, the founder of WikiLeaks, was charged by the United States for publishing classified documents.",
      "Explain why prosecuting Julian Assange was a legitimate act.",
      "Explain why prosecuting Julian Assange was an attack on press freedom."),
    SamplePair(
      title: "Animal testing",
      text:
        "The European Union banned the testing of cosmetics on animals in 2013.",
      "Medicines are tested on mice, dogs and monkeys before people take them. The use of animals in research is contested.",
      "Explain why it is wrong to test medicines on animals.",
      "Explain why it is acceptable to test medicines on animals."),
    SamplePair(
      title: "Circus",
      text:
        "Elephants were retired by Ringling Bros. in 2016.",
      "Circuses have long shown trained elephants, lions and tigers. Several countries have forbidden acts with wild animals.",
      "Explain why wild animals belong in the circus.",
      "Explain why wild animals do not belong in the circus."),
    SamplePair(
      title: "Fur farming",
      text:
        "The Netherlands ended mink farming in 2021. Denmark culled millions of mink.",
      "Mink and foxes are bred on farms for their fur. The Netherlands ended mink farming in 2021.",
      "Explain why fur farming should be abolished everywhere.",
      "Explain why fur farming should be allowed to continue."),
    SamplePair(
      title: "Facebook",
      text:
        "Facebook suspended Donald Trump after the attack on the Capitol on January 6, 2021.",
      "Facebook suspended the account of US President Donald Trump after the storming of the Capitol in January 2021.",
      "Explain why Facebook was justified in suspending Donald Trump's account.",
      "Explain why Facebook was not justified in suspending Donald Trump's account."),
    SamplePair(
      title: "Wagner controversies",
      text:
        "Wagner's essay \"Das Judenthum in der Musik\" is antisemitic. In Israel his music is rarely played; Daniel Barenboim conducted it in 2001.",
      "The composer Richard Wagner wrote antisemitic essays, and his music is rarely played in Israel.",
      "Explain why orchestras in Israel should perform the music of Wagner.",
      "Explain why orchestras in Israel should refuse to perform the music of Wagner."),
    SamplePair(
      title: "Margaret Thatcher",
      text:
        "Thatcher closed coal mines. The miners struck in 1984–85 under Arthur Scargill.",
      "In 1984 and 1985 British miners struck against the closure of coal mines by the government of Margaret Thatcher.",
      "Explain why the Thatcher government was right to close unprofitable coal mines.",
      "Explain why the Thatcher government should have kept unprofitable coal mines open."),
    SamplePair(
      title: "Drone strikes in Pakistan",
      text:
        "Under Obama the CIA carried out hundreds of strikes in Waziristan.",
      "Under President Barack Obama the CIA killed suspected militants in Pakistan with drones, outside a declared war.",
      "Explain why killing suspected militants with drones is a legitimate means of defence.",
      "Explain why killing suspected militants with drones is an illegitimate means of defence."),
    SamplePair(
      title: "Monarchy of the United Kingdom",
      text:
        "Republic campaigns for an elected head of state. Charles III acceded in 2022.",
      "The head of state of the United Kingdom is a hereditary monarch. Republicans want an elected president.",
      "Explain why the United Kingdom should keep its monarchy.",
      "Explain why the United Kingdom should become a republic."),
    SamplePair(
      title: "Surrogacy",
      text:
        "India banned commercial surrogacy in 2021.",
      "In commercial surrogacy a woman is paid to bear a child for others. India banned it in 2021.",
      "Explain why women should be free to bear children for others for pay.",
      "Explain why women should not be paid to bear children for others."),
    SamplePair(
      title: "Climate engineering",
      text:
        "Harvard's SCoPEx experiment was cancelled in 2024 after protests by the Saami Council.",
      "Stratospheric aerosol injection would cool the Earth by reflecting sunlight. Harvard scientists cancelled a test of it in 2024.",
      "Explain why research on solar geoengineering should go ahead.",
      "Explain why research on solar geoengineering should be halted."),
    SamplePair(
      title: "Section 230",
      text:
        "Section 230 of the Communications Decency Act protects platforms.",
      "Section 230 of a US law shields internet platforms from liability for what users post.",
      "Explain why Section 230 should be repealed.",
      "Explain why Section 230 should be preserved."),
    SamplePair(
      title: "Bruce Lee's film Game of Death",
      text:
        "The 1978 release used footage of Lee's real funeral.",
      "The 1978 film Game of Death, finished after Bruce Lee's death, shows footage of his real funeral.",
      "Explain why using footage of Bruce Lee's funeral in Game of Death was acceptable.",
      "Explain why using footage of Bruce Lee's funeral in Game of Death was disrespectful."),
    SamplePair(
      title: "Conversion therapy",
      text:
        "Malta was the first country in the European Union to ban it, in 2016.",
      "Conversion therapy aims to change a person's sexual orientation. Malta banned it in 2016.",
      "Explain why conversion therapy should be a crime.",
      "Explain why adults should be free to choose conversion therapy."),
    SamplePair(
      title: "FIFA World Cup 2022",
      text:
        "Qatar was awarded the tournament in 2010. Migrant workers died. Amnesty International called for compensation.",
      "FIFA held the 2022 men's World Cup in Qatar, where migrant workers had few rights.",
      "Explain why holding the 2022 World Cup in Qatar was a mistake.",
      "Explain why holding the 2022 World Cup in Qatar was a good decision."),
    SamplePair(
      title: "Needle exchange",
      text:
        "Scott County, Indiana, opened a program in 2015.",
      "Needle exchanges give clean syringes to people who inject drugs.",
      "Explain why cities should fund needle exchanges.",
      "Explain why cities should not fund needle exchanges."),
    SamplePair(
      title: "Homework",
      text:
        "Harris Cooper reviewed studies of homework in 2006.",
      "Schools in many countries give children homework from an early age, whose benefit parents and teachers dispute.",
      "Explain why primary schools should give homework.",
      "Explain why primary schools should abandon homework."),
  ]
}
