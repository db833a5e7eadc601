package import Artifacts

extension ModelServer.Reply {
  /// A reply of the Chat Completions protocol.
  package static func chat(_ content: String, finishReason: String = "stop") -> ModelServer.Reply {
    let body: JSONValue = [
      "id": "chatcmpl-1", "object": "chat.completion", "model": "test-model",
      "choices": [
        [
          "index": 0, "finish_reason": .string(finishReason),
          "message": ["role": "assistant", "content": .string(content)],
        ]
      ],
      "usage": ["prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18],
    ]
    return ModelServer.Reply(body: body.text)
  }

  /// A reply of Anthropic's Messages protocol with one content block.
  package static func messages(_ block: JSONValue, stopReason: String = "end_turn") -> ModelServer.Reply {
    let body: JSONValue = [
      "id": "msg_1", "type": "message", "role": "assistant", "model": "test-model", "content": .array([block]),
      "stop_reason": .string(stopReason), "usage": ["input_tokens": 11, "output_tokens": 7],
    ]
    return ModelServer.Reply(body: body.text)
  }
}
