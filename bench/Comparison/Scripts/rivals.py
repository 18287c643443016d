"""Usage: python3 rivals.py RIVAL FOLDER THREADS

Reads the case in FOLDER, lets RIVAL do it and prints what it took and found, a word and values a line.
Exit code 3: the rival's package is not installed.
"""
import os
import platform
import sys
import time
import warnings

import numpy as np

warnings.filterwarnings("ignore")
RIVAL, FOLDER = sys.argv[1], sys.argv[2]
CASE = {}
with open(os.path.join(FOLDER, "case.txt")) as file:
    for line in file:
        name, *values = line.split()
        CASE[name] = values
ROWS = int(CASE["rows"][0])
FAMILY = CASE.get("family", [""])[0]
LEVELS = [int(levels) for levels in CASE.get("levels", [])]


def path(name):
    return os.path.join(FOLDER, name)


def response():
    return np.fromfile(path("y"))


def columns():
    return np.fromfile(path("x")).reshape(int(CASE["columns"][0]), ROWS).T


def codes():
    return np.fromfile(path("f"), np.int32).reshape(len(LEVELS), ROWS)


def with_intercept():
    return np.hstack([np.ones((ROWS, 1)), columns()])


def model_matrix():
    """The whole of it, with an indicator for every level but the first."""
    indicators = [code[:, None] == np.arange(1, levels) for levels, code in zip(LEVELS, codes() if LEVELS else [])]
    return np.hstack([with_intercept(), *indicators])


def version(package):
    print("version", package.__name__, package.__version__)


def report(do_it, coefficients, iterations=lambda fit: "NA"):
    repeats = int(CASE["repeats"][0])
    start = time.perf_counter()
    for _ in range(repeats):
        fit = do_it()
    print("seconds", (time.perf_counter() - start) / repeats)
    print("iterations", iterations(fit))
    print("coefficients", *(f"{value:.17g}" for value in coefficients(fit)))


def run_statsmodels():
    import statsmodels
    import statsmodels.api as sm

    version(statsmodels)
    y, x = response(), model_matrix()
    if FAMILY == "gaussian":
        report(lambda: sm.OLS(y, x).fit(), lambda fit: fit.params)
        return
    family = {
        "binomial": sm.families.Binomial,
        "poisson": sm.families.Poisson,
        "Gamma": lambda: sm.families.Gamma(sm.families.links.log()),
    }[FAMILY]
    report(lambda: sm.GLM(y, x, family=family()).fit(), lambda fit: fit.params, lambda fit: fit.fit_history["iteration"])


def sparse_matrix():
    """The columns and indicators as scipy stores sparse rows."""
    import scipy.sparse as sparse

    indicators = []
    for levels, code in zip(LEVELS, codes()):
        kept = np.flatnonzero(code > 0)
        indicators.append(sparse.csr_matrix((np.ones(len(kept)), (kept, code[kept] - 1)), (ROWS, levels - 1)))
    return sparse.hstack([sparse.csr_matrix(columns()), *indicators], format="csr")


def run_sklearn(solver):
    import sklearn
    from sklearn.linear_model import GammaRegressor, LogisticRegression, PoissonRegressor

    version(sklearn)
    y = response()
    x = sparse_matrix() if LEVELS else np.ascontiguousarray(columns())
    if FAMILY == "binomial":
        model = LogisticRegression(penalty=None, solver=solver, tol=1e-8, max_iter=1000)
    else:
        regressor = {"poisson": PoissonRegressor, "Gamma": GammaRegressor}[FAMILY]
        model = regressor(alpha=0, solver=solver, tol=1e-8, max_iter=1000)
    report(
        lambda: model.fit(x, y),
        lambda fit: [np.ravel(fit.intercept_)[0], *np.ravel(fit.coef_)],
        lambda fit: np.ravel(fit.n_iter_)[0],
    )


def run_linear_regression():
    import sklearn
    from sklearn.linear_model import LinearRegression

    version(sklearn)
    y, x = response(), np.ascontiguousarray(columns())
    report(lambda: LinearRegression().fit(x, y), lambda fit: [fit.intercept_, *fit.coef_])


