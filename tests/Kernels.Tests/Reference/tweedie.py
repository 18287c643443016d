"""Writes tweedie.csv: log-densities of Tweedie's distributions at their mean 1, by mpmath.

Columns: power, dispersion, log. For 1 < p < 2 the Poisson sum of gamma densities, for p > 2 the alternating series of the
stable density with as many digits as its cancellation needs.
Usage: python3 tweedie.py > tweedie.csv
"""
from mpmath import mp, mpf, exp, gamma, log, loggamma, pi, sin


def compound(p, phi):
    mean = 1 / (phi * (2 - p))
    shape = (2 - p) / (p - 1)
    scale = phi * (p - 1)
    mode = max(1, int(mean))

    def term(j):
        return exp(j * log(mean) - mean - loggamma(j + 1) - shape * j * log(scale) - loggamma(shape * j) - 1 / scale)

    total, top = mpf(0), term(mode)
    for step in (1, -1):
        j = mode if step > 0 else mode - 1
        while j >= 1:
            value = term(j)
            total += value
            if value < top * mpf(10) ** -30:
                break
            j += step
    return log(total)


def stable(p, phi):
    shift = 1 / (phi * (p - 1) * (p - 2))
    mp.dps = 50 + int(1.2 * shift)
    p, phi = mpf(p), mpf(phi)
    shift = 1 / (phi * (p - 1) * (p - 2))
    alpha = (p - 2) / (p - 1)
    total, k = mpf(0), 1
    while True:
        size = exp(loggamma(1 + alpha * k) + k * (alpha - 1) * log(phi) + alpha * k * log(p - 1) - loggamma(1 + k) - k * log(p - 2))
        total += size * (-1) ** k * sin(-k * pi * alpha)
        if k > 10 and size < abs(total) * mpf(10) ** -30 and size < mpf(10) ** -30:
            break
        k += 1
    return log(total / pi) + shift


print("power,dispersion,log")
for p in ("1.01", "1.1", "1.3", "1.5", "1.7", "1.9", "1.99", "2.05", "2.2", "2.5", "2.9", "3.5", "5", "10"):
    for phi in ("1e-6", "1e-4", "3e-4", "1e-3", "1.7e-3", "3e-3", "0.01", "0.03", "0.1", "0.3", "1", "3", "10", "100", "1e4", "1e6"):
        mp.dps = 50
        power, dispersion = mpf(float(p)), mpf(float(phi))
        shift = 1 / (dispersion * (power - 1) * abs(power - 2))
        if (power < 2 and shift > 3e6) or (power > 2 and shift > 400):
            continue
        value = compound(power, dispersion) if power < 2 else stable(power, dispersion)
        print(f"{p},{phi},{mp.nstr(value, 20)}", flush=True)
