"""Prints a workbook as openpyxl reads it, as JSON: another reader than our writer."""
import datetime
import json
import sys

import openpyxl


def cell(value):
    if value is None:
        return {"kind": "empty", "text": ""}
    if isinstance(value, datetime.datetime):
        return {"kind": "moment", "text": value.isoformat(sep=" ")}
    if isinstance(value, datetime.time):
        return {"kind": "clock", "text": value.isoformat("minutes")}
    if isinstance(value, (int, float)):
        return {"kind": "number", "text": repr(value)}
    return {"kind": "text", "text": str(value)}


book = openpyxl.load_workbook(sys.argv[1])
sheets = [
    {
        "name": sheet.title,
        "frozen": sheet.freeze_panes or "",
        "widths": [round(dimension.width, 1) for _, dimension in sorted(sheet.column_dimensions.items())],
        "rows": [[cell(value) for value in row] for row in sheet.iter_rows(values_only=True)],
        "formats": [c.number_format for c in next(sheet.iter_rows(min_row=2, max_row=2), [])],
        "formulas": sum(1 for row in sheet.iter_rows() for c in row if c.data_type == "f"),
    }
    for sheet in book.worksheets
]
print(json.dumps({"title": book.properties.title, "created": book.properties.created.isoformat(), "sheets": sheets}))
