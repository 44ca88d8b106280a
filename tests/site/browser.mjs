// Gives out the site on loopback, and opens Chromium.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";

export const { SITE, CHROMIUM } = process.env;
const require = createRequire(`${SITE}/`);
const { chromium } = require("playwright-core");
export const axe = require.resolve("axe-core/axe.min.js");

// One of each sort of page.
export const pages = [
  "index.html",
  "providers.html",
  "providers/openai.html",
  "tiers/openai/chatgpt.html",
  "tiers/ollama/local.html",
  "matrix.html",
  "compare.html#openai/chatgpt,anthropic/claude,google/gemini",
  "tools.html#openai/chatgpt,cursor/individual,anthropic/claude-enterprise",
  "changes.html",
  "coverage.html",
  "conflicts.html",
  "wanted.html",
  "method.html",
  "index.html#q=chatgpt",
  "index.html#q=does+chatgpt+plus+train+on+my+data",
  "index.html#q=abridge",
  "index.html#q=something+else+entirely",
];

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json", ".atom": "application/atom+xml", ".txt": "text/plain; charset=utf-8" };

export const serve = () =>
  new Promise((ready) => {
    const server = createServer((request, response) => {
      const path = join(`${SITE}/public`, normalize(new URL(request.url, "http://x").pathname));
      if (!existsSync(path) || !statSync(path).isFile()) return response.writeHead(404).end();
      response.writeHead(200, { "content-type": TYPES[extname(path)] });
      return createReadStream(path).pipe(response);
    });
    server.listen(0, "127.0.0.1", () => ready({ server, origin: `http://127.0.0.1:${server.address().port}/` }));
  });

export const open = () => chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
