/// A record with an id, by which shards divide the records of a file.
package protocol IdentifiedRecord: JSONRecord {
  var id: String { get }
}
