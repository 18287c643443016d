"""Writes stress.csv: every function of every distribution at random and extreme parameters, by mpmath.

Uses dist_mp.py of the project's reference scripts (mpmath with 60 digits). Columns: distribution, function, params, x,
lower_tail, log, value.
Usage: python3 stress.py FOLDER_OF_DIST_MP [ROWS_PER_DISTRIBUTION] > stress.csv
"""
import random
import signal
import sys

sys.path.insert(0, sys.argv[1])
import mpmath as mp
from mpmath import mpf
import dist_mp

random.seed(20240815)
ROWS = int(sys.argv[2]) if len(sys.argv) > 2 else 60


def scale(low, high):
    return float('%.6g' % (10 ** random.uniform(low, high)))


def unit(low=-6):
    p = scale(low, -0.31)
    return p if random.random() < 0.5 else float('%.6g' % (1 - p)) if p > 1e-5 else p


def whole(low, high):
    return float(int(scale(low, high)))


PARAMETERS = {
    "binomial": lambda: (whole(0, 6), unit()),
    "bernoulli": lambda: (unit(-12),),
    "discrete_uniform": lambda: (float(random.randint(-1000, 0)), whole(0, 9)),
    "uniform": lambda: (-scale(-3, 3), scale(-3, 3)),
    "normal": lambda: (random.choice([1, -1]) * scale(-3, 5), scale(-4, 4)),
    "chi_squared": lambda: (scale(-4, 6),),
    "t": lambda: (scale(-1, 7),),
    "f": lambda: (scale(-1, 6), scale(-1, 6)),
    "poisson": lambda: (scale(-6, 6),),
    "gamma": lambda: (scale(-4, 6), scale(-4, 4)),
    "beta": lambda: (scale(-4, 5), scale(-4, 5)),
    "exponential": lambda: (scale(-5, 5),),
    "negative_binomial": lambda: (scale(-3, 4), unit(-4)),
    "negative_binomial_mu": lambda: (scale(-2, 6), scale(-3, 4)),
    "geometric": lambda: (unit(-8),),
    "lognormal": lambda: (random.uniform(-20, 20), scale(-2, 1)),
    "weibull": lambda: (scale(-1, 2), scale(-4, 4)),
    "cauchy": lambda: (random.uniform(-100, 100), scale(-3, 3)),
    "logistic": lambda: (random.uniform(-100, 100), scale(-3, 3)),
    "hypergeometric": lambda: (whole(0, 3), whole(0, 3), 0),
}


def number(value):
    value = mpf(value)
    if mp.isnan(value):
        return 'NaN'
    if mp.isinf(value):
        return 'Infinity' if value > 0 else '-Infinity'
    return repr(float(value))


class TooSlow(Exception):
    pass


def stop(*_):
    raise TooSlow


signal.signal(signal.SIGALRM, stop)


def rough_quantile(d, p, lower):
    return float(dist_mp.quantile(d, mpf(p), lower, False)[0])


def rows(name):
    done = 0
    while done < ROWS:
        params = PARAMETERS[name]()
        if name == "hypergeometric":
            params = (params[0], params[1], float(random.randint(0, int(params[0] + params[1]))))
        d = dist_mp.CLASSES[name](*params)
        lower = random.random() < 0.5
        log = random.random() < 0.4
        p = scale(random.choice([-290, -30, -6, -0.7]), -0.31)
        logp = -scale(-3, 3.2)
        signal.setitimer(signal.ITIMER_REAL, 4)
        try:
            x = rough_quantile(d, p, lower)
            if not mp.isfinite(x) or x == 0 and not d.discrete:
                continue
            x = float('%.9g' % x) if not d.discrete else x
            out = [("d", x, '', log, d.d(mpf(x), log)), ("p", x, lower, log, d.p(mpf(x), lower, log)), ("p", x, not lower, log, d.p(mpf(x), not lower, log))]
            q = logp if log else p
            out.append(("q", q, lower, log, dist_mp.quantile(d, mpf(q), lower, log, mpf(x))[0]))
            if d.discrete:
                k = dist_mp.fuzz_range(d, mpf(q), lower, log, mpf(x))
                if k[0] != k[1]:
                    out.pop()
        except (TooSlow, ArithmeticError, ValueError, OverflowError):
            continue
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        for function, at, side, is_log, value in out:
            if mp.isfinite(value) and (value == 0 or mpf('1e-300') < abs(value) < mpf('1e300')):
                text = '' if side == '' else 'TRUE' if side else 'FALSE'
                print(name, function, ';'.join(number(v) for v in params), number(at), text, 'TRUE' if is_log else 'FALSE', number(value), sep=',')
        sys.stdout.flush()
        done += 1


def inverse_gaussian_rows():
    """By Shuster's formula with 400 digits; the reference scripts do not have this distribution."""
    mp.mp.dps = 400
    for _ in range(ROWS):
        mean = scale(-3, 3)
        shape = float('%.6g' % (scale(-3, 4) * random.choice([1, mean])))
        at = float('%.8g' % (mean * 10 ** random.uniform(-1.5, 1.2)))
        mu, lam, x = mpf(mean), mpf(shape), mpf(at)
        unit = mp.sqrt(lam / x)
        phi = lambda z: mp.erfc(-z / mp.sqrt(2)) / 2
        below, mirrored = unit * (x / mu - 1), mp.exp(2 * lam / mu) * phi(-unit * (x / mu + 1))
        density = mp.log(lam / (2 * mp.pi * x ** 3)) / 2 - lam * (x - mu) ** 2 / (2 * mu ** 2 * x)
        tails = (('TRUE', phi(below) + mirrored), ('FALSE', phi(-below) - mirrored))
        values = [('d', '', mp.exp(density))] + [('p', side, tail) for side, tail in tails]
        for function, side, value in values:
            for log, result in (('FALSE', value), ('TRUE', mp.log(value))):
                if mpf('1e-300') < abs(result) < mpf('1e300'):
                    print('inverse_gaussian', function, f'{mean!r};{shape!r}', number(at), side, log, number(result), sep=',')


print('distribution,function,params,x,lower_tail,log,value')
for name in PARAMETERS:
    rows(name)
inverse_gaussian_rows()
