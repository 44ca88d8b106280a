"""Opens a workbook with openpyxl, and holds an inventory against the official schemas of CycloneDX 1.6 and 1.7."""

import json
import sys
from pathlib import Path

import openpyxl
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

work = Path(sys.argv[1])
sheet = openpyxl.load_workbook(work / "sheet.xlsx").active
header = [cell.value for cell in sheet[1]]
assert header[0] == "tier" and sheet.freeze_panes == "A2" and sheet.max_row > 20, header
links = [cell.hyperlink.target for row in sheet for cell in row if cell.hyperlink]
assert links and all(link.startswith("https://") for link in links), links
assert not any(cell.data_type == "f" for row in sheet for cell in row)
print(f"openpyxl reads {sheet.max_row - 1} rows, {len(links)} links")

text = (work / "bom.json").read_text()
bom = json.loads(text)
for version in (SchemaVersion.V1_6, SchemaVersion.V1_7):
    # The form of 1.7 is that of 1.6 in all that is written.
    named = text.replace('"1.6"', f'"{version.to_version()}"').replace("bom-1.6", f"bom-{version.to_version()}")
    error = JsonStrictValidator(version).validate_str(named)
    assert error is None, error
    print(f"CycloneDX {version.to_version()}: valid, {len(bom['services'])} services, {len(bom['declarations']['claims'])} claims")
