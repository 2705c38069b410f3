"""A self-exciting process in continuous time (Hawkes 1971): events make more events likely for a while.

The intensity is rate + sum over kernels k of excitation_k / decay_k * sum over earlier events of
exp(-(t - t_i) / decay_k). A kernel with a long decay is a background that moves: it follows the level of the
past as an exponentially forgotten mean does, and a short one is what one event sets off. For events of which
only the day is known, use `selfexciting`: many at one instant are no instants.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from ceasefire.errors import CeasefireError

if TYPE_CHECKING:
    import numpy as np

LEAST = 10
"""Fewer different instants than this say too little to tell excitation from chance."""
MOST = 50_000_000
"""A simulated path with more events than this is given up (8 bytes each)."""
_WIDE = 12.0
"""Bound of the logits of excitation: branching ratios from 6e-6 to 1 - 6e-6."""


class BadTimesError(CeasefireError):
    """Times or parameters that no self-exciting process can have."""

    code = "self-exciting"


class Hawkes(msgspec.Struct, frozen=True, kw_only=True):
    """Parameters of the process.

    rate: events that come of themselves, per unit of time, ≥ 0; excitation: for each kernel the mean number
    of events that one sets off directly (its sum is the branching ratio; below 1 the process is stationary);
    decay: for each kernel the mean time until they come, > 0.
    """

    rate: float
    excitation: tuple[float, ...]
    decay: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.excitation) != len(self.decay):
            raise BadTimesError(
                f"{len(self.excitation)} excitations and {len(self.decay)} decays", "give one decay for each"
            )
        if not (self.rate >= 0 and all(e >= 0 for e in self.excitation) and all(d > 0 for d in self.decay)):
            raise BadTimesError(
                f"rate {self.rate}, excitation {self.excitation}, decay {self.decay}",
                "rate and excitation are at least 0 and decay is above 0",
            )

    @property
    def branching(self) -> float:
        """Mean number of events that one sets off directly."""
        return float(sum(self.excitation))

    @property
    def mean(self) -> float:
        """Events per unit of time in the long run; infinite where each sets off one or more."""
        return self.rate / (1 - self.branching) if self.branching < 1 else float("inf")


class Fitted(msgspec.Struct, frozen=True, kw_only=True):
    """The parameters of greatest likelihood, their log-likelihood (nats), and from how many events and how
    much time they come."""

    process: Hawkes
    log_likelihood: float
    events: int
    until: float


def checked(times: Any, until: float) -> np.ndarray:
    """Times as float64, (n,), after making sure that they can be times: finite, ascending, from 0 to `until`."""
    import numpy as np

    given = np.ascontiguousarray(times, dtype=np.float64).reshape(-1)
    if not (until > 0 and np.isfinite(until)):
        raise BadTimesError(f"watched until {until}", "give the length of time watched, above 0")
    if not np.isfinite(given).all():
        place = int(np.flatnonzero(~np.isfinite(given))[0])
        raise BadTimesError(f"time {place} is {given[place]}", "leave out events without a time")
    if len(given) and (given[0] < 0 or given.max() > until):
        odd = given[0] if given[0] < 0 else given.max()
        raise BadTimesError(f"an event at {odd}, outside 0 to {until}", "count time from when watching began")
    falls = np.flatnonzero(np.diff(given) < 0)
    if len(falls):
        at = int(falls[0])
        raise BadTimesError(
            f"time {at + 1} ({given[at + 1]}) comes before time {at} ({given[at]})", "sort the times first"
        )
    return given


def log_likelihood(process: Hawkes, times: Any, until: float) -> float:
    """Nats: the sum of log intensities at the events, less the intensity summed over 0 to `until`."""
    return _both(process, checked(times, until), until)[0]


def gradient(process: Hawkes, times: Any, until: float) -> np.ndarray:
    """Derivatives of the log-likelihood by rate, excitations, decays, in that order, (1 + 2 kernels,)."""
    return _both(process, checked(times, until), until)[1]


def _both(process: Hawkes, times: np.ndarray, until: float) -> tuple[float, np.ndarray]:
    import numpy as np

    from ceasefire.outlook.recursions import slopes

    excitation, decay = np.array(process.excitation, np.float64), np.array(process.decay, np.float64)
    out = np.zeros(1 + 2 * len(excitation))
    if not process.rate and len(times):
        return float("-inf"), out  # the first event cannot have come of itself
    return float(slopes(times, float(until), float(process.rate), excitation, decay, out)), out


def fit(times: Any, until: float, kernels: int = 1) -> Fitted | None:
    """The process of greatest likelihood, its branching ratio below 1; None where there is too little to say.

    times: ascending, (n,), in any unit, 0 when watching began; until: when it ended, same unit. Fitted by
    L-BFGS over logarithms of rate and decay and logits of excitation, from the best of a few starts that
    depend on the data alone: the same input gives the same bytes.
    """
    import numpy as np
    from scipy.optimize import minimize

    from ceasefire.outlook.recursions import slopes

    given = checked(times, until)
    if kernels < 1:
        raise BadTimesError(f"{kernels} kernels", "use one or more")
    gaps = np.diff(given)
    gaps = gaps[gaps > 0]
    if len(gaps) + 1 < LEAST:
        return None
    count, typical = len(given), float(np.median(gaps))
    end = float(until)
    mean = count / end
    out = np.zeros(1 + 2 * kernels)

    def below(point: np.ndarray) -> tuple[float, np.ndarray]:
        rate, excitation, decay = _natural(point, kernels)
        value = slopes(given, end, rate, excitation, decay, out)
        tilt = np.empty_like(point)
        tilt[0] = out[0] * rate
        tilt[1 : 1 + kernels] = excitation * (out[1 : 1 + kernels] - excitation @ out[1 : 1 + kernels])
        tilt[1 + kernels :] = out[1 + kernels :] * decay
        return -value / count, -tilt / count

    starts = [_start(mean, typical * scale, kernels) for scale in (1.0, 10.0, 100.0, 1000.0)]
    start = min(starts, key=lambda point: below(point)[0])
    low, high = np.log(typical * 1e-3), np.log(end * 10)
    bounds = [(np.log(mean) - 25, np.log(mean) + 3)] + [(-_WIDE, _WIDE)] * kernels + [(low, high)] * kernels
    found = minimize(
        below, np.clip(start, [b[0] for b in bounds], [b[1] for b in bounds]), jac=True, method="L-BFGS-B", bounds=bounds,
        options={"maxiter": 500, "ftol": 1e-13, "gtol": 1e-8},
    )  # fmt: skip
    rate, excitation, decay = _natural(found.x, kernels)
    order = np.argsort(decay, kind="stable")
    process = Hawkes(
        rate=float(rate),
        excitation=tuple(float(e) for e in excitation[order]),
        decay=tuple(float(d) for d in decay[order]),
    )
    return Fitted(process=process, log_likelihood=float(-found.fun * count), events=count, until=end)


def _natural(point: np.ndarray, kernels: int) -> tuple[float, np.ndarray, np.ndarray]:
    """Rate, excitations (their sum below 1) and decays of a point of the search."""
    import numpy as np

    odds = np.exp(point[1 : 1 + kernels])
    return float(np.exp(point[0])), odds / (1 + odds.sum()), np.exp(point[1 + kernels :])


def _start(mean: float, decay: float, kernels: int) -> np.ndarray:
    """Half of the events come of themselves; decays a factor of 10 apart."""
    import numpy as np

    decays = np.log(decay) + np.log(10.0) * np.arange(kernels)
    return np.concatenate([[np.log(mean / 2)], np.full(kernels, -np.log(kernels)), decays])


def simulate(process: Hawkes, until: float, rng: np.random.Generator) -> np.ndarray:
    """Times of one path from an empty past to `until`, ascending, (n,), by thinning (Ogata 1981)."""
    import numpy as np

    from ceasefire.outlook.recursions import thinned

    if process.branching >= 1:
        raise BadTimesError(
            f"each event sets off {process.branching:g} more, so their number would grow without end",
            "use excitations whose sum is below 1",
        )
    checked([], until)
    excitation, decay = np.array(process.excitation, np.float64), np.array(process.decay, np.float64)
    times = thinned(float(until), float(process.rate), excitation, decay, MOST, rng)
    if len(times) == MOST:
        raise BadTimesError(f"more than {MOST:,} events", "simulate a shorter time or a lower rate")
    return times


def residuals(process: Hawkes, times: Any, until: float) -> np.ndarray:
    """The intensity summed from each event to the next, (n,).

    Independent unit exponentials where the process is the one the events came from (time rescaling: Papangelou
    1972; Ogata 1988), so that 1 - exp(-residual) is uniform on 0 to 1.
    """
    import numpy as np

    from ceasefire.outlook.recursions import rescaled

    excitation, decay = np.array(process.excitation, np.float64), np.array(process.decay, np.float64)
    return rescaled(checked(times, until), float(process.rate), excitation, decay)
