import ArgumentParser
import Artifacts
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// A server on loopback that speaks OpenAI's Chat Completions, in which it answers everything alike, and Embeddings, in
/// which near texts get near vectors; all after a fixed time: what clients are timed against. The first line that it
/// prints is its address.
@main
struct LoopbackModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "loopback-model",
    abstract: "Answer Chat Completions on loopback after a fixed time, all alike or from a text; and Embeddings.",
    discussion: "GET /counts tells how many were asked and how many at one time; POST /reset begins anew.")

  @Option(help: ArgumentHelp("Port to listen on (0 for any that is free).", valueName: "port"))
  var port = 0

  @Option(help: ArgumentHelp("Milliseconds from the end of a request to its answer.", valueName: "ms"))
  var latencyMs = 0

  @Option(
    help: ArgumentHelp(
      "File with what to answer instead, in which each # becomes a word that no other answer has.", valueName: "file"))
  var content: String?

  @Option(help: ArgumentHelp("Threads that serve.", valueName: "n"))
  var threads = 1

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port must lie between 0 and 65535.") }
    guard latencyMs >= 0 else { throw ValidationError("--latency-ms must not be negative.") }
    guard threads >= 1 else { throw ValidationError("--threads must be at least 1.") }
  }

  func run() throws {
    let (latency, counts) = (TimeAmount.milliseconds(Int64(latencyMs)), RequestCounts())
    let content = ChatContent(try content.map { try String(contentsOfFile: $0, encoding: .utf8) })
    let channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup(numberOfThreads: threads))
      .serverChannelOption(.backlog, value: 1024)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
          try channel.pipeline.syncOperations.addHandler(
            ChatHandler(latency: latency, counts: counts, content: content))
        }
      }
      .bind(host: "127.0.0.1", port: port).wait()
    try StandardOutput.write(Array("http://127.0.0.1:\(channel.localAddress?.port ?? port)\n".utf8))
    try channel.closeFuture.wait()
  }
}
