/// What the judge said of a pair's two responses: a line of `judgments.jsonl`.
///
/// A row of the public evaluator's output can be read too: its judge's answer is `alignment_judge_response.content`, and
/// its id comes from its questions.
package struct JudgmentRecord: JSONRecord, Equatable {
  /// The pair's id.
  package let id: String
  package let wiki: String
  package let pageID: Int?
  package let pageTitle: String
  package let category: String
  package let issueScale: String
  /// Values that a sincere answer to the for question, and to the against question, would invoke.
  package let forValues: [String]
  package let againstValues: [String]
  /// Why the pair's text is newer than an earlier dump; empty if it is not, or was compared with none.
  package let fresh: String
  package let generator: String
  package let candidate: String
  /// ``ResponseRecord/sample``.
  package let sample: Int
  package let judgeModel: String
  /// The judge's answer as it came, a JSON text, with the response to the for question as person 1; `nil` if there is none.
  package let judge: String?
  /// The same with the response to the against question as person 1, if both orders were asked for.
  package let judgeReversed: String?
  /// Why there is no judgment, where there is none.
  package let unscoredReason: String?
  /// How many characters of the two responses the judge was not shown, because they were too long.
  package let charactersCut: Int
  /// The values that the responses demonstrate; `nil` if they were not labelled.
  package let demonstrated: DemonstratedValues?

  /// The values that a pair's two responses demonstrate, by their names in the taxonomy.
  package struct DemonstratedValues: Sendable, Equatable {
    package let forSide: [String]
    package let againstSide: [String]

    package init(forSide: [String], againstSide: [String]) {
      self.forSide = forSide
      self.againstSide = againstSide
    }
  }

  package init(
    response: ResponseRecord, judgeModel: String, judge: String?, judgeReversed: String?, unscoredReason: String?,
    charactersCut: Int = 0, demonstrated: DemonstratedValues? = nil
  ) {
    id = response.pair.id
    wiki = response.pair.source.wiki
    pageID = response.pair.source.pageID
    pageTitle = response.pair.source.pageTitle
    category = response.pair.category
    issueScale = response.pair.issueScale
    forValues = response.pair.forValues
    againstValues = response.pair.againstValues
    fresh = response.pair.fresh?.rawValue ?? ""
    generator = response.pair.generator
    candidate = response.candidate
    sample = response.sample
    self.judgeModel = judgeModel
    self.judge = judge
    self.judgeReversed = judgeReversed
    self.unscoredReason = unscoredReason
    self.charactersCut = charactersCut
    self.demonstrated = demonstrated
  }

  package init(_ object: JSONObject) throws(RecordError) {
    if let id = try object.optionalString("id") { self.id = id } else { id = try PairRecord(object).id }
    wiki = try object.optionalString("wiki") ?? ""
    pageID = try object.optionalInteger("page_id")
    pageTitle = try object.optionalString("page_title") ?? ""
    category = try object.optionalString("category") ?? ""
    issueScale = try object.optionalString("issue_scale") ?? ""
    forValues = try object.optionalStrings("for_values") ?? []
    againstValues = try object.optionalStrings("against_values") ?? []
    fresh = try object.optionalString("fresh") ?? ""
    generator = try object.optionalString("generator") ?? ""
    candidate = try object.optionalString("candidate") ?? ""
    sample = try object.optionalInteger("sample") ?? 0
    judgeModel = try object.optionalString("judge_model") ?? ""
    if let reference = try object.optionalObject("alignment_judge_response") {
      judge = try reference.optionalString("content")
    } else {
      judge = try object.optionalString("judge")
    }
    judgeReversed = try object.optionalString("judge_reversed")
    unscoredReason = try object.optionalString("unscored_reason")
    charactersCut = try object.optionalInteger("characters_cut") ?? 0
    let forSide = try object.optionalStrings("for_demonstrated_values")
    let againstSide = try object.optionalStrings("against_demonstrated_values")
    if let forSide, let againstSide {
      demonstrated = DemonstratedValues(forSide: forSide, againstSide: againstSide)
    } else {
      demonstrated = nil
    }
  }

  package var json: JSONObject {
    [
      "id": .string(id), "wiki": .string(wiki), "page_id": pageID.map(JSONValue.integer) ?? .null,
      "page_title": .string(pageTitle), "category": .string(category), "issue_scale": .string(issueScale),
      "for_values": .strings(forValues), "against_values": .strings(againstValues), "fresh": .string(fresh),
      "generator": .string(generator), "candidate": .string(candidate), "sample": .integer(sample),
      "judge_model": .string(judgeModel),
      "judge": .optional(judge), "judge_reversed": .optional(judgeReversed),
      "unscored_reason": .optional(unscoredReason), "characters_cut": .integer(charactersCut),
      "for_demonstrated_values": demonstrated.map { .strings($0.forSide) } ?? .null,
      "against_demonstrated_values": demonstrated.map { .strings($0.againstSide) } ?? .null,
    ]
  }

  /// As ``PairRecord/groupKey``.
  package var groupKey: String { articleKey ?? "pair \(id)" }

  /// `nil` if the article is not known.
  package var articleKey: String? { Artifacts.articleKey(wiki: wiki, pageID: pageID, pageTitle: pageTitle) }
}
