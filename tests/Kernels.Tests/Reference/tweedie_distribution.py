"""Writes tweedie_distribution.csv: Tweedie distributions with 1 < power < 2 by mpmath, in the columns of distributions.csv.

Sums of Poisson probabilities times gamma densities and tails with 50 digits; quantiles are arguments whose tail is known.
Usage: python3 tweedie_distribution.py > tweedie_distribution.csv
"""
from mpmath import mp, mpf, exp, log, loggamma, gammainc, expm1, log1p

mp.dps = 50


def sums(x, mean, phi, power):
    """P(X = 0), density, P(0 < X <= x), P(X > x)."""
    mean, phi, power, x = mpf(mean), mpf(phi), mpf(power), mpf(x)
    count = mean ** (2 - power) / (phi * (2 - power))
    shape = (2 - power) / (power - 1)
    z = x / (phi * (power - 1) * mean ** (power - 1))
    if x == 0:
        return exp(-count), exp(-count), mpf(0), -expm1(-count)

    def terms(j):
        a = j * shape
        weight = exp(j * log(count) - count - loggamma(j + 1))
        density = exp(a * log(z) - z - loggamma(a)) / x
        if z < a:
            lower = gammainc(a, 0, z, regularized=True)
            return weight * density, weight * lower, weight * (1 - lower)
        upper = gammainc(a, z, mp.inf, regularized=True)
        return weight * density, weight * (1 - upper), weight * upper

    likely = (count * (z / shape) ** shape) ** (1 / (1 + shape))
    ends = sorted([likely, count])
    first, last = max(1, int(ends[0])), max(1, int(ends[1]) + 1)
    totals = [mpf(0)] * 3
    for start, step in ((first, -1), (first + 1, 1)):
        j = start
        while j >= 1:
            values = terms(j)
            totals = [total + value for total, value in zip(totals, values)]
            if (step < 0 or j > last) and all(value < total * mpf(10) ** -30 for value, total in zip(values, totals)):
                break
            j += step
    return [exp(-count)] + totals


def write(parameters, function, x, lower, is_log, value):
    text = ";".join(repr(p) for p in parameters)
    side = "" if lower is None else "TRUE" if lower else "FALSE"
    print(f"tweedie,{function},{text},{x!r},{side},{'TRUE' if is_log else 'FALSE'},{mp.nstr(value, 20)},mpmath,,", flush=True)


print("distribution,function,params,x,lower_tail,log,value,source,r_value,note")
for parameters in ((2.0, 1.0, 1.5), (1.0, 0.3, 1.2), (3.0, 4.0, 1.7), (0.01, 0.5, 1.3), (50.0, 0.02, 1.6), (1e3, 2.0, 1.9), (1.0, 200.0, 1.5),
                   (5.0, 0.1, 1.05), (1.0, 30.0, 1.95), (0.2, 1e4, 1.4)):
    mean, phi, power = parameters
    sd = (phi * mean ** power) ** 0.5
    ratios = [0.0] + [mean * r for r in (1e-8, 1e-3, 0.05, 0.3, 0.7, 1.0, 1.6)] + [mean + sd * r for r in (0.3, 2.0, 6.0, 15.0)]
    for x in sorted(float("%.6g" % r) for r in ratios):
        none, density, positive, upper = sums(x, *parameters)
        lower = none + positive
        log_lower = log1p(-upper) if upper < 0.5 else log(lower)
        log_upper = log1p(-lower) if lower < 0.5 else log(upper)
        write(parameters, "d", x, None, False, none if x == 0 else density)
        write(parameters, "d", x, None, True, log(none if x == 0 else density))
        for side, value, log_value in ((True, lower, log_lower), (False, upper, log_upper)):
            write(parameters, "p", x, side, False, value)
            write(parameters, "p", x, side, True, log_value)
            if x > 0 and value < 0.5 and value < 20 * x * density:
                # The argument of the rounded probability, by a step of Newton's method from that of the exact one.
                sign = 1 if side else -1
                if float(value) > 1e-290:
                    write(parameters, "q", float(value), side, False, x + sign * (float(value) - value) / density)
                write(parameters, "q", float(log_value), side, True, x + sign * value * (float(log_value) - log_value) / density)
