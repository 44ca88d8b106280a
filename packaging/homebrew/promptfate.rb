# A template: packaging/fill.sh puts in what stands between @ signs.
class Promptfate < Formula
  desc "Cited answers on what AI providers do with your prompts"
  homepage "@REPOSITORY@"
  version "@VERSION@"
  license any_of: ["MIT", "Apache-2.0"]

  on_macos do
    on_arm do
      url "@REPOSITORY@/releases/download/v@VERSION@/promptfate-v@VERSION@-aarch64-apple-darwin.tar.gz"
      sha256 "@SHA256:aarch64-apple-darwin@"
    end
    on_intel do
      url "@REPOSITORY@/releases/download/v@VERSION@/promptfate-v@VERSION@-x86_64-apple-darwin.tar.gz"
      sha256 "@SHA256:x86_64-apple-darwin@"
    end
  end

  on_linux do
    on_arm do
      url "@REPOSITORY@/releases/download/v@VERSION@/promptfate-v@VERSION@-aarch64-unknown-linux-musl.tar.gz"
      sha256 "@SHA256:aarch64-unknown-linux-musl@"
    end
    on_intel do
      url "@REPOSITORY@/releases/download/v@VERSION@/promptfate-v@VERSION@-x86_64-unknown-linux-musl.tar.gz"
      sha256 "@SHA256:x86_64-unknown-linux-musl@"
    end
  end

  def install
    bin.install "promptfate"
    generate_completions_from_executable(bin/"promptfate", "completions")
    (man1/"promptfate.1").write Utils.safe_popen_read(bin/"promptfate", "man")
  end

  test do
    assert_match "ChatGPT", shell_output("#{bin}/promptfate ask chatgpt plus")
  end
end
