"""Writes draws.csv: for distributions with their parameters, moments and the probabilities of cells, by scipy.

Columns: distribution, params (;), mean, variance, excess kurtosis (nan where they do not exist), edges (;), probabilities (;).
Cell i is (edge i-1, edge i]; there is one more cell than edges.
Usage: python3 draws.py > draws.csv
"""
import warnings

import numpy as np
from scipy import optimize, stats

warnings.filterwarnings("ignore")


class CompoundPoissonGamma:
    """Tweedie's law of power 1 to 2: a Poisson number of gamma amounts."""

    def __init__(self, mean, dispersion, power):
        self.mean, self.dispersion, self.power = mean, dispersion, power
        rate = mean ** (2 - power) / (dispersion * (2 - power))
        spread = 40 * np.sqrt(rate) + 40
        self.counts = np.arange(max(1, int(rate - spread)), int(rate + spread))
        self.weights = stats.poisson.pmf(self.counts, rate)
        self.zero = np.exp(-rate)
        self.amounts = stats.gamma((2 - power) / (power - 1) * self.counts, scale=dispersion * (power - 1) * mean ** (power - 1))

    def sf(self, x):
        return np.array([np.sum(self.weights * self.amounts.sf(one)) for one in np.atleast_1d(x)])

    def cdf(self, x):
        return np.array([self.zero + np.sum(self.weights * self.amounts.cdf(one)) for one in np.atleast_1d(x)])

    def ppf(self, probabilities):
        top = self.mean * 4
        while self.sf(top)[0] > 1e-7:
            top *= 2
        return np.array([0 if p <= self.zero else optimize.brentq(
            lambda x: self.cdf(x)[0] - p if p < 0.5 else (1 - p) - self.sf(x)[0], 0, top, xtol=1e-300, rtol=1e-14) for p in probabilities])

    def stats(self, moments):
        p, variance = self.power, self.dispersion * self.mean ** self.power
        # Cumulants of exponential dispersion models: each is V times the derivative by the mean of the one before.
        fourth = self.dispersion ** 3 * p * (2 * p - 1) * self.mean ** (3 * p - 2)
        return self.mean, variance, None, fourth / variance ** 2


CASES = {
    "uniform": (stats.uniform, lambda a, b: (a, b - a), [(0, 1), (-2.5, 7.25), (1e6, 1e6 + 1)]),
    "exponential": (stats.expon, lambda rate: (0, 1 / rate), [(1,), (0.01,), (1e9,)]),
    "normal": (stats.norm, lambda mean, sd: (mean, sd), [(0, 1), (10, 2.5), (-1e6, 1e-3)]),
    "lognormal": (stats.lognorm, lambda m, s: (s, 0, np.exp(m)), [(0, 1), (2, 0.25), (-5, 3)]),
    "logistic": (stats.logistic, lambda m, s: (m, s), [(0, 1), (5, 0.1), (-100, 30)]),
    "cauchy": (stats.cauchy, lambda m, s: (m, s), [(0, 1), (-3, 0.5), (1000, 10)]),
    "weibull": (stats.weibull_min, lambda shape, scale: (shape, 0, scale), [(0.5, 2), (3.7, 10), (20, 0.1)]),
    "gamma": (stats.gamma, lambda shape, rate: (shape, 0, 1 / rate),
              [(0.05, 1), (0.7, 2), (1, 1), (2.5, 0.1), (30, 3), (1e6, 50), (1e12, 1)]),
    "chi_squared": (stats.chi2, lambda df: (df,), [(0.1,), (1,), (3.7,), (100,)]),
    "beta": (stats.beta, lambda a, b: (a, b), [(0.05, 0.1), (0.5, 3), (1, 1), (2, 3), (100, 200), (1e6, 5)]),
    "t": (stats.t, lambda df: (df,), [(0.5,), (1,), (3,), (30.5,), (1e6,)]),
    "f": (stats.f, lambda d1, d2: (d1, d2), [(0.5, 0.7), (3, 12), (10, 10), (1, 1e5)]),
    "inverse_gaussian": (stats.invgauss, lambda mean, shape: (mean / shape, 0, shape), [(1, 1), (2, 0.1), (3, 200)]),
    "bernoulli": (stats.bernoulli, lambda p: (p,), [(0.5,), (0.01,), (0.999,)]),
    "geometric": (stats.geom, lambda p: (p, -1), [(0.3,), (0.01,), (1e-6,), (0.95,)]),
    "discrete_uniform": (stats.randint, lambda a, b: (a, b + 1), [(1, 6), (-3, 4), (1, 1000003)]),
    "binomial": (stats.binom, lambda n, p: (n, p),
                 [(10, 0.5), (1, 0.3), (25, 0.1), (1000, 0.999), (10**5, 0.3), (10**5, 0.97), (10**7, 0.5), (10**9, 1e-5)]),
    "poisson": (stats.poisson, lambda mu: (mu,), [(0.001,), (2,), (50,), (1000.7,), (4096.5,), (1e5,), (1e9,)]),
    "negative_binomial": (stats.nbinom, lambda size, prob: (size, prob), [(3, 0.4), (0.5, 0.001), (1000, 0.01)]),
    "negative_binomial_mu": (stats.nbinom, lambda size, mu: (size, size / (size + mu)),
                             [(3, 4), (0.1, 0.5), (1000, 1e4), (0.3, 200), (2.5, 1e4), (50, 1e6)]),
    "hypergeometric": (stats.hypergeom, lambda m, n, k: (m + n, m, k),
                       [(10, 7, 8), (50, 1000, 30), (500, 500, 900), (100000, 50000, 60000), (30000, 200000, 140000), (10**6, 10**6, 10**6)]),
    "tweedie": (CompoundPoissonGamma, lambda mean, phi, power: (mean, phi, power), [(2, 1, 1.5), (0.3, 2, 1.2), (1000, 0.01, 1.9), (50, 3, 1.7)]),
}

PROBABILITIES = np.array([1e-5, 1e-4, 1e-3, 0.01, *np.arange(0.025, 0.99, 0.025), 0.99, 0.999, 0.9999, 0.99999])


def text(numbers):
    return ";".join(("%.17g" % number).replace("inf", "Infinity").replace("nan", "NaN") for number in numbers)


print("distribution,params,mean,variance,kurtosis,edges,probabilities")
for name, (family, arguments, cases) in CASES.items():
    for case in cases:
        law = family(*arguments(*case))
        edges = np.unique(law.ppf(PROBABILITIES))
        edges = edges[np.isfinite(edges)]
        cdf = law.cdf(edges)
        sf = law.sf(edges)
        # Differences of whichever tail is the smaller.
        lower = np.diff(np.concatenate([[0], cdf, [1]]))
        upper = -np.diff(np.concatenate([[1], sf, [0]]))
        cells = np.where(np.concatenate([cdf, [1]]) < 0.5, lower, upper)
        mean, variance, _, kurtosis = law.stats(moments="mvsk")
        if name == "hypergeometric":
            white, black, drawn = map(float, case)
            mean = drawn * white / (white + black)
            variance = mean * black / (white + black) * (white + black - drawn) / (white + black - 1)
        print(",".join([name, text(case), text([mean]), text([variance]), text([kurtosis]), text(edges), text(cells)]))
