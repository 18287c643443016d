# Writes families.json: fits of every family with its links to random data, with zero counts, offsets, prior and zero weights.
# Usage: Rscript families.R > families.json   (R with MASS, statmod, jsonlite)
# Figures are those of fits restarted until the coefficients stand still; iterations those of R's defaults.
suppressPackageStartupMessages({ library(MASS); library(statmod); library(jsonlite) })
set.seed(20251122)
n <- 40
x <- round(rnorm(n), 3)
z <- round(runif(n, 0.2, 2), 3)
g <- sample(c("a", "b", "c"), n, TRUE)
w <- round(runif(n, 0.5, 3), 2)
w0 <- replace(w, c(3, 17, 30), 0)
e <- round(runif(n, 0.5, 4), 2)
m <- sample(1:12, n, TRUE)
lin <- 0.4 * x + 0.3 * (g == "b")
data <- data.frame(x, z, g, w, w0, e, m,
  normal = round(2 + lin + 0.3 * rnorm(n), 3),
  positive = round(exp(1 + lin) * rgamma(n, 5, 5), 4),
  binary = as.integer(rbinom(n, 1, plogis(0.3 + lin))),
  share = rbinom(n, m, pnorm(-0.2 + lin)) / m,
  rare = rbinom(n, m, exp(-1.5 + 0.1 * x)) / m,
  count = rpois(n, exp(0.5 + lin)),
  exposed = rpois(n, e * exp(0.2 + lin)),
  over = rnegbin(n, exp(1 + lin), 1.3),
  growing = rpois(n, 3 + 2 * z),
  mixed = round(ifelse(runif(n) < 0.25, 0, rgamma(n, 2, 1) * exp(lin)), 4))

