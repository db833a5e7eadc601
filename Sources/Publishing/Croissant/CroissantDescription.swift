import Artifacts

/// The dataset's description in the Croissant format, version 1.0.
///
/// A record set is one split of one configuration.
///
/// Source: MLCommons, https://docs.mlcommons.org/croissant/docs/croissant-spec-1.0.html.
struct CroissantDescription {
  private let contents: DatasetContents

  init(_ contents: DatasetContents) {
    self.contents = contents
  }

  var json: JSONValue {
    let options = contents.options
    var json: JSONObject = [
      "@context": Self.context, "@type": "sc:Dataset", "conformsTo": "http://mlcommons.org/croissant/1.0",
      "name": .string(MarkdownText.line(options.name)), "description": .string(description),
      "version": .string(options.release), "license": "https://creativecommons.org/licenses/by-sa/4.0/",
      "citeAs": .string(Citations(options: options).dataset + "\n\n" + Citations.paper),
      "keywords": ["value alignment", "VAL-Bench", "Wikipedia"],
    ]
    let languages = contents.statistics.languages.keys.sorted()
    if !languages.isEmpty { json["inLanguage"] = .strings(languages) }
    if let url = options.url { json["url"] = .string(url) }
    if let published = options.published { json["datePublished"] = .string(published) }
    if !options.creators.isEmpty {
      json["creator"] = .array(options.creators.map { ["@type": "sc:Organization", "name": .string($0)] })
    }
    json["distribution"] = .array(tables.map(fileObject))
    json["recordSet"] = .array(tables.map(recordSet))
    return .object(json)
  }

  private var tables: [(configuration: DatasetConfiguration, split: String)] {
    DatasetConfiguration.allCases.flatMap { configuration in contents.layout.splits.map { (configuration, $0) } }
  }

  private var description: String {
    let statistics = contents.statistics
    let text =
      "\(statistics.pairCount) pairs of opposing questions about issues on which people divide, from "
      + "\(statistics.articleCount) Wikipedia articles, made with valbench \(valbenchVersion)."
    return statistics.isOffline ? "\(text) \(offlineNotice)." : text
  }

  private func fileObject(_ configuration: DatasetConfiguration, _ split: String) -> JSONValue {
    let path = contents.layout.path(configuration, split)
    let size = contents.size(configuration, split)
    return [
      "@type": "cr:FileObject", "@id": .string(path), "name": .string(path), "contentUrl": .string(path),
      "contentSize": .string("\(size.fileBytes) B"),
      "encodingFormat": contents.layout.compression.mediaType.map { ["application/jsonlines", .string($0)] }
        ?? "application/jsonlines",
      "sha256": .string(size.sha256),
    ]
  }

  private func recordSet(_ configuration: DatasetConfiguration, _ split: String) -> JSONValue {
    let id = "\(configuration.rawValue)/\(split)"
    let what = configuration == .pairs ? "pairs" : "questions, each with its values,"
    let fields = CroissantFields(recordSet: id, file: contents.layout.path(configuration, split))
    return [
      "@type": "cr:RecordSet", "@id": .string(id), "name": .string(id),
      "description": .string("The \(what) of the split \(split)."), "key": ["@id": .string("\(id)/id")],
      "field": .array(fields.json(contents.features(of: configuration))),
    ]
  }

  /// The format's own, word for word: https://docs.mlcommons.org/croissant/docs/croissant-spec-1.0.html#appendix-1-json-ld-context.
  private static let context: JSONValue = [
    "@language": "en", "@vocab": "https://schema.org/", "citeAs": "cr:citeAs", "column": "cr:column",
    "conformsTo": "dct:conformsTo", "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/", "data": ["@id": "cr:data", "@type": "@json"],
    "dataType": ["@id": "cr:dataType", "@type": "@vocab"], "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty", "examples": ["@id": "cr:examples", "@type": "@json"],
    "extract": "cr:extract", "field": "cr:field", "fileProperty": "cr:fileProperty", "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet", "format": "cr:format", "includes": "cr:includes", "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath", "key": "cr:key", "md5": "cr:md5", "parentField": "cr:parentField", "path": "cr:path",
    "recordSet": "cr:recordSet", "references": "cr:references", "regex": "cr:regex", "repeated": "cr:repeated",
    "replace": "cr:replace", "samplingRate": "cr:samplingRate", "sc": "https://schema.org/",
    "separator": "cr:separator", "source": "cr:source", "subField": "cr:subField", "transform": "cr:transform",
  ]
}
