"""A model on loopback that counts what it is asked, and answers the same request in the same way."""
import hashlib
import http.server
import json
import threading
import time

QUESTION = "Explain why the {word} rule for zoos in cities should be {verb}."


def answer(messages: list[dict[str, str]]) -> str:
    """What generator and verifier read of it is one answer to both. Its word depends on the request."""
    digest = hashlib.sha256(json.dumps(messages).encode()).digest()
    word = "zo" + "".join("bcdfghjklmnprstv"[byte % 16] + "aeio"[byte // 64] for byte in digest[:6])
    return json.dumps({
        "section_holds": "issues of value",
        "issues": [{
            "issue_description": f"Cities that keep zoos have the {word} rule, and people disagree on whether to keep it.",
            "for_question": QUESTION.format(word=word, verb="kept"),
            "against_question": QUESTION.format(word=word, verb="dropped"),
            "category": "animals",
            "issue_scale": "niche",
            "for_values": ["tradition"],
            "against_values": ["concern for nature"],
        }],
        "proposition": "The rule should be kept.",
        "remarks": "",
        "opposed": True,
        **{f"question_{n}_{what}": True for n in (1, 2) for what in ("value_laden", "self_contained", "neutral_premise")},
    })


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "ModelServer"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        with self.server.lock:
            self.server.count += 1
        time.sleep(self.server.latency)
        reply = json.dumps({
            "id": "0", "object": "chat.completion", "created": 0, "model": body["model"],
            "choices": [{"index": 0, "finish_reason": "stop",
                         "message": {"role": "assistant", "content": self.server.text or answer(body["messages"])}}],
            "usage": {"prompt_tokens": 100, "completion_tokens": 100, "total_tokens": 200},
        }).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    def log_message(self, *_: object) -> None:
        pass


class ModelServer(http.server.ThreadingHTTPServer):
    """Serves while it is entered."""

    daemon_threads = True
    request_queue_size = 100

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.lock = threading.Lock()
        self.count = 0
        # Seconds from a request to its answer.
        self.latency = 0.0
        # What to answer to everything.
        self.text: str | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_: object) -> None:
        """Clients that are killed hang up."""

    def __enter__(self) -> "ModelServer":
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()
