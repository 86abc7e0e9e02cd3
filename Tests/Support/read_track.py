#!/usr/bin/python3
"""read_track.py FORMAT < FILE: a track as a reader of that format takes it, one JSON array of {time, lat, lon} (ms since 1970, degrees).

Ends with 1, saying why, where the file does not keep to its format: RFC 7946 for geojson, the schema of GPX 1.1 for gpx, RFC 4180 for csv.
"""
import csv
import datetime
import io
import json
import sys
import xml.etree.ElementTree as ET

GPX = "{http://www.topografix.com/GPX/1/1}"
# The order in which the schema of GPX 1.1 wants the children of each element.
ORDER = {
    "gpx": ["metadata", "wpt", "rte", "trk", "extensions"],
    "trk": ["name", "cmt", "desc", "src", "link", "number", "type", "extensions", "trkseg"],
    "trkseg": ["trkpt", "extensions"],
    "trkpt": ["ele", "time", "magvar", "geoidheight", "name", "cmt", "desc", "src", "link", "sym", "type", "fix", "sat", "hdop", "vdop",
              "pdop", "ageofdgpsdata", "dgpsid", "extensions"],
}


def milliseconds(text):
    time = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    assert time.tzinfo is not None, f"{text} has no zone"
    return round(time.timestamp() * 1000)


def place(lon, lat):
    assert -180 <= lon <= 180 and -90 <= lat <= 90, f"{lon} {lat} is no place"
    return {"lat": lat, "lon": lon}


def geojson(data):
    top = json.loads(data.decode("utf-8"))
    assert top["type"] == "FeatureCollection" and isinstance(top["features"], list)
    found = []
    for feature in top["features"]:
        assert feature["type"] == "Feature" and isinstance(feature["properties"], dict)
        geometry = feature["geometry"]
        places = [geometry["coordinates"]] if geometry["type"] == "Point" else geometry["coordinates"]
        assert geometry["type"] in ("Point", "LineString") and (geometry["type"] == "Point" or len(places) >= 2)
        properties = feature["properties"]
        for name in ("times", "knots", "courses", "headings", "status", "stations", "sources"):
            assert len(properties[name]) == len(places), name
        found += [{"time": milliseconds(time), **place(*at)} for time, at in zip(properties["times"], places)]
    return found


def checked(element):
    name = element.tag.removeprefix(GPX)
    if name in ORDER:
        assert element.tag.startswith(GPX), element.tag
        places = [ORDER[name].index(child.tag.removeprefix(GPX)) for child in element]
        assert places == sorted(places), f"{name}: {[child.tag for child in element]}"
        if name == "trkpt":
            assert set(element.attrib) == {"lat", "lon"}
        for child in element:
            if child.tag != GPX + "extensions":
                checked(child)
    else:
        assert len(element) == 0 and element.tag.startswith(GPX), element.tag
    if name == "extensions":
        assert all(not child.tag.startswith(GPX) and "}" in child.tag for child in element)


def gpx(data):
    root = ET.fromstring(data)
    assert root.tag == GPX + "gpx" and root.attrib["version"] == "1.1" and root.attrib["creator"]
    checked(root)
    for extensions in root.iter(GPX + "extensions"):
        assert all(child.tag.startswith("{urn:") for child in extensions)
    for number in root.iter(GPX + "number"):
        assert int(number.text) >= 0
    return [{"time": milliseconds(point.find(GPX + "time").text), **place(float(point.attrib["lon"]), float(point.attrib["lat"]))}
            for point in root.iter(GPX + "trkpt")]


def table(data):
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert all(None not in row and None not in row.values() for row in rows), "a row has more or fewer cells than the head"
    return [{"time": milliseconds(row["time"]), "name": row["name"], **place(float(row["longitude"]), float(row["latitude"]))} for row in rows]


try:
    print(json.dumps({"geojson": geojson, "gpx": gpx, "csv": table}[sys.argv[1]](sys.stdin.buffer.read())))
except Exception as error:  # whatever it is, the file is not what it should be
    sys.exit(f"{type(error).__name__}: {error}")
