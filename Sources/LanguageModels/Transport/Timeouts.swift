/// How long one call may take. All run on a monotonic clock.
package struct Timeouts: Sendable {
  /// For making a connection, the look-up of the host's name and TLS included.
  package var connect: Duration
  /// Between two pieces of a body. It does not count before the head: a model may think for minutes.
  package var idle: Duration
  /// For the whole call, waiting for a connection included.
  package var total: Duration
  /// For the whole of a call whose body is read line by line, in place of `total`.
  package var download: Duration

  package init(
    connect: Duration = .seconds(10), idle: Duration = .seconds(60), total: Duration = .seconds(600),
    download: Duration = .seconds(6 * 3600)
  ) {
    self.connect = connect
    self.idle = idle
    self.total = total
    self.download = download
  }
}
