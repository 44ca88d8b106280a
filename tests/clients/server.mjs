// A model on loopback that does as it is told: it asks the client for one tool, once, and has nothing to say after that.
//
//   node server.mjs PORT FOLDER [shell COMMAND | read FILE]
//
// Speaks Anthropic Messages, OpenAI Responses and Chat, and Gemini. Every request is a file of FOLDER (001, 002 ...): its
// address, then its body as it was before it was compressed. FOLDER/called is there once the tool was asked for.
import { appendFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import zlib from "node:zlib";
import { protocolOf } from "./protocols.mjs";

const [port, folder, tool, argument] = process.argv.slice(2);
// The names that clients have for the two tools, and for what they are given.
const TOOLS = {
  shell: [/^(bash|shell|shell_command|exec_command|run_shell_command|run_commands)$/i, /^(command|commands|cmd)$/],
  read: [/^(read|read_file|read_files|view)$/i, /^(file_path|filePath|path|files)$/],
};
const unpack = { gzip: zlib.gunzipSync, br: zlib.brotliDecompressSync, zstd: zlib.zstdDecompressSync };
let requests = 0;

createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const body = plain(Buffer.concat(chunks), request.headers["content-encoding"]);
    writeFileSync(join(folder, String(++requests).padStart(3, "0")), `${request.method} ${request.url}\n${body}`);
    const path = request.url.split("?")[0];
    const protocol = request.method === "POST" && protocolOf(path);
    if (!protocol) return send(response, { object: "list", data: [] });
    if (/count_?tokens$/i.test(path)) return send(response, { input_tokens: 9, totalTokens: 9 });
    const asked = JSON.parse(body);
    const call = protocol.answered(body) ? undefined : callOf(protocol.tools(asked));
    if (call) appendFileSync(join(folder, "called"), `${JSON.stringify(call)}\n`);
    const streams = asked.stream ?? path.includes(":stream");
    if (!streams) return send(response, protocol.whole(call));
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const event of protocol.events(call)) {
      const name = event.type && protocol.named ? `event: ${event.type}\n` : "";
      response.write(`${name}data: ${typeof event === "string" ? event : JSON.stringify(event)}\n\n`);
    }
    response.end();
  });
}).listen(Number(port), "127.0.0.1");

function send(response, json) {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(json));
}

// A body that cannot be read is said to be one: nobody may take it for one without a secret.
function plain(bytes, encoding) {
  if (!encoding || encoding === "identity") return bytes.toString();
  try {
    return unpack[encoding](bytes).toString();
  } catch {
    return `UNREAD ${encoding}`;
  }
}

// The call of the wanted tool, among those that the client offers; the rest of what it requires is made up.
function callOf(tools) {
  const [name, key] = TOOLS[tool] ?? [];
  const offered = name && tools.find((each) => name.test(each.name));
  if (!offered) return undefined;
  const input = {};
  const { properties = {}, required = [] } = offered.schema ?? {};
  for (const [each, schema] of Object.entries(properties)) {
    if (key.test(each)) input[each] = filled(schema, argument);
    else if (required.includes(each)) input[each] = filled(schema, "a file");
  }
  return { name: offered.name, input };
}

function filled(schema, text) {
  const type = [schema.type ?? (schema.anyOf ?? schema.oneOf)?.[0]?.type].flat()[0];
  switch (type?.toLowerCase()) {
    case "array":
      return [filled(schema.items ?? {}, text)];
    case "boolean":
      return false;
    case "number":
    case "integer":
      return 9000;
    case "object":
      return Object.fromEntries((schema.required ?? []).map((key) => [key, filled(schema.properties[key], text)]));
    default:
      return schema.enum?.[0] ?? text;
  }
}
