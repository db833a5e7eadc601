import NIOCore
import NIOHTTP1

/// One connection. Bodies are read and forgotten; that only one request at a time comes here is the pipeline's care.
final class ChatHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let latency: TimeAmount
  private let counts: RequestCounts
  private let content: ChatContent
  private var request = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")

  init(latency: TimeAmount, counts: RequestCounts, content: ChatContent) {
    self.latency = latency
    self.counts = counts
    self.content = content
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): request = head
    case .body: break
    case .end: answer(context)
    }
  }

  private func answer(_ context: ChannelHandlerContext) {
    switch (request.method, request.uri) {
    case (.POST, "/v1/chat/completions"): chat(context)
    case (.GET, "/counts"): send(Reply(json: counts.json), context)
    case (.POST, "/reset"):
      counts.reset()
      send(Reply(json: counts.json), context)
    default: send(.notFound, context)
    }
  }

  private func chat(_ context: ChannelHandlerContext) {
    counts.begin()
    guard latency > .nanoseconds(0) else { return finishChat(context) }
    context.eventLoop.assumeIsolated().scheduleTask(in: latency) { self.finishChat(context) }
  }

  private func finishChat(_ context: ChannelHandlerContext) {
    counts.end()
    send(content.next, context)
  }

  private func send(_ reply: Reply, _ context: ChannelHandlerContext) {
    context.write(wrapOutboundOut(.head(reply.head)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(reply.body))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    if !request.isKeepAlive { context.close(promise: nil) }
  }
}
