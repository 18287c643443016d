"""Writes functions.csv: lane functions at chosen and random points, by mpmath with 400 bits.

Columns: function, x, value (nearest double), rest ((exact - value) / ulp(value)).
Usage: python3 functions.py > functions.csv
"""
import math
import random
from mpmath import mp, mpf, exp, expm1, log, log1p, sqrt

mp.prec = 400
random.seed(20240201)


def logistic(x):
    return 1 / (1 + exp(-x))


def softplus(x):
    return log1p(exp(x))


def stirling_error(x):
    return mp.loggamma(x + 1) - (log(2 * mp.pi * x) / 2 + x * log(x) - x)


def ulp(value):
    return mpf(2) ** max(math.frexp(value)[1] - 53, -1074)


def spread(low, high, count):
    return [random.uniform(low, high) for _ in range(count)]


def scales(low, high, count):
    """Magnitudes spread evenly over powers of two."""
    return [math.ldexp(random.uniform(1, 2), random.randint(low, high)) for _ in range(count)]


def both(values):
    return [v if random.random() < 0.5 else -v for v in values]


subnormal = [5e-324, 1e-323, 2.2250738585072009e-308, 2.2250738585072014e-308] + scales(-1074, -1023, 20)
halves = [k * math.log(2) / 2 for k in range(-40, 41, 2) if k] + [k * math.log(2) + d for k in (-3, -1, 1, 2, 3) for d in (-.3465735, .3465735, .3465736)]
points = {
    "exp": [-745.13, -744.4, -708.4, 709.78, 709.782712893384, 709.5, 1e-20, -1e-20] + subnormal[:6] + halves
        + spread(-745, 709.78, 400) + spread(-2, 2, 300) + both(scales(-60, 9, 200)) + spread(-745, -708, 60),
    "expm1": [709.78, 709.5, -40.5, -36.8, -800] + subnormal[:6] + halves
        + spread(-45, 709.78, 300) + spread(-1.5, 1.5, 500) + both(scales(-60, 9, 200)),
    "log": subnormal + [1.7976931348623157e308, math.sqrt(2), math.sqrt(.5), 0.9999999999999999, 1.0000000000000002]
        + spread(.5, 2, 400) + spread(.99, 1.01, 150) + scales(-1022, 1022, 300),
    "log1p": subnormal[:8] + [-v for v in subnormal[:8]] + [-0.9999999999999999, -0.5, 1e300, 1.7976931348623157e308]
        + spread(-.9999, 2, 500) + both(scales(-60, -2, 250)) + scales(-2, 1022, 150) + [math.ldexp(random.uniform(1, 2), -k) - 1 for k in range(2, 50)],
    "sqrt": subnormal + scales(-1022, 1022, 200),
    "logistic": [-745.1, -744, -709, -708, 36.7, 37, 745] + spread(-745, 40, 300) + spread(-5, 5, 500) + both(scales(-60, 5, 150)) + spread(-745, -708, 40),
    "softplus": [-745.1, -744, -709, -708, 36.7, 37, 745, 1e300] + spread(-745, 40, 300) + spread(-5, 5, 500) + both(scales(-60, 5, 150)) + scales(5, 1000, 40),
    "stirlingError": [.5, 1, 2, 3, 5, 10, 15, 15.5, 15.999, 16, 16.5, 100, 1e6, 1e15] + spread(1e-3, 20, 150) + scales(4, 60, 150),
}
functions = {"exp": exp, "expm1": expm1, "log": log, "log1p": log1p, "sqrt": sqrt,
             "logistic": logistic, "softplus": softplus, "stirlingError": stirling_error}

print("function,x,value,rest")
for name, xs in points.items():
    for x in xs:
        exact = functions[name](mpf(x))
        value = float(exact)
        if math.isinf(value):
            continue
        rest = (exact - mpf(value)) / ulp(value) if value else exact / mpf(5e-324)
        print(f"{name},{x!r},{value!r},{float(rest):.6f}")
