"""Writes tails.csv: tail probabilities of the normal, t and F distributions, LogGamma and StirlingError.

Rows of the project's reference table distributions.csv, and more extreme points by mpmath; every value is
exact for the doubles that are written.
Columns: function, x, df1, df2, value.
Usage: python3 tails.py DISTRIBUTIONS_CSV [POINTS] > tails.csv
"""
import csv
import random
import sys
from mpmath import mp, mpf, loggamma, exp, log, erfc, sqrt, pi

random.seed(20240611)


def ibeta(a, b, x, y):
    """I_x(a, b) for y = 1 - x, by a series of positive terms on the side where it converges fast."""
    def series(a, b, x, y):
        total = term = mpf(1)
        n = 0
        while term > total * mpf(10)**(-mp.dps - 3) or (a + b + n) * x >= a + 1 + n:
            term *= (a + b + n) / (a + 1 + n) * x
            total += term
            n += 1
        return exp(a * log(x) + b * log(y) - log(a) - (loggamma(a) + loggamma(b) - loggamma(a + b))) * total

    mp.dps = 80
    if x < y or (min(a, b) > 1000 and x * (a + b) <= a):
        return series(a, b, x, y)
    mp.dps = 420
    return 1 - series(b, a, y, x)


def tt(t, df):
    mp.dps = 420
    q = mpf(t)**2 / mpf(df)
    return ibeta(mpf(df) / 2, mpf(1) / 2, 1 / (1 + q), q / (1 + q))


def ff(f, df1, df2):
    mp.dps = 420
    q = mpf(df1) * mpf(f) / mpf(df2)
    return ibeta(mpf(df2) / 2, mpf(df1) / 2, 1 / (1 + q), q / (1 + q))


def nn(z):
    mp.dps = 60
    return erfc(mpf(z) / sqrt(mpf(2)))


def fl(v):
    return repr(float(v))


def logu(low, high):
    return float('%.6g' % exp(random.uniform(low, high) * log(mpf(10))))


def row(function, x, df1, df2, value):
    print(function, repr(float(x)).replace('inf', 'Infinity'), df1, df2, value, sep=',')


N = int(sys.argv[2]) if len(sys.argv) > 2 else 40
print('function,x,df1,df2,value')
for r in csv.DictReader(open(sys.argv[1])):
    if r['function'] != 'p' or r['log'] != 'FALSE' or r['source'] != 'mpmath' or r['note'] == 'underflow':
        continue
    sign = -1 if r['lower_tail'] == 'TRUE' else 1
    if r['distribution'] == 'normal' and r['params'] == '0;1':
        row('normal_upper', sign * float(r['x']), '', '', r['value'])
    elif r['distribution'] == 't':
        row('t_upper', sign * float(r['x']), r['params'], '', r['value'])
    elif r['distribution'] == 'f' and sign == 1:
        df1, df2 = r['params'].split(';')
        row('f_upper', r['x'], df1, df2, r['value'])
for i in range(N):
    z = float('%.6g' % random.uniform(0, 38.4)) if i % 3 else logu(-8, 1)
    row('normal_two_sided', z, '', '', fl(nn(z)))
for i in range(3 * N):
    df = [1, 2, 3, 5, 10, 27.5, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 0.1, 0.5, 1e9][i % 15]
    if i % 3 == 0:
        t = logu(-3, 1)
    elif df >= 100:
        t = float('%.6g' % random.uniform(3, 36))
    else:
        t = logu(0.3, min(300 / df, 100))
    if i % 7 == 0:
        df = logu(-1, 7)
    v = tt(t, df)
    if v > 1e-307:
        row('t_two_sided', t, repr(float(df)), '', fl(v))
for i in range(3 * N):
    df1 = random.choice([1, 2, 3, 5, 10, 50, 100, 1000, 1e5, 1e6])
    df2 = random.choice([1, 2, 3, 7, 20, 100, 1e3, 1e5, 1e7])
    if i % 6 == 0:
        df1 = logu(-0.5, 5)
        df2 = logu(-0.5, 7)
    spread = float(sqrt(mpf(2) / df1 + mpf(2) / df2))
    f = float('%.6g' % exp(spread * random.uniform(*[(-3, 6), (0, 34), (-1, 1)][i % 3])))
    v = ff(f, df1, df2)
    if v > 1e-307:
        row('f_upper', f, repr(float(df1)), repr(float(df2)), fl(v))
mp.dps = 80
for i in range(2 * N):
    z = logu(-10, 15) if i % 2 else random.uniform(0.4, 20)
    row('stirling_error', z, '', '', fl(loggamma(mpf(z)) - ((mpf(z) - mpf(1) / 2) * log(mpf(z)) - mpf(z) + log(2 * pi) / 2)))
for i in range(2 * N):
    z = [logu(-300, 300), random.uniform(0.01, 12), float(1 + i % 2 + random.choice([-1, 1]) * mpf(10)**random.uniform(-10, -0.5))][i % 3]
    row('log_gamma', z, '', '', fl(loggamma(mpf(z))))
