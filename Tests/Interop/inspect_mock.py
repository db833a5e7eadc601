"""Runs a task of Inspect, as inspect eval does, with a model of Inspect's own that needs no network.

    inspect_mock.py TASK LOG_FOLDER FORMAT [LIMIT]
"""
import sys
import typing

import inspect_ai
from inspect_ai.model import (
    ChatMessage, ChatMessageAssistant, ContentReasoning, ContentText, GenerateConfig, ModelOutput, ModelUsage, StopReason,
    get_model)
from inspect_ai.tool import ToolChoice, ToolInfo

ANSWER = "That is so. I would say this and that."
STOPS: dict[int, StopReason] = {2: "max_tokens", 3: "content_filter"}


def answer(
    messages: list[ChatMessage], tools: list[ToolInfo], choice: ToolChoice, config: GenerateConfig
) -> ModelOutput:
    """An answer with reasoning in one of two ways, or one that was stopped."""
    kind = len(messages[-1].text) % 5
    parts: list[typing.Any] = [ContentReasoning(reasoning="Let me see."), ContentText(text=ANSWER)]
    output = ModelOutput.from_message(
        ChatMessageAssistant(
            content=parts if kind == 1 else f"<think>Let me see.</think>\n\n{ANSWER}", model="model", source="generate"),
        stop_reason=STOPS.get(kind, "stop"))
    # Else tokens are counted, for which a file is fetched.
    output.usage = ModelUsage(input_tokens=1, output_tokens=1, total_tokens=2)
    return output


if __name__ == "__main__":
    task, folder, log_format, *limit = sys.argv[1:]
    logs = inspect_ai.eval(
        task, model=get_model("mockllm/model", custom_outputs=answer), log_dir=folder, display="none",
        log_format=typing.cast(typing.Literal["eval", "json"], log_format), limit=int(limit[0]) if limit else None)
    sys.exit(logs[0].status != "success")
