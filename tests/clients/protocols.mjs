// How each protocol lists the tools that a client offers, and writes a call of one (`{name, input}`) or else a word.
const ID = "call_promptfate_1";
const WORD = "Done.";

const anthropic = {
  named: true,
  tools: (asked) => (asked.tools ?? []).map((tool) => ({ name: tool.name, schema: tool.input_schema })),
  answered: (body) => body.includes(ID),
  block: (call) => (call ? { type: "tool_use", id: ID, name: call.name, input: call.input } : { type: "text", text: WORD }),
  message: (content, stop) => ({
    id: "msg_1", type: "message", role: "assistant", model: "fake", content, stop_reason: stop, stop_sequence: null,
    usage: { input_tokens: 9, output_tokens: 9 },
  }),
  whole: (call) => anthropic.message([anthropic.block(call)], call ? "tool_use" : "end_turn"),
  events: (call) => [
    { type: "message_start", message: anthropic.message([], null) },
    { type: "content_block_start", index: 0,
      content_block: call ? { ...anthropic.block(call), input: {} } : { type: "text", text: "" } },
    { type: "content_block_delta", index: 0,
      delta: call
        ? { type: "input_json_delta", partial_json: JSON.stringify(call.input) }
        : { type: "text_delta", text: WORD } },
    { type: "content_block_stop", index: 0 },
    { type: "message_delta", delta: { stop_reason: call ? "tool_use" : "end_turn", stop_sequence: null },
      usage: { output_tokens: 9 } },
    { type: "message_stop" },
  ],
};

const responses = {
  named: true,
  tools: (asked) => (asked.tools ?? []).filter((tool) => tool.type === "function")
    .map((tool) => ({ name: tool.name, schema: tool.parameters })),
  answered: (body) => body.includes(ID),
  item: (call) => call
    ? { type: "function_call", id: "fc_1", status: "completed", call_id: ID,
        name: call.name, arguments: JSON.stringify(call.input) }
    : { type: "message", id: "msg_1", status: "completed", role: "assistant",
        content: [{ type: "output_text", text: WORD, annotations: [] }] },
  whole: (call) => ({
    id: "resp_1", object: "response", created_at: 1, status: "completed", model: "fake", output: [responses.item(call)],
    usage: { input_tokens: 9, input_tokens_details: { cached_tokens: 0 }, output_tokens: 9,
      output_tokens_details: { reasoning_tokens: 0 }, total_tokens: 18 },
  }),
  events: (call) => [
    { type: "response.created", response: { ...responses.whole(call), status: "in_progress", output: [] } },
    { type: "response.output_item.added", output_index: 0, item: responses.item(call) },
    { type: "response.output_item.done", output_index: 0, item: responses.item(call) },
    { type: "response.completed", response: responses.whole(call) },
  ],
};

const chat = {
  tools: (asked) => (asked.tools ?? []).map((tool) => ({ name: tool.function?.name, schema: tool.function?.parameters })),
  answered: (body) => body.includes(ID),
  message: (call) => call
    ? { role: "assistant", content: null,
        tool_calls: [{ index: 0, id: ID, type: "function",
          function: { name: call.name, arguments: JSON.stringify(call.input) } }] }
    : { role: "assistant", content: WORD },
  reply: (choice, more) => ({ id: "chat_1", created: 1, model: "fake", choices: [{ index: 0, ...choice }], ...more }),
  whole: (call) => chat.reply({ message: chat.message(call), finish_reason: call ? "tool_calls" : "stop" },
    { object: "chat.completion", usage: { prompt_tokens: 9, completion_tokens: 9, total_tokens: 18 } }),
  events: (call) => [
    chat.reply({ delta: chat.message(call), finish_reason: null }, { object: "chat.completion.chunk" }),
    chat.reply({ delta: {}, finish_reason: call ? "tool_calls" : "stop" },
      { object: "chat.completion.chunk", usage: { prompt_tokens: 9, completion_tokens: 9, total_tokens: 18 } }),
    "[DONE]",
  ],
};

const gemini = {
  tools: (asked) => (asked.tools ?? []).flatMap((tool) => tool.functionDeclarations ?? [])
    .map((tool) => ({ name: tool.name, schema: tool.parametersJsonSchema ?? tool.parameters })),
  answered: (body) => body.includes('"functionResponse"'),
  whole: (call) => ({
    candidates: [{ index: 0, finishReason: "STOP",
      content: { role: "model", parts: [call ? { functionCall: { name: call.name, args: call.input } } : { text: WORD }] } }],
    usageMetadata: { promptTokenCount: 9, candidatesTokenCount: 9, totalTokenCount: 18 },
  }),
  events: (call) => [gemini.whole(call)],
};

// The protocol that is spoken at an address, or nothing.
export function protocolOf(path) {
  if (/\/messages(\/count_tokens)?$/.test(path)) return anthropic;
  if (path.endsWith("/responses")) return responses;
  if (path.endsWith("/chat/completions")) return chat;
  if (/:(\w*[gG]enerateContent|countTokens)$/.test(path)) return gemini;
  return undefined;
}
