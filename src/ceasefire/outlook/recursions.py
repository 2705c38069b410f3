"""The loops of the self-exciting process in time: one pass over the events, whatever their number."""

from __future__ import annotations

import numpy as np

from ceasefire.agreement.jit import compiled


@compiled
def slopes(
    times: np.ndarray, until: float, rate: float, excitation: np.ndarray, decay: np.ndarray, out: np.ndarray
) -> float:
    """Log-likelihood, and its derivatives into `out` (rate, then excitations, then decays).

    With R_i the sum over earlier events of exp(-(t_i - t_j)/decay), R_i = exp(-gap/decay) (R_{i-1} + 1)
    (Ogata 1981; Ozaki 1979), and S_i the same sum weighted by t_i - t_j: one exponential an event and kernel.
    Events at one instant do not excite each other: `held` waits until time goes on.
    """
    kernels = len(excitation)
    near = np.zeros(kernels)  # R
    far = np.zeros(kernels)  # S
    weight = np.zeros(kernels)
    out[:] = 0.0
    total = 0.0
    last = 0.0
    held = 0.0
    for k in range(kernels):
        weight[k] = excitation[k] / decay[k]
    for i in range(len(times)):
        gap = times[i] - last
        intensity = rate
        for k in range(kernels):
            if gap > 0.0:
                fade = np.exp(-gap / decay[k])
                grown = near[k] + held
                far[k] = fade * (far[k] + gap * grown)
                near[k] = fade * grown
            intensity += weight[k] * near[k]
        if gap > 0.0:
            held = 0.0
            last = times[i]
        held += 1.0
        total += np.log(intensity)
        share = 1.0 / intensity
        out[0] += share
        for k in range(kernels):
            out[1 + k] += share * near[k] / decay[k]
            out[1 + kernels + k] += share * weight[k] * (far[k] / decay[k] - near[k]) / decay[k]
    # What the intensity sums to over the time watched.
    rest = until - last
    total -= rate * until
    out[0] -= until
    for k in range(kernels):
        fade = np.exp(-rest / decay[k])
        grown = near[k] + held
        left = fade * grown
        left_far = fade * (far[k] + rest * grown)
        born = len(times) - left
        total -= excitation[k] * born
        out[1 + k] -= born
        out[1 + kernels + k] += excitation[k] * left_far / (decay[k] * decay[k])
    return total


@compiled
def rescaled(times: np.ndarray, rate: float, excitation: np.ndarray, decay: np.ndarray) -> np.ndarray:
    """The intensity summed from event to event, (n,): unit exponentials where the process is the true one."""
    kernels = len(excitation)
    near = np.zeros(kernels)
    out = np.zeros(len(times))
    last = 0.0
    for i in range(len(times)):
        gap = times[i] - last
        sum_ = rate * gap
        for k in range(kernels):
            fade = np.exp(-gap / decay[k])
            sum_ += excitation[k] * near[k] * (1.0 - fade)
            near[k] = near[k] * fade + 1.0
        out[i] = sum_
        last = times[i]
    return out


@compiled
def thinned(
    until: float, rate: float, excitation: np.ndarray, decay: np.ndarray, most: int, rng: np.random.Generator
) -> np.ndarray:
    """Times of a simulated path up to `until`, or the first `most` (Ogata 1981).

    Between events the intensity only falls, so its value now bounds what follows.
    """
    kernels = len(excitation)
    level = np.zeros(kernels)
    out = np.empty(1024)
    count = 0
    now = 0.0
    while count < most:
        bound = rate
        for k in range(kernels):
            bound += level[k]
        if bound <= 0.0:
            break
        step = rng.exponential() / bound
        now += step
        if now > until:
            break
        intensity = rate
        for k in range(kernels):
            level[k] *= np.exp(-step / decay[k])
            intensity += level[k]
        if rng.random() * bound <= intensity:
            if count == len(out):
                more = np.empty(2 * count)
                more[:count] = out
                out = more
            out[count] = now
            count += 1
            for k in range(kernels):
                level[k] += excitation[k] / decay[k]
    return out[:count].copy()