options(width = 80, digits = 7)
# What R prints for a summary, without the deviance residuals that R before 4.3 shows.
printed <- function(s, call, iterations) {
  s$call <- parse(text = call)[[1]]
  s$iter <- iterations
  text <- suppressWarnings(capture.output(print(s)))
  from <- match("Deviance Residuals: ", text)
  to <- from - 1 + grep("^Coefficients", text[from:length(text)])[1]
  text[-(from:(to - 1))]
}
cases <- list()
add <- function(name, formula, call, family, link, ..., theta = NULL, power = NULL, variance = NULL, weights = NULL, offset = NULL, start = NULL, nb = FALSE, loglik = TRUE) {
  args <- list(formula = as.formula(formula), data = data)
  if (!is.null(weights)) args$weights <- data[[weights]]
  if (!is.null(offset)) args$offset <- log(data[[offset]])
  if (!is.null(start)) args$start <- start
  own <- c(if (!is.null(theta)) paste("theta =", theta),
    if (link != switch(family, gaussian = , quasi = "identity", binomial = , quasibinomial = "logit", Gamma = "inverse", inverse.gaussian = "1/mu^2", "log"))
      if (startsWith(link, "mu^")) paste0("link = power(", substring(link, 4), ")") else paste0("link = \"", link, "\""),
    if (!is.null(variance)) paste0("variance = \"", variance, "\""))
  if (family == "tweedie") own <- paste0("var.power = ", power, ", link.power = ", c(log = 0, identity = 1, inverse = -1, sqrt = 0.5, `mu^0.3` = 0.3)[[link]])
  columns <- paste0(", data = d", if (!is.null(weights)) paste(", weights =", weights), if (!is.null(offset)) paste0(", offset = log(", offset, ")"))
  text <- if (family == "gaussian" && link == "identity") NULL else paste0("glm(formula = ", formula, ", family = ", family, if (length(own)) paste0("(", paste(own, collapse = ", "), ")"), columns, ")")
  tight <- function(e) glm.control(epsilon = e, maxit = 200)
  if (nb) {
    f <- formula; if (!is.null(offset)) f <- paste0(formula, " + offset(log(", offset, "))")
    args <- list(formula = as.formula(f), data = data, link = as.name(link)); if (!is.null(weights)) args$weights <- data[[weights]]
    first <- do.call(glm.nb, args)
    text <- NULL
    args$control <- tight(1e-15)
    fit <- suppressWarnings(do.call(glm.nb, args))
    # Both by turns until they stand still.
    mu <- fitted(fit); th <- fit$theta; W <- if (is.null(weights)) rep(1, n) else data[[weights]]
    fit2 <- fit
    for (i in 1:200) {
      th <- suppressWarnings(theta.ml(fit$y, mu, sum(W), W, limit = 100, eps = 1e-14))
      a2 <- list(formula = as.formula(f), data = data, family = negative.binomial(as.vector(th), link = link), start = coef(fit2), control = tight(1e-15))
      if (!is.null(weights)) a2$weights <- data[[weights]]
      fit2 <- suppressWarnings(do.call(glm, a2)); mu <- fitted(fit2)
    }
    s <- summary(fit2, dispersion = 1)
    lines <- printed(summary(fit), paste0("glm.nb(formula = ", formula, columns, ", init.theta = ", format(signif(fit$theta, 10), digits = 10), ", link = ", link, ")"), 1)
    result <- list(thetaEstimate = as.vector(th), thetaError = as.vector(attr(th, "SE")), aic = fit2$aic + 2, logLik = -(fit2$aic - 2 * fit2$rank) / 2, dispersion = 1)
    fit3 <- fit2
  } else {
    args$family <- call
    first <- suppressWarnings(do.call(glm, args))
    fit3 <- first
    for (i in 1:300) { args$start <- coef(fit3); args$control <- tight(1e-15); fit3 <- suppressWarnings(do.call(glm, args)) }
    s <- if (is.null(theta)) summary(fit3) else summary(fit3, dispersion = 1)
    result <- list(dispersion = s$dispersion)
    lines <- if (is.null(text)) NULL else printed(s, text, first$iter)
    if (loglik) { result$aic <- AIC(fit3); result$logLik <- as.numeric(logLik(fit3)) }
  }
  co <- coef(s)
  cases[[length(cases) + 1]] <<- c(list(name = name, formula = formula, family = family, link = link, theta = theta, power = power, variance = variance,
    weights = weights, offset = offset, start = start, estimate = unname(co[, 1]), error = unname(co[, 2]), names = rownames(co),
    deviance = fit3$deviance, nullDeviance = fit3$null.deviance, iterations = first$iter, text = lines, residualDf = fit3$df.residual), result)
}
add("gaussian identity", "normal ~ x + g", gaussian(), "gaussian", "identity", weights = "w")
add("gaussian log", "positive ~ x + g", gaussian("log"), "gaussian", "log")
add("gaussian inverse", "positive ~ z", gaussian("inverse"), "gaussian", "inverse")
for (l in c("logit", "probit", "cauchit", "cloglog")) {
  add(paste("binomial binary", l), "binary ~ x + g", binomial(l), "binomial", l)
  add(paste("binomial share", l), "share ~ x + g", binomial(l), "binomial", l, weights = "m")
}
add("binomial log", "rare ~ x", binomial("log"), "binomial", "log", weights = "m")
add("binomial probit offset", "share ~ x + g", binomial("probit"), "binomial", "probit", weights = "m", offset = "e")
for (l in c("log", "sqrt")) add(paste("poisson", l), "count ~ x + g", poisson(l), "poisson", l, weights = "w0")
add("poisson identity", "growing ~ z", poisson("identity"), "poisson", "identity", weights = "w")
add("poisson offset", "exposed ~ x + g", poisson(), "poisson", "log", offset = "e")
for (l in c("inverse", "identity", "log")) add(paste("Gamma", l), "positive ~ z + g", Gamma(l), "Gamma", l, weights = if (l == "log") "w0" else NULL)
for (l in c("1/mu^2", "inverse", "identity", "log")) add(paste("inverse.gaussian", l), "positive ~ z + g", inverse.gaussian(l), "inverse.gaussian", l, weights = if (l == "log") "w" else NULL)
add("inverse.gaussian offset", "positive ~ x", inverse.gaussian("log"), "inverse.gaussian", "log", offset = "e", weights = "w0")
q <- function(name, formula, l, v, ...) add(paste("quasi", name), formula, do.call(quasi, list(link = l, variance = v)), "quasi", l, variance = v, loglik = FALSE, ...)
q("constant", "normal ~ x + g", "identity", "constant", weights = "w0")
q("constant log", "positive ~ x", "log", "constant")
q("mu", "count ~ x + g", "log", "mu", offset = "e")
q("mu sqrt", "count ~ x + g", "sqrt", "mu")
q("mu^2", "count ~ x + g", "log", "mu^2")
q("mu^2 inverse", "positive ~ z", "inverse", "mu^2", weights = "w")
q("mu^3", "positive ~ z + g", "log", "mu^3")
q("mu^3 1/mu^2", "positive ~ z", "1/mu^2", "mu^3")
for (l in c("logit", "probit", "cloglog")) q(paste("mu(1-mu)", l), "share ~ x + g", l, "mu(1-mu)", weights = "w")
for (l in c("logit", "cauchit")) add(paste("quasibinomial", l), "share ~ x + g", quasibinomial(l), "quasibinomial", l, weights = "m", loglik = FALSE)
for (l in c("log", "sqrt")) add(paste("quasipoisson", l), "count ~ x + g", quasipoisson(l), "quasipoisson", l, weights = "w", loglik = FALSE)
for (l in c("log", "sqrt")) add(paste("negative.binomial", l), "over ~ x + g", negative.binomial(1.7, l), "negative.binomial", l, theta = 1.7, weights = "w0")
add("negative.binomial identity", "over ~ z", negative.binomial(2.2, "identity"), "negative.binomial", "identity", theta = 2.2)
add("negative.binomial offset", "over ~ x", negative.binomial(0.6), "negative.binomial", "log", theta = 0.6, offset = "e")
add("glm.nb log", "over ~ x + g", NULL, "negative.binomial", "log", nb = TRUE)
add("glm.nb sqrt", "over ~ x + g", NULL, "negative.binomial", "sqrt", nb = TRUE, weights = "w")
add("glm.nb offset", "over ~ x", NULL, "negative.binomial", "log", nb = TRUE, offset = "e")
tw <- function(p, formula, l, ...) add(paste("tweedie", p, l), formula, tweedie(p, c(log = 0, identity = 1, inverse = -1, sqrt = 0.5, `mu^0.3` = 0.3)[[l]]), "tweedie", l, power = p, loglik = FALSE, ...)
for (p in c(1.1, 1.5, 1.9)) tw(p, "mixed ~ x + g", "log", weights = "w")
tw(1.5, "mixed ~ z", "sqrt"); tw(1, "count ~ x + g", "log"); tw(0, "normal ~ x", "identity"); tw(2, "positive ~ x + g", "log"); tw(3, "positive ~ x", "log")
tw(2.5, "positive ~ x + g", "log", offset = "e"); tw(4, "positive ~ x", "log"); tw(-1, "positive ~ x", "log"); tw(1.5, "positive ~ z", "mu^0.3")
add("Gamma mu^0.3", "positive ~ z", Gamma(power(0.3)), "Gamma", "mu^0.3")
add("poisson mu^0.7", "growing ~ z", poisson(power(0.7)), "poisson", "mu^0.7")
cat(toJSON(list(data = as.list(data), cases = cases), digits = NA, auto_unbox = TRUE, null = "null"), "\n")
