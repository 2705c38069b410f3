"""The same pairs of incident and provision by GeoPandas and pandas, for bench_judge.py."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from judge_sample import DAY, EPOCH, PROVISIONS, Sample


def peer_rounds(made: Sample, rounds: int, clock: Callable[[Callable[[], Any]], dict[str, Any]]) -> dict[str, Any]:
    """Seconds of the peer. Frames and geometries are made before; sjoin builds its own index."""
    import geopandas
    import pandas
    import shapely

    def frames() -> tuple[Any, Any]:
        rows = {name: made.rows[name] for name in ("start", "end", "act", "actor", "target")}
        points = geopandas.GeoDataFrame(rows, geometry=shapely.points(made.rows["lon"], made.rows["lat"]))
        begin = made.rows["start"].dtype.type((EPOCH.timestamp() // 86400) * DAY)
        zones = geopandas.GeoDataFrame(
            {"zone": np.arange(len(made.rings)), "first": made.windows[:, 0] * DAY + begin, "last": made.windows[:, 1] * DAY + begin},
            geometry=shapely.polygons(made.rings),
        )
        return points, zones

    index = clock(frames)
    points, zones = index.pop("result")
    begin = int(EPOCH.timestamp() // 86400) * DAY
    terms = pandas.DataFrame(
        [(z, p, a) for z, p in made.holds for a in made.acts_of[p]], columns=["zone", "provision", "act"]
    )
    terms["from"] = made.periods[terms["provision"], 0] * DAY + begin
    terms["until"] = made.periods[terms["provision"], 1] * DAY + begin
    belongs = pandas.DataFrame(made.belongs, columns=["actor", "party", "since", "to"])
    belongs[["since", "to"]] = belongs[["since", "to"]] * DAY + begin
    bound = np.zeros((PROVISIONS, 1000), bool)
    spared = np.zeros((PROVISIONS, 1000), bool)
    for p in range(PROVISIONS):
        bound[p, made.bearers[p]] = True
        spared[p, made.spared[p]] = True

    def pairs(points: Any) -> Any:
        found = geopandas.sjoin(points, zones, predicate="within", how="inner")
        found = found[(found["start"] >= found["first"]) & (found["end"] <= found["last"])]
        found = pandas.DataFrame(found[["start", "end", "act", "actor", "target", "zone"]]).reset_index(names="incident")
        found = found.merge(terms, on=["zone", "act"])
        found = found[(found["start"] >= found["from"]) & (found["end"] <= found["until"])]
        found = found[~spared[found["provision"].to_numpy(), found["target"].to_numpy()]]
        found = found.merge(belongs, on="actor")
        found = found[(found["start"] >= found["since"]) & (found["start"] < found["to"])]
        return found[bound[found["provision"].to_numpy(), found["party"].to_numpy()]]

    pairs(points.iloc[:1000])
    times = [clock(lambda: pairs(points)) for _ in range(rounds)]
    last = times[-1]["result"]
    rows = last["incident"].to_numpy().astype(np.int64) * 100_000 + (last["zone"] * 100 + last["provision"]).to_numpy()
    return {"times": times, "index": index, "rows": np.sort(rows)}
