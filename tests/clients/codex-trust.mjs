// Trusts the hooks of Codex in this folder, as a person does with /hooks: its own server tells the hash of each and takes
// it back.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const codex = spawn("codex", ["app-server"], { stdio: ["pipe", "pipe", "inherit"] });
const answers = createInterface({ input: codex.stdout })[Symbol.asyncIterator]();
let last = 0;

async function ask(method, params) {
  const id = ++last;
  codex.stdin.write(`${JSON.stringify({ id, method, params })}\n`);
  for (;;) {
    const { value, done } = await answers.next();
    if (done) throw new Error(`codex ended at ${method}`);
    const answer = JSON.parse(value);
    if (answer.id !== id) continue;
    if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
    return answer.result;
  }
}

await ask("initialize", { clientInfo: { name: "promptfate-tests", version: "1" } });
codex.stdin.write('{"method": "initialized"}\n');
const { data } = await ask("hooks/list", { cwds: [process.cwd()] });
const hooks = data.flatMap((folder) => folder.hooks);
const trusted = Object.fromEntries(hooks.map(({ key, currentHash }) => [key, { trusted_hash: currentHash }]));
await ask("config/batchWrite", { edits: [{ keyPath: "hooks.state", value: trusted, mergeStrategy: "upsert" }] });
console.log(`trusted ${hooks.length}`);
codex.kill();
