/// What proves to AWS who asks.
struct AWSCredentials: Sendable, Equatable {
  let accessKeyID: String
  let secretAccessKey: String
  /// Comes with credentials that expire, such as those of a role.
  let sessionToken: String?
}

extension AWSCredentials: CustomStringConvertible {
  /// Without the secrets, as logs and test failures show it.
  var description: String { "AWS credentials" }
}
