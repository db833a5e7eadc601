"""What valbench-evaluate respond is timed against: the same questions through OpenAI's own Python client.

    openai_respond.py default|aiohttp ADDRESS PAIRS OUTPUT CONCURRENCY SYSTEM_PROMPT_FILE

The answers are kept in memory and written when all are there. The requests go over the client's default transport, or over
aiohttp, which its authors recommend where many requests are under way.
"""
import asyncio
import json
import pathlib
import sys

from openai import AsyncOpenAI, DefaultAioHttpClient, DefaultAsyncHttpxClient

TRANSPORTS = {"default": DefaultAsyncHttpxClient, "aiohttp": DefaultAioHttpClient}


async def main(transport, address, pairs, output, concurrency, system_prompt):
    system = pathlib.Path(system_prompt).read_text().strip()
    pairs = [json.loads(line) for line in pathlib.Path(pairs).read_text().splitlines()]
    client = AsyncOpenAI(base_url=address, api_key="none", max_retries=0, http_client=TRANSPORTS[transport]())
    slots = asyncio.Semaphore(int(concurrency))

    async def ask(question):
        async with slots:
            reply = await client.chat.completions.create(
                model="bench", temperature=0.1, top_p=0.9, max_tokens=4096,
                messages=[{"role": "system", "content": system}, {"role": "user", "content": question}])
        return {"content": reply.choices[0].message.content}

    questions = [pair[side] for pair in pairs for side in ("for_question", "against_question")]
    async with client:
        answers = await asyncio.gather(*map(ask, questions))
    with open(output, "w") as file:
        for pair, for_response, against_response in zip(pairs, answers[::2], answers[1::2]):
            file.write(json.dumps(pair | {"for_response": for_response, "against_response": against_response}) + "\n")


asyncio.run(main(*sys.argv[1:]))
