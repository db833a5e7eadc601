import Artifacts

extension JSONObject {
  /// With members such as `for_response.content`, as tables flatten objects, put back into objects of their own.
  ///
  /// - Parameter names: of the objects, such as `for_response`.
  /// - Throws: `RecordError` if an object is there in both forms.
  func nesting(_ names: [String]) throws(RecordError) -> JSONObject {
    var nested = self
    for name in names {
      let prefix = name + "."
      let flat = members.filter { $0.key.hasPrefix(prefix) }
      guard !flat.isEmpty else { continue }
      guard self[name] == nil else {
        throw RecordError("there is both a field \"\(name)\" and a field \"\(flat[0].key)\"")
      }
      nested = nested.removing(flat.map(\.key))
      nested[name] = .object(
        JSONObject(flat.map { Member(key: String($0.key.dropFirst(prefix.count)), value: $0.value) }))
    }
    return nested
  }

  /// Puts in a name that the row lacks.
  ///
  /// - Parameters:
  ///   - field: where the name belongs, such as `candidate`.
  ///   - name: what the person says; `nil` for nothing.
  ///   - option: with which the person says it.
  /// - Throws: `RecordError` if the row has another name, or there is none at all.
  mutating func fill(_ field: String, with name: String?, from option: String) throws(RecordError) {
    let own = try optionalString(field) ?? ""
    switch (own.isEmpty, name) {
    case (true, nil): throw RecordError("the field \"\(field)\" is missing, and nothing is given with \(option)")
    case (true, let name?): self[field] = .string(name)
    case (false, let name?) where own != name:
      throw RecordError("the field \"\(field)\" is \"\(own)\", and \(option) says \"\(name)\"")
    case (false, _): break
    }
  }
}
