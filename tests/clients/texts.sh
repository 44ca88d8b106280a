# shellcheck shell=bash disable=SC2034
# What stands in prompts and files. The key is invented, and in pieces so that no scanner takes this file for a leak. It is
# of a kind that no client masks by itself, as Copilot does with tokens of GitHub.
key=AKIA$(tr -d ' ' <<<'QZ7W N3KD 5RVX 2MTB')
secret="AWS_ACCESS_KEY_ID=$key"
word=good-morning-from-the-harbour
clean="GREETING=$word"
