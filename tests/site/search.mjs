// Puts every question of tests/questions through the script of the start page and through `promptfate ask`. The page may leave a question to
// the command line; what it answers has to be what the program answers, tier by tier.
import { execFile } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { promisify } from "node:util";
import vm from "node:vm";

const { SITE, PROMPTFATE } = process.env;
const questions = new URL("../questions/", import.meta.url);
const page = readFileSync(`${SITE}/public/index.html`, "utf8");
const names = JSON.parse(page.match(/<script type="application\/json" id="names">(.*?)<\/script>/s)[1]);
const search = vm.runInNewContext(readFileSync(`${SITE}/public/search.js`, "utf8") + ";search");
const index = search.open(names);

const asked = new Set();
for (const file of readdirSync(questions)) {
  for (const line of readFileSync(new URL(file, questions), "utf8").split("\n").slice(1)) {
    if (line.split("\t")[0].trim() !== "") asked.add(line.split("\t")[0]);
  }
}
// Each name that the page knows, and what comes near: it is a rule of the page that no name is another's.
if (process.argv.includes("--names")) {
  for (const [, , alone, anywhere] of names.names) [...alone, ...anywhere].forEach((name) => asked.add(name));
  for (const [, alone] of names.unknown) alone.forEach((name) => asked.add(name));
}

const run = promisify(execFile);
const ask = async (question) => {
  const arguments_ = ["ask", "--format", "json", "--", question];
  const { stdout } = await run(PROMPTFATE, arguments_, { maxBuffer: 1 << 26 }).catch((error) => error);
  return JSON.parse(stdout).understood;
};

let answered = 0, unknown = 0, left = 0;
const wrong = [], open = [];
const all = [...asked];
const work = async () => {
  for (let question = all.pop(); question !== undefined; question = all.pop()) {
    const meaning = search.understood(question, index);
    if (meaning === undefined) {
      left += 1;
      open.push(question);
      continue;
    }
    const said = await ask(question);
    const tiers = meaning.tiers.map((at) => names.tiers[at][0]);
    const isSame = JSON.stringify(tiers) === JSON.stringify(said.tiers) && (meaning.more ?? false) === (said.more !== null);
    if (meaning.unknown !== undefined ? said.tiers.length > 0 : !isSame) {
      wrong.push(`${question}\n  page: ${meaning.unknown ?? tiers}\n  ask:  ${said.tiers} ${said.message ?? ""}`);
    }
    answered += meaning.unknown === undefined ? 1 : 0;
    unknown += meaning.unknown === undefined ? 0 : 1;
  }
};
await Promise.all(cpus().map(work));
writeFileSync(`${SITE}/left.txt`, open.sort().join("\n"));
wrong.forEach((one) => console.log(one));
console.log(`${answered} answered, ${unknown} said to be unknown, ${left} left to the command line`);
console.log(`${answered + unknown - wrong.length} passed, ${wrong.length} failed`);
process.exit(wrong.length === 0 && answered > 0 ? 0 : 1);
