# Writes degenerate.csv: what R answers at the limits of parameters and arguments. Run: Rscript degenerate.R > degenerate.csv
# (R 4.2.2; columns as in distributions.csv). Left out is where R contradicts itself: parameters out of range with p = 0 or 1,
# infinite locations and scales, a beta distribution's cdf beyond a mass at 1 (0, as at 1), upper quantiles of beta(0, 0) (its lower
# ones), qhyper at log p = -Inf (NaN), qnbinom outside [0, 1] (0), and values at infinity or NaN of what has all its mass there.
options(digits = 17, warn = -1)
cat("distribution,function,params,x,lower_tail,log,value,source,r_value,note\n")
limits <- list(
  binomial = list(10.5, .5, 3.4, .2, 0, .5, 10, 0, 10, 1),
  bernoulli = list(0, 1),
  uniform = list(3, 3),
  normal = list(1, 0),
  chi_squared = list(0, Inf),
  t = list(Inf),
  f = list(Inf, 3, 3, Inf, 1, Inf, 2, Inf),
  poisson = list(0),
  gamma = list(0, 1, Inf, 1),
  beta = list(0, 0, 0, 2, 2, 0, Inf, 2, 2, Inf, Inf, Inf, 0, Inf),
  exponential = list(Inf, 0),
  negative_binomial = list(0, .5, 2, 1),
  negative_binomial_mu = list(0, 2, 2, 0, Inf, 2),
  geometric = list(1),
  lognormal = list(1, 0),
  weibull = list(2, 0),
  cauchy = list(1, 0),
  logistic = list(1, 0),
  hypergeometric = list(5.5, 5, 2, 4.5, 5, 2, 5, 5.5, 2, 5, 5, 2.4, 5, 5, 0, 0, 5, 2, 5, 0, 2, 5, 5, 10)
)
invalid <- list(
  binomial = list(10, -.1, 10, 1.1, -1, .5, NaN, .5, 10, NaN), bernoulli = list(-.1, NaN), uniform = list(3, 2, NaN, 1),
  normal = list(1, -1, NaN, 1, 0, NaN), chi_squared = list(-1, NaN), t = list(0, -1, NaN), f = list(0, 3, 3, 0, -1, 3, NaN, 3),
  poisson = list(-1, NaN), gamma = list(-1, 1, 2, -1, NaN, 1), beta = list(-1, 2, NaN, 2), exponential = list(-1, NaN),
  negative_binomial = list(2, 0, 2, 1.1, -1, .5, NaN, .5), negative_binomial_mu = list(2, -1, -1, 2, NaN, 2),
  geometric = list(0, 1.1, -.1, NaN), lognormal = list(1, -1, NaN, 1), weibull = list(0, 1, -1, 1, 2, -1, NaN, 1),
  cauchy = list(1, -1, NaN, 1), logistic = list(1, -1, NaN, 1), hypergeometric = list(5, 5, 11, -1, 5, 2, NaN, 5, 2)
)
suffixes <- c(binomial = "binom", bernoulli = "bernoulli", uniform = "unif", normal = "norm", chi_squared = "chisq", t = "t", f = "f",
  poisson = "pois", gamma = "gamma", beta = "beta", exponential = "exp", negative_binomial = "nbinom", negative_binomial_mu = "nbinom",
  geometric = "geom", lognormal = "lnorm", weibull = "weibull", cauchy = "cauchy", logistic = "logis", hypergeometric = "hyper")
counts <- c(bernoulli = 1, chi_squared = 1, t = 1, poisson = 1, exponential = 1, geometric = 1, hypergeometric = 3)
dbernoulli <- function(x, prob, ...) dbinom(x, 1, prob, ...)
pbernoulli <- function(x, prob, ...) pbinom(x, 1, prob, ...)
qbernoulli <- function(x, prob, ...) qbinom(x, 1, prob, ...)
show <- function(v) ifelse(is.nan(v), "NaN", ifelse(v == Inf, "Infinity", ifelse(v == -Inf, "-Infinity", sprintf("%.17g", v))))
row <- function(law, parameters, letter, x, lower, log) {
  named <- switch(law, gamma = list(shape = parameters[1], rate = parameters[2]),
    negative_binomial_mu = list(size = parameters[1], mu = parameters[2]), as.list(parameters))
  extra <- if (letter == "d") list(log = log) else list(lower.tail = lower, log.p = log)
  value <- do.call(paste0(letter, suffixes[[law]]), c(list(x), named, extra))
  side <- if (letter == "d") "" else lower
  isGone <- law %in% c("chi_squared", "gamma") && parameters[1] == Inf || law == "exponential" && parameters == 0
  contradiction <- letter == "p" && x > 1 && law == "beta" && (parameters[2] == 0 || parameters[1] == Inf) ||
    letter == "q" && !lower && law == "beta" && all(parameters == 0) ||
    letter == "p" && x == 1 && law == "f" && all(parameters == Inf) ||
    letter == "q" && log && x == -Inf && law == "hypergeometric" ||
    letter == "q" && is.nan(value) && law == "exponential" ||
    letter == "q" && grepl("negative", law) && if (log) x > 0 else x < 0 || x > 1
  if (isTRUE(contradiction) || isTRUE(isGone && (x == Inf || is.nan(value) && letter == "p"))) return(invisible())
  cat(law, letter, paste(show(parameters), collapse = ";"), show(x), side, log, show(value), "R", show(value), "degenerate\n", sep = ",")
}
sets <- function(values, law) {
  count <- if (law %in% names(counts)) counts[[law]] else 2
  split(unlist(values), (seq_along(values) - 1) %/% count)
}
for (law in names(limits)) for (parameters in sets(limits[[law]], law)) {
  for (x in c(-Inf, -1, 0, .5, 1, 2, 3, Inf, NaN)) for (log in c(FALSE, TRUE)) {
    row(law, parameters, "d", x, NA, log)
    for (lower in c(TRUE, FALSE)) row(law, parameters, "p", x, lower, log)
  }
  for (lower in c(TRUE, FALSE)) {
    for (p in c(-.1, 0, .25, .75, 1, 1.1, NaN)) row(law, parameters, "q", p, lower, FALSE)
    for (p in c(-Inf, -2, -.1, 0, .1)) row(law, parameters, "q", p, lower, TRUE)
  }
}
for (law in names(invalid)) for (parameters in sets(invalid[[law]], law)) {
  row(law, parameters, "d", 1, NA, FALSE)
  row(law, parameters, "p", 1, FALSE, TRUE)
  row(law, parameters, "q", .4, TRUE, FALSE)
}
