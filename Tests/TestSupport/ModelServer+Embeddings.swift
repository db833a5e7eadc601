import Artifacts
import LoopbackEmbeddings

extension ModelServer.Reply {
  /// A reply of the Embeddings protocol, in which near texts have near vectors.
  package static func embeddings(_ call: ModelServer.Call) -> ModelServer.Reply {
    guard let reply = LoopbackEmbeddings.reply(to: call.body) else {
      return ModelServer.Reply(status: 400, body: #"{"error": {"message": "This is no request for embeddings."}}"#)
    }
    return ModelServer.Reply(body: JSONValue.object(reply).text)
  }
}
