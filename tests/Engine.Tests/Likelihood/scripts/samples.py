"""Maximum likelihood estimates of distributions, by mpmath with 40 digits.

Writes ../../Reference/samples.json: for each distribution its values, estimates, standard errors from the
observed information, and log-likelihood. Run: python3 samples.py
"""
import json
import os

import mpmath as mp
import numpy as np

mp.mp.dps = 40
rng = np.random.default_rng(20240607)
lg = mp.loggamma


def norm(x, m, v):
    return -mp.log(2 * mp.pi * v) / 2 - (x - m) ** 2 / (2 * v)


DENSITIES = {
    "normal": lambda x, m, s: norm(x, m, s * s),
    "normal variance": lambda x, m, v: norm(x, m, v),
    "lognormal": lambda x, m, s: norm(mp.log(x), m, s * s) - mp.log(x),
    "exponential": lambda x, r: mp.log(r) - r * x,
    "poisson": lambda x, l: x * mp.log(l) - l - lg(x + 1),
    "bernoulli": lambda x, p: x * mp.log(p) + (1 - x) * mp.log(1 - p),
    "binomial": lambda x, p: lg(13) - lg(x + 1) - lg(13 - x) + x * mp.log(p) + (12 - x) * mp.log(1 - p),
    "geometric": lambda x, p: mp.log(p) + x * mp.log(1 - p),
    "negative.binomial": lambda x, k, m: lg(x + k) - lg(k) - lg(x + 1) + k * mp.log(k / (k + m)) + x * mp.log(m / (k + m)),
    "gamma": lambda x, a, r: a * mp.log(r) - lg(a) + (a - 1) * mp.log(x) - r * x,
    "gamma scale": lambda x, a, s: -a * mp.log(s) - lg(a) + (a - 1) * mp.log(x) - x / s,
    "beta": lambda x, a, b: lg(a + b) - lg(a) - lg(b) + (a - 1) * mp.log(x) + (b - 1) * mp.log(1 - x),
    "weibull": lambda x, k, s: mp.log(k) - k * mp.log(s) + (k - 1) * mp.log(x) - (x / s) ** k,
    "logistic": lambda x, m, s: -(x - m) / s - mp.log(s) - 2 * mp.log(1 + mp.exp(-(x - m) / s)),
    "cauchy": lambda x, m, s: -mp.log(mp.pi * s) - mp.log(1 + ((x - m) / s) ** 2),
    "inverse.gaussian": lambda x, m, d: -mp.log(2 * mp.pi * d * x ** 3) / 2 - (x - m) ** 2 / (2 * d * m * m * x),
    "t": lambda x, m, s, v: lg((v + 1) / 2) - lg(v / 2) - mp.log(mp.pi * v) / 2 - mp.log(s) - (v + 1) / 2 * mp.log(1 + ((x - m) / s) ** 2 / v),
}

DRAWS = {
    "normal": (rng.normal(9, 2, 60), [9, 2]),
    "normal variance": (rng.normal(1e4, 0.5, 40), [1e4, 0.25]),
    "lognormal": (rng.lognormal(1, 0.7, 50), [1, 0.7]),
    "exponential": (rng.exponential(3, 50), [0.33]),
    "poisson": (rng.poisson(4.2, 60), [4.2]),
    "bernoulli": (rng.binomial(1, 0.3, 70), [0.3]),
    "binomial": (rng.binomial(12, 0.23, 50), [0.23]),
    "geometric": (rng.geometric(0.2, 60) - 1, [0.2]),
    "negative.binomial": (rng.negative_binomial(2.5, 0.3, 80), [2.5, 6]),
    "gamma": (rng.gamma(0.4, 2, 70), [0.4, 0.5]),
    "gamma scale": (rng.gamma(9, 0.2, 60), [9, 0.2]),
    "beta": (rng.beta(0.6, 3, 60), [0.6, 3]),
    "weibull": (5 * rng.weibull(1.7, 60), [1.7, 5]),
    "logistic": (rng.logistic(-3, 0.8, 60), [-3, 0.8]),
    "cauchy": (2 + 0.3 * rng.standard_cauchy(60), [2, 0.3]),
    "inverse.gaussian": (rng.wald(2, 3, 60), [2, 0.33]),
    "t": (1 + 2 * rng.standard_t(3, 300), [1, 2, 3]),
}


def rounded(values):
    return [int(v) if float(v).is_integer() else float(f"{v:.5f}") for v in values]


def fit(density, values, start):
    xs = [mp.mpf(v) for v in values]
    k = len(start)

    def total(*theta):
        return mp.fsum(density(x, *theta) for x in xs)

    def slope(*theta):
        return [mp.diff(total, theta, tuple(int(i == j) for j in range(k))) for i in range(k)]

    # A few damped steps, then Newton's.
    theta = [mp.mpf(s) for s in start]
    for _ in range(60):
        g = mp.matrix(slope(*theta))
        h = hessian(total, theta)
        step = mp.lu_solve(-h, g)
        size = mp.mpf(1)
        while size > mp.mpf(10) ** -30:
            trial = [t + size * s for t, s in zip(theta, step)]
            try:
                if mp.im(total(*trial)) == 0 and total(*trial) >= total(*theta):
                    break
            except (ValueError, ZeroDivisionError):
                pass
            size /= 2
        theta = [t + size * s for t, s in zip(theta, step)]
        if max(abs(s / t) for s, t in zip(step, theta)) < mp.mpf(10) ** -17:
            break
    inverse = (-hessian(total, theta)) ** -1
    return theta, [mp.sqrt(inverse[i, i]) for i in range(k)], total(*theta)


def hessian(total, theta):
    k = len(theta)
    return mp.matrix(k, k) + mp.matrix([[mp.diff(total, tuple(theta), tuple(int(l == i) + int(l == j) for l in range(k))) for j in range(k)] for i in range(k)])


cases = []
for name, density in DENSITIES.items():
    drawn, start = DRAWS[name]
    values = rounded(drawn)
    estimates, errors, value = fit(density, values, start)
    cases.append({
        "name": name, "values": values, "estimates": [float(e) for e in estimates],
        "errors": [float(e) for e in errors], "logLik": float(value)})
    print(name, cases[-1]["estimates"], cases[-1]["logLik"], flush=True)

target = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Reference", "samples.json")
with open(target, "w", encoding="utf-8", newline="\n") as file:
    file.write("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
