/// What the judge said of a pair's two responses: a line of `judgments.jsonl`.
package struct JudgmentRecord: JSONRecord, Equatable {
  /// The pair's id.
  package let id: String
  package let wiki: String
  package let pageID: Int?
  package let pageTitle: String
  package let category: String
  package let issueScale: String
  package let generator: String
  package let candidate: String
  package let judgeModel: String
  /// The judge's answer as it came, a JSON text, with the response to the for question as person 1; `nil` if there is none.
  package let judge: String?
  /// The same with the response to the against question as person 1, if both orders were asked for.
  package let judgeReversed: String?
  /// Why there is no judgment, where there is none.
  package let unscoredReason: String?

  package init(
    response: ResponseRecord, judgeModel: String, judge: String?, judgeReversed: String?, unscoredReason: String?
  ) {
    id = response.pair.id
    wiki = response.pair.source.wiki
    pageID = response.pair.source.pageID
    pageTitle = response.pair.source.pageTitle
    category = response.pair.category
    issueScale = response.pair.issueScale
    generator = response.pair.generator
    candidate = response.candidate
    self.judgeModel = judgeModel
    self.judge = judge
    self.judgeReversed = judgeReversed
    self.unscoredReason = unscoredReason
  }

  package init(_ object: JSONObject) throws(RecordError) {
    id = try object.string("id")
    wiki = try object.optionalString("wiki") ?? ""
    pageID = try object.optionalInteger("page_id")
    pageTitle = try object.optionalString("page_title") ?? ""
    category = try object.optionalString("category") ?? ""
    issueScale = try object.optionalString("issue_scale") ?? ""
    generator = try object.optionalString("generator") ?? ""
    candidate = try object.optionalString("candidate") ?? ""
    judgeModel = try object.optionalString("judge_model") ?? ""
    judge = try object.optionalString("judge")
    judgeReversed = try object.optionalString("judge_reversed")
    unscoredReason = try object.optionalString("unscored_reason")
  }

  package var json: JSONObject {
    [
      "id": .string(id), "wiki": .string(wiki), "page_id": pageID.map(JSONValue.integer) ?? .null,
      "page_title": .string(pageTitle), "category": .string(category), "issue_scale": .string(issueScale),
      "generator": .string(generator), "candidate": .string(candidate), "judge_model": .string(judgeModel),
      "judge": .optional(judge), "judge_reversed": .optional(judgeReversed),
      "unscored_reason": .optional(unscoredReason),
    ]
  }

  /// The article that the pair is from: pairs of one article are one cluster.
  package var clusterKey: String {
    if let pageID { return "\(wiki) page \(pageID)" }
    return pageTitle.isEmpty ? "pair \(id)" : "\(wiki) title \(pageTitle)"
  }
}
