"""Writes exact probabilities of large experiments, from Python's whole numbers and fractions.

    python3 large_discrete.py > ../discrete/large.csv        (experiment, expression, value, pmf, cdf)
"""
from fractions import Fraction
from math import comb


def row(experiment, expression, value, pmf, cdf):
    print(f"{experiment},{expression},{value},{float(pmf)!r},{float(cdf)!r}")


print("experiment,expression,value,pmf,cdf")
for n, p in ((1000, Fraction(1, 2)), (1000, Fraction(1, 10)), (500, Fraction(123456789, 10**9)), (20000, Fraction(1, 2)), (20000, Fraction(3, 10))):
    mass = [comb(n, k) * p.numerator**k * (p.denominator - p.numerator)**(n - k) for k in range(n + 1)]
    total, cumulative = p.denominator**n, 0
    for k in range(n + 1):
        cumulative += mass[k]
        if k in (0, 1, n // 10, int(n * p) - 20, int(n * p), int(n * p) + 37, n - n // 10, n):
            row(f"{n} coins {p}", "heads", k, Fraction(mass[k], total), Fraction(cumulative, total))

for k, s in ((1000, 6), (300, 20)):
    mass = [1]
    for _ in range(k):
        following, window = [0] * (len(mass) + s), 0
        for x in range(1, len(following)):
            window += mass[x - 1] if x - 1 < len(mass) else 0
            window -= mass[x - 1 - s] if 0 <= x - 1 - s < len(mass) else 0
            following[x] = window
        mass = following
    cumulative = 0
    for x in range(len(mass)):
        cumulative += mass[x]
        if x in (k, k + 1, 2 * k, k * (s + 1) // 2 - 60, k * (s + 1) // 2, k * (s + 1) // 2 + 111, k * s - 3, k * s):
            row(f"{k} dice {s}", "sum", x, Fraction(mass[x], s**k), Fraction(cumulative, s**k))

for k, s in ((100, 6), (40, 20)):
    below = lambda x: Fraction(x, s)**k
    for x in (1, 2, s - 1, s):
        row(f"{k} dice {s}", "max", x, below(x) - below(x - 1), below(x))
        row(f"{k} dice {s}", "min", x, below(s - x + 1) - below(s - x), 1 - below(s - x))
    inside = lambda r: sum(Fraction(r + 1, s)**k - 2 * Fraction(r, s)**k + (Fraction(r - 1, s)**k if r > 1 else 0) for _ in range(s - r)) if r > 0 else s * Fraction(1, s)**k
    for r in (0, 1, 3, s - 1):
        row(f"{k} dice {s}", "range", r, inside(r), sum(inside(q) for q in range(r + 1)))
