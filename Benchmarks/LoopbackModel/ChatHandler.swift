import Artifacts
import LoopbackEmbeddings
import NIOCore
import NIOHTTP1

/// One connection. Bodies are read and forgotten, but for those of texts to embed; that only one request at a time comes
/// here is the pipeline's care.
final class ChatHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let latency: TimeAmount
  private let counts: RequestCounts
  private let content: ChatContent
  private var request = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")
  private var body = ByteBuffer()

  init(latency: TimeAmount, counts: RequestCounts, content: ChatContent) {
    self.latency = latency
    self.counts = counts
    self.content = content
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      request = head
      body.clear()
    case .body(var part): if isEmbedding { body.writeBuffer(&part) }
    case .end: answer(context)
    }
  }

  private var isEmbedding: Bool { request.method == .POST && request.uri == "/v1/embeddings" }

  private func answer(_ context: ChannelHandlerContext) {
    switch (request.method, request.uri) {
    case (.POST, "/v1/chat/completions"), (.POST, "/v1/embeddings"): ask(context)
    case (.GET, "/counts"): send(Reply(json: counts.json), context)
    case (.POST, "/reset"):
      counts.reset()
      send(Reply(json: counts.json), context)
    default: send(.notFound, context)
    }
  }

  private func ask(_ context: ChannelHandlerContext) {
    counts.begin()
    guard latency > .nanoseconds(0) else { return finish(context) }
    context.eventLoop.assumeIsolated().scheduleTask(in: latency) { self.finish(context) }
  }

  private func finish(_ context: ChannelHandlerContext) {
    counts.end()
    send(isEmbedding ? embeddings : content.next, context)
  }

  private var embeddings: Reply {
    let request = (try? JSONValue(parsing: body.readableBytesView))?.asObject
    guard let reply = request.flatMap(LoopbackEmbeddings.reply) else { return .badEmbeddings }
    return Reply(json: JSONValue.object(reply).text)
  }

  private func send(_ reply: Reply, _ context: ChannelHandlerContext) {
    context.write(wrapOutboundOut(.head(reply.head)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(reply.body))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    if !request.isKeepAlive { context.close(promise: nil) }
  }
}
