"""Calls every tool of `promptfate mcp` with the official Python SDK, which holds what comes back against the tool's output schema."""

import asyncio
import json
import statistics
import sys
import time

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

PROGRAM, POLICY = sys.argv[1:3]
CALLS = {
    "ask": {"question": "does chatgpt plus train on my chats"},
    "find": {"training": ["never"], "keep": "30d"},
    "compare": {"tiers": ["openai/chatgpt", "anthropic/claude"]},
    "checklist": {"tiers": ["openai/chatgpt"], "region": "DE"},
    "history": {"tiers": ["anthropic/claude"]},
    "changes": {"since": "2026-01-01"},
    "risks": {"tiers": ["openai/api"]},
    "scan": {"text": "token ghp_" + "A1b2C3d4E5f6" * 3},
    "audit": {"tools": ["chatgpt plus"], "classes": ["closed"]},
}
FAULTS = {
    "ask": [{"question": "does xyzzy train"}, {"question": "chatgpt", "at": "2999-01-01"}, {"nonsense": 1}, {}],
    "compare": [{"tiers": "xyzzy"}],
    "changes": [{"since": "/etc"}],
}


async def main() -> None:
    server = StdioServerParameters(command=PROGRAM, args=["mcp", "--policy", POLICY])
    async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
        await session.initialize()
        tools = (await session.list_tools()).tools
        assert {tool.name for tool in tools} == set(CALLS), tools
        for name, arguments in CALLS.items():
            result = await session.call_tool(name, arguments)
            assert not is_error(result), (name, result)
            first = result.content[0].text.splitlines()[0]
            size = len(json.dumps(structured(result)))
            print(f"{name}: {size} bytes: {first[:150]}")
        for name, all_arguments in FAULTS.items():
            for arguments in all_arguments:
                result = await session.call_tool(name, arguments)
                assert is_error(result), (name, arguments, result)
        resources = (await session.list_resources()).resources
        read_one = await session.read_resource(resources[0].uri)
        assert json.loads(read_one.contents[0].text)["schema"] == "promptfate/v1"
        for name in CALLS:
            times = []
            for _ in range(1000 if name == "ask" else 50):
                begin = time.perf_counter()
                await session.call_tool(name, CALLS[name])
                times.append((time.perf_counter() - begin) * 1000)
            print(f"{name}: median {statistics.median(times):.2f} ms, longest {max(times):.1f} ms of {len(times)} calls")
    print("all well")


def is_error(result):
    return getattr(result, "is_error", None) or getattr(result, "isError", None)


def structured(result):
    return getattr(result, "structured_content", None) or getattr(result, "structuredContent", None)


asyncio.run(main())
