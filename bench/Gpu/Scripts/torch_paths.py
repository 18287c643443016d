"""Times PyTorch on the first CUDA card, in doubles. Each argument is a job:

    product N P         X.T @ (w * X) for an N x P matrix
    logistic N P M      the logistic log-likelihood of N rows at M vectors of P coefficients
    poisson N P M       the same of Poisson's model with the log link
    normals N           N normal draws

Prints the version, then each job with its least seconds. Returns 3 where there is no PyTorch with a card.
"""
import sys
import time

try:
    import torch
except ImportError:
    sys.exit(3)
if not torch.cuda.is_available():
    sys.exit(3)

BLOCK_BYTES = 1 << 30
SECONDS = 0.5
DOUBLES = {"dtype": torch.float64, "device": "cuda"}


def least_seconds(action):
    action()
    torch.cuda.synchronize()
    least = float("inf")
    end = time.perf_counter() + SECONDS
    while True:
        begin = time.perf_counter()
        action()
        torch.cuda.synchronize()
        least = min(least, time.perf_counter() - begin)
        if time.perf_counter() > end:
            return least


def product(rows, columns):
    x = torch.randn(rows, columns, **DOUBLES)
    w = torch.rand(rows, 1, **DOUBLES)
    return lambda: x.T @ (w * x)


def likelihoods(rows, columns, vectors, kernel):
    x = torch.randn(rows, columns, **DOUBLES)
    y = (torch.rand(rows, **DOUBLES) < 0.5).double()
    betas = 0.5 * torch.randn(columns, vectors, **DOUBLES)
    block = max(1, BLOCK_BYTES // (8 * rows))

    def evaluate():
        for first in range(0, vectors, block):
            eta = x @ betas[:, first:first + block]
            y @ eta - kernel(eta).sum(0)

    return evaluate


def job(kind, *numbers):
    if kind == "product":
        return product(*numbers)
    if kind == "logistic":
        return likelihoods(*numbers, torch.nn.functional.softplus)
    if kind == "poisson":
        return likelihoods(*numbers, torch.exp)
    return lambda: torch.randn(numbers[0], **DOUBLES)


print(f"PyTorch {torch.__version__}, CUDA {torch.version.cuda}", flush=True)
for text in sys.argv[1:]:
    words = text.split()
    try:
        print(text, least_seconds(job(words[0], *map(int, words[1:]))), flush=True)
    except torch.cuda.OutOfMemoryError:
        print(text, "memory", flush=True)
    torch.cuda.empty_cache()
