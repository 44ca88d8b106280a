"""A model of ours behind a local LiteLLM: which requests reach it."""

import json
import os
import secrets
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

here, litellm, catalogue = Path(__file__).parent, sys.argv[1], sys.argv[2]
reached = []
# Of this run alone: without one the proxy does not start.
KEY = "sk-" + secrets.token_hex(16)


class Stub(BaseHTTPRequestHandler):
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        reached.append(asked["model"])
        message = {"role": "assistant", "content": "a stub answers"}
        answer = {"id": "1", "object": "chat.completion", "created": 0, "model": asked["model"],
                  "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
                  "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}}
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


stub = ThreadingHTTPServer(("127.0.0.1", 0), Stub)
threading.Thread(target=stub.serve_forever, daemon=True).start()
spare = ThreadingHTTPServer(("127.0.0.1", 0), Stub)
port = spare.server_address[1]
spare.server_close()


def ask(model):
    body = json.dumps({"model": model, "messages": [{"role": "user", "content": "hello"}]}).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}/v1/chat/completions", body, {"Content-Type": "application/json", "Authorization": f"Bearer {KEY}"})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


with tempfile.TemporaryDirectory() as folder:
    config = (here / "config.yaml").read_text().replace("STUB", str(stub.server_address[1]))
    (Path(folder) / "config.yaml").write_text(config)
    (Path(folder) / "guard.py").write_text((here / "guard.py").read_text())
    environment = dict(os.environ, PROMPTFATE_CATALOGUE=catalogue, LITELLM_MASTER_KEY=KEY, LITELLM_LOCAL_MODEL_COST_MAP="True", NO_PROXY="*")
    log = open(Path(folder) / "log", "w")
    words = [litellm, "--config", "config.yaml", "--host", "127.0.0.1", "--port", str(port), "--telemetry", "False"]
    proxy = subprocess.Popen(words, cwd=folder, env=environment, stdout=log, stderr=log)
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/health/liveliness", timeout=5)
                break
            except OSError:
                assert proxy.poll() is None, (Path(folder) / "log").read_text()[-3000:]
                time.sleep(1)
        for model, status in {"kept": 200, "trained-on": 403, "nobody-knows": 403}.items():
            found, body = ask(model)
            print(f"{model}: {found} {body[:220]}")
            assert found == status, (Path(folder) / "log").read_text()[-3000:]
        assert reached == ["gpt-test"], reached
        print("all well: only what is known not to train was reached")
    finally:
        proxy.terminate()
        proxy.wait(30)