class Family:
    """What iteratively reweighted least squares needs of a family with its link, as R's glm has it."""

    def __init__(self):
        self.start, self.mean, self.working = {
            "gaussian": (lambda y: y, lambda eta: eta, self.gaussian),
            "binomial": (lambda y: np.log((y + 0.5) / (1.5 - y)), lambda eta: 1 / (1 + np.exp(-eta)), self.binomial),
            "poisson": (lambda y: np.log(y + 0.1), np.exp, self.poisson),
            "Gamma": (np.log, np.exp, self.gamma),
        }[FAMILY]

    @staticmethod
    def gaussian(y, mu):
        return np.ones_like(mu), y - mu, np.sum((y - mu) ** 2)

    @staticmethod
    def binomial(y, mu):
        weight = mu * (1 - mu)
        return weight, (y - mu) / weight, -2 * np.sum(np.log(np.where(y > 0.5, mu, 1 - mu)))

    @staticmethod
    def poisson(y, mu):
        ratio = np.where(y > 0, y, 1) / np.where(y > 0, mu, 1)
        return mu, (y - mu) / mu, 2 * np.sum(y * np.log(ratio) - (y - mu))

    @staticmethod
    def gamma(y, mu):
        return np.ones_like(mu), (y - mu) / mu, -2 * np.sum(np.log(y / mu) - (y - mu) / mu)


def irls(y, block_of, width):
    """Newton's method by normal equations, summed over blocks of rows, solved by Cholesky's factorization."""
    family = Family()
    height = max(256, 1_000_000 // width)
    beta, deviance = None, np.inf
    for iteration in range(1, 26):
        gram, right, before, deviance = np.zeros((width, width)), np.zeros(width), deviance, 0.0
        for first in range(0, ROWS, height):
            x, part = block_of(first, first + height), y[first:first + height]
            eta = family.start(part) if beta is None else x @ beta
            weight, residual, deviance_of_block = family.working(part, family.mean(eta))
            weighted = x * weight[:, None]
            gram += weighted.T @ x
            right += weighted.T @ (eta + residual)
            deviance += deviance_of_block
        if beta is not None and abs(deviance - before) / (abs(deviance) + 0.1) < 1e-8:
            return beta, iteration - 1
        lower = np.linalg.cholesky(gram)
        beta = np.linalg.solve(lower.T, np.linalg.solve(lower, right))
        if FAMILY == "gaussian":
            return beta, 1
    return beta, 25


def run_numpy():
    version(np)
    y, x = response(), with_intercept()
    width = x.shape[1] + sum(levels - 1 for levels in LEVELS)
    factors = codes() if LEVELS else []

    def block_of(first, last):
        if not LEVELS:
            return x[first:last]
        block = np.zeros((len(x[first:last]), width))
        block[:, :x.shape[1]] = x[first:last]
        at = x.shape[1] - 1
        for levels, code in zip(LEVELS, factors):
            rows = np.flatnonzero(code[first:last] > 0)
            block[rows, at + code[first:last][rows]] = 1
            at += levels - 1
        return block

    report(lambda: irls(y, block_of, width), lambda fit: fit[0], lambda fit: fit[1])


def run_pandas():
    import pandas

    version(pandas)
    start = time.perf_counter()
    table = pandas.read_csv(path("data.csv"))
    print("seconds", time.perf_counter() - start)
    print("coefficients", *(f"{value:.17g}" for value in table.sum()))


RIVALS = {
    "statsmodels": run_statsmodels,
    "sklearn-lbfgs": lambda: run_sklearn("lbfgs"),
    "sklearn-newton": lambda: run_sklearn("newton-cholesky"),
    "sklearn-linear": run_linear_regression,
    "numpy": run_numpy,
    "pandas": run_pandas,
}


def blas():
    """The BLAS that numpy has loaded, where the system tells."""
    try:
        with open("/proc/self/maps") as file:
            names = {os.path.basename(line.split()[-1]) for line in file if "blas" in line}
    except OSError:
        names = set()
    return " with " + ", ".join(sorted(names)) if names else ""


print("version Python", platform.python_version() + blas())
try:
    RIVALS[RIVAL]()
except ImportError:
    sys.exit(3)
