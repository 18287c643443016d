"""Writes functions.csv: lane functions at chosen and random points, by mpmath with 400 bits.

Columns: function, x, value (nearest double), rest ((exact - value) / ulp(value)).
Usage: python3 functions.py > functions.csv
"""
import math
import random
from mpmath import mp, mpf, erf, erfc, exp, expm1, log, log1p, sqrt

mp.prec = 400
random.seed(20240201)


def logistic(x):
    return 1 / (1 + exp(-x))


def softplus(x):
    return log1p(exp(x))


def stirling_error(x):
    return mp.loggamma(x + 1) - (log(2 * mp.pi * x) / 2 + x * log(x) - x)


def digamma(x):
    return mp.digamma(x)


def normal_upper(x):
    return erfc(x / sqrt(mpf(2))) / 2


def log_normal_upper(x):
    return log1p(-normal_upper(-x)) if x < 0 else log(normal_upper(x))


def mills_sum(z):
    """z P(Z > z) / density for z beyond 4e4, where forty terms of its asymptotic series have all digits."""
    total, term = mpf(0), mpf(1)
    for k in range(40):
        total += term
        term *= -(2 * k + 1) / (z * z)
    return total


def log_upper_and_hazard(z):
    """log P(Z > z) and density / P(Z > z); far out without e^(-z^2/2), whose exponent would need more bits than there are."""
    if z < 4e4:
        tail = normal_upper(z)
        return log(tail), 1 / (tail * sqrt(2 * mp.pi) * exp(z * z / 2))
    total = mills_sum(z)
    return log(total / (z * sqrt(2 * mp.pi))) - z * z / 2, z / total


def tail_quantile(log_tail):
    """z > 0 with log P(Z > z) = log_tail <= log(1/2), by Newton's method."""
    z = sqrt(mpf(2) * -log_tail)
    if z > 3:
        z = sqrt(-2 * log_tail - log(2 * mp.pi * -2 * log_tail))
    for _ in range(200):
        log_upper, hazard = log_upper_and_hazard(z)
        step = (log_upper - log_tail) / hazard
        z += step
        if abs(step) <= mpf(2) ** -300 * abs(z):
            break
    return z


def normal_quantile(p):
    return -tail_quantile(log(p)) if p < 0.5 else tail_quantile(log(1 - p))


def normal_quantile_log(p):
    return -tail_quantile(p) if p < log(mpf(0.5)) else tail_quantile(log(-expm1(p)))


def ulp(value):
    return mpf(2) ** max(math.frexp(value)[1] - 53, -1074)


def spread(low, high, count):
    return [random.uniform(low, high) for _ in range(count)]


def scales(low, high, count):
    """Magnitudes spread evenly over powers of two."""
    return [math.ldexp(random.uniform(1, 2), random.randint(low, high)) for _ in range(count)]


def near(center, count):
    return [center + d for d in both(scales(-40, -3, count))]


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
    "stirlingError": [.5, 1, 2, 3, 5, 9.999, 10, 10.5, 100, 1e6, 1e15, 1e-10, 1e-5] + spread(1e-3, 1, 40) + spread(1, 10, 150) + scales(3, 60, 60),
    "lgamma": [5e-324, 1e-300, 0.5, 1.5, 2.5, 2.6, 1e10, 1e300, 2.5e305] + spread(0, 4, 250) + spread(2, 30, 100) + near(1, 40) + near(2, 40) + scales(-300, 300, 60),
    "digamma": [1e-300, 1, 2, 1.4616321449683622, 1.4616321449683624, 1e300] + spread(0, 3, 200) + spread(2, 12, 100) + near(1.4616321449683622, 40) + scales(-300, 300, 60),
    "trigamma": [1e-150, 1, 2, 10, 1e300] + spread(0, 12, 200) + scales(-300, 300, 60),
    "erf": [1, -1, 5.9, 6.1, 5e-324] + spread(-6, 6, 200) + both(scales(-300, 0, 60)),
    "erfc": [26.5, 27.2, 1e-300] + spread(-6, 26.5, 250) + both(scales(-60, 0, 60)),
    "normalDensity": [37.5, 38.5, 1e-300] + spread(-38.5, 38.5, 200) + both(scales(-60, 2, 60)),
    "normalUpper": [37.5, 38.4, 1e-300] + spread(-8, 38.5, 250) + both(scales(-60, 2, 60)),
    "logNormalUpper": [37.5, 1e150, -38] + spread(-38, 38, 250) + both(scales(-60, 2, 60)) + scales(3, 500, 20),
    "normalQuantile": [5e-324, 1e-300, 0.075, 0.925, 0.5000000000000001, 0.49999999999999994, 0.9999999999999999] + spread(0, 1, 150) + scales(-1074, -4, 100) + near(0.5, 30),
    "normalQuantileLog": [-1e-300, -0.6931471805599453, -0.6931471805599454, -729.5, -1e10, -1e300] + spread(-4, 0, 100) + spread(-745, 0, 60) + [-v for v in scales(-1000, 1000, 100)],
    "atan": [5e-324, 1e-300, 0.41421356237309503, 0.4142135623730951, 2.414213562373095, 2.4142135623730954, 1, -1, 1e300]
        + both(spread(0, 3, 400)) + both(scales(-60, 60, 200)) + near(0.41421356237309503, 40) + near(2.414213562373095, 40),
}
functions = {"exp": exp, "expm1": expm1, "log": log, "log1p": log1p, "sqrt": sqrt,
             "logistic": logistic, "softplus": softplus, "stirlingError": stirling_error,
             "lgamma": mp.loggamma, "digamma": digamma, "trigamma": lambda x: mp.psi(1, x), "erf": erf, "erfc": erfc, "atan": mp.atan,
             "normalDensity": lambda x: exp(-x * x / 2) / sqrt(2 * mp.pi), "normalUpper": normal_upper, "logNormalUpper": log_normal_upper,
             "normalQuantile": normal_quantile, "normalQuantileLog": normal_quantile_log}

print("function,x,value,rest")
for name, xs in points.items():
    for x in xs:
        exact = functions[name](mpf(x))
        value = float(exact)
        if math.isinf(value):
            continue
        rest = (exact - mpf(value)) / ulp(value) if value else exact / mpf(5e-324)
        print(f"{name},{x!r},{value!r},{float(rest):.6f}")
