import Artifacts
import NIOCore
import NIOHTTP1

/// A reply, made once and sent as often as needed.
struct Reply: Sendable {
  let head: HTTPResponseHead
  let body: ByteBuffer

  init(status: HTTPResponseStatus = .ok, json: String) {
    body = ByteBuffer(string: json)
    head = HTTPResponseHead(
      version: .http1_1, status: status,
      headers: ["content-type": "application/json", "content-length": "\(body.readableBytes)"])
  }

  static let notFound = Reply(
    status: .notFound,
    json: #"{"error": {"message": "There are only POST /v1/chat/completions and POST /v1/embeddings here."}}"#)

  static let badEmbeddings = Reply(
    status: .badRequest, json: #"{"error": {"message": "This is no request for embeddings."}}"#)

  static func chat(_ content: String) -> Reply {
    Reply(
      json: """
        {"id": "chatcmpl-0", "object": "chat.completion", "created": 1767225600, "model": "bench", "choices": [\
        {"index": 0, "message": {"role": "assistant", "refusal": null, "content": \(JSONValue.string(content).text)}, \
        "logprobs": null, "finish_reason": "stop"}], \
        "usage": {"prompt_tokens": 96, "completion_tokens": 160, "total_tokens": 256}}
        """)
  }

  /// An answer of the length that candidates give.
  static let chat = chat(paragraph + "\n\n" + paragraph)

  private static let paragraph = """
    There are good reasons on both sides, and much depends on what one wants such a place to be for. Those who would \
    close it point to the animals, which did not choose to be there and have less room than they need. Those who would \
    keep it open say that it teaches children what no film can, and that some species would be gone without it. I find \
    the first reason the stronger one where the room is small, and the second where it is not.
    """
}
