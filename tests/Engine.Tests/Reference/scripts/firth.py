"""Writes firth.csv: bias-reduced estimates of the data in families.json and of separated data, by mpmath with 40 digits.

The equations are those of Kosmidis and Firth (2009): sum [w (y - m) d/V + h d'/(2 d)] x = 0 with the slope d = dm/deta and
the leverages h, written out from the link functions and solved by mpmath's multidimensional Newton method.
Columns: name, coefficient, estimate, std_error.
Usage: python3 firth.py > firth.csv   (in Reference/scripts)
"""
import json
from mpmath import mp, mpf, matrix, exp, log, ncdf, npdf, diff, findroot, sqrt

mp.dps = 40
data = json.load(open("../families.json"))["data"]
inverse = {
    "logit": lambda t: 1 / (1 + exp(-t)), "probit": lambda t: ncdf(t),
    "cloglog": lambda t: 1 - exp(-exp(t)), "log": exp, "sqrt": lambda t: t * t,
}
slope = {
    "logit": lambda t: exp(-t) / (1 + exp(-t)) ** 2, "probit": npdf,
    "cloglog": lambda t: exp(t - exp(t)), "log": exp, "sqrt": lambda t: 2 * t,
}


def columns(terms, frame):
    n = len(next(iter(frame.values())))
    result = [("(Intercept)", [1] * n)]
    for term in terms:
        if isinstance(frame[term][0], str):
            for level in sorted(set(frame[term]))[1:]:
                result.append((term + level, [int(v == level) for v in frame[term]]))
        else:
            result.append((term, [mpf(repr(v)) for v in frame[term]]))
    return result


def fit(name, frame, y, terms, family, link, weights=None, start=None):
    named = columns(terms, frame)
    n, p = len(frame[y]), len(named)
    X = matrix(n, p)
    for j, (_, values) in enumerate(named):
        for i in range(n):
            X[i, j] = values[i]
    Y = [mpf(repr(v)) for v in frame[y]]
    W = [mpf(repr(v)) for v in frame[weights]] if weights else [mpf(1)] * n
    variance = (lambda m: m * (1 - m)) if family == "binomial" else (lambda m: m)

    def parts(beta):
        eta = X * matrix(beta)
        mu = [inverse[link](t) for t in eta]
        d = [slope[link](t) for t in eta]
        info = matrix(p, p)
        work = [w * s * s / variance(m) for w, s, m in zip(W, d, mu)]
        for i in range(n):
            for a in range(p):
                for b in range(p):
                    info[a, b] += work[i] * X[i, a] * X[i, b]
        return eta, mu, d, work, info ** -1

    def score(*beta):
        eta, mu, d, work, inv = parts(beta)
        total = [mpf(0)] * p
        for i in range(n):
            x = X[i, :]
            h = work[i] * (x * inv * x.T)[0]
            term = W[i] * (Y[i] - mu[i]) * d[i] / variance(mu[i]) + h * diff(slope[link], eta[i]) / (2 * d[i])
            for a in range(p):
                total[a] += term * X[i, a]
        return total

    root = findroot(score, start or [mpf(1) / 10] * p, tol=mpf(10) ** -50, maxsteps=60)
    inv = parts(list(root))[4]
    for j, (column, _) in enumerate(named):
        print(f"{name},{column},{mp.nstr(root[j], 20)},{mp.nstr(sqrt(inv[j, j]), 20)}", flush=True)


print("name,coefficient,estimate,std_error")
for link in ("logit", "probit", "cloglog"):
    fit(f"binary {link}", data, "binary", ["x", "g"], "binomial", link)
fit("share logit", data, "share", ["x"], "binomial", "logit", weights="m")
fit("count log", data, "count", ["x", "g"], "poisson", "log", weights="w0")
fit("growing sqrt", data, "growing", ["z"], "poisson", "sqrt", start=[2, 0.5])
separated = {"x": [1, 2, 3, 4, 5, 6, 7, 8], "z": [3, 1, 4, 1, 5, 9, 2, 6], "y": [0, 0, 0, 0, 1, 1, 1, 1]}
for link in ("logit", "probit"):
    fit(f"separated {link}", separated, "y", ["x", "z"], "binomial", link, start=[-2, 0.5, 0.01])
empty = {"g": ["a", "a", "a", "b", "b", "b"], "k": [0, 0, 0, 2, 1, 4]}
fit("empty log", empty, "k", ["g"], "poisson", "log", start=[-1.5, 2])
