#!/usr/bin/env node
// Starts the program of the package for this platform, which npm installs beside this one.
"use strict";

const { spawnSync } = require("node:child_process");

const name = `@promptfate/${process.platform}-${process.arch}`;
const file = process.platform === "win32" ? "promptfate.exe" : "promptfate";
let program;
try {
  program = require.resolve(`${name}/bin/${file}`);
} catch {
  console.error(`error: cannot run: found no package ${name}`);
  console.error("  hint: install without --omit=optional; other platforms build it with cargo");
  process.exit(2);
}
const { status, signal, error } = spawnSync(program, process.argv.slice(2), { stdio: "inherit" });
if (error) {
  console.error(`error: cannot start ${program}: ${error.message}`);
  process.exit(2);
}
if (signal) {
  process.kill(process.pid, signal);
} else {
  process.exit(status);
}
