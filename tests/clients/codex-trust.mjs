// Trusts the hooks of Codex in this folder, as a person does with /hooks, by asking its own server what there is and writing back its hash.
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
const trusted = Object.fromEntries(data.flatMap(({ hooks }) => hooks).map((hook) => [hook.key, { trusted_hash: hook.currentHash }]));
await ask("config/batchWrite", { edits: [{ keyPath: "hooks.state", value: trusted, mergeStrategy: "upsert" }] });
console.log(`trusted ${Object.keys(trusted).length}`);
codex.kill();
