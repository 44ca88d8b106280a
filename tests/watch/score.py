#!/usr/bin/env python3
"""Holds what `watch` tells of a whole history against changes that people found by reading.

    promptfate --data data watch --since 2000-01-01 --format json > reports.json
    python3 tests/watch/score.py reports.json data first|second|all

The labels are `*.tsv` beside this file: service, path, commit, day, the day that the text states, question, real or wording, what changed.
Services are parted into halves by a digest of their names; the second one was looked at once, after all tuning.
"""
import collections
import datetime
import glob
import hashlib
import json
import os
import re
import sys

NEAR_DAYS = 4


def half(service):
    return "first" if hashlib.sha256(service.encode()).digest()[0] % 2 == 0 else "second"


def places(data):
    """Returns for each path the other paths at which records know the same document."""
    same = collections.defaultdict(set)
    for path in glob.glob(os.path.join(data, "*", "provider.yaml")):
        provider = os.path.basename(os.path.dirname(path))
        source, inside = None, False
        for line in open(path, encoding="utf-8"):
            if re.match(r"^sources:", line):
                inside = True
            elif inside and (found := re.match(r"^  ([a-z0-9-]+):", line)):
                source = f"{provider}/{found.group(1)}"
            elif inside:
                for found in re.finditer(r"collection: *\"?([a-z-]+)\"?, *path: *\"?([^\"}\n]+?)\"? *[}\n]", line):
                    same[found.group(2)].add(source)
    return same


def labels(folder):
    events = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.tsv"))):
        for line in open(path, encoding="utf-8"):
            parts = line.rstrip("\n").split("\t")
            if len(parts) < 7 or not re.fullmatch("[0-9a-f]{40}", parts[2]):
                continue
            service, document, commit, day, _, question, kind = parts[:7]
            document = re.sub("^(genai-contrib|genai-eu|contrib|pga)/", "", document)
            event = events.setdefault((document, commit), {"service": service, "day": day, "kinds": set(), "questions": set()})
            event["kinds"].add(kind)
            event["questions"].add(question)
    return events


def agreement(folder):
    """Prints how far two readers of the same services agree, a version at a time."""
    read = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.tsv"))):
        one = {}
        for line in open(path, encoding="utf-8"):
            parts = line.rstrip("\n").split("\t")
            if len(parts) >= 7 and re.fullmatch("[0-9a-f]{40}", parts[2]):
                one.setdefault((parts[0], parts[2]), set()).add(parts[6])
        if one:
            read[path] = one
    if len(read) < 2:
        return
    first, second = list(read.values())[:2]
    common = {service for service, _ in first} & {service for service, _ in second}
    real = [{key for key, kinds in one.items() if key[0] in common and "real" in kinds} for one in (first, second)]
    both, either = real[0] & real[1], real[0] | real[1]
    print(f"two readers, {len(common)} services: real for both {len(both)}, for either {len(either)}")


def main():
    reports = json.load(open(sys.argv[1], encoding="utf-8"))["reports"]
    same, wanted = places(sys.argv[2]), sys.argv[3]
    events = labels(os.path.dirname(os.path.abspath(__file__)) if len(sys.argv) < 5 else sys.argv[4])
    agreement(os.path.dirname(os.path.abspath(__file__)) if len(sys.argv) < 5 else sys.argv[4])
    verbose = os.environ.get("VERBOSE")
    watched = {key: event for key, event in events.items() if same.get(key[0])}
    # A document may be kept under two services; a change of one is held against what was read of both, and counted for its own.
    is_wanted = lambda service: wanted == "all" or half(service) == wanted
    counted = {key: event for key, event in watched.items() if is_wanted(event["service"])}
    services = {event["service"] for event in counted.values()}
    of_source = collections.defaultdict(list)
    for (document, commit), event in watched.items():
        for source in same[document]:
            of_source[source].append((document, commit, event))
    read = {event["service"] for event in events.values()}
    ours = [
        report
        for report in reports
        if f"{report['provider']}/{report['source']}" in of_source
        and report["place"]["path"].split("/")[0] in read
        and is_wanted(report["place"]["path"].split("/")[0])
    ]
    day = datetime.date.fromisoformat
    counts = collections.Counter()
    seen, seen_by_passage = set(), set()
    for report in ours:
        sources = [f"{report['provider']}/{source}" for source in [report["source"], *report.get("also", [])]]
        near = [
            (document, commit, event)
            for document, commit, event in [one for source in sources for one in of_source[source]]
            if commit == report["version"] or abs((day(event["day"]) - day(report["since"])).days) <= NEAR_DAYS
        ]
        real = any("real" in event["kinds"] for _, _, event in near)
        verdict = "real" if real else "wording" if near else "false"
        for document, commit, event in near:
            seen.add((document, commit))
            if report["lost"]:
                seen_by_passage.add((document, commit))
        counts["passage " + verdict if report["lost"] else "sentence " + verdict] += 1
        if verbose and verdict != "real":
            print(verdict, report["since"], report["id"])
            for one in report["lost"]:
                print("   lost", one["how"], one["is_wording"], "|", one["was"][:300], "|=>", (one["now"] or "-")[:300])
            for one in report["came"]:
                print("   came", one["now"][:300], "| <=", (one.get("was") or "-")[:300])
    real = {key for key, event in counted.items() if "real" in event["kinds"]}
    if verbose:
        for key in sorted(real - seen):
            print("missed", key, watched[key]["day"], sorted(watched[key]["questions"]))
    alarms = sum(counts[f"passage {verdict}"] for verdict in ("real", "wording", "false"))
    weeks = (max(day(r["since"]) for r in reports) - min(day(r["since"]) for r in reports)).days / 7
    share = lambda part, whole: f"{part}/{whole} = {part / whole:.2f}" if whole else "-"
    print("services", len(services), "labelled versions", len(events), "of watched documents", len(counted), "real", len(real))
    print(dict(counts))
    print("precision of passage alarms", share(counts["passage real"], alarms))
    print("  with wording", share(counts["passage real"] + counts["passage wording"], alarms))
    print("recall by passages", share(len(real & seen_by_passage), len(real)))
    print("recall by both nets", share(len(real & seen), len(real)))
    print(f"reports, all documents: {len(reports)} in {weeks:.0f} weeks, {len(reports) / weeks:.2f} a week")


main()
