// Put here by `promptfate hook install opencode`; `promptfate hook uninstall opencode` takes it out.
import { spawnSync } from "node:child_process";

const command = "COMMAND";

function look(input) {
  const run = spawnSync(command, { shell: true, input: JSON.stringify(input), encoding: "utf8", timeout: 5000, maxBuffer: 1 << 28 });
  try {
    return JSON.parse(run.stdout);
  } catch {
    const why = run.error ? run.error.message : run.stderr;
    return { decision: "OTHERWISE", reason: `promptfate did not run, so nothing was looked at: ${why}` };
  }
}

export const Promptfate = async ({ client, directory }) => {
  const judged = async (input) => {
    const answer = look({ cwd: directory, ...input });
    if (answer.decision !== "pass") {
      const body = { title: "promptfate", message: answer.reason, variant: "warning" };
      await client?.tui?.showToast?.({ body })?.catch?.(() => {});
    }
    return answer;
  };
  return {
    "chat.message": async (_, output) => {
      const answer = await judged({ prompt: output.parts });
      if (answer.decision === "block") throw new Error(answer.reason);
    },
    "tool.execute.before": async (input, output) => {
      const answer = await judged({ tool: input.tool, tool_input: output.args });
      if (answer.decision === "block") throw new Error(answer.reason);
    },
    "tool.execute.after": async (input, output) => {
      const { title, metadata } = output;
      const answer = await judged({ tool: input.tool, tool_output: { title, output: output.output, metadata } });
      if (answer.decision === "block") {
        Object.assign(output, answer.output ?? { title: "", output: answer.reason, metadata: {} });
      }
    },
  };
};
